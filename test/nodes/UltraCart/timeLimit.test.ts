/** How long one call may take: until its answer has come in full, whatever holds it up. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { OAUTH2_TYPE } from '../../../harness/example/account';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { coupon, create, errorTextOf, expectWellWorded, generate, get, HASTY } from './support';

const env = useTestEnvironment({ records: { coupon: 3 } });
const VIP = { code: 'VIP' };
const BRIEF = { ...HASTY, timeout: 1 };

beforeEach(() => {
	env().sandbox.insert('coupon', coupon('VIP'));
	jest.spyOn(Math, 'random').mockReturnValue(0);
});

describe('an answer that comes in drops', () => {
	it('to a read is given up in time, and asked for again', async () => {
		env().sandbox.faults.add({ kind: 'trickle' });
		const run = await env().run([VIP], get({ options: BRIEF }));

		expect(run.items(NODE)).toMatchObject([{ merchant_code: 'VIP' }]);
		expect(env().sandbox.log.calls).toBe(2);
	});

	it.each([
		[
			'create',
			{ code: 'FRESH' },
			create({ options: BRIEF }),
			"UltraCart has a coupon with the code 'FRESH' just as it was to be created, but it may be older than this run [item 1]",
			/This run may have made it, or it was there before/,
		],
		[
			'generate codes',
			VIP,
			generate({ quantity: 3, options: BRIEF }),
			'UltraCart took too long to answer [item 1]',
			/codes that it will not show again/,
		],
	])('to %s is told as one that may have been done', async (_, item, parameters, message, fate) => {
		env().sandbox.faults.add({ kind: 'trickle', on: ({ method }) => method === 'POST' });
		const told = errorTextOf(await env().run([item], parameters));

		expectWellWorded(told, 1);
		expect(told.message).toBe(message);
		expect(told.description).toMatch(fate);
		expect(env().requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
	});

	it('does not hold up those that wait for their turn: their time begins when they are sent', async () => {
		env().sandbox.faults.add({ kind: 'trickle', on: 'generateOneTimeCodesByMerchantCode' });
		const slow = env().start([VIP], generate({ options: BRIEF }));
		const behind = env().start([VIP], get({ options: BRIEF }));

		expect((await behind.finished).items(NODE)).toHaveLength(1);
		expect((await slow.finished).error).toBeDefined();
	});

	it('ends at once when the execution is cancelled', async () => {
		env().sandbox.faults.add({ kind: 'trickle' });
		const running = env().start([VIP], get({ options: { ...HASTY, timeout: 3600 } }));
		while (env().sandbox.log.calls === 0) await new Promise((later) => setTimeout(later, 10));
		running.cancel();
		expect((await running.finished).status).toBe('canceled');
		expect((await env().run([VIP], get())).items(NODE)).toHaveLength(1);
	});
});

describe('a token that UltraCart does not refresh in time', () => {
	let server: Server;

	/** Refuses the token, and never answers a request for another. */
	beforeEach(async () => {
		server = createServer((request, response) => {
			if (request.url?.endsWith('/oauth/token')) return;
			response.writeHead(401).end('{}');
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	});
	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	});

	it('is not waited for any longer', async () => {
		const { port } = server.address() as AddressInfo;
		const oauthTokenData = { access_token: 'a', refresh_token: 'r', token_type: 'bearer' };
		const data = { baseUrl: `http://127.0.0.1:${port}`, clientId: 'c', clientSecret: 's', oauthTokenData };
		const workflow = env().workflow([VIP], generate({ options: BRIEF }), { oAuth2: true });
		const run = await env().engine.run(workflow, { credentials: { token: { type: OAUTH2_TYPE, data } } });

		expect(errorTextOf(run).message).toBe('UltraCart took too long to answer [item 1]');
	});
});

describe('Timeout', () => {
	it.each([0, 0.9, 3601, 2_147_484, '={{ "soon" }}'])('%j is refused before any call', async (timeout) => {
		const told = errorTextOf(await env().run([VIP], get({ options: { timeout } })));

		expectWellWorded(told, 1);
		expect(told.message).toContain('Timeout must be a number of seconds from 1 to 3,600, not ');
		expect(env().requests).toEqual([]);
	});

	it.each([1, 2.01, 3600])('%d is taken', async (timeout) => {
		expect((await env().run([VIP], get({ options: { timeout } }))).items(NODE)).toHaveLength(1);
	});
});
