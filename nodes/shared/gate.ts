/**
 * One request at a time to each host, for everything in this process: UltraCart refuses a second request while one is under
 * way, counted per application *or* IP, so neither the credential nor the workflow makes a difference. Both nodes load this
 * one module, so there is one gate.
 */

type Release = () => void;
type Open = () => void;

/** Those who wait for a host, each in order of arrival: somebody looks at an empty list while it waits, so lists go first. */
interface Line {
	readonly lists: Open[];
	readonly others: Open[];
}

/** A host without a line is free. */
const lines = new Map<string, Line>();

function leave(host: string): void {
	const line = lines.get(host);
	const next = line?.lists.shift() ?? line?.others.shift();
	if (next) next();
	else lines.delete(host);
}

export interface Visit {
	/** Leaves the line at once when it aborts. */
	readonly signal?: AbortSignal;
	/** A list of the editor. */
	readonly isList?: boolean;
}

/**
 * Waits for the caller's turn, in order of arrival.
 *
 * @param host host and port of the API
 * @returns what to call when the request is over; calling it twice does no harm
 * @throws the signal's reason when it aborts before the turn has come
 */
export async function enter(host: string, { signal, isList = false }: Visit = {}): Promise<Release> {
	signal?.throwIfAborted();
	const line = lines.get(host);
	if (line) await turn(isList ? line.lists : line.others, signal);
	else lines.set(host, { lists: [], others: [] });
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
