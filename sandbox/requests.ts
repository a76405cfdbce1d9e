/** A request on its way through the sandbox: as it arrived, once it has been checked, and its result. */
import type { Resource } from '../scripts/metadata/resource';
import type { Endpoint } from '../scripts/metadata/types';
import type { Json } from './json';

export interface IncomingRequest {
	readonly endpoint: string;
	readonly method: string;
	/** Path parameters and query, as text. */
	readonly address: Json;
	readonly body: unknown;
}

export interface ValidatedRequest {
	readonly endpoint: Endpoint;
	readonly resource: Resource;
	/** Path and query parameters, with the types of their rows. */
	readonly address: Json;
	readonly body: Json;
}

/** A response without its envelope. */
export interface CrudResult {
	readonly payload: Json;
	readonly resultSet?: Json;
}
