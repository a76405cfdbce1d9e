/** Child processes that end with the command that started them, with everything they started themselves. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Cleanup } from './cleanup';

export interface ProcessOptions {
	readonly cwd?: string;
	/** Added to this process's own. */
	readonly env?: Readonly<Record<string, string>>;
	/** Another user to run as, where this process may choose. */
	readonly user?: { readonly uid: number; readonly gid: number };
}

/** How much of what a process printed is kept, to be shown when it fails. */
const KEPT_LINES = 60;
const PATIENCE = 8_000;

export class Process {
	/** Settles with the exit status; null where a signal ended it. */
	readonly ended: Promise<number | null>;
	private readonly lines: string[] = [];
	private hasEnded = false;

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
		void this.ended.catch(() => undefined).finally(() => (this.hasEnded = true));
	}

	get running(): boolean {
		return !this.hasEnded;
	}

	/** What it printed last. */
	get tail(): string {
		return this.lines.join('\n');
	}

	failure(what: string): Error {
		return new Error(`${this.name} ${what}\n${this.tail}`);
	}

	/** Asks it to end, with the whole group it leads; makes it end where it takes too long. */
	async stop(): Promise<void> {
		if (this.hasEnded) return;
		this.signal('SIGTERM');
		await Promise.race([this.ended.catch(() => undefined), sleep(PATIENCE, undefined, { ref: false })]);
		this.signal('SIGKILL');
		await this.ended.catch(() => undefined);
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
	{ cwd, env, user }: ProcessOptions = {},
): Process {
	const child = spawn(program, args, {
		cwd,
		env: { ...process.env, ...env },
		...user,
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

const LONGEST_START = 180_000;

/** Waits until a server's `ready` says yes. */
export async function untilReady(server: Process, ready: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + LONGEST_START;
	while (!(await ready().catch(() => false))) {
		if (!server.running) throw server.failure('ended before it was ready');
		if (Date.now() > deadline) throw server.failure('was not ready in time');
		await sleep(200);
	}
}
