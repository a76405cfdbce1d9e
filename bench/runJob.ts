/** One job, done by one approach, once: in a fresh process, against a fresh account. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { ACCOUNT, jobCalled, type JobName } from './jobs';
import type { Cost, FromWorker, Result, Task, ToWorker } from './worker/messages';
import { approachCalled, type ApproachName } from './approaches';

export interface Measurement extends Cost {
	readonly approach: ApproachName;
	readonly job: JobName;
	readonly calls: number;
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
export const underLimits = async (): Promise<BenchEnvironment> => ({
	sandbox: await startSandbox({ records: { coupon: ACCOUNT } }),
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

const isIdle = ({ log }: Sandbox) =>
	log.entries.every(({ endpoint, status }) => endpoint === undefined || status !== undefined);

/**
 * Lets a pause of the worker pass on the sandbox's clock. Whatever is still under way gets its time first: nothing
 * else could happen during the rest of the pause.
 */
async function passTime(sandbox: Sandbox, milliseconds: number): Promise<void> {
	const end = sandbox.clock.now() + milliseconds;
	while (!isIdle(sandbox) && sandbox.clock.now() < end) await pause(1);
	sandbox.clock.advance(Math.max(0, end - sandbox.clock.now()));
}

function startWorker(): ChildProcess {
	return fork(join(__dirname, 'worker', 'main.ts'), { execArgv: [...process.execArgv, '--expose-gc'] });
}

/** Has the worker do the task, and passes time for it. */
async function doTask(child: ChildProcess, sandbox: Sandbox, task: Task): Promise<Result & { time: number }> {
	let start = 0;
	return await new Promise((resolve, reject) => {
		child.once('exit', (code) => {
			reject(new Error(`The process that was to do ${task.job} ended with ${String(code)}`));
		});
		child.on('message', (message: FromWorker) => {
			if (message.type === 'ready') {
				start = sandbox.clock.now();
				child.send({ type: 'start' } satisfies ToWorker);
			} else if (message.type === 'wait') {
				void passTime(sandbox, message.milliseconds).then(() =>
					child.send({ type: 'waited' } satisfies ToWorker),
				);
			} else {
				const { type, ...result } = message;
				resolve({ ...result, time: sandbox.clock.now() - start });
			}
		});
		child.send(task);
	});
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
	const child = startWorker();
	try {
		const { delivered, ...figures } = await doTask(child, sandbox, {
			approach,
			job: name,
			items,
			baseUrl,
			key,
			interval: approachCalled(approach).pace === 'paced' ? interval : 0,
			skipWaits,
		});
		const { calls, refused } = sandbox.log;
		return { ...figures, approach, job: name, calls, refused, size, done: job.done(sandbox, delivered) };
	} finally {
		child.kill('SIGKILL');
	}
}
