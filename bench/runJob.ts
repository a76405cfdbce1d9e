/** One job, done by one approach, once: in a fresh process, against a fresh account. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { table } from '../scripts/metadata';
import type { Counts } from '../sandbox/account';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { ACCOUNT } from './account';
import { jobCalled, type JobName } from './jobs';
import type { Cost, FromWorker, Result, Task, ToWorker } from './worker/messages';
import { approachCalled, type ApproachName } from './approaches';

export interface Measurement extends Cost {
	readonly approach: ApproachName;
	readonly job: JobName;
	readonly calls: number;
	/** How many of them are UltraCart's Bulk API's, which have a limit of their own. */
	readonly bulkCalls: number;
	/** Calls that the sandbox answered with 429. */
	readonly refused: number;
	/** How many of the things to do were done. */
	readonly done: number;
	readonly size: number;
	/** Milliseconds from start to end, by the sandbox's clock. */
	readonly time: number;
	readonly failure?: string;
}

/** What measurements are made against. */
export interface BenchEnvironment {
	readonly sandbox: Sandbox;
	/** Milliseconds between the starts of two calls of a node that does not wait for answers. */
	readonly interval: number;
	/** Pauses pass on the sandbox's clock alone. */
	readonly skipWaits: boolean;
}

/** For how long a job takes under the limits: one call each 3.6 seconds is 1,000 an hour. */
export const underLimits = async (records: Counts = { coupon: ACCOUNT }): Promise<BenchEnvironment> => ({
	sandbox: await startSandbox({ records }),
	interval: 3600,
	skipWaits: true,
});

/**
 * For how much work a job is: nothing to wait for.
 *
 * @param interval real milliseconds; longer than the sandbox takes to answer, and one call follows the other
 */
export const withoutLimits = async (interval: number, coupons = ACCOUNT): Promise<BenchEnvironment> => ({
	sandbox: await startSandbox({ records: { coupon: coupons }, latency: 0, limits: false }),
	interval,
	skipWaits: false,
});

/** UltraCart's Bulk API counts its calls by themselves. */
const BULK = new Set(table.endpoints.filter(({ hasOwnLimit }) => hasOwnLimit).map(({ id }) => id));

/** For how much work a job is in which the node waits for UltraCart: the waits pass on the sandbox's clock alone. */
export const withoutWaits = async (records: Counts): Promise<BenchEnvironment> => ({
	sandbox: await startSandbox({ records, latency: 0, limits: false }),
	interval: 0,
	skipWaits: true,
});

export const bulkCallsIn = ({ log }: Sandbox): number =>
	log.entries.filter(({ endpoint }) => endpoint !== undefined && BULK.has(endpoint)).length;

/**
 * Lets a pause of the worker pass on the sandbox's clock. Whatever is still under way gets its time first: nothing
 * else could happen during the rest of the pause.
 */
async function passTime(sandbox: Sandbox, milliseconds: number): Promise<void> {
	const end = sandbox.clock.now() + milliseconds;
	while (!sandbox.log.isIdle && sandbox.clock.now() < end) await pause(1);
	sandbox.clock.advance(Math.max(0, end - sandbox.clock.now()));
}

interface Work<R> {
	readonly result: R;
	/** Milliseconds from start to end, by the sandbox's clock. */
	readonly time: number;
}

/** Has the worker do the task, and passes time for it. */
async function doTask<R>(
	child: ChildProcess,
	sandbox: Sandbox,
	task: Task,
	beforeStart: () => Promise<void>,
): Promise<Work<R>> {
	let start = 0;
	return await new Promise((resolve, reject) => {
		child.once('exit', (code) => {
			reject(new Error(`The process that was to do ${task.job} ended with ${String(code)}`));
		});
		child.on('message', (message: FromWorker<R>) => {
			if (message.type === 'ready') {
				void beforeStart().then(() => {
					start = sandbox.clock.now();
					child.send({ type: 'start' } satisfies ToWorker);
				}, reject);
			} else if (message.type === 'wait') {
				void passTime(sandbox, message.milliseconds).then(() =>
					child.send({ type: 'waited' } satisfies ToWorker),
				);
			} else {
				resolve({ result: message.result, time: sandbox.clock.now() - start });
			}
		});
		child.send(task);
	});
}

/**
 * Has a process of its own do a task.
 *
 * @param worker its file
 * @param beforeStart what is done once the process is ready
 */
export async function inWorker<R>(
	worker: string,
	sandbox: Sandbox,
	task: Task,
	beforeStart = () => Promise.resolve(),
): Promise<Work<R>> {
	const execArgv = [...process.execArgv, '--expose-gc'];
	const child = fork(join(__dirname, 'worker', worker), { execArgv });
	try {
		return await doTask(child, sandbox, task, beforeStart);
	} finally {
		child.kill('SIGKILL');
	}
}

export async function runJob(
	{ sandbox, interval, skipWaits }: BenchEnvironment,
	approach: ApproachName,
	name: JobName,
): Promise<Measurement> {
	sandbox.reset();
	const job = jobCalled(name);
	Object.assign(sandbox.switches, job.switches);
	const items = job.items(sandbox);
	// The sandbox fills an account when it is first asked for something: that time is not the job's.
	const { length } = sandbox.list('coupon');
	const size = job.size ?? length;
	const { baseUrl, key } = sandbox;
	const { result, time } = await inWorker<Result>('main.ts', sandbox, {
		approach,
		job: name,
		items,
		baseUrl,
		key,
		interval: approachCalled(approach).pace === 'paced' ? interval : 0,
		skipWaits,
	});
	const { delivered, ...cost } = result;
	const { calls, refused } = sandbox.log;
	const done = job.done(sandbox, delivered);
	return { ...cost, approach, job: name, time, calls, bulkCalls: bulkCallsIn(sandbox), refused, size, done };
}
