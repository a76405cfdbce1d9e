/** Webhooks of the sandbox, as seen through its API; deliveries to a node are in test/nodes/UltraCartTrigger. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Json } from '../../sandbox/json';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { eventCategories } from '../../scripts/metadata/events';
import { rulerOf } from '../../sandbox/webhooks/ruler';
import { ask as send, errorOf, type Reply } from './support';

let sandbox: Sandbox;
let receiver: Server;
let url: string;
const received: string[] = [];
let answerWith = 200;

beforeAll(async () => {
	sandbox = await startSandbox({ records: { coupon: 0, user: 3, group: 1 }, limits: false });
	receiver = createServer((request, response) => {
		let body = '';
		request.on('data', (part: Buffer) => (body += part.toString()));
		request.on('end', () => {
			received.push(body);
			response.writeHead(answerWith).end('heard');
		});
	});
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/hook`;
});
beforeEach(() => {
	sandbox.reset();
	received.length = 0;
	answerWith = 200;
});
afterAll(async () => {
	receiver.closeAllConnections();
	receiver.close();
	await sandbox.close();
});

const ask = async (line: string, body?: Json): Promise<Reply> =>
	await send(sandbox, line.replace(' ', ' /webhook'), body);

const subscription = (event: string, more: Json = {}): Json => ({
	event_categories: [
		{ event_category: event.split('_')[0], events: [{ event_name: event, subscribed: true, ...more }] },
	],
});
const register = async (more: Json = {}) =>
	(await ask('POST /webhooks', { webhook_url: url, ...subscription('order_create'), ...more })).body
		.webhook as Json;
const events = () => received.map((body) => (JSON.parse(body) as { events: Json[] }).events);

test('a name and a password are made up where basic authentication has none', async () => {
	const webhook = await register({ authentication_type: 'basic' });
	expect(webhook.basic_username).toMatch(/^\w{16}$/);
	expect(webhook.basic_password).toMatch(/^\w{32}$/);
});

test.each<[string, Json, RegExp]>([
	['no address', { webhook_url: null }, /webhook_url must be an address/],
	['an event that does not exist', subscription('order_dance'), /There is no event order_dance/],
	['a filter that is not JSON', subscription('order_create', { event_ruler: '{' }), /JSON/],
	['a filter that is empty', subscription('order_create', { event_ruler: '' }), /JSON/],
	['a filter that is a list', subscription('order_create', { event_ruler: '[]' }), /must be an object/],
	['http for customers', { webhook_url: 'http://n8n.example.com/' }, /must be https for order_create/],
	['an unknown attribute', { webhook_uri: 'x' }, /has no attribute 'webhook_uri'/],
	['an unknown authentication', { authentication_type: 'magic' }, /must be one of/],
])('refuses %s', async (_, more, words) => {
	const reply = await ask('POST /webhooks', {
		webhook_url: url,
		...subscription('order_create'),
		...more,
	});
	expect(reply.status).toBe(400);
	expect(errorOf(reply).user_message).toMatch(words);
});

test('http is fine for what is not about customers', async () => {
	const { status } = await ask('POST /webhooks', {
		webhook_url: 'http://n8n.example.com/',
		...subscription('item_update'),
	});
	expect(status).toBe(200);
});

test('what UltraCart counts itself is not taken from a request', async () => {
	const webhook = await register({ consecutive_failures: 7, pending: 9 });
	expect(webhook).toMatchObject({ consecutive_failures: 0, pending: 0 });
});

test.each(['refused', 'ok'] as const)(
	'is deleted by its address; a second time that is %s',
	async (deleteAbsent) => {
		sandbox.switches.deleteAbsent = deleteAbsent;
		await register();
		expect((await ask('DELETE /webhooks', { webhook_url: url })).body.webhook).toMatchObject({
			webhook_url: url,
		});
		expect(sandbox.list('webhook')).toEqual([]);
		const { status } = await ask('DELETE /webhooks', { webhook_url: url });
		expect(status).toBe(deleteAbsent === 'ok' ? 200 : 400);
	},
);

/** A delivery that fails, and the same once more an hour later. */
async function deliverAtSecondTry(): Promise<void> {
	answerWith = 500;
	sandbox.emitEvent('order_create', { order_id: 'A' });
	await sandbox.delivered();
	answerWith = 204;
	sandbox.clock.advance(3_600_000);
	await sandbox.delivered();
}

