/** UltraCart's bulk jobs as the node uses them: a file is uploaded, submitted, waited for, and its results are read. */
import type { IDataObject } from 'n8n-workflow';

import { unusableAnswer } from '../../../shared/answer';
import { FileError, InputError } from '../../../shared/errors';
import { isObject, parseJson } from '../../../shared/json';
import { sleepFor } from '../../../shared/retry';
import type { Endpoint } from '../../../shared/table';
import { isText, textOf } from '../../../shared/text';
import { tryCall } from '../../../shared/tryCall';
import type { Run } from '../../run';

export interface BulkEndpoints {
	readonly uploadUrl: Endpoint;
	readonly submit: Endpoint;
	readonly get: Endpoint;
	readonly list: Endpoint;
	readonly records: Endpoint;
}

/** One line of a job's file. */
export interface JobLine {
	/** The key by which the line's result is known. */
	readonly key: string;
}

/** What a job does with its lines, and whom UltraCart tells of its end. */
export interface JobOptions {
	readonly operation: 'insert' | 'upsert';
	/** Other jobs have lines of the same keys: a job of an hour ago looks like this one. */
	readonly keysRecur: boolean;
	readonly webhookUrl?: string;
	readonly webhookSecret?: string;
	/** How long it is waited for, in milliseconds. */
	readonly longestWait: number;
}

/** What came of a line. */
export interface LineResult {
	readonly status: 'success' | 'failed' | 'duplicate';
	readonly action?: string;
	readonly ucId?: string;
	readonly code?: string;
	readonly message?: string;
}

/** A job that was submitted. */
export interface SubmittedJob {
	readonly id: string;
	/** Its first submit may have been done as well: what it says of duplicates may be about itself. */
	readonly isAgain: boolean;
}

const SECOND = 1000;
/** Waits between two looks at a job, in milliseconds: twice as long each time. */
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = 30 * SECOND;
/** How often a file is uploaded to an address of its own. */
const UPLOADS = 3;
/** UltraCart's clock may differ from n8n's by so much, in milliseconds. */
const CLOCKS_APART = 5 * 60 * SECOND;
/** How long a job is looked for whose submit was not answered, in milliseconds. */
const SEARCH_TIME = 60 * SECOND;
const RECORDS_PER_PAGE = 1000;

const ENDED = new Set(['succeeded', 'partial_success', 'failed', 'cancelled']);

const nextWait = (wait: number): number => Math.min(2 * wait, LONGEST_WAIT);

const textIn = (value: unknown): string | undefined => (isText(value) ? value : undefined);

/** Jobs of one kind of object, in one run of the node. */
export class BulkJobs {
	constructor(
		private readonly run: Run,
		private readonly endpoints: BulkEndpoints,
		private readonly object: string,
	) {}

	/**
	 * Uploads a file and submits a job for it.
	 *
	 * @param lines what the file holds
	 * @throws ApiError, FileError where it could not be done
	 */
	async submit(content: Buffer, lines: readonly JobLine[], options: JobOptions): Promise<SubmittedJob> {
		const file = await this.upload(content);
		const { value: older = [], error: unlisted } = await tryCall(this.olderJobs(options));
		const start = Date.now();
		const { value: id, error } = await tryCall(this.submitOnce(file, options));
		if (!error) return { id, isAgain: false };
		// Without knowing what was there before, none could be told apart.
		if (error.writeState !== 'unknown' || unlisted) throw error;
		const { value: found, error: unsearched } = await tryCall(this.find(lines, options, start, older));
		// That it could not be looked for says nothing about what the submit did.
		if (unsearched) throw error;
		if (found !== undefined) return { id: found, isAgain: false };
		return { id: await this.submitOnce(file, options), isAgain: true };
	}

	private async upload(content: Buffer): Promise<string> {
		for (let uploads = 1; ; uploads++) {
			// Not by the run: an equal call gives another address.
			const { body } = await this.run.client.call(this.endpoints.uploadUrl, this.ofObject());
			const [address, file] = [textIn(body.upload_url), textIn(body.s3_key)];
			if (address === undefined || file === undefined)
				throw unusableAnswer(this.endpoints.uploadUrl, 200, 'UltraCart gave no address for the file');
			try {
				await this.run.client.putFile(address, content, textIn(body.expires_at));
				return file;
			} catch (thrown) {
				if (!(thrown instanceof FileError) || thrown.lasting || uploads === UPLOADS) throw thrown as Error;
			}
		}
	}

	private async submitOnce(file: string, options: JobOptions): Promise<string> {
		const { submit } = this.endpoints;
		const { operation, webhookUrl, webhookSecret } = options;
		const body = {
			s3_key: file,
			operation,
			...(webhookUrl !== undefined && { webhook_url: webhookUrl }),
			...(webhookSecret !== undefined && { webhook_secret: webhookSecret }),
		};
		const answer = await this.run.call(submit, { ...this.ofObject(), body });
		const job = this.jobIn(answer.body);
		const id = textIn(job.job_id);
		if (id === undefined) throw unusableAnswer(submit, 200, 'UltraCart answered without the job');
		return id;
	}

