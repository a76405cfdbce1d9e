/** What UltraCart does not document, both ways. Those of batches and of OAuth are tested beside them. */
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { CHOICES, checkedSwitches, switchesWith, type Switches } from '../../sandbox/switches';
import { ask, closeAll, get, percentOff, recordsIn, resultSetOf, sandboxWith } from './support';

afterEach(closeAll);

const withSwitch = async (switches: Partial<Switches>): Promise<Sandbox> => await sandboxWith({ switches });

test.each([
	['ascii', 'abc', 200],
	['ascii', 'STRASSE', 400],
	['ascii', '\u212Aelvin', 400],
	['unicode', 'abc', 200],
	['unicode', 'strasse', 200],
	['unicode', '\u212Aelvin', 200],
] as const)('nameCase %s: whether %s is the name of a coupon', async (nameCase, name, status) => {
	const sandbox = await withSwitch({ nameCase });
	for (const code of ['ABC', 'STRAßE', 'KELVIN']) sandbox.insert('coupon', percentOff(code));
	const path = `GET /coupon/coupons/merchant_code/${encodeURIComponent(name)}`;
	expect((await ask(sandbox, path)).status).toBe(status);
});

describe('partialPut', () => {
	const whole = percentOff('NEW', {
		description: 'Ten off',
		super_coupon: true,
		restrict_by_postal_codes: ['1'],
	});

	test('wipes: the record is what was sent', async () => {
		const sandbox = await withSwitch({ partialPut: 'wipes' });
		const { coupon_oid } = sandbox.insert('coupon', whole);
		const sent = { merchant_code: 'NEW', description: null, quickbooks_code: '' };
		const { coupon } = await get(sandbox, `PUT /coupon/coupons/${String(coupon_oid)}`, sent);
		expect(coupon).toEqual({ coupon_oid, merchant_code: 'NEW', quickbooks_code: '' });
		expect((await ask(sandbox, `PUT /coupon/coupons/${String(coupon_oid)}`, {})).status).toBe(400);
	});

	test('keeps: what is not sent stays, what is sent empty is emptied', async () => {
		const sandbox = await withSwitch({ partialPut: 'keeps' });
		const before = sandbox.insert('coupon', whole);
		const sent = { description: null, super_coupon: false, restrict_by_postal_codes: [] };
		const { coupon } = await get(sandbox, `PUT /coupon/coupons/${String(before.coupon_oid)}`, sent);
		const { description: _gone, ...rest } = before;
		expect(coupon).toEqual({ ...rest, super_coupon: false, restrict_by_postal_codes: [] });
	});

	test.each([
		['wipes', false],
		['keeps', true],
	] as const)('%s: whether flags that are not sent stay is %p', async (partialPut, stay) => {
		const sandbox = await withSwitch({ partialPut });
		const on = (record: Json | undefined, list: string): number =>
			recordsIn(record ?? {}, list).filter((entry) => (entry.member ?? entry.selected) === true).length;
		for (const [name, lists] of Object.entries({
			user: ['groups', 'permissions', 'notifications'],
			group: ['users', 'permissions'],
		})) {
			const before = sandbox.get(name, 1001);
			expect(lists.map((list) => on(before, list) > 0)).toEqual(lists.map(() => true));
			const sent = name === 'user' ? { login: 'ann.abbott', email: 'a@example.com' } : { name: 'Team' };
			await get(sandbox, `PUT /user/${name}s/1001`, sent);
			const after = sandbox.get(name, 1001);
			expect(lists.map((list) => on(after, list))).toEqual(
				lists.map((list) => (stay ? on(before, list) : 0)),
			);
			sandbox.reset();
		}
	});
});

test.each([
	['off', [1004], [1001]],
	['kept', [1001, 1004], [1001, 1002]],
] as const)('unnamedEntries %s', async (unnamedEntries, users, groups) => {
	const sandbox = await sandboxWith({
		records: { user: 4, group: 4, coupon: 0 },
		switches: { unnamedEntries, partialPut: 'keeps' },
	});
	const flagged = (record: Json | undefined, list: string, key: string): unknown[] =>
		recordsIn(record ?? {}, list).flatMap((entry) => (entry.member === true ? [entry[key]] : []));
	expect(flagged(sandbox.get('group', 1001), 'users', 'user_id')).toEqual([1001]);
	await get(sandbox, 'PUT /user/groups/1001', { users: [{ user_id: 1004, member: true }] });
	expect(flagged(sandbox.get('group', 1001), 'users', 'user_id')).toEqual(users);

	sandbox.reset();
	expect(flagged(sandbox.get('user', 1004), 'groups', 'group_oid')).toEqual([1002]);
	await get(sandbox, 'PUT /user/users/1004', { groups: [{ group_oid: 1001, member: true }] });
	expect(flagged(sandbox.get('user', 1004), 'groups', 'group_oid')).toEqual(groups);
});

