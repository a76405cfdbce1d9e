import { ApiError } from '../../shared/errors';
import type { Endpoint } from '../../shared/table';
import type { Item } from '../item';

/** Groups of at most `size`, in order. */
export function* batchesOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
	for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** How many records a call may carry: what UltraCart takes, or less where the user wants less. */
export function sizeOf(items: readonly Item[], batchSize: Endpoint['batchSize'] = 1): number {
	return Math.min(
		batchSize,
		...items.map(({ values }) => (values.recordsPerCall as number | undefined) ?? batchSize),
	);
}

/** Statuses that have nothing to do with what was sent: one record alone would fare no better. */
const ABOUT_THE_CALLER = new Set([401, 410, 429]);

/** Answers of UltraCart itself; 502 to 504 come from what stands before it. */
const ANSWERS_OF_ULTRACART = 500;

/** Whether UltraCart has looked at a batch and said no: then its records have to be tried one by one. */
export function isRefusedBatch(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError) || thrown.status === undefined || thrown.details.unreadable) return false;
	return thrown.status <= ANSWERS_OF_ULTRACART && !ABOUT_THE_CALLER.has(thrown.status);
}
