import type { LogEntry } from './log';

/** What the sandbox knows about a request while it is in progress. */
export class RequestContext {
	private readonly callbacks: (() => void)[] = [];

	constructor(readonly logEntry: LogEntry) {}

	onEnd(callback: () => void): void {
		this.callbacks.push(callback);
	}

	/** The request is over, and the next one may come. Each callback is called only once. */
	end(): void {
		for (const callback of this.callbacks.splice(0)) callback();
	}
}

declare module 'fastify' {
	interface FastifyRequest {
		requestContext: RequestContext;
	}
	interface FastifyContextConfig {
		/** The ID of the table's endpoint that the route was made from. */
		endpoint?: string;
	}
}
