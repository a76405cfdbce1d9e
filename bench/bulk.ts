/** Customers brought up to date: by a bulk job, next to a call for each, and how that grows with their number. */
import { BULK_JOBS, type JobName } from './jobs';
import { runJob, underLimits, withoutWaits, type BenchEnvironment, type Measurement } from './runJob';
import type { ApproachName } from './approaches';

/** Those that the first job is compared by. */
const COMPARED: readonly ApproachName[] = ['ultraCart', 'ultraCartByRows', 'httpRequest'];

/** The account starts without customers: a job brings its own. */
const RECORDS = { coupon: 0, customer: 0 };

export interface BulkMeasurements {
	/** Under UltraCart's limits, once each. */
	readonly compared: readonly Measurement[];
	/** Without them, in every round: CPU time and memory. */
	readonly large: readonly Measurement[];
}

const [COMPARED_JOB, ...LARGE_JOBS] = BULK_JOBS;

/** Does a job, and tells what came of it. */
async function measure(
	environment: BenchEnvironment,
	approach: ApproachName,
	job: JobName,
): Promise<Measurement> {
	const measurement = await runJob(environment, approach, job);
	const { calls, bulkCalls, done, size, cpu, memory } = measurement;
	const megabytes = Math.round(memory / 1e6);
	console.log(
		`${job}, ${approach}: ${calls} calls, ${bulkCalls} of them bulk, ${done} of ${size} done, ${Math.round(cpu)} ms CPU, ${megabytes} MB`,
	);
	return measurement;
}

export async function measureBulk(rounds: number): Promise<BulkMeasurements> {
	const limited = await underLimits(RECORDS);
	const compared: Measurement[] = [];
	for (const approach of COMPARED) compared.push(await measure(limited, approach, COMPARED_JOB));
	await limited.sandbox.close();

	const unlimited = await withoutWaits(RECORDS);
	const large: Measurement[] = [];
	for (let round = 1; round <= rounds; round++) {
		for (const job of LARGE_JOBS) large.push(await measure(unlimited, 'ultraCart', job));
	}
	await unlimited.sandbox.close();
	return { compared, large };
}
