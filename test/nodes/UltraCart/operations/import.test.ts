/** Imports by bulk jobs: the handler alone, against a sandbox that has customers of the least kind. */
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { tableOf } from '../../../../scripts/metadata';
import { bulkJob } from '../../../../scripts/metadata/bulkJob';
import { runtimeEndpoint } from '../../../../scripts/generator/runtime';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../../sandbox/sandbox';
import { objectsIn, type Json } from '../../../../sandbox/json';
import { ofPeople, person } from '../../../support/personResource';
import { skipPauses } from '../../../support/time';
import {
	Client,
	importRecords,
	Run,
	type ImportInputs,
	type ImportItem,
	type ImportOperation,
	type ItemResult,
	type RequestFunctions,
} from '../../../support/internals';

const table = tableOf([person, bulkJob]);

const endpoint = (id: string) => {
	const row = table.endpoints.find((each) => each.id === id);
	if (!row) throw new Error(`There is no endpoint ${id}`);
	return runtimeEndpoint(row);
};

const text = (apiName: string, label: string) => ({
	apiName,
	parameter: apiName,
	label,
	type: 'string' as const,
});
const EMAIL = text('email', 'Email');
const CARDS = { ...text('cards', 'Cards'), list: true as const };
const FIELDS = [EMAIL, text('first_name', 'First Name'), text('business_notes', 'Business Notes'), CARDS];

const operation: ImportOperation = {
	kind: 'import',
	noun: 'customer',
	id: 'person_oid',
	object: 'customer',
	form: {
		fields: FIELDS,
		define: 'define',
		json: 'json',
		label: 'Customer',
		required: ['email'],
		shown: [],
		collection: 'fields',
	},
	jobs: {
		uploadUrl: endpoint('bulkGenerateUploadUrl'),
		submit: endpoint('bulkSubmitJob'),
		get: endpoint('bulkGetJob'),
		list: endpoint('bulkListJobs'),
		records: endpoint('bulkGetJobRecords'),
	},
	uniqueBy: { mode: 'email', field: EMAIL },
	read: {
		by: { email: endpoint('getPersonByEmail'), id: endpoint('getPerson') },
		list: { ...endpoint('getPeople'), root: 'people' },
	},
	unproven: [CARDS],
};

let sandbox: Sandbox;

const start = async (options: SandboxOptions = {}) => {
	sandbox = await startSandbox({ table, records: { customer: 0 }, behaviours: ofPeople, ...options });
	skipPauses(sandbox, 60_000);
};

afterEach(async () => {
	jest.restoreAllMocks();
	await sandbox.close();
});

async function send({ method, url, headers, body, abortSignal, qs }: IHttpRequestOptions, more: object = {}) {
	const address = new URL(url);
	for (const [name, value] of Object.entries(qs ?? {})) address.searchParams.set(name, value as string);
	const response = await fetch(address, {
		method: method ?? 'GET',
		headers: { ...(headers as Record<string, string>), ...more },
		redirect: 'manual',
		...(body !== undefined && { body: body as string }),
		...(abortSignal && { signal: abortSignal as AbortSignal }),
	}).catch((thrown: unknown) => {
		throw Object.assign(new Error('reset'), { code: 'ECONNRESET', cause: thrown });
	});
	return {
		statusCode: response.status,
		headers: Object.fromEntries(response.headers),
		body: await response.text(),
	};
}

const functions = () =>
	({
		getCredentials: () => Promise.resolve({ apiKey: sandbox.key, baseUrl: sandbox.baseUrl }),
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => await send(options),
			httpRequestWithAuthentication: async (_: string, options: IHttpRequestOptions) =>
				await send(options, { 'x-ultracart-simple-key': sandbox.key }),
		},
	}) as unknown as RequestFunctions;

const item = (
	index: number,
	record: IDataObject,
	inputs: Partial<ImportInputs> = {},
	made?: unknown,
): ImportItem => ({
	index,
	json: {},
	record,
	inputs: { whenExists: 'update', goOn: 'whenDone', ...inputs },
	output: 'raw',
	...(made !== undefined && { made }),
});

interface Imported {
	readonly results: ItemResult[];
	/** What comes out for each item, by its place; the message of its error where there is one. */
	readonly told: Record<number, unknown>;
	/** What would be kept of a run that was stopped. */
	readonly kept: Map<number, unknown>;
	readonly summary: string | undefined;
}

