import type { Json } from './json';

/** One request as it arrived. Headers are kept whole, keys included: this is a tool for tests. */
export interface Entry {
	readonly method: string;
	/** As it came, with the query. */
	readonly url: string;
	readonly path: string;
	/** ID in the table; undefined for what is not an endpoint of the API, such as the token endpoint. */
	readonly endpoint: string | undefined;
	readonly headers: Json;
	readonly query: Json;
	/** Known where the request got as far as being read. */
	body?: unknown;
	/** By the sandbox's clock. */
	readonly at: number;
	/** How many requests were under way when it arrived, itself included. */
	readonly inFlight: number;
	/** Missing while it is under way, and where the connection was cut. */
	status?: number;
	/** The kind of fault that was put upon it. */
	fault?: string;
}

type Arrival = Omit<Entry, 'inFlight'>;

/** Everything that was asked of the sandbox since the last reset. */
export class Log {
	readonly entries: Entry[] = [];
	/** The most calls that were under way at the same time. */
	maximumInFlight = 0;
	private inFlight = 0;

	/**
	 * Writes a request down.
	 *
	 * @returns the entry, and what to call when the request is over
	 */
	enter(arrival: Arrival): { entry: Entry; leave: () => void } {
		if (arrival.endpoint !== undefined) {
			this.inFlight += 1;
			this.maximumInFlight = Math.max(this.maximumInFlight, this.inFlight);
		}
		const entry: Entry = { ...arrival, inFlight: this.inFlight };
		this.entries.push(entry);
		let left = arrival.endpoint === undefined;
		const leave = (): void => {
			if (left) return;
			left = true;
			this.inFlight -= 1;
		};
		return { entry, leave };
	}

	/** Requests to endpoints of the API, refused ones included: what counts against the limits. */
	get calls(): number {
		return this.entries.filter(({ endpoint }) => endpoint !== undefined).length;
	}

	/** Calls that were answered with 429. */
	get refused(): number {
		return this.entries.filter(({ endpoint, status }) => endpoint !== undefined && status === 429).length;
	}

	/** The calls of one endpoint. */
	of(endpoint: string): Entry[] {
		return this.entries.filter((entry) => entry.endpoint === endpoint);
	}

	reset(): void {
		this.entries.length = 0;
		this.maximumInFlight = this.inFlight;
	}
}
