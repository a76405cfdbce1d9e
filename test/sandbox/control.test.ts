/** Steering the sandbox: log, control endpoints, reset, and the command line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ask, closeAll, get, percentOff, replyOf, sandboxWith, type Reply } from './support';

afterEach(closeAll);

async function control({ url }: Sandbox, line: string, body?: unknown): Promise<Reply> {
	const [method = '', path = ''] = line.split(' ');
	const sent = body !== undefined && {
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' },
	};
	return await replyOf(await fetch(`${url}/sandbox${path}`, { method, ...sent }));
}

describe('the log', () => {
	test('holds every request as it came', async () => {
		const sandbox = await sandboxWith();
		const before = sandbox.clock.now();
		await ask(sandbox, 'GET /coupon/coupons?_limit=5', undefined, { accept: 'application/json' });
		await ask(sandbox, 'POST /coupon/coupons', percentOff('NEW'));
		await ask(sandbox, 'GET /nothing');
		const [list, insert, nothing] = sandbox.log.entries;
		expect(list).toMatchObject({
			method: 'GET',
			url: '/rest/v2/coupon/coupons?_limit=5',
			path: '/rest/v2/coupon/coupons',
			endpoint: 'getCoupons',
			query: { _limit: '5' },
			status: 200,
			inFlight: 1,
		});
		expect(list?.headers).toMatchObject({
			accept: 'application/json',
			'x-ultracart-simple-key': sandbox.key,
		});
		expect(list?.at).toBeGreaterThanOrEqual(before);
		expect(insert).toMatchObject({ endpoint: 'insertCoupon', body: percentOff('NEW'), status: 200 });
		expect(nothing).toMatchObject({ endpoint: undefined, status: 404 });
		expect(sandbox.log.calls).toBe(2);
		expect(sandbox.log.of('insertCoupon')).toEqual([insert]);
		sandbox.log.reset();
		expect(sandbox.log).toMatchObject({ calls: 0, refused: 0, maximumInFlight: 0, entries: [] });
	});
});

describe('the control endpoints', () => {
	test('order faults', async () => {
		const sandbox = await sandboxWith();
		const ordered = { kind: 'status', status: 503, on: 'getCoupon' };
		expect((await control(sandbox, 'POST /faults', ordered)).body).toEqual({ pending: [ordered] });
		expect((await ask(sandbox, 'GET /coupon/coupons/1001')).status).toBe(503);
		expect((await ask(sandbox, 'GET /coupon/coupons/1001')).status).toBe(200);
	});

	test.each([
		['POST /faults', {}, /A fault needs a kind: status, statusAfter/],
		['POST /faults', { kind: 'alter' }, /A fault needs a kind/],
		['POST /faults', { kind: 'status' }, /needs a number for status/],
		['POST /faults', { kind: 'delay' }, /needs a number for milliseconds/],
		['POST /switches', { batch: 'x' }, /batch must be one of/],
		['POST /switches', { x: 'x' }, /There is no switch 'x'/],
	])('%s refuses %j', async (line, body, message) => {
		const reply = await control(await sandboxWith(), line, body);
		expect(reply.status).toBe(400);
		expect(reply.headers.get('UC-REST-ERROR')).toMatch(message);
	});

	test('turn switches', async () => {
		const sandbox = await sandboxWith();
		const reply = await control(sandbox, 'POST /switches', { totalRecords: 'null', largestQuantity: 5 });
		expect(reply.body).toMatchObject({ totalRecords: 'null', largestQuantity: 5, batch: 'allOrNothing' });
		expect(sandbox.switches).toEqual(reply.body);
		expect((await control(sandbox, 'GET /switches')).body).toEqual(reply.body);
	});

	test('set the clock', async () => {
		const sandbox = await sandboxWith();
		const before = sandbox.clock.now();
		const { body } = await control(sandbox, 'POST /clock', { advance: 3_600_000, speed: 2 });
		expect(body.speed).toBe(2);
		expect(Number(body.now) - before).toBeGreaterThanOrEqual(3_600_000);
	});

	test('show the log without writing into it', async () => {
		const sandbox = await sandboxWith();
		await ask(sandbox, 'GET /coupon/coupons/1001');
		const { body } = await control(sandbox, 'GET /log');
		expect(body).toMatchObject({ calls: 1, refused: 0, maximumInFlight: 1 });
		expect(body.entries as Json[]).toHaveLength(1);
		expect(sandbox.log.entries).toHaveLength(1);
	});

	test('emit events and sign users in', async () => {
		const sandbox = await sandboxWith();
		const record = { order_id: 'A' };
		expect((await control(sandbox, 'POST /events', { event: 'order_create', record })).body).toEqual({
			happened: 1,
		});
		const events = [{ order_create: record, order_update: record }];
		expect((await control(sandbox, 'POST /events', { events })).body).toEqual({ happened: 2 });
		expect((await control(sandbox, 'POST /events', {})).status).toBe(400);
		expect((await control(sandbox, 'POST /logins', { user_id: 1001, login: 'ann' })).status).toBe(200);
		expect(sandbox.get('user', 1001)).toMatchObject({ login_histories: [{ login: 'ann' }] });
		expect((await control(sandbox, 'POST /logins', { user_id: 9 })).status).toBe(400);
		expect((await control(sandbox, 'GET /deliveries')).text).toBe('[]');
	});

	test('bring everything back to the start', async () => {
		const sandbox = await sandboxWith({ limits: { perHour: 3 }, switches: { totalRecords: 'null' } });
		const before = sandbox.list('coupon');
		await get(sandbox, 'POST /coupon/coupons', percentOff('NEW'));
		await get(sandbox, 'POST /coupon/coupons/1001/generate_codes', { quantity: 1 });
		await get(sandbox, 'DELETE /coupon/coupons/1002');
		sandbox.switches.totalRecords = 'given';
		sandbox.faults.add({ kind: 'resetBefore' });
		expect((await control(sandbox, 'POST /reset')).status).toBe(200);
		expect(sandbox.list('coupon')).toEqual(before);
		expect(sandbox.codes()).toEqual([]);
		expect(sandbox.switches.totalRecords).toBe('null');
		expect(sandbox.log.calls).toBe(0);
		expect((await ask(sandbox, 'GET /coupon/coupons/1002')).status).toBe(200);
	});
});

describe('without HTTP', () => {
	test('records are added, looked at and taken away by the same rules', async () => {
		const sandbox = await sandboxWith();
		const made = sandbox.insert('coupon', percentOff('NEW', { description: 'x' }));
		expect(made).toMatchObject({ coupon_oid: 1061, coupon_type: 'X % off subtotal' });
		expect(sandbox.get('coupon', 'new', 'merchant_code')).toEqual(made);
		expect(() => sandbox.insert('coupon', percentOff('new'))).toThrow(
			'There is another coupon with this merchant_code',
		);
		made.description = 'changed';
		expect(sandbox.get('coupon', 1061)).toMatchObject({ description: 'x' });
		sandbox.remove('coupon', 1061);
		expect(sandbox.get('coupon', 1061)).toBeUndefined();
		expect(() => sandbox.list('parcel')).toThrow("The table has no resource 'parcel'");
	});

	test('it listens on loopback only, and stops', async () => {
		const sandbox = await sandboxWith();
		expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		await ask(sandbox, 'GET /coupon/coupons/1001');
		await sandbox.close();
		await expect(fetch(sandbox.url)).rejects.toThrow();
	});
});

describe('npm run sandbox', () => {
	const run = (...options: string[]) =>
		spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../../sandbox/main.ts'), ...options]);

	test('says where it is, answers there, and stops on Ctrl-C', async () => {
		const child = run('--records', 'coupon=5', '--switch', 'totalRecords=null');
		const [output] = (await once(child.stdout, 'data')) as [Buffer];
		const text = output.toString();
		const baseUrl = /Base URL +(\S+)/.exec(text)?.[1] ?? '';
		const key = /Simple key +(\S+)/.exec(text)?.[1] ?? '';
		expect(text).toMatch(/OAuth client ID +\S+\n +Client secret +\S+/);
		const headers = { 'x-ultracart-simple-key': key, 'X-UltraCart-Api-Version': '2017-03-01' };
		const { body } = await replyOf(await fetch(`${baseUrl}/coupon/coupons`, { headers }));
		expect(body.metadata).toMatchObject({ result_set: { count: 5, total_records: null } });
		child.kill('SIGINT');
		expect(await once(child, 'exit')).toEqual([0, null]);
	});

	test('says what is wrong with an option', async () => {
		const child = run('--switch', 'batch=x');
		const [output] = (await once(child.stderr, 'data')) as [Buffer];
		expect(output.toString()).toMatch(/^batch must be one of allOrNothing/);
		expect(await once(child, 'exit')).toEqual([1, null]);
	});
});
