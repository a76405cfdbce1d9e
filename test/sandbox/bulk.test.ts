/** Bulk jobs: files at presigned addresses, the queue of jobs, what lands and what is told of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { tableOf } from '../../scripts/metadata';
import { bulkJob } from '../../scripts/metadata/bulkJob';
import { objectsIn, type Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ofPeople, person } from '../support/personResource';
import { ask, closeAll, get, sandboxWith } from './support';

afterEach(closeAll);

const options = { table: tableOf([person, bulkJob]), records: { customer: 0 }, behaviours: ofPeople };

const line = (email: string, more: Json = {}): Json => ({ _merchant_record_id: email, email, ...more });

const put = async (address: unknown, lines: readonly unknown[], headers: Record<string, string> = {}) =>
	await fetch(String(address), {
		method: 'PUT',
		headers: { 'Content-Type': 'application/x-ndjson', ...headers },
		body: lines.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n'),
	});

async function submit(sandbox: Sandbox, lines: readonly unknown[], more: Json = {}): Promise<Json> {
	const { upload_url, s3_key } = await get(sandbox, 'POST /bulk/customer/upload-url');
	expect((await put(upload_url, lines)).status).toBe(200);
	const { bulk_job } = await get(sandbox, 'POST /bulk/customer', { s3_key, operation: 'upsert', ...more });
	return bulk_job as Json;
}

const read = async (sandbox: Sandbox, { job_id }: Json): Promise<Json> =>
	(await get(sandbox, `GET /bulk/customer/${String(job_id)}`)).bulk_job as Json;

const recordsOf = async (sandbox: Sandbox, { job_id }: Json, query = ''): Promise<Json[]> =>
	objectsIn((await get(sandbox, `GET /bulk/customer/${String(job_id)}/records${query}`)).records);

/** The job as it is once it has ended. */
async function ended(sandbox: Sandbox, lines: readonly unknown[], more: Json = {}): Promise<Json> {
	const job = await submit(sandbox, lines, more);
	sandbox.clock.advance(60_000);
	return await read(sandbox, job);
}

describe('the file', () => {
	test('goes to its address without a credential, and is refused with one', async () => {
		const sandbox = await sandboxWith(options);
		const { upload_url } = await get(sandbox, 'POST /bulk/customer/upload-url');
		expect((await put(upload_url, [line('a@example.com')], sandbox.headers)).status).toBe(400);
		expect((await put(upload_url, [line('a@example.com')], { Authorization: 'Bearer x' })).status).toBe(400);
		expect((await put(upload_url, [line('a@example.com')])).status).toBe(200);
		expect((await put(`${String(upload_url)}0`, [])).status).toBe(403);
	});

	test('has an address for a quarter of an hour', async () => {
		const sandbox = await sandboxWith(options);
		const { upload_url, expires_at } = await get(sandbox, 'POST /bulk/customer/upload-url');
		expect(Date.parse(String(expires_at)) - sandbox.clock.now()).toBeLessThanOrEqual(900_000);
		sandbox.clock.advance(900_000);
		expect((await put(upload_url, [line('a@example.com')])).status).toBe(403);
	});

	test('is wanted before a job is submitted', async () => {
		const sandbox = await sandboxWith(options);
		const { s3_key } = await get(sandbox, 'POST /bulk/customer/upload-url');
		expect((await ask(sandbox, 'POST /bulk/customer', { s3_key, operation: 'upsert' })).status).toBe(400);
	});

	test('can be cut and refused on demand', async () => {
		const sandbox = await sandboxWith(options);
		const { upload_url } = await get(sandbox, 'POST /bulk/customer/upload-url');
		sandbox.faults.add({ kind: 'status', status: 503, on: 'putFile' });
		sandbox.faults.add({ kind: 'resetBefore', on: 'putFile' });
		expect((await put(upload_url, [line('a@example.com')])).status).toBe(503);
		await expect(put(upload_url, [line('a@example.com')])).rejects.toThrow('fetch failed');
	});
});