async function importAll(items: readonly ImportItem[]): Promise<Imported> {
	const client = await Client.open(functions(), 'simpleKey', {
		retry: { maxRateLimitWait: 20_000 },
		timeout: 20_000,
	});
	const kept = new Map<number, unknown>();
	const run = new Run(client, undefined, (part) => kept.set(part.item.index, part.made));
	const results: ItemResult[] = [];
	for await (const result of importRecords(run, operation, items)) results.push(result);
	run.close();
	const told = Object.fromEntries(
		results.map(({ item: { index }, error, records }) => [index, error?.message ?? records[0]]),
	);
	return { results, told, kept, summary: run.summary };
}

const people = () => sandbox.list('customer').map(({ person_oid: _, ...rest }) => rest);

const jobs = async (): Promise<Json[]> => {
	const response = await fetch(`${sandbox.baseUrl}/bulk/customer`, { headers: sandbox.headers });
	return objectsIn(((await response.json()) as Json).bulk_jobs);
};

describe('what a job holds', () => {
	const MOST = 64 * 2 ** 20;
	const withNotes = (index: number, length: number) =>
		item(
			index,
			{ email: `${index}@example.com`, business_notes: 'x'.repeat(length) },
			{ whenExists: 'skip' },
		);

	it('is 64 MB: what has no room waits for the next job, and what is larger by itself fails alone', async () => {
		await start();
		const given = [0.6 * MOST, 0.3 * MOST, 0.3 * MOST, MOST].map((length, index) => withNotes(index, length));
		const { told, summary } = await importAll(given);
		expect(told).toMatchObject({
			0: { result: 'inserted' },
			1: { result: 'inserted' },
			2: { result: 'inserted' },
			3: 'The customer 3@example.com is larger than a bulk job may be, 64 MB',
		});
		expect((await jobs()).map(({ total_records: count }) => count)).toEqual([1, 2]);
		expect(summary).toContain('4 customers: 3 inserted, 1 failed');
	}, 30_000);
});

describe('an import that updates', () => {
	it('merges into what is there, and adds what is not', async () => {
		await start();
		sandbox.insert('customer', { email: 'old@example.com', first_name: 'Old', business_notes: 'Pays late' });
		const { told, summary } = await importAll([
			item(0, { email: 'OLD@example.com', first_name: 'Olga' }),
			item(1, { email: 'new@example.com', first_name: 'Ned' }),
		]);
		expect(told).toEqual({
			0: { email: 'OLD@example.com', result: 'updated', uc_id: expect.stringMatching(/^DEMO-/) as string },
			1: { email: 'new@example.com', result: 'inserted', uc_id: expect.stringMatching(/^DEMO-/) as string },
		});
		expect(people()).toEqual([
			{ email: 'old@example.com', first_name: 'Olga', business_notes: 'Pays late' },
			{ email: 'new@example.com', first_name: 'Ned' },
		]);
		expect(summary).toMatch(
			/^2 customers: 1 updated, 1 inserted; \d calls? of the hourly limit, \d bulk calls, 1 job$/,
		);
	});

	it('never meets a key that landed before: it wins over the email in UltraCart', async () => {
		await start();
		await importAll([item(0, { email: 'ann@example.com', first_name: 'Ann' }, { whenExists: 'replace' })]);
		const [ann] = sandbox.list('customer');
		sandbox.account.update(
			sandbox.account.resource('customer'),
			ann ?? {},
			{
				email: 'ann@work.example',
				first_name: 'Ann',
			},
			new Set(),
		);
		const { told } = await importAll([item(0, { email: 'ann@example.com', first_name: 'Another Ann' })]);
		expect(told[0]).toMatchObject({ result: 'inserted' });
		expect(people()).toEqual([
			{ email: 'ann@work.example', first_name: 'Ann' },
			{ email: 'ann@example.com', first_name: 'Another Ann' },
		]);
	});

	it('leaves those with cards alone, unless told to write them', async () => {
		await start();
		sandbox.insert('customer', { email: 'a@example.com', cards: ['4111…1111'] });
		const { told } = await importAll([item(0, { email: 'a@example.com', first_name: 'Ann' })]);
		expect(told[0]).toBe(
			'The customer a@example.com has Cards, and nobody knows what becomes of them in a bulk job',
		);
		expect(await jobs()).toEqual([]);
		const written = await importAll([
			item(0, { email: 'a@example.com', first_name: 'Ann' }, { withCards: 'write' }),
		]);
		expect(written.told[0]).toMatchObject({ result: 'updated' });
		expect(people()).toEqual([{ email: 'a@example.com', first_name: 'Ann', cards: ['4111…1111'] }]);
	});
});

