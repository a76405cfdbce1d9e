/** Everything that is measured, in one run. */
import { ensureHttpRequest } from './httpRequestPackage';
import { ACCOUNT, MAIN_JOBS, type JobName } from './jobs';
import { packageFigures, type PackageFigures } from './packageFigures';
import { runOnce, underLimits, withoutLimits, type BenchEnvironment, type Measurement } from './run';
import { WAYS, type WayName } from './ways';

export interface Measurements {
	/** Under UltraCart's limits, once each: calls, refusals and the time by the sandbox's clock hardly vary. */
	readonly limited: readonly Measurement[];
	/** Without limits, in every round: CPU time and memory. */
	readonly work: readonly Measurement[];
	/** Single calls, one at a time. */
	readonly single: readonly Measurement[];
	/** Reading an account that is ten times as large. */
	readonly large: readonly Measurement[];
	readonly package: PackageFigures;
	readonly rounds: number;
}

export const LARGE_ACCOUNT = 10 * ACCOUNT;

/** Real milliseconds between the calls of nodes that do not wait for answers. The second is for certain. */
export const GAP = 10;
export const SAFE_GAP = 40;

const SINGLE_JOBS: readonly JobName[] = ['getSingly', 'createSingly'];
const READERS: readonly WayName[] = ['ultraCart', 'ultraCartRaw', 'loop'];

/** A listing is one item: whether items are paced makes no difference to it, but how much of a record is shown does. */
const READING: readonly WayName[] = ['ultraCart', 'ultraCartRaw', 'declarative', 'httpRequest', 'loop'];

/** The ways that a table compares; what does not keep within the limits is only of interest where there are any. */
const LIMITED: readonly WayName[] = [
	'ultraCart',
	'declarative',
	'declarativeTogether',
	'httpRequest',
	'httpRequestTogether',
	'loop',
];
const WORK: readonly WayName[] = ['ultraCart', 'declarative', 'httpRequest', 'loop'];

const waysOf = (usual: readonly WayName[]) => (job: JobName) => (job === 'read' ? READING : usual);

/** Round after round, the ways next to each other: what disturbs the machine for a while disturbs them all. */
async function measure(
	laboratory: BenchEnvironment,
	jobs: readonly JobName[],
	ways: (job: JobName) => readonly WayName[],
	rounds = 1,
): Promise<Measurement[]> {
	const all: Measurement[] = [];
	for (let round = 1; round <= rounds; round++) {
		for (const job of jobs) {
			for (const way of ways(job)) {
				const measurement = await runOnce(laboratory, way, job);
				all.push(measurement);
				const { done, size, calls, cpu } = measurement;
				const of = rounds > 1 ? `${round}/${rounds} ` : '';
				console.log(
					`${of}${job}, ${WAYS[way].title}: ${calls} calls, ${done} of ${size} done, ${Math.round(cpu)} ms CPU`,
				);
			}
		}
	}
	await laboratory.sandbox.close();
	return all;
}

export async function measureAll(rounds: number): Promise<Measurements> {
	ensureHttpRequest();
	return {
		package: packageFigures(7 * rounds),
		limited: await measure(await underLimits(), MAIN_JOBS, waysOf(LIMITED)),
		work: await measure(await withoutLimits(GAP), MAIN_JOBS, waysOf(WORK), rounds),
		single: await measure(
			await withoutLimits(SAFE_GAP),
			SINGLE_JOBS,
			() => ['ultraCart', 'httpRequest'],
			rounds,
		),
		large: await measure(await withoutLimits(GAP, LARGE_ACCOUNT), ['read'], () => READERS, rounds),
		rounds,
	};
}
