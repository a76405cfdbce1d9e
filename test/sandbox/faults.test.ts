import { FAULT_TYPES, type FaultType } from '../../sandbox/faultTypes';
import type { Fault } from '../../sandbox/faults';
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ask, closeAll, get, percentOff, recordsIn, resultSetOf, sandboxWith, type Reply } from './support';

afterEach(closeAll);

const INSERT = 'POST /coupon/coupons';

type Outcome = Reply | 'reset' | 'no answer';

async function insertUnder(sandbox: Sandbox, fault: Fault): Promise<Outcome> {
	const impatient = new AbortController();
	const hung = () => {
		impatient.abort();
	};
	sandbox.faults.add(fault.kind === 'hang' || fault.kind === 'trickle' ? { ...fault, hung } : fault);
	try {
		return await ask(sandbox, INSERT, percentOff('NEW'), {}, impatient.signal);
	} catch (thrown) {
		if (impatient.signal.aborted) return 'no answer';
		expect(String((thrown as Error).cause)).toMatch(/ECONNRESET|other side closed/);
		return 'reset';
	}
}

const json = 'application/json; charset=UTF-8';

/** `want` is what the outcome matches: its status, headers and text or body. */
const CASES: [fault: Fault, done: boolean, want: Outcome | object][] = [
	[
		{ kind: 'status', status: 503, headers: { 'x-test': '1' }, message: 'Busy' },
		false,
		{
			status: 503,
			headers: { 'x-test': '1', 'uc-rest-error': 'Busy' },
			body: { success: false, error: { user_message: 'Busy', error_code: '503' } },
		},
	],
	[{ kind: 'statusAfter', status: 500 }, true, { status: 500, body: { success: false } }],
	[{ kind: 'resetBefore' }, false, 'reset'],
	[{ kind: 'resetAfter' }, true, 'reset'],
	[{ kind: 'hang' }, true, 'no answer'],
	[{ kind: 'trickle' }, true, 'no answer'],
	[{ kind: 'delay', milliseconds: 150 }, true, { status: 200 }],
	[
		{ kind: 'brokenJson' },
		true,
		{
			status: 200,
			headers: { 'content-type': json },
			text: expect.stringMatching(/^\{"coupon":\{.*[^}]$/) as string,
		},
	],
	[
		{ kind: 'html', status: 502 },
		true,
		{
			status: 502,
			headers: { 'content-type': 'text/html; charset=utf-8' },
			text: expect.stringMatching(/^<!doctype html>/) as string,
		},
	],
	[
		{ kind: 'htmlInstead', status: 404 },
		false,
		{
			status: 404,
			headers: { 'content-type': 'text/html; charset=utf-8' },
			text: expect.stringMatching(/^<!doctype html>/) as string,
		},
	],
	[{ kind: 'empty' }, true, { status: 200, text: '' }],
	[
		{ kind: 'successFalse', message: 'No' },
		false,
		{ status: 200, body: { success: false, error: { user_message: 'No' } } },
	],
	[
		{ kind: 'errorAlone', message: 'No' },
		false,
		{
			status: 200,
			text: expect.not.stringContaining('success') as string,
			body: { error: { user_message: 'No' } },
		},
	],
	[
		{ kind: 'errorBeside', status: 400, message: 'No' },
		true,
		{
			status: 400,
			body: { success: false, error: { user_message: 'No' }, coupon: { merchant_code: 'NEW' } },
		},
	],
	[
		{ kind: 'warning', message: 'Hm' },
		true,
		{
			status: 200,
			body: { success: true, warning: { warning_message: 'Hm' }, coupon: { merchant_code: 'NEW' } },
		},
	],
	[{ kind: 'alter', change: (body) => ({ ...body, extra: 1 }) }, true, { body: { success: true, extra: 1 } }],
];

/** Faults that have no meaning for an insert, tested below. */
const ELSEWHERE: readonly FaultType[] = [
	...(['endlessMore', 'stuckMore', 'withoutLists', 'nullEntries'] as const),
	...(['fewerCodes', 'sameCodes'] as const),
];

test('every type is tested', () => {
	expect([...CASES.map(([{ kind }]) => kind), ...ELSEWHERE].sort()).toEqual([...FAULT_TYPES].sort());
});

test.each(CASES)('%j', async (fault, done, want) => {
	const sandbox = await sandboxWith();
	const started = performance.now();
	const outcome = await insertUnder(sandbox, fault);
	if (typeof outcome === 'string') expect(outcome).toBe(want);
	else expect({ ...outcome, headers: Object.fromEntries(outcome.headers) }).toMatchObject(want as object);
	if (fault.kind === 'delay') expect(performance.now() - started).toBeGreaterThan(140);
	expect(sandbox.get('coupon', 'NEW', 'merchant_code') !== undefined).toBe(done);
	expect(sandbox.log.entries[0]).toMatchObject({ fault: fault.kind, endpoint: 'insertCoupon' });
	expect(sandbox.faults.pending).toEqual([]);
	// The next request finds its place free, and nothing of the fault left.
	expect((await ask(sandbox, INSERT, percentOff('NEXT'))).status).toBe(200);
});

test('a refusal can be hidden by a fault too', async () => {
	const sandbox = await sandboxWith();
	sandbox.faults.add({ kind: 'html' });
	expect((await ask(sandbox, INSERT, { merchant_code: 5 })).text).toMatch(/^<!doctype html>/);
});

describe('pages without an end', () => {
	test('endlessMore goes on past the last record', async () => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind: 'endlessMore', times: Infinity });
		const offsets: unknown[] = [];
		let offset: unknown = 0;
		for (let n = 0; n < 4; n++) {
			const body = await get(sandbox, `GET /coupon/coupons?_limit=40&_offset=${String(offset)}`);
			expect(resultSetOf(body).more).toBe(true);
			offset = resultSetOf(body).next_offset;
			offsets.push([recordsIn(body).length, offset]);
		}
		expect(offsets).toEqual([
			[40, 40],
			[20, 60],
			[0, 61],
			[0, 62],
		]);
	});

	test('stuckMore stays where it is', async () => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind: 'stuckMore' });
		const body = await get(sandbox, 'GET /coupon/coupons?_limit=40&_offset=40');
		expect(resultSetOf(body)).toMatchObject({ more: true, next_offset: 40 });
	});
});

