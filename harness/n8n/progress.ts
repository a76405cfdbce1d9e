/** One line that tells how long something has been going on. */
const EVERY = { terminal: 1_000, otherwise: 30_000 };

const secondsSince = (start: number) => `${Math.round((Date.now() - start) / 1000)} s`;

export async function withProgress<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
	const start = Date.now();
	const { isTTY } = process.stderr;
	const tell = (text: string) => process.stderr.write(isTTY ? `\r\x1b[K${text}` : `${text}\n`);
	tell(`${what} …`);
	const timer = setInterval(
		() => tell(`${what} … ${secondsSince(start)}`),
		isTTY ? EVERY.terminal : EVERY.otherwise,
	);
	try {
		const result = await work();
		tell(`${what}: done in ${secondsSince(start)}`);
		return result;
	} finally {
		clearInterval(timer);
		if (isTTY) process.stderr.write('\n');
	}
}
