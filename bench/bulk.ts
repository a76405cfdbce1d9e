/** Customers brought up to date: by a bulk job, next to a call for each, and how that grows with their number. */
import { BULK_JOBS, type JobName } from './jobs';
import { runJob, underLimits, withoutWaits, type Measurement } from './runJob';
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

function report({ job, approach, calls, bulkCalls, done, size, cpu, memory }: Measurement): void {
	const megabytes = Math.round(memory / 1e6);
	console.log(
		`${job}, ${approach}: ${calls} calls, ${bulkCalls} of them bulk, ${done} of ${size} done, ${Math.round(cpu)} ms CPU, ${megabytes} MB`,
	);
}

export async function measureBulk(rounds: number): Promise<BulkMeasurements> {
	const limited = await underLimits(RECORDS);
	const compared: Measurement[] = [];
	for (const approach of COMPARED) {
		compared.push(await runJob(limited, approach, COMPARED_JOB));
		compared.slice(-1).forEach(report);
	}
	await limited.sandbox.close();

	const unlimited = await withoutWaits(RECORDS);
	const large: Measurement[] = [];
	for (let round = 1; round <= rounds; round++) {
		for (const job of LARGE_JOBS satisfies readonly JobName[]) {
			large.push(await runJob(unlimited, 'ultraCart', job));
			large.slice(-1).forEach(report);
		}
	}
	await unlimited.sandbox.close();
	return { compared, large };
}
