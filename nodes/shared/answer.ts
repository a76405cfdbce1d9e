import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { ApiError, type WriteState } from './errors';
import type { Endpoint } from './table';

/** UltraCart's answer, taken out of its envelope. */
export interface Answer {
	/** The whole JSON body; empty where UltraCart answered with nothing. */
	readonly body: IDataObject;
	/** Something UltraCart did but finds questionable. */
	readonly warning?: string;
}

const ENVELOPE = new Set(['success', 'error', 'warning', 'metadata']);

const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const object = (value: unknown): IDataObject | undefined =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : undefined;

function bodyOf(response: IN8nHttpFullResponse): IDataObject | 'empty' | 'unreadable' {
	const { body } = response as { body: unknown };
	if (body === undefined || body === null || body === '') return 'empty';
	if (typeof body !== 'string') return object(body) ?? 'unreadable';
	try {
		return object(JSON.parse(body)) ?? 'unreadable';
	} catch {
		return 'unreadable';
	}
}

/** Milliseconds to wait by a Retry-After header, which holds seconds or a date. */
export function retryAfterOf(header: unknown, now = Date.now()): number | undefined {
	const value = text(header);
	if (value === undefined) return undefined;
	const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
	return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** UltraCart answers 400, 401, 410 and 429 before it does anything; after a 5xx a write may have happened. */
const fateOf = (endpoint: Endpoint, status: number): WriteState =>
	status >= 500 && !endpoint.safe ? 'unknown' : 'refused';

function refusal(
	endpoint: Endpoint,
	response: IN8nHttpFullResponse,
	body: IDataObject | undefined,
): ApiError {
	const { statusCode: status, headers } = response;
	const told = object(body?.error);
	const userMessage = text(told?.user_message) ?? text(headers['uc-rest-error']);
	const developerMessage = text(told?.developer_message);
	const retryAfter = retryAfterOf(headers['retry-after']);
	return new ApiError({
		endpoint,
		status,
		writeState: fateOf(endpoint, status),
		...(userMessage && { userMessage }),
		...(developerMessage && { developerMessage }),
		...(retryAfter !== undefined && { retryAfter }),
		explanation: `UltraCart answered with status ${status} and no explanation`,
	});
}

/** An answer that does not hold what it has to: whether a write was done is not known then. */
export function unreadable(endpoint: Endpoint, status: number, explanation: string): ApiError {
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
	if (status < 200 || status > 299) throw refusal(endpoint, response, object(body));
	if (body === 'unreadable') {
		throw unreadable(
			endpoint,
			status,
			'UltraCart sent something that is not JSON, perhaps a maintenance page',
		);
	}
	if (body === 'empty') {
		// "Nothing" is no news of records that may well be there.
		if (endpoint.safe && !endpoint.mayBeEmpty)
			throw unreadable(endpoint, status, 'UltraCart answered with nothing');
		return { body: {} };
	}
	if (body.success === false) throw refusal(endpoint, response, body);
	const warning = text(object(body.warning)?.warning_message);
	return { body, ...(warning && { warning }) };
}

/** The record an answer holds, or nothing. */
export function recordOf(endpoint: Endpoint, { body }: Answer): IDataObject | undefined {
	if (endpoint.root !== undefined) return object(body[endpoint.root]);
	const rest = Object.entries(body).filter(([name]) => !ENVELOPE.has(name));
	return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** The records an answer holds. */
export function recordsOf(endpoint: Endpoint, { body }: Answer): IDataObject[] {
	const records = endpoint.root === undefined ? undefined : body[endpoint.root];
	return Array.isArray(records) ? (records as IDataObject[]) : [];
}
