import { setTimeout as pause } from 'node:timers/promises';

import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { contacts, coupon, expectWellWorded, generate, get, errorTextOf } from './support';

const HOUR = 3_600_000;
const VIP = { code: 'VIP' };

/** A generous wait that a test never uses up, so that only what is tested can end a run. */
const PATIENT = { rateLimitWait: 30, timeout: 10 };
const editorValues = { operation: 'getEditorValues', options: PATIENT };

async function timed<T>(work: Promise<T>): Promise<{ result: T; took: number }> {
	const started = Date.now();
	return { result: await work, took: Date.now() - started };
}

describe('under the limits as UltraCart has them', () => {
	const env = useTestEnvironment({ records: { coupon: 60 } });
	const codesOf = () =>
		env()
			.sandbox.list('coupon')
			.slice(0, 50)
			.map(({ merchant_code }) => ({ code: merchant_code as string }));

	beforeEach(() => {
		env().sandbox.insert('coupon', coupon('VIP'));
	});

	it('makes the calls of 50 items one at a time, and none is refused', async () => {
		const items = codesOf();
		const run = await env().run(items, generate());
		const { log } = env().sandbox;

		expect(run.items(NODE).map(({ code }) => code)).toEqual(items.map(({ code }) => code));
		expect(log.calls).toBe(50);
		expect(log.maximumInFlight).toBe(1);
		expect(log.refused).toBe(0);
	});

	it('makes the calls of executions at the same time one at a time, whatever their credentials', async () => {
		const items = codesOf().slice(0, 15);
		const runs = await Promise.all([
			env().run(items, generate()),
			env().run(items, generate(), { oAuth2: true }),
			env().run([{}], editorValues),
		]);
		const { log } = env().sandbox;

		expect(runs.map((run) => run.items(NODE).length)).toEqual([15, 15, 1]);
		expect(log.calls).toBe(31);
		expect(log.maximumInFlight).toBe(1);
		expect(log.refused).toBe(0);
		// They took turns: neither had to wait for the other to be done.
		const oAuth = log.entries.map(({ headers }) => headers.authorization !== undefined);
		expect(oAuth.indexOf(true)).toBeLessThan(oAuth.lastIndexOf(false));
		expect(oAuth.indexOf(false)).toBeLessThan(oAuth.lastIndexOf(true));
	});

	it('waits while another program uses up its one call at a time', async () => {
		const { sandbox } = env();
		sandbox.faults.add({ kind: 'delay', milliseconds: 900, on: 'getEditorValues' });
		const outside = fetch(`${sandbox.baseUrl}/coupon/editor_values`, { headers: sandbox.headers });
		while (sandbox.log.calls === 0) await pause(5);
		const run = await env().run([VIP, VIP], generate({ options: PATIENT }));

		expect(run.items(NODE)).toHaveLength(2);
		expect(sandbox.codes()).toHaveLength(2);
		expect(sandbox.log.refused).toBeGreaterThanOrEqual(1);
		expect((await outside).status).toBe(200);
	});

	it('says what the limits are once the longest wait is over', async () => {
		env().sandbox.faults.add({ kind: 'status', status: 429, times: 99, message: 'Slow down' });
		const { result, took } = await timed(env().run([VIP], generate({ options: { rateLimitWait: 1 } })));
		const told = errorTextOf(result);

		expectWellWorded(told, 1);
		expect(told).toMatchObject({ name: 'NodeApiError', httpCode: '429', message: 'Slow down [item 1]' });
		expect(told.description).toMatch(/1,000 calls an hour and 10,000 a day, one at a time/);
		expect(told.description).toMatch(/Longest Wait for the Rate Limit/);
		expect(took).toBeGreaterThanOrEqual(1000);
		expect(took).toBeLessThan(5000);
		expect(env().sandbox.log.calls).toBe(3);
		expect(env().sandbox.codes()).toEqual([]);
	});

	it('does not wait when the user wants none of it, or when UltraCart asks for longer than the user wants', async () => {
		const { faults, log } = env().sandbox;
		faults.add({ kind: 'status', status: 429 });
		const unwilling = await env().run([VIP], get({ options: { rateLimitWait: 0 } }));
		faults.add({ kind: 'status', status: 429, headers: { 'Retry-After': '31' } });
		const tooLong = await env().run([VIP], get({ options: PATIENT }));

		expect([unwilling, tooLong].map((run) => errorTextOf(run).httpCode)).toEqual(['429', '429']);
		expect(log.calls).toBe(2);
	});

	it.each(['={{ "soon" }}', -1, '={{ {} }}'])(
		'takes %j for no time to wait, and asks nobody',
		async (given) => {
			for (const [option, label] of [
				['rateLimitWait', 'Longest Wait for the Rate Limit'],
				['timeout', 'Timeout'],
			] as const) {
				const told = errorTextOf(await env().run([VIP], get({ options: { [option]: given } })));
				expectWellWorded(told, 1);
				expect(told.message).toContain(`${label} must be a number of seconds`);
			}
			expect(env().requests).toEqual([]);
		},
	);

	it('lets a cancelled execution leave the line at once while another waits for the limit', async () => {
		const { sandbox } = env();
		const limited = sandbox.faults.add({
			kind: 'status',
			status: 429,
			times: 99,
			on: 'generateOneTimeCodesByMerchantCode',
		});
		const waiting = env().start([VIP], generate({ options: PATIENT }));
		while (limited.hits === 0) await pause(5);
		const inLine = env().start([VIP], get({ options: PATIENT }));
		const behind = env().start([{}], editorValues);
		await pause(50);

		inLine.cancel();
		const left = await timed(inLine.finished);
		expect(left.result.status).toBe('canceled');
		expect(left.took).toBeLessThan(2000);

		waiting.cancel();
		const [given, next] = [await timed(waiting.finished), await timed(behind.finished)];
		expect(given.result.status).toBe('canceled');
		expect(given.took + next.took).toBeLessThan(5000);
		expect(next.result.items(NODE)).toHaveLength(1);
		// The cancelled one never asked, and the place of the other was free.
		expect(sandbox.log.of('getCouponByMerchantCode')).toEqual([]);
		limited.remove();
		expect((await env().run([VIP], get())).items(NODE)).toHaveLength(1);
		expect(sandbox.log.maximumInFlight).toBe(1);
	});
});

