/** The webhook in UltraCart that belongs to an active workflow: made, compared, reused, deleted. */
import type { IDataObject } from 'n8n-workflow';

import { WebhookHost, type Activation, type WorkflowJson } from '../../../harness/engine';
import type { Json } from '../../../sandbox/json';
import { objectsIn } from '../../../sandbox/json';
import { subscribedEvents } from '../../../sandbox/webhooks/subscriptions';
import { shortenTimeLimits } from '../../support/time';
import { TRIGGER_NODE, useTriggerTestEnvironment } from '../../support/triggerTestEnvironment';

const trigger = useTriggerTestEnvironment({ limits: false });

const requests = () => trigger().env.requests.map((line) => line.replace('/rest/v2/webhook', ''));
const only = (): Json => {
	const { webhooks } = trigger();
	expect(webhooks).toHaveLength(1);
	return webhooks[0] ?? {};
};
/** Changes the only webhook as someone does in UltraCart's back office. */
function change(changes: Json): void {
	const { account } = trigger().sandbox;
	const records = account.recordsOf(account.resource('webhook'));
	const [record = {}] = records.all();
	records.put({ ...record, ...changes });
}
const namesIn = (webhook: Json) => subscribedEvents(webhook).map(({ event_name: name }) => name);

const everything: IDataObject = {
	events: ['order_create', 'order_update', 'user_login', 'auto_order_cancel'],
	includeInOrder: ['item', 'billing', 'payment.transaction'],
	includeInAutoOrder: 'items, original_order',
	options: {
		comment: 'Win-back',
		compressDeliveries: true,
		eventsPerDelivery: 25,
		filter: '{"current_stage": ["Completed Order"]}',
	},
};

describe('activating', () => {
	it('makes a webhook of what the parameters say', async () => {
		const active = await trigger().activate(everything);

		expect(only()).toMatchObject({
			webhook_url: active.url,
			api_version: '2017-03-01',
			authentication_type: 'basic',
			compress_events: true,
			maximum_events: 25,
			maximum_size: 900_000,
			disabled: false,
		});
		const ruler = '{"current_stage":["Completed Order"]}';
		const comments = 'Win-back';
		expect(subscribedEvents(only())).toMatchObject([
			{ event_name: 'auto_order_cancel', expansion: 'items,original_order', event_ruler: ruler, comments },
			{
				event_name: 'order_create',
				expansion: 'item,billing,payment.transaction',
				event_ruler: ruler,
				comments,
			},
			{ event_name: 'order_update' },
			{ event_name: 'user_login', expansion: '', event_ruler: ruler, comments },
		]);
		expect(requests()).toEqual(['GET /webhooks', 'GET /webhooks', 'POST /webhooks']);
	});

	it.each([false, true])('connects by OAuth: %s', async (oAuth2) => {
		await trigger().activate({ events: ['order_create'] }, { oAuth2 });
		expect(namesIn(only())).toEqual(['order_create']);
	});

	it('refreshes an expired token', async () => {
		const { oauth } = trigger().sandbox;
		const workflow = trigger().workflow({ events: ['order_create'] }, { oAuth2: true });
		const { env, host } = trigger();
		env.refreshCredentials();
		oauth.expireAll();
		await host.activate(workflow, env.credentials);
		expect(namesIn(only())).toEqual(['order_create']);
	});

	const sent = () => {
		const [{ body } = {}] = trigger().sandbox.log.of('insertWebhook');
		return objectsIn((body as Json).event_categories).flatMap(({ events }) => objectsIn(events));
	};

	it('asks for all events where there is no filter', async () => {
		await trigger().activate({ events: ['order_create'] });
		expect(sent()).toMatchObject([{ event_ruler: null }]);
	});

	it('asks for expansions as they are given: in their order, and with their arguments', async () => {
		const includeInItem = 'tags, content.multimedia.thumbnails[filter(100,100,"png", true)],content';
		await trigger().activate({ events: ['item_update'], includeInItem });
		expect(sent()).toMatchObject([
			{ expansion: 'tags,content.multimedia.thumbnails[filter(100,100,"png", true)],content' },
		]);
	});

	it('takes the filter as an object from an expression', async () => {
		await trigger().activate({
			events: ['order_create'],
			options: { filter: '={{ { order_id: ["A"] } }}' },
		});
		expect(subscribedEvents(only())).toMatchObject([{ event_ruler: '{"order_id":["A"]}' }]);
	});

	it('takes the events from an expression, and the filter with them', async () => {
		const filter = '{"merchant_item_id": ["A"]}';
		await trigger().activate({ events: '={{ ["item_update", "item_create"] }}', options: { filter } });
		expect(namesIn(only())).toEqual(['item_create', 'item_update']);
		expect(sent()).toMatchObject(Array(2).fill({ event_ruler: '{"merchant_item_id":["A"]}' }));
	});

	it.each([
		['nothing is said', {}, 'billing,coupon,item,summary'],
		['another choice is made', { includeInOrder: ['taxes'] }, 'taxes'],
		['none is wanted', { includeInOrder: [] }, ''],
	])('asks for what most workflows need of an order where %s', async (_, include, expansion) => {
		await trigger().activate({ events: ['order_create', 'customer_create'], ...include });
		expect(sent()).toMatchObject([
			{ event_name: 'customer_create', expansion: '' },
			{ event_name: 'order_create', expansion },
		]);
	});
});

