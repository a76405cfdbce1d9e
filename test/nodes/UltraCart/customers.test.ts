/** Customers: what operationContract/ does not prove from their rows. */
import type { IDataObject, INodeParameterResourceLocator } from 'n8n-workflow';

import { logCount, logsFrom } from '../../../harness/engine/logs';
import { byId, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { skipPauses } from '../../support/time';
import { CONTINUE, errorTextOf, pairedItems } from './support';

const env = useTestEnvironment({ records: { coupon: 1, customer: 1000, order: 1 }, latency: 0 });

const customer = (operation: string, more: IDataObject = {}) => ({
	resource: 'customer',
	operation,
	...more,
});
const byEmail = (value: string): INodeParameterResourceLocator => ({ __rl: true, mode: 'email', value });
const ofItem = byEmail('={{ $json.email }}');

const customers = () => env().sandbox.list('customer') as IDataObject[];
const first = () => customers()[0] as IDataObject & { customer_profile_oid: number; email: string };
const stored = (id: unknown) => (env().sandbox.get('customer', id as number) ?? {}) as IDataObject;
const callsOf = (id: string) => env().sandbox.log.of(id);

describe('many at once', () => {
	it('reads 1,000 by email in 5 calls, in any capitals, and tells of each that is not there', async () => {
		const everyone = customers();
		const items = everyone.map(({ email }, n) => ({
			email: n % 100 === 7 ? `nobody${n}@example.com` : n % 2 === 0 ? (email as string).toUpperCase() : email,
		}));
		const run = await env().run(items, customer('get', { customer: ofItem }), CONTINUE);

		expect(env().requests).toEqual(Array(5).fill('POST /rest/v2/customer/customers/query'));
		const outputs = run.items(NODE);
		expect(pairedItems(run)).toEqual(items.map((_, item) => item));
		outputs.forEach((json, n) => {
			if (n % 100 === 7)
				expect(json.error).toMatch(/^UltraCart doesn't have a customer with the email 'nobody/);
			else expect(json.email).toBe(everyone[n]?.email);
		});
		for (const { body } of callsOf('getCustomersByQuery'))
			expect(body).toMatchObject({ query_target: 'origin', emails: { length: 200 } });
	});

	it('changes 400 by 2 reads and a call for each', async () => {
		const items = customers().slice(0, 400);
		const updateFields = { businessNotes: 'Seen in spring' };
		const run = await env().run(items, customer('update', { customer: ofItem, updateFields }));

		expect(run.error).toBeUndefined();
		expect(callsOf('getCustomersByQuery')).toHaveLength(2);
		expect(callsOf('updateCustomer')).toHaveLength(400);
		expect(env().sandbox.log.calls).toBe(402);
		expect(customers().filter(({ business_notes }) => business_notes === 'Seen in spring')).toHaveLength(400);
	});

	it('asks for nobody where no item names anybody', async () => {
		const run = await env().run(
			[{ email: '' }, { email: '  ' }, {}],
			customer('get', { customer: ofItem }),
			CONTINUE,
		);

		expect(run.items(NODE)).toHaveLength(3);
		for (const { error } of run.items(NODE)) expect(error).toMatch(/^Customer is empty \[item \d\]/);
		expect(env().sandbox.log.calls).toBe(0);
	});
});

describe.each(['wipes', 'keeps', 'keepsUnexpanded'] as const)(
	'where a PUT %s what it lacks',
	(partialPut) => {
		it('adds and removes a tag, and keeps everything else', async () => {
			env().sandbox.switches.partialPut = partialPut;
			const record = customers().find(({ tags }) => (tags as unknown[]).length > 1) ?? {};
			const [gone] = record.tags as IDataObject[];
			const { last_modified_dts: _, ...before } = record;
			const run = await env().run(
				[{}],
				customer('update', {
					customer: byId(record.customer_profile_oid as number),
					updateFields: { tags: 'Spring Sale', removeTags: gone?.tag_value },
				}),
			);

			expect(run.error).toBeUndefined();
			const kept = (record.tags as IDataObject[]).filter((tag) => tag !== gone);
			expect(stored(record.customer_profile_oid)).toMatchObject({
				...before,
				tags: [...kept, { tag_value: 'Spring Sale' }],
			});
		});
	},
);

describe('what is money', () => {
	const amounts = { amount: 5, description: 'Sorry for the delay' };
	const credit = (more: IDataObject = {}) =>
		customer('addStoreCredit', { customer: ofItem, ...amounts, ...more });
	const given = (email: string) => {
		const oid = customers().find((each) => each.email === email)?.customer_profile_oid as number;
		const own = callsOf('addCustomerStoreCredit').filter(({ path }) => path.includes(String(oid)));
		return own.filter(({ isDone }) => isDone).length;
	};

	beforeEach(() => {
		skipPauses(env().sandbox);
	});

	it.each([
		['cut off', { kind: 'resetAfter' }],
		['without a word', { kind: 'empty' }],
		['a page of a proxy', { kind: 'html', status: 403 }],
	] as const)(
		'is found in the ledger where the answer is %s: given once, and told as done',
		async (_, fault) => {
			const { email, customer_profile_oid } = first();
			env().sandbox.faults.add({ ...fault, on: 'addCustomerStoreCredit' });
			const run = await env().run([{ email }], credit(), {
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 1,
			});

			expect(run.items(NODE)).toEqual([{ customer_profile_oid, added: true }]);
			expect(given(email)).toBe(1);
			expect(callsOf('addCustomerStoreCredit')).toHaveLength(1);
			expect(callsOf('getCustomerStoreCredit')).toHaveLength(1);
		},
	);

	it('is told as unknown, and not given again, where the ledger has nothing of it', async () => {
		const { email } = first();
		env().sandbox.faults.add({ kind: 'resetBefore', on: 'addCustomerStoreCredit' });
		const run = await env().run([{ email }], credit(), {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});

		expect(errorTextOf(run).description).toMatch(
			/^UltraCart may or may not have done this: look at the customer there before you run this again, or it may be done twice/,
		);
		expect(callsOf('addCustomerStoreCredit')).toHaveLength(1);
		expect(given(email)).toBe(0);
	});

	it('is not proved by the entry of another execution that did the same meanwhile', async () => {
		const { email } = first();
		env().sandbox.faults.add({ kind: 'resetBefore', on: 'addCustomerStoreCredit', after: 1 });
		const runs = await Promise.all([1, 2].map(async () => await env().run([{ email }], credit())));

		expect(given(email)).toBe(1);
		expect(runs.filter(({ error }) => !error)).toHaveLength(1);
		const told = runs.flatMap((run) => (run.error ? errorTextOf(run) : []));
		expect(told[0]?.description).toMatch(/^UltraCart may or may not have done this/);
	});

	it('is not proved by the entry of an earlier item that is the same', async () => {
		const { email } = first();
		env().sandbox.faults.add({ kind: 'resetBefore', on: 'addCustomerStoreCredit', after: 1 });
		const run = await env().run([{ email }, { email }], credit(), CONTINUE);

		const [done, open] = run.items(NODE);
		expect(done).toMatchObject({ added: true });
		expect(open?.error).toMatch(/may or may not have done this/);
		expect(given(email)).toBe(1);
	});

	it('is not looked for where nothing went wrong', async () => {
		const { email } = first();
		await env().run([{ email }], credit());
		expect(callsOf('getCustomerStoreCredit')).toHaveLength(0);
		expect(given(email)).toBe(1);
	});

	it('tells the balance of points whose answer was lost', async () => {
		const { email, customer_profile_oid } = first();
		env().sandbox.faults.add({ kind: 'resetAfter', on: 'adjustLoyaltyPoints' });
		const points = { points: 120, description: 'Birthday' };
		const run = await env().run(
			[{ email }],
			customer('adjustLoyaltyPoints', { customer: ofItem, ...points }),
		);

		const balance = { current_points: 120, pending_points: 0 };
		expect(run.items(NODE)).toEqual([{ customer_profile_oid, loyalty_points: 120, ...balance }]);
	});
});

it('shows a magic link in its output, and nowhere else', async () => {
	const { email } = first();
	const from = logCount();
	env().sandbox.faults.add({ kind: 'status', status: 400, message: 'No', on: 'getMagicLink', after: 1 });
	const items = [{ email }, { email: customers()[1]?.email }];
	const link = customer('getMagicLink', { customer: ofItem, storefront: 'shop.example.com' });
	const run = await env().run(items, link);
	expect(run.error?.message).toMatch(/\[item 2\]$/);
	expect(JSON.stringify([run.error, logsFrom(from)])).not.toContain('shop.example.com/magic');

	const whole = await env().run([{ email }], link);
	expect(whole.items(NODE)).toEqual([
		{
			customer_profile_oid: first().customer_profile_oid,
			url: expect.stringMatching(/^https:\/\/shop\.example\.com\/magic\//) as string,
		},
	]);
});

it('Merge says that the other customer is gone, and is not sent again where its answer was lost', async () => {
	const [one, other] = customers();
	const parameters = customer('merge', {
		customer: byId(one?.customer_profile_oid as number),
		mergedEmail: other?.email,
	});
	skipPauses(env().sandbox);
	env().sandbox.faults.add({ kind: 'resetAfter', on: 'mergeCustomer' });
	const run = await env().run([{}], parameters);
	expect(errorTextOf(run).description).toMatch(/may or may not have done this/);
	expect(callsOf('mergeCustomer')).toHaveLength(1);
	expect(stored(other?.customer_profile_oid)).toEqual({});
});
