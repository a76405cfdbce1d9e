import type { IDataObject } from 'n8n-workflow';

import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import type { CredentialStore, EngineRun } from '../../../harness/engine';
import { coupon, create, expectWellWorded, generate, get, getUser, errorTextOf } from './support';

const env = useTestEnvironment({ records: { coupon: 5, user: 3 } });
const OAUTH = { oAuth2: true };
const VIP = { code: 'VIP' };
const OTHER = { code: 'OTHER' };

beforeEach(() => {
	for (const { code } of [VIP, OTHER]) env().sandbox.insert('coupon', coupon(code));
});

const refreshes = () => env().requests.filter((request) => request.endsWith('/oauth/token')).length;
const stored = () => env().credentials.token?.data.oauthTokenData as unknown as Record<string, string>;

/** Starts with valid tokens, and has something happen to them before the first call. */
async function runAfter(event: () => void, items: IDataObject[], parameters: IDataObject, more: object = {}) {
	const handle = env().start(items, parameters, { ...OAUTH, ...more });
	event();
	return await handle.finished;
}

const runWith = async (
	items: IDataObject[],
	parameters: IDataObject,
	credentials: CredentialStore,
): Promise<EngineRun> =>
	await env().engine.run(env().workflow(items, parameters, credentials.token ? OAUTH : {}), {
		credentials,
	});

describe('an access token that has expired', () => {
	const expire = () => {
		env().sandbox.oauth.expireAll();
	};

	it('is refreshed once, kept, and makes no difference to the result', async () => {
		const fresh = await env().run([VIP, OTHER], get(), OAUTH);
		env().sandbox.log.reset();
		let before: string | undefined;
		const run = await runAfter(
			() => {
				before = stored().access_token;
				expire();
			},
			[VIP, OTHER],
			get(),
		);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual(fresh.items(NODE));
		expect(run.items(NODE)).toHaveLength(2);
		expect(refreshes()).toBe(1);
		expect(stored().access_token).not.toBe(before);
		expect(env().sandbox.log.refused).toBe(0);
	});

	it('is refreshed in the middle of a run too, also where the refresh token is replaced each time', async () => {
		const { sandbox } = env();
		sandbox.switches.refreshToken = 'rotated';
		for (let times = 0; times < 2; times++) {
			sandbox.faults.add({
				kind: 'alter',
				change: (body) => {
					expire();
					return body;
				},
			});
		}
		const run = await env().run(
			[VIP, OTHER, { ...VIP, n: 3 }],
			generate({ prefix: '={{ $itemIndex }}-' }),
			OAUTH,
		);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE).map(({ coupon_code }) => coupon_code)).toEqual(
			sandbox.codes().map(({ code }) => code),
		);
		expect(refreshes()).toBe(2);
	});

	it('is refreshed once for executions at the same time, each of which gets what it asked for', async () => {
		const parameters = generate();
		const runs = [VIP, OTHER, VIP].map((item) => env().start([item], parameters, OAUTH).finished);
		expire();
		const done = await Promise.all(runs);

		expect(done.map((run) => run.items(NODE).length)).toEqual([1, 1, 1]);
		expect(env().sandbox.codes()).toHaveLength(3);
		expect(refreshes()).toBe(1);
		expect(env().sandbox.log.maximumInFlight).toBe(1);
	});

	it('does not make a code twice', async () => {
		const run = await runAfter(expire, [VIP], generate());
		expect(run.items(NODE)).toMatchObject([{ coupon_code: env().sandbox.codes()[0]?.code }]);
		expect(env().sandbox.codes()).toHaveLength(1);
	});
});

