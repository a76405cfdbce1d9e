/** Both credentials in n8n's engine: what they send, and that an address that is refused gets nothing of it. */
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { UltraCartOAuth2Api } from '../../credentials/UltraCartOAuth2Api.credentials';
import { UltraCartSimpleKeyApi } from '../../credentials/UltraCartSimpleKeyApi.credentials';
import { chain, Engine } from '../../harness/engine';
import { credentialData, OAUTH2_TYPE, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { PROJECT_ROOT } from '../../scripts/project';
import { credentialTestNode, requestNode } from './support';

let sandbox: Sandbox;
let engine: Engine;

beforeAll(async () => {
	sandbox = await startSandbox({ records: { coupon: 3 } });
	const key = new UltraCartSimpleKeyApi();
	const token = new UltraCartOAuth2Api();
	engine = await Engine.load(PROJECT_ROOT, {
		nodes: {
			[`request.${key.name}`]: requestNode(key.name),
			[`request.${token.name}`]: requestNode(token.name),
			[`credentialTest.${key.name}`]: credentialTestNode(key.name, key.test),
			[`credentialTest.${token.name}`]: credentialTestNode(token.name, token.test),
		},
	});
});
beforeEach(() => {
	sandbox.reset();
});
afterAll(async () => {
	await engine.close();
	await sandbox.close();
});

/** What a user has saved; the access token has expired. */
function saved(type: string, more: IDataObject = {}): ICredentialDataDecryptedObject {
	const data = { ...credentialData(type, sandbox), ...more };
	sandbox.oauth.expireAll();
	return data as ICredentialDataDecryptedObject;
}

async function use(
	node: 'request' | 'credentialTest',
	type: string,
	data: ICredentialDataDecryptedObject = saved(type),
) {
	const using = {
		name: 'Use',
		type: `${node}.${type}`,
		parameters: { url: `${sandbox.baseUrl}/coupon/coupons?_limit=1` },
		credentials: { [type]: { id: 'c', name: 'C' } },
	};
	return await engine.run(chain([{}], using), { credentials: { c: { type, data } } });
}

const sent = () => sandbox.log.entries;
const refreshes = () => sent().filter(({ path }) => path.endsWith('/oauth/token'));

test('the key is sent in its header, and shown nowhere', async () => {
	const run = await use('request', SIMPLE_KEY_TYPE);

	expect(run.items('Use')).toMatchObject([{ success: true }]);
	expect(sent()).toMatchObject([{ headers: { 'x-ultracart-simple-key': sandbox.key } }]);
	expect(run.everything()).not.toContain(sandbox.key);
});

test('the key stays out of the header while the Base URL is one that it must not be sent to', async () => {
	await use('request', SIMPLE_KEY_TYPE, saved(SIMPLE_KEY_TYPE, { baseUrl: 'http://elsewhere.example' }));

	expect(sent().length).toBeGreaterThan(0);
	for (const { headers } of sent()) expect(headers['x-ultracart-simple-key']).toBe('');
});

test('after a 401 the token is refreshed, with the client in the body, kept, and shown nowhere', async () => {
	const data = saved(OAUTH2_TYPE);
	const before = { ...(data.oauthTokenData as Record<string, string>) };
	const run = await use('request', OAUTH2_TYPE, data);

	expect(run.items('Use')).toMatchObject([{ success: true }]);
	expect(sent().map(({ path, status }) => [path, status])).toEqual([
		['/rest/v2/coupon/coupons', 401],
		['/rest/v2/oauth/token', 200],
		['/rest/v2/coupon/coupons', 200],
	]);
	const { clientId, clientSecret } = sandbox.oauth.client;
	const [refresh] = refreshes();
	expect(refresh?.headers.authorization).toBeUndefined();
	expect({ ...(refresh?.body as object) }).toEqual({
		client_id: clientId,
		client_secret: clientSecret,
		grant_type: 'refresh_token',
		refresh_token: before.refresh_token,
	});
	const now = data.oauthTokenData as Record<string, string>;
	expect(sent()[2]?.headers.authorization).toBe(`Bearer ${now.access_token ?? ''}`);
	expect(now.access_token).not.toBe(before.access_token);
	for (const secret of [...Object.values(before).slice(0, 2), now.access_token, clientSecret])
		expect(run.everything()).not.toContain(secret);
});

test('an application without a client secret sends its id alone', async () => {
	await use('request', OAUTH2_TYPE, saved(OAUTH2_TYPE, { clientSecret: '' }));

	const [refresh] = refreshes();
	expect(refresh?.headers.authorization).toBeUndefined();
	expect(Object.keys(refresh?.body as object).sort()).toEqual(['client_id', 'grant_type', 'refresh_token']);
});

test.each([SIMPLE_KEY_TYPE, OAUTH2_TYPE])(
	"n8n's test of %s reads one coupon, with the API version, below the Base URL",
	async (type) => {
		const run = await use('credentialTest', type, saved(type, { baseUrl: ` ${sandbox.baseUrl}// ` }));

		expect(run.error).toBeUndefined();
		expect(sent().at(-1)).toMatchObject({
			method: 'GET',
			url: '/rest/v2/coupon/coupons?_limit=1',
			headers: { 'x-ultracart-api-version': '2017-03-01' },
			status: 200,
		});
	},
);

test('a refused key fails the credential test', async () => {
	const run = await use('credentialTest', SIMPLE_KEY_TYPE, saved(SIMPLE_KEY_TYPE, { apiKey: 'wrong' }));

	expect(run.error).toMatchObject({ httpCode: '401' });
});

test.each([
	['credentialTest', SIMPLE_KEY_TYPE, 'http://127.0.0.1@elsewhere.example'],
	['credentialTest', OAUTH2_TYPE, 'http://127.0.0.1@elsewhere.example'],
	['request', OAUTH2_TYPE, 'http://localhost.elsewhere.example/rest/v2'],
] as const)('%s with %s: a refused Base URL is named, and gets nothing', async (node, type, baseUrl) => {
	const data = saved(type, { baseUrl });
	const run = await use(node, type, data);

	expect(run.error).toBeDefined();
	expect(run.everything()).toContain('base-url-must-start-with-https.invalid');
	expect(refreshes()).toEqual([]);
	expect(sent()).toHaveLength(node === 'request' ? 1 : 0);
	const { refresh_token = sandbox.key } = (data.oauthTokenData ?? {}) as Record<string, string>;
	expect(run.everything()).not.toContain(refresh_token);
});
