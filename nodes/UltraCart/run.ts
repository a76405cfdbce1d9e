import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../shared/answer';
import type { Client } from '../shared/client';
import type { Request } from '../shared/request';
import type { SharedCalls, WantedCall } from '../shared/sharedCalls';
import { readAll, type RecordSieve } from '../shared/pagination';
import type { Endpoint, ListEndpoint } from '../shared/table';
import type { ItemOf, ItemResult } from './item';
import type { OperationBase } from './operation';
import { RecordLocks } from './records/recordLocks';

/** A kind of operation: takes all checked items of a run, gives back one result for each, as soon as it is known. */
export type OperationHandler<O extends OperationBase, Inputs = unknown> = (
	run: Run,
	operation: O,
	items: readonly ItemOf<O, Inputs>[],
) => AsyncGenerator<ItemResult>;

/**
 * What an operation works with during one run of the node.
 *
 * Identical reads are one call, until something is written.
 */
export class Run {
	/** What the user should know besides the items. */
	readonly notes: string[] = [];

	/** What came of the run, and what it cost, in one line: for operations of which the number of items does not say it. */
	summary?: string;

	/** The records that the run changes. */
	readonly locks: RecordLocks;

	/** How many keys a listing is asked for at once, where UltraCart has refused as many as the table says. */
	readonly keysPerCall = new Map<Endpoint, number>();

	private readonly reads = new Map<string, Promise<unknown>>();

	constructor(
		readonly client: Client,
		readonly signal?: AbortSignal,
		/** Keeps what a call has made of an item whose result has to wait for further calls. */
		readonly keep: (part: Pick<ItemResult, 'item' | 'made'>) => void = () => undefined,
	) {
		this.locks = new RecordLocks(client.baseUrl);
	}

	/** Reads anew what it asks for from here on. */
	forgetReads(): void {
		this.reads.clear();
	}

	/** Ends the run: nothing is called any more. */
	close(): void {
		this.locks.close();
	}

	note(note: string): void {
		this.notes.push(note);
	}

	async call(endpoint: Endpoint, request: Request = {}): Promise<Answer> {
		if (endpoint.safe) {
			return await this.readOnce(endpoint, request, async () => await this.client.call(endpoint, request));
		}
		try {
			return await this.client.call(endpoint, request);
		} finally {
			this.forgetReads();
		}
	}

	/** Makes a call that serves other runs as well. */
	async share<Want, Part>(calls: SharedCalls<Want, Part>, call: WantedCall<Want>): Promise<Part> {
		try {
			return await this.client.share(calls, call);
		} finally {
			this.forgetReads();
		}
	}

	/** Equal reads of several runs that wait are one call: for operations that write nothing back of what they read. */
	shareReads(): void {
		this.client.shareReads();
	}

	/**
	 * The records of a listing, from as many pages as `limit` needs.
	 *
	 * @param sieve the same for all listings of a run, but for what is in `given`
	 * @param given what decides which records pass
	 */
	async list(
		endpoint: ListEndpoint,
		request: Request = {},
		limit = Infinity,
		sieve: RecordSieve = {},
		given: IDataObject = {},
	): Promise<IDataObject[]> {
		return await this.readOnce(
			endpoint,
			{ ...request, given, limit: String(limit) },
			async () => await readAll(this.client, endpoint, request, limit, sieve),
		);
	}

	private async readOnce<T>(endpoint: Endpoint, request: object, read: () => Promise<T>): Promise<T> {
		const id = `${endpoint.id} ${JSON.stringify(request)}`;
		const known = this.reads.get(id) ?? read();
		this.reads.set(id, known);
		return (await known) as T;
	}
}
