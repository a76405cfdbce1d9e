import { ApiError } from './errors';

/** What a call came to: its value, or the error by which UltraCart refused it or the network lost it. */
export type CallResult<T> =
	| { readonly value: T; readonly error?: undefined }
	| { readonly value?: undefined; readonly error: ApiError };

/**
 * Waits for a call and hands an API error back as a value, for a caller that has to decide what to make of it.
 *
 * @throws everything else: a cancelled run, a fault of ours
 */
export async function tryCall<T>(call: Promise<T>): Promise<CallResult<T>> {
	try {
		return { value: await call };
	} catch (thrown) {
		if (thrown instanceof ApiError) return { error: thrown };
		throw thrown as Error;
	}
}
