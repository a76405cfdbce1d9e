import { setImmediate } from 'node:timers/promises';

import type { FromWorker, ToWorker } from './messages';

/**
 * Pauses that n8n and its nodes make between calls are longer than anything they time otherwise and shorter than their
 * limits for an answer, which are minutes.
 */
const isPause = (milliseconds: number) => milliseconds >= 50 && milliseconds <= 60_000;

/** More than enough turns of the event loop for a call that has been started to reach the network. */
const TURNS = 5;

/**
 * Lets everything that this process has begun come to its end, as it would in the first moments of the pause.
 *
 * @returns what is left of the pause
 */
async function untilIdle(milliseconds: number): Promise<number> {
	const start = Date.now();
	const isCalling = () => process.getActiveResourcesInfo().some((resource) => resource.startsWith('TCP'));
	do for (let turns = 0; turns < TURNS; turns++) await setImmediate();
	while (isCalling() && Date.now() - start < milliseconds);
	return Math.max(0, milliseconds - (Date.now() - start));
}

/** Has the benchmark put the sandbox's clock forward, in place of waiting. */
export async function advanceClock(milliseconds: number): Promise<void> {
	await new Promise<void>((resolve) => {
		const listen = (message: ToWorker) => {
			if (message.type !== 'waited') return;
			process.off('message', listen);
			resolve();
		};
		process.on('message', listen);
		process.send?.({ type: 'wait', milliseconds } satisfies FromWorker);
	});
}

/** From here on, a pause in this process is time on the sandbox's clock alone. */
export function skipPauses(): void {
	const real = globalThis.setTimeout;
	const skipping = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
		if (!isPause(milliseconds)) return real(callback, milliseconds, ...args);
		void untilIdle(milliseconds)
			.then(advanceClock)
			.then(() => {
				callback(...args);
			});
		// What is given back can be cleared, but not cut short: nobody who pauses between calls does that here.
		return real(() => undefined, 0);
	};
	globalThis.setTimeout = Object.assign(skipping, { __promisify__: real.__promisify__ }) as typeof setTimeout;
}