test('tells of its deliveries, the latest first', async () => {
	const { webhook_oid: oid } = await register();
	await deliverAtSecondTry();

	const { body } = await ask(`GET /webhooks/${String(oid)}/logs`);
	const summaries = body.webhook_log_summaries as Json[];
	expect(summaries.map(({ success }) => success)).toEqual([true, false]);
	const { body: one } = await ask(`GET /webhooks/${String(oid)}/logs/${String(summaries[1]?.request_id)}`);
	expect(one.webhook_log).toMatchObject({ status_code: 500, response: 'heard', uri: url, success: false });
});

describe('the log of deliveries', () => {
	let path: string;
	let second: Json;

	// A failed one, the same once more, and one of another event.
	beforeEach(async () => {
		const categories = ['order_create', 'item_update'].map((event) => ({
			event_category: event.split('_')[0],
			events: [{ event_name: event, subscribed: true }],
		}));
		const { webhook_oid: oid } = await register({ event_categories: categories });
		path = `/webhooks/${String(oid)}/logs`;
		await deliverAtSecondTry();
		sandbox.clock.advance(3_600_000);
		sandbox.emitEvent('item_update', { merchant_item_id: 'MUG' });
		await sandbox.delivered();
		[, second = {}] = await logged('');
	});

	const logged = async (query: string): Promise<Json[]> =>
		(await ask(`GET ${path}${query}`)).body.webhook_log_summaries as Json[];

	test('says of each how it went, and which events and orders it holds', async () => {
		expect(second).toEqual({
			request_id: expect.stringMatching(/./) as string,
			delivery_dts: expect.stringMatching(/Z$/) as string,
			duration: expect.any(Number) as number,
			event_names: ['order_create'],
			order_ids: ['A'],
			status_code: 204,
			success: true,
		});
		const { body } = await ask(`GET ${path}/${String(second.request_id)}`);
		expect(body.webhook_log).toMatchObject(second);
	});

	test.each<[string, () => string, number]>([
		['its ID', () => `requestId=${String(second.request_id)}`, 1],
		['the earliest moment', () => `beginDate=${String(second.delivery_dts)}`, 2],
		['the latest moment', () => `endDate=${String(second.delivery_dts)}`, 2],
		['a moment', () => `_since=${String(second.delivery_dts)}`, 2],
		['a status', () => 'status=500', 1],
		['success', () => 'success=true', 2],
		['failure', () => 'success=false', 1],
		['an event', () => 'event=item_update', 1],
		['an order', () => 'orderId=A', 2],
		['a text', () => 'request=MUG', 1],
		['how long it took', () => 'duration=100000', 0],
		['two of them', () => 'orderId=A&success=false', 1],
	])('is searched by %s', async (_, query, count) => {
		expect(await logged(`?${query()}`)).toHaveLength(count);
	});

	test('comes in pages', async () => {
		const { body } = await ask(`GET ${path}?_limit=2&_offset=1`);
		expect(body.webhook_log_summaries).toHaveLength(2);
		expect(body.metadata).toMatchObject({ result_set: { count: 2, more: false, total_records: 3 } });
	});
});

test('tells which events there are, and what can be added to their records', async () => {
	const { body } = await ask('GET /webhook_event_categories');
	const categories = body.event_categories as Json[];
	expect(categories.map(({ event_category: name }) => name)).toEqual(eventCategories.map(({ name }) => name));
	const order = categories.find(({ event_category: name }) => name === 'order');
	expect(order?.available_expansions).toContain('shipping');
	expect((order?.events as Json[])[0]).toEqual({
		event_name: 'order_abandon_recovery',
		event_description: expect.any(String) as string,
		subscribed: false,
		supports_reflow: false,
		deprecated_flag: false,
		discontinued_flag: false,
	});
});

