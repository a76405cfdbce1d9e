/** How UltraCart wraps what it answers, and how it refuses. */
import type { Endpoint, Model } from '../scripts/metadata/types';
import type { HttpError } from './errors';
import type { Json } from './json';

/** What goes back over the wire. No body: UltraCart answers with nothing. */
export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** An object goes out as JSON, a text as it is. */
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

/** ErrorResponse with the header UC-REST-ERROR. */
export function refused({ status, message, details }: HttpError): Answer {
	return {
		status,
		headers: { 'UC-REST-ERROR': headerText(message), ...details.headers },
		body: { success: false, error: errorOf(status, message, details), metadata: {} },
	};
}

/** A refusal that comes with status 200: UltraCart does this too. */
export const refusedWith200 = (message: string): Answer => ({
	status: 200,
	body: { success: false, error: errorOf(200, message, {}), metadata: {} },
});

/** Wraps what an endpoint has to say, as far as its answer's model has room for an envelope. */
export function wrapped(endpoint: Endpoint, model: Model, payload: Json, resultSet?: Json): Json {
	const { success, metadata } = model.attributes;
	return {
		...payload,
		...(success && { success: true }),
		...(metadata && {
			metadata: { payload_name: endpoint.root ?? model.name, ...(resultSet && { result_set: resultSet }) },
		}),
	};
}