describe('what a merchant reads of the webhook in UltraCart', () => {
	const address = (id?: string) => `http://localhost:5678/workflow/${id ?? ''}`;
	const named = (name: string) => ({ ...trigger().workflow({ events: ['order_create'] }), name });

	it('is the name of the workflow, and where that is', async () => {
		const active = await trigger().activateWorkflow(named('Win-back of old customers'));
		expect(only()).toMatchObject({
			name: 'n8n: Win-back of old customers',
			merchant_comments: address(active.id),
		});
	});

	it.each([
		['a'.repeat(100), `n8n: ${'a'.repeat(75)}`],
		[`${'a'.repeat(74)}😀`, `n8n: ${'a'.repeat(74)}`],
		[`${'a'.repeat(74)} b`, `n8n: ${'a'.repeat(74)}`],
	])('is cut to what UltraCart takes: %s', async (given, kept) => {
		await trigger().activateWorkflow(named(given));
		expect(only().name).toBe(kept);
	});

	it('follows the workflow when it is renamed, and leaves what the merchant has written', async () => {
		const workflow = named('Old');
		const active = await trigger().activateWorkflow(workflow);
		change({ merchant_comments: 'Do not delete' });
		expect(await trigger().host.checkExists(active)).toBe(true);
		change({ name: 'n8n: Older' });
		expect(await trigger().host.checkExists(active)).toBe(false);
	});

	it.each(['insertWebhook', 'updateWebhook'])(
		'is left out where UltraCart refuses it: %s',
		async (endpoint) => {
			const workflow = trigger().workflow({ events: ['order_create'] });
			if (endpoint === 'updateWebhook') {
				const { staticData } = await trigger().activateWorkflow(workflow);
				expect(staticData).not.toEqual({});
			}
			Object.assign(trigger().sandbox.switches, { webhookTexts: 'refused' });
			trigger().sandbox.log.reset();
			const active = await trigger().activateWorkflow(workflow);
			const sent = trigger()
				.sandbox.log.of(endpoint)
				.map(({ body }) => body as Json);
			expect(sent.map(({ name }) => name !== undefined)).toEqual([true, false]);
			expect(sent[1]).not.toHaveProperty('merchant_comments');
			expect(namesIn(only())).toEqual(['order_create']);
			expect(await trigger().host.checkExists(active)).toBe(true);
		},
	);

	it('makes no second webhook where UltraCart refuses although it has made one', async () => {
		trigger().sandbox.faults.add({ on: 'insertWebhook', kind: 'statusAfter', status: 400 });
		const active = await trigger().activate({ events: ['order_create'] });
		expect(only().webhook_url).toBe(active.url);
	});
});

