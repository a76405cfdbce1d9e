import { PARAMETERS } from '../../nodes/UltraCart/execution/read';
import { FIELDS_METHOD } from '../../nodes/UltraCart/methods/fields';
import type { Operation, Resource } from '../metadata/types';
import { choose, type Property } from './property';
import { choosable, type Rows } from './resolve';
import { on } from './show';

/** "Output": for every kind of record that is too long to look at whole. */
export function outputProperties(resource: Resource, rows: Rows): Property[] {
	const byModel = new Map<string, Operation[]>();
	for (const operation of resource.operations) {
		const model = choosable(operation, resource, rows);
		if (model) byModel.set(model.name, [...(byModel.get(model.name) ?? []), operation]);
	}
	return [...byModel].flatMap(([, operations]) => [
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
			displayName: 'Field Names or IDs',
			name: PARAMETERS.outputFields,
			type: 'multiOptions' as const,
			...on(resource, operations, { [PARAMETERS.output]: ['selected'] }),
			typeOptions: { loadOptionsMethod: FIELDS_METHOD },
			default: [],
			description: choose('IDs'),
		},
	]);
}
