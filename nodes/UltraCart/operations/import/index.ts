import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { joinSentences } from '../../../shared/describeError';
import { ApiError, FileError, InputError } from '../../../shared/errors';
import { isObject } from '../../../shared/json';
import { countText, textOf } from '../../../shared/text';
import { tryCall } from '../../../shared/tryCall';
import { failed, type ItemResult } from '../../item';
import { Lookup } from '../../records/lookup';
import type { OperationHandler, Run } from '../../run';
import type { ImportInputs } from './inputs';
import { BulkJobs, faultOf, type LineResult, type SubmittedJob } from './jobs';
import type { ImportOperation } from './operation';
import { JobFile, MOST_BYTES, MOST_RECORDS } from './jobFile';
import {
	distinctItems,
	keyOf,
	lineOf,
	mergedLineOf,
	nameOf,
	type FilledLine,
	type ImportItem,
	type ItemLine,
} from './lines';

/** UltraCart's word for a record that a job of inserts finds under the same name. */
const ALREADY_THERE = 'customer_email_already_exists';

const SECOND = 1000;
const LONGEST_WAIT = 3600;

/** What is kept of an item whose line was submitted. */
interface Submitted {
	readonly job_id: string;
	readonly key: string;
	readonly isAgain: boolean;
}

const submittedOf = ({ made }: ImportItem): Submitted | undefined =>
	isObject(made) && typeof made.job_id === 'string' ? (made as IDataObject & Submitted) : undefined;

/** What is thrown of which all items of a job are told; all else ends the run. */
const isJobError = (thrown: unknown): thrown is ApiError | FileError | InputError =>
	thrown instanceof ApiError || thrown instanceof FileError || thrown instanceof InputError;

/** What came of a job's lines, and whether UltraCart is through with it. */
interface Landed {
	readonly results: readonly ItemResult[];
	readonly hasEnded: boolean;
}

/** One run of the operation: its jobs one after the other, each read for just before it is submitted. */
class Import {
	readonly results: ItemResult[] = [];
	private readonly file = new JobFile();
	private readonly bulk: BulkJobs;
	private readonly runId = `n8n-${randomUUID()}`;
	private jobs = 0;

	constructor(
		private readonly run: Run,
		private readonly operation: ImportOperation,
	) {
		this.bulk = new BulkJobs(run, operation.jobs, operation.object);
	}

	/** Goes on with jobs that an earlier try has submitted. @returns the items whose lines failed there */
	async resume(items: readonly ImportItem[]): Promise<ImportItem[]> {
		const byJob = new Map<string, ItemLine[]>();
		for (const item of items) {
			const { job_id: id = '', key = '' } = submittedOf(item) ?? {};
			const lines = byJob.get(id) ?? [];
			lines.push({ item, key });
			byJob.set(id, lines);
		}
		const again: ImportItem[] = [];
		for (const [id, lines] of byJob) {
			const isAgain = lines.some(({ item }) => submittedOf(item)?.isAgain === true);
			const { results, hasEnded } = await this.goOn({ id, isAgain }, lines);
			for (const result of results) {
				if (hasEnded && result.error) again.push(result.item as ImportItem);
				else this.results.push(result);
			}
		}
		return again;
	}

	/** Imports items that all want the same of a job. */
	async importAll(items: readonly ImportItem[]): Promise<void> {
		for (let waiting = items; waiting.length > 0;) {
			this.file.clear();
			const lines: ItemLine[] = [];
			waiting = await this.fillFile(waiting, lines);
			if (lines.length > 0) await this.importJob(lines);
		}
	}

	/**
	 * Reads part by part, and writes down what comes of one before the next is read.
	 *
	 * @param lines those that the file holds afterwards
	 * @returns what has to wait for the next job
	 */
	private async fillFile(items: readonly ImportItem[], lines: ItemLine[]): Promise<readonly ImportItem[]> {
		const { read, uniqueBy } = this.operation;
		const size = read.many?.[uniqueBy.mode]?.size ?? MOST_RECORDS;
		for (let start = 0; start < items.length; start += size) {
			if (this.file.isFull) return items.slice(start);
			const part = items.slice(start, start + size);
			const lookup = await this.lookUp(part);
			for (const [index, item] of part.entries()) {
				const filled = await this.lineFor(item, lookup);
				if (!filled) continue;
				const { record, ...line } = filled;
				if (this.file.add(line.key, record)) lines.push(line);
				else if (this.file.isEmpty) this.results.push(failed(item, this.tooLarge(item)));
				else return items.slice(start + index);
			}
		}
		return [];
	}