describe('events that came after this version of the node', () => {
	beforeEach(() => Object.assign(trigger().sandbox.switches, { webhookEventsAdded: 'some' }));
	const parameters = (...otherEvents: string[]) => ({
		events: ['order_create'],
		includeInOrder: ['item'],
		options: { otherEvents },
	});

	it('are subscribed to in the category of their siblings, or in their own', async () => {
		const active = await trigger().activate(parameters('order_split', 'gift_registry_create'));
		expect(subscribedEvents(only())).toMatchObject([
			{ event_name: 'order_create', expansion: 'item' },
			{ event_name: 'order_split', expansion: 'item' },
			{ event_name: 'gift_registry_create', expansion: '' },
		]);
		const [{ body } = {}] = trigger().sandbox.log.of('insertWebhook');
		const sent = objectsIn((body as Json).event_categories);
		expect(sent.map(({ event_category: name }) => name)).toEqual(['order', 'gift_registry']);
		expect(await trigger().host.checkExists(active)).toBe(true);

		trigger().sandbox.emitEvent('gift_registry_create', { id: 'A' });
		expect(await trigger().items(active)).toEqual([
			[{ event: 'gift_registry_create', category: null, data: { id: 'A' } }],
		]);
	});

	it('may be all that is wanted', async () => {
		await trigger().activate({ options: { otherEvents: ['order_split'] } });
		expect(namesIn(only())).toEqual(['order_split']);
	});

	it('are asked for only where one is chosen', async () => {
		await trigger().activate({ events: ['order_create'], options: { otherEvents: ['order_update'] } });
		expect(namesIn(only())).toEqual(['order_create', 'order_update']);
		expect(trigger().sandbox.log.of('getWebhookEventCategories')).toEqual([]);
	});

	it('that the account does not have are told', async () => {
		await expect(trigger().activate(parameters('order_melt'))).rejects.toMatchObject({
			message: "Other Event Names or IDs holds 'order_melt', which is no event of UltraCart",
		});
		expect(trigger().webhooks).toEqual([]);
	});
});

