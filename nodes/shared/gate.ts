/**
 * One at a time, for everything in this process: both nodes load this one module.
 *
 * One request to each host: UltraCart refuses a second one while one is under way, counted per application *or* IP, so neither the
 * credential nor the workflow makes a difference. And one who writes a record, see `recordLocks.ts`.
 */

export type Release = () => void;
type Open = () => void;

/** Those who wait, in order of arrival: somebody looks at an empty list of the editor meanwhile, so lists go first. */
interface Line {
	readonly lists: Open[];
	readonly others: Open[];
}

/** By place. One without a line is free. */
const lines = new Map<string, Line>();

function leave(place: string): void {
	const line = lines.get(place);
	const next = line?.lists.shift() ?? line?.others.shift();
	if (next) next();
	else lines.delete(place);
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
 * @param place host and port of the API, or the name of a record
 * @returns what to call when it is over; calling it twice does no harm
 * @throws the signal's reason when it aborts before the turn has come
 */
export async function enter(place: string, { signal, isList = false }: Visit = {}): Promise<Release> {
	signal?.throwIfAborted();
	const line = lines.get(place);
	if (line) await turn(isList ? line.lists : line.others, signal);
	else lines.set(place, { lists: [], others: [] });
	let inside = true;
	return () => {
		if (inside) leave(place);
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