	private async lookUp(items: readonly ImportItem[]): Promise<Lookup> {
		const { operation, run } = this;
		const updated = items.filter(({ inputs }) => inputs.whenExists === 'update');
		return await Lookup.of(
			run,
			operation.read,
			updated.map((item) => keyOf(item, operation)),
		);
	}

	/** @returns nothing where the item has failed */
	private async lineFor(item: ImportItem, lookup: Lookup): Promise<FilledLine | undefined> {
		const { operation } = this;
		if (item.inputs.whenExists !== 'update') return lineOf(item, operation);
		const { record, error, isAbsent } = await lookup.find(keyOf(item, operation));
		try {
			if (error && !isAbsent) throw error;
			return mergedLineOf(item, operation, record, this.runId);
		} catch (thrown) {
			if (!isJobError(thrown)) throw thrown as Error;
			this.results.push(failed(item, thrown));
			return undefined;
		}
	}

	private tooLarge(item: ImportItem): InputError {
		const { noun } = this.operation;
		return new InputError(
			`The ${noun} ${nameOf(item, this.operation)} is larger than a bulk job may be, ${MOST_BYTES / 2 ** 20} MB`,
		);
	}

	private async importJob(lines: readonly ItemLine[]): Promise<void> {
		const [first] = lines;
		if (!first) return;
		const { whenExists, webhookUrl, webhookSecret, longestWait = LONGEST_WAIT } = first.item.inputs;
		let job: SubmittedJob;
		try {
			job = await this.bulk.submit(this.file.content, lines, {
				operation: whenExists === 'skip' ? 'insert' : 'upsert',
				keysRecur: whenExists !== 'update',
				longestWait: longestWait * SECOND,
				...(webhookUrl !== undefined && { webhookUrl }),
				...(webhookSecret !== undefined && { webhookSecret }),
			});
		} catch (thrown) {
			if (!isJobError(thrown)) throw thrown as Error;
			for (const { item } of lines) this.results.push(failed(item, thrown));
			return;
		}
		for (const { item, key } of lines) this.run.keep({ item, made: madeBy(job, key) });
		this.results.push(...(await this.goOn(job, lines)).results);
	}

	private async goOn(job: SubmittedJob, lines: readonly ItemLine[]): Promise<Landed> {
		if (lines[0]?.item.inputs.goOn !== 'rightAway') return await this.land(job, lines);
		return { results: await this.submitted(job, lines), hasEnded: false };
	}

	/** The job alone, as it is now: nobody waits for what comes of it. Where it can't be looked at, its ID. */
	private async submitted(job: SubmittedJob, lines: readonly ItemLine[]): Promise<ItemResult[]> {
		const { value: record = { job_id: job.id } } = await tryCall(this.bulk.get(job.id));
		return lines.map(({ item, key }, index) => ({
			item,
			records: index === 0 ? [record] : [],
			made: madeBy(job, key),
		}));
	}

	/** Waits for a job, and says what came of its lines. */
	private async land(job: SubmittedJob, lines: readonly ItemLine[]): Promise<Landed> {
		this.jobs += 1;
		const { longestWait = LONGEST_WAIT } = lines[0]?.item.inputs ?? {};
		try {
			const ended = await this.bulk.ended(job.id, longestWait * SECOND);
			const results = await this.bulk.results(job.id, ended);
			const fault = faultOf(job.id, ended);
			return {
				results: lines.map((line) => this.resultOf(line, job, results.get(line.key), fault)),
				hasEnded: true,
			};
		} catch (thrown) {
			if (!isJobError(thrown)) throw thrown as Error;
			return { results: lines.map(({ item }) => failed(item, unseen(job, thrown))), hasEnded: false };
		}
	}