describe('a workflow that was active before', () => {
	it('keeps its webhook and its password where nothing has changed', async () => {
		const active = await trigger().activate(everything);
		const before = active.staticData;
		trigger().sandbox.log.reset();

		expect(await trigger().host.checkExists(active)).toBe(true);
		expect(requests()).toEqual(['GET /webhooks']);
		expect(active.staticData).toEqual(before);
	});

	it.each(['all', 'subscribed'] as const)(
		'compares where UltraCart shows %s events',
		async (webhookEvents) => {
			Object.assign(trigger().sandbox.switches, { webhookEvents });
			const active = await trigger().activate(everything);
			expect(await trigger().host.checkExists(active)).toBe(true);
		},
	);

	it('does the same where UltraCart has other names for the categories', async () => {
		Object.assign(trigger().sandbox.switches, { webhookCategories: 'plural' });
		const workflow = trigger().workflow(everything);
		const active = await trigger().activateWorkflow(workflow);
		expect(objectsIn(only().event_categories)[0]).toMatchObject({ event_category: 'auto_orders' });
		trigger().sandbox.log.reset();
		const again = await trigger().activateWorkflow(workflow, active.staticData);
		expect(requests()).toEqual(['GET /webhooks']);
		expect(await trigger().host.checkExists(again)).toBe(true);
	});

	it.each(['all', 'subscribed'] as const)(
		'keeps the names of its categories where UltraCart has others and shows %s events',
		async (webhookEvents) => {
			Object.assign(trigger().sandbox.switches, { webhookCategories: 'plural', webhookEvents });
			const workflow = trigger().workflow({ events: ['item_update', 'user_login'] });
			const { staticData } = await trigger().activateWorkflow(workflow);
			const [node] = workflow.nodes;
			if (node) node.parameters.events = ['item_update', 'item_create', 'order_create'];
			const shown = objectsIn(only().event_categories).map(({ event_category: name }) => name);
			await trigger().activateWorkflow(workflow, staticData);
			const [{ body } = {}] = trigger().sandbox.log.of('updateWebhook');
			const sent = objectsIn((body as Json).event_categories);
			expect(sent.map(({ event_category: name }) => name)).toEqual(
				webhookEvents === 'all' ? shown : ['items', 'users', 'order'],
			);
			expect(namesIn(only())).toEqual(['item_create', 'item_update', 'order_create']);
		},
	);

	it('asks only once for more than UltraCart allows', async () => {
		const options = { eventsPerDelivery: 1000 };
		const workflow = trigger().workflow({ events: ['order_create'], options });
		const active = await trigger().activateWorkflow(workflow);
		expect(only().maximum_events).toBe(500);
		trigger().sandbox.log.reset();
		await trigger().activateWorkflow(workflow, active.staticData);
		expect(requests()).toEqual(['GET /webhooks']);
	});

	it('asks for less where its webhook delivers more at once than it wants', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		const { maximum_size, maximum_events } = only();
		const asked = { maximum_size, maximum_events };
		for (const larger of [{ maximum_size: 921_600 }, { maximum_events: 200 }]) {
			change({ ...asked, ...larger });
			expect(await trigger().host.checkExists(active)).toBe(false);
		}
		for (const smaller of [{ maximum_size: 300_000 }, { maximum_size: null, maximum_events: null }]) {
			change({ ...asked, ...smaller });
			expect(await trigger().host.checkExists(active)).toBe(true);
		}
	});

	it('asks again where it does not know what it has asked for', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		const data = active.staticData[`node:${TRIGGER_NODE}`] as { production: IDataObject };
		delete data.production.eventsPerDelivery;
		expect(await trigger().host.checkExists(active)).toBe(false);
	});

	const withOptions = (more: IDataObject) => ({
		options: { ...(everything.options as IDataObject), ...more },
	});
	const changes: [string, IDataObject][] = [
		['an event more', { events: ['order_create', 'user_login', 'auto_order_cancel', 'order_ship'] }],
		['an event less', { events: ['order_create', 'order_update', 'user_login'] }],
		['another expansion', { includeInOrder: ['item'] }],
		['an expansion typed in', { includeInAutoOrder: 'items' }],
		['a comma within an expansion', { includeInAutoOrder: 'items(original_order,a)' }],
		['another filter', withOptions({ filter: '{"current_stage": ["Hold"]}' })],
		['no filter', withOptions({ filter: '' })],
		['another comment', withOptions({ comment: 'Other' })],
		['no compression', withOptions({ compressDeliveries: false })],
		['other deliveries', withOptions({ eventsPerDelivery: 30 })],
	];

	it.each(changes)('reuses its webhook for %s', async (_, change) => {
		const workflow = trigger().workflow(everything);
		const active = await trigger().activateWorkflow(workflow);
		const { webhook_oid: oid } = only();
		trigger().sandbox.log.reset();
		const [node] = workflow.nodes;
		if (node) Object.assign(node.parameters, change);
		const again = await trigger().activateWorkflow(workflow, active.staticData);

		expect(only().webhook_oid).toBe(oid);
		expect(requests()).toEqual(['GET /webhooks', 'GET /webhooks', `PUT /webhooks/${String(oid)}`]);
		expect(await trigger().host.checkExists(again)).toBe(true);
		trigger().sandbox.emitEvent('user_login', { login: 'ann', current_stage: 'Hold' });
		await trigger().sandbox.delivered();
		expect(
			trigger()
				.sandbox.deliveries()
				.every(({ status }) => status === 200),
		).toBe(true);
	});

	it.each(['off', 'kept'] as const)(
		'unsubscribes what is not wanted any more, where UltraCart keeps what a list leaves out: %s',
		async (unnamedEntries) => {
			Object.assign(trigger().sandbox.switches, { unnamedEntries });
			const workflow = trigger().workflow(everything);
			const { staticData } = await trigger().activateWorkflow(workflow);
			const [node] = workflow.nodes;
			if (node) node.parameters.events = ['item_update'];
			await trigger().activateWorkflow(workflow, staticData);
			expect(namesIn(only())).toEqual(['item_update']);
		},
	);

	it('makes a new password where the workflow has lost the old one', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		await trigger().activateWorkflow(workflow);
		const { basic_password: before } = only();
		const active = await trigger().activateWorkflow(workflow);

		expect(only().basic_password).not.toBe(before);
		trigger().sandbox.emitEvent('order_create', { order_id: 'A' });
		expect(await trigger().items(active)).toHaveLength(1);
	});

	it('revives a webhook that UltraCart has disabled', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const { staticData } = await trigger().activateWorkflow(workflow);
		const { account } = trigger().sandbox;
		const records = account.recordsOf(account.resource('webhook'));
		const [record] = records.all();
		records.put({ ...record, disabled: true });
		await trigger().activateWorkflow(workflow, staticData);
		expect(only().disabled).toBe(false);
	});

	it('makes another where someone has deleted it in UltraCart', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const { staticData } = await trigger().activateWorkflow(workflow);
		trigger().sandbox.remove('webhook', only().webhook_oid as number);
		const active = await trigger().activateWorkflow(workflow, staticData);
		trigger().sandbox.emitEvent('order_create', { order_id: 'A' });
		expect(await trigger().items(active)).toHaveLength(1);
	});

	it('leaves one where there are two for its address', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const { staticData, url } = await trigger().activateWorkflow(workflow);
		trigger().sandbox.insert('webhook', { webhook_url: url });
		await trigger().activateWorkflow(workflow, staticData);
		expect(namesIn(only())).toEqual(['order_create']);
	});
});

