/** From an event in UltraCart to the items that start the workflow. */
import { gzipSync } from 'node:zlib';

import type { IDataObject } from 'n8n-workflow';

import { MAX_FAILURES } from '../../../sandbox/webhooks/deliveryQueue';
import type { Activation } from '../../../harness/engine';
import { logCount, logsFrom } from '../../../harness/engine/logs';
import { expectToDescribe, schemaOf } from '../../support/outputSchema';
import { TRIGGER_NODE, useTriggerTestEnvironment } from '../../support/triggerTestEnvironment';

const trigger = useTriggerTestEnvironment();
const sandbox = () => trigger().sandbox;

const MINUTE = 60_000;

/** Sends a delivery past the sandbox, with the password that UltraCart has. */
async function deliver(
	{ url }: Activation,
	body: string | Buffer,
	headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Headers }> {
	const [webhook] = trigger().webhooks;
	const login = `${String(webhook?.basic_username)}:${String(webhook?.basic_password)}`;
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			Authorization: `Basic ${Buffer.from(login).toString('base64')}`,
			...headers,
		},
		body: new Uint8Array(Buffer.from(body)),
	});
	return { status: response.status, text: await response.text(), headers: response.headers };
}

const order = (id: string, more: IDataObject = {}) => ({ order_id: id, ...more });
const delivery = (...events: IDataObject[]) => JSON.stringify({ events });
const orders = (lists: IDataObject[][]) =>
	lists.map((items) => items.map(({ data }) => (data as IDataObject).order_id));

describe('what comes out', () => {
	it('an event is an item that the next node can use', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		sandbox().emitEvent('order_create', { order_id: 'DEMO-1', billing: { email: 'ann@example.com' } });

		expect(await trigger().items(active)).toEqual([
			[
				{
					event: 'order_create',
					category: 'order',
					data: { order_id: 'DEMO-1', billing: { email: 'ann@example.com' } },
				},
			],
		]);
	});

	it('the run has finished, started by a webhook', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		sandbox().emitEvent('order_create', order('A'));
		await sandbox().delivered();
		const [run] = await Promise.all(active.runs);
		expect(run?.status).toBe('success');
		expect(run?.raw.mode).toBe('webhook');
	});

	it('several events of one delivery start one execution', async () => {
		const active = await trigger().activate({ events: ['order_create', 'item_update'] });
		await deliver(
			active,
			delivery({ order_create: order('A') }, { item_update: { merchant_item_id: 'MUG' } }),
		);
		expect(await trigger().items(active)).toEqual([
			[
				{ event: 'order_create', category: 'order', data: order('A') },
				{ event: 'item_update', category: 'item', data: { merchant_item_id: 'MUG' } },
			],
		]);
	});

	it('no event that was not chosen', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		sandbox().emitEvent('order_update', order('A'));
		await deliver(active, delivery({ order_ship: order('A') }, { order_create: order('B') }));
		expect(orders(await trigger().items(active))).toEqual([['B']]);
	});

	it('an event that this version does not know, under its own name', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		const { status } = await deliver(active, delivery({ coupon_redeem: { merchant_code: 'VIP' } }));
		expect(status).toBe(200);
		expect(await trigger().items(active)).toEqual([
			[{ event: 'coupon_redeem', category: null, data: { merchant_code: 'VIP' } }],
		]);
	});

	it('a filter keeps events from being delivered', async () => {
		const active = await trigger().activate({
			events: ['order_create'],
			options: { filter: '{"summary": {"total": {"value": [{"numeric": [">=", 100]}]}}}' },
		});
		sandbox().emitEvent('order_create', order('A', { summary: { total: { value: 99 } } }));
		sandbox().emitEvent('order_create', order('B', { summary: { total: { value: 100 } } }));
		expect(orders(await trigger().items(active))).toEqual([['B']]);
	});
});

