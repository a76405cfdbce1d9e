/** What listings ask: how many, which, in which order. */
import { PARAMETERS } from '../../nodes/UltraCart/execution/read';
import type { Operation, Resource } from '../metadata/types';
import { labelOf } from './names';
import { byLabel, propertiesOf, type Property } from './property';
import { filtersOf, type Rows } from './resolve';
import { on } from './show';

export function listProperties(resource: Resource, rows: Rows): Property[] {
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
