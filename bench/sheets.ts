/** The measurements as tables, for the terminal and for the documentation alike. */
import { JOBS, MAIN_JOBS, type JobName } from './jobs';
import type { Measurements } from './measurements';
import type { Measurement } from './run';
import { median, spread } from './statistics';
import type { Target } from './targets';
import { WAYS } from './ways';

export interface Sheet {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

const number = (value: number) => value.toLocaleString('en-US');

const SECOND = 1000;
const HOUR = 3600 * SECOND;

function duration(milliseconds: number): string {
	if (milliseconds < 100 * SECOND) return `${(milliseconds / SECOND).toFixed(1)} s`;
	return `${(milliseconds / HOUR).toFixed(2)} h`;
}

const finished = ({ done, size }: Measurement) =>
	done === size ? 'yes' : `no: ${number(done)} of ${number(size)}`;

const limitedRow = (measurement: Measurement): string[] => [
	WAYS[measurement.way].title,
	number(measurement.calls),
	number(measurement.refused),
	finished(measurement),
	measurement.done === measurement.size ? duration(measurement.time) : '–',
];

const limitedSheet = ({ limited }: Measurements, job: JobName): Sheet => ({
	title: JOBS[job].title,
	head: ['Way', 'Calls', 'Refused', 'Finished', 'Time under the limits'],
	rows: limited.filter((each) => each.job === job).map(limitedRow),
});

/** All rounds of the same. */
function groups(measurements: readonly Measurement[]): Measurement[][] {
	const found = new Map<string, Measurement[]>();
	for (const each of measurements) {
		const key = `${each.job} ${each.way}`;
		found.set(key, [...(found.get(key) ?? []), each]);
	}
	return [...found.values()];
}

const titleOf = ({ job, size }: Measurement): string =>
	job === 'read' ? `Read all ${number(size)} coupons` : JOBS[job].title;

function workRow(rounds: readonly Measurement[]): string[] {
	const [first] = rounds;
	if (!first) return [];
	const cpu = rounds.map((each) => each.cpu / each.size);
	const memory = rounds.map((each) => each.memory / 1e6);
	const noise = (figures: readonly number[]) =>
		rounds.length > 1 ? ` ± ${Math.round(spread(figures) * 50)}%` : '';
	return [
		titleOf(first),
		WAYS[first.way].title.replace(', paced', ''),
		number(median(rounds.map(({ calls }) => calls))),
		`${median(cpu).toFixed(3)} ms${noise(cpu)}`,
		`${median(memory).toFixed(0)} MB${noise(memory)}`,
	];
}

function workSheet(title: string, measurements: readonly Measurement[]): Sheet {
	return {
		title,
		head: ['Job', 'Way', 'Calls', 'CPU time per item', 'Memory'],
		rows: groups(measurements).map(workRow),
	};
}

export const targetSheet = (targets: readonly Target[]): Sheet => ({
	title: 'Targets',
	head: ['Target', 'Wanted', 'Measured', 'Reached'],
	rows: targets.map(({ name, wanted, measured, reached }) => [
		name,
		wanted,
		measured,
		reached ? 'yes' : 'no',
	]),
});

export const limitedSheets = (measurements: Measurements): Sheet[] =>
	MAIN_JOBS.map((job) => limitedSheet(measurements, job));

export const workSheets = ({ work, single, large }: Measurements): Sheet[] => [
	workSheet('Work without limits', work),
	workSheet('The same calls, one at a time', single),
	workSheet('A large account', large),
];
