import { PARAMETERS } from '../../nodes/UltraCart/execution/read';
import type { Operation, Resource } from '../metadata/types';
import { labelOf } from './names';
import { byLabel, type Property } from './property';
import { choosable, type Rows } from './resolve';
import { on } from './show';

/** "Output": for every kind of record that is too long to look at whole. */
export function outputProperties(resource: Resource, rows: Rows): Property[] {
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
