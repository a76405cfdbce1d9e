import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { recordsOf } from '../shared/answer';
import type { Client } from '../shared/client';
import type { Request } from '../shared/request';
import { readPages } from '../shared/pagination';
import type { ListSearchSource, ShownField } from '../shared/table';
import { textOf } from '../shared/text';
import { askUltraCart } from '../shared/editorClient';

/** As much of a moment as tells the day. */
const DATE = 'yyyy-mm-dd';

/** Entries that a list shows before it is scrolled. */
const PAGE_SIZE = 100;

const textIn = (value: unknown): string => (value === null || value === undefined ? '' : textOf(value));

function shownText(record: IDataObject, { apiName, label, type }: ShownField): string {
	const text = textIn(record[apiName]);
	if (text === '' || type === 'string') return text;
	return `${label} ${type === 'dateTime' ? text.slice(0, DATE.length) : text}`;
}

/** "SUMMER10 (10% off subtotal, Expiration Date 2026-12-31)": n8n shows no description in such a list. */
function entryOf(record: IDataObject, { id, shows }: ListSearchSource): INodeListSearchItems {
	const [name = '', ...more] = shows.map((field) => shownText(record, field));
	const details = more.filter((detail) => detail !== '').join(', ');
	const value = record[id] as string | number;
	return { name: (details === '' ? name : `${name} (${details})`) || textIn(value), value };
}

/** What UltraCart is asked for. A search that it does not do itself asks for everything. */
function requestOf({ term, limit, sort, untyped = {} }: ListSearchSource, filter: string): Request {
	const letters = term && (filter !== '' || limit !== undefined) ? { [term.name]: filter } : untyped;
	return {
		query: {
			...(term?.location === 'query' && letters),
			...(limit !== undefined && { [limit]: PAGE_SIZE }),
			...(sort !== undefined && { _sort: sort }),
		},
		...(term?.location === 'body' && { body: letters }),
	};
}

async function readPage(
	client: Client,
	source: ListSearchSource,
	request: Request,
	offset: number,
): Promise<INodeListSearchResult> {
	const first = await readPages(client, source.endpoint, request, PAGE_SIZE, offset).next();
	if (first.done) return { results: [] };
	const { records, resultSet } = first.value;
	const results = records.map((record) => entryOf(record, source));
	const next = resultSet.next_offset ?? offset + records.length;
	return resultSet.more === true && next > offset ? { results, paginationToken: String(next) } : { results };
}

async function search(
	client: Client,
	source: ListSearchSource,
	filter: string,
	offset: number,
): Promise<INodeListSearchResult> {
	const { endpoint } = source;
	const request = requestOf(source, filter);
	if (endpoint.page) return await readPage(client, source, request, offset);
	const records = recordsOf(endpoint, await client.call(endpoint, request));
	const entries = records.map((record) => entryOf(record, source));
	if (source.term) return { results: entries };
	const wanted = filter.toLowerCase();
	const found = entries.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results: found.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })) };
}

type ListSearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A method of the node for every list in which records are searched. */
export const listSearchMethods = (
	sources: Readonly<Record<string, ListSearchSource>>,
): Record<string, ListSearchMethod> =>
	Object.fromEntries(
		Object.entries(sources).map(([name, source]): [string, ListSearchMethod] => [
			name,
			async function (filter = '', paginationToken = '0') {
				return await askUltraCart(
					this,
					async (client) => await search(client, source, filter.trim(), Number(paginationToken)),
				);
			},
		]),
	);