describe('when the hour is used up', () => {
	const PER_HOUR = 6;
	const env = useTestEnvironment({ records: { coupon: 12 }, limits: { perHour: PER_HOUR } });

	/** One more call fits in after so many real milliseconds. */
	const LEAK = 250;

	beforeEach(() => {
		env().sandbox.clock.speed = HOUR / PER_HOUR / LEAK;
	});

	it.each(['absent', 'given'] as const)('waits and goes on, with Retry-After %s', async (retryAfter) => {
		const { sandbox } = env();
		sandbox.switches.retryAfter = retryAfter;
		const items = sandbox
			.list('coupon')
			.slice(0, 9)
			.map(({ merchant_code }) => ({ code: merchant_code as string }));
		const { log, clock } = sandbox;
		// The hour stands still until it is used up, however slow the machine is.
		const { speed } = clock;
		clock.speed = 0;
		const running = timed(env().run(items, generate({ options: PATIENT })));
		while (log.refused === 0) await pause(5);
		clock.speed = speed;
		const { result, took } = await running;

		expect(result.items(NODE).map(({ code }) => code)).toEqual(items.map(({ code }) => code));
		expect(sandbox.codes()).toHaveLength(9);
		expect(log.refused).toBeGreaterThanOrEqual(1);
		expect(log.calls - log.refused).toBe(9);
		expect(log.maximumInFlight).toBe(1);
		// What UltraCart asks for is kept: each refusal costs a whole second then (but for the first, which came while the hour
		// stood still), and half of one at first otherwise.
		expect(took).toBeGreaterThanOrEqual(retryAfter === 'given' ? 1000 * (log.refused - 1) + 375 : 375);
		expect(result.hints(NODE)).toEqual([expect.objectContaining({ message: `9 items, ${log.calls} calls` })]);
	});

	it('has the executions that wait share the wait: one asks, the others stay in line', async () => {
		const { sandbox } = env();
		const [first = {}] = sandbox
			.list('coupon')
			.map(({ merchant_code }) => ({ code: merchant_code as string }));
		await env().run(
			contacts(PER_HOUR).map(() => first),
			generate({
				expiry: 'onDate',
				codeExpirationDate: '={{ $now.plus({ days: $itemIndex + 1 }).toISO() }}',
			}),
		);
		expect(sandbox.log.refused).toBe(0);

		const runs = await Promise.all(
			['A', 'B', 'C'].map((prefix) => env().run([first], generate({ prefix, options: PATIENT }))),
		);
		expect(runs.map((run) => run.items(NODE).length)).toEqual([1, 1, 1]);
		expect(sandbox.codes()).toHaveLength(PER_HOUR + 3);
		expect(sandbox.log.refused).toBeLessThanOrEqual(3);
		expect(sandbox.log.maximumInFlight).toBe(1);
	});
});
