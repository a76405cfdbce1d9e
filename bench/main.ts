/** `npm run bench`: this node and other ways of calling UltraCart at the same jobs, against the same sandbox. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { runWithCleanup, type Cleanup } from '../harness/shared/cleanup';
import { writeFormatted } from '../harness/shared/writeFormatted';
import { PROJECT_ROOT } from '../scripts/project';
import { measureArrivals } from './arrivals';
import { arrivalsPlot } from './arrivalsPlot';
import { measureBeside } from './beside';
import { documentOf } from './document';
import { ensureHttpRequest } from './httpRequestPackage';
import { measureAll } from './measurements';
import { measureProportions } from './proportion';
import { systemInfo } from './systemInfo';
import {
	arrivalsTable,
	jobTables,
	largeTable,
	print,
	singleTable,
	targetTable,
	type ResultTable,
} from './tables';
import { arrivalsTargets, proportionTargets, targetsFor } from './targets';

/** The record of the figures. */
const PAGE = join(PROJECT_ROOT, 'docs', 'benchmark.md');
const PLOT = join(PROJECT_ROOT, 'docs', 'pictures', 'benchmark-arrivals.svg');
/** Every measurement of the last run, for whoever wants to look closer. */
const RAW_DATA = join(PROJECT_ROOT, '.cache', 'benchmark.json');

const HELP = `npm run bench -- [options]

  --rounds NUMBER  how often CPU time and memory are measured; the median counts (3)
  --only NAME      only a part, of which nothing is written: how CPU time grows with the number of
                   items (proportions), more executions than calls (arrivals), or how long a call
                   waits while a run with many items goes on (beside; not part of the page)
  --help           show this
`;

async function writeRawData(data: object): Promise<void> {
	await mkdir(dirname(RAW_DATA), { recursive: true });
	await writeFile(RAW_DATA, JSON.stringify(data, undefined, '\t'));
}

/** What can be measured alone. */
const PARTS: Readonly<Record<string, (cleanup: Cleanup, rounds: number) => Promise<ResultTable[]>>> = {
	proportions: async (_, rounds) => [targetTable(proportionTargets(await measureProportions(rounds)))],
	async arrivals(cleanup) {
		await ensureHttpRequest(cleanup);
		const arrivals = await measureArrivals();
		return [arrivalsTable(arrivals), targetTable(arrivalsTargets(arrivals))];
	},
	beside: async () => [await measureBeside()],
};

void runWithCleanup(async (cleanup) => {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: '3' },
			only: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds needs a whole number from 1');
	if (values.only !== undefined) {
		const tables = await PARTS[values.only]?.(cleanup, rounds);
		if (!tables) throw new Error(`--only needs one of ${Object.keys(PARTS).join(', ')}`);
		tables.forEach(print);
		return 0;
	}
	const measurements = await measureAll(cleanup, rounds);
	const targets = targetsFor(measurements);
	const tables = [
		...jobTables(measurements),
		arrivalsTable(measurements.arrivals),
		singleTable(measurements),
		largeTable(measurements),
	];
	for (const table of [...tables, targetTable(targets)]) print(table);
	const system = systemInfo();
	await writeRawData({ ...system, targets, ...measurements });
	await writeFormatted(PAGE, documentOf(measurements, targets, system));
	await writeFile(PLOT, arrivalsPlot(measurements.arrivals));
	console.log(`Written: ${[RAW_DATA, PAGE, PLOT].map((file) => relative(PROJECT_ROOT, file)).join(', ')}`);
	return 0;
});
