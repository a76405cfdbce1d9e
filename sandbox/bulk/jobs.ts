/** Jobs: one at a time, the others wait. They go on by the sandbox's clock, looked at whenever somebody asks. */
import { randomUUID } from 'node:crypto';

import type { Account } from '../account';
import { HttpError } from '../errors';
import { dateTimeOf, type Json } from '../json';
import type { JobFault } from './jobFault';
import { Landing, ucIdOf, type BulkOperation, type LandedLine } from './landing';
import { postCompletion } from './completion';

export type JobStatus = 'queued' | 'in_progress' | 'succeeded' | 'partial_success' | 'failed' | 'cancelled';

interface Job {
	readonly id: string;
	readonly object: string;
	readonly operation: BulkOperation;
	readonly submitted: number;
	/** Where to tell that it has ended. */
	readonly completion: { readonly url: string; readonly secret: string } | undefined;
	readonly fault: JobFault;
	readonly lines: readonly string[];
	readonly landed: LandedLine[];
	/** The account has started with it: it stays as it is, and holds up no other. */
	readonly isSeed?: true;
	/** Its end has been told. */
	isTold?: true;
	status: JobStatus;
	started?: number;
	completed?: number;
	error_code?: string;
	results?: string;
}

/** What a job takes before it begins, and for each line, in milliseconds. */
const START = 1000;
const PER_LINE = 1;
/** The most lines of a job. */
export const MOST_RECORDS = 100_000;
/** Real milliseconds between two looks at a job whose end is to be told. */
const CHECK_INTERVAL = 10;

/** What UltraCart may leave out of a job, and of a record. */
const JOB_ATTRIBUTES = [
	'completed_at',
	'error_code',
	'queue_position',
	'results_summary_url',
	'started_at',
	'total_records',
];
const RECORD_ATTRIBUTES = ['action', 'error_code', 'error_message', 'uc_id'];

/** What the jobs are like that an account starts with: most are small, one has more records than fit on a page. */
const SEEDED_FROM = Date.UTC(2026, 6, 1);
const MINUTE = 60_000;
const LARGE = 3;
const MANY_RECORDS = 1205;
const FEW_RECORDS = 7;

/** What came of a line of such a job: every fifth has failed. */
const seededRecord = (index: number): LandedLine => ({
	line_number: index + 1,
	merchant_record_id: `person${index + 1}@example.com`,
	...(index % 5 === 0
		? { status: 'failed', error_code: 'validation_failed', error_message: 'email is not valid' }
		: { status: 'success', action: 'updated', uc_id: ucIdOf(index + 1) }),
});

const isOver = ({ status }: Job): boolean => status !== 'queued' && status !== 'in_progress';

const linesOf = (content: string): string[] => content.split('\n').filter((line) => line !== '');

function parsed(line: string): unknown {
	try {
		return JSON.parse(line) as unknown;
	} catch {
		return undefined;
	}
}