describe("UltraCart's users", () => {
	it('created, changed, deleted and signed in', async () => {
		const events = ['user_create', 'user_update', 'user_delete', 'user_login'];
		const active = await trigger().activate({ events });
		const { env } = trigger();
		const made = await env.run([{}], {
			resource: 'user',
			operation: 'create',
			login: 'zoe',
			email: 'z@example.com',
		});
		const userId = made.items('UltraCart')[0]?.user_id as number;
		const user = { __rl: true, mode: 'id', value: userId };
		await env.run([{}], { resource: 'user', operation: 'update', user, updateFields: { phone: '555-1' } });
		sandbox().signIn(userId, { ip_address: '198.51.100.7' });
		await env.run([{}], { resource: 'user', operation: 'delete', user });

		const items = (await trigger().items(active)).flat();
		expect(items.map(({ event }) => event)).toEqual([
			'user_create',
			'user_update',
			'user_login',
			'user_delete',
		]);
		expect(items).toMatchObject([
			{ category: 'user', data: { login: 'zoe', user_id: userId } },
			{ data: { phone: '555-1' } },
			{ data: { login: 'zoe', ip_address: '198.51.100.7' } },
			{ data: { user_id: userId } },
		]);
	});
});

describe('over the sandbox’s own endpoints', () => {
	const control = async (path: string, body: unknown) =>
		await fetch(`${sandbox().url}/sandbox/${path}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});

	it('any event happens by POST /sandbox/events', async () => {
		const active = await trigger().activate({ events: ['checkout_cart_abandon', 'order_create'] });
		await control('events', { event: 'checkout_cart_abandon', record: { cart_id: 'C1' } });
		await control('events', { events: [{ order_create: order('A') }, { order_create: order('B') }] });
		expect((await trigger().items(active)).flat().map(({ event }) => event)).toEqual([
			'checkout_cart_abandon',
			'order_create',
			'order_create',
		]);
	});

	it('someone signs in by POST /sandbox/logins', async () => {
		const active = await trigger().activate({ events: ['user_login'] });
		await control('logins', { user_id: sandbox().list('user')[0]?.user_id, ip_address: '198.51.100.9' });
		expect(await trigger().items(active)).toMatchObject([[{ data: { ip_address: '198.51.100.9' } }]]);
	});
});

describe('batches', () => {
	it.each([
		[{ eventsPerDelivery: 10 }, [10, 10, 5]],
		[{}, [25]],
	])('with %p', async (options, sizes) => {
		const active = await trigger().activate({ events: ['order_create'], options });
		for (let n = 0; n < 25; n += 1) sandbox().emitEvent('order_create', order(`O${n}`));
		expect((await trigger().items(active)).map(({ length }) => length)).toEqual(sizes);
	});
});

test('what comes out is what n8n shows of it beforehand', async () => {
	const active = await trigger().activate({ events: ['order_create', 'user_login'] });
	sandbox().emitEvent('order_create', order('A'));
	sandbox().emitEvent('order_surprise', order('B'));
	expectToDescribe(schemaOf('UltraCartTrigger', 'v1.0.0.json'), (await trigger().items(active)).flat());
});

test('a delivery may be a bare list', async () => {
	Object.assign(sandbox().switches, { deliveryBody: 'list' });
	const active = await trigger().activate({ events: ['order_create'] });
	sandbox().emitEvent('order_create', order('A'));
	expect(orders(await trigger().items(active))).toEqual([['A']]);
	expect(sandbox().deliveries()[0]?.body).toMatch(/^\[/);
});

describe('compressed deliveries', () => {
	it.each([
		['events', 'object'],
		['whole', 'object'],
		['events', 'list'],
		['whole', 'list'],
	] as const)('are unpacked, where UltraCart compresses %s of an %s', async (compressed, deliveryBody) => {
		Object.assign(sandbox().switches, { compressed, deliveryBody });
		const active = await trigger().activate({
			events: ['order_create'],
			options: { compressDeliveries: true },
		});
		sandbox().emitEvent('order_create', order('Ä€'));
		expect(orders(await trigger().items(active))).toEqual([['Ä€']]);
		expect(sandbox().deliveries()[0]?.body).not.toContain('order_id');
	});

	const gzip = (text: string) => gzipSync(text).toString('base64');
	const list = JSON.stringify([{ order_create: order('A') }]);

	it.each([
		['a JSON text', JSON.stringify(gzip(`{"events":${list}}`)), 'application/json'],
		['a list without its name', JSON.stringify(gzip(list)), 'application/json'],
		[
			'a packed delivery in "events"',
			JSON.stringify({ events: gzip(`{"events":${list}}`) }),
			'application/json',
		],
		['line breaks in base64', gzip(list).replace(/(.{20})/g, '$1\n'), 'text/plain'],
		['a type that n8n leaves alone', gzip(list), 'application/octet-stream'],
		['plain JSON of such a type', list, 'application/octet-stream'],
	])('are read as %s', async (_, body, type) => {
		const active = await trigger().activate({ events: ['order_create'] });
		expect(await deliver(active, body, { 'Content-Type': type })).toMatchObject({ status: 200 });
		expect(orders(await trigger().items(active))).toEqual([['A']]);
	});
});

describe('anything else than UltraCart', () => {
	const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
	const name = () => String(trigger().webhooks[0]?.basic_username);
	const password = () => String(trigger().webhooks[0]?.basic_password);

	// All other ways to write it wrong are in registration.test.ts.
	it.each<[string, () => string]>([
		['nothing', () => ''],
		['another password', () => basic(`${name()}:wrong`)],
		['a very long one', () => basic('x'.repeat(10_000))],
	])('gets 401 and starts nothing: %s', async (_, authorization) => {
		const active = await trigger().activate({ events: ['order_create'] });
		const answer = await deliver(active, delivery({ order_create: order('A') }), {
			Authorization: authorization(),
		});
		expect(answer.status).toBe(401);
		expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/);
		expect(answer.text).not.toContain(password());
		expect(active.runs).toEqual([]);
	});

	it('gets 401 before its body is looked at', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		const answer = await deliver(active, 'no JSON', {
			'Content-Type': 'text/plain',
			Authorization: basic('a:b'),
		});
		expect(answer.status).toBe(401);
	});

	it('gets 401 where the workflow has made no webhook', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		active.staticData = {};
		expect(await deliver(active, delivery({ order_create: order('A') }))).toMatchObject({ status: 401 });
	});

	it("can't use the password of the test webhook, nor of another workflow", async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		await trigger().test(workflow);
		await trigger().activate({ events: ['order_create'] });
		const [, ...others] = trigger().webhooks;
		expect(others).toHaveLength(2);
		for (const { basic_username: user, basic_password: secret } of others) {
			const answer = await deliver(active, delivery({ order_create: order('A') }), {
				Authorization: basic(`${String(user)}:${String(secret)}`),
			});
			expect(answer.status).toBe(401);
		}
	});

	it('finds no password in the static data', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		expect(password()).toHaveLength(43);
		expect(JSON.stringify(active.staticData)).not.toContain(password());
		expect(JSON.stringify(active.staticData)).toContain(name());
	});

	it('does not guess from another activation', async () => {
		await trigger().activate({ events: ['order_create'] });
		await trigger().activate({ events: ['order_create'] });
		const secrets = trigger().webhooks.flatMap(({ basic_username: a, basic_password: b }) => [a, b]);
		expect(new Set(secrets).size).toBe(4);
	});
});

describe('deliveries with nothing in them', () => {
	it.each([
		['no body', ''],
		['an empty object', '{}'],
		['an empty list', '{"events":[]}'],
		['null', '{"events":null}'],
		['a number', '{"events":7}'],
		['entries that are no objects', '{"events":[null,1,"order_create",["order_create"]]}'],
		['something else', '{"hello":"there"}'],
	])('are answered with 200 and start nothing: %s', async (_, body) => {
		const active = await trigger().activate({ events: ['order_create'] });
		expect(await deliver(active, body)).toMatchObject({ status: 200 });
		expect(active.runs).toEqual([]);
	});

	it('a record that is missing is an empty one', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		await deliver(active, '{"events":[{"order_create":null},{"order_create":"?"}]}');
		expect((await trigger().items(active)).flat().map(({ data }) => data)).toEqual([{}, {}]);
	});

	it('names from JavaScript’s own objects are names like others', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		await deliver(active, '{"events":[{"constructor":{"a":1}},{"__proto__":{"polluted":true}}]}');
		expect((await trigger().items(active)).flat().map(({ event }) => event)).toEqual([
			'constructor',
			'__proto__',
		]);
		expect(({} as IDataObject).polluted).toBeUndefined();
	});
});

describe('deliveries that can not be read', () => {
	const gzip = (text: string | Buffer) => gzipSync(text).toString('base64');
	const nested = `{"events":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

	it.each<[string, () => string, string, number, RegExp]>([
		['text', () => 'hello', 'text/plain', 400, /neither JSON nor compressed JSON/],
		['a JSON text that says nothing', () => '"hello"', 'application/json', 400, /neither JSON/],
		['broken JSON', () => '{"events":[', 'application/json', 422, /parse/],
		['broken JSON of another type', () => '{"events":[', 'text/plain', 400, /neither JSON/],
		[
			'broken compression',
			() => JSON.stringify({ events: gzip('[1]').slice(0, 20) }),
			'application/json',
			400,
			/can't be unpacked/,
		],
		[
			'compression of something else',
			() => JSON.stringify({ events: gzip('hello') }),
			'application/json',
			400,
			/neither JSON/,
		],
		['a form', () => 'events=1', 'application/x-www-form-urlencoded', 400, /neither JSON/],
		[
			'a bomb',
			() => JSON.stringify({ events: gzip(Buffer.alloc(200 * 1024 * 1024)) }),
			'application/json',
			413,
			/unpacks to is larger than 16 MB/,
		],
		['deep nesting', () => nested, 'application/json', 400, /nested deeper than 100/],
		[
			'deep nesting in an event',
			() => nested.replace('[', '[{"order_create":{"x":[').replace(/\]}$/, ']}}]}'),
			'application/json',
			400,
			/nested deeper than 100/,
		],
		['deep nesting in a text', () => JSON.stringify(nested), 'application/json', 400, /nested deeper/],
		['deep nesting, compressed', () => gzip(nested), 'text/plain', 400, /nested deeper/],
		[
			'deep nesting in a compressed list',
			() => JSON.stringify({ events: gzip(nested) }),
			'application/json',
			400,
			/nested deeper/,
		],
		[
			'a million of nothing',
			() => gzip(`[${'{},'.repeat(1_000_000)}{}]`),
			'text/plain',
			413,
			/too many values/,
		],
		['more than n8n takes', () => 'x'.repeat(17 * 1024 * 1024), 'text/plain', 413, /large/],
	])('get a clear answer: %s', async (_, body, type, status, words) => {
		const active = await trigger().activate({ events: ['order_create'] });
		const answer = await deliver(active, body(), { 'Content-Type': type });
		expect(answer.status).toBe(status);
		expect(answer.text).toMatch(words);
		expect(active.runs).toEqual([]);
	});

	it('are logged, without a word of what they hold', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		const from = logCount();
		await deliver(active, 'SECRET', { 'Content-Type': 'text/plain' });
		await deliver(active, '{"SECRET":"there"}');
		await deliver(active, 'SECRET', { 'Content-Type': 'text/plain', Authorization: 'Basic eDp5' });
		await deliver(active, delivery({ order_ship: order('not chosen') }));
		const logged = logsFrom(from).filter(({ level }) => level === 'warn');
		expect(logged).toEqual([
			{
				level: 'warn',
				message:
					'No event could be read in a delivery of UltraCart: The delivery is neither JSON nor compressed JSON',
				metadata: expect.objectContaining({ nodeName: TRIGGER_NODE }) as unknown,
			},
			expect.objectContaining({
				message: 'No event could be read in a delivery of UltraCart: it holds none',
			}),
		]);
		expect(JSON.stringify(logged)).not.toContain('SECRET');
	});
});

