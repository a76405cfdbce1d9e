import type { IDataObject } from 'n8n-workflow';

import { UltraCartOAuth2Api } from '../../credentials/UltraCartOAuth2Api.credentials';
import { chain, Engine } from '../../harness/engine';
import { PROJECT_ROOT } from '../../scripts/project';
import { credentialTestNode, RecordingServer, requestNode, type Arrival } from './support';

const TYPE = 'ultraCartOAuth2Api';
const OLD = 'expired-access-token';
const NEW = 'fresh-access-token';
const REFRESH = 'refresh-token';
const SECRET = 'client-secret';

/** Knows only the new token, and gives it for the refresh token, as UltraCart does: `expires_in` as text included. */
function ultraCart({ path, headers }: Arrival) {
	if (path === '/rest/v2/oauth/token') {
		const token = { access_token: NEW, refresh_token: REFRESH, token_type: 'bearer', expires_in: '3600' };
		return { status: 200, body: token };
	}
	const known = headers.authorization === `Bearer ${NEW}`;
	return { status: known ? 200 : 401, body: { success: known } };
}

describe('UltraCart OAuth2 API', () => {
	let engine: Engine;
	let server: RecordingServer;

	beforeAll(async () => {
		engine = await Engine.load(PROJECT_ROOT, {
			nodes: {
				'test.request': requestNode(TYPE),
				'test.credentialTest': credentialTestNode(TYPE, new UltraCartOAuth2Api().test),
			},
		});
	});
	beforeEach(async () => {
		server = await RecordingServer.start(ultraCart);
	});
	afterEach(async () => {
		await server.close();
	});
	afterAll(async () => {
		await engine.close();
	});

	const refreshes = () => server.arrivals.filter(({ path }) => path.endsWith('/oauth/token'));

	function stored(fields: IDataObject = {}) {
		const oauthTokenData = { access_token: OLD, refresh_token: REFRESH, token_type: 'bearer' };
		const data = { clientId: 'client', baseUrl: server.baseUrl, oauthTokenData, ...fields };
		return { c: { type: TYPE, data } };
	}

	async function use(
		credentials: ReturnType<typeof stored>,
		type = 'test.request',
		items: IDataObject[] = [{}],
	) {
		const node = {
			name: 'Use',
			type,
			parameters: { url: `${server.baseUrl}/coupon/coupons` },
			credentials: { [TYPE]: { id: 'c', name: 'C' } },
		};
		return await engine.run(chain(items, node), { credentials });
	}

	test('after a 401 the token is refreshed, with the client in the body, and kept', async () => {
		const credentials = stored({ clientSecret: SECRET });
		const run = await use(credentials);

		expect(run.items('Use')).toEqual([{ success: true }]);
		expect(server.arrivals.map(({ path }) => path)).toEqual([
			'/rest/v2/coupon/coupons',
			'/rest/v2/oauth/token',
			'/rest/v2/coupon/coupons',
		]);
		const [refresh] = refreshes();
		expect(refresh?.headers.authorization).toBeUndefined();
		expect(Object.fromEntries(new URLSearchParams(refresh?.body))).toEqual({
			client_id: 'client',
			client_secret: SECRET,
			grant_type: 'refresh_token',
			refresh_token: REFRESH,
		});
		expect(credentials.c.data.oauthTokenData).toMatchObject({ access_token: NEW });
		for (const secret of [OLD, NEW, REFRESH, SECRET]) expect(run.everything()).not.toContain(secret);
	});

	test('an application without a client secret sends its id alone', async () => {
		await use(stored());

		const [refresh] = refreshes();
		expect(refresh?.headers.authorization).toBeUndefined();
		expect(Object.fromEntries(new URLSearchParams(refresh?.body))).toEqual({
			client_id: 'client',
			grant_type: 'refresh_token',
			refresh_token: REFRESH,
		});
	});

	test('several runs at the same time share one refresh', async () => {
		const credentials = stored();
		const runs = await Promise.all([1, 2, 3].map(() => use(credentials)));

		expect(runs.map((run) => run.items('Use'))).toEqual(Array(3).fill([{ success: true }]));
		expect(refreshes()).toHaveLength(1);
	});

	test('a refused Base URL ends the refresh before anything is sent', async () => {
		const run = await use(stored({ baseUrl: 'http://localhost.elsewhere.example/rest/v2' }));

		expect(run.everything()).toContain('base-url-must-start-with-https.invalid');
		expect(run.error).toBeDefined();
		expect(refreshes()).toEqual([]);
		expect(run.everything()).not.toContain(REFRESH);
	});

	test("n8n's credential test sends the token below the Base URL", async () => {
		const run = await use(stored(), 'test.credentialTest');

		expect(run.error).toBeUndefined();
		expect(server.arrivals.at(-1)).toMatchObject({
			path: '/rest/v2/coupon/coupons?_limit=1',
			headers: { authorization: `Bearer ${NEW}` },
		});
	});
});
