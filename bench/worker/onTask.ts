import type { FromWorker, Task, ToWorker } from './messages';
import { skipPauses } from './waits';

const received = async (type: ToWorker['type']) => {
	await new Promise<void>((resolve) => {
		process.on('message', (message: ToWorker) => {
			if (message.type === type) resolve();
		});
	});
};

/** Gets ready for the task that the benchmark sends first, does it when told to start, reports what came of it, and ends. */
export function onTask<T extends Task, R>(prepare: (task: T) => Promise<() => Promise<R>>): void {
	const perform = async (task: T) => {
		const work = await prepare(task);
		if (task.skipWaits) skipPauses();
		const start = received('start');
		process.send?.({ type: 'ready' } satisfies FromWorker);
		await start;
		process.send?.({ type: 'done', result: await work() } satisfies FromWorker, () => {
			// n8n's engine keeps timers of its own.
			process.exit();
		});
	};
	process.once('message', (task: T) => void perform(task));
	// The benchmark has been broken off.
	process.once('disconnect', () => process.exit());
}
