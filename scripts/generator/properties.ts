/** A resource's rows as the properties n8n shows. */
import { PARAMETERS } from '../../nodes/UltraCart/execution/read';
import type { Input, Operation, Resource } from '../metadata/types';
import { formProperties } from './forms';
import { labelOf } from './names';
import { byLabel, propertiesOf, propertyOf, type Property } from './property';
import { choosable, filtersOf, hasLocator, inputsOf, locatorNames, type Rows } from './resolve';

const on = (
	resource: Resource,
	operations: readonly Operation[],
	more: Record<string, (string | boolean)[]> = {},
) => ({
	displayOptions: {
		show: { resource: [resource.name], operation: operations.map(({ name }) => name), ...more },
	},
});

/** The list of operations. */
function operationProperty(resource: Resource): Property {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.name] } },
		options: resource.operations
			.map(({ label, name, description, action }) => ({ name: label, value: name, description, action }))
			.sort(byLabel),
		default: resource.operations[0]?.name ?? '',
	};
}

/** Operations that offer the same ways of naming the record share one locator. */
function locatorProperties(resource: Resource, rows: Rows): Property[] {
	const located = resource.operations.filter(hasLocator);
	const ways = new Map<string, Operation[]>();
	for (const operation of located) {
		const names = locatorNames(operation, resource).join();
		ways.set(names, [...(ways.get(names) ?? []), operation]);
	}
	return [...ways].map(([names, operations]) => locator(resource, names.split(','), operations, rows));
}

function locator(resource: Resource, names: string[], operations: Operation[], rows: Rows): Property {
	const { attributes } = rows.model(resource.record);
	return {
		displayName: resource.label,
		name: resource.name,
		type: 'resourceLocator',
		required: true,
		default: { mode: names[0] ?? 'id', value: '' },
		description: `The ${resource.label.toLowerCase()} this is about`,
		...on(resource, operations),
		modes: names.map((name) => {
			const { label, placeholder, attribute } = resource.names[name] ?? {
				label: '',
				placeholder: '',
				attribute: '',
			};
			const isNumber = attributes[attribute]?.type === 'integer';
			return {
				displayName: label,
				name,
				type: 'string' as const,
				placeholder,
				...(isNumber && {
					validation: [
						{
							type: 'regex' as const,
							properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' },
						},
					],
				}),
			};
		}),
	};
}

function inputProperty(
	name: string,
	input: Input,
	resource: Resource,
	operation: Operation,
	rows: Rows,
): Property {
	const show = Object.fromEntries(
		Object.entries(input.show ?? {}).map(([key, values]) => [key, [...values]]),
	);
	const property = propertyOf(name, input, rows, {
		...(input.default !== undefined && { default: input.default }),
		...(input.required && { required: true }),
		...on(resource, [operation], show),
	});
	const { min, most } = input;
	if (min === undefined && most === undefined) return property;
	const limits = {
		...(min !== undefined && { minValue: min }),
		...(most !== undefined && { maxValue: most }),
	};
	return { ...property, typeOptions: { ...property.typeOptions, ...limits } };
}

const entriesOf = (operation: Operation, option: boolean): [string, Input][] =>
	Object.entries(inputsOf(operation)).filter(([, input]) => (input.option ?? false) === option);

const inputProperties = (resource: Resource, rows: Rows): Property[] =>
	resource.operations.flatMap((operation) =>
		entriesOf(operation, false).map(([name, input]) => inputProperty(name, input, resource, operation, rows)),
	);

function listProperties(resource: Resource, rows: Rows): Property[] {
	const lists = resource.operations.filter(({ kind }) => kind === 'list');
	if (lists.length === 0) return [];
	return [
		{
			displayName: 'Return All',
			name: PARAMETERS.returnAll,
			type: 'boolean',
			...on(resource, lists),
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: PARAMETERS.limit,
			type: 'number',
			typeOptions: { minValue: 1 },
			...on(resource, lists, { [PARAMETERS.returnAll]: [false] }),
			default: 50,
			description: 'Max number of results to return',
		},
		...lists.flatMap((operation) => filterProperty(operation, resource, rows)),
		...sortProperty(lists, resource, rows),
	];
}

function filterProperty(operation: Operation, resource: Resource, rows: Rows): Property[] {
	const filters = filtersOf(operation, rows);
	if (Object.keys(filters).length === 0) return [];
	return [
		{
			displayName: 'Filters',
			name: PARAMETERS.filters,
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			...on(resource, [operation]),
			options: propertiesOf(filters, rows).sort(byLabel),
		},
	];
}

