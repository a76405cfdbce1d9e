/**
 * How much memory the delivery in a file takes to be read, at its peak: run as a program of its own, since what a process has
 * taken once counts for as long as it lives.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { entriesOf } from '../../nodes/UltraCartTrigger/unpack';

async function main(): Promise<void> {
	const [file = ''] = process.argv.slice(2);
	const body = readFileSync(file, 'utf8');
	// What is loaded and compiled for the first delivery is not this one's fault.
	await entriesOf(gzipSync('[]').toString('base64'));
	const { maxRSS: before } = process.resourceUsage();
	const status = await entriesOf(body).then(
		() => 200,
		(thrown: unknown) => (thrown as { status: number }).status,
	);
	const { maxRSS: after } = process.resourceUsage();
	console.log(JSON.stringify({ status, megabytes: (after - before) / 1024 }));
}

void main();
