import { ABOUT_THE_CALLER } from '../../shared/answer';
import type { ApiError } from '../../shared/errors';
import type { Endpoint } from '../../shared/table';
import type { Item } from '../item';

/** Inputs of operations that have an endpoint for many records at once. */
export interface BatchInputs {
	readonly recordsPerCall?: number;
}

/** Groups of at most `size`, in order. */
export function* batchesOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
	for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** How many records a call may carry: what UltraCart takes, or less where the user wants less. */
export function batchSizeFor(
	items: readonly Item<BatchInputs>[],
	batchSize: Endpoint['batchSize'] = 1,
): number {
	return items.reduce((size, { inputs }) => Math.min(size, inputs.recordsPerCall ?? batchSize), batchSize);
}

/** UltraCart's own answers end here; 502 to 504 come from what stands before it. */
const LAST_OWN_STATUS = 500;

/** Whether UltraCart itself has looked at a batch and said no: then its records have to be tried one by one. */
export function isRefusedBatch({ status, details }: ApiError): boolean {
	if (status === undefined || !details.saidByUltraCart) return false;
	// One record alone would fare no better where it is about the caller.
	return status <= LAST_OWN_STATUS && !ABOUT_THE_CALLER.has(status);
}
