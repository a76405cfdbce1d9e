/** Every example does what its name says, from an event in UltraCart or a schedule to the emails that are sent. */
import { readFileSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import { WebhookHost, type Activation, type WorkflowJson } from '../../harness/engine';
import { coreNodes, MANUAL_TRIGGER, STICKY_NOTE, type Email } from '../../harness/engine/coreNodes';
import { credentialsFor } from '../../harness/example/account';
import { EXAMPLES, firstNode, readExample } from '../../harness/example/examples';
import type { Json } from '../../sandbox/json';
import { manifest } from '../../scripts/project';
import { byId, NODE, startTestEnvironment, type TestEnvironment } from '../support/testEnvironment';

const { nodes, emails, mailServer, dataTables, reset } = coreNodes();

let bench: TestEnvironment;
let host: WebhookHost;

beforeAll(async () => {
	bench = await startTestEnvironment({ records: { coupon: 3, user: 3, group: 4 } }, nodes);
	host = await new WebhookHost(bench.engine).listen();
});
beforeEach(() => {
	reset();
	host.reset();
	bench.sandbox.reset();
});
afterAll(async () => {
	await host.close();
	await bench.engine.close();
	await bench.sandbox.close();
});

/** A coupon as the merchant would have made it before. */
const coupon = (merchantCode: string, more: Json = {}) =>
	bench.sandbox.insert('coupon', {
		merchant_code: merchantCode,
		usable_by: 'UniqueCode',
		percent_off_subtotal: { discount_percent: 10 },
		...more,
	});

const codesOf = (merchantCode: string) => {
	const oid = bench.sandbox.get('coupon', merchantCode, 'merchant_code')?.coupon_oid;
	return bench.sandbox.codes().filter(({ coupon_oid: own }) => own === oid);
};

/** The events in the example's pinned data: what an editor shows before the first one has come. */
const samples = ({ pinData }: WorkflowJson): Json[] =>
	Object.values(pinData ?? {})
		.flat()
		.map(({ json }) => json);

/** Activates an example and lets its sample events happen. */
async function happen(name: string): Promise<Activation> {
	const workflow = readExample(name);
	const active = await host.activate(workflow, credentialsFor(workflow, bench.sandbox));
	await again(active, samples(workflow));
	return active;
}

async function again({ runs }: Activation, events: readonly Json[]): Promise<void> {
	for (const { event, data } of events) bench.sandbox.emitEvent(String(event), data as Json);
	await bench.sandbox.delivered();
	for (const run of await Promise.all(runs)) expect(run.error).toBeUndefined();
}

async function bySchedule(name: string, startNode?: string) {
	const workflow = { ...readExample(name), id: name };
	const run = await bench.engine.run(workflow, {
		credentials: credentialsFor(workflow, bench.sandbox),
		startNode: startNode ?? firstNode(workflow),
	});
	expect(run.error).toBeUndefined();
	return run;
}

const first = (): Email => emails[0] ?? { to: '', subject: '', text: '' };

test('there is a test for each', () => {
	const text = readFileSync(__filename, 'utf8');
	expect(EXAMPLES.filter((name) => !text.includes(`'${name}'`))).toEqual([]);
});

test('one-code-per-contact: each contact gets a code, in one call', async () => {
	coupon('WELCOME10');
	const workflow = readExample('one-code-per-contact');
	const run = await bench.engine.run(workflow, { credentials: credentialsFor(workflow, bench.sandbox) });
	expect(run.error).toBeUndefined();
	expect(codesOf('WELCOME10')).toHaveLength(12);
	expect(bench.sandbox.log.calls).toBe(1);
});

test('abandoned-cart: whoever left an email gets a code for 24 hours', async () => {
	coupon('COMEBACK10');
	const { runs } = await happen('abandoned-cart');

	expect(runs.length).toBeGreaterThan(0);
	const [code] = codesOf('COMEBACK10');
	expect(codesOf('COMEBACK10')).toHaveLength(1);
	expect(emails).toHaveLength(1);
	expect(first()).toMatchObject({ to: 'ada@example.com' });
	expect(first().text).toContain(code?.code);
	expect(first().text).toContain('Hello Ada');
	const hours = (Date.parse(String(code?.expiration_dts)) - Date.now()) / 3_600_000;
	expect(hours).toBeGreaterThan(23.9);
	expect(hours).toBeLessThan(24.1);
});

test('first-order-thanks: the first order brings a code, and only that one', async () => {
	coupon('THANKYOU15');
	const active = await happen('first-order-thanks');
	expect(emails.map(({ to }) => to)).toEqual(['grace@example.com']);
	expect(first().text).toContain(codesOf('THANKYOU15')[0]?.code);

	const order = samples(readExample('first-order-thanks'))[0]?.data as IDataObject;
	await again(active, [{ event: 'order_create', data: { ...order, order_id: 'DEMO-2' } }]);
	expect(emails).toHaveLength(1);
	expect(codesOf('THANKYOU15')).toHaveLength(1);
});

test('first-order-thanks: an order that tells nothing of its customer is a first one', async () => {
	coupon('THANKYOU15');
	const active = await happen('first-order-thanks');
	const billing = { email: 'new@example.com' };
	await again(active, [{ event: 'order_create', data: { order_id: 'DEMO-3', billing } }]);
	expect(emails.map(({ to }) => to)).toEqual(['grace@example.com', 'new@example.com']);
	expect(emails[1]?.text).toContain('Hello there');
});

test('win-back: a customer who cancels twice gets one coupon', async () => {
	coupon('WINBACK20');
	const active = await happen('win-back');
	const [sample] = samples(readExample('win-back'));
	const data = { ...(sample?.data as IDataObject), auto_order_oid: 7 };
	await again(active, [{ event: 'auto_order_cancel', data }]);

	expect(active.runs).toHaveLength(2);
	expect(emails.map(({ to }) => to)).toEqual(['hedy@example.com']);
	expect(codesOf('WINBACK20')).toHaveLength(1);
	const [webhook] = bench.sandbox.list('webhook');
	expect(JSON.stringify(webhook)).toContain('original_order,original_order.billing');
});

describe.each([
	['first-order-thanks', 'THANKYOU15', 'Customers with a thank-you code', 'order_id'],
	['win-back', 'WINBACK20', 'Customers with a win-back code', 'auto_order_oid'],
])('%s: once per customer', (name, merchantCode, table, id) => {
	const workflow = readExample(name);
	const [sample] = samples(workflow);
	/** Something else about the same customer. */
	const another = (n: number): Json => ({ ...sample, data: { ...(sample?.data as IDataObject), [id]: n } });
	const activate = () => host.activate(workflow, credentialsFor(workflow, bench.sandbox));

	it('an email that fails does not make the code again, and the code is there to be sent', async () => {
		coupon(merchantCode);
		const active = await activate();
		mailServer.isDown = true;
		const { event, data } = another(1);
		bench.sandbox.emitEvent(String(event), data as Json);
		await bench.sandbox.delivered();
		const [failed] = await Promise.all(active.runs);
		expect(failed?.error?.message).toBe('The mail server is down');
		active.runs.length = 0;

		mailServer.isDown = false;
		await again(active, [another(2)]);
		expect(active.runs).toHaveLength(1);
		const [code, ...others] = codesOf(merchantCode);
		expect(others).toEqual([]);
		expect(dataTables.get(table)).toMatchObject([{ coupon_code: code?.code }]);
	});

	it('a code that could not be made is made the next time', async () => {
		const active = await activate();
		const { event, data } = another(1);
		bench.sandbox.emitEvent(String(event), data as Json);
		await bench.sandbox.delivered();
		const [failed] = await Promise.all(active.runs);
		expect(failed?.error?.message).toContain(merchantCode);
		active.runs.length = 0;

		coupon(merchantCode);
		await again(active, [another(2)]);
		expect(codesOf(merchantCode)).toHaveLength(1);
		expect(emails).toHaveLength(1);
	});

	it('two events that come together bring one code', async () => {
		coupon(merchantCode);
		const active = await activate();
		await again(active, [another(1), another(2)]);
		expect(active.runs).toHaveLength(1);
		expect(codesOf(merchantCode)).toHaveLength(1);
		expect(emails).toHaveLength(1);
	});
});

test('login-alert: a new address is told, a known one is not', async () => {
	const active = await happen('login-alert');
	const [user] = bench.sandbox.list('user');
	bench.sandbox.signIn(user?.user_id as number, { ip_address: '198.51.100.99', login: 'ann.abbott' });
	bench.sandbox.clock.advance(60_000);
	bench.sandbox.signIn(user?.user_id as number, { ip_address: '198.51.100.99', login: 'ann.abbott' });
	await again(active, []);
	expect(active.runs.length).toBeGreaterThan(1);
	expect(emails).toHaveLength(2);
	expect(emails[1]?.text).toContain('198.51.100.99');
});

test('expiring-coupons: one email lists what expires within 7 days', async () => {
	const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
	coupon('SOON', { expiration_dts: inDays(6), description: 'Hurry' });
	coupon('SOONER', { expiration_dts: inDays(1) });
	coupon('LATER', { expiration_dts: inDays(8) });
	coupon('GONE', { expiration_dts: inDays(-1) });
	coupon('NEVER');
	await bySchedule('expiring-coupons');

	expect(emails).toHaveLength(1);
	expect(first().subject).toBe('2 coupons expire within 7 days');
	expect(first().text).toMatch(/^\S+ {2}SOONER {2}.*\n\S+ {2}SOON {2}Hurry$/);
	expect(bench.sandbox.log.calls).toBe(1);
});

test('expiring-coupons: no email where there are none', async () => {
	bench.sandbox.list('coupon').forEach(({ coupon_oid: oid }) => {
		bench.sandbox.remove('coupon', oid as number);
	});
	await bySchedule('expiring-coupons');
	expect(emails).toEqual([]);
});

test('top-up-code-pool: fifty codes in one upload', async () => {
	coupon('GIFTPOOL');
	const run = await bySchedule('top-up-code-pool');
	expect(codesOf('GIFTPOOL')).toHaveLength(50);
	expect(run.items('Done')).toHaveLength(50);
	expect(emails).toEqual([]);
	expect(bench.sandbox.log.of('uploadCouponCodes')).toHaveLength(1);
});

test('top-up-code-pool: an email says which code was not taken', async () => {
	coupon('GIFTPOOL');
	bench.sandbox.faults.add({
		on: 'uploadCouponCodes',
		kind: 'alter',
		change: ({ uploaded_codes: codes, ...body }) => {
			const [one, ...others] = codes as string[];
			return { ...body, uploaded_codes: others, rejected_codes: [one] };
		},
	});
	const run = await bySchedule('top-up-code-pool');
	expect(run.items('Done')).toHaveLength(49);
	expect(emails).toHaveLength(1);
	expect(first().text).toMatch(/^GIFT\w+: rejected$/);
});

describe('code-from-pool', () => {
	const workflow = readExample('code-from-pool');
	const signUp = async () => {
		const run = await bench.engine.run(workflow, { credentials: credentialsFor(workflow, bench.sandbox) });
		expect(run.error).toBeUndefined();
	};
	const codesSent = () => emails.map(({ text }) => /The code (\S+) takes/.exec(text)?.[1]);
	const pool = () => dataTables.get('Welcome codes') ?? [];

	it('sends each a code of its own, and makes 1,000 of them when there is none left', async () => {
		coupon('WELCOMEPOOL');
		await signUp();
		await signUp();
		expect(bench.sandbox.log.calls).toBe(1);
		expect(pool()).toHaveLength(1000);
		expect(codesSent()).toEqual(
			pool()
				.slice(0, 2)
				.map(({ coupon_code: code }) => code),
		);
		expect(emails.map(({ to }) => to)).toEqual(['ida@example.com', 'ida@example.com']);

		for (const row of pool()) row.taken_by ??= 'somebody';
		await signUp();
		expect(bench.sandbox.log.calls).toBe(2);
		expect(new Set(codesSent()).size).toBe(3);
	});

	it('gives two that draw at once a code each', async () => {
		coupon('WELCOMEPOOL');
		await signUp();
		await Promise.all([signUp(), signUp()]);
		expect(new Set(codesSent()).size).toBe(3);
		expect(pool().filter(({ taken_by: by }) => by !== undefined)).toHaveLength(3);
	});
});

test('code-redeemed: a code is remembered once for each order, and an order without one is not', async () => {
	const active = await happen('code-redeemed');
	await again(active, samples(readExample('code-redeemed')));
	expect(dataTables.get('Redeemed codes')).toEqual([
		{
			id: 1,
			coupon_code: 'BACK7F3K9Q2M',
			base_coupon_code: 'WINBACK20',
			order_id: 'DEMO-0009104321',
			email: 'hedy@example.com',
		},
	]);
	const [webhook] = bench.sandbox.list('webhook');
	expect(JSON.stringify(webhook)).toContain('billing,coupon');
});

test('code-redeemed: only who has not used the code is reminded, and only once', async () => {
	const active = await happen('code-redeemed');
	const coupons = [{ coupon_code: 'backlower123', base_coupon_code: 'WINBACK20' }];
	await again(active, [{ event: 'order_create', data: { order_id: 'DEMO-3', coupons } }]);
	dataTables.set('Customers with a win-back code', [
		{ id: 1, email: 'hedy@example.com', coupon_code: 'BACK7F3K9Q2M' },
		{ id: 2, email: 'ada@example.com', coupon_code: 'BACKUNUSED22' },
		{ id: 3, email: 'ida@example.com', coupon_code: 'BACKLOWER123' },
	]);
	await bySchedule('code-redeemed', 'Every Morning');
	await bySchedule('code-redeemed', 'Every Morning');
	expect(emails.map(({ to }) => to)).toEqual(['ada@example.com']);
	expect(first().text).toContain('BACKUNUSED22');
});

test('campaign-codes-csv: 500 codes of one call go out as a file', async () => {
	coupon('MAILING25');
	await bySchedule('campaign-codes-csv');
	expect(bench.sandbox.log.calls).toBe(1);
	expect(emails).toHaveLength(1);
	const lines = first().attachment?.split('\n') ?? [];
	expect(lines[0]).toMatch(/^coupon_code,expiration_dts/);
	expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
		codesOf('MAILING25').map(({ code }) => code),
	);
	expect(lines).toHaveLength(501);
});