test.each([
	[{ getGroup: 'empty', emptyAnswer: 'noContent' }, 204, /^$/],
	[{ getGroup: 'empty', emptyAnswer: 'blank' }, 200, /^$/],
	[{ getGroup: 'full' }, 200, /"name":"Customer Service"/],
] as const)('%j: reading a group', async (switches, status, text) => {
	const reply = await ask(await withSwitch(switches), 'GET /user/groups/1001');
	expect(reply.status).toBe(status);
	expect(reply.text).toMatch(text);
});

test.each([
	['empty', 204, undefined],
	['coupon', 200, 'SUMMER0001'],
] as const)('deleteCoupon %s', async (deleteCoupon, status, code) => {
	const sandbox = await withSwitch({ deleteCoupon });
	const reply = await ask(sandbox, 'DELETE /coupon/coupons/1001');
	expect(reply.status).toBe(status);
	expect((reply.body.coupon as Json | undefined)?.merchant_code).toBe(code);
	expect(sandbox.get('coupon', 1001)).toBeUndefined();
});

test.each([
	['given', 60],
	['null', null],
] as const)('totalRecords %s', async (totalRecords, total) => {
	const body = await get(await withSwitch({ totalRecords }), 'GET /coupon/coupons');
	expect(resultSetOf(body).total_records).toBe(total);
});

test.each([
	['taken', 200],
	['refused', 400],
] as const)('pagesOver100 %s', async (pagesOver100, status) => {
	const sandbox = await withSwitch({ pagesOver100 });
	expect((await ask(sandbox, 'GET /coupon/coupons?_limit=101')).status).toBe(status);
	expect((await ask(sandbox, 'GET /coupon/coupons?_limit=100')).status).toBe(200);
	sandbox.switches.pagesOver100 = pagesOver100 === 'taken' ? 'refused' : 'taken';
	expect((await ask(sandbox, 'GET /coupon/coupons?_limit=101')).status).toBe(600 - status);
});

test.each([
	['refused', 400],
	['ok', 204],
] as const)('deleteAbsent %s', async (deleteAbsent, status) => {
	const sandbox = await withSwitch({ deleteAbsent, deleteCoupon: 'empty' });
	for (const line of ['/coupon/coupons/9', '/user/users/9', '/user/groups/9']) {
		expect((await ask(sandbox, `DELETE ${line}`)).status).toBe(status);
	}
});

test.each([
	['refused', 400],
	['empty', 200],
] as const)('getAbsent %s', async (getAbsent, status) => {
	const reply = await ask(await withSwitch({ getAbsent }), 'GET /coupon/coupons/9');
	expect(reply.status).toBe(status);
	expect(reply.body).not.toHaveProperty('coupon');
	expect(reply.body.success).toBe(getAbsent === 'empty');
});

test.each([
	['success', false],
	['alone', undefined],
] as const)('errorEnvelope %s', async (errorEnvelope, success) => {
	const sandbox = await withSwitch({ errorEnvelope });
	sandbox.faults.add({ kind: 'successFalse', on: 'getUsers' });
	for (const [line, headers] of [
		['GET /coupon/coupons/9', {}],
		['GET /coupon/nothing', {}],
		['GET /coupon/coupons', { 'x-ultracart-simple-key': 'wrong' }],
		['GET /user/users', {}],
	] as const) {
		const { body } = await ask(sandbox, line, undefined, headers);
		expect(body.error).toMatchObject({ user_message: expect.any(String) as string });
		expect(body.success).toBe(success);
	}
	// What works says so all the same.
	expect((await get(sandbox, 'GET /coupon/coupons')).success).toBe(true);
});

test.each([
	['refused', 400],
	['kept', 200],
] as const)('unknownAttributes %s', async (unknownAttributes, status) => {
	const sandbox = await withSwitch({ unknownAttributes });
	const body = percentOff('NEW', {
		sparkle: { level: 3, off: null },
		percent_off_subtotal: { rounding: 'up' },
	});
	for (const [line, sent] of [
		['POST /coupon/coupons', body],
		['POST /coupon/coupons/batch', { coupons: [{ ...body, merchant_code: 'NEW-2' }] }],
	] as const) {
		expect((await ask(sandbox, line, sent)).status).toBe(status);
	}
	if (status === 400) return;
	for (const code of ['NEW', 'NEW-2']) {
		expect(sandbox.get('coupon', code, 'merchant_code')).toMatchObject({
			sparkle: { level: 3 },
			percent_off_subtotal: { rounding: 'up' },
		});
	}
});

describe('switches as data', () => {
	test('the first value of each is the default', () => {
		for (const [name, row] of Object.entries(CHOICES)) {
			expect(switchesWith()[name as keyof Switches]).toBe(row.values[0]);
			expect(row.about).toMatch(/\.$/);
		}
	});

	test.each([
		[{ nothing: 'x' }, /There is no switch 'nothing'. There are: batch, /],
		[{ batch: 'half' }, /batch must be one of allOrNothing, bestEffort/],
		[{ largestQuantity: 'many' }, /largestQuantity must be a whole number/],
	])('%j is refused', (given, message) => {
		expect(() => checkedSwitches(given)).toThrow(message);
	});
});
