/** docs/benchmark.md: what was measured, and how. */
import type { SystemInfo } from './systemInfo';
import { GAP, SAFE_GAP, type Measurements } from './measurements';
import {
	arrivalsTable,
	bulkTable,
	jobTables,
	largeBulkTable,
	largeTable,
	singleTable,
	targetTable,
	type ResultTable,
} from './tables';
import { FACTOR } from './arrivals';
import { MAX_CPU_GROWTH } from './proportion';
import { MAX_GROWTH, type Target } from './targets';

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function section({ title, head, rows }: ResultTable, level = '##'): string {
	return [`${level} ${title}`, '', row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n');
}

/** What is known about figures that are not reached. */
const REASONS: Readonly<Record<string, string>> = {
	'Loading the node':
		'With customers, orders and bulk jobs the description has grown from 110 to 202 KB, and most of the time goes into reading it. n8n loads the node once, when it starts.',
};

function reasons(targets: readonly Target[]): string {
	const missed = targets.filter(({ reached }) => !reached);
	if (missed.length === 0) return 'All of them are reached.';
	return missed
		.map(({ name }) => `- **${name}** is not reached. ${REASONS[name] ?? 'Not looked into yet.'}`)
		.join('\n');
}

const versionsIn = ({ versions }: SystemInfo) =>
	Object.entries(versions)
		.map((nameAndVersion) => nameAndVersion.join(' '))
		.join(', ');

/** Each round has done each job once by each approach. */
function roundsOf({ work: [first, ...others] }: Measurements): number {
	return 1 + others.filter(({ job, approach }) => job === first?.job && approach === first.approach).length;
}

export function documentOf(
	measurements: Measurements,
	targets: readonly Target[],
	system: SystemInfo,
): string {
	const rounds = roundsOf(measurements);
	return `<!-- Written by npm run bench -->

# Benchmark

This node and three other ways of calling UltraCart at the same jobs, against the same sandbox, whose account holds 10,000
coupons. \`npm run bench\` measures all of it anew and writes this page; \`npm run bench -- --only arrivals\`, for one, only that part of it.

Measured on ${system.machine}, with ${versionsIn(system)}.

- **This node**, with the settings it comes with.
- **Declarative node**: the style that most community nodes are written in. n8n's RoutingNode makes the calls that
  \`bench/approaches/declarative.ts\` describes, one for each item.
- **HTTP Request**: n8n's own node, one call for each item, as one sets it up with UltraCart's documents at hand. (Whoever
  puts Code nodes around it can send batches and share codes out with it too. That is what this node is.)
- **Plain loop**: a script without n8n that makes one call after the other. It is the floor.

A declarative node and HTTP Request start the calls of all items at once. _Paced_ they start one each 3.6 seconds, by n8n's
setting "Batching": the pace of 1,000 calls an hour.

${section(targetTable(targets))}
${reasons(targets)}

## The jobs

Calls and time are under UltraCart's limits: 1,000 calls an hour and 10,000 a day as a leaky bucket, and never two at once. Each
job starts with an empty bucket. CPU time and memory are without them, and for the approaches that finish.

${jobTables(measurements)
	.map((table) => section(table, '###'))
	.join('\n')}
${section(bulkTable(measurements))}
Half of the customers are there and keep all but the field that is written; the others are new. This node's Import reads 200 of them a call and
writes them in one of UltraCart's bulk jobs, whose calls have a limit of their own. Create or Update reads in the same way and
writes one customer a call. HTTP Request asks for each by the email address and then changes or adds it: it meets UltraCart's limit of 10,000 calls a
day, and what is refused then stays undone.

${section(largeBulkTable(measurements))}
Each customer is 2.5 KB of JSON. These runs are without UltraCart's limits, as those of the jobs below.

${section(arrivalsTable(measurements.arrivals))}
![Executions served in the course of the hour: with this node as many as arrive, with the others a thousand](pictures/benchmark-arrivals.svg)

Each execution has one item and wants one code, as where a form or a cart starts it. They arrive at ${FACTOR} times the rate at which
UltraCart takes calls, in an hour that begins with its limit used up: so a call is taken each 3.6 seconds. Executions that wait
in one process share a call with this node. With the others, each needs one of its own: no more than 1,000 can be served, in whatever
way they are tried again.

${section(singleTable(measurements))}
${section(largeTable(measurements))}
## How it is counted

- **Calls** and **refused** are the sandbox's log; refused means answered with 429. **Finished** looks at what is in the account
  afterwards, and at what reached the user: a code that was made and got lost does not count.
- **Time under the limits** is the sandbox's clock at the end less the same clock at the start. That clock runs as fast as any
  other. It is not sped up, because that would stretch the work of the machine with the waiting. Instead, where the measured process
  pauses between calls (n8n's pauses, this node's waits after a 429, the loop's), the pause is not sat out: as soon as
  nothing is under way any more, the sandbox's clock is put forward by what is left of it. So an hour of waiting is an hour on
  the clock and a few seconds in the room, and a second of work is a second on both. The sandbox answers within 2 ms; UltraCart
  takes longer, and the same longer for each call.
- **CPU time** and **memory** come from other runs, without limits and pauses. Each is a fresh process, and the sandbox is another. What
  starting n8n takes is not counted: CPU time from then on, all threads; memory as the highest resident set since then
  less the resident set before, after a garbage collection.
- Those runs take turns: in each of ${rounds} round${rounds === 1 ? '' : 's'} every approach once, one next to the other. A figure is the median of its rounds, "±" half
  of the distance between the lowest and the highest. Ratios are taken within a round, and are the median of these.
- In these runs, declarative node and HTTP Request start a call every ${GAP} ms; where calls are compared one at a time, every ${SAFE_GAP} ms,
  so that none overlap. (Waiting in between costs some CPU time too. The other nodes have no way to send the next call when the
  answer to the last one is there.)
- Memory that grows with the number of coupons and not faster is ten times as much for ten times the coupons; up to ${MAX_GROWTH} times
  counts, because both figures have their noise.
- **CPU time next to a quarter of the items** is that of the built node alone, warmed up, in a fresh process: n8n's own work for
  an item would be most of what is counted. 4 times the items may take 4 times as much; up to ${MAX_CPU_GROWTH} times counts.
- The single Gets are made with a sandbox that does not tell how many coupons there are. Otherwise this node would list them:
  so it looks at the first page of the list, takes what it finds there, and asks for the rest one by one.
- n8n's expressions are run by its expression engine "legacy", the one that works with every version of Node.js that n8n runs on.
- **Description** is the node's description as JSON. **Loading** is \`require()\` of the built node in a fresh process that has
  n8n-workflow loaded: CPU time of the fastest run, because whatever else a machine does can only add to it (median:
  ${measurements.package.load.median.toFixed(1)} ms).
`;
}
