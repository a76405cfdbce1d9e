/** Keys, tokens, the version header, and how OAuth gives tokens out. */
import type { Sandbox } from '../../sandbox/sandbox';
import type { TokenAnswer } from '../../sandbox/oauth';
import { ask, closeAll, errorOf, percentOff, replyOf, sandboxWith, type Reply } from './support';

afterEach(closeAll);

const READ = 'GET /coupon/coupons/1001';
const NO_KEY = { 'x-ultracart-simple-key': '' };
const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback?a=b';

const bearer = (token: string): Record<string, string | undefined> => ({
	'x-ultracart-simple-key': undefined,
	authorization: `Bearer ${token}`,
});

describe('simple keys', () => {
	test.each([
		['none', NO_KEY],
		['a wrong one', { 'x-ultracart-simple-key': 'wrong' }],
		['a wrong token', { ...NO_KEY, authorization: 'Bearer wrong' }],
		['a name and a password', { ...NO_KEY, authorization: 'Basic eDp5' }],
	])('%s: 401', async (_, headers) => {
		const reply = await ask(await sandboxWith(), READ, undefined, headers);
		expect(reply.status).toBe(401);
		expect(reply.body.success).toBe(false);
		expect(reply.headers.get('UC-REST-ERROR')).toBe('The credentials are missing or not valid');
	});

	test('one that may only read reads, and names the permission it lacks', async () => {
		const sandbox = await sandboxWith();
		const headers = { 'x-ultracart-simple-key': sandbox.readOnlyKey };
		expect((await ask(sandbox, READ, undefined, headers)).status).toBe(200);
		expect((await ask(sandbox, 'POST /coupon/coupons/query', {}, headers)).status).toBe(200);
		const reply = await ask(sandbox, 'POST /coupon/coupons', percentOff('X'), headers);
		expect(reply.status).toBe(401);
		expect(errorOf(reply).user_message).toContain('coupon_write');
	});

	test('one with a single permission, one taken away, one disabled', async () => {
		const sandbox = await sandboxWith();
		const headers = { 'x-ultracart-simple-key': 'mine' };
		sandbox.authentication.addKey('mine', ['user_read']);
		expect((await ask(sandbox, 'GET /user/users', undefined, headers)).status).toBe(200);
		expect((await ask(sandbox, READ, undefined, headers)).status).toBe(401);
		sandbox.authentication.disableKey('mine');
		const disabled = await ask(sandbox, 'GET /user/users', undefined, headers);
		expect([disabled.status, disabled.headers.get('UC-REST-ERROR')]).toEqual([
			410,
			'The authorized application has been disabled',
		]);
		sandbox.authentication.removeKey('mine');
		expect((await ask(sandbox, 'GET /user/users', undefined, headers)).status).toBe(401);
	});
});

test.each([undefined, '2016-01-01'])('version header %p: 400', async (version) => {
	const sandbox = await sandboxWith();
	const reply = await ask(sandbox, READ, undefined, { 'X-UltraCart-Api-Version': version });
	expect(reply.status).toBe(400);
	expect(errorOf(reply).user_message).toContain('2017-03-01');
});

