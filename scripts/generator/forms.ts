/** The part of a node's form that fills in a record. */
import type { Form as RuntimeForm } from '../../nodes/UltraCart/execution/operation';
import type { Attribute, Form, Operation, Resource } from '../metadata/types';
import { camelOf, labelOf, parameterOf } from './names';
import { byLabel, propertiesOf, propertyOf, type Property } from './property';
import { collectionOf, formOf, variantsOf, type Rows } from './resolve';

type Show = Readonly<Record<string, readonly (string | boolean)[]>>;

const shown = (show: Show): Pick<Property, 'displayOptions'> => ({
	displayOptions: {
		show: Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]])),
	},
});

const KEEP = 'keep';
const DISCOUNT_OPTIONS = 'discountOptions';

/** How the running node reads the form. */
export function runtimeForm(operation: Operation, resource: Resource): RuntimeForm | undefined {
	const form = formOf(operation);
	if (!form) return undefined;
	const fresh = operation.kind === 'create';
	return {
		model: form.model,
		define: `define${resource.label.replace(/ /g, '')}`,
		json: `${resource.name}Json`,
		first: fresh ? form.first : [],
		...(fresh && { fresh: true as const }),
		collection: fresh ? 'additionalFields' : 'updateFields',
		...(form.variants && {
			variants: { parameter: form.variants.parameter, options: DISCOUNT_OPTIONS, told: form.variants.told },
		}),
	};
}

/** Where a field of the exclusive children stands, and for which of them. */
interface Placed {
	readonly attribute: Attribute;
	readonly wire: string;
	readonly required: string[];
	readonly shown: string[];
	readonly optional: string[];
}

/**
 * The fields of all exclusive children, each once: children share a field where their rows are the same object, which is how
 * the table says that it means the same.
 *
 * @throws when two different rows would get the same parameter
 */
function placeVariantFields(model: string, rows: Rows): Placed[] {
	const placed = new Map<string, Placed>();
	const { attributes } = rows.model(model);
	for (const kind of variantsOf(rows.model(model))) {
		const { model: child = '', variant } = attributes[kind] ?? {};
		const kindValue = parameterOf(kind, rows.attribute(model, kind));
		for (const [wire, attribute] of Object.entries(rows.model(child).attributes)) {
			if (attribute.notInForms !== undefined) continue;
			const name = parameterOf(wire, attribute);
			const field = placed.get(name) ?? { attribute, wire, required: [], shown: [], optional: [] };
			if (field.attribute !== attribute) {
				throw new Error(
					`${child}.${wire}: another row already has the parameter ${name}; share the row, or give this one a "parameter" of its own`,
				);
			}
			placed.set(name, field);
			if (variant?.required.includes(wire)) field.required.push(kindValue);
			else if (variant?.shown.includes(wire)) field.shown.push(kindValue);
			else field.optional.push(kindValue);
		}
	}
	return [...placed.values()];
}

/** The list of exclusive children to choose from, each with its one-line hint. */
function variantList(form: Form, rows: Rows): NonNullable<Property['options']> {
	return variantsOf(rows.model(form.model))
		.map((wire) => ({ wire, attribute: rows.attribute(form.model, wire) }))
		.map(({ wire, attribute }) => ({
			name: labelOf(wire, attribute),
			value: parameterOf(wire, attribute),
			description: attribute.description,
		}))
		.sort(byLabel);
}

function variantProperties(form: Form, operations: readonly Operation[], base: Show, rows: Rows): Property[] {
	if (!form.variants) return [];
	const { parameter, label, default: start } = form.variants;
	const list = variantList(form, rows);
	const named = (kind: Operation['kind']) =>
		operations.filter((each) => each.kind === kind).map(({ name }) => name);
	const type = (names: string[], options: NonNullable<Property['options']>, initial: string): Property => ({
		displayName: label,
		name: parameter,
		type: 'options',
		noDataExpression: true,
		...shown({ ...base, operation: names }),
		options,
		default: initial,
		description: `What the ${form.model.toLowerCase()} gives. A ${form.model.toLowerCase()} has exactly one.`,
	});
	const keep = {
		name: `Keep Current ${label.replace(/ Type$/, '')}`,
		value: KEEP,
		description: `Leave the ${label.replace(/ Type$/, '').toLowerCase()} as it is`,
	};
	const placed = placeVariantFields(form.model, rows);
	const field = ({ wire, attribute }: Placed, kinds: string[], more: Partial<Property> = {}) =>
		propertyOf(wire, attribute, rows, { ...more, ...shown({ ...base, [parameter]: kinds }) });
	const optional = placed.filter((each) => each.optional.length > 0);
	return [
		type(named('create'), list, camelOf(start)),
		type(named('update'), [...list, keep].sort(byLabel), KEEP),
		...placed
			.filter((each) => each.required.length > 0)
			.map((each) => field(each, each.required, { required: true })),
		...placed.filter((each) => each.shown.length > 0).map((each) => field(each, each.shown)),
		{
			displayName: `${label.replace(/ Type$/, '')} Options`,
			name: DISCOUNT_OPTIONS,
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			...shown({ ...base, [parameter]: [...new Set(optional.flatMap((each) => each.optional))].sort() }),
			options: optional
				.map(({ wire, attribute, optional: kinds }) =>
					propertyOf(wire, attribute, rows, shown({ [`/${parameter}`]: kinds })),
				)
				.sort(byLabel),
		},
	];
}

/** All fields of the forms that a resource's operations share. */
export function formProperties(resource: Resource, rows: Rows): Property[] {
	const operations = resource.operations.filter((operation) => formOf(operation));
	const [example] = operations;
	const form = example && formOf(example);
	const runtime = example && runtimeForm(example, resource);
	if (!form || !runtime) return [];
	const { attributes } = rows.model(form.model);
	const names = operations.map(({ name }) => name);
	const on = (operation: string[], more: Show = {}): Show => ({
		resource: [resource.name],
		operation,
		...more,
	});
	const fields = on(names, { [runtime.define]: ['fields'] });
	const first = Object.fromEntries(form.first.map((wire) => [wire, rows.attribute(form.model, wire)]));
	const creating = operations.filter(({ kind }) => kind === 'create').map(({ name }) => name);
	const updating = operations.filter(({ kind }) => kind === 'update').map(({ name }) => name);
	const collection = (displayName: string, name: string, where: string[], firstToo: boolean): Property => ({
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		...shown({ ...fields, operation: where }),
		options: propertiesOf(collectionOf(form, attributes, firstToo), rows).sort(byLabel),
	});
	return [
		{
			displayName: `Define ${resource.label}`,
			name: runtime.define,
			type: 'options',
			noDataExpression: true,
			...shown(on(names)),
			options: [
				{ name: 'Using Fields', value: 'fields', description: 'Fill in a form' },
				{
					name: 'Using JSON',
					value: 'json',
					description: "Give UltraCart's own JSON, as text or from an expression",
				},
			],
			default: 'fields',
		},
		{
			displayName: `${resource.label} (JSON)`,
			name: runtime.json,
			type: 'json',
			required: true,
			...shown(on(names, { [runtime.define]: ['json'] })),
			default: '{}',
			description: `The ${resource.label.toLowerCase()}, with UltraCart's attribute names. On an update, only what is to change.`,
		},
		...Object.entries(first).map(([wire, attribute]) =>
			propertyOf(wire, attribute, rows, { required: true, ...shown({ ...fields, operation: creating }) }),
		),
		...variantProperties(form, operations, fields, rows),
		collection('Additional Fields', 'additionalFields', creating, false),
		collection('Update Fields', 'updateFields', updating, true),
	];
}
