/** An address that UltraCart could not reach or would refuse is told before anything is made. */
import nock from 'nock';

import { DEFAULT_BASE_URL } from '../../../credentials/baseUrl';
import { checkAddress } from '../../../nodes/UltraCartTrigger/address';
import { WebhookHost } from '../../../harness/engine';
import { useTriggerTestEnvironment } from '../../support/triggerTestEnvironment';

const trigger = useTriggerTestEnvironment();

const NETWORK = /exists only inside your own network/;
const UNENCRYPTED = /over https only/;

const refusal = (address: string | undefined, aboutCustomers: string[] = [], baseUrl = DEFAULT_BASE_URL) => {
	try {
		checkAddress(address, baseUrl, aboutCustomers);
		return undefined;
	} catch (thrown) {
		return (thrown as Error).message;
	}
};

test.each([
	'http://localhost:5678/webhook/1',
	'https://localhost/webhook/1',
	'https://n8n.localhost/webhook/1',
	'https://127.0.0.1/webhook/1',
	'https://127.1/webhook/1',
	'https://2130706433/webhook/1',
	'https://0.0.0.0/webhook/1',
	'https://10.1.2.3/webhook/1',
	'https://172.16.0.1/webhook/1',
	'https://172.31.255.1/webhook/1',
	'https://192.168.1.10:5678/webhook/1',
	'https://169.254.1.1/webhook/1',
	'https://100.64.0.1/webhook/1',
	'https://[::1]/webhook/1',
	'https://[fd12:3456::1]/webhook/1',
	'https://[fe80::1]/webhook/1',
	'https://[::ffff:10.0.0.1]/webhook/1',
	'https://n8n/webhook/1',
	'https://n8n./webhook/1',
	'https://n8n.local/webhook/1',
	'https://N8N.Internal./webhook/1',
])('%s can not be reached', (address) => {
	expect(refusal(address)).toMatch(NETWORK);
});

test.each([
	'https://n8n.example.com/webhook/1',
	'https://n8n.example.com:8443/webhook/1',
	'https://172.32.0.1/webhook/1',
	'https://100.128.0.1/webhook/1',
	'https://203.0.113.5/webhook/1',
	'https://[2001:db8::1]/webhook/1',
	'https://localhost.example.com/webhook/1',
	'https://home.example/webhook/1',
])('%s is fine', (address) => {
	expect(refusal(address, ['order'])).toBeUndefined();
});

test('plain http is refused for what concerns customers only', () => {
	expect(refusal('http://n8n.example.com/webhook/1', ['order'])).toMatch(UNENCRYPTED);
	expect(refusal('http://n8n.example.com/webhook/1')).toBeUndefined();
});

test.each([undefined, '', 'n8n'])('%p is no address', (address) => {
	expect(refusal(address)).toMatch(/does not know the address of its own webhooks/);
});

test.each(['http://127.0.0.1:9000/rest/v2', 'http://localhost:9000/rest/v2', 'http://[::1]:9000/rest/v2'])(
	'a stand-in for UltraCart at %s reaches this computer',
	(baseUrl) => {
		expect(refusal('http://localhost:5678/webhook/1', ['order'], baseUrl)).toBeUndefined();
	},
);

describe('when a workflow is activated against UltraCart itself', () => {
	let host: WebhookHost;

	const activate = async (publicUrl: string, events: string[]) => {
		host = await new WebhookHost(trigger().env.engine, { publicUrl }).listen();
		const key = { type: 'ultraCartSimpleKeyApi', data: { apiKey: 'KEY', baseUrl: DEFAULT_BASE_URL } };
		return await host.activate(trigger().workflow({ events }), { key });
	};

	beforeAll(() => {
		nock.disableNetConnect();
		nock.enableNetConnect('127.0.0.1');
	});
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});
	afterEach(async () => {
		await host.close();
		nock.cleanAll();
	});

	it.each([
		['http://localhost:5678', ['user_login'], NETWORK],
		[
			'http://n8n.example.com',
			['order_create', 'user_login'],
			/UltraCart sends order events over https only/,
		],
		[
			'http://n8n.example.com',
			['order_create', 'customer_create', 'checkout_cart_abandon'],
			/cart, customer, order events/,
		],
	])('%s is refused for %p, with what to do', async (publicUrl, events, message) => {
		// n8n cleans up after an activation that did not work: that is the only call.
		const api = nock(DEFAULT_BASE_URL);
		api.get('/webhook/webhooks').query(true).reply(200, { webhooks: [], success: true });
		await expect(activate(publicUrl, events)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(message) as string,
			description: expect.stringContaining('WEBHOOK_URL') as string,
		});
		expect(api.isDone()).toBe(true);
	});

	it.each([
		['https://n8n.example.com', ['order_create']],
		['http://n8n.example.com', ['user_login', 'item_update']],
	])('%s is taken for %p', async (publicUrl, events) => {
		const api = nock(DEFAULT_BASE_URL);
		api.get('/webhook/webhooks').query(true).twice().reply(200, { webhooks: [], success: true });
		let sent: { webhook_url?: string } = {};
		api
			.post('/webhook/webhooks', (body: typeof sent) => {
				sent = body;
				return true;
			})
			.reply(200, { webhook: { webhook_oid: 7 }, success: true });
		const active = await activate(publicUrl, events);

		expect(sent.webhook_url).toBe(active.url);
		expect(active.url.startsWith(publicUrl)).toBe(true);
		expect(api.isDone()).toBe(true);
	});
});
