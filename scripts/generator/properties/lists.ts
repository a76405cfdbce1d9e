/** What listings ask: how many, which, in which order. */
import { FILTERS, LIMIT, OPERATION, RETURN_ALL, SORT } from '../../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../../metadata/resource';
import type { Attributes } from '../../metadata/types';
import { labelOf } from '../names';
import { definitionOf } from '../operations';
import type { Rows } from '../rows';
import { propertiesOf } from './attribute';
import { byLabel, mergeAlike, showFor, showIf, type Property } from './displayOptions';

/** The operation, as a property inside a collection names it. */
const CHOSEN_OPERATION = `/${OPERATION}`;

interface Listing {
	readonly operation: Operation;
	readonly filters: Attributes;
	readonly sort: readonly string[];
}

const listingsOf = ({ operations }: Resource, rows: Rows): Listing[] =>
	operations.flatMap((operation) => {
		const listing = definitionOf(operation).listing?.(operation, rows);
		if (!listing) return [];
		const { filters, nodeFilters, sort } = listing;
		return [{ operation, filters: { ...filters, ...nodeFilters }, sort }];
	});

const operationsOf = (listings: readonly Listing[]) => listings.map(({ operation }) => operation);

export function listProperties(resource: Resource, rows: Rows): Property[] {
	const listings = listingsOf(resource, rows);
	if (listings.length === 0) return [];
	return [
		{
			displayName: 'Return All',
			name: RETURN_ALL,
			type: 'boolean',
			...showFor(resource, operationsOf(listings)),
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: LIMIT.label,
			name: LIMIT.name,
			type: 'number',
			typeOptions: { minValue: 1 },
			...showFor(resource, operationsOf(listings), { [RETURN_ALL]: [false] }),
			default: LIMIT.default,
			description: 'Max number of results to return',
		},
		...filterProperties(listings, resource, rows),
		...sortProperties(listings, resource, rows),
	];
}

const withoutConditions = ({ displayOptions, ...property }: Property): Property => property;

/** The filters of all listings of a resource: one that several have is shown for all of them. */
function filterProperties(listings: readonly Listing[], resource: Resource, rows: Rows): Property[] {
	const filtered = listings.filter(({ filters }) => Object.keys(filters).length > 0);
	if (filtered.length === 0) return [];
	const each = filtered.flatMap(({ operation, filters }) =>
		propertiesOf(filters, rows).map((property) => ({
			...property,
			...showIf({ [CHOSEN_OPERATION]: [operation.name] }),
		})),
	);
	const isInAll = ({ displayOptions }: Property) =>
		displayOptions?.show?.[CHOSEN_OPERATION]?.length === filtered.length;
	return [
		{
			displayName: 'Filters',
			name: FILTERS,
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			...showFor(resource, operationsOf(filtered)),
			options: mergeAlike(each, CHOSEN_OPERATION)
				.map((property) => (isInAll(property) ? withoutConditions(property) : property))
				.sort(byLabel),
		},
	];
}

function sortProperties(listings: readonly Listing[], resource: Resource, rows: Rows): Property[] {
	const sorted = listings.filter(({ sort }) => sort.length > 0);
	const [first] = sorted;
	if (!first) return [];
	return [
		{
			displayName: 'Sort By',
			name: SORT.name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Sort Field',
			default: {},
			...showFor(resource, operationsOf(sorted)),
			options: [
				{
					name: SORT.group,
					displayName: 'Sort By',
					values: [
						{
							displayName: 'Field',
							name: SORT.field,
							type: 'options',
							options: first.sort
								.map((apiName) => ({
									name: labelOf(apiName, rows.attribute(resource.record, apiName)),
									value: apiName,
								}))
								.sort(byLabel),
							default: first.sort[0] ?? '',
						},
						{
							displayName: 'Direction',
							name: SORT.direction,
							type: 'options',
							options: [
								{ name: 'Ascending', value: SORT.ascending },
								{ name: 'Descending', value: SORT.descending },
							],
							default: SORT.ascending,
						},
					],
				},
			],
		},
	];
}
