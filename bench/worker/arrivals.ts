/** The process in which executions arrive, each at its time by the sandbox's clock. */
import { prepareEngine } from './inEngine';
import type { ArrivalsTask, Served } from './messages';
import { onTask } from './onTask';
import { now, pause, underWay } from './waits';

onTask<ArrivalsTask, Served[]>(async (task) => {
	const execute = await prepareEngine(task);
	return async () => {
		const start = now();
		const executions: Promise<Served | undefined>[] = [];
		const arrive = async (arrival: number): Promise<Served | undefined> => {
			const { delivered, failure } = await underWay(execute());
			const end = now() - start;
			return failure === undefined ? { arrival, end, code: delivered()[0] } : undefined;
		};
		for (const arrival of task.arrivals) {
			const early = start + arrival - now();
			if (early > 0) await pause(early, true);
			executions.push(arrive(arrival));
		}
		return (await Promise.all(executions)).filter((served) => served !== undefined);
	};
});
