import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import type { Switches } from '../../sandbox/switches';
import { ask, closeAll, errorOf, get, percentOff, recordsIn, sandboxWith, type Reply } from './support';

afterEach(closeAll);

const INSERT = 'POST /coupon/coupons/batch';
const UPDATE = 'PUT /coupon/coupons/batch';
const BY_CODE = 'DELETE /coupon/coupons/by_code';
const BY_OID = 'DELETE /coupon/coupons/by_oid';

const rows = (count: number): Json[] => Array.from({ length: count }, (_, n) => percentOff(`NEW${n}`));

describe('insert', () => {
	test('50 at once, answered in order', async () => {
		const sandbox = await sandboxWith();
		const made = recordsIn(await get(sandbox, INSERT, { coupons: rows(50) }));
		expect(made.map(({ merchant_code }) => merchant_code)).toEqual(rows(50).map((row) => row.merchant_code));
		expect(sandbox.list('coupon').slice(60)).toEqual(made);
	});

	test('51 are refused', async () => {
		const sandbox = await sandboxWith();
		const reply = await ask(sandbox, INSERT, { coupons: rows(51) });
		expect(reply.status).toBe(400);
		expect(errorOf(reply).user_message).toBe('One request carries 50 records at most, not 51');
		expect(sandbox.list('coupon')).toHaveLength(60);
	});

	test('placeholders hold no more than names', async () => {
		const made = recordsIn(
			await get(await sandboxWith(), `${INSERT}?_placeholders=true`, { coupons: rows(1) }),
		);
		expect(made).toEqual([{ coupon_oid: 1061, merchant_code: 'NEW0' }]);
	});

	test.each([[{}], [{ coupons: {} }], [{ coupons: ['x'] }], [{ coupons: [], more: 1 }]])(
		'%j is refused',
		async (body) => {
			expect((await ask(await sandboxWith(), INSERT, body)).status).toBe(400);
		},
	);
});

describe('update', () => {
	test('finds each record by its ID', async () => {
		const sandbox = await sandboxWith();
		const coupons = [1002, 1001].map((coupon_oid) => ({ ...percentOff(`X${coupon_oid}`), coupon_oid }));
		const changed = recordsIn(await get(sandbox, UPDATE, { coupons }));
		expect(changed.map(({ coupon_oid }) => coupon_oid)).toEqual([1002, 1001]);
		expect(sandbox.get('coupon', 1001)).toMatchObject({ merchant_code: 'X1001' });
		expect(sandbox.get('coupon', 'x1002', 'merchant_code')).toMatchObject({ coupon_oid: 1002 });
	});

	test('100 at once when nobody waits for the result', async () => {
		const sandbox = await sandboxWith({ records: { coupon: 110 } });
		const coupons = sandbox
			.list('coupon')
			.slice(0, 101)
			.map((each) => ({ ...each, description: 'Changed' }));
		expect((await ask(sandbox, UPDATE, { coupons: coupons.slice(0, 51) })).status).toBe(400);
		expect((await ask(sandbox, `${UPDATE}?_async=true`, { coupons })).status).toBe(400);
		const body = await get(sandbox, `${UPDATE}?_async=true`, { coupons: coupons.slice(0, 100) });
		expect(body).not.toHaveProperty('coupons');
		expect(sandbox.list('coupon').filter(({ description }) => description === 'Changed')).toHaveLength(100);
	});

	test('nobody hears of a bad row either', async () => {
		const sandbox = await sandboxWith({ switches: { batch: 'bestEffort' } });
		const coupons = [
			{ ...percentOff('X'), coupon_oid: 9 },
			{ ...percentOff('Y'), coupon_oid: 1001 },
		];
		expect((await ask(sandbox, `${UPDATE}?_async=true`, { coupons })).body).toMatchObject({ success: true });
		expect(sandbox.get('coupon', 1001)).toMatchObject({ merchant_code: 'Y' });
	});
});