describe('lists', () => {
	const listUnder = async (kind: 'withoutLists' | 'nullEntries'): Promise<Json> => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind });
		return await get(sandbox, 'GET /coupon/coupons?_limit=2');
	};

	test('withoutLists: only the envelope is left', async () => {
		const body = await listUnder('withoutLists');
		expect(body).toMatchObject({ success: true, metadata: { result_set: { count: 2 } } });
		expect(body).not.toHaveProperty('coupons');
	});

	test('nullEntries: the first is null', async () => {
		expect((await listUnder('nullEntries')).coupons).toEqual([
			null,
			expect.objectContaining({ coupon_oid: 1002 }),
		]);
	});
});

describe('codes', () => {
	const generate = async (kind: 'fewerCodes' | 'sameCodes'): Promise<[Sandbox, string[]]> => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind });
		const body = await get(sandbox, 'POST /coupon/coupons/1001/generate_codes', { quantity: 4 });
		return [sandbox, body.coupon_codes as string[]];
	};

	test('fewerCodes: all are made, and one is missing from the answer', async () => {
		const [sandbox, codes] = await generate('fewerCodes');
		expect(codes).toEqual(
			sandbox
				.codes()
				.slice(0, 3)
				.map(({ code }) => code),
		);
		expect(sandbox.codes()).toHaveLength(4);
	});

	test('sameCodes: the answer has one twice', async () => {
		const [, codes] = await generate('sameCodes');
		expect(codes).toHaveLength(4);
		expect(codes[3]).toBe(codes[0]);
	});
});

describe('choosing requests', () => {
	const statuses = async (sandbox: Sandbox, count: number): Promise<number[]> => {
		const found: number[] = [];
		for (let n = 0; n < count; n++)
			found.push((await ask(sandbox, `GET /coupon/coupons/${1001 + n}`)).status);
		return found;
	};

	test('by endpoint', async () => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind: 'status', status: 500, on: 'getUsers' });
		sandbox.faults.add({ kind: 'status', status: 502, on: ['getCoupon', 'getGroups'] });
		expect(await statuses(sandbox, 2)).toEqual([502, 200]);
		expect((await ask(sandbox, 'GET /user/users')).status).toBe(500);
	});

	test('some, after some have passed', async () => {
		const sandbox = await sandboxWith();
		const ordered = sandbox.faults.add({ kind: 'status', status: 500, after: 1, times: 2 });
		expect(await statuses(sandbox, 5)).toEqual([200, 500, 500, 200, 200]);
		expect(ordered.hits).toBe(2);
	});

	test('all, until it is taken back', async () => {
		const sandbox = await sandboxWith();
		const ordered = sandbox.faults.add({ kind: 'status', status: 500, times: Infinity });
		expect(await statuses(sandbox, 3)).toEqual([500, 500, 500]);
		expect(sandbox.faults.pending).toHaveLength(1);
		ordered.remove();
		expect(await statuses(sandbox, 1)).toEqual([200]);
	});

	test('by what they ask', async () => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({
			kind: 'status',
			status: 500,
			on: ({ body, address }) => (body as Json | null)?.quantity === 2 && address.coupon_oid === '1002',
		});
		const generate = async (coupon: number, quantity: number): Promise<number> =>
			(await ask(sandbox, `POST /coupon/coupons/${coupon}/generate_codes`, { quantity })).status;
		expect(await generate(1002, 1)).toBe(200);
		expect(await generate(1001, 2)).toBe(200);
		expect(await generate(1002, 2)).toBe(500);
	});
});
