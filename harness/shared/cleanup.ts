import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from '../../scripts/command';

type Step = () => unknown;

/** What a command has started, and how each of it is stopped. */
export class Cleanup {
	private readonly steps: Step[] = [];
	/** Whether everything is being stopped: what is still at work need not say that it fails. */
	isOver = false;

	/** Remembers how to stop something. What is started first is stopped last. */
	add(step: Step): void {
		// Started while everything is being stopped: nobody would come back for it.
		if (this.isOver) void this.tryStep(step);
		else this.steps.push(step);
	}

	/** An empty folder, by its real path. It is removed with everything in it. */
	async temporaryFolder(purpose: string): Promise<string> {
		const folder = await realpath(await mkdtemp(join(tmpdir(), `ultracart-${purpose}-`)));
		this.add(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
		return folder;
	}

	async run(): Promise<void> {
		this.isOver = true;
		for (const step of this.steps.splice(0).reverse()) await this.tryStep(step);
	}

	private async tryStep(step: Step): Promise<void> {
		try {
			await step();
		} catch (thrown) {
			// One thing that can't be stopped must not keep the others running.
			console.error(thrown);
		}
	}
}

const INTERRUPTED = 130;
const FAILED = 1;

/** Settles when the command has to end before its work is done. */
function interruption(): Promise<number> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.on(signal, () => {
				resolve(INTERRUPTED);
			});
		}
		// Nobody reads on, as behind "| head".
		process.stdout.on('error', () => {
			resolve(INTERRUPTED);
		});
		process.on('uncaughtException', (thrown) => {
			console.error(thrown);
			resolve(FAILED);
		});
	});
}

/** Runs a command that starts things: they are stopped at its end, when it fails, and at Ctrl-C. */
export async function runWithCleanup(main: (cleanup: Cleanup) => Promise<number>): Promise<void> {
	const cleanup = new Cleanup();
	await runCommand(() => Promise.race([main(cleanup), interruption()]));
	await cleanup.run();
	// Work that was interrupted may still be waiting for something.
	process.exit();
}
