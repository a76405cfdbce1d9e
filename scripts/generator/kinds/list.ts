import type { Attributes } from '../../metadata/types';
import type { Rows } from '../rows';
import { unknownInputs, type KindDefinition, type OperationRow } from './definition';

export interface ListRow extends OperationRow<'list'> {
	readonly endpoint: string;
	/** Where the filters go. */
	readonly filters?: 'query' | 'body';
	/** The records belong to one record of the resource, named by its ID. */
	readonly ofRecord?: boolean;
	/** Input that fills each parameter of the path. */
	readonly path?: Readonly<Record<string, string>>;
}

/** The filters of a listing, wherever they are sent. */
function filtersOf({ endpoint, filters }: ListRow, rows: Rows): Attributes {
	const { body, query } = rows.endpoint(endpoint);
	if (filters === 'body' && body !== undefined) return rows.model(body).attributes;
	if (filters !== 'query') return {};
	// The others are what paging and sorting take care of.
	return Object.fromEntries(Object.entries(query).filter(([name]) => !name.startsWith('_')));
}

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
	listing: (row, rows) => ({ filters: filtersOf(row, rows), sort: rows.endpoint(row.endpoint).sort ?? [] }),
	output: ({ endpoint }, rows) => rows.answered(endpoint),
	check: ({ path = {}, inputs = {} }) => unknownInputs(Object.values(path), inputs),
	cost({ endpoint }, _resource, rows) {
		const { page } = rows.endpoint(endpoint);
		return page
			? `one per ${page.max} records, for each different set of filters`
			: 'one per different request';
	},
	runtime(row, resource, table, common) {
		const { filters: location, path } = row;
		const endpoint = table.listEndpoint(row.endpoint);
		const fields = table.fields(filtersOf(row, table.rows));
		return {
			kind: 'list',
			...common,
			...(row.ofRecord && { locator: table.locator(resource, 'idOnly') }),
			endpoint,
			listing: {
				...(location && { filters: { location, fields } }),
				...(table.rows.endpoint(row.endpoint).sort && { sorts: true as const }),
			},
			...(path && { path }),
		};
	},
};
