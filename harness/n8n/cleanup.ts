/** Whatever a command starts is stopped again: at its end, when it fails, and at Ctrl-C. */

type Step = () => Promise<unknown> | void;

export class Cleanup {
	private readonly steps: Step[] = [];
	/** Whether everything is being stopped: what is still at work need not say that it fails. */
	over = false;

	/** Remembers how to stop something. What is started first is stopped last. */
	add(step: Step): void {
		// Started while everything is being stopped: nobody would come back for it.
		if (this.over) void this.attempt(step);
		else this.steps.push(step);
	}

	async run(): Promise<void> {
		this.over = true;
		for (const step of this.steps.splice(0).reverse()) await this.attempt(step);
	}

	private async attempt(step: Step): Promise<void> {
		try {
			await step();
		} catch (thrown) {
			// One thing that can't be stopped must not keep the others running.
			console.error(thrown);
		}
	}
}

/** A reason to stop that the user can do something about: printed without a stack. */
export class UnavailableError extends Error {}

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

/** The body of a command. Its exit status is what `work` gives back, 1 where it throws. */
export async function command(work: (cleanup: Cleanup) => Promise<number>): Promise<void> {
	const cleanup = new Cleanup();
	let status = FAILED;
	try {
		status = await Promise.race([work(cleanup), interruption()]);
	} catch (thrown) {
		console.error(thrown instanceof UnavailableError ? thrown.message : thrown);
	} finally {
		await cleanup.run();
	}
	// Work that was interrupted may still be waiting for something.
	process.exit(status);
}