describe('goodwill', () => {
	const workflow = readExample('goodwill');
	const [refund] = samples(workflow);
	const order = refund?.data as IDataObject;
	/** Another part of the money of the same order is given back. */
	const anotherRefund: Json = { ...refund, data: { ...order, refund_reason: 'The other one broke too' } };
	const creditCalls = () => bench.sandbox.log.of('addCustomerStoreCredit');
	const customer = byId((order.customer_profile as IDataObject).customer_profile_oid as number);
	const available = async () => {
		const run = await bench.run([{}], { resource: 'customer', operation: 'getStoreCredit', customer });
		return run.items(NODE)[0]?.available;
	};
	/** Lets an event happen whose execution fails. */
	async function failing({ runs }: Activation): Promise<string | undefined> {
		bench.sandbox.emitEvent('order_refund', order);
		await bench.sandbox.delivered();
		const [run] = await Promise.all(runs);
		runs.length = 0;
		return run?.error?.message;
	}

	it('gives credit and a letter, and without a profile the letter only', async () => {
		await happen('goodwill');
		expect(creditCalls()).toHaveLength(1);
		expect(await available()).toBe(10);
		expect(emails.map(({ to }) => to)).toEqual(['jon.brown@example.com', 'grace@example.com']);
		expect(first().text).toMatch(/^Hello Jon,[^]* DEMO-0009104331,[^]* \$10 of store credit/);
		expect(emails[1]?.text).toMatch(/^Hello Grace,[^]* DEMO-0009104332,/);
		expect(emails[1]?.text).not.toContain('credit');
		const [webhook] = bench.sandbox.list('webhook');
		expect(JSON.stringify(webhook)).toContain('billing,customer_profile');
	});

	it('does so once for each order, whether refunds come together or later', async () => {
		const active = await host.activate(workflow, credentialsFor(workflow, bench.sandbox));
		await again(active, [{ event: 'order_refund', data: order }, anotherRefund]);
		expect(active.runs).toHaveLength(1);
		await again(active, [{ ...refund, data: { ...order, refund_reason: 'Lost' } }]);
		expect(active.runs).toHaveLength(2);
		expect(await available()).toBe(10);
		expect(emails).toHaveLength(1);

		await again(active, [{ ...refund, data: { ...order, order_id: 'DEMO-2' } }]);
		expect(await available()).toBe(20);
		expect(emails).toHaveLength(2);
	});

	it('does so once where two executions have the same refund at once', async () => {
		const execute = async () =>
			await bench.engine.run(workflow, {
				credentials: credentialsFor(workflow, bench.sandbox),
				startNode: firstNode(workflow),
			});
		const runs = await Promise.all([execute(), execute()]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(dataTables.get('Refunds')).toHaveLength(4);
		expect(await available()).toBe(10);
		expect(emails).toHaveLength(2);
	});

	it('remembers the order before it gives the credit', async () => {
		const active = await host.activate(workflow, credentialsFor(workflow, bench.sandbox));
		bench.sandbox.faults.add({ on: 'addCustomerStoreCredit', kind: 'status', status: 400 });
		expect(await failing(active)).toBeDefined();
		expect(creditCalls()).toHaveLength(1);
		expect(dataTables.get('Refunds')).toMatchObject([{ order_id: order.order_id }]);
		await again(active, [anotherRefund]);
		expect(creditCalls()).toHaveLength(1);
		expect(await available()).toBe(0);
	});

	it('gives no second credit after a letter that failed', async () => {
		const active = await host.activate(workflow, credentialsFor(workflow, bench.sandbox));
		mailServer.isDown = true;
		expect(await failing(active)).toBe('The mail server is down');
		mailServer.isDown = false;
		await again(active, [anotherRefund]);
		expect(await available()).toBe(10);
	});
});

describe('lapsed-customers', () => {
	const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

	/** A customer whose last order is so many days old. */
	function customer(email: string, days?: number, more: Json = {}): void {
		const { customer_profile_oid } = bench.sandbox.insert('customer', { email, ...more });
		if (days === undefined) return;
		bench.sandbox.insert('order', {
			creation_dts: daysAgo(days),
			customer_profile: { customer_profile_oid },
		});
	}
	const removeAll = () => {
		for (const { customer_profile_oid: oid } of bench.sandbox.list('customer'))
			bench.sandbox.remove('customer', oid as number);
	};
	beforeEach(() => {
		removeAll();
		coupon('MISSYOU15');
	});

	it('sends a code to each who has not ordered for 180 days, and to nobody else', async () => {
		customer('Lapsed@example.com', 181, { billing: [{ first_name: 'Ada' }] });
		customer('long-lapsed@example.com', 900);
		customer('loyal@example.com', 179);
		customer('never@example.com');
		customer('no-mail@example.com', 400, { do_not_send_mail: true });
		await bySchedule('lapsed-customers');

		expect(emails.map(({ to }) => to).sort()).toEqual(['Lapsed@example.com', 'long-lapsed@example.com']);
		expect(emails.map(({ text }) => /The code (\S+) takes/.exec(text)?.[1]).sort()).toEqual(
			codesOf('MISSYOU15')
				.map(({ code }) => code)
				.sort(),
		);
		expect(emails.find(({ to }) => to.startsWith('Lapsed'))?.text).toContain('Hello Ada');
	});

	it('sends it once, and once more to a customer who came back and stayed away again', async () => {
		customer('lapsed@example.com', 400);
		await bySchedule('lapsed-customers');
		await bySchedule('lapsed-customers');
		expect(emails).toHaveLength(1);
		const [{ customer_profile_oid } = {}] = bench.sandbox.list('customer');
		bench.sandbox.insert('order', { creation_dts: daysAgo(200), customer_profile: { customer_profile_oid } });
		await bySchedule('lapsed-customers');
		expect(emails.map(({ to }) => to)).toEqual(['lapsed@example.com', 'lapsed@example.com']);
		expect(new Set(emails.map(({ text }) => text)).size).toBe(2);
	});

	it('costs what its note says: a call per 200 customers, and one for their codes', async () => {
		for (let n = 0; n < 400; n += 1) customer(`customer${String(n)}@example.com`, n < 3 ? 200 : undefined);
		await bySchedule('lapsed-customers');
		expect(codesOf('MISSYOU15')).toHaveLength(3);
		expect(bench.sandbox.log.calls).toBe(3);
	});
});

test("contacts-into-ultracart: all in one job, a code for each, and who can't be taken is put aside", async () => {
	coupon('WELCOME10');
	bench.sandbox.insert('customer', { email: 'ada@example.com', tags: [{ tag_value: 'VIP' }] });
	bench.sandbox.clock.speed = 1000;
	await bySchedule('contacts-into-ultracart');
	bench.sandbox.clock.speed = 1;

	const [ada, grace, katherine] = ['ada', 'grace', 'katherine'].map((name) =>
		bench.sandbox.get('customer', `${name}@example.com`, 'email'),
	);
	expect(ada).toMatchObject({
		business_notes: 'Wants the catalog',
		tags: [{ tag_value: 'VIP' }, { tag_value: 'Spring fair' }],
	});
	expect(grace).toMatchObject({ tags: [{ tag_value: 'Spring fair' }, { tag_value: 'Wholesale' }] });
	expect(katherine).toBeDefined();
	const codes = codesOf('WELCOME10').map(({ code }) => code);
	expect(dataTables.get('Contacts with a code')).toEqual([
		{ id: 1, email: 'ada@example.com', result: 'updated', coupon_code: codes[0] },
		{ id: 2, email: 'grace@example.com', result: 'inserted', coupon_code: codes[1] },
		{ id: 3, email: 'katherine@example.com', result: 'inserted', coupon_code: codes[2] },
	]);
	expect(dataTables.get('Contacts that failed')).toEqual([
		{ id: 1, email: '', reason: expect.stringMatching(/^Email is empty \[item 3\]/) as unknown },
	]);
});

test('leaver: out of every group, and of nothing else', async () => {
	const [user, other] = bench.sandbox.list('user');
	const memberships = (id: unknown) =>
		(bench.sandbox.get('user', id as number)?.groups as Json[]).filter(({ member }) => member);
	expect(memberships(user?.user_id).length).toBeGreaterThan(0);
	const before = memberships(other?.user_id);
	const workflow = readExample('leaver');
	const active = await host.activate(workflow, credentialsFor(workflow, bench.sandbox));
	const rename = async (id: unknown, fullName: string) =>
		await bench.run([{}], {
			resource: 'user',
			operation: 'update',
			user: { __rl: true, mode: 'id', value: id as number },
			updateFields: { fullName },
		});
	await rename(user?.user_id, 'LEFT Ann');
	await rename(other?.user_id, 'Ben Renamed');
	await again(active, []);

	expect(active.runs).toHaveLength(1);
	expect(memberships(user?.user_id)).toEqual([]);
	expect(memberships(other?.user_id)).toEqual(before);
});

describe.each(EXAMPLES)('%s', (name) => {
	const workflow = readExample(name);

	it('can be imported: ids, names and connections fit', () => {
		const names = workflow.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(names.length);
		const targets = Object.values(workflow.connections).flatMap(({ main = [] }) =>
			main.flatMap((links) => (links ?? []).map(({ node }) => node)),
		);
		expect(
			[...Object.keys(workflow.connections), ...targets].filter((name) => !names.includes(name)),
		).toEqual([]);
	});

	it('uses known nodes, and no Code node', () => {
		const own = ['ultraCart', 'ultraCartTrigger'].map((type) => `${manifest.name}.${type}`);
		const known = [...own, MANUAL_TRIGGER, STICKY_NOTE, ...Object.keys(nodes)];
		expect(workflow.nodes.map(({ type }) => type).filter((type) => !known.includes(type))).toEqual([]);
	});

	it('says in a note what has to be filled in: credentials and coupons', () => {
		const notes = workflow.nodes.filter(({ type }) => type === STICKY_NOTE);
		expect(notes).toHaveLength(1);
		const text = notes[0]?.parameters.content as string;
		const mine = workflow.nodes.filter(({ credentials }) => credentials).map(({ name }) => `**${name}**`);
		const coupons = workflow.nodes
			.map(({ parameters }) => parameters.coupon as { value: string } | undefined)
			.flatMap((given) => (given ? [`\`${given.value}\``] : []));
		expect(mine.length).toBeGreaterThan(0);
		expect([...mine, ...coupons].filter((each) => !text.includes(each))).toEqual([]);
	});

	it('holds no secret', () => {
		expect(JSON.stringify(workflow)).not.toMatch(/apiKey|"\w*password"|sandbox/i);
	});
});
