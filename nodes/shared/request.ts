import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { API_VERSION } from '../../credentials/credentialTest';
import type { Endpoint } from './table';

/** What a call sends to its endpoint. */
export interface Request {
	readonly pathParameters?: Readonly<Record<string, string | number | undefined>>;
	readonly query?: IDataObject;
	readonly body?: unknown;
}

/**
 * The request as n8n takes it.
 *
 * @param timeout how long nothing at all may come, in milliseconds. n8n's own limit is shorter than ours may be.
 */
export function httpOptions(
	baseUrl: string,
	{ method, path, sendsBody }: Endpoint,
	{ pathParameters = {}, query, body = sendsBody && {} }: Request,
	timeout: number,
): IHttpRequestOptions {
	const filledPath = path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(pathParameters[name] ?? ''),
	);
	return {
		method,
		url: baseUrl + filledPath,
		...(query && { qs: query }),
		headers: {
			Accept: 'application/json',
			'X-UltraCart-Api-Version': API_VERSION,
			...(body !== undefined && { 'Content-Type': 'application/json; charset=UTF-8' }),
		},
		// As text: n8n drops a body of {} together with its Content-Type.
		...(body !== undefined && { body: JSON.stringify(body) }),
		encoding: 'text',
		returnFullResponse: true,
		// A redirect could carry the key to another host.
		disableFollowRedirect: true,
		timeout,
	};
}
