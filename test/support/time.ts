/** Tests in which nothing is waited for: time passes on the sandbox's clock instead. */
import { ClientRequest } from 'node:http';

import type { Sandbox } from '../../sandbox/sandbox';

/** Slices of a pause between calls, and n8n's pauses between tries. The time that a test gives UltraCart to answer is longer. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 5000;

/** A `setTimeout` by which a pause is over at once, and has passed on the sandbox's clock. */
export function withoutPauses({ clock }: Sandbox, longest = LONGEST_PAUSE): typeof setTimeout {
	const real = globalThis.setTimeout;
	const isPause = (milliseconds: number) => milliseconds >= SHORTEST_PAUSE && milliseconds <= longest;
	const skipping = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
		if (!isPause(milliseconds)) return real(callback, milliseconds, ...args);
		clock.advance(milliseconds);
		setImmediate(callback, ...args);
		// It can be cleared, which nobody does who pauses between calls.
		return real(() => undefined, 0);
	};
	return skipping as typeof setTimeout;
}

/** From here on until the mocks are restored, nothing is waited for. */
export function skipPauses(sandbox: Sandbox, longest?: number): void {
	if (jest.isMockFunction(globalThis.setTimeout)) return;
	const skipping = withoutPauses(sandbox, longest);
	jest.spyOn(globalThis, 'setTimeout').mockImplementation(skipping);
}

/** From here on until the mocks are restored, every time limit is over so many times sooner. */
export function shortenTimeLimits(times: number): void {
	const real = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((wait) => real(wait / times));
}

/**
 * Watches the requests of this process until the mocks are restored.
 *
 * @returns lets those that are still without an answer run out of the time that they were given for it
 */
export function timeouts(): () => void {
	const waiting = new Set<ClientRequest>();
	// eslint-disable-next-line @typescript-eslint/unbound-method
	const original = ClientRequest.prototype.setTimeout;
	jest.spyOn(ClientRequest.prototype, 'setTimeout').mockImplementation(function (
		this: ClientRequest,
		...given
	) {
		waiting.add(this);
		this.once('close', () => waiting.delete(this));
		return original.apply(this, given);
	});
	return () => {
		for (const request of waiting) request.emit('timeout');
	};
}
