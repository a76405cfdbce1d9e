/** "Options": one collection for the whole node, each option shown only where it does something. */
import { PARAMETERS } from '../../nodes/UltraCart/input/readItem';
import type { Resource } from '../metadata/types';
import { entriesOf, inputProperty } from './inputs';
import { byLabel, type Property } from './property';
import type { Rows } from './resolve';
import { mergeAlike } from './show';

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

/** "Options", the same collection for every operation. */
export const optionsProperty = (resources: readonly Resource[], rows: Rows): Property => ({
	displayName: 'Options',
	name: PARAMETERS.options,
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		...mergeAlike(
			mergeAlike(
				resources.flatMap((resource) => optionProperties(resource, rows)),
				'/operation',
			),
			'/resource',
		),
		...runOptions,
	].sort(byLabel),
});
