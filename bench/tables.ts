/** The measurements as tables, for the terminal and for the documentation alike. */
import Table from 'cli-table3';

import { JOBS, MAIN_JOBS, type JobName } from './jobs';
import { EXECUTIONS, PATTERNS, type ArrivalsMeasurement } from './arrivals';
import type { Measurements } from './measurements';
import type { Measurement } from './runJob';
import { median, spread } from './statistics';
import type { Target } from './targets';
import { APPROACHES } from './approaches';

export interface ResultTable {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** On the terminal. */
export function print({ title, head, rows }: ResultTable): void {
	const table = new Table({ head: [...head], style: { head: [], border: [] } });
	for (const row of rows) table.push([...row]);
	console.log(`\n${title}\n${table.toString()}`);
}

const number = (value: number) => value.toLocaleString('en-US');

const SECOND = 1000;
const HOUR = 3600 * SECOND;

const inSeconds = (milliseconds: number) => `${(milliseconds / SECOND).toFixed(1)} s`;

function duration(milliseconds: number): string {
	if (milliseconds < 100 * SECOND) return inSeconds(milliseconds);
	return `${(milliseconds / HOUR).toFixed(2)} h`;
}

const finished = ({ done, size }: Measurement) =>
	done === size ? 'yes' : `no: ${number(done)} of ${number(size)}`;

const NONE = '–';

/** CPU time per item and memory, from all rounds of the same. */
function costs(rounds: readonly Measurement[]): [cpu: string, memory: string] {
	if (rounds.length === 0) return [NONE, NONE];
	const cpu = rounds.map((each) => each.cpu / each.size);
	const memory = rounds.map((each) => each.memory / 1e6);
	const noise = (figures: readonly number[]) =>
		rounds.length > 1 ? ` ± ${Math.round(spread(figures) * 50)}%` : '';
	return [`${median(cpu).toFixed(3)} ms${noise(cpu)}`, `${median(memory).toFixed(0)} MB${noise(memory)}`];
}

const COSTS = ['CPU time per item', 'Memory'];

const jobTable = ({ limited, work }: Measurements, name: JobName): ResultTable => ({
	title: JOBS[name].title,
	head: ['Approach', 'Calls', 'Refused', 'Finished', 'Time under the limits', ...COSTS],
	rows: limited
		.filter(({ job }) => job === name)
		.map((measurement) => [
			APPROACHES[measurement.approach].title,
			number(measurement.calls),
			number(measurement.refused),
			finished(measurement),
			measurement.done === measurement.size ? duration(measurement.time) : NONE,
			...costs(work.filter(({ job, approach }) => job === name && approach === measurement.approach)),
		]),
});

/** All rounds of the same. */
function groups(measurements: readonly Measurement[]): Measurement[][] {
	const found = new Map<string, Measurement[]>();
	for (const each of measurements) {
		const key = `${each.job} ${each.approach}`;
		found.set(key, [...(found.get(key) ?? []), each]);
	}
	return [...found.values()];
}

const titleOf = ({ job, size }: Measurement): string =>
	job === 'read' ? `Read all ${number(size)} coupons` : JOBS[job].title;

function costRow(rounds: readonly Measurement[]): string[] {
	const [first] = rounds;
	if (!first) return [];
	const approach = APPROACHES[first.approach].title;
	return [titleOf(first), approach, number(median(rounds.map(({ calls }) => calls))), ...costs(rounds)];
}

const costTable = (title: string, measurements: readonly Measurement[]): ResultTable => ({
	title,
	head: ['Job', 'Approach', 'Calls', ...COSTS],
	rows: groups(measurements).map(costRow),
});

export const targetTable = (targets: readonly Target[]): ResultTable => ({
	title: 'Targets',
	head: ['Target', 'Wanted', 'Measured', 'Reached'],
	rows: targets.map(({ name, wanted, measured, reached }) => [
		name,
		wanted,
		measured,
		reached ? 'yes' : 'no',
	]),
});

export const jobTables = (measurements: Measurements): ResultTable[] =>
	MAIN_JOBS.map((job) => jobTable(measurements, job));

export const singleTable = ({ single }: Measurements): ResultTable =>
	costTable('The same calls, one at a time', single);

function arrivalsRow(measurement: ArrivalsMeasurement): string[] {
	const { pattern, approach, served, waits, calls, refused } = measurement;
	const within = (wait: number) => (served > 0 ? inSeconds(wait) : NONE);
	return [
		PATTERNS[pattern].title,
		APPROACHES[approach].title,
		`${number(served)} of ${number(EXECUTIONS)}`,
		within(waits.half),
		within(waits.most),
		number(calls),
		number(refused),
	];
}

export const arrivalsTable = (arrivals: readonly ArrivalsMeasurement[]): ResultTable => ({
	title: 'More executions than calls',
	head: ['Executions arrive', 'Approach', 'Served', 'Half within', '99 % within', 'Calls', 'Refused'],
	rows: arrivals.map(arrivalsRow),
});

/** A customer by hand is one call or two; a bulk job has calls of its own, which do not count against the hourly limit. */
export const bulkTable = ({ bulk: { compared } }: Measurements): ResultTable => ({
	title: JOBS.import.title,
	head: [
		'Approach',
		'Calls of the hourly limit',
		'Bulk calls',
		'Refused',
		'Finished',
		'Time under the limits',
	],
	rows: compared.map((measurement) => [
		APPROACHES[measurement.approach].title,
		number(measurement.calls - measurement.bulkCalls),
		number(measurement.bulkCalls),
		number(measurement.refused),
		finished(measurement),
		measurement.done === measurement.size ? duration(measurement.time) : NONE,
	]),
});

/** How the same grows with the number of customers. */
export const largeBulkTable = ({ bulk: { large } }: Measurements): ResultTable =>
	costTable('Customers by the thousand, all of whom exist', large);

export const largeTable = ({ large }: Measurements): ResultTable => costTable('A large account', large);
