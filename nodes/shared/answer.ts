import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { ApiError, type ApiErrorDetails, type WriteState } from './errors';
import { isObject, parseJson } from './json';
import type { Endpoint, ListEndpoint } from './table';
import { isText } from './text';

/** UltraCart's answer, taken out of its envelope. */
export interface Answer {
	/** The whole JSON body; empty where UltraCart sent an empty answer. */
	readonly body: IDataObject;
	/** Something UltraCart did but finds questionable. */
	readonly warning?: string;
}

const ENVELOPE = new Set(['success', 'error', 'warning', 'metadata']);

const textIn = (value: unknown): string | undefined => (isText(value) ? value.trim() : undefined);

const objectIn = (value: unknown): IDataObject | undefined => (isObject(value) ? value : undefined);

function bodyOf({ body }: { readonly body: unknown }): IDataObject | 'empty' | 'unreadable' {
	if (body === undefined || body === null || (typeof body === 'string' && body.trim() === '')) return 'empty';
	return objectIn(typeof body === 'string' ? parseJson(body) : body) ?? 'unreadable';
}

/** Milliseconds to wait by a Retry-After header, which holds seconds or a date. */
export function retryAfterOf(header: unknown, now = Date.now()): number | undefined {
	const value = textIn(header);
	if (value === undefined) return undefined;
	const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
	return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** An `error` object is a failure whatever the status and `success` say: UltraCart's page on errors shows it alone. */
const isFailure = (body: IDataObject): boolean =>
	objectIn(body.error) !== undefined || body.success === false;

/** What UltraCart's `error` objects hold. Those of other servers hold other texts. */
const ERROR_TEXTS = ['user_message', 'developer_message', 'error_code', 'more_info', 'object_id'];

/** Whether a body is UltraCart's word: with another status than 2xx, gateways send JSON of their own. */
function isUltraCarts(body: IDataObject, status: number): boolean {
	const error = objectIn(body.error);
	if (status < 300) return isFailure(body);
	return ERROR_TEXTS.some((name) => isText(error?.[name]));
}

/** About who may call, and how often: said before anything is done, whoever says it. */
export const ABOUT_THE_CALLER: ReadonlySet<number> = new Set([401, 410, 429]);

/**
 * What a status other than 2xx says of a write. UltraCart's own 4xx says that nothing was done; after a 5xx it may have been.
 *
 * A 3xx or 4xx without UltraCart's word is most likely one that never got there. But firewalls also hold back the answer to a
 * call that was done, and proxies put a page of their own in its place: a coupon made twice is worse than a needless look.
 */
function writeStateOf(endpoint: Endpoint, status: number, saidByUltraCart: boolean): WriteState {
	if (endpoint.safe || ABOUT_THE_CALLER.has(status)) return 'refused';
	return saidByUltraCart && status < 500 ? 'refused' : 'unknown';
}

/** What to tell where nobody said why. A 5xx may be UltraCart's own, or that of its own gateway. */
function explanationOf(
	status: number,
	saidByUltraCart: boolean,
): Pick<ApiErrorDetails, 'explanation' | 'advice'> {
	if (saidByUltraCart || status < 300 || status >= 500 || ABOUT_THE_CALLER.has(status)) {
		return { explanation: `UltraCart answered with status ${status} and no explanation` };
	}
	return {
		explanation: `The answer with status ${status} did not come from UltraCart`,
		advice:
			'Check the Base URL of the credential, and whatever stands between n8n and UltraCart, such as a proxy or a firewall',
	};
}

function refusal(
	endpoint: Endpoint,
	{ statusCode: status, headers }: IN8nHttpFullResponse,
	body: IDataObject | undefined,
): ApiError {
	const error = objectIn(body?.error);
	const header = textIn(headers['uc-rest-error']);
	const userMessage = textIn(error?.user_message) ?? header;
	const developerMessage = textIn(error?.developer_message);
	const retryAfter = retryAfterOf(headers['retry-after']);
	const saidByUltraCart = header !== undefined || (body !== undefined && isUltraCarts(body, status));
	return new ApiError(
		{
			endpoint,
			status,
			writeState: writeStateOf(endpoint, status, saidByUltraCart),
			...(saidByUltraCart && { saidByUltraCart }),
			...(userMessage && { userMessage }),
			...(developerMessage && { developerMessage }),
			...(retryAfter !== undefined && { retryAfter }),
			...explanationOf(status, saidByUltraCart),
		},
		body,
	);
}

/** An answer that does not hold what it has to: whether a write was done is not known then. */
export function unusableAnswer(
	endpoint: Endpoint,
	status: number,
	explanation: string,
	more: Pick<ApiErrorDetails, 'unreadable' | 'empty'> = { unreadable: true },
): ApiError {
	const writeState = endpoint.safe ? 'refused' : 'unknown';
	return new ApiError({ endpoint, status, writeState, explanation, ...more });
}

/**
 * Reads an HTTP response as UltraCart means it: a 200 that carries an `error` or `success: false` is a refusal, a `warning` is not.
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
			throw unusableAnswer(endpoint, status, 'UltraCart sent an empty answer', { empty: true });
		}
		return { body: {} };
	}
	if (isFailure(body)) throw refusal(endpoint, response, body);
	const warning = textIn(objectIn(body.warning)?.warning_message);
	return { body, ...(warning && { warning }) };
}

/** The record an answer holds, or nothing. */
export function recordOf({ root }: Endpoint, { body }: Answer): IDataObject | undefined {
	if (root !== undefined) return objectIn(body[root]);
	const own = Object.entries(body).filter(([name]) => !ENVELOPE.has(name));
	return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/**
 * What the account has only one of; with nothing in it where UltraCart, in its envelope, leaves everything out.
 *
 * @throws ApiError where the answer does not say that much: what is there would be overwritten
 */
export function onlyRecordOf(endpoint: Endpoint, answer: Answer): IDataObject {
	const record = recordOf(endpoint, answer);
	if (record || answer.body.success === true) return record ?? {};
	throw unusableAnswer(endpoint, 200, 'UltraCart answered without what it was asked for');
}

/** The records in an answer to a write, as far as it holds any: what it lacks has to be found out in another way. */
export function recordsIn({ root }: ListEndpoint, body: IDataObject): IDataObject[] {
	const records: unknown = body[root];
	return Array.isArray(records) ? records.filter(isObject) : [];
}

/** UltraCart's own count of what it lists. */
const countsNone = ({ metadata }: IDataObject): boolean =>
	isObject(metadata) && isObject(metadata.result_set) && metadata.result_set.total_records === 0;

/**
 * The records that were asked for.
 *
 * @throws ApiError where the answer does not hold them: nothing is told as an empty list that is none
 */
export function recordsOf(endpoint: ListEndpoint, { body }: Answer): IDataObject[] {
	const records: unknown = body[endpoint.root];
	// A list may be left out where there is nothing to list.
	if (!Array.isArray(records) && countsNone(body)) return [];
	if (!Array.isArray(records)) {
		throw unusableAnswer(
			endpoint,
			200,
			`UltraCart answered without the list of ${endpoint.root} that it was asked for`,
		);
	}
	if (records.every(isObject)) return records;
	throw unusableAnswer(endpoint, 200, `UltraCart sent a list of ${endpoint.root} with an empty entry`);
}
