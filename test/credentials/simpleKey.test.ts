import { UltraCartSimpleKeyApi } from '../../credentials/UltraCartSimpleKeyApi.credentials';
import { chain, Engine } from '../../harness/engine';
import { PROJECT_ROOT } from '../../scripts/project';
import { credentialTestNode, RecordingServer, requestNode } from './support';

const TYPE = 'ultraCartSimpleKeyApi';
const KEY = 'simple-key-that-nobody-may-see';

describe('UltraCart Simple Key API', () => {
	let engine: Engine;
	let server: RecordingServer;
	let status = 200;

	beforeAll(async () => {
		engine = await Engine.load(PROJECT_ROOT, {
			nodes: {
				'test.request': requestNode(TYPE),
				'test.credentialTest': credentialTestNode(TYPE, new UltraCartSimpleKeyApi().test),
			},
		});
	});
	beforeEach(async () => {
		status = 200;
		server = await RecordingServer.start(() => ({ status, body: { success: status === 200 } }));
	});
	afterEach(async () => {
		await server.close();
	});
	afterAll(async () => {
		await engine.close();
	});

	async function use(type: string, baseUrl: string) {
		const node = {
			name: 'Use',
			type,
			parameters: { url: `${server.baseUrl}/coupon/coupons` },
			credentials: { [TYPE]: { id: 'c', name: 'C' } },
		};
		const credentials = { c: { type: TYPE, data: { apiKey: KEY, baseUrl } } };
		return await engine.run(chain([{}], node), { credentials });
	}

	test('the key is sent in its header, and nowhere else', async () => {
		const run = await use('test.request', server.baseUrl);

		expect(run.error).toBeUndefined();
		expect(run.items('Use')).toEqual([{ success: true }]);
		expect(server.arrivals).toHaveLength(1);
		expect(server.arrivals[0]).toMatchObject({
			path: '/rest/v2/coupon/coupons',
			headers: { 'x-ultracart-simple-key': KEY },
		});
		expect(run.everything()).not.toContain(KEY);
	});

	test('the key stays out of the header while the Base URL is one that it must not be sent to', async () => {
		await use('test.request', 'http://elsewhere.example');

		expect(server.arrivals[0]?.headers['x-ultracart-simple-key']).toBe('');
	});

	test("n8n's credential test reads one coupon with the key and the API version", async () => {
		const run = await use('test.credentialTest', ` ${server.baseUrl}// `);

		expect(run.error).toBeUndefined();
		expect(server.arrivals).toHaveLength(1);
		expect(server.arrivals[0]).toMatchObject({
			method: 'GET',
			path: '/rest/v2/coupon/coupons?_limit=1',
			headers: { 'x-ultracart-simple-key': KEY, 'x-ultracart-api-version': '2017-03-01' },
		});
	});

	test('a refused key fails the credential test', async () => {
		status = 401;
		const run = await use('test.credentialTest', server.baseUrl);

		expect(run.error).toMatchObject({ httpCode: '401' });
	});

	test('the credential test of a refused Base URL names the reason and asks nobody', async () => {
		const run = await use('test.credentialTest', 'http://127.0.0.1@elsewhere.example');

		expect(run.everything()).toContain('base-url-must-start-with-https.invalid');
		expect(run.error).toBeDefined();
		expect(server.arrivals).toEqual([]);
		expect(run.everything()).not.toContain(KEY);
	});
});
