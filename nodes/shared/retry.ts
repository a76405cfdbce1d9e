import { sleep } from 'n8n-workflow';

import type { ApiError } from './errors';
import { canDouble } from './table';

export interface RetryOptions {
	/** Longest total wait while UltraCart says that the rate limit is reached, in milliseconds. */
	readonly maxRateLimitWait: number;
	/** How long the limit made the last call wait that it refused, in milliseconds: the next one will hardly have to wait less. */
	readonly lastRateLimitWait?: number;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;
/** Of the last call's wait: by a little less each time, it is found out when the limit makes calls wait less. */
const SHORTER = 0.9;
const MAX_TRIES = 4;
/** An answer with nothing in it is no accident of the network, but may be one of UltraCart's. */
const MAX_TRIES_IF_EMPTY = 2;
const SLICE = 250;

const TRANSIENT_STATUSES = new Set([502, 503, 504]);

/** Whether the connection or a server on the way gave out, and UltraCart did not say no. */
function isTransient(error: ApiError): boolean {
	const { status, unreadable, empty, lasting } = error.details;
	if (lasting) return false;
	return status === undefined || TRANSIENT_STATUSES.has(status) || unreadable === true || empty === true;
}

/**
 * How long to wait before a failed call is made again, or `undefined` to give up.
 *
 * A 429 is always safe to repeat. Other faults are repeated only where that can't do anything twice: reads, most PUTs, DELETE, and
 * whatever certainly did not arrive.
 *
 * @param error what happened
 * @param tries how many times the call has been made
 * @param waited how long it has waited for the rate limit so far, in milliseconds
 * @param random between 0 and 1: spreads calls that fail together
 */
export function waitBeforeRetry(
	error: ApiError,
	tries: number,
	waited: number,
	{ maxRateLimitWait, lastRateLimitWait = 0 }: RetryOptions,
	random = Math.random(),
): number | undefined {
	const backOff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)) * (0.75 + random / 2);
	if (error.status === 429) {
		const expected = tries === 1 ? SHORTER * lastRateLimitWait : 0;
		const wait = Math.max(error.details.retryAfter ?? 0, expected, backOff);
		const left = maxRateLimitWait - waited;
		// The last wait is cut short rather than left out: the limit may well be over by then.
		if (left <= 0 || (error.details.retryAfter ?? 0) > left) return undefined;
		return Math.min(wait, left);
	}
	if (!isTransient(error) || tries >= (error.details.empty ? MAX_TRIES_IF_EMPTY : MAX_TRIES))
		return undefined;
	return !canDouble(error.endpoint) || error.writeState === 'notSent' ? backOff : undefined;
}

/**
 * Waits, and stops waiting when the execution is cancelled.
 *
 * In slices, because the n8n versions this package runs in have no wait in common that takes a signal.
 *
 * @throws the signal's reason
 */
export async function sleepFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
	for (let left = milliseconds; left > 0; left -= SLICE) {
		signal?.throwIfAborted();
		await sleep(Math.min(SLICE, left));
	}
	signal?.throwIfAborted();
}
