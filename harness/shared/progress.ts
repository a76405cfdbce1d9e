const EVERY = { terminal: 1_000, otherwise: 30_000 };

/** Does something that takes long, and shows in one line for how long it has been going on. */
export async function withProgress<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
	const start = Date.now();
	const { isTTY } = process.stderr;
	const show = (text: string) => process.stderr.write(isTTY ? `\r\x1b[K${text}` : `${text}\n`);
	const duration = () => `${Math.round((Date.now() - start) / 1000)} s`;
	show(`${what} …`);
	const timer = setInterval(() => show(`${what} … ${duration()}`), isTTY ? EVERY.terminal : EVERY.otherwise);
	try {
		const result = await work();
		show(`${what}: done in ${duration()}`);
		return result;
	} finally {
		clearInterval(timer);
		if (isTTY) process.stderr.write('\n');
	}
}
