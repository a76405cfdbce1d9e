import fc from 'fast-check';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Authentication } from '../../../nodes/shared/authentication';
import { Client } from '../../../nodes/shared/client';
import type { RequestFunctions } from '../../../nodes/shared/requestFunctions';
import type { Request } from '../../../nodes/shared/request';
import type { Endpoint } from '../../../nodes/shared/table';

const BASE = 'https://shop.example/rest/v2';
const GET: Endpoint = {
	id: 'getCouponByMerchantCode',
	method: 'GET',
	path: '/coupon/coupons/merchant_code/{merchant_code}/exists',
	permission: 'coupon_read',
	safe: true,
};
const POST: Endpoint = { id: 'insertCoupon', method: 'POST', path: '/coupon', permission: 'coupon_write' };

type Answering = (options: IHttpRequestOptions, call: number) => Partial<IN8nHttpFullResponse>;

const fine: Answering = () => ({ statusCode: 200, headers: {}, body: '{}' });

/** A client of a node that n8n has not to be there for: what would go out is written down. */
async function clientOf(answer = fine, authentication: Authentication = 'simpleKey', signal?: AbortSignal) {
	const sent: { credential: string; options: IHttpRequestOptions }[] = [];
	const caller = {
		getNode: () => ({}),
		getCredentials: () => Promise.resolve({ baseUrl: ` ${BASE}/ ` }),
		helpers: {
			httpRequestWithAuthentication(credential: string, options: IHttpRequestOptions) {
				sent.push({ credential, options });
				return Promise.resolve(answer(options, sent.length));
			},
		},
	} as unknown as RequestFunctions;
	const client = await Client.open(caller, authentication, {
		retry: { maxRateLimitWait: 5000 },
		timeout: 1234,
		...(signal && { signal }),
	});
	const call = async (endpoint: Endpoint, request?: Request) => {
		await client.call(endpoint, request);
		return sent.at(-1)?.options;
	};
	return { client, call, sent };
}

describe('the address of a call', () => {
	it('has each path parameter as one segment, whatever a merchant typed into it', async () => {
		const { call } = await clientOf();
		const typed = fc.string({ unit: 'grapheme', minLength: 1 }).filter((code) => !/^\.\.?$/.test(code));
		await fc.assert(
			fc.asyncProperty(typed, async (code) => {
				const url = (await call(GET, { pathParameters: { merchant_code: code } }))?.url ?? '';
				const segments = new URL(url).pathname.split('/');
				expect(segments.slice(0, -2)).toEqual(['', 'rest', 'v2', 'coupon', 'coupons', 'merchant_code']);
				expect(segments.at(-2)).toBe(encodeURIComponent(code));
				expect(decodeURIComponent(segments.at(-2) ?? '')).toBe(code);
				expect(new URL(url).search + new URL(url).hash).toBe('');
			}),
		);
	});

	it('bears awkward codes and numbers', async () => {
		const { call } = await clientOf();
		expect((await call(GET, { pathParameters: { merchant_code: 'A/B 10%' } }))?.url).toBe(
			`${BASE}/coupon/coupons/merchant_code/A%2FB%2010%25/exists`,
		);
		expect((await call(GET, { pathParameters: { merchant_code: 12 } }))?.url).toMatch(/\/12\/exists$/);
	});
});

describe('a request', () => {
	it('carries the version, asks for JSON, follows no redirect and keeps the time limit', async () => {
		const { call, sent } = await clientOf();
		expect(await call(GET, { query: { _limit: 1 } })).toMatchObject({
			method: 'GET',
			qs: { _limit: 1 },
			headers: { Accept: 'application/json', 'X-UltraCart-Api-Version': '2017-03-01' },
			disableFollowRedirect: true,
			timeout: 1234,
		});
		expect(sent[0]?.credential).toBe('ultraCartSimpleKeyApi');
		expect(sent[0]?.options.headers).not.toHaveProperty('Content-Type');
		expect(sent[0]?.options).not.toHaveProperty('body');
	});

	it.each([{}, { description: 'Grüße 🎁' }, []])(
		'sends the body %j as text: n8n drops an empty object',
		async (body) => {
			const { call } = await clientOf();
			const options = await call(POST, { body });
			expect(options?.body).toBe(JSON.stringify(body));
			expect(options?.headers).toMatchObject({ 'Content-Type': 'application/json; charset=UTF-8' });
		},
	);

	it('with OAuth has a 401 thrown, so that n8n refreshes the token', async () => {
		const { call, sent } = await clientOf(fine, 'oAuth2');
		expect((await call(GET))?.ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
		expect(sent.map(({ credential }) => credential)).toEqual(['ultraCartOAuth2Api']);
	});

	it('goes out once more without the option where an older n8n hands the 401 back', async () => {
		const old: Answering = ({ ignoreHttpStatusErrors }) =>
			ignoreHttpStatusErrors === undefined ? fine({ url: '' }, 1) : { statusCode: 401, headers: {} };
		const { client, call, sent } = await clientOf(old, 'oAuth2');
		await call(POST, { body: { a: 1 } });
		expect(sent).toHaveLength(2);
		expect(sent[1]?.options).toMatchObject({ method: 'POST', body: '{"a":1}' });
		expect(sent[1]?.options).not.toHaveProperty('ignoreHttpStatusErrors');
		expect(client.calls).toBe(2);
	});

	it('with a simple key goes out once: there is nothing to refresh', async () => {
		const { call, sent } = await clientOf(() => ({ statusCode: 401, headers: {} }));
		await expect(call(GET)).rejects.toMatchObject({ status: 401 });
		expect(sent).toHaveLength(1);
	});

	it('does not go out when the execution is cancelled', async () => {
		const { call, sent } = await clientOf(fine, 'simpleKey', AbortSignal.abort(new Error('stopped')));
		await expect(call(GET)).rejects.toThrow('stopped');
		expect(sent).toEqual([]);
	});

	it('leaves the gate open for the next one, whatever became of it', async () => {
		const { call } = await clientOf((_, n) =>
			n === 1 ? { statusCode: 400, headers: {} } : fine({ url: '' }, n),
		);
		await expect(call(GET)).rejects.toMatchObject({ status: 400 });
		await expect(call(GET)).resolves.toBeDefined();
	});
});

it('collects warnings, each once', async () => {
	const warning = { warning_message: 'Soon gone' };
	const { client, call } = await clientOf(() => ({
		statusCode: 200,
		headers: {},
		body: JSON.stringify({ warning }),
	}));
	await call(GET);
	await call(POST, { body: {} });
	expect([...client.warnings]).toEqual(['Soon gone']);
	expect(client.calls).toBe(2);
});
