/** `npm run bench`: this node and other ways of calling UltraCart at the same jobs, against the same sandbox. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import Table from 'cli-table3';

import { runWithCleanup } from '../harness/shared/cleanup';
import { writeFormatted } from '../harness/shared/writeFormatted';
import { PROJECT_ROOT } from '../scripts/project';
import { documentOf } from './document';
import { measureAll } from './measurements';
import { measureProportions } from './proportion';
import { systemInfo } from './systemInfo';
import { jobTables, largeTable, singleTable, targetTable, type ResultTable } from './tables';
import { proportionTargets, targetsFor } from './targets';

/** The record of the figures. */
const PAGE = join(PROJECT_ROOT, 'docs', 'benchmark.md');
/** Every measurement of the last run, for whoever wants to look closer. */
const RAW_DATA = join(PROJECT_ROOT, '.cache', 'benchmark.json');

const HELP = `npm run bench -- [options]

  --rounds NUMBER  how often CPU time and memory are measured; the median counts (3)
  --proportions    only how CPU time grows with the number of items; nothing is written
  --help           show this
`;

function print({ title, head, rows }: ResultTable): void {
	const table = new Table({ head: [...head], style: { head: [], border: [] } });
	for (const row of rows) table.push([...row]);
	console.log(`\n${title}\n${table.toString()}`);
}

async function writeRawData(data: object): Promise<void> {
	await mkdir(dirname(RAW_DATA), { recursive: true });
	await writeFile(RAW_DATA, JSON.stringify(data, undefined, '\t'));
}

void runWithCleanup(async (cleanup) => {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: '3' },
			proportions: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds needs a whole number from 1');
	if (values.proportions) {
		print(targetTable(proportionTargets(await measureProportions(rounds))));
		return 0;
	}
	const measurements = await measureAll(cleanup, rounds);
	const targets = targetsFor(measurements);
	const tables = [...jobTables(measurements), singleTable(measurements), largeTable(measurements)];
	for (const table of [...tables, targetTable(targets)]) print(table);
	const system = systemInfo();
	await writeRawData({ ...system, targets, ...measurements });
	await writeFormatted(PAGE, documentOf(measurements, targets, system));
	console.log(`Written: ${[RAW_DATA, PAGE].map((file) => relative(PROJECT_ROOT, file)).join(', ')}`);
	return 0;
});
