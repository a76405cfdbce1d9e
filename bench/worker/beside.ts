/** The process in which single calls are made while a run with many items goes on. */
import { setTimeout as pause } from 'node:timers/promises';

import { prepareEngine } from './inEngine';
import type { Task } from './messages';
import { onTask } from './onTask';

/** Milliseconds between one single call and the next. */
const PAUSE = 200;

onTask<Task, number[]>(async (task) => {
	const runMany = await prepareEngine(task);
	const runOne = await prepareEngine({ ...task, job: 'check', items: task.items.slice(0, 1) });
	return async () => {
		const times: number[] = [];
		const over = new AbortController();
		const isOver = () => over.signal.aborted;
		const many = runMany().finally(() => {
			over.abort();
		});
		while (!isOver()) {
			const start = Date.now();
			const { failure } = await runOne();
			if (failure !== undefined) throw new Error(failure);
			if (!isOver()) times.push(Date.now() - start);
			await pause(PAUSE);
		}
		const { failure } = await many;
		if (failure !== undefined) throw new Error(failure);
		return times;
	};
});
