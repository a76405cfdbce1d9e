/** "Options": one collection for the whole node, each option shown only where it does something. */
import {
	MAX_RATE_LIMIT_WAIT,
	OPERATION,
	OPTIONS,
	RESOURCE,
	TIMEOUT,
	UNKNOWN_ATTRIBUTES,
} from '../../../nodes/UltraCart/parameters';
import type { Resource } from '../../metadata/resource';
import { entriesOf, inputProperty } from './inputs';
import type { Rows } from '../rows';
import { byLabel, mergeAlike, showIf, type Property } from './displayOptions';

/** The operations of a resource that have an option, as n8n shows it: below "Options", only where it does something. */
function optionProperties(resource: Resource, rows: Rows): Property[] {
	return resource.operations.flatMap((operation) =>
		entriesOf(operation, true, rows).map(([name, input]) => {
			const property = inputProperty(name, input, resource, operation, rows);
			const show = Object.entries(property.displayOptions?.show ?? {});
			return {
				...property,
				displayOptions: { show: Object.fromEntries(show.map(([key, values]) => [`/${key}`, values])) },
			};
		}),
	);
}

/** What JSON may hold, for the operations that take it: one option for all of them, whatever their resource. */
function jsonOptions(resources: readonly Resource[]): Property[] {
	const taking = resources.flatMap(({ operations }) => operations.filter(({ form }) => form !== undefined));
	const names = new Set(taking.map(({ name }) => name));
	if (names.size === 0) return [];
	return [
		{
			displayName: UNKNOWN_ATTRIBUTES.label,
			name: UNKNOWN_ATTRIBUTES.name,
			type: 'options',
			...showIf({ [`/${OPERATION}`]: [...names] }),
			options: [
				{
					name: 'Refuse',
					value: UNKNOWN_ATTRIBUTES.refuse,
					description: 'Nothing is sent, and the name that was probably meant is told',
				},
				{
					name: 'Send',
					value: UNKNOWN_ATTRIBUTES.send,
					description: 'For attributes that UltraCart got after this version of the node was made',
				},
			],
			default: UNKNOWN_ATTRIBUTES.refuse,
			description: "What becomes of attributes in JSON that are not known as UltraCart's",
		},
	];
}

const runOptions: Property[] = [
	{
		displayName: MAX_RATE_LIMIT_WAIT.label,
		name: MAX_RATE_LIMIT_WAIT.name,
		type: 'number',
		typeOptions: { minValue: MAX_RATE_LIMIT_WAIT.minValue },
		default: MAX_RATE_LIMIT_WAIT.default,
		description: 'How many seconds to wait in all while UltraCart says that too many calls were made',
	},
	{
		displayName: TIMEOUT.label,
		name: TIMEOUT.name,
		type: 'number',
		typeOptions: { minValue: TIMEOUT.minValue, maxValue: TIMEOUT.maxValue },
		default: TIMEOUT.default,
		description: 'How many seconds UltraCart may take for one call, until its answer has come in full',
	},
];

/** "Options", the same collection for every operation. */
export const optionsProperty = (resources: readonly Resource[], rows: Rows): Property => ({
	displayName: 'Options',
	name: OPTIONS,
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		...mergeAlike(
			mergeAlike(
				resources.flatMap((resource) => optionProperties(resource, rows)),
				`/${OPERATION}`,
			),
			`/${RESOURCE}`,
		),
		...jsonOptions(resources),
		...runOptions,
	].sort(byLabel),
});
