import { inspect } from 'node:util';

import type { Cleanup } from '../../harness/shared/cleanup';

/** What a long test does, one step after the other; a step that fails does not keep the next from being tried. */
export class Steps {
	private readonly failed: string[] = [];
	private done = 0;
	/** To show what a failure looked like. */
	onFailure: (name: string) => Promise<void> = () => Promise.resolve();

	/** @param only a part of the names of the steps to do; what they build on is done all the same */
	constructor(
		private readonly cleanup: Cleanup,
		private readonly only = '',
	) {}

	/** Does what later steps build on. */
	readonly always = async (name: string, work: () => Promise<void> | void): Promise<void> => {
		await this.try(name, work);
	};

	readonly step = async (name: string, work: () => Promise<void> | void): Promise<void> => {
		if (name.includes(this.only)) await this.try(name, work);
	};

	/** @returns the exit status */
	readonly report = (): number => {
		const end = this.cleanup.isOver ? ' before it was interrupted' : '';
		console.log(`\n${this.done} steps passed, ${this.failed.length} failed${end}`);
		for (const name of this.failed) console.error(`  ✗ ${name}`);
		return this.failed.length === 0 ? 0 : 1;
	};

	private async try(name: string, work: () => Promise<void> | void): Promise<void> {
		const start = Date.now();
		try {
			if (this.cleanup.isOver) return;
			await work();
			this.done += 1;
			console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
		} catch (thrown) {
			if (this.cleanup.isOver) return;
			this.failed.push(name);
			console.error(`  ✗ ${name}\n    ${inspect(thrown)}`);
			await this.onFailure(name);
		}
	}
}
