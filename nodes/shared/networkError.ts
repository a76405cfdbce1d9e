import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { ApiError, type WriteState } from './errors';
import type { Endpoint } from './table';

/** Node.js codes of errors that come before a request has left this machine. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What n8n's OAuth client throws when UltraCart gives no token, or when there is no refresh token to ask with. */
const NO_TOKEN = new Set(['EAUTH', 'ESTATUS', 'ERR_ASSERTION']);

const TIMEOUTS = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** What n8n's HTTP helper may throw, as far as it is looked at. */
interface HttpThrown {
	readonly code?: unknown;
	readonly httpCode?: unknown;
	readonly cause?: unknown;
	readonly response?: { readonly status?: number; readonly headers?: IDataObject; readonly data?: unknown };
}

/** The thrown object and what caused it, outermost first: n8n's versions keep the facts at different depths. */
function causesOf(thrown: unknown): HttpThrown[] {
	const chain: HttpThrown[] = [];
	for (
		let link = thrown;
		typeof link === 'object' && link !== null && !chain.includes(link);
		link = (link as HttpThrown).cause
	) {
		chain.push(link);
	}
	return chain;
}

/** The response inside something that n8n's HTTP helper threw, where there was one. */
export function responseIn(thrown: unknown): IN8nHttpFullResponse | undefined {
	const chain = causesOf(thrown);
	const response = chain.find((link) => link.response?.status !== undefined)?.response;
	const status = response?.status ?? Number(chain.find((link) => Number(link.httpCode) > 0)?.httpCode);
	if (!Number.isFinite(status) || status < 100) return undefined;
	return {
		statusCode: status,
		headers: response?.headers ?? {},
		body: response?.data as IDataObject,
	};
}

function explanationOf(code: string, writeState: WriteState): string {
	if (TIMEOUTS.has(code)) return 'UltraCart took too long to answer';
	if (writeState === 'notSent')
		return 'UltraCart could not be reached. Check the Base URL of the credential and the network';
	return 'The connection to UltraCart broke off before the answer came';
}

/** n8n could not sign the request: the account is not connected, or the token can't be refreshed any more. */
const noAccess = (endpoint: Endpoint) =>
	new ApiError({
		endpoint,
		writeState: 'refused',
		status: 401,
		explanation: 'UltraCart no longer accepts this credential',
		advice: 'Open the credential in n8n and connect the account again',
	});

/**
 * Reduces what n8n threw to what may be shown. Nothing of the original is kept: it holds the request with its keys.
 *
 * @param thrown what n8n's HTTP helper threw
 */
export function networkErrorOf(endpoint: Endpoint, thrown: unknown): ApiError {
	const codes = causesOf(thrown)
		.flatMap((link) => [link.code, link.httpCode])
		.filter((code): code is string => typeof code === 'string' && code !== '');
	const [first] = codes;
	// Whatever breaks on the network has a code; what n8n says of a credential by itself has none.
	if (first === undefined || NO_TOKEN.has(first)) return noAccess(endpoint);
	const code = codes.find((each) => NOT_SENT.has(each) || TIMEOUTS.has(each)) ?? first;
	const writeState: WriteState = NOT_SENT.has(code) ? 'notSent' : endpoint.safe ? 'refused' : 'unknown';
	return new ApiError({ endpoint, writeState, code, explanation: explanationOf(code, writeState) });
}
