import { setTimeout as sleep } from 'node:timers/promises';

import spawn, { SubprocessError, type Options, type Subprocess } from 'nano-spawn';
import pWaitFor from 'p-wait-for';

import type { Cleanup } from './cleanup';

export type ProcessOptions = Pick<Options, 'cwd' | 'env' | 'uid' | 'gid'>;

/** How much of what a process printed is kept, to be shown when it fails. */
const KEPT_LINES = 60;

/** How long a process may take to end when it is asked to. */
const GRACE_PERIOD = 8_000;

const LONGEST_START = 180_000;

/** A child process that ends with the command that started it, and with it everything it started itself. */
export class Process {
	/** Settles once all that it printed is read, with why it failed unless its exit status is 0. */
	readonly ended: Promise<string | undefined>;
	private readonly lines: string[] = [];
	private hasEnded = false;

	constructor(
		private readonly name: string,
		private readonly child: Subprocess,
	) {
		this.ended = this.read();
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
		await this.signal('SIGTERM');
		await Promise.race([this.ended, sleep(GRACE_PERIOD, undefined, { ref: false })]);
		await this.signal('SIGKILL');
		await this.ended;
	}

	private async read(): Promise<string | undefined> {
		try {
			for await (const line of this.child) {
				this.lines.push(line);
				if (this.lines.length > KEPT_LINES) this.lines.shift();
			}
			return undefined;
		} catch (thrown) {
			if (!(thrown instanceof SubprocessError)) throw thrown;
			return (thrown.cause instanceof Error ? thrown.cause : thrown).message;
		} finally {
			this.hasEnded = true;
		}
	}

	private async signal(signal: NodeJS.Signals): Promise<void> {
		const { pid } = await this.child.nodeChildProcess;
		try {
			// A negative number means the group.
			if (pid !== undefined) process.kill(-pid, signal);
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
	// The leader of a group of its own, so that what it starts can be ended with it.
	const child = spawn(program, args, { ...options, stdin: 'ignore', detached: true });
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
	const failure = await running.ended;
	if (failure) throw running.failure(`failed: ${failure}`);
	return running.tail;
}
