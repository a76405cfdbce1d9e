/** What listings ask: how many, which, in which order. */
import { PARAMETERS } from '../../nodes/UltraCart/input/readItem';
import type { Operation, Resource } from '../metadata/types';
import { labelOf } from './names';
import { byLabel, propertiesOf, type Property } from './property';
import { filtersOf, type Rows } from './resolve';
import { mergeAlike, on, showing } from './show';

/** As a property inside a collection names it. */
const OPERATION = '/operation';

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
		...filterProperty(lists, resource, rows),
		...sortProperty(lists, resource, rows),
	];
}

/** The filters of all listings of a resource: one that several have is shown for all of them. */
function filterProperty(lists: readonly Operation[], resource: Resource, rows: Rows): Property[] {
	const filtered = lists.filter((operation) => Object.keys(filtersOf(operation, rows)).length > 0);
	if (filtered.length === 0) return [];
	const each = filtered.flatMap((operation) =>
		propertiesOf(filtersOf(operation, rows), rows).map((property) => ({
			...property,
			...showing({ [OPERATION]: [operation.name] }),
		})),
	);
	const inAll = ({ displayOptions }: Property) =>
		displayOptions?.show?.[OPERATION]?.length === filtered.length;
	return [
		{
			displayName: 'Filters',
			name: PARAMETERS.filters,
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			...on(resource, filtered),
			options: mergeAlike(each, OPERATION)
				.map((property) => (inAll(property) ? withoutConditions(property) : property))
				.sort(byLabel),
		},
	];
}

const withoutConditions = ({ displayOptions, ...property }: Property): Property => property;

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
							displayName: 'Field',
							name: 'field',
							type: 'options',
							options: fields
								.map((apiName) => ({
									name: labelOf(apiName, rows.attribute(resource.record, apiName)),
									value: apiName,
								}))
								.sort(byLabel),
							default: fields[0] ?? '',
						},
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
					],
				},
			],
		},
	];
}
