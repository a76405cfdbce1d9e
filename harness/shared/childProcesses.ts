import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import pWaitFor from 'p-wait-for';

import type { Cleanup } from './cleanup';

export type ProcessOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>;

/** How much of what a process printed is kept, to be shown when it fails. */
const KEPT_LINES = 60;

/** How long a process may take to end when it is asked to. */
const GRACE_PERIOD = 8_000;

const LONGEST_START = 180_000;

/** A child process that ends with the command that started it, and with it everything it started itself. */
export class Process {
	/** Settles with the exit status; null where a signal ended it. */
	readonly ended: Promise<number | null>;
	private readonly lines: string[] = [];

	constructor(
		private readonly name: string,
		private readonly child: ChildProcess,
	) {
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => {
				this.lines.push(...text.trimEnd().split('\n'));
				this.lines.splice(0, this.lines.length - KEPT_LINES);
			});
		}
		this.ended = new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		// Nobody has to wait for the end.
		this.ended.catch(() => undefined);
	}

	/** What it printed last. */
	get tail(): string {
		return this.lines.join('\n');
	}

	failure(what: string): Error {
		return new Error(`${this.name} ${what}\n${this.tail}`);
	}

	/** Waits until a server says that it is ready. */
	async untilReady(isReady: () => Promise<boolean>): Promise<void> {
		const condition = async () => {
			if (!this.hasEnded) return await isReady().catch(() => false);
			await this.ended;
			throw this.failure('ended before it was ready');
		};
		const isLate = () => {
			throw this.failure('was not ready in time');
		};
		await pWaitFor(condition, { interval: 200, timeout: { milliseconds: LONGEST_START, fallback: isLate } });
	}

	/** Asks it to end, with the whole group it leads; makes it end where it takes too long. */
	async stop(): Promise<void> {
		if (this.hasEnded) return;
		const ended = this.ended.catch(() => undefined);
		this.signal('SIGTERM');
		await Promise.race([ended, sleep(GRACE_PERIOD, undefined, { ref: false })]);
		this.signal('SIGKILL');
		await ended;
	}

	private get hasEnded(): boolean {
		const { pid, exitCode, signalCode } = this.child;
		return pid === undefined || exitCode !== null || signalCode !== null;
	}

	private signal(signal: NodeJS.Signals): void {
		try {
			// A negative number means the group.
			if (this.child.pid !== undefined) process.kill(-this.child.pid, signal);
		} catch (thrown) {
			if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
		}
	}
}

/** Starts a process that runs until it is stopped. */
export function startProcess(
	cleanup: Cleanup,
	name: string,
	[program = '', ...args]: readonly string[],
	options: ProcessOptions = {},
): Process {
	const child = spawn(program, args, {
		...options,
		env: { ...process.env, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe'],
		// The leader of a group of its own, so that what it starts can be ended with it.
		detached: true,
	});
	const started = new Process(name, child);
	cleanup.add(() => started.stop());
	return started;
}

/**
 * Runs a command to its end.
 *
 * @returns what it printed last
 * @throws with what it printed, unless its exit status is 0
 */
export async function runProcess(
	cleanup: Cleanup,
	name: string,
	command: readonly string[],
	options: ProcessOptions = {},
): Promise<string> {
	const running = startProcess(cleanup, name, command, options);
	const status = await running.ended;
	if (status !== 0) throw running.failure(`ended with ${status ?? 'a signal'}`);
	return running.tail;
}