test('keeps its name and the comment of the merchant, up to their lengths', async () => {
	const named = { name: 'n8n: Orders', merchant_comments: 'https://n8n.example.com/workflow/1' };
	expect(await register(named)).toMatchObject(named);
	const { status } = await ask('POST /webhooks', { webhook_url: url, name: 'x'.repeat(81) });
	expect(status).toBe(400);
});

describe('events that are sent again on demand', () => {
	const reflow = async (oid: unknown, event: string) =>
		(await ask(`POST /webhooks/${String(oid)}/reflow/${event}`)).body.reflow;

	it('item_update, for every item there is', async () => {
		const { webhook_oid: oid } = await register(subscription('item_update'));
		expect(await reflow(oid, 'item_update')).toEqual({ event_name: 'item_update', queued: true });
		await sandbox.delivered();
		expect(events().flat()).toHaveLength(40);
		expect(events().flat()[0]).toMatchObject({ item_update: { merchant_item_id: 'SHIRT-RED' } });
	});

	it('order_create, for every order of which it has told; to this webhook only', async () => {
		sandbox.emitEvent('order_create', { order_id: 'A' });
		sandbox.emitEvent('order_update', { order_id: 'B' });
		const { webhook_oid: oid } = await register();
		await register({ webhook_url: `${url}/other` });
		expect(await reflow(oid, 'order_create')).toEqual({ event_name: 'order_create', queued: true });
		await sandbox.delivered();
		expect(events()).toEqual([[{ order_create: { order_id: 'A' } }]]);
	});

	it('nothing else', async () => {
		const { webhook_oid: oid } = await register(subscription('user_update'));
		expect(await reflow(oid, 'user_update')).toEqual({ event_name: 'user_update', queued: false });
		await sandbox.delivered();
		expect(received).toEqual([]);
	});

	it('are marked', async () => {
		const { event_categories: categories } = await register();
		const marked = (categories as { events: Json[] }[])
			.flatMap((category) => category.events)
			.filter(({ supports_reflow: supports }) => supports === true);
		expect(marked.map(({ event_name: name }) => name)).toEqual(['item_update', 'order_create']);
	});
});

test.each([
	['object', '{"events":[{"order_create":{"order_id":"A"}}]}'],
	['list', '[{"order_create":{"order_id":"A"}}]'],
] as const)('deliveryBody %s', async (deliveryBody, body) => {
	sandbox.switches.deliveryBody = deliveryBody;
	await register();
	sandbox.emitEvent('order_create', { order_id: 'A' });
	await sandbox.delivered();
	expect(received).toEqual([body]);
});

test.each([
	['singular', 'item'],
	['plural', 'items'],
] as const)('webhookCategories %s: whatever they were called when they were sent', async (names, shown) => {
	sandbox.switches.webhookCategories = names;
	sandbox.switches.webhookEvents = 'subscribed';
	for (const event_category of ['item', 'items']) {
		const events = [{ event_name: 'item_update', subscribed: true }];
		const { event_categories: categories } = await register({
			event_categories: [{ event_category, events }],
		});
		expect(categories).toMatchObject([{ event_category: shown, events }]);
	}
});

