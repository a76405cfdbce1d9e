import type { NeededFilter } from '../../../nodes/UltraCart/operation';
import type { Attributes, NodeFilters } from '../../metadata/types';
import { labelOf, parameterOf } from '../names';
import { checkNodeFilter, runtimeFilter } from '../nodeFilters';
import type { Rows } from '../rows';
import { unknownInputs, type KindDefinition, type OperationRow } from './definition';

export interface ListRow extends OperationRow<'list'> {
	readonly endpoint: string;
	/** Where the filters go. */
	readonly filters?: 'query' | 'body';
	/** Input that fills a filter: a question of the form itself. */
	readonly filledBy?: Readonly<Record<string, string>>;
	readonly nodeFilters?: NodeFilters;
	readonly needsOne?: NeededFilter;
	/** The records belong to one record of the resource, named by its ID. */
	readonly ofRecord?: boolean;
	/** Input that fills each parameter of the path. */
	readonly path?: Readonly<Record<string, string>>;
}

/** All filters that UltraCart has for a listing, wherever they are sent. */
function ultraCartFilters({ endpoint, filters }: ListRow, rows: Rows): Attributes {
	const { body, query, page } = rows.endpoint(endpoint);
	const { parameter, limit } = page?.cursor ?? {};
	if (filters === 'body' && body !== undefined) return rows.model(body).attributes;
	if (filters !== 'query') return {};
	// The others are what paging and sorting take care of.
	return Object.fromEntries(
		Object.entries(query).filter(([name]) => !name.startsWith('_') && ![parameter, limit].includes(name)),
	);
}

/** Those that are asked below "Filters". */
const filtersOf = (row: ListRow, rows: Rows): Attributes =>
	Object.fromEntries(
		Object.entries(ultraCartFilters(row, rows)).filter(([name]) => !(name in (row.filledBy ?? {}))),
	);

/** UltraCart's name for a filter, by its parameter. */
const filterNames = (row: ListRow, rows: Rows): ReadonlyMap<string, string> =>
	new Map(Object.entries(filtersOf(row, rows)).map(([name, filter]) => [parameterOf(name, filter), name]));

export const list: KindDefinition<'list', ListRow> = {
	locator: ({ ofRecord }) => (ofRecord ? 'idOnly' : undefined),
	endpoints: ({ endpoint }) => [endpoint],
	calls: ({ endpoint, filters, ofRecord, path = {} }, { id }) => [
		{
			id: endpoint,
			path: [...(ofRecord ? [id] : []), ...Object.keys(path)],
			answered: 'list',
			...(filters === 'body' && { sends: null }),
		},
	],
	listing: (row, rows) => ({
		filters: filtersOf(row, rows),
		nodeFilters: row.nodeFilters ?? {},
		sort: rows.endpoint(row.endpoint).sort ?? [],
	}),
	output: ({ endpoint }, rows) => rows.answered(endpoint),
	includes: true,
	check: (row, _resource, rows) => [
		...unknownInputs(
			[...Object.values(row.path ?? {}), ...Object.values(row.filledBy ?? {})],
			row.inputs ?? {},
		),
		...Object.keys(row.filledBy ?? {})
			.filter((name) => !(name in ultraCartFilters(row, rows)))
			.map((name) => `there is no filter ${name}`),
		...Object.entries(row.nodeFilters ?? {}).flatMap((filter) =>
			checkNodeFilter(filter, filterNames(row, rows), rows.answered(row.endpoint), rows),
		),
		...[...(row.needsOne?.beside ?? []), ...(row.needsOne ? [row.needsOne.suchAs] : [])]
			.filter((name) => !(name in filtersOf(row, rows)))
			.map((name) => `there is no filter ${name} (needsOne)`),
		...Object.entries(ultraCartFilters(row, rows))
			.filter(
				([, { of }]) => of !== undefined && !rows.attributeAt(rows.answered(row.endpoint)?.name ?? '', of),
			)
			.map(([name, { of = '' }]) => `the filter ${name} looks at ${of}, which the records don't have`),
	],
	cost({ endpoint, nodeFilters = {} }, _resource, rows) {
		const { page } = rows.endpoint(endpoint);
		if (!page) return 'one per different request';
		const own = Object.entries(nodeFilters).map(([name, filter]) => labelOf(name, filter));
		const readOn = own.length > 0 ? `; with ${own.join(' or ')}, pages are read on until Limit is met` : '';
		return `one per ${page.max} records, for each different set of filters${readOn}`;
	},
	runtime(row, resource, table, common) {
		const { filters: location, needsOne, path, filledBy, nodeFilters = {} } = row;
		const own = Object.entries(nodeFilters);
		const endpoint = table.listEndpoint(row.endpoint);
		const fields = table.fields(filtersOf(row, table.rows));
		return {
			kind: 'list',
			...common,
			...(row.ofRecord && { locator: table.locator(resource, 'idOnly') }),
			endpoint,
			listing: {
				...(location && { filters: { location, fields, ...(needsOne && { needsOne }) } }),
				...(own.length > 0 && {
					nodeFilters: own.map((filter) => runtimeFilter(filter, filterNames(row, table.rows), table)),
				}),
				...(table.rows.endpoint(row.endpoint).sort && { sorts: true as const }),
			},
			...(path && { path }),
			...(filledBy && { filledBy }),
		};
	},
};
