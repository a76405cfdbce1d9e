/** Executions with one item each that arrive faster than UltraCart takes calls: who is served, and how long each waits. */
import { HOUR } from '../sandbox/clock';
import { ALLOWANCE } from '../sandbox/limits';
import type { Sandbox } from '../sandbox/sandbox';
import { type ApproachName } from './approaches';
import { jobCalled } from './jobs';
import { inWorker, underLimits } from './runJob';
import { percentile } from './statistics';
import type { ArrivalsTask, Served } from './worker/messages';

/** As many times as many executions as UltraCart takes calls. */
export const FACTOR = 20;

export const EXECUTIONS = FACTOR * ALLOWANCE.perHour;

const INTERVAL = HOUR / EXECUTIONS;

/** How they arrive; at a time, and all in an hour. */
export const PATTERNS = {
	evenly: { title: `one each ${INTERVAL} ms`, atOnce: 1 },
	bursts: { title: `500 each ${(500 * INTERVAL) / 1000} seconds`, atOnce: 500 },
} as const;

export type PatternName = keyof typeof PATTERNS;

/** Those that start a call as soon as an execution wants it. */
const APPROACHES_COMPARED = [
	'ultraCart',
	'httpRequestTogether',
	'declarativeTogether',
] as const satisfies ApproachName[];

export interface ArrivalsMeasurement {
	readonly pattern: PatternName;
	readonly approach: ApproachName;
	/** How many executions got a code which no other got. */
	readonly served: number;
	/** Milliseconds within which half of these had it, and 99 of a hundred. */
	readonly waits: { readonly half: number; readonly most: number };
	/** How many had it by the end of each minute, from none at the start to those at the end of the hour. */
	readonly course: readonly number[];
	readonly calls: number;
	readonly refused: number;
}

const MINUTE = 60_000;

function summaryOf(served: readonly Served[]): Pick<ArrivalsMeasurement, 'served' | 'waits' | 'course'> {
	const waits = served.map(({ arrival, end }) => end - arrival).sort((a, b) => a - b);
	return {
		served: served.length,
		waits: { half: percentile(waits, 0.5), most: percentile(waits, 0.99) },
		course: Array.from(
			{ length: HOUR / MINUTE + 1 },
			(_, minute) => served.filter(({ end }) => end <= minute * MINUTE).length,
		),
	};
}

/** As it is where executions have been arriving like this for a while: UltraCart takes a call when the next one is due. */
async function useUp({ baseUrl, headers, log }: Sandbox): Promise<void> {
	let status = 0;
	while (status !== 429) {
		const answer = await fetch(`${baseUrl}/coupon/coupons?_limit=1`, { headers });
		await answer.arrayBuffer();
		({ status } = answer);
	}
	log.reset();
}

function distinct(served: readonly Served[]): Served[] {
	const codes = new Map(served.map((each) => [each.code, each]));
	return [...codes.values()].filter(({ code }) => code !== undefined);
}

async function measure(
	sandbox: Sandbox,
	approach: ApproachName,
	pattern: PatternName,
): Promise<ArrivalsMeasurement> {
	sandbox.reset();
	const items = jobCalled('codes').items(sandbox).slice(0, 1);
	const { baseUrl, key } = sandbox;
	const { atOnce } = PATTERNS[pattern];
	const arrivals = Array.from({ length: EXECUTIONS }, (_, n) => (n - (n % atOnce)) * INTERVAL);
	const task: ArrivalsTask = {
		approach,
		job: 'codes',
		items,
		baseUrl,
		key,
		interval: 0,
		skipWaits: true,
		arrivals,
	};
	const { result } = await inWorker<Served[]>('arrivals.ts', sandbox, task, () => useUp(sandbox));
	const { calls, refused } = sandbox.log;
	return { pattern, approach, ...summaryOf(distinct(result)), calls, refused };
}

export async function measureArrivals(): Promise<ArrivalsMeasurement[]> {
	const { sandbox } = await underLimits();
	const all: ArrivalsMeasurement[] = [];
	for (const pattern of Object.keys(PATTERNS) as PatternName[]) {
		for (const approach of APPROACHES_COMPARED) {
			const measurement = await measure(sandbox, approach, pattern);
			all.push(measurement);
			const { served, calls, refused } = measurement;
			console.log(
				`${EXECUTIONS} executions, ${PATTERNS[pattern].title}, ${approach}: ${served} served, ${calls} calls, ${refused} refused`,
			);
		}
	}
	await sandbox.close();
	return all;
}
