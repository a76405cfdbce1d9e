/** What the language itself throws is a bug, and is shown with its stack; anything else was thrown to be read. */
const isBug = (thrown: unknown) =>
	!(thrown instanceof Error) ||
	((thrown instanceof TypeError || thrown instanceof ReferenceError) && !('code' in thrown));

/** Runs the body of a command. Its exit status is what `main` returns, if anything, and 1 where it throws. */
export async function runCommand(main: () => Promise<number> | Promise<void>): Promise<void> {
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (thrown) {
		console.error(isBug(thrown) ? thrown : (thrown as Error).message);
		process.exitCode = 1;
	}
}
