import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { recordsOf } from '../shared/answer';
import type { Client, Request } from '../shared/client';
import { pagesOf, type Page } from '../shared/pagination';
import type { Endpoint, ListSearchSource } from '../shared/table';
import { textOf } from '../shared/text';
import { endpointOf, type Table } from './run';
import { ask } from './editorClient';

/** Entries that a list shows before it is scrolled. */
const PAGE = 100;

const text = (value: unknown): string => (value === null || value === undefined ? '' : textOf(value));

/** "SUMMER10 (10% off)". */
function entryOf(record: IDataObject, { id, shows }: ListSearchSource): INodeListSearchItems {
	const [name = '', ...more] = shows.map((attribute) => text(record[attribute]));
	const details = more.filter((detail) => detail !== '').join(', ');
	const value = record[id] as string | number;
	return { name: (details === '' ? name : `${name} (${details})`) || text(value), value };
}

/** What UltraCart is asked for. A search that it does not do itself asks for everything. */
function requestOf({ term, most }: ListSearchSource, filter: string): Request {
	const letters = term && (filter !== '' || most !== undefined) ? { [term.name]: filter } : {};
	return {
		query: { ...(term?.in === 'query' && letters), ...(most !== undefined && { [most]: PAGE }) },
		...(term?.in === 'body' && { body: letters }),
	};
}

async function onePage(client: Client, endpoint: Endpoint, request: Request, offset: number): Promise<Page> {
	const pages = pagesOf(client, endpoint, request, PAGE, offset);
	const step = await pages.next();
	return step.done ? { records: [], resultSet: {} } : step.value;
}

async function look(
	client: Client,
	endpoint: Endpoint,
	search: ListSearchSource,
	filter: string,
	offset: number,
): Promise<INodeListSearchResult> {
	const request = requestOf(search, filter);
	if (endpoint.page) {
		const { records, resultSet } = await onePage(client, endpoint, request, offset);
		const next = resultSet.next_offset ?? offset + records.length;
		const results = records.map((record) => entryOf(record, search));
		return resultSet.more === true && next > offset
			? { results, paginationToken: String(next) }
			: { results };
	}
	const entries = recordsOf(endpoint, await client.call(endpoint, request)).map((record) =>
		entryOf(record, search),
	);
	const wanted = filter.toLowerCase();
	return {
		results: search.term ? entries : entries.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}

type SearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A method of the node for every search of the table. */
export const searchMethods = (table: Table): Record<string, SearchMethod> =>
	Object.fromEntries(
		Object.entries(table.listSearch).map(([name, search]): [string, SearchMethod] => [
			name,
			async function (filter = '', paginationToken = '0') {
				const endpoint = endpointOf(table, search.endpoint);
				return await ask(
					this,
					async (client) => await look(client, endpoint, search, filter.trim(), Number(paginationToken)),
				);
			},
		]),
	);
