/** What this package wants to reach, held against what was measured. */
import { BUDGETS } from '../scripts/generator/budget';
import { EXECUTIONS, PATTERNS, type ArrivalsMeasurement } from './arrivals';
import { JOBS, MAIN_JOBS, REFUSED_JOBS, type JobName } from './jobs';
import { LARGE_ACCOUNT, type Measurements } from './measurements';
import { MAX_CPU_GROWTH, TITLES, type Proportion } from './proportion';
import type { Measurement } from './runJob';
import { median } from './statistics';
import type { ApproachName } from './approaches';

export interface Target {
	readonly name: string;
	readonly wanted: string;
	readonly measured: string;
	readonly reached: boolean;
}

/** 10 times the records may take 10 times the memory; the rest is for the noise of two measurements. */
export const MAX_GROWTH = 12;

const of = (measurements: readonly Measurement[], approach: ApproachName, job: JobName) =>
	measurements.filter((each) => each.approach === approach && each.job === job);

/** How two approaches compare, round by round. */
function ratio(
	measurements: readonly Measurement[],
	job: JobName,
	[one, other]: readonly [ApproachName, ApproachName],
	figure: (measurement: Measurement) => number,
): number {
	const others = of(measurements, other, job).map(figure);
	return median(of(measurements, one, job).map((each, round) => figure(each) / (others[round] ?? NaN)));
}

const times = (factor: number) => `${factor.toFixed(2)} times`;

const atMost = (
	name: string,
	wanted: number,
	measured: number,
	show: (figure: number) => string,
): Target => ({
	name,
	wanted: `at most ${show(wanted)}`,
	measured: show(measured),
	reached: measured <= wanted,
});

const callTargets = ({ limited, refused }: Measurements): Target[] =>
	[...MAIN_JOBS, ...REFUSED_JOBS].map((job) => {
		const [own] = of([...limited, ...refused], 'ultraCart', job);
		const { title, calls } = JOBS[job];
		const target = atMost(
			title,
			calls,
			own?.calls ?? NaN,
			(count) => `${count} call${count === 1 ? '' : 's'}`,
		);
		return { ...target, reached: target.reached && own?.done === own?.size };
	});

function refusals({ limited }: Measurements): Target {
	const own = limited.filter(({ approach }) => approach === 'ultraCart' || approach === 'ultraCartRaw');
	const refused = own.reduce((sum, each) => sum + each.refused, 0);
	return atMost('Calls refused by our own doing', 0, refused, String);
}

/** For jobs that both do with the same calls, one after the other. */
function cpuTargets({ single, work }: Measurements): Target[] {
	const target = (measurements: readonly Measurement[], job: JobName) =>
		atMost(
			`CPU time next to HTTP Request: ${JOBS[job].title}`,
			1.2,
			ratio(measurements, job, ['ultraCart', 'httpRequest'], ({ cpu, calls }) => cpu / calls),
			times,
		);
	return [target(single, 'getSingly'), target(single, 'createSingly'), target(work, 'read')];
}

function memoryTargets({ work, large }: Measurements): Target[] {
	const memory = ({ memory: bytes }: Measurement) => bytes;
	const growth = (approach: ApproachName) =>
		median(of(large, approach, 'read').map(memory)) / median(of(work, approach, 'read').map(memory));
	return [
		atMost(
			'Memory next to the plain loop: Read all 10,000 coupons',
			1.5,
			ratio(work, 'read', ['ultraCart', 'loop'], memory),
			times,
		),
		atMost('The same with Output: Raw', 1.5, ratio(work, 'read', ['ultraCartRaw', 'loop'], memory), times),
		atMost(
			`Memory for ${LARGE_ACCOUNT.toLocaleString('en-US')} coupons next to that for 10,000`,
			MAX_GROWTH,
			growth('ultraCart'),
			times,
		),
	];
}

export const proportionTargets = (proportions: readonly Proportion[]): Target[] =>
	proportions.map(({ job, size, growth }) =>
		atMost(
			`CPU time for ${size.toLocaleString('en-US')} items next to a quarter of them: ${TITLES[job]}`,
			MAX_CPU_GROWTH,
			growth,
			times,
		),
	);

/** The longest wait of an execution, in seconds, but for one in a hundred. */
const LONGEST_WAIT = 60;

export const arrivalsTargets = (arrivals: readonly ArrivalsMeasurement[]): Target[] =>
	arrivals
		.filter(({ approach }) => approach === 'ultraCart')
		.flatMap(({ pattern, served, waits }) => {
			const executions = `${EXECUTIONS.toLocaleString('en-US')} executions in an hour, ${PATTERNS[pattern].title}`;
			return [
				atMost(`${executions}: not served`, 0, EXECUTIONS - served, String),
				atMost(
					`${executions}: 99 % are served within`,
					LONGEST_WAIT,
					waits.most / 1000,
					(seconds) => `${seconds.toFixed(1)} s`,
				),
			];
		});

/** Memory for 25,000 customers, in bytes, and how many times as much 100,000 may take. */
const BULK_MEMORY = 250e6;
const MAX_BULK_GROWTH = 1.5;

function bulkTargets({ bulk: { compared, large } }: Measurements): Target[] {
	const [own] = of(compared, 'ultraCart', 'import');
	const { title, calls, bulkCalls, size } = JOBS.import;
	const isDone = own?.done === size;
	const counted = (what: string, wanted: number, measured = NaN): Target => {
		const target = atMost(`${title}: ${what}`, wanted, measured, String);
		return { ...target, reached: target.reached && isDone };
	};
	const [quarter, all] = (['importQuarter', 'importAll'] as const).map((job) => of(large, 'ultraCart', job));
	const memory = (rounds: readonly Measurement[] = []) => median(rounds.map((each) => each.memory));
	const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
	const most = JOBS.importAll.title;
	const { title: few } = JOBS.importQuarter;
	return [
		counted('calls of the hourly limit', calls, own && own.calls - own.bulkCalls),
		counted('bulk calls', bulkCalls, own?.bulkCalls),
		atMost(`Memory: ${few}`, BULK_MEMORY, memory(quarter), megabytes),
		atMost(`Memory: ${most}`, MAX_BULK_GROWTH * BULK_MEMORY, memory(all), megabytes),
		atMost(
			`CPU time next to a quarter of the customers: ${most}`,
			MAX_CPU_GROWTH,
			median((all ?? []).map(({ cpu }, round) => cpu / (quarter?.[round]?.cpu ?? NaN))),
			times,
		),
	];
}

const packageTargets = ({ package: { description, load } }: Measurements): Target[] => [
	atMost(
		'Description of the node',
		BUDGETS.all,
		description / 1024,
		(kilobytes) => `${kilobytes.toFixed(1)} KB`,
	),
	atMost('Loading the node', 15, load.fastest, (milliseconds) => `${milliseconds.toFixed(1)} ms`),
];

export const targetsFor = (measurements: Measurements): Target[] => [
	...callTargets(measurements),
	refusals(measurements),
	...cpuTargets(measurements),
	...memoryTargets(measurements),
	...proportionTargets(measurements.proportions),
	...bulkTargets(measurements),
	...arrivalsTargets(measurements.arrivals),
	...packageTargets(measurements),
];