	/**
	 * Looks for a job whose submit was not answered: UltraCart says of a job neither its file nor its keys, but of its records.
	 * A job that may be ours and has no records yet is waited for.
	 */
	private async find(
		lines: readonly JobLine[],
		{ operation, longestWait }: JobOptions,
		start: number,
		older: readonly string[],
	): Promise<string | undefined> {
		const keys = new Set(lines.map(({ key }) => key));
		for (let waited = 0, wait = FIRST_WAIT; ; waited += wait, wait = nextWait(wait)) {
			let isOpen = false;
			for (const { id, status } of await this.newJobs(operation, start)) {
				if (older.includes(id)) continue;
				const { records } = await this.page(id, { limit: 1 });
				if (records.some(({ merchant_record_id: key }) => keys.has(textOf(key)))) return id;
				isOpen ||= records.length === 0 && !ENDED.has(status);
			}
			if (waited >= (isOpen ? longestWait : SEARCH_TIME)) return undefined;
			await sleepFor(wait, this.run.signal);
		}
	}

	/** Jobs that UltraCart has had for minutes at most. */
	private async newJobs(
		operation: JobOptions['operation'],
		start: number,
	): Promise<{ readonly id: string; readonly status: string }[]> {
		const { body } = await this.run.client.call(this.endpoints.list, this.ofObject());
		const jobs = Array.isArray(body.bulk_jobs) ? (body.bulk_jobs as unknown[]).filter(isObject) : [];
		return jobs
			.filter(
				(job) => job.operation === operation && Date.parse(textOf(job.submitted_at)) >= start - CLOCKS_APART,
			)
			.map(({ job_id: id, status }) => ({ id: textOf(id), status: textOf(status) }));
	}

	/** Those that could be taken for one that is about to be submitted. */
	private async olderJobs({ operation, keysRecur }: JobOptions): Promise<string[]> {
		if (!keysRecur) return [];
		return (await this.newJobs(operation, Date.now())).map(({ id }) => id);
	}

	/**
	 * Waits until a job has ended.
	 *
	 * @param longest in milliseconds
	 * @returns the job as it ended
	 * @throws InputError where it takes longer
	 */
	async ended(id: string, longest: number): Promise<IDataObject> {
		for (let waited = 0, wait = FIRST_WAIT; ; waited += wait, wait = nextWait(wait)) {
			const job = await this.get(id);
			if (ENDED.has(textOf(job.status))) return job;
			if (waited >= longest) throw this.tooLong(id, longest);
			await sleepFor(wait, this.run.signal);
		}
	}

	private tooLong(id: string, longest: number): InputError {
		return new InputError(
			`UltraCart was not through with the job ${id} after ${longest / SECOND} seconds. It goes on there`,
			'Look at it by Bulk Job → Get, or allow more time under Options → Longest Wait for a Job',
		);
	}

	async get(id: string): Promise<IDataObject> {
		const { body } = await this.run.client.call(this.endpoints.get, this.ofJob(id));
		return this.jobIn(body);
	}

	private jobIn(body: IDataObject): IDataObject {
		return isObject(body.bulk_job) ? body.bulk_job : {};
	}

	/** What came of each line, by its key. */
	async results(id: string, job: IDataObject): Promise<Map<string, LineResult>> {
		const results = new Map<string, LineResult>();
		const add = (record: IDataObject) => {
			const { merchant_record_id: key, status, action, uc_id, error_code, error_message } = record;
			if (!isText(key)) return;
			const isKnown = status === 'failed' || status === 'duplicate';
			results.set(key, {
				status: isKnown ? status : 'success',
				...(isText(action) && { action }),
				...(uc_id !== undefined && uc_id !== null && { ucId: textOf(uc_id) }),
				...(isText(error_code) && { code: error_code }),
				...(isText(error_message) && { message: error_message }),
			});
		};
		for (const record of await this.summary(job)) add(record);
		if (results.size > 0 && results.size >= Number(job.total_records ?? 0)) return results;
		for await (const record of this.records(id)) add(record);
		return results;
	}

	/** The results in one file; none where it can't be had: they can be read by pages as well. */
	private async summary({ results_summary_url: address }: IDataObject): Promise<IDataObject[]> {
		if (!isText(address)) return [];
		try {
			const text = await this.run.client.getFile(address);
			return text
				.split('\n')
				.map(parseJson)
				.filter((record): record is IDataObject => isObject(record));
		} catch (thrown) {
			if (thrown instanceof FileError) return [];
			throw thrown as Error;
		}
	}

	private async *records(id: string): AsyncGenerator<IDataObject> {
		let cursor: string | undefined;
		do {
			const query = { limit: RECORDS_PER_PAGE, ...(cursor !== undefined && { cursor }) };
			const { records, next } = await this.page(id, query);
			yield* records;
			cursor = next;
		} while (cursor !== undefined);
	}

	private async page(
		id: string,
		query: IDataObject,
	): Promise<{ readonly records: IDataObject[]; readonly next: string | undefined }> {
		const { body } = await this.run.client.call(this.endpoints.records, { ...this.ofJob(id), query });
		const records = Array.isArray(body.records) ? (body.records as unknown[]).filter(isObject) : [];
		return { records, next: textIn(body.next_cursor) };
	}

	private ofObject() {
		return { pathParameters: { object: this.object } };
	}

	private ofJob(id: string) {
		return { pathParameters: { object: this.object, job_id: id } };
	}
}

/** Why a job as a whole came to nothing, or to less than was submitted. */
export function faultOf(id: string, { status, error_code }: IDataObject): InputError | undefined {
	if (status === 'failed')
		return new InputError(
			`UltraCart could not do the job ${id}${isText(error_code) ? `: ${error_code}` : ''}. Nothing of it has landed`,
		);
	if (status === 'cancelled')
		return new InputError(
			`Somebody has cancelled the job ${id} in UltraCart`,
			'What had landed before stands',
		);
	return undefined;
}
