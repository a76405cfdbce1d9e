/** Everything that is measured, part by part. */
import { measureBulk, type BulkMeasurements } from './bulk';
import { measureArrivals, type ArrivalsMeasurement } from './arrivals';
import { ACCOUNT } from './account';
import { MAIN_JOBS, REFUSED_JOBS, type JobName } from './jobs';
import { packageFigures, type PackageFigures } from './packageFigures';
import { measureProportions, type Proportion } from './proportion';
import { runJob, underLimits, withoutLimits, type BenchEnvironment, type Measurement } from './runJob';
import { APPROACHES, type ApproachName } from './approaches';

export interface Measurements {
	/** Under UltraCart's limits, once each: calls, refusals and the time by the sandbox's clock hardly vary. */
	readonly limited: readonly Measurement[];
	/** What this node makes of refused batches, under the limits too. */
	readonly refused: readonly Measurement[];
	/** Without limits, in every round: CPU time and memory. */
	readonly work: readonly Measurement[];
	/** Single calls, one at a time. */
	readonly single: readonly Measurement[];
	/** Reading an account that is ten times as large. */
	readonly large: readonly Measurement[];
	/** How CPU time grows with the number of items. */
	readonly proportions: readonly Proportion[];
	/** Customers brought up to date by UltraCart's bulk jobs. */
	readonly bulk: BulkMeasurements;
	/** An hour in which more executions arrive than UltraCart takes calls. */
	readonly arrivals: readonly ArrivalsMeasurement[];
	/** What the built package costs n8n before anything is run. */
	readonly package: PackageFigures;
}

export type Part = keyof Measurements;

export const LARGE_ACCOUNT = 10 * ACCOUNT;

/** Real milliseconds between the calls of nodes that do not wait for answers. The second is for certain. */
export const GAP = 10;
export const SAFE_GAP = 40;

const SINGLE_JOBS: readonly JobName[] = ['getSingly', 'createSingly'];
const READERS: readonly ApproachName[] = ['ultraCart', 'ultraCartRaw', 'loop'];

/** A listing is one item: whether items are paced makes no difference to it, but how much of a record is shown does. */
const READING: readonly ApproachName[] = ['ultraCart', 'ultraCartRaw', 'declarative', 'httpRequest', 'loop'];

/** The approaches that a table compares; what does not keep within the limits is only of interest where there are any. */
const LIMITED: readonly ApproachName[] = [
	'ultraCart',
	'declarative',
	'declarativeTogether',
	'httpRequest',
	'httpRequestTogether',
	'loop',
];
const WORK: readonly ApproachName[] = ['ultraCart', 'declarative', 'httpRequest', 'loop'];

const approachesFor = (usual: readonly ApproachName[]) => (job: JobName) =>
	job === 'read' ? READING : usual;

/** Round after round, the approaches next to each other: what disturbs the machine for a while disturbs them all. */
async function measure(
	environment: BenchEnvironment,
	jobs: readonly JobName[],
	approaches: (job: JobName) => readonly ApproachName[],
	rounds = 1,
): Promise<Measurement[]> {
	const all: Measurement[] = [];
	for (let round = 1; round <= rounds; round++) {
		for (const job of jobs) {
			for (const approach of approaches(job)) {
				const measurement = await runJob(environment, approach, job);
				all.push(measurement);
				const { done, size, calls, cpu } = measurement;
				const of = rounds > 1 ? `${round}/${rounds} ` : '';
				console.log(
					`${of}${job}, ${APPROACHES[approach].title}: ${calls} calls, ${done} of ${size} done, ${Math.round(cpu)} ms CPU`,
				);
			}
		}
	}
	await environment.sandbox.close();
	return all;
}

/** How each part is measured, in this order: those first that anything beside them disturbs most. */
const PARTS: { readonly [P in Part]: (rounds: number) => Measurements[P] | Promise<Measurements[P]> } = {
	package: (rounds) => packageFigures(7 * rounds),
	proportions: measureProportions,
	work: async (rounds) => await measure(await withoutLimits(GAP), MAIN_JOBS, approachesFor(WORK), rounds),
	single: async (rounds) =>
		await measure(await withoutLimits(SAFE_GAP), SINGLE_JOBS, () => ['ultraCart', 'httpRequest'], rounds),
	large: async (rounds) =>
		await measure(await withoutLimits(GAP, LARGE_ACCOUNT), ['read'], () => READERS, rounds),
	limited: async () => await measure(await underLimits(), MAIN_JOBS, approachesFor(LIMITED)),
	refused: async () => await measure(await underLimits(), REFUSED_JOBS, () => ['ultraCart']),
	bulk: measureBulk,
	arrivals: measureArrivals,
};

export const PART_NAMES = Object.keys(PARTS) as readonly Part[];

export const isPart = (name: string): name is Part => name in PARTS;

export const measurePart = async <P extends Part>(
	part: P,
	rounds: number,
): Promise<Partial<Measurements>> => ({
	[part]: await PARTS[part](rounds),
});
