/** What customers do beyond being kept. */
import { DAY } from '../../sandbox/clock';
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ask, closeAll, errorOf, get, recordsIn, sandboxWith } from './support';

afterEach(closeAll);

const BASE = '/customer/customers';
const EXPAND = '_expand=billing,shipping,tags,cards,loyalty,pricing_tiers';

const first = (sandbox: Sandbox): Json & { customer_profile_oid: number } =>
	sandbox.list('customer')[0] as Json & { customer_profile_oid: number };

const at = ({ customer_profile_oid }: Json, path = ''): string =>
	`${BASE}/${String(customer_profile_oid)}${path}`;

const found = async (sandbox: Sandbox, query: Json): Promise<unknown[]> =>
	recordsIn(await get(sandbox, `POST ${BASE}/query?_limit=200`, query), 'customers').map(
		({ email }) => email,
	);

describe('a list of records that have numbers', () => {
	test('gets a number for what is new, keeps the others, and refuses a number that is none of its own', async () => {
		const sandbox = await sandboxWith();
		const record = first(sandbox);
		const [address = {}] = record.billing as Json[];
		const billing = [{ ...address, city: 'Macon' }, { city: 'Savannah' }];
		const { customer } = await get(sandbox, `PUT ${at(record)}?${EXPAND}`, { email: record.email, billing });
		expect((customer as Json).billing).toEqual([
			{ ...address, city: 'Macon' },
			{
				city: 'Savannah',
				customer_billing_oid: expect.any(Number) as number,
			},
		]);
		const reply = await ask(sandbox, `PUT ${at(record)}`, {
			email: record.email,
			billing: [{ customer_billing_oid: 5 }],
		});
		expect(errorOf(reply).user_message).toContain('billing names the customer_billing_oid 5');
	});

	test('shows only the end of the numbers of cards, and keeps a card that comes back as it was read', async () => {
		const sandbox = await sandboxWith();
		const record = first(sandbox);
		const [card = {}] = record.cards as Json[];
		expect(card.card_number).toBe('************1000');
		const { customer } = await get(sandbox, `PUT ${at(record)}?${EXPAND}`, {
			email: record.email,
			cards: [card],
		});
		expect((customer as Json).cards).toEqual([card]);
		const changed = { ...card, card_number: '4111' };
		expect((await ask(sandbox, `PUT ${at(record)}`, { email: record.email, cards: [changed] })).status).toBe(
			400,
		);
	});
});

describe('a query', () => {
	test('for nobody gives everybody', async () => {
		const sandbox = await sandboxWith({ records: { customer: 12 } });
		expect(await found(sandbox, {})).toHaveLength(12);
		expect(await found(sandbox, { emails: null })).toHaveLength(12);
	});

	test('finds by many addresses, by tags and by what addresses hold', async () => {
		const sandbox = await sandboxWith({ records: { customer: 8 } });
		const [ann = {}, ben = {}] = sandbox.list('customer');
		expect(await found(sandbox, { emails: [String(ben.email).toUpperCase(), ann.email] })).toEqual([
			ann.email,
			ben.email,
		]);
		expect(await found(sandbox, { all_tags: ['vip', 'Newsletter'] })).toHaveLength(2);
		expect(await found(sandbox, { any_tags: ['VIP', 'Newsletter'] })).toHaveLength(6);
		expect(await found(sandbox, { billing_city: 'austin' })).toHaveLength(3);
	});
});