export class BulkJobs {
	private readonly jobs: Job[] = [];
	private readonly landing: Landing;
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly account: Account) {
		this.landing = new Landing(account);
	}

	/** @throws HttpError where the file is not there */
	submit(object: string, { operation, s3_key: key, webhook_url: url, webhook_secret: secret }: Json): Json {
		if (operation === 'upsert' && object !== 'customer')
			throw new HttpError(400, `${object} can't be upserted`);
		const content = this.account.files.content(String(key));
		if (content === undefined) throw new HttpError(400, 's3_key names no file that was uploaded');
		const job: Job = {
			id: `uc-bulk-${randomUUID()}`,
			object,
			operation: operation === 'upsert' ? 'upsert' : 'insert',
			submitted: this.account.clock.now(),
			completion:
				typeof url === 'string' ? { url, secret: typeof secret === 'string' ? secret : '' } : undefined,
			fault: this.account.jobFaults.shift() ?? {},
			lines: linesOf(content),
			landed: [],
			status: 'queued',
		};
		this.account.recordsOf(this.account.resource('bulkJob')).put({ job_id: job.id });
		this.jobs.push(job);
		if (job.completion) this.watch();
		return this.shown(job);
	}

	/** A job that the account starts with: all but the first are under way for good, so that there is something to cancel. */
	seed(n: number): string {
		const started = SEEDED_FROM + n * MINUTE;
		const count = n === LARGE ? MANY_RECORDS : FEW_RECORDS;
		const job: Job = {
			id: `uc-bulk-${String(n).padStart(6, '0')}`,
			object: 'customer',
			operation: 'upsert',
			submitted: started - MINUTE,
			completion: undefined,
			fault: {},
			lines: [],
			landed: Array.from({ length: count }, (_, index) => seededRecord(index)),
			started,
			isSeed: true,
			status: 'in_progress',
		};
		this.jobs.push(job);
		if (n === 0) this.end(job, 'partial_success', started + MINUTE);
		return job.id;
	}

	/** A job as UltraCart shows it, whatever it is about. */
	present(id: unknown): Json {
		const job = this.jobs.find((each) => each.id === id);
		return job ? this.shown(job) : {};
	}

	list(object: string, status?: unknown): Json[] {
		this.advance();
		return this.jobs
			.filter((job) => job.object === object && (status === undefined || job.status === status))
			.reverse()
			.map((job) => this.shown(job));
	}

	/** @throws HttpError where there is no such job */
	get(object: string, id: unknown): Json {
		this.advance();
		return this.shown(this.find(object, id));
	}

	/** @throws HttpError where there is no such job, or it is over */
	records(object: string, id: unknown, status?: unknown): Json[] {
		this.advance();
		const records = this.find(object, id).landed.filter(
			(record) => status === undefined || record.status === status,
		);
		return this.inOrder(records).map((record) => this.withNulls({ ...record }, RECORD_ATTRIBUTES));
	}

	/** Stops it: what has landed stands. @throws HttpError where there is no such job, or it is over */
	cancel(object: string, id: unknown): void {
		this.advance();
		const job = this.find(object, id);
		if (isOver(job)) throw new HttpError(400, 'The job is over');
		this.end(job, 'cancelled', this.account.clock.now());
	}

	/** Tells nobody of an end any more. */
	stop(): void {
		clearInterval(this.timer);
	}

	private find(object: string, id: unknown): Job {
		const job = this.jobs.find((each) => each.object === object && each.id === id);
		if (!job) throw new HttpError(404, `There is no job ${String(id)}`);
		return job;
	}

	/** Does what was due until now. */
	private advance(): void {
		// The account may start with some.
		this.account.recordsOf(this.account.resource('bulkJob'));
		const now = this.account.clock.now();
		const submitted = this.jobs.filter(({ isSeed }) => !isSeed);
		for (const [index, job] of submitted.entries()) {
			if (isOver(job)) continue;
			const previous = submitted[index - 1];
			job.started ??= Math.max(job.submitted, previous?.completed ?? 0) + START;
			if (job.started > now) return;
			job.status = 'in_progress';
			if (!this.goOn(job, job.started, now)) return;
		}
	}

	/** @returns whether the job is over */
	private goOn(job: Job, started: number, now: number): boolean {
		const { fault, lines } = job;
		if (fault.error_code !== undefined) return this.fail(job, fault.error_code, started);
		if (lines.length === 0) return this.fail(job, 'payload_empty', started);
		if (lines.length > MOST_RECORDS) return this.fail(job, 'too_many_records', started);
		if (lines.some((line) => parsed(line) === undefined))
			return this.fail(job, 'payload_unparseable', started);
		const due = Math.min(
			lines.length,
			Math.floor((now - started) / PER_LINE),
			fault.cancelledAfter ?? Infinity,
		);
		while (job.landed.length < due) job.landed.push(this.landNext(job));
		if (fault.hangs === true) return false;
		if (due === fault.cancelledAfter) this.end(job, 'cancelled', started + due * PER_LINE);
		else if (due === lines.length) {
			const isWhole = job.landed.every(({ status }) => status !== 'failed');
			this.end(job, isWhole ? 'succeeded' : 'partial_success', started + due * PER_LINE);
		}
		return isOver(job);
	}

	private landNext({ fault, object, operation, lines, landed }: Job): LandedLine {
		const number = landed.length + 1;
		const line = parsed(lines[landed.length] ?? '');
		if (!fault.lines?.includes(number)) return this.landing.land(object, operation, line, number);
		const { _merchant_record_id: key } = line as Json;
		return {
			line_number: number,
			merchant_record_id: String(key),
			status: 'failed',
			error_code: 'processing_error',
			error_message: 'The line could not be processed',
		};
	}

	private fail(job: Job, code: string, at: number): true {
		job.error_code = code;
		this.end(job, 'failed', at);
		return true;
	}

	private end(job: Job, status: JobStatus, at: number): void {
		Object.assign(job, { status, completed: at });
		if (status !== 'succeeded' && status !== 'partial_success') return;
		const results = this.inOrder(job.landed).map((record) =>
			JSON.stringify(this.withNulls({ ...record }, RECORD_ATTRIBUTES)),
		);
		job.results = this.account.files.presign('-results.ndjson', results.join('\n')).address;
	}

	/** Whether the results come in the order of the lines is not documented. */
	private inOrder(records: readonly LandedLine[]): readonly LandedLine[] {
		return this.account.switches.bulkOrder === 'given' ? records : [...records].reverse();
	}

	/** UltraCart's samples show nulls in its answers, which its own SDK does not take. */
	private withNulls(json: Json, attributes: readonly string[]): Json {
		if (this.account.switches.bulkNulls === 'absent') return json;
		return { ...Object.fromEntries(attributes.map((name) => [name, null])), ...json };
	}

	private shown(job: Job): Json {
		const { id, object, operation, status, submitted, started, completed, lines, landed, results } = job;
		const isCounted = status !== 'queued';
		const count = (wanted: LandedLine['status']) =>
			landed.filter((record) => record.status === wanted).length;
		return this.withNulls(
			{
				job_id: id,
				object,
				operation,
				status,
				submitted_at: dateTimeOf(submitted),
				processed_records: landed.length,
				success_count: count('success'),
				fail_count: count('failed'),
				duplicate_count: count('duplicate'),
				...(status === 'queued' && { queue_position: this.countBefore(job) }),
				...(isCounted && started !== undefined && { started_at: dateTimeOf(started) }),
				...(isCounted &&
					job.error_code === undefined && { total_records: Math.max(lines.length, landed.length) }),
				...(completed !== undefined && { completed_at: dateTimeOf(completed) }),
				...(job.error_code !== undefined && { error_code: job.error_code }),
				...(results !== undefined && { results_summary_url: this.account.hostUrl() + results }),
			},
			JOB_ATTRIBUTES,
		);
	}

	/** How many jobs a job waits for. */
	private countBefore(job: Job): number {
		const before = this.jobs.slice(0, this.jobs.indexOf(job));
		return before.filter((other) => !isOver(other) && !other.isSeed).length;
	}

	/** Looks at the jobs by itself while somebody wants to be told of an end: the clock may jump at any time. */
	private watch(): void {
		this.timer ??= setInterval(() => {
			this.advance();
			const waiting = this.jobs.filter(({ completion, isTold }) => completion && !isTold);
			for (const job of waiting.filter(isOver)) {
				job.isTold = true;
				void postCompletion(job.completion, this.shown(job), this.account.switches.bulkSecret);
			}
			if (waiting.length > 0) return;
			clearInterval(this.timer);
			this.timer = undefined;
		}, CHECK_INTERVAL);
		this.timer.unref();
	}
}
