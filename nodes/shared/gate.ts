/**
 * One request at a time to each host, for everything in this process: UltraCart refuses a second request while one is under
 * way, counted per application *or* IP, so neither the credential nor the workflow makes a difference. Both nodes load this
 * one module, so there is one gate.
 */

type Release = () => void;
type Open = () => void;

/** Those who wait for a host, in order of arrival. A host without a line is free. */
const lines = new Map<string, Open[]>();

function leave(host: string): void {
	const next = lines.get(host)?.shift();
	if (next) next();
	else lines.delete(host);
}

/**
 * Waits for the caller's turn, in order of arrival.
 *
 * @param host host and port of the API
 * @param signal leaves the line at once when it aborts
 * @returns what to call when the request is over; calling it twice does no harm
 * @throws the signal's reason when it aborts before the turn has come
 */
export async function enter(host: string, signal?: AbortSignal): Promise<Release> {
	signal?.throwIfAborted();
	const line = lines.get(host);
	if (line) await turn(line, signal);
	else lines.set(host, []);
	let inside = true;
	return () => {
		if (inside) leave(host);
		inside = false;
	};
}

async function turn(line: Open[], signal?: AbortSignal): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const giveUp = () => {
			line.splice(line.indexOf(open), 1);
			reject(signal?.reason as Error);
		};
		const open = () => {
			signal?.removeEventListener('abort', giveUp);
			resolve();
		};
		line.push(open);
		signal?.addEventListener('abort', giveUp, { once: true });
	});
}