describe('delete', () => {
	test.each([
		[BY_CODE, { coupon_codes: ['summer0001', 'A/B 10%'] }, [1001, 1003]],
		[BY_OID, { coupon_oids: [1002, 1003] }, [1002, 1003]],
	])('%s %j', async (line, body, gone) => {
		const sandbox = await sandboxWith();
		expect((await ask(sandbox, line, body)).status).toBe(204);
		const left = sandbox.list('coupon').map(({ coupon_oid }) => coupon_oid);
		expect(left).toHaveLength(58);
		for (const oid of gone) expect(left).not.toContain(oid);
	});

	test('51 are refused, and so is the wrong list', async () => {
		const sandbox = await sandboxWith();
		const coupon_oids = Array.from({ length: 51 }, (_, n) => 1001 + n);
		expect((await ask(sandbox, BY_OID, { coupon_oids })).status).toBe(400);
		expect((await ask(sandbox, BY_CODE, { coupon_oids: [1001] })).status).toBe(400);
		expect((await ask(sandbox, BY_CODE, { coupon_codes: [1001] })).status).toBe(400);
		expect(sandbox.list('coupon')).toHaveLength(60);
	});
});

describe('a bad row among good ones', () => {
	const unknownId = [1001, 9, 1002].map((coupon_oid, n) => ({
		...percentOff(['ONE', 'X', 'TWO'][n] ?? ''),
		coupon_oid,
	}));
	const BAD: [what: string, line: string, coupons: Json[]][] = [
		['a code that exists', INSERT, [percentOff('ONE'), percentOff('Summer0001'), percentOff('TWO')]],
		['a code twice', INSERT, [percentOff('ONE'), percentOff('one'), percentOff('TWO')]],
		['a wrong type', INSERT, [percentOff('ONE'), { merchant_code: 5 }, percentOff('TWO')]],
		['an unknown attribute', INSERT, [percentOff('ONE'), percentOff('X', { y: 1 }), percentOff('TWO')]],
		['an ID that does not exist', UPDATE, unknownId],
	];

	const codesIn = (coupons: readonly Json[]) => coupons.map(({ merchant_code }) => merchant_code);

	/** Which of the good ones are there. */
	const done = (sandbox: Sandbox) =>
		codesIn(sandbox.list('coupon')).filter((code) => code === 'ONE' || code === 'TWO');

	async function tried(batch: Switches['batch'], line: string, coupons: Json[]): Promise<[Sandbox, Reply]> {
		const sandbox = await sandboxWith({ switches: { batch } });
		return [sandbox, await ask(sandbox, line, { coupons })];
	}

	test.each(BAD)('%s, all or nothing: nothing is done', async (_, line, coupons) => {
		const [sandbox, reply] = await tried('allOrNothing', line, coupons);
		expect(reply.status).toBe(400);
		expect(errorOf(reply).user_message).toMatch(/^Record 2 of 3: /);
		expect(sandbox.list('coupon')).toEqual((await sandboxWith()).list('coupon'));
		// What was undone is free again.
		expect((await ask(sandbox, 'POST /coupon/coupons', percentOff('ONE'))).body.coupon).toMatchObject({
			coupon_oid: 1061,
		});
	});

	test.each(BAD)('%s, best effort: the good ones are done, refused or not', async (_, line, coupons) => {
		const [sandbox, reply] = await tried('bestEffort', line, coupons);
		expect(reply.status).toBe(200);
		expect(codesIn(recordsIn(reply.body))).toEqual(['ONE', 'TWO']);
		expect(done(sandbox)).toEqual(['ONE', 'TWO']);
		const [refusing, refusal] = await tried('bestEffortRefused', line, coupons);
		expect(refusal.status).toBe(400);
		expect(done(refusing)).toEqual(['ONE', 'TWO']);
	});

	test('without a single good row even best effort refuses', async () => {
		const [, reply] = await tried('bestEffort', INSERT, [percentOff('summer0001')]);
		expect(reply.status).toBe(400);
	});

	test.each([
		['allOrNothing', 'refused', 400, 60],
		['bestEffort', 'refused', 204, 58],
		['bestEffortRefused', 'refused', 400, 58],
		['allOrNothing', 'ok', 204, 58],
	] as const)('delete with %s, absent ones %s', async (batch, deleteAbsent, status, left) => {
		const sandbox = await sandboxWith({ switches: { batch, deleteAbsent } });
		const reply = await ask(sandbox, BY_OID, { coupon_oids: [1001, 9, 1002] });
		expect([reply.status, sandbox.list('coupon').length]).toEqual([status, left]);
	});

	test('the answer may come in another order', async () => {
		const sandbox = await sandboxWith({ switches: { batchOrder: 'reversed' } });
		const answered = recordsIn(await get(sandbox, INSERT, { coupons: rows(3) }));
		expect(codesIn(answered)).toEqual(['NEW2', 'NEW1', 'NEW0']);
	});
});
