import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../shared/answer';
import type { Client, Request } from '../shared/client';
import { listAll } from '../shared/pagination';
import type { LoadOptionsSource, Endpoint, Models, ListSearchSource } from '../shared/table';
import type { Item, Outcome } from './item';
import type { Operation, Operations } from './operation';

export interface Table {
	readonly endpoints: Readonly<Record<string, Endpoint>>;
	readonly models: Models;
	readonly operations: Operations;
	readonly loadOptions: Readonly<Record<string, LoadOptionsSource>>;
	readonly listSearch: Readonly<Record<string, ListSearchSource>>;
}

/** An endpoint of the table by its ID: rows are checked when they are generated, so it is always there. */
export function endpointOf({ endpoints }: Pick<Table, 'endpoints'>, id: string): Endpoint {
	const endpoint = endpoints[id];
	if (!endpoint) throw new RangeError(`The generated table has no endpoint ${id}`);
	return endpoint;
}

/** A kind of operation: takes all checked items of a run, gives back one outcome for each, as soon as it is known. */
export type Kind<O extends Operation> = (
	run: Run,
	operation: O,
	items: readonly Item[],
) => AsyncGenerator<Outcome>;

/**
 * What a kind of operation works with during one run of the node.
 *
 * Identical reads are one call, until something is written.
 */
export class Run {
	/** What the user should know besides the items. */
	readonly notes: string[] = [];

	private readonly safe = new Map<string, Promise<unknown>>();

	constructor(
		readonly client: Client,
		readonly table: Table,
		readonly signal?: AbortSignal,
	) {}

	note(note: string): void {
		this.notes.push(note);
	}

	endpoint(id: string): Endpoint {
		return endpointOf(this.table, id);
	}

	async call(endpoint: Endpoint, request: Request = {}): Promise<Answer> {
		if (endpoint.safe) {
			return await this.once(endpoint, request, async () => await this.client.call(endpoint, request));
		}
		try {
			return await this.client.call(endpoint, request);
		} finally {
			this.safe.clear();
		}
	}

	/**
	 * The records of a listing, from as many pages as `wanted` needs.
	 *
	 * @param trim what is kept of a record; the same for all listings of a run
	 */
	async list(
		endpoint: Endpoint,
		request: Request = {},
		wanted = Infinity,
		trim?: (record: IDataObject) => IDataObject,
	): Promise<IDataObject[]> {
		const asked = { ...request, wanted: String(wanted) };
		return await this.once(
			endpoint,
			asked,
			async () => await listAll(this.client, endpoint, request, wanted, trim),
		);
	}

	private async once<T>(endpoint: Endpoint, request: object, read: () => Promise<T>): Promise<T> {
		const key = `${endpoint.id} ${JSON.stringify(request)}`;
		const known = this.safe.get(key) ?? read();
		this.safe.set(key, known);
		return (await known) as T;
	}
}
