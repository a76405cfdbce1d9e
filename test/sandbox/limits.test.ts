import { setTimeout as pause } from 'node:timers/promises';

import { Clock } from '../../sandbox/clock';
import { ask, closeAll, get, sandboxWith } from './support';

afterEach(closeAll);

const READ = 'GET /coupon/coupons/1001';
const HOUR = 3_600_000;

describe('clock', () => {
	test('goes with real time, jumps, and runs at the speed that is set', () => {
		let real = 1_000_000;
		const clock = new Clock(() => real);
		expect(clock.now()).toBe(1_000_000);
		real += 50;
		clock.advance(HOUR);
		expect(clock.now()).toBe(1_000_050 + HOUR);
		clock.speed = 60;
		real += 1000;
		expect(clock.now()).toBe(1_060_050 + HOUR);
		clock.speed = 1;
		real += 7;
		expect(clock.now()).toBe(1_060_057 + HOUR);
	});
});

describe('so many an hour and a day', () => {
	test('1,000 are accepted at once, and then one every 3.6 seconds', async () => {
		const sandbox = await sandboxWith({ latency: 0 });
		sandbox.clock.speed = 0;
		for (let n = 0; n < 999; n++) sandbox.limits.enter('another application', '127.0.0.1')();
		await get(sandbox, READ);
		const reply = await ask(sandbox, READ);
		expect(reply.status).toBe(429);
		expect(reply.headers.get('UC-REST-ERROR')).toBe('The limit of requests per hour or day has been reached');
		expect(reply.headers.get('Retry-After')).toBeNull();
		expect(sandbox.log).toMatchObject({ calls: 2, refused: 1, maximumInFlight: 1 });

		sandbox.clock.advance(10 * 3600);
		for (let n = 0; n < 10; n++) await get(sandbox, READ);
		expect((await ask(sandbox, READ)).status).toBe(429);
	});

	test('the day has its own bucket', async () => {
		const sandbox = await sandboxWith({ limits: { perHour: 5, perDay: 7 } });
		const taken = async (): Promise<number> => {
			let count = 0;
			while ((await ask(sandbox, READ)).status === 200) count += 1;
			return count;
		};
		expect(await taken()).toBe(5);
		sandbox.clock.advance(HOUR);
		expect(await taken()).toBe(2);
		sandbox.clock.advance(24 * HOUR);
		expect(await taken()).toBe(5);
	});

	test('a clock that runs faster empties the bucket faster', async () => {
		const sandbox = await sandboxWith({ limits: { perHour: 2 } });
		await get(sandbox, READ);
		await get(sandbox, READ);
		expect((await ask(sandbox, READ)).status).toBe(429);
		// Half an hour in 180 real milliseconds.
		sandbox.clock.speed = 10_000;
		await pause(200);
		sandbox.clock.speed = 1;
		expect((await ask(sandbox, READ)).status).toBe(200);
	});

	test('another application at the same address is refused too', async () => {
		const sandbox = await sandboxWith({ limits: { perHour: 1 } });
		await get(sandbox, READ);
		const other = { 'x-ultracart-simple-key': sandbox.readOnlyKey };
		expect((await ask(sandbox, READ, undefined, other)).status).toBe(429);
	});

	test('Retry-After says when it is worth trying again, in real seconds', async () => {
		const sandbox = await sandboxWith({ limits: { perHour: 60 }, switches: { retryAfter: 'given' } });
		for (let n = 0; n < 60; n++) await get(sandbox, READ);
		const retryAfter = async (): Promise<number> =>
			Number((await ask(sandbox, READ)).headers.get('Retry-After'));
		expect(await retryAfter()).toBeGreaterThan(55);
		expect(await retryAfter()).toBeLessThanOrEqual(60);
		sandbox.clock.speed = 30;
		expect(await retryAfter()).toBeLessThanOrEqual(2);
	});

	test('no limits, where a test wants none', async () => {
		const sandbox = await sandboxWith({ limits: false });
		const replies = await Promise.all(Array.from({ length: 20 }, () => ask(sandbox, READ)));
		expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
		expect(sandbox.log.maximumInFlight).toBeGreaterThan(1);
	});
});

describe('one at a time', () => {
	test('a second request is refused while one is under way', async () => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind: 'delay', milliseconds: 100 });
		const first = ask(sandbox, READ);
		await pause(30);
		const second = await ask(sandbox, READ, undefined, { 'x-ultracart-simple-key': sandbox.readOnlyKey });
		expect(second.status).toBe(429);
		expect(second.headers.get('UC-REST-ERROR')).toMatch(/still under way/);
		expect((await first).status).toBe(200);
		expect(sandbox.log).toMatchObject({ calls: 2, refused: 1, maximumInFlight: 2 });
		expect(sandbox.log.entries.map(({ inFlight }) => inFlight)).toEqual([1, 2]);
	});

	test('requests that are sent together meet', async () => {
		const sandbox = await sandboxWith();
		const replies = await Promise.all([ask(sandbox, READ), ask(sandbox, READ), ask(sandbox, READ)]);
		expect(replies.filter(({ status }) => status === 429)).not.toHaveLength(0);
	});

	test('a client that has gone does not keep its place', async () => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind: 'delay', milliseconds: 5000 });
		const signal = AbortSignal.timeout(50);
		await expect(
			fetch(`${sandbox.baseUrl}/coupon/coupons`, { headers: sandbox.headers, signal }),
		).rejects.toThrow();
		await pause(30);
		expect((await ask(sandbox, READ)).status).toBe(200);
	});

	test('requests one after the other never meet', async () => {
		const sandbox = await sandboxWith({ latency: 0 });
		for (let n = 0; n < 50; n++) await get(sandbox, READ);
		expect(sandbox.log).toMatchObject({ calls: 50, refused: 0, maximumInFlight: 1 });
	});
});