function sortProperty(lists: Operation[], resource: Resource, rows: Rows): Property[] {
	const sorted = lists.filter(
		(operation) => operation.kind === 'list' && rows.endpoint(operation.endpoint).sort,
	);
	const [first] = sorted;
	if (first?.kind !== 'list') return [];
	const fields = rows.endpoint(first.endpoint).sort ?? [];
	return [
		{
			displayName: 'Sort By',
			name: PARAMETERS.sort,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Sort Field',
			default: {},
			...on(resource, sorted),
			options: [
				{
					name: 'by',
					displayName: 'Sort By',
					values: [
						{
							displayName: 'Direction',
							name: 'direction',
							type: 'options',
							options: [
								{ name: 'Ascending', value: 'ascending' },
								{ name: 'Descending', value: 'descending' },
							],
							default: 'ascending',
						},
						{
							displayName: 'Field',
							name: 'field',
							type: 'options',
							options: fields
								.map((wire) => ({ name: labelOf(wire, rows.attribute(resource.record, wire)), value: wire }))
								.sort(byLabel),
							default: fields[0] ?? '',
						},
					],
				},
			],
		},
	];
}

/** "Output": for every kind of record that is too long to look at whole. */
function outputProperties(resource: Resource, rows: Rows): Property[] {
	const byModel = new Map<string, Operation[]>();
	for (const operation of resource.operations) {
		const model = choosable(operation, resource, rows);
		if (model) byModel.set(model.name, [...(byModel.get(model.name) ?? []), operation]);
	}
	return [...byModel].flatMap(([model, operations]) => [
		{
			displayName: 'Output',
			name: PARAMETERS.output,
			type: 'options' as const,
			...on(resource, operations),
			options: [
				{ name: 'Raw', value: 'raw', description: 'Everything UltraCart sends' },
				{ name: 'Selected Fields', value: 'selected', description: 'Only the fields you choose' },
				{ name: 'Simplified', value: 'simplified', description: 'The fields most often needed' },
			],
			default: 'simplified',
			description: 'How much of each record comes out',
		},
		{
			displayName: 'Fields to Include',
			name: PARAMETERS.outputFields,
			type: 'multiOptions' as const,
			...on(resource, operations, { [PARAMETERS.output]: ['selected'] }),
			options: Object.entries(rows.model(model).attributes)
				.filter(([, { secret }]) => !secret)
				.map(([wire, attribute]) => ({ name: labelOf(wire, attribute), value: wire }))
				.sort(byLabel),
			default: [],
			description: 'The fields that come out',
		},
	]);
}

/** Everything n8n shows for a resource, but for the options. */
export const resourceProperties = (resource: Resource, rows: Rows): Property[] => [
	operationProperty(resource),
	...locatorProperties(resource, rows),
	...inputProperties(resource, rows),
	...formProperties(resource, rows),
	...listProperties(resource, rows),
	...outputProperties(resource, rows),
];

/** The operations of a resource that have an option, as n8n shows it: below "Options", only where it does something. */
function optionProperties(resource: Resource, rows: Rows): Property[] {
	return resource.operations.flatMap((operation) =>
		entriesOf(operation, true).map(([name, input]) => {
			const property = inputProperty(name, input, resource, operation, rows);
			const show = Object.entries(property.displayOptions?.show ?? {});
			return {
				...property,
				displayOptions: { show: Object.fromEntries(show.map(([key, values]) => [`/${key}`, values])) },
			};
		}),
	);
}

const runOptions: Property[] = [
	{
		displayName: 'Longest Wait for the Rate Limit',
		name: 'rateLimitWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		description: 'How many seconds to wait in all while UltraCart says that too many calls were made',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 120,
		description: 'How many seconds UltraCart may take to answer one call',
	},
];

/** Resources that have the same option in the same operations share it. */
function mergeAlike(properties: Property[]): Property[] {
	const merged = new Map<string, Property>();
	for (const property of properties) {
		const { '/resource': resources, ...others } = property.displayOptions?.show ?? {};
		const key = JSON.stringify({ ...property, displayOptions: others });
		const known = merged.get(key)?.displayOptions?.show?.['/resource'] ?? [];
		merged.set(key, {
			...property,
			...(resources && { displayOptions: { show: { '/resource': [...known, ...resources], ...others } } }),
		});
	}
	return [...merged.values()];
}

/** "Options", the same collection for every operation. */
export const optionsProperty = (resources: readonly Resource[], rows: Rows): Property => ({
	displayName: 'Options',
	name: PARAMETERS.options,
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: mergeAlike([
		...resources.flatMap((resource) => optionProperties(resource, rows)),
		...runOptions,
	]).sort(byLabel),
});

/** The list of resources. */
export const resourceProperty = (resources: readonly Resource[]): Property => ({
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ label, name }) => ({ name: label, value: name })).sort(byLabel),
	default: resources[0]?.name ?? '',
});