describe('a delivery that UltraCart sends again', () => {
	const A = { order_update: order('A', { current_stage: 'Hold' }) };
	const changed = { order_update: order('A', { current_stage: 'Rejected' }) };
	const failed = { order_payment_failed: order('A') };
	const B = { order_update: order('B') };

	const runsOf = async (deliveries: IDataObject[][], options: IDataObject = {}) => {
		const events = ['order_update', 'order_payment_failed'];
		const active = await trigger().activate({ events, options });
		for (const entries of deliveries) {
			expect(await deliver(active, delivery(...entries))).toMatchObject({ status: 200 });
		}
		const lists = await trigger().items(active);
		return lists.map((items) => items.map(({ event, data }) => ({ [event as string]: data })));
	};
	const later = (minutes: number) => {
		const now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now + minutes * MINUTE);
	};
	afterEach(() => jest.restoreAllMocks());

	// All other cases are in deduplicate.test.ts.
	it('starts nothing where it equals one of the last minutes as a whole', async () => {
		expect(await runsOf([[A, B], [A, B], [A], [B, A], [A, B]])).toEqual([[A, B], [A], [B, A]]);
	});

	it('starts the workflow where anything is new in it, with all that it holds', async () => {
		expect(await runsOf([[failed], [failed, failed], [A], [changed, A], [A, changed]])).toEqual([
			[failed],
			[failed, failed],
			[A],
			[changed, A],
			[A, changed],
		]);
	});

	it.each([
		[{}, 14, 1],
		[{}, 15, 2],
		[{ repeatedWithin: 60 }, 59, 1],
		[{ repeatedWithin: 1 }, 1, 2],
		[{ ignoreRepeatedEvents: false }, 0, 2],
	])('with %p, %p minutes later: %p runs', async (options, minutes, runs) => {
		const active = await trigger().activate({ events: ['order_update'], options });
		await deliver(active, delivery(A));
		later(minutes);
		await deliver(active, delivery(A));
		expect(active.runs).toHaveLength(runs);
	});

	it('counts by what it says, however it is written and packed', async () => {
		const active = await trigger().activate({ events: ['order_update'] });
		const packed = JSON.stringify({ events: gzipSync(JSON.stringify([A])).toString('base64') });
		const turned = '{"events":[{"order_update":{"current_stage":"Hold","order_id":"A"}}]}';
		for (const body of [packed, delivery(A), turned, JSON.stringify([A])]) await deliver(active, body);
		expect(active.runs).toHaveLength(1);
	});

	it.each([false, true])(
		'starts once where it comes twice at the same instant, compressed: %p',
		async (compressed) => {
			const active = await trigger().activate({ events: ['order_update'] });
			const list = [A];
			const events = compressed ? gzipSync(JSON.stringify(list)).toString('base64') : list;
			const body = JSON.stringify({ events });
			const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(active, body)));
			expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
			expect(active.runs).toHaveLength(1);
		},
	);

	it('is known though an execution has overwritten the static data', async () => {
		const active = await trigger().activate({ events: ['order_update'] });
		const before = structuredClone(active.staticData);
		await deliver(active, delivery(A));
		active.staticData = before;
		await deliver(active, delivery(A));
		expect(active.runs).toHaveLength(1);
	});

	// With a new password, this process knows nothing of the webhook any more: the static data does.
	it('is known after the parameters were changed', async () => {
		const workflow = trigger().workflow({ events: ['order_update'] });
		const active = await trigger().activateWorkflow(workflow);
		await deliver(active, delivery(A));
		const [node] = workflow.nodes;
		if (node) node.parameters.events = ['order_update', 'order_create'];
		const changedSince = await trigger().activateWorkflow(workflow, active.staticData);
		await deliver(changedSince, delivery(A));
		expect(changedSince.runs).toEqual([]);
	});

	it('starts what was refused before', async () => {
		const active = await trigger().activate({ events: ['order_update'] });
		expect(await deliver(active, delivery(A), { Authorization: 'Basic eDp5' })).toMatchObject({
			status: 401,
		});
		await deliver(active, delivery(A));
		expect(active.runs).toHaveLength(1);
	});

	it('starts what n8n could not start before', async () => {
		const active = await trigger().activate({ events: ['order_update'] });
		trigger().host.isBroken = true;
		expect(await deliver(active, delivery(A))).toMatchObject({ status: 500 });
		trigger().host.isBroken = false;
		await deliver(active, delivery(A));
		expect(orders(await trigger().items(active))).toEqual([['A']]);
	});

	it('starts what nobody had chosen before', async () => {
		const workflow = trigger().workflow({ events: ['order_update'] });
		const active = await trigger().activateWorkflow(workflow);
		await deliver(active, delivery(failed));
		const [node] = workflow.nodes;
		if (node) node.parameters.events = ['order_payment_failed'];
		const changedSince = await trigger().activateWorkflow(workflow, active.staticData);
		await deliver(changedSince, delivery(failed));
		expect(changedSince.runs).toHaveLength(1);
	});

	it('is remembered within bounds', async () => {
		const active = await trigger().activate({ events: ['order_update'] });
		const data = active.staticData[`node:${TRIGGER_NODE}`] as { production: IDataObject };
		const at = Date.now();
		const digest = (n: number) => `${n}`.padStart(22, '-');
		data.production.accepted = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [digest(n), at]));
		await deliver(active, delivery(A));
		expect(active.runs).toHaveLength(1);
		const saved = JSON.stringify(active.staticData);
		expect(saved).not.toContain(digest(0));
		expect(saved).toContain(digest(1));
		expect(saved.length).toBeLessThan(50_000);
	});
});