describe('OAuth', () => {
	const form = async (url: string, fields: Record<string, string>): Promise<Reply> =>
		await replyOf(
			await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }),
		);

	const clientOf = ({ oauth: { client } }: Sandbox): Record<string, string> => ({
		client_id: client.clientId,
		client_secret: client.clientSecret,
	});

	/** Goes through the page as a person with a browser does. */
	async function codeFor(sandbox: Sandbox): Promise<URL> {
		const asked = new URLSearchParams({
			response_type: 'code',
			client_id: sandbox.oauth.client.clientId,
			redirect_uri: REDIRECT,
			state: 'st<&"ate',
		});
		const page = await replyOf(await fetch(`${sandbox.authorizeUrl}?${asked.toString()}`));
		expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
		expect(page.text).toMatch(/<button type="submit">Allow<\/button>/);
		expect(page.text).not.toContain('st<&');
		const fields = [...page.text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
			([, name = '', value = '']) => [
				name,
				value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
			],
		);
		const { status, headers } = await form(
			sandbox.authorizeUrl,
			Object.fromEntries(fields) as Record<string, string>,
		);
		expect(status).toBe(302);
		return new URL(headers.get('location') ?? '');
	}

	async function tokenFor(sandbox: Sandbox): Promise<TokenAnswer> {
		const code = (await codeFor(sandbox)).searchParams.get('code') ?? '';
		const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
		return (await form(sandbox.tokenUrl, { ...clientOf(sandbox), ...grant })).body as unknown as TokenAnswer;
	}

	test('a person allows it, the code is redeemed once, and the token works', async () => {
		const sandbox = await sandboxWith();
		const back = await codeFor(sandbox);
		expect(back.href.startsWith(`${REDIRECT}&code=`)).toBe(true);
		expect(back.searchParams.get('state')).toBe('st<&"ate');
		const code = back.searchParams.get('code') ?? '';
		const grant = { ...clientOf(sandbox), grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
		const { status, body } = await form(sandbox.tokenUrl, grant);
		expect(status).toBe(200);
		expect(body).toMatchObject({ token_type: 'bearer', expires_in: '3600' });
		expect((await ask(sandbox, READ, undefined, bearer(String(body.access_token)))).status).toBe(200);
		const again = await form(sandbox.tokenUrl, grant);
		expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
	});

	test('a token ends after its time, and is refreshed', async () => {
		const sandbox = await sandboxWith();
		const { access_token, refresh_token } = await tokenFor(sandbox);
		sandbox.clock.advance(3_599_000);
		expect((await ask(sandbox, READ, undefined, bearer(access_token))).status).toBe(200);
		sandbox.clock.advance(2000);
		expect((await ask(sandbox, READ, undefined, bearer(access_token))).status).toBe(401);
		const { body } = await form(sandbox.tokenUrl, {
			...clientOf(sandbox),
			grant_type: 'refresh_token',
			refresh_token,
		});
		expect(body.access_token).not.toBe(access_token);
		expect((await ask(sandbox, READ, undefined, bearer(String(body.access_token)))).status).toBe(200);
	});

	test.each([
		['kept', true, 200],
		['rotated', false, 400],
	] as const)('refreshToken %s', async (refreshToken, same, status) => {
		const sandbox = await sandboxWith({ switches: { refreshToken } });
		const { refresh_token } = sandbox.oauth.mint();
		const fields = { ...clientOf(sandbox), grant_type: 'refresh_token', refresh_token };
		const { body } = await form(sandbox.tokenUrl, fields);
		expect(body.refresh_token === refresh_token).toBe(same);
		expect((await form(sandbox.tokenUrl, fields)).status).toBe(status);
	});

	test('tokens for tests: with permissions, ended and revoked at will', async () => {
		const sandbox = await sandboxWith();
		const { access_token, scope } = sandbox.oauth.mint(['coupon_read']);
		expect(scope).toBe('coupon_read');
		expect((await ask(sandbox, READ, undefined, bearer(access_token))).status).toBe(200);
		const denied = await ask(sandbox, 'POST /coupon/coupons', percentOff('X'), bearer(access_token));
		expect(denied.status).toBe(401);
		sandbox.oauth.expireAll();
		expect((await ask(sandbox, READ, undefined, bearer(access_token))).status).toBe(401);
		const other = sandbox.oauth.mint();
		sandbox.oauth.revokeAll();
		expect((await ask(sandbox, READ, undefined, bearer(other.access_token))).status).toBe(401);
	});

	test('a revoked token is of no more use', async () => {
		const sandbox = await sandboxWith();
		const { access_token, refresh_token } = sandbox.oauth.mint();
		for (const token of [access_token, refresh_token]) {
			// No secret: UltraCart wants none here.
			const reply = await form(`${sandbox.baseUrl}/oauth/revoke`, { client_id: 'sandbox-client', token });
			expect([reply.status, reply.body.successful]).toEqual([200, true]);
		}
		expect((await ask(sandbox, READ, undefined, bearer(access_token))).status).toBe(401);
		const fields = { ...clientOf(sandbox), grant_type: 'refresh_token', refresh_token };
		expect((await form(sandbox.tokenUrl, fields)).body.error).toBe('invalid_grant');
	});

	test('a token is not revoked for another client', async () => {
		const sandbox = await sandboxWith();
		const { access_token } = sandbox.oauth.mint();
		const fields = { client_id: 'other', token: access_token };
		expect((await form(`${sandbox.baseUrl}/oauth/revoke`, fields)).status).toBe(401);
		expect((await ask(sandbox, READ, undefined, bearer(access_token))).status).toBe(200);
	});

	test.each([
		[{ client_id: 'other' }, 401, 'invalid_client'],
		[{ client_secret: 'wrong' }, 401, 'invalid_client'],
		[{ client_secret: '' }, 401, 'invalid_client'],
		[{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
		[{ refresh_token: 'unknown' }, 400, 'invalid_grant'],
	])('a form with %j is refused', async (wrong: Record<string, string>, status, error) => {
		const sandbox = await sandboxWith();
		const { refresh_token } = sandbox.oauth.mint();
		const right = { ...clientOf(sandbox), grant_type: 'refresh_token', refresh_token };
		const reply = await form(sandbox.tokenUrl, { ...right, ...wrong });
		expect([reply.status, reply.body.error]).toEqual([status, error]);
	});

	test('a client without a secret needs none', async () => {
		const sandbox = await sandboxWith({ oauth: { clientSecret: '' } });
		const { refresh_token } = sandbox.oauth.mint();
		const fields = { client_id: 'sandbox-client', grant_type: 'refresh_token', refresh_token };
		expect((await form(sandbox.tokenUrl, fields)).status).toBe(200);
	});

	test('a code made for another address is refused', async () => {
		const sandbox = await sandboxWith();
		const code = (await codeFor(sandbox)).searchParams.get('code') ?? '';
		const grant = {
			...clientOf(sandbox),
			grant_type: 'authorization_code',
			code,
			redirect_uri: 'http://other',
		};
		expect((await form(sandbox.tokenUrl, grant)).body.error).toBe('invalid_grant');
	});

	test.each([
		'response_type=code&client_id=other&redirect_uri=http://x',
		'response_type=code&client_id=sandbox-client&redirect_uri=javascript:alert(1)',
		'response_type=code&client_id=sandbox-client',
		'response_type=token&client_id=sandbox-client&redirect_uri=http://x',
	])('the page is not shown for %s', async (query) => {
		const sandbox = await sandboxWith();
		expect((await fetch(`${sandbox.authorizeUrl}?${query}`)).status).toBe(400);
	});

	test('requests of OAuth are logged, but do not count as calls', async () => {
		const sandbox = await sandboxWith();
		await tokenFor(sandbox);
		expect(sandbox.log.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /rest/v2/oauth/authorize',
			'POST /rest/v2/oauth/authorize',
			'POST /rest/v2/oauth/token',
		]);
		expect(sandbox.log.entries[2]?.body).toMatchObject({ grant_type: 'authorization_code' });
		expect(sandbox.log).toMatchObject({ calls: 0, maximumInFlight: 0 });
	});
});
