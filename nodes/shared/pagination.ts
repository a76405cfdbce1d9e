import type { IDataObject } from 'n8n-workflow';

import { recordsOf } from './answer';
import type { Client, Request } from './client';
import { ApiError } from './errors';
import { settle } from './tryCall';
import type { Endpoint } from './table';

interface ResultSet {
	readonly more?: boolean;
	readonly next_offset?: number | null;
	readonly total_records?: number | null;
}

export interface Page {
	readonly records: IDataObject[];
	readonly resultSet: ResultSet;
}

function resultSetOf(body: IDataObject): ResultSet {
	const metadata = body.metadata as { result_set?: ResultSet } | undefined;
	return metadata?.result_set ?? {};
}

/** UltraCart may refuse a page larger than the usual one at any time. */
const isTooLarge = (failure: unknown, limit: number, usual: number) =>
	failure instanceof ApiError && failure.status === 400 && limit > usual;

function stuck(endpoint: Endpoint, explanation: string): ApiError {
	return new ApiError({ endpoint, writeState: 'refused', status: 200, explanation });
}

/**
 * Walks the pages of a listing in as few calls as UltraCart allows.
 *
 * @param wanted how many records are needed; the walk asks for no page that it does not need
 * @param start how many records to pass over
 * @throws ApiError also when UltraCart promises more records and does not hand them out
 */
export async function* pagesOf(
	client: Client,
	endpoint: Endpoint,
	request: Request,
	wanted = Infinity,
	start = 0,
): AsyncGenerator<Page> {
	const page = endpoint.page ?? { max: Infinity, default: Infinity };
	let largest = page.max;
	for (let offset = start, left = wanted; left > 0;) {
		const limit = Math.min(largest, left);
		const paging = endpoint.page ? { _limit: limit, _offset: offset } : {};
		const asked = { ...request, query: { ...request.query, ...paging } };
		const { value: answer, thrown } = await settle(client.call(endpoint, asked));
		if (answer === undefined) {
			if (!isTooLarge(thrown, limit, page.default)) throw thrown as Error;
			largest = page.default;
			continue;
		}
		const records = recordsOf(endpoint, answer);
		const resultSet = resultSetOf(answer.body);
		yield { records: records.slice(0, left), resultSet };
		if (resultSet.more !== true) return;
		left -= records.length;
		if (left <= 0) return;
		if (records.length === 0) {
			throw stuck(
				endpoint,
				'UltraCart said that more records follow and sent an empty page. Try again later',
			);
		}
		const next = resultSet.next_offset ?? offset + records.length;
		if (next <= offset) {
			throw stuck(endpoint, 'UltraCart sent the same page again instead of the next one. Try again later');
		}
		offset = next;
	}
}

/**
 * All records of a listing, up to a number.
 *
 * @param trim what is kept of a record
 */
export async function listAll(
	client: Client,
	endpoint: Endpoint,
	request: Request = {},
	wanted = Infinity,
	trim = (record: IDataObject): IDataObject => record,
): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { records } of pagesOf(client, endpoint, request, wanted)) all.push(...records.map(trim));
	return all;
}