	private resultOf(
		{ item, key, isThere }: ItemLine,
		job: SubmittedJob,
		result: LineResult | undefined,
		fault: InputError | undefined,
	): ItemResult {
		const { noun, uniqueBy } = this.operation;
		const name = nameOf(item, this.operation);
		const told = (what: string): ItemResult => ({
			item,
			records: [
				{
					[uniqueBy.field.apiName]: name,
					result: what,
					...(result?.ucId !== undefined && { uc_id: result.ucId }),
				},
			],
			made: madeBy(job, key),
		});
		if (!result) {
			const unsaid = `UltraCart did not say what became of the ${noun} ${name}`;
			return failed(
				item,
				fault ?? new InputError(unsaid, `Look at the job ${job.id} by Bulk Job → Get Records`),
			);
		}
		const { status, action, code, message } = result;
		if (status === 'success') return told(action ?? (isThere ? 'updated' : 'inserted'));
		const skips = item.inputs.whenExists === 'skip';
		if (skips && (status === 'duplicate' || code === ALREADY_THERE)) {
			if (!job.isAgain) return told('skipped');
			const open = `The ${noun} ${name} was there: before this run, or because of its first submit, which was not answered`;
			return failed(item, new InputError(open, 'Look at it in UltraCart'));
		}
		const why = message ?? code ?? (status === 'duplicate' ? 'it had landed before' : 'it gave no reason');
		const inShort = message !== undefined && code !== undefined ? ` (${code})` : '';
		return failed(item, new InputError(`UltraCart did not take the ${noun} ${name}: ${why}${inShort}`));
	}

	/** "300 customers: 290 updated, 10 failed; 2 calls of the hourly limit, 9 bulk calls, 1 job". */
	summary(): string {
		const { results, run, operation, jobs } = this;
		const counts = new Map<string, number>();
		for (const { records, error } of results) {
			const what = error ? 'failed' : textOf(records[0]?.result ?? 'submitted');
			counts.set(what, (counts.get(what) ?? 0) + 1);
		}
		const came = [...counts].map(([what, number]) => `${number.toLocaleString('en-US')} ${what}`).join(', ');
		const { calls, callsOfOwnLimit } = run.client;
		return `${countText(results.length, operation.noun)}: ${came}; ${countText(calls, 'call')} of the hourly limit, ${countText(callsOfOwnLimit, 'bulk call')}, ${countText(jobs, 'job')}`;
	}
}

/** What keeps a job from being looked at. It goes on all the same, and is known by its ID. */
function unseen({ id }: SubmittedJob, thrown: ApiError | FileError | InputError): Error {
	if (!(thrown instanceof ApiError)) return thrown;
	const goesOn = `The job ${id} goes on in UltraCart: look at it by Bulk Job → Get`;
	return new ApiError({ ...thrown.details, userMessage: joinSentences(thrown.message, goesOn) });
}

const madeBy = ({ id, isAgain }: SubmittedJob, key: string): Submitted => ({ job_id: id, key, isAgain });

/** Why the node can't go on right away, where several jobs would be needed. */
function needsMoreJobs(items: readonly ImportItem[], { noun }: ImportOperation): InputError | undefined {
	const isOne =
		items.length <= MOST_RECORDS &&
		new Set(items.map(({ inputs }) => inputs.whenExists === 'skip')).size <= 1;
	if (isOne || !items.some(({ inputs }) => inputs.goOn === 'rightAway')) return undefined;
	return new InputError(
		`The node can only go on right away after one job: it holds ${MOST_RECORDS.toLocaleString('en-US')} ${noun}s, which are all skipped if they exist, or none`,
		'Choose to go on when the job is done, or import them in several runs',
	);
}

/** Brings many records up to date by UltraCart's bulk jobs: the items of a run together. */
export const importRecords: OperationHandler<ImportOperation, ImportInputs> = async function* (
	run,
	operation,
	given,
) {
	const { items, others } = distinctItems(given, operation);
	yield* others;
	const tooMany = needsMoreJobs(items, operation);
	if (tooMany) {
		yield* items.map((item) => failed(item, tooMany));
		return;
	}
	const imports = new Import(run, operation);
	const isSubmitted = (item: ImportItem) => submittedOf(item) !== undefined;
	const again = await imports.resume(items.filter(isSubmitted));
	const open = [...again, ...items.filter((item) => !isSubmitted(item))];
	const skips = ({ inputs }: ImportItem) => inputs.whenExists === 'skip';
	await imports.importAll(open.filter((item) => !skips(item)));
	await imports.importAll(open.filter(skips));
	run.summary = imports.summary();
	// The first failure ends the run: all jobs are done by then.
	yield* imports.results.filter(({ error }) => !error);
	yield* imports.results.filter(({ error }) => error);
};
