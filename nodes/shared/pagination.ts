import type { IDataObject } from 'n8n-workflow';

import { recordsOf } from './answer';
import type { Client } from './client';
import { ApiError } from './errors';
import { isObject } from './json';
import type { Request } from './request';
import type { ListEndpoint } from './table';
import { tryCall } from './tryCall';

/** UltraCart's `metadata.result_set`: where a page stands among all records. */
interface ResultSet {
	readonly more?: boolean;
	readonly next_offset?: number | null;
	readonly total_records?: number | null;
}

export interface Page {
	readonly records: IDataObject[];
	readonly resultSet: ResultSet;
}

const numberIn = (value: unknown): number | null =>
	value === undefined || value === null ? null : Number(value);

/** Numbers and booleans may come as text. */
function resultSetOf({ metadata }: IDataObject): ResultSet {
	if (!isObject(metadata) || !isObject(metadata.result_set)) return {};
	const { more, next_offset, total_records } = metadata.result_set;
	return {
		more: more === true || more === 'true',
		next_offset: numberIn(next_offset),
		total_records: numberIn(total_records),
	};
}

/** UltraCart may refuse a page larger than the usual one at any time. */
const isPageTooLarge = (error: ApiError, limit: number, usual: number): boolean =>
	error.refusedWith(400) && limit > usual;

const brokenListing = (endpoint: ListEndpoint, explanation: string): ApiError =>
	new ApiError({ endpoint, writeState: 'refused', status: 200, explanation });

const SAME_PAGE = 'UltraCart sent the same page again instead of the next one. Try again later';

/** Where a page stands: how many records come before it, or what the page before calls it. */
type Place = string | number;

/**
 * Where the next page stands; nothing after the last one.
 *
 * @param seen places of the pages that were read, this one included
 * @throws ApiError where the answer does not lead on to further records
 */
function nextPlace(
	endpoint: ListEndpoint,
	{ records, resultSet }: Page,
	body: IDataObject,
	place: Place,
	seen: ReadonlySet<Place>,
): Place | undefined {
	if (!endpoint.page) return undefined;
	const { cursor } = endpoint.page;
	const named = cursor && body[cursor.next];
	const follows = cursor ? typeof named === 'string' && named !== '' : resultSet.more === true;
	if (!follows) return undefined;
	if (records.length === 0) {
		throw brokenListing(
			endpoint,
			'UltraCart said that more records follow and sent an empty page. Try again later',
		);
	}
	const next = cursor ? (named as string) : (resultSet.next_offset ?? Number(place) + records.length);
	const leadsOn = typeof next === 'string' ? !seen.has(next) : next > Number(place);
	if (leadsOn) return next;
	throw brokenListing(endpoint, SAME_PAGE);
}

/** What a page is asked for by. */
function askFor({ page }: ListEndpoint, place: Place, wanted: number): Request['query'] {
	if (!page) return {};
	const { cursor } = page;
	if (!cursor) return { _limit: wanted, _offset: place };
	return { [cursor.limit]: wanted, ...(typeof place === 'string' && { [cursor.parameter]: place }) };
}

/**
 * Reads the pages of a listing in as few calls as UltraCart allows.
 *
 * @param limit how many records are needed; no page is asked for that is not needed
 * @param start how many records to pass over
 * @throws ApiError also when UltraCart promises more records and does not hand them out
 */
export async function* readPages(
	client: Client,
	endpoint: ListEndpoint,
	request: Request,
	limit = Infinity,
	start = 0,
): AsyncGenerator<Page> {
	const paging = endpoint.page ?? { max: Infinity, default: Infinity };
	let pageSize = paging.max;
	let place: Place = start;
	const seen = new Set<Place>();
	for (let left = limit; left > 0;) {
		const wanted = Math.min(pageSize, left);
		const query: IDataObject = { ...request.query, ...askFor(endpoint, place, wanted) };
		const { value: answer, error } = await tryCall(client.call(endpoint, { ...request, query }));
		if (error) {
			if (!isPageTooLarge(error, wanted, paging.default)) throw error;
			pageSize = paging.default;
			continue;
		}
		const page = { records: recordsOf(endpoint, answer), resultSet: resultSetOf(answer.body) };
		yield { ...page, records: page.records.slice(0, left) };
		left -= page.records.length;
		seen.add(place);
		const next: Place | undefined =
			left > 0 ? nextPlace(endpoint, page, answer.body, place, seen) : undefined;
		if (next === undefined) return;
		place = next;
	}
}

/** What becomes of the records of a listing as they come. */
export interface RecordSieve {
	/** What is kept of a record. */
	readonly trim?: (record: IDataObject) => IDataObject;
	/** Which records are wanted at all, where UltraCart can't be asked for these alone. */
	readonly passes?: (record: IDataObject) => boolean;
}

/** All records of a listing, up to a number. No page is read that is not needed for it. */
export async function readAll(
	client: Client,
	endpoint: ListEndpoint,
	request: Request = {},
	limit = Infinity,
	{ trim = (record) => record, passes }: RecordSieve = {},
): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	// Where some are left out, the pages are as long as can be: it is not known how many it takes.
	for await (const { records } of readPages(client, endpoint, request, passes ? Infinity : limit)) {
		// One by one: a list without pages may hold more than a call takes arguments.
		for (const record of records) if (passes?.(record) ?? true) all.push(trim(record));
		if (all.length >= limit) break;
	}
	return all.slice(0, limit);
}