describe('access that can not be had any more', () => {
	const revoke = () => {
		env().sandbox.oauth.revokeAll();
	};
	const LOST = /^UltraCart no longer accepts this credential/;
	const ADVICE = 'Open the credential in n8n and connect the account again';

	it.each([get(), generate(), create()])(
		'a revoked refresh token ends $operation at once, and says what to do',
		async (parameters) => {
			const told = errorTextOf(await runAfter(revoke, [VIP], parameters));

			expectWellWorded(told, 1);
			expect(told).toMatchObject({ name: 'NodeApiError', httpCode: '401', description: ADVICE });
			expect(told.message).toMatch(LOST);
			expect(refreshes()).toBe(1);
			expect(env().sandbox.log.calls).toBe(1);
		},
	);

	it('is told for each item with Continue On Fail', async () => {
		const run = await runAfter(
			revoke,
			[VIP, OTHER],
			getUser({ user: { __rl: true, mode: 'id', value: '={{ 1001 + $itemIndex }}' } }),
			{ onError: 'continueErrorOutput' },
		);
		expect(run.items(NODE)).toEqual([]);
		expect(run.items(NODE, 1).map(({ error }) => error)).toEqual(
			[1, 2].map((item) => `UltraCart no longer accepts this credential [item ${item}]. ${ADVICE}`),
		);
	});

	it.each([
		['was never connected', undefined],
		['has no refresh token', { access_token: 'expired', token_type: 'bearer' }],
	])('an account that %s is told in the same way', async (_, oauthTokenData) => {
		const { baseUrl, oauth } = env().sandbox;
		const { clientId, clientSecret } = oauth.client;
		const data = { baseUrl, clientId, clientSecret, ...(oauthTokenData && { oauthTokenData }) };
		const told = errorTextOf(
			await runWith([VIP], generate(), { token: { type: 'ultraCartOAuth2Api', data } }),
		);

		expectWellWorded(told, 1);
		expect(told.message).toMatch(LOST);
		expect(told.description).toBe(ADVICE);
	});

	it('a client that UltraCart does not know is told in the same way', async () => {
		const { baseUrl } = env().sandbox;
		const oauthTokenData = { access_token: 'expired', refresh_token: 'r', token_type: 'bearer' };
		const data = { baseUrl, clientId: 'stranger', clientSecret: 'x', oauthTokenData };
		const told = errorTextOf(
			await runWith([VIP], generate(), { token: { type: 'ultraCartOAuth2Api', data } }),
		);

		expectWellWorded(told, 1);
		expect(told).toMatchObject({ httpCode: '401', description: ADVICE });
		expect(env().sandbox.codes()).toEqual([]);
	});
});

describe('permissions', () => {
	const keyed = (apiKey: string): CredentialStore => ({
		key: { type: 'ultraCartSimpleKeyApi', data: { apiKey, baseUrl: env().sandbox.baseUrl } },
	});

	it('an unknown key is told after one call', async () => {
		const told = errorTextOf(await runWith([VIP], get(), keyed('unknown')));

		expectWellWorded(told, 1);
		expect(told).toMatchObject({
			name: 'NodeApiError',
			httpCode: '401',
			message: 'The credentials are missing or not valid [item 1]',
		});
		expect(told.description).toMatch(/Check the key, or connect the account again/);
		expect(env().sandbox.log.calls).toBe(1);
	});

	it('a key that may only read reads; when it writes, the permission that it lacks is named', async () => {
		const key = keyed(env().sandbox.readOnlyKey);

		expect((await runWith([VIP], get(), key)).items(NODE)).toMatchObject([{ merchant_code: 'VIP' }]);
		for (const parameters of [create(), generate()]) {
			const told = errorTextOf(await runWith([{ code: 'VIP' }], parameters, key));
			expectWellWorded(told, 1);
			expect(told.httpCode).toBe('401');
			expect(told.description).toMatch(/the permission coupon_write$/);
		}
	});

	it('a token that may only read is refreshed in vain, and then told in the same way', async () => {
		const { baseUrl, oauth } = env().sandbox;
		const data = { baseUrl, ...oauth.client, oauthTokenData: { ...oauth.mint(['coupon_read']) } };
		const token: CredentialStore = { token: { type: 'ultraCartOAuth2Api', data } };

		expect((await runWith([VIP], get(), token)).items(NODE)).toHaveLength(1);
		const told = errorTextOf(await runWith([VIP], generate(), token));
		expectWellWorded(told, 1);
		expect(told).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
		expect(told.message).toBe('The credentials do not have the permission coupon_write [item 1]');
		expect(told.description).toMatch(/the permission coupon_write$/);
		expect(refreshes()).toBe(1);
		expect(env().sandbox.codes()).toEqual([]);
	});

	it('an application that UltraCart has switched off is told, with where to make a new one', async () => {
		const { authentication } = env().sandbox;
		authentication.addKey('switched-off');
		authentication.disableKey('switched-off');
		const told = errorTextOf(await runWith([VIP], get(), keyed('switched-off')));

		expectWellWorded(told, 1);
		expect(told.httpCode).toBe('410');
		expect(told.description).toMatch(/Authorized Applications \/ API Keys/);
	});
});
