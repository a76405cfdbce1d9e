import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { ApiError, type WriteState } from './errors';
import { isObject, parseJson } from './json';
import type { Endpoint, ListEndpoint } from './table';

/** UltraCart's answer, taken out of its envelope. */
export interface Answer {
	/** The whole JSON body; empty where UltraCart sent an empty answer. */
	readonly body: IDataObject;
	/** Something UltraCart did but finds questionable. */
	readonly warning?: string;
}

const ENVELOPE = new Set(['success', 'error', 'warning', 'metadata']);

const textIn = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const objectIn = (value: unknown): IDataObject | undefined => (isObject(value) ? value : undefined);

function bodyOf({ body }: { readonly body: unknown }): IDataObject | 'empty' | 'unreadable' {
	if (body === undefined || body === null || body === '') return 'empty';
	return objectIn(typeof body === 'string' ? parseJson(body) : body) ?? 'unreadable';
}

/** Milliseconds to wait by a Retry-After header, which holds seconds or a date. */
export function retryAfterOf(header: unknown, now = Date.now()): number | undefined {
	const value = textIn(header);
	if (value === undefined) return undefined;
	const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
	return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** UltraCart answers 400, 401, 410 and 429 before it does anything; after a 5xx a write may have happened. */
const writeStateOf = (endpoint: Endpoint, status: number): WriteState =>
	status >= 500 && !endpoint.safe ? 'unknown' : 'refused';

function refusal(
	endpoint: Endpoint,
	{ statusCode: status, headers }: IN8nHttpFullResponse,
	body: IDataObject | undefined,
): ApiError {
	const error = objectIn(body?.error);
	const userMessage = textIn(error?.user_message) ?? textIn(headers['uc-rest-error']);
	const developerMessage = textIn(error?.developer_message);
	const retryAfter = retryAfterOf(headers['retry-after']);
	return new ApiError({
		endpoint,
		status,
		writeState: writeStateOf(endpoint, status),
		...(userMessage && { userMessage }),
		...(developerMessage && { developerMessage }),
		...(retryAfter !== undefined && { retryAfter }),
		explanation: `UltraCart answered with status ${status} and no explanation`,
	});
}

/** An answer that does not hold what it has to: whether a write was done is not known then. */
export function unusableAnswer(endpoint: Endpoint, status: number, explanation: string): ApiError {
	return new ApiError({
		endpoint,
		status,
		writeState: endpoint.safe ? 'refused' : 'unknown',
		unreadable: true,
		explanation,
	});
}

/**
 * Reads an HTTP response as UltraCart means it: a 200 that carries `success: false` is a refusal, a `warning` is not.
 *
 * @throws ApiError when UltraCart refused, or when what came can't be read
 */
export function readAnswer(endpoint: Endpoint, response: IN8nHttpFullResponse): Answer {
	const body = bodyOf(response);
	const status = response.statusCode;
	if (status < 200 || status > 299) throw refusal(endpoint, response, objectIn(body));
	if (body === 'unreadable') {
		throw unusableAnswer(endpoint, status, "UltraCart's answer isn't JSON. It may be a maintenance page");
	}
	if (body === 'empty') {
		// "Nothing" says nothing about records that may well be there.
		if (endpoint.safe && !endpoint.mayBeEmpty) {
			throw unusableAnswer(endpoint, status, 'UltraCart sent an empty answer');
		}
		return { body: {} };
	}
	if (body.success === false) throw refusal(endpoint, response, body);
	const warning = textIn(objectIn(body.warning)?.warning_message);
	return { body, ...(warning && { warning }) };
}

/** The record an answer holds, or nothing. */
export function recordOf({ root }: Endpoint, { body }: Answer): IDataObject | undefined {
	if (root !== undefined) return objectIn(body[root]);
	const own = Object.entries(body).filter(([name]) => !ENVELOPE.has(name));
	return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/** The records an answer holds. */
export function recordsOf({ root }: ListEndpoint, { body }: Answer): IDataObject[] {
	const records = body[root];
	return Array.isArray(records) ? (records as IDataObject[]) : [];
}