describe('where n8n has another address than before', () => {
	/** Nothing listens there. */
	const FORMER = 'http://127.0.0.1:1';
	let workflow: WorkflowJson;
	let formerHost: WebhookHost;
	let former: Activation;

	const addresses = () => trigger().webhooks.map(({ webhook_url: url }) => url);
	const remembered = ({ staticData }: Activation) =>
		staticData[`node:${TRIGGER_NODE}`] as Record<string, IDataObject>;
	/** n8n starts at the new address, with what its database holds. */
	const restart = async () => await trigger().activateWorkflow(workflow, former.staticData);

	beforeEach(async () => {
		const { env } = trigger();
		env.refreshCredentials();
		workflow = trigger().workflow({ events: ['order_create'] });
		formerHost = new WebhookHost(env.engine, { publicUrl: FORMER });
		former = await formerHost.activate(workflow, env.credentials);
		trigger().sandbox.log.reset();
	});

	it('it gets a webhook there, and nothing is left of either after deactivation', async () => {
		const before = only();
		const active = await restart();
		expect(addresses()).toEqual([former.url, active.url]);
		expect(trigger().webhooks[0]).toEqual(before);
		expect(await trigger().host.checkExists(active)).toBe(true);
		await trigger().deactivate(active);
		expect(trigger().webhooks).toEqual([]);
	});

	it('those for all former addresses are remembered', async () => {
		const { engine, credentials } = trigger().env;
		const between = new WebhookHost(engine, { publicUrl: 'http://127.0.0.1:2' });
		const { staticData } = await between.activate(workflow, credentials, former.staticData);
		const active = await trigger().activateWorkflow(workflow, staticData);
		expect(addresses()).toHaveLength(3);
		expect(remembered(active).production?.former).toHaveLength(2);
		await trigger().deactivate(active);
		expect(trigger().webhooks).toEqual([]);
	});

	it('deactivating deletes the webhook for the former address', async () => {
		await trigger().deactivate(former);
		expect(trigger().webhooks).toEqual([]);
		expect(remembered(former)).toEqual({});
	});

	it.each<[string, (url: string) => IDataObject]>([
		['number', () => ({ oid: 4711 })],
		['address', (url) => ({ url: url.replace(FORMER, 'http://127.0.0.1:2') })],
		['user name', () => ({ userName: 'n8n-0123456789ab' })],
	])('a webhook with another %s than the workflow remembers stays as it is', async (_, other) => {
		const before = only();
		Object.assign(remembered(former).production ?? {}, other(former.url));
		const active = await restart();
		expect(addresses()).toEqual([former.url, active.url]);
		await trigger().deactivate(active);
		await trigger().deactivate(former);
		expect(only()).toEqual(before);
	});

	it.each([
		['test', 'production'],
		['production', 'test'],
	] as const)('the end of the %s webhook leaves the %s one alone', async (ended, other) => {
		const test = await formerHost.test(workflow, trigger().env.credentials);
		const activations = { production: former, test };
		const both = { ...remembered(former), ...remembered(test) };
		const active = activations[ended];
		active.staticData = { [`node:${TRIGGER_NODE}`]: both };
		await trigger().deactivate(active);
		expect(addresses()).toEqual([activations[other].url]);
		expect(Object.keys(remembered(active))).toEqual([other]);
	});
});