describe('a job', () => {
	test('waits, runs and ends by the clock, one after the other', async () => {
		const sandbox = await sandboxWith(options);
		sandbox.clock.speed = 0;
		const first = await submit(sandbox, [line('a@example.com'), line('b@example.com')]);
		const second = await submit(sandbox, [line('c@example.com')]);
		expect(first).toMatchObject({ status: 'queued', queue_position: 0, processed_records: 0 });
		expect(first).not.toHaveProperty('total_records');
		expect(second).toMatchObject({ status: 'queued', queue_position: 1 });
		sandbox.clock.advance(1001);
		expect(await read(sandbox, first)).toMatchObject({
			status: 'in_progress',
			total_records: 2,
			processed_records: 1,
		});
		sandbox.clock.advance(10_000);
		expect(await read(sandbox, first)).toMatchObject({
			status: 'succeeded',
			success_count: 2,
			fail_count: 0,
		});
		expect(await read(sandbox, second)).toMatchObject({ status: 'succeeded', success_count: 1 });
		const { bulk_jobs } = await get(sandbox, 'GET /bulk/customer');
		expect(objectsIn(bulk_jobs).map(({ job_id }) => job_id)).toEqual([second.job_id, first.job_id]);
	});

	test('tells what came of each line, on pages and in a file', async () => {
		const sandbox = await sandboxWith(options);
		sandbox.insert('customer', { email: 'old@example.com', first_name: 'Old', business_notes: 'Pays late' });
		const job = await ended(sandbox, [
			line('OLD@example.com', { first_name: 'New' }),
			line('new@example.com'),
			line('bad@example.com', { first_name: 'A name that is too long' }),
			{ email: 'keyless@example.com' },
		]);
		expect(job).toMatchObject({ status: 'partial_success', success_count: 2, fail_count: 2 });
		const records = await recordsOf(sandbox, job);
		expect(records).toMatchObject([
			{ line_number: 1, merchant_record_id: 'OLD@example.com', status: 'success', action: 'updated' },
			{ line_number: 2, status: 'success', action: 'inserted' },
			{ line_number: 3, status: 'failed', error_code: 'validation_failed' },
			{ line_number: 4, status: 'failed', error_code: 'missing_required_field' },
		]);
		expect(await recordsOf(sandbox, job, '?status=failed')).toHaveLength(2);
		const file = await (await fetch(String(job.results_summary_url))).text();
		expect(file.split('\n').map((each) => JSON.parse(each) as unknown)).toEqual(records);
		const { next_cursor } = await get(sandbox, `GET /bulk/customer/${String(job.job_id)}/records?limit=3`);
		expect(await recordsOf(sandbox, job, `?limit=3&cursor=${String(next_cursor)}`)).toEqual(records.slice(3));
		// What a line leaves out is cleared.
		expect(sandbox.get('customer', 'old@example.com', 'email')).not.toHaveProperty('business_notes');
	});

	test('finds by a key that landed before, whatever the address is now', async () => {
		const sandbox = await sandboxWith(options);
		await ended(sandbox, [line('a@example.com', { first_name: 'Ann' })]);
		const [ann] = sandbox.list('customer');
		await ended(sandbox, [{ _merchant_record_id: 'a@example.com', email: 'ann@example.com' }]);
		expect(sandbox.list('customer')).toEqual([{ person_oid: ann?.person_oid, email: 'ann@example.com' }]);
		sandbox.insert('customer', { email: 'b@example.com' });
		const conflict = await ended(sandbox, [{ _merchant_record_id: 'a@example.com', email: 'b@example.com' }]);
		expect(await recordsOf(sandbox, conflict)).toMatchObject([{ error_code: 'email_conflict' }]);
	});

	test('that only inserts leaves those that are there', async () => {
		const sandbox = await sandboxWith(options);
		sandbox.insert('customer', { email: 'a@example.com' });
		const lines = [line('a@example.com'), { _merchant_record_id: '7', email: 'a@example.com' }];
		const job = await ended(sandbox, lines, { operation: 'insert' });
		expect(await recordsOf(sandbox, job)).toMatchObject([
			{ status: 'duplicate' },
			{ status: 'failed', error_code: 'customer_email_already_exists' },
		]);
		expect(sandbox.list('customer')).toHaveLength(1);
	});

	test('can be cancelled: what has landed stands', async () => {
		const sandbox = await sandboxWith(options);
		sandbox.clock.speed = 0;
		const job = await submit(sandbox, [line('a@example.com'), line('b@example.com')]);
		sandbox.clock.advance(1001);
		const address = `/bulk/customer/${String(job.job_id)}`;
		expect((await ask(sandbox, `DELETE ${address}`)).status).toBeLessThan(300);
		sandbox.clock.advance(60_000);
		expect(await read(sandbox, job)).toMatchObject({ status: 'cancelled', success_count: 1 });
		expect(sandbox.list('customer')).toHaveLength(1);
		expect((await ask(sandbox, `DELETE ${address}`)).status).toBe(400);
	});

	test.each([
		[{ error_code: 'payload_unparseable' }, { status: 'failed', error_code: 'payload_unparseable' }],
		[{ hangs: true }, { status: 'in_progress' }],
		[{ lines: [2] }, { status: 'partial_success', success_count: 1, fail_count: 1 }],
		[{ cancelledAfter: 1 }, { status: 'cancelled', success_count: 1 }],
	])('goes wrong on demand: %j', async (fault, expected) => {
		const sandbox = await sandboxWith(options);
		sandbox.account.jobFaults.push(fault);
		expect(await ended(sandbox, [line('a@example.com'), line('b@example.com')])).toMatchObject(expected);
	});

	test.each([[['{"email":']], [[]]])('fails as a whole for a file that holds %j', async (lines) => {
		const sandbox = await sandboxWith(options);
		const job = await ended(sandbox, lines);
		expect(job.status).toBe('failed');
		expect(job.error_code).toMatch(/^payload_/);
	});

	test('has nulls for what it lacks, and results in another order, where the switches say so', async () => {
		const sandbox = await sandboxWith({
			...options,
			switches: { bulkNulls: 'sent', bulkOrder: 'reversed' },
		});
		const job = await ended(sandbox, [line('a@example.com'), line('b@example.com')]);
		expect(job).toMatchObject({ error_code: null });
		const { records, next_cursor } = await get(sandbox, `GET /bulk/customer/${String(job.job_id)}/records`);
		expect(objectsIn(records).map(({ line_number }) => line_number)).toEqual([2, 1]);
		expect(next_cursor).toBeNull();
	});

	test.each([
		['raw', 'secret'],
		['bearer', 'Bearer secret'],
	] as const)('tells its end once, with the secret: %s', async (bulkSecret, authorization) => {
		const sandbox = await sandboxWith({ ...options, switches: { bulkSecret } });
		const told: unknown[] = [];
		const receiver = createServer((request, response) => {
			told.push(request.headers.authorization);
			response.end();
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => receiver.once('listening', resolve));
		const { port } = receiver.address() as AddressInfo;
		await submit(sandbox, [line('a@example.com')], {
			webhook_url: `http://127.0.0.1:${port}/done`,
			webhook_secret: 'secret',
		});
		sandbox.clock.advance(60_000);
		while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(told).toEqual([authorization]);
		receiver.close();
	});
});
