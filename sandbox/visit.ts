/** What the sandbox remembers about a request while it is under way. */
import type { Entry } from './log';

export class Visit {
	private readonly leaving: (() => void)[] = [];

	constructor(readonly entry: Entry) {}

	onLeave(leave: () => void): void {
		this.leaving.push(leave);
	}

	/** The request is over: its place is free for the next. Calling it again does nothing. */
	leave(): void {
		for (const leave of this.leaving.splice(0)) leave();
	}
}

declare module 'fastify' {
	interface FastifyRequest {
		visit: Visit;
	}
	interface FastifyContextConfig {
		/** ID of the table's endpoint that the route was made from. */
		endpoint?: string;
	}
}
