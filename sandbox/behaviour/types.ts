import type { Endpoint, Resource } from '../../scripts/metadata/types';
import type { Json } from '../json';

/** A request that has passed every check. */
export interface Call {
	readonly endpoint: Endpoint;
	readonly resource: Resource;
	/** Path and query parameters, with the types of their rows. */
	readonly address: Json;
	readonly body: Json;
}

export interface Writing {
	/** The whole body: it may hold what is no attribute of the record. */
	readonly body: Json;
	/** What was sent, without what UltraCart ignores. */
	readonly given: Json;
	/** The record that an update changes. */
	readonly before: Json | undefined;
	/** The account is being filled with what it starts with. */
	readonly seeding?: true;
}

/** What a resource does beyond keeping records. Everything is optional: ordinary resources need none of it. */
export interface Behaviour {
	/**
	 * Endpoints that do something of their own, by their ID: each gives the answer without its envelope.
	 *
	 * @throws HttpError
	 */
	readonly endpoints?: Readonly<Record<string, (call: Call) => Json>>;
	/** Filters whose names do not say what they do: each tells whether a record passes. */
	readonly filters?: Readonly<Record<string, (record: Json, value: unknown) => boolean>>;
	/**
	 * Turns a record into what is kept.
	 *
	 * @throws HttpError
	 */
	keep?(next: Json, writing: Writing): Json;
	/** Called when a record has been written. */
	written?(record: Json, writing: Writing): void;
	/** Called when a record has been deleted. */
	removed?(record: Json): void;
	/** What is kept, as UltraCart shows it. */
	present?(record: Json): Json;
	/** How many records a new account starts with, where nobody says it. */
	readonly count?: number;
	/** Makes the sample that a new account starts with more lifelike: a body like that of the request that makes one. */
	seed?(sample: Json, n: number): Json;
}
