/** What a piece of work came to: its value, or what it threw. */
export type Settled<T> =
	{ readonly value: T; readonly thrown?: never } | { readonly thrown: unknown; readonly value?: never };

/** Waits for a piece of work and hands on what it threw as a value, for a caller that has to decide what to make of it. */
export async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
	try {
		return { value: await work };
	} catch (thrown) {
		return { thrown };
	}
}

/** The same for work that is done at once. */
export function attempt<T>(work: () => T): Settled<T> {
	try {
		return { value: work() };
	} catch (thrown) {
		return { thrown };
	}
}
