import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { CallFailure, type Fate } from './failure';
import type { Endpoint } from './table';

/** Node.js codes of faults that come before a request has left this machine. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const TIMEOUTS = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

interface Thrown {
	readonly code?: unknown;
	readonly httpCode?: unknown;
	readonly cause?: unknown;
	readonly response?: { readonly status?: number; readonly headers?: IDataObject; readonly data?: unknown };
}

/** The thrown object and what caused it, outermost first: n8n's versions keep the facts at different depths. */
function chainOf(thrown: unknown): Thrown[] {
	const chain: Thrown[] = [];
	for (
		let link = thrown;
		typeof link === 'object' && link !== null && !chain.includes(link);
		link = (link as Thrown).cause
	) {
		chain.push(link);
	}
	return chain;
}

/** The response inside something that n8n's HTTP helper threw, where there was one. */
export function responseIn(thrown: unknown): IN8nHttpFullResponse | undefined {
	const chain = chainOf(thrown);
	const response = chain.find((link) => link.response?.status !== undefined)?.response;
	const status = response?.status ?? Number(chain.find((link) => Number(link.httpCode) > 0)?.httpCode);
	if (!Number.isFinite(status) || status < 100) return undefined;
	return {
		statusCode: status,
		headers: response?.headers ?? {},
		body: response?.data as IDataObject,
	};
}

function explain(code: string, fate: Fate): string {
	if (TIMEOUTS.has(code)) return 'UltraCart took too long to answer';
	if (fate === 'notSent')
		return 'UltraCart could not be reached. Check the Base URL of the credential and the network';
	return 'The connection to UltraCart broke off before the answer came';
}

/**
 * Reduces a network fault to what may be shown. Nothing of the original is kept: it holds the request with its keys.
 *
 * @param thrown what n8n's HTTP helper threw
 */
export function faultOf(endpoint: Endpoint, thrown: unknown): CallFailure {
	const codes = chainOf(thrown).map((link) => link.code);
	const code =
		codes.find((each): each is string => typeof each === 'string' && /^E[A-Z_]+$/.test(each)) ?? 'EUNKNOWN';
	const fate: Fate = NOT_SENT.has(code) ? 'notSent' : endpoint.reads ? 'refused' : 'unknown';
	return new CallFailure({ endpoint, fate, code, explanation: explain(code, fate) });
}
