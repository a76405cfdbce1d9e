/** `npm run bench`: this node and other ways of calling UltraCart at the same jobs, against the same sandbox. */
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { runWithCleanup } from '../harness/shared/cleanup';
import { writeFormatted } from '../harness/shared/writeFormatted';
import { PROJECT_ROOT } from '../scripts/project';
import { arrivalsPlot } from './arrivalsPlot';
import { measureBeside } from './beside';
import { documentOf } from './document';
import { isComplete, keepMeasurements, knownMeasurements, missingParts } from './figures';
import { ensureHttpRequest } from './httpRequestPackage';
import { isPart, measurePart, PART_NAMES, type Measurements } from './measurements';
import { systemInfo } from './systemInfo';
import {
	arrivalsTable,
	bulkTable,
	jobTables,
	largeBulkTable,
	largeTable,
	print,
	singleTable,
	targetTable,
} from './tables';
import { targetsFor } from './targets';

/** What the figures say. */
const PAGE = join(PROJECT_ROOT, 'docs', 'benchmark.md');
const PLOT = join(PROJECT_ROOT, 'docs', 'pictures', 'benchmark-arrivals.svg');

const BESIDE = 'beside';

const HELP = `npm run bench -- [options]

  --rounds NUMBER  how often CPU time and memory are measured; the median counts (3)
  --only NAME      measures only that part anew; the page keeps the figures of the others:
                     package      what the built package costs n8n before anything is run
                     proportions  how CPU time grows with the number of items
                     work         CPU time and memory of the jobs
                     single       the same calls, one at a time
                     large        a large account
                     limited      calls and time of the jobs under UltraCart's limits
                     refused      calls where UltraCart refuses batches
                     bulk         customers by UltraCart's bulk jobs, next to a call for each; a quarter of an hour
                     arrivals     more executions than calls; half an hour
                   or, which is no part of the page,
                     beside       how long a call waits while a run with many items goes on
  --help           show this
`;

/** The page and its picture, once there is a figure for all that they show. */
async function writePage(measurements: Measurements): Promise<void> {
	const targets = targetsFor(measurements);
	const tables = [
		...jobTables(measurements),
		bulkTable(measurements),
		largeBulkTable(measurements),
		arrivalsTable(measurements.arrivals),
		singleTable(measurements),
		largeTable(measurements),
		targetTable(targets),
	];
	tables.forEach(print);
	await writeFormatted(PAGE, documentOf(measurements, targets, systemInfo()));
	await writeFile(PLOT, arrivalsPlot(measurements.arrivals));
	console.log(`Written: ${[PAGE, PLOT].map((file) => relative(PROJECT_ROOT, file)).join(', ')}`);
}

void runWithCleanup(async (cleanup) => {
	const {
		values: { only, help, ...values },
	} = parseArgs({
		options: {
			rounds: { type: 'string', default: '3' },
			only: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (help) {
		console.log(HELP);
		return 0;
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds needs a whole number from 1');
	if (only === BESIDE) {
		print(await measureBeside());
		return 0;
	}
	if (only !== undefined && !isPart(only))
		throw new Error(`--only needs one of ${[...PART_NAMES, BESIDE].join(', ')}`);
	await ensureHttpRequest(cleanup);
	let measurements = knownMeasurements();
	for (const part of only === undefined ? PART_NAMES : [only]) {
		measurements = { ...measurements, ...(await measurePart(part, rounds)) };
		await keepMeasurements(measurements);
	}
	if (isComplete(measurements)) await writePage(measurements);
	else
		console.log(`The page waits for ${missingParts(measurements).join(', ')}: npm run bench -- --only NAME`);
	return 0;
});
