/** `npm run bench`: this node and other ways of calling UltraCart at the same jobs, against the same sandbox. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import Table from 'cli-table3';
import { format, resolveConfig } from 'prettier';

import { circumstances } from './circumstances';
import { documentOf } from './document';
import { measureAll } from './measurements';
import { jobSheets, largeSheet, singleSheet, targetSheet, type Sheet } from './sheets';
import { targetsFor } from './targets';

const ROOT = join(__dirname, '..');
const RESULTS = join(ROOT, 'bench', 'results.json');
const DOCUMENT = join(ROOT, 'docs', 'benchmark.md');

const HELP = `npm run bench -- [options]

  --rounds NUMBER  how often CPU time and memory are measured; the median counts (3)
  --help           show this
`;

function print({ title, head, rows }: Sheet): void {
	const table = new Table({ head: [...head], style: { head: [], border: [] } });
	for (const row of rows) table.push([...row]);
	console.log(`\n${title}\n${table.toString()}`);
}

async function write(file: string, text: string): Promise<void> {
	const options = await resolveConfig(file);
	writeFileSync(file, await format(text, { ...options, filepath: file }));
	console.log(`Written: ${file.slice(ROOT.length + 1)}`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { rounds: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds needs a whole number from 1');
	const measurements = await measureAll(rounds);
	const targets = targetsFor(measurements);
	for (const sheet of [
		...jobSheets(measurements),
		singleSheet(measurements),
		largeSheet(measurements),
		targetSheet(targets),
	]) {
		print(sheet);
	}
	const measuredOn = circumstances();
	await write(RESULTS, JSON.stringify({ ...measuredOn, targets, ...measurements }));
	await write(DOCUMENT, documentOf(measurements, targets, measuredOn));
}

main().catch((thrown: unknown) => {
	console.error(thrown);
	process.exitCode = 1;
});