describe('while n8n can not be reached', () => {
	/** Lets the node refuse, by taking its memory away for a while. */
	const broken = async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		const { staticData } = active;
		active.staticData = {};
		return { active, mend: () => (active.staticData = staticData) };
	};

	it('events wait, and come together with those that happened meanwhile', async () => {
		const { active, mend } = await broken();
		sandbox().emitEvent('order_create', order('A'));
		await sandbox().delivered();
		sandbox().emitEvent('order_create', order('B'));
		await sandbox().delivered();
		expect(sandbox().deliveries()).toMatchObject([{ status: 401, events: ['order_create'] }]);
		expect(trigger().webhooks[0]).toMatchObject({ pending: 2, consecutive_failures: 1 });

		mend();
		sandbox().clock.advance(MINUTE);
		expect(orders(await trigger().items(active))).toEqual([['A', 'B']]);
		expect(trigger().webhooks[0]).toMatchObject({ pending: 0, consecutive_failures: 0 });
	});

	it('the webhook is disabled after many deliveries in vain', async () => {
		await broken();
		sandbox().emitEvent('order_create', order('A'));
		for (let tries = 0; tries < MAX_FAILURES + 5; tries += 1) {
			await sandbox().delivered();
			sandbox().clock.advance(60 * MINUTE);
		}
		expect(sandbox().deliveries()).toHaveLength(MAX_FAILURES);
		expect(trigger().webhooks[0]).toMatchObject({ disabled: true });
	});

	it('activating again revives it, and nothing is lost', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const first = await trigger().activateWorkflow(workflow);
		first.staticData = {};
		sandbox().emitEvent('order_create', order('A'));
		for (let tries = 0; tries < MAX_FAILURES; tries += 1) {
			await sandbox().delivered();
			sandbox().clock.advance(60 * MINUTE);
		}
		const active = await trigger().activateWorkflow(workflow);
		expect(orders(await trigger().items(active))).toEqual([['A']]);
	});

	it('a delivery whose answer was lost starts nothing the second time', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		sandbox().emitEvent('order_create', order('A'));
		await sandbox().delivered();
		// UltraCart did not get the answer: the same event is still on its list.
		sandbox().emitEvent('order_create', order('A'));
		await sandbox().delivered();
		sandbox().emitEvent('order_create', order('B'));
		expect(orders(await trigger().items(active))).toEqual([['A'], ['B']]);
	});
});