describe('an import that replaces or skips', () => {
	it('replaces the whole record', async () => {
		await start();
		sandbox.insert('customer', { email: 'a@example.com', business_notes: 'Pays late' });
		await importAll([item(0, { email: 'a@example.com', first_name: 'Ann' }, { whenExists: 'replace' })]);
		expect(people()).toEqual([{ email: 'a@example.com', first_name: 'Ann' }]);
	});

	it.each([undefined, 'key-7'])('skips what is there, with the key %j', async (merchantRecordId) => {
		await start();
		sandbox.insert('customer', { email: 'a@example.com', business_notes: 'Pays late' });
		const inputs = {
			whenExists: 'skip' as const,
			...(merchantRecordId !== undefined && { merchantRecordId }),
		};
		const { told } = await importAll([item(0, { email: 'a@example.com', first_name: 'Ann' }, inputs)]);
		expect(told[0]).toMatchObject({ email: 'a@example.com', result: 'skipped' });
		expect(people()).toEqual([{ email: 'a@example.com', business_notes: 'Pays late' }]);
	});
});

describe('items that name the same customer', () => {
	const items = (inputs: Partial<ImportInputs>) => [
		item(0, { email: 'a@example.com', first_name: 'One' }, inputs),
		item(1, { email: 'b@example.com' }, inputs),
		item(2, { email: 'A@EXAMPLE.COM', first_name: 'Two' }, inputs),
	];

	it('are refused before any call', async () => {
		await start();
		const { results } = await importAll(items({}).filter(({ index }) => index !== 1));
		expect(results.map(({ error }) => error?.message)).toEqual([
			"Item 3 has the Email 'a@example.com' or the key of this customer too",
			"Item 1 has the Email 'A@EXAMPLE.COM' or the key of this customer too",
		]);
		expect(sandbox.log.calls).toBe(0);
	});

	it('are refused where the key of one is the email of another', async () => {
		await start();
		const { results } = await importAll([
			item(0, { email: 'a@example.com' }, { whenExists: 'replace', merchantRecordId: 'b@example.com' }),
			item(1, { email: 'b@example.com' }, { whenExists: 'replace' }),
		]);
		expect(results.map(({ error }) => error?.message)).toEqual([
			"Item 2 has the Email 'a@example.com' or the key of this customer too",
			"Item 1 has the Email 'b@example.com' or the key of this customer too",
		]);
	});

	it('come out as superseded where the last one wins', async () => {
		await start();
		const { told } = await importAll(items({ duplicates: 'lastWins' }));
		expect(told).toMatchObject({
			0: { email: 'a@example.com', result: 'superseded', superseded_by_item: 3 },
			1: { result: 'inserted' },
			2: { result: 'inserted' },
		});
		expect(people()).toContainEqual({ email: 'A@EXAMPLE.COM', first_name: 'Two' });
	});
});

