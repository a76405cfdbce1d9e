/**
 * Does a piece of work that takes no longer than it may.
 *
 * @param milliseconds the whole time that it may take
 * @param work gets a signal that ends it; what does not listen to the signal is no longer waited for
 * @param cancel ends it too
 * @throws the reason of `cancel`, or a TimeoutError
 */
export async function withinTime<T>(
	milliseconds: number,
	work: (signal: AbortSignal) => Promise<T>,
	cancel?: AbortSignal,
): Promise<T> {
	cancel?.throwIfAborted();
	// Not AbortSignal.any: what that makes is kept for as long as the execution's own signal is.
	const controller = new AbortController();
	const limits = [AbortSignal.timeout(milliseconds), ...(cancel ? [cancel] : [])];
	const end = (event: Event) => controller.abort((event.target as AbortSignal).reason);
	const ended = new Promise<never>((_, reject) => {
		controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
	});
	for (const limit of limits) limit.addEventListener('abort', end);
	try {
		return await Promise.race([ended, work(controller.signal)]);
	} finally {
		// A timeout that nobody listens to is cleared with its signal.
		for (const limit of limits) limit.removeEventListener('abort', end);
	}
}
