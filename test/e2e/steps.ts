/** What the end-to-end run does, one step after the other; a step that fails does not keep the next from being tried. */
export class Steps {
	private readonly failed: string[] = [];
	private done = 0;

	/** @returns what the work gives back, or undefined where it failed */
	readonly step = async <Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined> => {
		const start = Date.now();
		try {
			const result = await work();
			this.done += 1;
			console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
			return result;
		} catch (thrown) {
			this.failed.push(name);
			console.error(`  ✗ ${name}\n    ${String(thrown instanceof Error ? thrown.stack : thrown)}`);
			return undefined;
		}
	};

	/** @returns the exit status */
	report(): number {
		console.log(`\n${this.done} steps passed, ${this.failed.length} failed`);
		for (const name of this.failed) console.error(`  ✗ ${name}`);
		return this.failed.length === 0 ? 0 : 1;
	}
}
