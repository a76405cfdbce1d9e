import type { Json } from './json';

/** One request as it arrived. Headers are logged in full, keys included: this is a tool for tests. */
export interface LogEntry {
	readonly method: string;
	/** As it came, with the query. */
	readonly url: string;
	readonly path: string;
	/** ID in the table; undefined for what is not an endpoint of the API, such as the token endpoint. */
	readonly endpoint: string | undefined;
	readonly headers: Json;
	readonly query: Json;
	/** Missing if the request was refused before its body was read. */
	body?: unknown;
	/** By the sandbox's clock. */
	readonly at: number;
	/** How many requests were in progress when it arrived, including itself. */
	readonly inFlight: number;
	/** Missing while the request is in progress, and if the connection was cut. */
	status?: number;
	/** It was carried out, whatever became of the answer. */
	isDone?: true;
	/** The type of the fault that was applied to it. */
	fault?: string;
}

/** Every request since the last reset. */
export class Log {
	readonly entries: LogEntry[] = [];
	/** The most calls that were in progress at the same time. */
	maximumInFlight = 0;
	private inFlight = 0;

	add(request: Omit<LogEntry, 'inFlight'>): LogEntry {
		if (request.endpoint !== undefined) {
			this.inFlight += 1;
			this.maximumInFlight = Math.max(this.maximumInFlight, this.inFlight);
		}
		const entry: LogEntry = { ...request, inFlight: this.inFlight };
		this.entries.push(entry);
		return entry;
	}

	/** The request of this entry is over. */
	end({ endpoint }: LogEntry): void {
		if (endpoint !== undefined) this.inFlight -= 1;
	}

	/** No call is in progress. */
	get isIdle(): boolean {
		return this.inFlight === 0;
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
	of(endpoint: string): LogEntry[] {
		return this.entries.filter((entry) => entry.endpoint === endpoint);
	}

	reset(): void {
		this.entries.length = 0;
		this.maximumInFlight = this.inFlight;
	}
}
