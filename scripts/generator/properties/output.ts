import { FIELDS_METHOD, INCLUDE, OUTPUT, OUTPUT_FIELDS } from '../../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../../metadata/resource';
import { choosableOutput, includable } from '../operations';
import type { Rows } from '../rows';
import { chooseFromList } from './attribute';
import { byLabel, showFor, type Property } from './displayOptions';

/** "Output": for records that are too long to look at whole. */
export function outputProperties(resource: Resource, rows: Rows): Property[] {
	const operations = resource.operations.filter((operation) => choosableOutput(operation, resource, rows));
	if (operations.length === 0) return [];
	return [
		{
			displayName: 'Output',
			name: OUTPUT.name,
			type: 'options',
			...showFor(resource, operations),
			options: [
				{ name: 'Raw', value: OUTPUT.raw, description: 'Everything UltraCart sends' },
				{ name: 'Selected Fields', value: OUTPUT.selected, description: 'Only the fields you choose' },
				{ name: 'Simplified', value: OUTPUT.simplified, description: 'The fields most often needed' },
			],
			default: OUTPUT.simplified,
			description: 'How much of each record comes out',
		},
		{
			displayName: OUTPUT_FIELDS.label,
			name: OUTPUT_FIELDS.name,
			type: 'multiOptions',
			...showFor(resource, operations, { [OUTPUT.name]: [OUTPUT.selected] }),
			typeOptions: { loadOptionsMethod: FIELDS_METHOD },
			default: [],
			description: chooseFromList('IDs'),
		},
		...includeProperties(resource, rows),
	];
}

/** "Include": operations that hand out the same kind of record offer the same parts. */
function includeProperties(resource: Resource, rows: Rows): Property[] {
	const byModel = new Map<string, Operation[]>();
	for (const operation of resource.operations) {
		if (!includable(operation, resource, rows)) continue;
		const { name = '' } = choosableOutput(operation, resource, rows) ?? {};
		byModel.set(name, [...(byModel.get(name) ?? []), operation]);
	}
	return [...byModel].map(([model, operations]) => ({
		displayName: INCLUDE.label,
		name: INCLUDE.name,
		type: 'multiOptions',
		...showFor(resource, operations),
		options: Object.entries(rows.model(model).expansions ?? {})
			.map(([value, name]) => ({ name, value }))
			.sort(byLabel),
		default: [],
		description: 'Parts that UltraCart adds only where they are wanted: each makes its answer longer',
	}));
}
