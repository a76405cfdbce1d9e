/** Executions at the same time: those that wait for the same share a call, and of those that change one record none undoes another. */
import { setTimeout as pause } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import type { EngineRun, RunHandle } from '../../../harness/engine';
import { byCode, byId, NODE, useTestEnvironment, type NodeSettings } from '../../support/testEnvironment';

const env = useTestEnvironment({ records: { coupon: 60 }, latency: 60 });

const HOUR = 3_600_000;

const codeOf = (code = 'VIP', more: IDataObject = {}) => ({
	operation: 'generateCodes',
	coupon: byCode(code),
	codesOutput: 'onePerItem',
	...more,
});

beforeEach(() => {
	for (const merchant_code of ['VIP', 'GOLD'])
		env().sandbox.insert('coupon', { merchant_code, percent_off_subtotal: { discount_percent: 10 } });
});

afterEach(() => {
	jest.restoreAllMocks();
});

const start = (parameters: IDataObject, settings?: NodeSettings): RunHandle =>
	env().start([{ email: 'a@example.com' }], parameters, settings);

/** One execution each, all started at once. */
const atOnce = async (count: number, parameters: IDataObject, settings?: NodeSettings) =>
	await Promise.all(Array.from({ length: count }, () => start(parameters, settings).finished));

const codesIn = (runs: readonly EngineRun[]) =>
	runs.flatMap((run) => run.items(NODE).map(({ coupon_code }) => coupon_code));

const made = () =>
	env()
		.sandbox.codes()
		.map(({ code }) => code);

const calls = () => env().sandbox.log.calls;

const hintsIn = (run: EngineRun) => run.hints(NODE).map(({ message }) => message);

/** Until UltraCart has been asked so often. */
async function untilAsked(times: number): Promise<void> {
	while (calls() < times) await pause(5);
}

describe('codes', () => {
	it.each([{ oAuth2: false }, { oAuth2: true }])(
		'for 200 executions at once are made in three calls at most: %j',
		async (settings) => {
			const runs = await atOnce(200, codeOf(), settings);

			expect(runs.map(({ status }) => status)).toEqual(Array(200).fill('success'));
			expect(calls()).toBeLessThanOrEqual(3);
			expect(codesIn(runs).sort()).toEqual(made().sort());
			expect(new Set(made()).size).toBe(200);
		},
	);

	it('of another coupon, prefix or account are asked for apart', async () => {
		const { sandbox } = env();
		const parameters = [codeOf(), codeOf('GOLD'), codeOf('VIP', { prefix: 'A-' })];
		const runs = await Promise.all(
			parameters.flatMap((each) => [
				start(each).finished,
				start(each).finished,
				start(each, { oAuth2: true }).finished,
			]),
		);

		expect(codesIn(runs)).toHaveLength(9);
		expect(new Set(codesIn(runs)).size).toBe(9);
		// A call each, and one more where the first went alone.
		expect(calls()).toBeGreaterThanOrEqual(6);
		expect(calls()).toBeLessThanOrEqual(7);
		expect(sandbox.codes().filter(({ code }) => code.startsWith('A-'))).toHaveLength(3);
	});

	it('go to all others of a call when one of them is stopped, and its own to the next that asks', async () => {
		const first = start(codeOf());
		await untilAsked(1);
		const [stopped, ...others] = Array.from({ length: 4 }, () => start(codeOf()));
		await first.finished;
		await untilAsked(2);
		stopped?.cancel();
		const runs = await Promise.all(others.map(async ({ finished }) => await finished));

		expect((await stopped?.finished)?.status).toBe('canceled');
		expect(codesIn(runs)).toHaveLength(3);
		expect(made()).toHaveLength(5);
		const next = await start(codeOf()).finished;
		expect(calls()).toBe(2);
		expect([...codesIn([await first.finished, ...runs, next])].sort()).toEqual(made().sort());
		const logged = next.logs.concat(...runs.map(({ logs }) => logs)).map(({ message }) => message);
		expect(logged).toContainEqual(
			expect.stringMatching(/^UltraCart made 1 one-time code of the coupon with .* 'VIP' for executions/),
		);
		for (const code of made()) expect(JSON.stringify(logged)).not.toContain(code);
	});

	it('that nobody asks for within an hour are given up, and their number is logged', async () => {
		const hour = new AbortController();
		const real = AbortSignal.timeout.bind(AbortSignal);
		jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((milliseconds) => (milliseconds === HOUR ? hour.signal : real(milliseconds)));
		const first = start(codeOf());
		await untilAsked(1);
		const [stopped, other] = [start(codeOf()), start(codeOf())];
		await first.finished;
		await untilAsked(2);
		stopped.cancel();
		await other.finished;
		const meanwhile = start(codeOf('GOLD'));
		hour.abort();
		const logged = (await meanwhile.finished).logs.map(({ message }) => message);
		await start(codeOf()).finished;

		expect(logged).toContainEqual(
			expect.stringMatching(/^Nobody asked for 1 one-time code of the coupon with .* 'VIP'/),
		);
		expect(calls()).toBe(4);
	});

	it('are told to all of a call as unknown when its answer is lost', async () => {
		const first = start(codeOf());
		await untilAsked(1);
		env().sandbox.faults.add({ kind: 'resetAfter', on: 'generateOneTimeCodesByMerchantCode' });
		const runs = await Promise.all(Array.from({ length: 3 }, async () => await start(codeOf()).finished));

		expect((await first.finished).status).toBe('success');
		expect(runs.map(({ status }) => status)).toEqual(['error', 'error', 'error']);
		expect(calls()).toBe(2);
	});

	it('of a coupon that is not there fail those who asked for it, in few calls, and nobody else', async () => {
		const [good, ...bad] = await Promise.all([
			start(codeOf()).finished,
			...Array.from({ length: 20 }, async () => await start(codeOf('NOPE')).finished),
		]);

		expect(good.status).toBe('success');
		expect(bad.map(({ status }) => status)).toEqual(Array(20).fill('error'));
		expect(calls()).toBeLessThanOrEqual(4);
	});

	it('say what they cost the execution that made the call, and the one that had a part in it', async () => {
		const runs = await atOnce(3, codeOf());

		expect(runs.slice(0, 2).map(hintsIn)).toEqual([
			['1 item, 1 call'],
			['1 item, 0 calls, and a part in 1 call of other executions'],
		]);
	});
});

