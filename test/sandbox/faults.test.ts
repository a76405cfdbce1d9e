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
	sandbox.faults.add(fault.kind === 'hang' ? { ...fault, hung } : fault);
	try {
		return await ask(sandbox, INSERT, percentOff('NEW'), {}, impatient.signal);
	} catch (thrown) {
		if (impatient.signal.aborted) return 'no answer';
		expect(String((thrown as Error).cause)).toMatch(/ECONNRESET|other side closed/);
		return 'reset';
	}
}

interface Case {
	readonly fault: Fault;
	readonly done: boolean;
	readonly want: Outcome | object;
}

const json = 'application/json; charset=UTF-8';

/** `want` is what the outcome matches: its status, headers and text or body. */
const CASES: Partial<Record<FaultType, Case>> = {
	status: {
		fault: { kind: 'status', status: 503, headers: { 'x-test': '1' }, message: 'Busy' },
		done: false,
		want: {
			status: 503,
			headers: { 'x-test': '1', 'uc-rest-error': 'Busy' },
			body: { success: false, error: { user_message: 'Busy', error_code: '503' } },
		},
	},
	statusAfter: {
		fault: { kind: 'statusAfter', status: 500 },
		done: true,
		want: { status: 500, body: { success: false } },
	},
	resetBefore: { fault: { kind: 'resetBefore' }, done: false, want: 'reset' },
	resetAfter: { fault: { kind: 'resetAfter' }, done: true, want: 'reset' },
	hang: { fault: { kind: 'hang' }, done: true, want: 'no answer' },
	delay: { fault: { kind: 'delay', milliseconds: 150 }, done: true, want: { status: 200 } },
	brokenJson: {
		fault: { kind: 'brokenJson' },
		done: true,
		want: {
			status: 200,
			headers: { 'content-type': json },
			text: expect.stringMatching(/^\{"coupon":\{.*[^}]$/) as string,
		},
	},
	html: {
		fault: { kind: 'html', status: 502 },
		done: true,
		want: {
			status: 502,
			headers: { 'content-type': 'text/html; charset=utf-8' },
			text: expect.stringMatching(/^<!doctype html>/) as string,
		},
	},
	empty: { fault: { kind: 'empty' }, done: true, want: { status: 200, text: '' } },
	successFalse: {
		fault: { kind: 'successFalse', message: 'No' },
		done: false,
		want: { status: 200, body: { success: false, error: { user_message: 'No' } } },
	},
	warning: {
		fault: { kind: 'warning', message: 'Hm' },
		done: true,
		want: {
			status: 200,
			body: { success: true, warning: { warning_message: 'Hm' }, coupon: { merchant_code: 'NEW' } },
		},
	},
	alter: {
		fault: { kind: 'alter', change: (body) => ({ ...body, extra: 1 }) },
		done: true,
		want: { body: { success: true, extra: 1 } },
	},
};

/** Faults that have no meaning for an insert, tested below. */
const ELSEWHERE: readonly FaultType[] = ['endlessMore', 'stuckMore', 'fewerCodes', 'sameCodes'];

test('every type is tested', () => {
	expect([...Object.keys(CASES), ...ELSEWHERE].sort()).toEqual([...FAULT_TYPES].sort());
});

test.each(Object.entries(CASES))('%s', async (type, { fault, done, want }) => {
	const sandbox = await sandboxWith();
	const started = performance.now();
	const outcome = await insertUnder(sandbox, fault);
	if (typeof outcome === 'string') expect(outcome).toBe(want);
	else expect({ ...outcome, headers: Object.fromEntries(outcome.headers) }).toMatchObject(want as object);
	if (type === 'delay') expect(performance.now() - started).toBeGreaterThan(140);
	expect(sandbox.get('coupon', 'NEW', 'merchant_code') !== undefined).toBe(done);
	expect(sandbox.log.entries[0]).toMatchObject({ fault: type, endpoint: 'insertCoupon' });
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

describe('codes', () => {
	const generate = async (kind: 'fewerCodes' | 'sameCodes'): Promise<[Sandbox, string[]]> => {
		const sandbox = await sandboxWith();
		sandbox.faults.add({ kind });
		const body = await get(sandbox, 'POST /coupon/coupons/1001/generate_codes', { quantity: 4 });
		return [sandbox, body.coupon_codes as string[]];
	};

	test('fewerCodes: made, but not all told', async () => {
		const [sandbox, codes] = await generate('fewerCodes');
		expect(codes).toEqual(
			sandbox
				.codes()
				.slice(0, 3)
				.map(({ code }) => code),
		);
		expect(sandbox.codes()).toHaveLength(4);
	});

	test('sameCodes: one is told twice', async () => {
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