describe('webhookLimits', () => {
	const given = [
		{ maximum_events: 9, maximum_size: 921_601 },
		{ maximum_events: 501, maximum_size: 900_000 },
	];

	it('capped: the nearest that is allowed', async () => {
		const [few, many] = await Promise.all(given.map((each) => register(each)));
		expect(few).toMatchObject({ maximum_events: 10, maximum_size: 921_600 });
		expect(many).toMatchObject({ maximum_events: 500, maximum_size: 900_000 });
	});

	it('refused', async () => {
		sandbox.switches.webhookLimits = 'refused';
		for (const each of given) {
			const reply = await ask('POST /webhooks', { webhook_url: url, ...each });
			expect(errorOf(reply).user_message).toMatch(/maximum_events must be from 10 to 500/);
		}
		expect(await register({ maximum_events: 10, maximum_size: 921_600 })).toMatchObject({
			maximum_events: 10,
		});
	});
});

test('a delivery stays below its size, but is never empty', async () => {
	await register({ maximum_size: 100 });
	for (const id of ['A', 'B', 'C'])
		sandbox.emitEvent('order_create', { order_id: id, notes: 'x'.repeat(20) });
	sandbox.emitEvent('order_create', { order_id: 'D', notes: 'x'.repeat(500) });
	await sandbox.delivered();
	expect(events().map(({ length }) => length)).toEqual([1, 1, 1, 1]);
	received.length = 0;
	sandbox.emitEvent('order_create', { order_id: 'E' });
	sandbox.emitEvent('order_create', { order_id: 'F' });
	await sandbox.delivered();
	expect(events().map(({ length }) => length)).toEqual([2]);
});

test('waits longer each time, and tells when it tries again', async () => {
	await register();
	answerWith = 500;
	sandbox.emitEvent('order_create', { order_id: 'A' });
	const waits: number[] = [];
	for (let tries = 0; tries < 8; tries += 1) {
		await sandbox.delivered();
		const [webhook] = sandbox.list('webhook');
		const wait = Date.parse(String(webhook?.next_retry_after)) - sandbox.clock.now();
		waits.push(Math.round(wait / 60_000));
		sandbox.clock.advance(wait);
	}
	expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
	expect(received).toHaveLength(8);
});

test('a reset ends all deliveries', async () => {
	await register();
	sandbox.emitEvent('order_create', { order_id: 'A' });
	sandbox.reset();
	await sandbox.delivered();
	expect(received).toEqual([]);
	expect(sandbox.deliveries()).toEqual([]);
});

describe('filters', () => {
	const record = {
		total: 50,
		stage: 'Hold',
		email: 'Ann@Example.com',
		items: [{ id: 'MUG' }, { id: 'CAP' }],
		tags: ['a'],
	};

	it.each<[object, boolean]>([
		[{}, true],
		[{ stage: ['Hold'] }, true],
		[{ stage: ['Rejected', 'Hold'] }, true],
		[{ stage: ['Rejected'] }, false],
		[{ stage: ['Hold'], total: [51] }, false],
		[{ total: [{ numeric: ['>', 10, '<=', 50] }] }, true],
		[{ total: [{ numeric: ['>', 50] }] }, false],
		[{ stage: [{ numeric: ['=', 1] }] }, false],
		[{ email: [{ prefix: 'Ann' }] }, true],
		[{ email: [{ suffix: '.org' }] }, false],
		[{ email: [{ 'equals-ignore-case': 'ann@example.COM' }] }, true],
		[{ stage: [{ 'anything-but': ['Hold', 'Rejected'] }] }, false],
		[{ stage: [{ 'anything-but': 'Rejected' }] }, true],
		[{ coupon: [{ exists: false }] }, true],
		[{ stage: [{ exists: true }] }, true],
		[{ items: { id: ['CAP'] } }, true],
		[{ items: { id: ['BAG'] } }, false],
		[{ tags: ['a'] }, true],
		[{ missing: { deep: ['x'] } }, false],
	])('%j: %p', (pattern, want) => {
		expect(rulerOf(JSON.stringify(pattern))(record)).toBe(want);
	});

	it('names what it does not know', () => {
		expect(() => rulerOf('{"a": [{"wildcard": "*"}]}')).toThrow("does not know 'wildcard'");
		expect(() => rulerOf('{"a": "b"}')).toThrow('a must hold a list or an object');
	});
});