describe('reads', () => {
	const get = { operation: 'get', coupon: byCode('VIP') };

	it('of the same record by executions that wait are one', async () => {
		const runs = await atOnce(30, get);

		expect(runs.map((run) => run.items(NODE)[0]?.merchant_code)).toEqual(Array(30).fill('VIP'));
		expect(calls()).toBeLessThanOrEqual(3);
	});

	it('are copies: nobody sees what another does to its own', async () => {
		const [last = [], ...others] = (await atOnce(3, get)).map((run) => run.items(NODE)).reverse();
		for (const item of others.flat()) item.merchant_code = 'changed';
		expect(last.map(({ merchant_code }) => merchant_code)).toEqual(['VIP']);
	});

	it('are not joined while they are under way: what comes is no older than the wish for it', async () => {
		const { sandbox } = env();
		const early = start(get);
		await untilAsked(1);
		const late = start(get);
		expect((await early.finished).status).toBe('success');
		expect((await late.finished).status).toBe('success');
		expect(sandbox.log.calls).toBe(2);
	});
});

describe('changes of one record', () => {
	const change = (updateFields: IDataObject) => ({
		operation: 'update',
		coupon: byCode('VIP'),
		updateFields,
	});
	const stored = () => env().sandbox.get('coupon', 'VIP', 'merchant_code');

	it('by two executions are both kept', async () => {
		const runs = await Promise.all([
			start(change({ description: 'Ten percent' })).finished,
			start(change({ merchantNotes: 'For the newsletter' })).finished,
		]);

		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(stored()).toMatchObject({ description: 'Ten percent', merchant_notes: 'For the newsletter' });
		// Two reads and two writes, and the one that came second reads again.
		expect(calls()).toBe(5);
	});

	it('by six executions are all kept', async () => {
		const { sandbox } = env();
		const group = () => sandbox.list('group')[0] as IDataObject;
		const users = sandbox
			.list('user')
			.slice(0, 6)
			.map(({ user_id }) => user_id as number);
		const runs = await Promise.all(
			users.map(
				async (user) =>
					await start({
						resource: 'group',
						operation: 'addUser',
						group: byId(group().group_oid as number),
						user: byId(user),
					}).finished,
			),
		);

		expect(runs.map(({ status }) => status)).toEqual(users.map(() => 'success'));
		const members = group().users as { user_id: number; member: boolean }[];
		expect(members.every(({ user_id, member }) => member || !users.includes(user_id))).toBe(true);
	});

	it('cost a single execution nothing more than before', async () => {
		await start(change({ description: 'Ten percent' })).finished;
		expect(calls()).toBe(2);
	});
});
