/** Customer → Import in n8n's engine: what its handler's own tests and the operation contract do not show. */
import type { IDataObject } from 'n8n-workflow';

import { objectsIn, type Json } from '../../../sandbox/json';
import type { EngineRun } from '../../../harness/engine';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { skipPauses } from '../../support/time';
import { CONTINUE, errorTextOf, pairedItems } from './support';

const env = useTestEnvironment({ records: { customer: 0, order: 0 }, limits: { oneAtATime: false } });

beforeEach(() => {
	skipPauses(env().sandbox, 60_000);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const importing = (updateFields: IDataObject, more: IDataObject = {}): IDataObject => ({
	resource: 'customer',
	operation: 'import',
	email: '={{ $json.email }}',
	updateFields,
	...more,
});

/** What comes out of a run: of each item its result, or the message of its error. */
const told = (run: EngineRun) => run.items(NODE).map(({ result, error }) => result ?? error);

const customer = (email: string) => env().sandbox.get('customer', email, 'email') ?? {};
const calls = (endpoint: string) => env().sandbox.log.of(endpoint).length;
const bulkJobs = () => env().sandbox.list('bulkJob');
const infoHints = (run: EngineRun) =>
	run.hints(NODE).flatMap(({ type, message }) => (type === 'info' ? message : []));

const HOME: Json = { first_name: 'Ann', address1: '1 Main Street', city: 'Duluth', country_code: 'US' };
const HOME_FIELDS = { firstName: 'Ann', address1: '1 Main Street', city: 'Duluth', countryCode: 'US' };

describe('Update', () => {
	it('wipes nothing: empty cells change nothing, tags are added, and an address that is there is not added again', async () => {
		const { sandbox } = env();
		const before = sandbox.insert('customer', {
			email: 'ann@example.com',
			business_notes: 'Pays late',
			website_url: 'https://example.com',
			tags: [{ tag_value: 'vip' }],
			billing: [{ ...HOME, default_billing: true }],
		});
		const run = await env().run(
			[{ email: 'ann@example.com', notes: '' }],
			importing({
				businessNotes: '={{ $json.notes }}',
				tags: 'VIP, newsletter',
				billing: { entry: [HOME_FIELDS] },
			}),
		);
		expect(told(run)).toEqual(['updated']);
		const after = customer('ann@example.com');
		expect(after).toEqual({
			...before,
			tags: [{ tag_value: 'vip' }, { tag_value: 'newsletter' }],
			last_modified_dts: after.last_modified_dts,
		});
	});

	it('changes the address that an entry names, and leaves the others', async () => {
		const { sandbox } = env();
		const { billing } = sandbox.insert('customer', {
			email: 'ann@example.com',
			billing: [
				{ ...HOME, default_billing: true },
				{ ...HOME, address2: 'Office' },
			],
		});
		const [home = {}, office] = objectsIn(billing);
		await env().run(
			[{ email: 'ann@example.com' }],
			importing({
				billing: { entry: [{ customerBillingOid: String(home.customer_billing_oid), city: 'Atlanta' }] },
			}),
		);
		expect(customer('ann@example.com').billing).toEqual([{ ...home, city: 'Atlanta' }, office]);
	});

	it('changes the default address, and makes one where there is none', async () => {
		const { sandbox } = env();
		const office = { ...HOME, address2: 'Office' };
		const { billing } = sandbox.insert('customer', {
			email: 'ann@example.com',
			billing: [office, { ...HOME, default_billing: true }],
			shipping: [office],
		});
		const [first, second] = objectsIn(billing);
		const run = await env().run(
			[{ email: 'ann@example.com' }, { email: 'new@example.com' }],
			importing({ defaultBillingAddress: { city: 'Atlanta' }, defaultShippingAddress: { city: 'Boston' } }),
		);
		expect(told(run)).toEqual(['updated', 'inserted']);
		const ann = customer('ann@example.com');
		expect(ann.billing).toEqual([first, { ...second, city: 'Atlanta' }]);
		expect(ann.shipping).toMatchObject([office, { city: 'Boston', default_shipping: true }]);
		expect(customer('new@example.com')).toMatchObject({
			billing: [{ city: 'Atlanta', default_billing: true }],
			shipping: [{ city: 'Boston', default_shipping: true }],
		});
	});

	it('asks for another address where one has expired before the file is there', async () => {
		const { sandbox } = env();
		const { files } = sandbox.account;
		const put = files.put.bind(files);
		jest.spyOn(files, 'put').mockImplementationOnce((...file) => {
			sandbox.clock.advance(3_600_000);
			put(...file);
		});
		const run = await env().run([{ email: 'new@example.com' }], importing({ businessNotes: 'x' }));
		expect(told(run)).toEqual(['inserted']);
		expect(calls('bulkGenerateUploadUrl')).toBe(2);
		const puts = sandbox.log.entries.filter(({ method }) => method === 'PUT');
		expect(puts.map(({ status }) => status)).toEqual([403, 200]);
	});

	it('adds whom UltraCart does not have, and asks for nobody where there is nobody to ask for', async () => {
		const run = await env().run(
			[{ email: '' }, { email: 'new@example.com' }],
			importing({ businessNotes: 'From a sheet' }),
			CONTINUE,
		);
		expect(told(run)).toEqual(['Email is empty [item 1]. Fill it in', 'inserted']);
		expect(customer('new@example.com')).toMatchObject({ business_notes: 'From a sheet' });
		const alone = await env().run([{ email: '' }], importing({ businessNotes: 'x' }), CONTINUE);
		expect(told(alone)).toEqual(['Email is empty [item 1]. Fill it in']);
		const queries = env().sandbox.log.of('getCustomersByQuery');
		for (const { body } of queries) expect((body as Json).emails).toEqual([expect.any(String)]);
	});

	it('is refused for JSON without an email, before any call', async () => {
		const run = await env().run(
			[{}],
			importing({}, { defineCustomer: 'json', customerJson: '{ "business_notes": "x" }' }),
		);
		expect(run.error?.message).toBe('Customer (JSON) has no email [item 1]');
		expect(env().requests).toEqual([]);
	});

	it('takes a thousand customers in 5 calls of the hourly limit, and says so', async () => {
		const { sandbox } = env();
		const emails = Array.from({ length: 1000 }, (_, index) => `person${index}@example.com`);
		for (const email of emails.filter((_, index) => index % 2 === 0))
			sandbox.insert('customer', { email, business_notes: 'Old' });
		const run = await env().run(
			emails.map((email) => ({ email })),
			importing({ businessNotes: 'New' }),
		);
		expect(pairedItems(run)).toEqual(emails.map((_, index) => index));
		expect(told(run).filter((result) => result === 'updated')).toHaveLength(500);
		expect(sandbox.list('customer').every(({ business_notes: notes }) => notes === 'New')).toBe(true);
		expect(calls('getCustomersByQuery')).toBe(5);
		expect(infoHints(run)).toEqual([
			expect.stringMatching(
				/^1,000 customers: 500 updated, 500 inserted; 5 calls of the hourly limit, \d bulk calls, 1 job$/,
			),
		]);
	}, 60_000);
});

describe('lines that fail', () => {
	const items = ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com` }));
	const MESSAGE =
		'UltraCart did not take the customer b@example.com: The line could not be processed (processing_error)';

	beforeEach(() => {
		env().sandbox.account.jobFaults.push({ lines: [2] });
	});

	it('are errors of their items where the node goes on', async () => {
		const run = await env().run(items, importing({ businessNotes: 'x' }), CONTINUE);
		expect(told(run)).toEqual(['inserted', `${MESSAGE} [item 2]`, 'inserted']);
	});

	it('end the run after the job, with what the job was', async () => {
		const run = await env().run(items, importing({ businessNotes: 'x' }));
		const { message, description, data } = errorTextOf(run);
		expect(message).toBe(`${MESSAGE} [item 2]`);
		const [{ job_id: id } = {}] = bulkJobs();
		expect(data).toEqual([{ items: '1 to 3', records: [{ job_id: id }] }]);
		expect(description).toContain(String(id));
	});

	it('are sent again alone by Retry On Fail', async () => {
		const again = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await env().run(items, importing({ businessNotes: 'x' }), again);
		expect(run.error).toBeUndefined();
		expect(told(run)).toEqual(['inserted', 'inserted', 'inserted']);
		expect(bulkJobs().map(({ total_records }) => total_records)).toEqual([3, 1]);
	});
});

it('shows the address of the file and its signature to nobody, whatever goes wrong with it', async () => {
	env().sandbox.faults.add({ kind: 'status', status: 403, on: 'putFile', times: 3 });
	const run = await env().run([{ email: 'a@example.com' }], importing({ businessNotes: 'x' }));
	expect(errorTextOf(run).message).toBe("The storage of UltraCart's files answered with status 403 [item 1]");
	expect(run.everything()).not.toMatch(/X-Amz|\.ndjson/);
	expect(calls('bulkGenerateUploadUrl')).toBe(3);
	expect(bulkJobs()).toEqual([]);
});

it('goes on right away with the job, which Bulk Job → Get and Get Records show when it is done', async () => {
	const started = await env().run(
		[{ email: 'a@example.com' }, { email: 'b@example.com' }],
		importing({ businessNotes: 'x' }, { goOn: 'rightAway', whenExists: 'skip' }),
	);
	const [{ job_id: value } = {}] = started.items(NODE);
	expect(started.items(NODE)).toHaveLength(1);
	env().sandbox.clock.advance(60_000);
	const ofJob = { resource: 'bulkJob', bulkJob: { __rl: true, mode: 'id', value: value as string } };
	const job = await env().run([{}], { ...ofJob, operation: 'get' });
	expect(job.items(NODE)).toMatchObject([{ job_id: value, status: 'succeeded', success_count: 2 }]);
	const records = await env().run([{}], { ...ofJob, operation: 'getRecords', returnAll: true });
	expect(records.items(NODE)).toMatchObject([
		{ merchant_record_id: 'a@example.com', status: 'success' },
		{ merchant_record_id: 'b@example.com', status: 'success' },
	]);
});

it('Bulk Job → Cancel stops a job and shows what it was by then; one that is over is told', async () => {
	env().sandbox.account.jobFaults.push({ hangs: true });
	const started = await env().run(
		[{ email: 'a@example.com' }],
		importing({ businessNotes: 'x' }, { goOn: 'rightAway' }),
	);
	const [{ job_id: value } = {}] = started.items(NODE);
	const cancel = {
		resource: 'bulkJob',
		operation: 'cancel',
		bulkJob: { __rl: true, mode: 'id', value: value as string },
	};
	const cancelled = await env().run([{}], cancel);
	expect(cancelled.items(NODE)).toMatchObject([{ job_id: value, status: 'cancelled' }]);
	await env().run([{ email: 'b@example.com' }], importing({ businessNotes: 'x' }));
	const [, { job_id: over } = {}] = bulkJobs();
	const late = await env().run([{}], { ...cancel, bulkJob: { ...cancel.bulkJob, value: over as string } });
	expect(errorTextOf(late).message).toBe('The job is over [item 1]');
});
