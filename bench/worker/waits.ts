/** Pauses of the worker pass on the sandbox's clock alone. */
import { setImmediate } from 'node:timers/promises';

import type { FromWorker, ToWorker } from './messages';

/**
 * Pauses that n8n and its nodes make between calls are longer than anything they time otherwise and shorter than their
 * limits for an answer, which are minutes.
 */
const isPause = (milliseconds: number) => milliseconds >= 50 && milliseconds <= 60_000;

/** More than enough turns of the event loop for a call that has been started to reach the network. */
const TURNS = 5;

interface Pause {
	/** By the sandbox's clock. */
	readonly end: number;
	readonly resume: () => void;
	/** Until the next execution arrives, whatever becomes of the others. */
	readonly isArrival?: boolean;
}

/** Those under way; the one that ends first comes first. */
const pauses: Pause[] = [];

let skipped = 0;

/** The sandbox's clock, in milliseconds since 1970: it runs as any other, and is put forward by what is skipped. */
export const now = (): number => Date.now() + skipped;

let executions = 0;

/** Tells that an execution is under way until it ends. */
export async function underWay<R>(execution: Promise<R>): Promise<R> {
	executions += 1;
	try {
		return await execution;
	} finally {
		executions -= 1;
	}
}

/** Executions that don't pause are about to call, or to end: a slow machine takes more turns for it. */
const isWorking = () => executions > 0 && pauses.every(({ isArrival }) => isArrival);

const isCalling = () => process.getActiveResourcesInfo().some((resource) => resource.startsWith('TCP'));

/** Lets everything that this process has begun come to its end, as it would in the first moments of a pause. */
async function untilIdle(): Promise<void> {
	do for (let turns = 0; turns < TURNS; turns++) await setImmediate();
	while ((isCalling() || isWorking()) && pauses[0] && now() < pauses[0].end);
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
	skipped += milliseconds;
}

let isPassing = false;

/** Ends one pause after the other, until there is none left. */
async function passTime(): Promise<void> {
	if (isPassing) return;
	isPassing = true;
	while (pauses.length > 0) {
		await untilIdle();
		const next = pauses.shift();
		const left = (next?.end ?? 0) - now();
		if (left > 0) await advanceClock(left);
		next?.resume();
	}
	isPassing = false;
}

/** Comes back when so much time has passed by the sandbox's clock, which is put forward once nothing else is under way. */
export async function pause(milliseconds: number, isArrival = false): Promise<void> {
	await new Promise<void>((resume) => {
		pauses.push({ end: now() + milliseconds, resume, isArrival });
		pauses.sort((a, b) => a.end - b.end);
		void passTime();
	});
}

/** From here on, a pause in this process is time on the sandbox's clock alone. */
export function skipPauses(): void {
	const real = globalThis.setTimeout;
	const skipping = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
		if (!isPause(milliseconds)) return real(callback, milliseconds, ...args);
		void pause(milliseconds).then(() => {
			callback(...args);
		});
		// What is given back can be cleared, but not cut short: nobody who pauses between calls does that here.
		return real(() => undefined, 0);
	};
	globalThis.setTimeout = Object.assign(skipping, { __promisify__: real.__promisify__ }) as typeof setTimeout;
}