describe('store credit', () => {
	test('is added, vests and expires', async () => {
		const sandbox = await sandboxWith();
		const record = first(sandbox);
		const add = (body: Json) => get(sandbox, `POST ${at(record, '/store_credit')}`, body);
		const credit = async () =>
			(await get(sandbox, `GET ${at(record, '/store_credit')}`)).customer_store_credit as Json;
		expect(await add({ amount: 20, description: 'Sorry' })).toEqual({
			success: true,
			metadata: expect.anything() as Json,
		});
		await add({ amount: 5.1, description: 'Later', vesting_days: 10, expiration_days: 20 });
		expect(await credit()).toMatchObject({ available: 20, vesting: 5.1, expiring: 5.1, total: 25.1 });
		sandbox.clock.advance(11 * DAY);
		expect(await credit()).toMatchObject({ available: 25.1, vesting: 0 });
		sandbox.clock.advance(10 * DAY);
		expect(await credit()).toMatchObject({ available: 20, expiring: 0, total: 25.1 });
	});

	test('is what cashback is added to', async () => {
		const sandbox = await sandboxWith();
		const record = first(sandbox);
		const line = `POST ${at(record, '/adjust_cashback_balance')}`;
		await get(sandbox, line, { adjustment_amount: 9, description: 'More' });
		expect(await get(sandbox, line, { adjustment_amount: -4, description: 'Less' })).toMatchObject({
			adjustment_amount: -4,
			balance_amount: 5,
		});
		expect((await ask(sandbox, line, { adjustment_amount: 0 })).status).toBe(400);
	});
});

test('points are added and taken, at once or later, and the profile shows them', async () => {
	const sandbox = await sandboxWith();
	const record = first(sandbox);
	const line = `POST ${at(record, '/adjust_loyalty_points')}`;
	await get(sandbox, line, { loyalty_points: 100, description: 'Birthday' });
	expect(
		await get(sandbox, line, { loyalty_points: 50, description: 'Later', vesting_days: 5 }),
	).toMatchObject({
		loyalty_points: 50,
		current_points: 100,
		pending_points: 50,
	});
	const { customer_loyalty: loyalty } = await get(sandbox, `GET ${at(record, '/loyalty')}`);
	expect(loyalty).toMatchObject({ current_points: 100, ledger_entries: [{ description: 'Birthday' }, {}] });
});

describe('email', () => {
	test('lists take a customer in and let a customer go', async () => {
		const sandbox = await sandboxWith();
		const line = `POST ${at(first(sandbox), '/email_lists')}`;
		const { lists } = await get(sandbox, 'GET /customer/email_lists');
		const [one] = (lists as Json[]).map(({ email_list_uuid }) => email_list_uuid);
		expect(await get(sandbox, line, { add_to_lists: [one] })).toEqual({
			add_to_lists: [one],
			remove_from_lists: [],
		});
	});

	test('suppression is cleared with a source, and a spam complaint with a reason', async () => {
		const sandbox = await sandboxWith();
		const line = `POST ${at(first(sandbox), '/email_suppression')}`;
		expect((await ask(sandbox, line, { clear_bounce: true })).status).toBe(400);
		expect((await ask(sandbox, line, { clear_spam_complaint: true, consent_source: 'phone' })).status).toBe(
			400,
		);
		const body = { clear_spam_complaint: true, consent_source: 'phone', reason: 'Called us' };
		expect((await get(sandbox, line, body)).email_suppression).toMatchObject({
			spam_complaint_cleared: true,
			spam_complaint: false,
			global_unsubscribe_cleared: false,
			global_unsubscribed: true,
		});
		expect((await get(sandbox, line, body)).email_suppression).toMatchObject({
			spam_complaint_cleared: false,
		});
	});
});

test('a customer who is merged is gone, and the other has both tags and both ledgers', async () => {
	const sandbox = await sandboxWith();
	const [, one = {}, other = {}] = sandbox.list('customer');
	await get(sandbox, `POST ${at(other, '/store_credit')}`, { amount: 7, description: 'Hello' });
	const reply = await ask(sandbox, `PUT ${at(one, '/merge')}`, { email: other.email });
	expect(reply.status).toBe(204);
	expect(sandbox.get('customer', other.customer_profile_oid as number)).toBeUndefined();
	const merged = sandbox.get('customer', one.customer_profile_oid as number);
	expect((merged?.tags as Json[]).map(({ tag_value }) => tag_value)).toEqual(['VIP', 'Newsletter']);
	const { customer_store_credit: credit } = await get(sandbox, `GET ${at(one, '/store_credit')}`);
	expect(credit).toMatchObject({ available: 7 });
});

test('a magic link leads to the StoreFront that is named', async () => {
	const sandbox = await sandboxWith();
	const record = first(sandbox);
	const { url } = await get(sandbox, `PUT ${at(record, '/magic_link/www.example.com')}`);
	expect(url).toMatch(/^https:\/\/www\.example\.com\//);
});