describe('an account with more webhooks than fit on a page', () => {
	const others = 450;

	beforeEach(() => {
		for (let n = 0; n < others; n += 1)
			trigger().sandbox.insert('webhook', { webhook_url: `https://hooks.example.com/${n}` });
	});

	it.each(['taken', 'refused'] as const)('finds its own, with pages over 100 %s', async (pagesOver100) => {
		Object.assign(trigger().sandbox.switches, { pagesOver100 });
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		const { webhook_oid: oid } = trigger().webhooks[others] ?? {};
		expect(await trigger().host.checkExists(active)).toBe(true);
		await trigger().activateWorkflow(workflow);
		expect(trigger().webhooks).toHaveLength(others + 1);
		expect(trigger().webhooks[others]).toMatchObject({ webhook_oid: oid, webhook_url: active.url });
		await trigger().deactivate(active);
		expect(trigger().webhooks).toHaveLength(others);
	});
});

describe('deactivating', () => {
	it('leaves nothing behind', async () => {
		const active = await trigger().activate(everything);
		await trigger().deactivate(active);

		expect(trigger().webhooks).toEqual([]);
		expect(active.staticData[`node:${TRIGGER_NODE}`]).toEqual({});
	});

	it('leaves what is not its own', async () => {
		trigger().sandbox.insert('webhook', { webhook_url: 'https://hooks.example.com/other' });
		const other = await trigger().activate({ events: ['order_create'] });
		const active = await trigger().activate({ events: ['order_create'] });
		await trigger().deactivate(active);
		expect(trigger().webhooks.map(({ webhook_url: url }) => url)).toEqual([
			'https://hooks.example.com/other',
			other.url,
		]);
	});

	it('is done where the webhook is gone already', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		trigger().sandbox.remove('webhook', only().webhook_oid as number);
		await trigger().deactivate(active);
		expect(trigger().webhooks).toEqual([]);
	});

	it.each([
		['the connection breaks after it was done', { kind: 'resetAfter' }],
		['the connection breaks before', { kind: 'resetBefore' }],
		['UltraCart is down for a moment', { kind: 'status', status: 503 }],
		['UltraCart refuses although it has done it', { kind: 'statusAfter', status: 400 }],
	] as const)('is done where %s', async (_, fault) => {
		const active = await trigger().activate({ events: ['order_create'] });
		trigger().sandbox.faults.add({ on: 'deleteWebhook', ...fault });
		await trigger().deactivate(active);
		expect(trigger().webhooks).toEqual([]);
	});

	it.each([
		['withoutLists', 'UltraCart answered without the list of webhooks that it was asked for'],
		['nullEntries', 'UltraCart sent a list of webhooks with an empty entry'],
	] as const)('a list of webhooks with %s is none to compare with', async (kind, message) => {
		const active = await trigger().activate({ events: ['order_create'] });
		trigger().sandbox.faults.add({ on: 'getWebhooks', kind, times: Infinity });
		await expect(trigger().activate({ events: ['order_create'] })).rejects.toMatchObject({
			name: 'NodeApiError',
			message,
		});
		await expect(trigger().deactivate(active)).rejects.toMatchObject({ message });
		expect(trigger().webhooks).toHaveLength(1);
	});

	it('nothing is left of an activation that broke off', async () => {
		trigger().sandbox.faults.add({ on: 'insertWebhook', kind: 'resetAfter' });
		await expect(trigger().activate({ events: ['order_create'] })).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'The connection to UltraCart broke off before the answer came',
		});
		expect(trigger().sandbox.log.of('insertWebhook')).toHaveLength(1);
		expect(trigger().webhooks).toEqual([]);
	});

	it('finds its webhook though the workflow has lost its memory', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		active.staticData = {};
		await trigger().deactivate(active);
		expect(trigger().webhooks).toEqual([]);
	});

	it('tells what UltraCart refuses, and forgets nothing', async () => {
		const active = await trigger().activate({ events: ['order_create'] });
		const remembered = active.staticData;
		trigger().sandbox.faults.add({ on: 'deleteWebhook', kind: 'status', status: 500 });
		await expect(trigger().deactivate(active)).rejects.toMatchObject({
			name: 'NodeApiError',
			httpCode: '500',
		});
		expect(active.staticData).toEqual(remembered);
	});
});

