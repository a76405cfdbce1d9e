/** UltraCart's response envelopes, for results and for errors. */
import type { Endpoint, Model } from '../scripts/metadata/types';
import type { HttpError } from './errors';
import { isObject, type Json } from './json';
import type { Switches } from './switches';

/** What is sent back. Without a body the response is empty. */
export interface ApiResponse {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** An object is sent as JSON, a text as it is. */
	readonly body?: Json | string;
}

/** HTTP headers carry one line of Latin-1 at most. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').slice(0, 1000);

const errorOf = (
	status: number,
	message: string,
	{ developerMessage, objectId }: HttpError['details'],
): Json => ({
	developer_message: developerMessage ?? message,
	user_message: message,
	error_code: String(status),
	more_info: '',
	object_id: objectId ?? '',
});

/** UltraCart's ErrorResponse, with the header UC-REST-ERROR. */
export function errorResponse({ status, message, details }: HttpError): ApiResponse {
	return {
		status,
		headers: { 'UC-REST-ERROR': headerText(message), ...details.headers },
		body: { success: false, error: errorOf(status, message, details), metadata: {} },
	};
}

/** An error with status 200: UltraCart does this too. */
export const errorWith200 = (message: string): ApiResponse => ({
	status: 200,
	body: { success: false, error: errorOf(200, message, {}), metadata: {} },
});

/** An error beside what was done all the same. */
export const withError = (
	{ body, ...response }: ApiResponse,
	status: number,
	message: string,
): ApiResponse => ({
	...response,
	status,
	body: { ...(isObject(body) && body), success: false, error: errorOf(status, message, {}) },
});

/** A response as the switch has errors: with success:false, or the error object alone. */
export function asSwitched(
	response: ApiResponse,
	{ errorEnvelope }: Pick<Switches, 'errorEnvelope'>,
): ApiResponse {
	const { body } = response;
	if (errorEnvelope === 'success' || !isObject(body) || !isObject(body.error)) return response;
	const { success: _, ...rest } = body;
	return { ...response, body: rest };
}

const PAGE =
	'<!doctype html><html><head><title>Maintenance</title></head><body><h1>Back soon</h1></body></html>';

/** A web page in place of UltraCart's JSON: a gateway's, or that of a server at another path. */
export const webPage = (status: number): ApiResponse => ({
	status,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: PAGE,
});

/** Adds those parts of the envelope that the model of the answer has. */
export function withEnvelope(endpoint: Endpoint, model: Model, payload: Json, resultSet?: Json): Json {
	const { success, metadata } = model.attributes;
	return {
		...payload,
		...(success && { success: true }),
		...(metadata && {
			metadata: { payload_name: endpoint.root ?? model.name, ...(resultSet && { result_set: resultSet }) },
		}),
	};
}