test('the sandbox sends nothing to other computers', async () => {
	sandbox().insert('webhook', {
		webhook_url: 'https://hooks.example.com/1',
		event_categories: [
			{ event_category: 'order', events: [{ event_name: 'order_create', subscribed: true }] },
		],
	});
	sandbox().emitEvent('order_create', order('A'));
	await sandbox().delivered();
	expect(sandbox().deliveries()).toMatchObject([
		{ arrived: false, answer: 'The sandbox delivers to loopback addresses only' },
	]);
});

test('workflows that are activated together wait for each other', async () => {
	await Promise.all(
		['order_create', 'item_update', 'user_login'].map(
			async (event) => await trigger().activate({ events: [event] }),
		),
	);
	expect(trigger().webhooks).toHaveLength(3);
	expect(sandbox().log).toMatchObject({ refused: 0, maximumInFlight: 1 });
});

test('no key and no password comes out anywhere', async () => {
	const active = await trigger().activate({ events: ['order_create'] });
	sandbox().emitEvent('order_create', order('A'));
	await sandbox().delivered();
	const [run] = await Promise.all(active.runs);
	const everything = `${run?.everything() ?? ''}${JSON.stringify(active.staticData)}`;
	for (const secret of [sandbox().key, String(trigger().webhooks[0]?.basic_password)]) {
		expect(everything).not.toContain(secret);
	}
});

test('the answer comes before the workflow runs', async () => {
	const active = await trigger().activate({ events: ['order_create'] });
	const answer = await deliver(active, delivery({ order_create: order('A') }));
	expect(answer.text).toContain('Received');
	expect(trigger().env.requests.filter((line) => !line.includes('/webhook'))).toEqual([]);
});
