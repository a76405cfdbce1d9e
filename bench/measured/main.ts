/** The process that is measured: started anew for every job, does it once, and tells what that cost. */
import { costFromHere } from './cost';
import type { FromMeasured, Result, Task, ToMeasured } from './messages';
import { skip, skipPauses } from './waits';

interface Done {
	/** Put together once the cost is known. */
	readonly delivered: () => readonly string[];
	readonly failure?: string;
}

/** Loads only what the way needs: the plain loop is to run in a plain process. */
async function prepare(task: Task): Promise<() => Promise<Done>> {
	if (task.way !== 'loop') {
		const { prepareEngine } = await import('./inEngine.js');
		return await prepareEngine(task);
	}
	const { runLoop } = await import('../ways/loop.js');
	// Where nothing limits it, it has nothing to wait for.
	const wait = task.skipWaits ? skip : () => Promise.resolve();
	return async () => {
		const delivered = await runLoop(task.job, { ...task, wait }, task.items);
		return { delivered: () => delivered };
	};
}

async function measure(work: () => Promise<Done>): Promise<Result> {
	const cost = costFromHere();
	try {
		const done = await work();
		return { ...cost(), ...done, delivered: done.delivered() };
	} catch (thrown) {
		return { ...cost(), delivered: [], failure: thrown instanceof Error ? thrown.message : String(thrown) };
	}
}

const tell = (message: FromMeasured) => process.send?.(message);

const hears = async (word: ToMeasured['say']) => {
	await new Promise<void>((resolve) => {
		process.on('message', (message: ToMeasured) => {
			if (message.say === word) resolve();
		});
	});
};

async function main(task: Task): Promise<void> {
	const work = await prepare(task);
	if (task.skipWaits) skipPauses();
	const go = hears('go');
	tell({ say: 'ready' });
	await go;
	process.send?.({ say: 'done', ...(await measure(work)) } satisfies FromMeasured, () => {
		// n8n's engine keeps timers of its own.
		process.exit();
	});
}

process.once('message', (task: Task) => void main(task));
// The benchmark has been broken off.
process.once('disconnect', () => process.exit());