describe('"Listen for test event"', () => {
	it('has a webhook of its own beside the production one', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		const production = only();
		const test = await trigger().test(workflow);

		expect(trigger().webhooks.map(({ webhook_url: url }) => url)).toEqual([active.url, test.url]);
		await trigger().deactivate(test);
		expect(only()).toEqual(production);
		expect(await trigger().host.checkExists(active)).toBe(true);
	});

	it('survives that the workflow is deactivated', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		const test = await trigger().test(workflow);
		await trigger().deactivate(active);
		trigger().sandbox.emitEvent('order_create', { order_id: 'A' });

		expect(only().webhook_url).toBe(test.url);
		expect(await trigger().items(test)).toHaveLength(1);
	});

	it('both get every event, each once', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		const test = await trigger().test(workflow);
		trigger().sandbox.emitEvent('order_create', { order_id: 'A' });
		expect([await trigger().items(active), await trigger().items(test)].map(({ length }) => length)).toEqual([
			1, 1,
		]);
	});

	it('shares nothing even where n8n gives both the same static data', async () => {
		const workflow = trigger().workflow({ events: ['order_create'] });
		const active = await trigger().activateWorkflow(workflow);
		const test = await trigger().test(workflow);
		const both = {
			...(active.staticData[`node:${TRIGGER_NODE}`] as IDataObject),
			...(test.staticData[`node:${TRIGGER_NODE}`] as IDataObject),
		};
		expect(Object.keys(both)).toEqual(['production', 'test']);
		active.staticData = { [`node:${TRIGGER_NODE}`]: both };
		test.staticData = active.staticData;
		await trigger().deactivate(test);
		expect(Object.keys(test.staticData[`node:${TRIGGER_NODE}`] as IDataObject)).toEqual(['production']);
	});
});

