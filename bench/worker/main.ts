/** The process that is measured: started anew for every job, does it once, and reports what that cost. */
import { costFromHere } from './cost';
import type { Result, Task } from './messages';
import { onTask } from './onTask';
import { advanceClock } from './waits';

interface Done {
	/** Put together once the cost is known. */
	readonly delivered: () => readonly string[];
	readonly failure?: string;
}

/** Loads only what the approach needs: the plain loop is to run in a plain process. */
async function prepare(task: Task): Promise<() => Promise<Done>> {
	if (task.approach !== 'loop') {
		const { prepareEngine } = await import('./inEngine.js');
		return await prepareEngine(task);
	}
	const { runLoop } = await import('../approaches/loop.js');
	// Where nothing limits it, it has nothing to wait for.
	const wait = task.skipWaits ? advanceClock : () => Promise.resolve();
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

onTask<Task, Result>(async (task) => {
	const work = await prepare(task);
	return async () => await measure(work);
});