describe('what goes wrong', () => {
	const two = [item(0, { email: 'a@example.com' }), item(1, { email: 'b@example.com' })];

	it('with some lines is told to their items, and the others land', async () => {
		await start();
		sandbox.account.jobFaults.push({ lines: [2] });
		const { told } = await importAll(two);
		expect(told[0]).toMatchObject({ result: 'inserted' });
		expect(told[1]).toBe(
			'UltraCart did not take the customer b@example.com: The line could not be processed (processing_error)',
		);
	});

	it.each([
		[
			{ error_code: 'payload_unparseable' },
			/could not do the job .*: payload_unparseable\. Nothing of it has landed/,
		],
		[{ cancelledAfter: 0 }, /Somebody has cancelled the job/],
	])('with the whole job is told to all: %j', async (fault, message) => {
		await start();
		sandbox.account.jobFaults.push(fault);
		const { told } = await importAll(two);
		expect([told[0], told[1]]).toEqual([expect.stringMatching(message), expect.stringMatching(message)]);
	});

	it('with a job that never ends is told after the time that it may take, and the next try goes on waiting', async () => {
		await start();
		sandbox.account.jobFaults.push({ hangs: true });
		const { told, kept } = await importAll(
			two.map((each) => ({ ...each, inputs: { ...each.inputs, longestWait: 120 } })),
		);
		expect(told[0]).toMatch(/was not through with the job .* after 120 seconds/);
		const again = await importAll(
			two.map((each) => ({
				...each,
				inputs: { ...each.inputs, longestWait: 1 },
				made: kept.get(each.index),
			})),
		);
		expect(again.told[0]).toMatch(/was not through/);
		expect(await jobs()).toHaveLength(1);
	});

	it('with lines of a job that has ended: the next try sends these alone', async () => {
		await start();
		sandbox.account.jobFaults.push({ lines: [2] });
		const { kept } = await importAll(two);
		const { told } = await importAll(two.map((each) => ({ ...each, made: kept.get(each.index) })));
		expect(told).toMatchObject({ 0: { result: 'inserted' }, 1: { result: 'inserted' } });
		expect((await jobs()).map(({ total_records }) => total_records)).toEqual([1, 2]);
		expect(people()).toHaveLength(2);
	});

	it('with the upload: another address, three in all', async () => {
		await start();
		sandbox.faults.add({ kind: 'status', status: 503, on: 'putFile' });
		sandbox.faults.add({ kind: 'resetBefore', on: 'putFile' });
		expect((await importAll(two)).told[0]).toMatchObject({ result: 'inserted' });
		sandbox.faults.add({ kind: 'status', status: 503, on: 'putFile', times: 3 });
		const { told } = await importAll(two);
		expect(told[0]).toBe("The storage of UltraCart's files answered with status 503");
		expect(JSON.stringify(told)).not.toContain('X-Amz-Signature');
	});

	it('with the answer of the submit: the job is found by its keys, and not submitted again', async () => {
		await start();
		sandbox.faults.add({ kind: 'resetAfter', on: 'bulkSubmitJob' });
		const { told } = await importAll(two);
		expect(told).toMatchObject({ 0: { result: 'inserted' }, 1: { result: 'inserted' } });
		expect(await jobs()).toHaveLength(1);
	});

	it('with the submit before it was done: it is submitted again', async () => {
		await start();
		sandbox.faults.add({ kind: 'resetBefore', on: 'bulkSubmitJob' });
		const { told } = await importAll(two);
		expect(told).toMatchObject({ 0: { result: 'inserted' }, 1: { result: 'inserted' } });
		expect(await jobs()).toHaveLength(1);
	});

	it.each(['replace', 'skip'] as const)(
		'with the submit before it was done: a job of before with the same keys is not taken for it (%s)',
		async (whenExists) => {
			await start();
			const named = (first_name: string) => [item(0, { email: 'a@example.com', first_name }, { whenExists })];
			await importAll(named('Ann'));
			sandbox.faults.add({ kind: 'resetBefore', on: 'bulkSubmitJob' });
			await importAll(named('Anna'));
			expect(await jobs()).toHaveLength(2);
			expect(people()).toEqual([
				{ email: 'a@example.com', first_name: whenExists === 'skip' ? 'Ann' : 'Anna' },
			]);
		},
	);

	it('with the answer of the submit, and the look for the job: that it may have been done is told', async () => {
		await start();
		sandbox.faults.add({ kind: 'resetAfter', on: 'bulkSubmitJob' });
		sandbox.faults.add({ kind: 'status', status: 500, on: 'bulkListJobs' });
		const { results } = await importAll(two);
		expect(results.map(({ error }) => error)).toMatchObject(Array(2).fill({ writeState: 'unknown' }));
	});

	it('with looks at a job: its ID is told', async () => {
		await start();
		sandbox.faults.add({ kind: 'status', status: 500, message: 'Not now', on: 'bulkGetJob' });
		const { told } = await importAll(two);
		const [job] = await jobs();
		expect(told[0]).toBe(
			`Not now. The job ${String(job?.job_id)} goes on in UltraCart: look at it by Bulk Job → Get`,
		);
	});

	it("with the results' file: they are read by pages", async () => {
		await start({ switches: { bulkNulls: 'sent', bulkOrder: 'reversed' } });
		sandbox.faults.add({ kind: 'status', status: 403, on: 'getFile' });
		const { told } = await importAll(two);
		expect(told).toMatchObject({ 0: { email: 'a@example.com' }, 1: { email: 'b@example.com' } });
	});
});

describe('going on right away', () => {
	it('hands out the job alone', async () => {
		await start();
		const { results } = await importAll([
			item(0, { email: 'a@example.com' }, { goOn: 'rightAway' }),
			item(1, { email: 'b@example.com' }, { goOn: 'rightAway' }),
		]);
		expect(results.flatMap(({ records }) => records)).toEqual([
			expect.objectContaining({ job_id: expect.stringMatching(/^uc-bulk-/) as string, status: 'queued' }),
		]);
	});

	it('hands out its ID where it can not be looked at, and a next try does not wait for it either', async () => {
		await start();
		sandbox.account.jobFaults.push({ hangs: true });
		sandbox.faults.add({ kind: 'status', status: 500, on: 'bulkGetJob' });
		const given = item(0, { email: 'a@example.com' }, { goOn: 'rightAway' });
		const { told, kept } = await importAll([given]);
		const [job] = await jobs();
		expect(told[0]).toEqual({ job_id: job?.job_id });
		const again = await importAll([{ ...given, made: kept.get(0) }]);
		expect(again.told[0]).toMatchObject({ job_id: job?.job_id, status: 'queued' });
		expect(sandbox.log.of('bulkGetJob')).toHaveLength(2);
	});
});