describe('what the user reads', () => {
	const refusing = async (parameters: IDataObject, use: 'key' | 'readOnlyKey' = 'key'): Promise<unknown> => {
		const { env, host, sandbox } = trigger();
		env.refreshCredentials();
		const apiKey = sandbox[use];
		const key = { type: 'ultraCartSimpleKeyApi', data: { apiKey, baseUrl: sandbox.baseUrl } };
		const workflow = trigger().workflow(parameters);
		return await host.activate(workflow, { ...env.credentials, key }).then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
	};

	it('names the permission that is missing', async () => {
		const told = await refusing({ events: ['order_create'] }, 'readOnlyKey');
		expect(told).toMatchObject({
			name: 'NodeApiError',
			httpCode: '401',
			message: 'The credentials do not have the permission webhook_write',
			description: expect.stringContaining('has the permission webhook_write') as string,
		});
		expect(trigger().webhooks).toEqual([]);
	});

	it.each([
		['no event', { events: [] }, 'Trigger On is empty'],
		[
			'an event UltraCart does not have',
			{ events: '={{ ["order_created"] }}' },
			"Trigger On holds 'order_created', which is no event of UltraCart",
		],
		[
			'a filter that is not JSON',
			{ events: ['order_create'], options: { filter: '{"order_id": [A]}' } },
			"Filter is not valid JSON: line 1, column 15, at 'A'",
		],
		[
			'a filter that is a list',
			{ events: ['order_create'], options: { filter: '[1]' } },
			/Filter must be a single object/,
		],
		[
			'no events per delivery',
			{ events: ['order_create'], options: { eventsPerDelivery: 0 } },
			"Events per Delivery must be a whole number of at least 10, not '0'",
		],
		[
			'fewer events per delivery than UltraCart takes',
			{ events: ['order_create'], options: { eventsPerDelivery: 9 } },
			"Events per Delivery must be a whole number of at least 10, not '9'",
		],
		[
			'no time at all for repeats',
			{ events: ['order_create'], options: { repeatedWithin: 0 } },
			"Repeated Within (Minutes) must be above 0 and at most 1440, not '0'",
		],
		[
			'more than a day for repeats',
			{ events: ['order_create'], options: { repeatedWithin: 1441 } },
			"Repeated Within (Minutes) must be above 0 and at most 1440, not '1441'",
		],
	])('refuses %s before any call', async (_, parameters, message) => {
		const told = await refusing(parameters);
		expect(told).toMatchObject({ name: 'NodeOperationError' });
		expect((told as Error).message).toMatch(message);
		// n8n cleans up after an activation that did not work: that is the only call.
		expect(requests()).toEqual(['GET /webhooks']);
	});

	it('says so where other calls take too long', async () => {
		jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
		expect(await refusing({ events: ['order_create'] })).toMatchObject({
			name: 'NodeOperationError',
			message: 'UltraCart is busy with other calls of yours',
		});
	});

	it('says so where answers come in drops, and does not wait for longer than an activation may take', async () => {
		shortenTimeLimits(100);
		trigger().sandbox.faults.add({ kind: 'trickle', times: 99, on: 'getWebhooks' });
		expect(await refusing({ events: ['order_create'] })).toMatchObject({
			message: 'UltraCart is busy with other calls of yours',
		});
		expect(requests().length).toBeGreaterThan(1);
	});

	it('says what to do where UltraCart asks to wait for long', async () => {
		trigger().sandbox.faults.add({ kind: 'status', status: 429, headers: { 'Retry-After': '3600' } });
		expect(await refusing({ events: ['order_create'] })).toMatchObject({
			name: 'NodeApiError',
			httpCode: '429',
			description: expect.stringMatching(/Activate the workflow again in a few minutes$/) as string,
		});
	});

	it("passes on UltraCart's own words about a filter", async () => {
		const filter = '{"order_id": [{"looks-like": "A"}]}';
		const told = await refusing({ events: ['order_create'], options: { filter } });
		expect(told).toMatchObject({ name: 'NodeApiError', httpCode: '400' });
		expect((told as Error).message).toContain('looks-like');
	});

	it('holds no secret', async () => {
		trigger().sandbox.faults.add({ on: 'insertWebhook', kind: 'resetAfter' });
		const told = (await refusing({ events: ['order_create'] })) as Error;
		const [sent] = trigger().sandbox.log.of('insertWebhook');
		const { basic_password: password } = sent?.body as Json;
		expect(password).toHaveLength(43);
		const shown =
			JSON.stringify(told) + String(told.stack) + JSON.stringify(told, Object.getOwnPropertyNames(told));
		expect(shown).not.toContain(password);
		expect(shown).not.toContain(trigger().sandbox.key);
		expect((told as { description?: string }).description).toMatch(/look there for the webhook/);
	});
});

test('every chosen event reaches UltraCart in its own category', async () => {
	const { trigger: rows } = trigger().sandbox.account.table;
	const all = rows?.categories.flatMap(({ events }) => events.map(({ name }) => name)) ?? [];
	await trigger().activate({ events: all });
	expect(objectsIn(only().event_categories).map(({ event_category: name }) => name)).toEqual(
		rows?.categories.map(({ name }) => name),
	);
	expect(namesIn(only())).toEqual(all);
});
