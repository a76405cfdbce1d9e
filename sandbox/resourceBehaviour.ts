import type { Json } from './json';
import type { ValidatedRequest } from './requests';

/** A record that is being inserted or updated. */
export interface RecordWrite {
	/** The whole body, which may hold more than the attributes of the record. */
	readonly body: Json;
	/** What was sent, without what UltraCart ignores. */
	readonly given: Json;
	/** The record before the update. */
	readonly before: Json | undefined;
	/** The record is one that the account starts with. */
	readonly seeding?: true;
}

/** What a resource does beyond storing records. Everything is optional: ordinary resources need none of it. */
export interface ResourceBehaviour {
	/**
	 * Endpoints with logic of their own, by ID. Each returns the response without its envelope.
	 *
	 * @throws HttpError
	 */
	readonly endpoints?: Readonly<Record<string, (request: ValidatedRequest) => Json>>;
	/**
	 * Refuses a request that its row allows.
	 *
	 * @throws HttpError
	 */
	check?(request: ValidatedRequest): void;
	/** Filters whose names do not say what they do: which records one leaves, by the value that it was given. */
	readonly filters?: Readonly<Record<string, (value: unknown) => (record: Json) => boolean>>;
	/**
	 * Turns a record into what is stored.
	 *
	 * @throws HttpError
	 */
	beforeWrite?(next: Json, write: RecordWrite): Json;
	afterWrite?(record: Json, write: RecordWrite): void;
	afterDelete?(record: Json): void;
	/** Turns what is stored into what UltraCart shows. */
	present?(record: Json): Json;
	/** How many records a new account starts with, unless the caller says so. */
	readonly count?: number;
	/** Makes a sample record more lifelike: returns a body like that of the request that inserts one. */
	seed?(sample: Json, n: number): Json;
	/** Sends nothing any more. */
	stop?(): void;
}
