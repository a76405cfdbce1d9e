import { PARAMETERS } from '../../nodes/UltraCart/input/readItem';
import { FIELDS_METHOD } from '../../nodes/UltraCart/fieldOptions';
import type { Resource } from '../metadata/types';
import { choose, type Property } from './property';
import { choosable, type Rows } from './resolve';
import { on } from './show';

/** "Output": for records that are too long to look at whole. */
export function outputProperties(resource: Resource, rows: Rows): Property[] {
	const operations = resource.operations.filter((operation) => choosable(operation, resource, rows));
	if (operations.length === 0) return [];
	return [
		{
			displayName: 'Output',
			name: PARAMETERS.output,
			type: 'options',
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
			type: 'multiOptions',
			...on(resource, operations, { [PARAMETERS.output]: ['selected'] }),
			typeOptions: { loadOptionsMethod: FIELDS_METHOD },
			default: [],
			description: choose('IDs'),
		},
	];
}
