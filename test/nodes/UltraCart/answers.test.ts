/** What UltraCart's answers mean: errors that come with a result, answers that are not its own, and such as lack what they should hold. */
import type { IDataObject } from 'n8n-workflow';

import type { FaultDefinition } from '../../../sandbox/faultTypes';
import { byCode, byOid, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { skipPauses } from '../../support/time';
import type { EngineRun } from '../../../harness/engine';
import {
	CONTINUE,
	coupon,
	create,
	errorTextOf,
	expectWellWorded,
	generate,
	get,
	getMany,
	getUser,
	HASTY,
	remove,
	updateUser,
} from './support';

const env = useTestEnvironment({ records: { coupon: 20, user: 6, group: 3, giftCertificate: 3 } });

const VIP = { code: 'VIP' };
const AGAIN = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
const GENERATE = 'generateOneTimeCodesByMerchantCode';

beforeEach(() => {
	env().sandbox.insert('coupon', coupon('VIP'));
	jest.spyOn(Math, 'random').mockReturnValue(0);
	skipPauses(env().sandbox);
});

const fault = (what: FaultDefinition, on: string, times = 1) =>
	env().sandbox.faults.add({ ...what, on, times });
const alter = (on: string, change: (body: IDataObject) => IDataObject, times = 1) =>
	fault({ kind: 'alter', change: change as never }, on, times);

const codes = () =>
	env()
		.sandbox.codes()
		.map(({ code }) => code);
const couponBy = (code: string) => env().sandbox.get('coupon', code, 'merchant_code');
const couponsBut = (count: number) => env().sandbox.list('coupon').slice(0, count);
const errorsIn = (run: EngineRun) =>
	run
		.items(NODE)
		.map(({ error }) => error)
		.filter((error) => error !== undefined);
const recordsIn = (run: EngineRun) => run.items(NODE).filter(({ error }) => error === undefined);
const numbered = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, n) => ({ code: `${prefix}${n + 1}` }));

const upsert = (more: IDataObject = {}) => create({ operation: 'upsert', ...more });
const checkExists = (): IDataObject => ({
	operation: 'exists',
	merchantCode: '={{ $json.code }}',
	options: HASTY,
});
const upload = (): IDataObject => ({
	operation: 'uploadCodes',
	coupon: byCode('VIP'),
	codes: '={{ $json.own }}',
	options: HASTY,
});
const certificate = (more: IDataObject = {}): IDataObject => ({
	resource: 'giftCertificate',
	operation: 'create',
	amount: 20,
	options: HASTY,
	...more,
});
const ledgerEntry = (): IDataObject => ({
	resource: 'giftCertificate',
	operation: 'addLedgerEntry',
	giftCertificate: byOid(1001),
	defineLedgerEntry: 'json',
	options: HASTY,
});

describe('an error without a word of success', () => {
	const rows: [string, string, IDataObject][] = [
		['a read', 'getCouponByMerchantCode', get()],
		['a listing', 'getCoupons', getMany()],
		['a look whether a code is taken', 'doesCouponCodeExist', checkExists()],
		['a deletion', 'deleteCouponsByCode', remove()],
		['a creation', 'insertCoupon', create()],
		['an update', 'updateCoupon', upsert()],
		['a call for codes', GENERATE, generate()],
	];

	it.each(rows)('with status 200 to %s is a failure', async (name, endpoint, parameters) => {
		fault({ kind: 'errorAlone', message: 'Not today' }, endpoint);
		const before = env().sandbox.list('coupon');
		const told = errorTextOf(await env().run([name === 'a creation' ? { code: 'NEW' } : VIP], parameters));

		expectWellWorded(told, 1);
		expect(told).toMatchObject({ name: 'NodeApiError', message: 'Not today [item 1]' });
		expect(told.description).not.toMatch(/may or may not/);
		expect(env().sandbox.list('coupon')).toEqual(before);
		expect(codes()).toEqual([]);
	});

	it('says as well as any other that a record is not there', async () => {
		env().sandbox.switches.errorEnvelope = 'alone';
		const made = await env().run([{ code: 'NEW' }, VIP], upsert());
		expect(made.items(NODE)).toMatchObject([{ merchant_code: 'NEW' }, { merchant_code: 'VIP' }]);
		const gone = await env().run([{ code: 'GONE' }], remove());
		expect(gone.items(NODE)).toEqual([{ deleted: true, merchant_code: 'GONE' }]);
		const told = errorTextOf(await env().run([{ code: 'GONE' }], get()));
		expect(told.message).toBe("UltraCart doesn't have a coupon with the code 'GONE' [item 1]");
	});
});

describe('what comes with an error', () => {
	const beside = (status: number): FaultDefinition => ({ kind: 'errorBeside', status, message: 'Odd' });

	it.each([200, 400, 500])(
		'codes, with status %d: each contact gets one, and the error is told',
		async (status) => {
			fault(beside(status), GENERATE);
			const run = await env().run([VIP, VIP, VIP], generate(), CONTINUE);

			expect(codes()).toHaveLength(3);
			expect(recordsIn(run).map(({ coupon_code }) => coupon_code)).toEqual(codes());
			expect(errorsIn(run)).toEqual([expect.stringMatching(/^Odd \[item 3\]/)]);
		},
	);

	it('codes, where that ends the run: they are told, and the next try makes no others', async () => {
		fault(beside(200), GENERATE);
		const told = errorTextOf(await env().run([VIP, VIP], generate()));
		expectWellWorded(told, 2);
		expect((told.data as { records: IDataObject[] }[]).map(({ records }) => records[0]?.code)).toEqual(
			codes(),
		);

		env().sandbox.reset();
		env().sandbox.insert('coupon', coupon('VIP'));
		fault(beside(200), GENERATE);
		const run = await env().run([VIP, VIP], generate(), AGAIN);
		expect(run.items(NODE).map(({ coupon_code }) => coupon_code)).toEqual(codes());
		expect(codes()).toHaveLength(2);
	});

	it('some of the codes: the error is told of those who got none', async () => {
		alter(GENERATE, (body) => ({
			...body,
			error: { user_message: 'Odd' },
			coupon_codes: (body.coupon_codes as string[]).slice(0, 2),
		}));
		const run = await env().run([VIP, VIP, VIP], generate(), CONTINUE);
		expect(recordsIn(run).map(({ coupon_code }) => coupon_code)).toEqual(codes().slice(0, 2));
		expect(errorsIn(run)).toEqual([expect.stringMatching(/^Odd \[item 3\]/)]);
		expect(env().requests).toHaveLength(1);
	});

	it.each([1, 4])('%d new records: they are told, and the next try makes none', async (count) => {
		fault(beside(200), count === 1 ? 'insertCoupon' : 'insertCoupons');
		const run = await env().run(numbered('NEW', count), create(), CONTINUE);
		const made = env().sandbox.list('coupon').slice(-count);
		expect(recordsIn(run).map(({ coupon_oid }) => coupon_oid)).toEqual(
			made.map(({ coupon_oid }) => coupon_oid),
		);
		expect(errorsIn(run)).toEqual([expect.stringContaining(`Odd [item ${count}]`)]);

		fault(beside(200), count === 1 ? 'insertCoupon' : 'insertCoupons');
		const again = await env().run(numbered('MORE', count), create(), AGAIN);
		expect(again.items(NODE).map(({ merchant_code }) => merchant_code)).toEqual(
			numbered('MORE', count).map(({ code }) => code),
		);
	});

	it('some records of a batch: they are made, and the rest is tried alone', async () => {
		env().sandbox.switches.batch = 'bestEffort';
		alter('insertCoupons', (body) => ({ ...body, success: false, error: { user_message: 'Odd' } }));
		const run = await env().run([{ code: 'NEW1' }, VIP, { code: 'NEW2' }], create(), CONTINUE);
		expect(recordsIn(run).map(({ merchant_code }) => merchant_code)).toEqual(['NEW1', 'NEW2']);
		expect(errorsIn(run)).toEqual([expect.stringMatching(/^There is another coupon/)]);
		const alone = env().sandbox.log.of('insertCoupon');
		expect(alone.map(({ body }) => (body as IDataObject).merchant_code)).toEqual(['VIP']);
	});

	it('a record that is not what was sent is none that was made', async () => {
		const other = couponBy('VIP');
		fault({ kind: 'status', status: 400, message: 'Taken' }, 'insertCoupon');
		alter('insertCoupon', () => ({
			success: false,
			error: { user_message: 'Taken' },
			coupon: other,
		}));
		for (const message of ['Taken', "There is another coupon with this code: 'NEW'"]) {
			const told = errorTextOf(await env().run([{ code: 'NEW' }], create()));
			expect(told).toMatchObject({ message: `${message} [item 1]`, data: undefined });
		}
	});

	it.each([1, 4])('%d changed records', async (count) => {
		const items = couponsBut(count).map(({ merchant_code }) => ({ code: merchant_code as string }));
		fault(beside(200), count === 1 ? 'updateCoupon' : 'updateCoupons');
		const run = await env().run(items, upsert(), CONTINUE);
		expect(recordsIn(run)).toMatchObject(items.map(({ code }) => ({ merchant_code: code })));
		expect(errorsIn(run)).toEqual([expect.stringContaining(`Odd [item ${count}]`)]);
	});

	it('uploaded codes', async () => {
		fault(beside(200), 'uploadCouponCodes');
		const run = await env().run([{ own: 'MINE-1' }, { own: 'MINE-2' }], upload(), CONTINUE);
		expect(recordsIn(run)).toMatchObject([
			{ coupon_code: 'MINE-1', status: 'uploaded' },
			{ coupon_code: 'MINE-2', status: 'uploaded' },
		]);
		expect(errorsIn(run)).toEqual([expect.stringContaining('Odd [item 2]')]);
	});

	it('a ledger entry that was added: it is not added twice', async () => {
		fault(beside(200), 'addGiftCertificateLedgerEntry');
		const entry = { ledgerEntryJson: '{ "amount": -1, "description": "Once" }' };
		const run = await env().run([{}], { ...ledgerEntry(), ...entry }, AGAIN);
		const { ledger_entries: entries } = env().sandbox.get('giftCertificate', 1001) ?? {};
		expect((entries as IDataObject[]).filter(({ description }) => description === 'Once')).toHaveLength(1);
		expect(errorTextOf(run).message).toBe('Odd [item 1]');
		expect(errorTextOf(run).description).toMatch(/may or may not have done this/);

		fault(beside(200), 'addGiftCertificateLedgerEntry');
		const goesOn = await env().run([{}], { ...ledgerEntry(), ...entry }, CONTINUE);
		expect(recordsIn(goesOn)).toMatchObject([{ gift_certificate_oid: 1001 }]);
		expect(errorsIn(goesOn)).toHaveLength(1);
	});
});

describe("an answer that is not UltraCart's", () => {
	const gateway = (status: number): FaultDefinition => ({ kind: 'htmlInstead', status });
	const NOT_OURS = /^The answer with status (400|404) did not come from UltraCart \[item 1\]$/;

	it.each([400, 404])('%d to a read says nothing of the record', async (status) => {
		fault(gateway(status), 'getCouponByMerchantCode');
		const told = errorTextOf(await env().run([VIP], get()));
		expectWellWorded(told, 1);
		expect(told.message).toMatch(NOT_OURS);
		expect(told.description).toBe(
			'Check the Base URL of the credential, and whatever stands between n8n and UltraCart, such as a proxy or a firewall',
		);
		expect(env().requests).toHaveLength(1);
	});

	it.each([
		[1, 400],
		[1, 404],
		[6, 404],
	])('to the deletion of %d coupons, with status %d: none is said to be deleted', async (count, status) => {
		env().sandbox.faults.add({ ...gateway(status), times: Infinity });
		const items = couponsBut(count).map(({ merchant_code }) => ({ code: merchant_code as string }));
		const run = await env().run(items, remove(), CONTINUE);
		expect(recordsIn(run)).toEqual([]);
		expect(errorsIn(run)).toHaveLength(count);
		expect(JSON.stringify(run.items(NODE))).not.toContain('deleted');
	});

	it('as with a mistyped Base URL', async () => {
		const { engine, sandbox } = env();
		const data = { apiKey: sandbox.key, baseUrl: `${sandbox.url}/rest/v3` };
		const credentials = { key: { type: 'ultraCartSimpleKeyApi', data } };
		const items = couponsBut(20).map(({ merchant_code }) => ({ code: merchant_code as string }));
		for (const parameters of [remove(), get(), upsert(), checkExists(), getMany()]) {
			const run = await engine.run(env().workflow(items, parameters), { credentials });
			expect(errorTextOf(run).message).toMatch(NOT_OURS);
			expect(errorTextOf(run).description).toMatch(/Check the Base URL of the credential/);
		}
		expect(sandbox.list('coupon')).toHaveLength(21);
	});

	it('does not make Create or Update create', async () => {
		fault(gateway(404), 'getCouponByMerchantCode');
		const told = errorTextOf(await env().run([{ code: 'NEW' }], upsert()));
		expect(told.message).toMatch(NOT_OURS);
		expect(couponBy('NEW')).toBeUndefined();
	});

	it.each<[string, FaultDefinition, number]>([
		['before it is done', gateway(403), 0],
		['after it is done', { kind: 'html', status: 403 }, 1],
	])('to a POST that makes something, %s: it is not made again', async (_, what, made) => {
		fault(what, 'insertCoupon');
		const told = errorTextOf(await env().run([{ code: 'NEW' }], create(), AGAIN));
		expectWellWorded(told, 1);
		// What is there may have been there before.
		expect(`${told.message} ${told.description}`).toMatch(
			made
				? /may be older than this run \[item 1\] The answer with status 403 did not come from UltraCart\. This run may have made it/
				: /^The answer with status 403 did not come from UltraCart \[item 1\] UltraCart may or may not .*Check the Base URL/,
		);
		expect(env().sandbox.log.of('insertCoupon')).toHaveLength(1);
		expect(couponBy('NEW') === undefined ? 0 : 1).toBe(made);
	});

	it('to a large page does not make it ask for smaller ones, nor to a call for codes for fewer', async () => {
		fault(gateway(400), 'getCoupons');
		expect(errorTextOf(await env().run([{}], getMany())).message).toMatch(NOT_OURS);
		fault(gateway(400), GENERATE);
		const run = await env().run([VIP, VIP, VIP], generate(), CONTINUE);
		expect(errorsIn(run)).toHaveLength(3);
		expect(env().sandbox.log.of('getCoupons')).toHaveLength(1);
		expect(env().sandbox.log.of(GENERATE)).toHaveLength(1);
	});
});

describe('a write that is answered without its record', () => {
	const LESS: [string, FaultDefinition][] = [
		['nothing', { kind: 'empty' }],
		['an envelope only', { kind: 'alter', change: () => ({ success: true }) }],
	];

	it.each(LESS)('%s, to a new coupon: it is looked up by its code', async (_, what) => {
		fault(what, 'insertCoupon');
		const run = await env().run([{ code: 'new' }], create({ output: 'raw' }));
		expect(run.items(NODE)).toEqual([couponBy('NEW')]);
		expect(env().requests).toHaveLength(2);
	});

	it('where the code leads to another coupon, or to none, nobody says that it was made', async () => {
		for (const code of ['VIP', 'NEW']) {
			env().sandbox.faults.clear();
			const answer = { status: 200 } as const;
			fault({ kind: 'alter', change: () => ({ success: true }) }, 'insertCoupon');
			if (code === 'VIP')
				alter('getCouponByMerchantCode', () => ({ success: true, coupon: couponBy('VIP') }));
			else fault({ kind: 'status', status: 400, message: 'None' }, 'getCouponByMerchantCode');
			const told = errorTextOf(await env().run([{ code: 'NEW' }], create()));
			expectWellWorded(told, 1);
			expect(told).toMatchObject({
				message: 'UltraCart answered without the record, which it may have written [item 1]',
				httpCode: String(answer.status),
			});
			expect(told.description).toMatch(/look there for the coupon before you run this again/);
			const left = couponBy('NEW');
			if (left) env().sandbox.remove('coupon', left.coupon_oid as number);
		}
	});

	it.each(LESS)('%s, to a new gift certificate, which has no name yet: that is told', async (_, what) => {
		fault(what, 'createGiftCertificate');
		const told = errorTextOf(await env().run([{}], certificate(), AGAIN));
		expectWellWorded(told, 1);
		expect(told.message).toBe('UltraCart answered without the record, which it may have written [item 1]');
		expect(told.description).toMatch(/may or may not have done this/);
		expect(env().sandbox.log.of('createGiftCertificate')).toHaveLength(1);
	});

	it.each(LESS)('%s, to a change: what UltraCart has is what comes out', async (_, what) => {
		fault(what, 'updateUser');
		const run = await env().run([{ id: 1001 }], updateUser({ output: 'raw' }));
		expect(run.items(NODE)).toEqual([env().sandbox.get('user', 1001)]);
		expect(run.items(NODE)).toMatchObject([{ phone: '555-0100' }]);
		expect(env().requests).toHaveLength(3);
	});

	it('to a change, where it can not be looked up either', async () => {
		fault({ kind: 'empty' }, 'updateUser');
		env().sandbox.faults.add({ kind: 'status', status: 400, on: 'getUser', after: 1 });
		const told = errorTextOf(await env().run([{ id: 1001 }], updateUser()));
		expect(told.message).toBe('UltraCart answered without the record, which it may have written [item 1]');
		expect(told.description).toBe(
			'UltraCart may or may not have changed the user: look there, or run this again',
		);
	});

	// The certificate was there before: looking it up would not tell whether this entry is among its entries.
	it.each(LESS)('%s, to a ledger entry: it may have been added', async (_, what) => {
		fault(what, 'addGiftCertificateLedgerEntry');
		const entry = { ledgerEntryJson: '{ "amount": -1, "description": "Once" }' };
		const told = errorTextOf(await env().run([{}], { ...ledgerEntry(), ...entry }));
		expect(told.message).toBe('UltraCart answered without the record, which it may have written [item 1]');
		expect(told.description).toMatch(/^UltraCart may or may not have done this/);
		expect(env().requests).toHaveLength(1);
	});

	it('a null in the answer to a batch is a record that is looked up', async () => {
		fault({ kind: 'nullEntries' }, 'insertCoupons');
		const made = await env().run(numbered('NEW', 3), upsert());
		expect(made.items(NODE)).toMatchObject(numbered('NEW', 3).map(({ code }) => ({ merchant_code: code })));

		// Create has not looked before: it may be there because it was there before.
		fault({ kind: 'nullEntries' }, 'insertCoupons');
		const open = await env().run(numbered('MORE', 3), create(), CONTINUE);
		expect(errorsIn(open)).toContainEqual(expect.stringMatching(/may be older than this run/));
		expect(env().sandbox.log.of('insertCoupon')).toEqual([]);

		fault({ kind: 'nullEntries' }, 'updateCoupons');
		const changed = await env().run(numbered('NEW', 3), upsert());
		expect(changed.items(NODE)).toMatchObject(
			numbered('NEW', 3).map(({ code }) => ({ merchant_code: code })),
		);
	});
});

describe('an answer that lacks what it was asked for', () => {
	it.each([
		['withoutLists', 'UltraCart answered without the list of coupons that it was asked for [item 1]'],
		['nullEntries', 'UltraCart sent a list of coupons with an empty entry [item 1]'],
	] as const)('a listing with %s is no empty list', async (kind, message) => {
		fault({ kind }, 'getCoupons');
		const told = errorTextOf(await env().run([{}], getMany()));
		expectWellWorded(told, 1);
		expect(told.message).toBe(message);
	});

	it('records that are looked for are read one by one then', async () => {
		for (const kind of ['withoutLists', 'nullEntries'] as const) {
			fault({ kind }, 'getCoupons');
			const items = couponsBut(5).map(({ merchant_code }) => ({ code: merchant_code as string }));
			const run = await env().run(items, get());
			expect(run.items(NODE)).toMatchObject(items.map(({ code }) => ({ merchant_code: code })));
		}
	});

	it('a null among codes is none that anybody gets', async () => {
		fault({ kind: 'nullEntries' }, GENERATE);
		const run = await env().run([VIP, VIP, VIP], generate(), CONTINUE);
		expect(recordsIn(run).map(({ coupon_code }) => coupon_code)).toEqual(codes().slice(1));
		expect(errorsIn(run)).toEqual([
			expect.stringMatching(/^UltraCart sent an empty code \[item 3\]. UltraCart may have made codes/),
		]);
	});

	it('a null among uploaded codes is not the code "null"', async () => {
		fault({ kind: 'nullEntries' }, 'uploadCouponCodes');
		const run = await env().run([{ own: 'null' }, { own: 'MINE' }], upload(), CONTINUE);
		expect(recordsIn(run)).toMatchObject([{ coupon_code: 'MINE', status: 'uploaded' }]);
		expect(errorsIn(run)).toEqual([expect.stringMatching(/did not say what became of null \[item 1\]/)]);
	});

	it('what an account has only one of is not overwritten where UltraCart did not say what it is', async () => {
		const levels = { subtotal_levels: [{ coupon_code: 'VIP', minimum_subtotal: 5 }] };
		const set = {
			operation: 'setAutomatic',
			defineAutomaticCoupons: 'json',
			automaticCouponsJson: JSON.stringify(levels),
			options: HASTY,
		};
		for (const parameters of [set, { operation: 'getEditorValues', options: HASTY }]) {
			env().sandbox.log.reset();
			for (const on of ['getAutoApply', 'getEditorValues']) alter(on, () => ({}));
			const told = errorTextOf(await env().run([{}], parameters));
			expectWellWorded(told, 1);
			expect(told.message).toBe('UltraCart answered without what it was asked for [item 1]');
			expect(env().requests).toHaveLength(1);
			env().sandbox.faults.clear();
		}
		// In its envelope it may leave out what there is none of.
		alter('getAutoApply', () => ({ success: true }));
		expect((await env().run([{}], set)).items(NODE)).toMatchObject([levels]);
	});

	it('whether a code is taken is not said: then nobody knows', async () => {
		alter('doesCouponCodeExist', () => ({ success: true }));
		const told = errorTextOf(await env().run([{ code: 'NEW' }], checkExists()));
		expect(told.message).toBe('UltraCart did not say whether there is a coupon with this code [item 1]');
	});
});

describe('an empty answer to a read', () => {
	it('is asked for once more', async () => {
		fault({ kind: 'empty' }, 'getCouponByMerchantCode');
		const run = await env().run([VIP], get());
		expect(run.items(NODE)).toMatchObject([{ merchant_code: 'VIP' }]);
		expect(env().requests).toHaveLength(2);
	});

	it('again: then the listing decides, so that Create or Update creates what is not there', async () => {
		fault({ kind: 'empty' }, 'getCouponByMerchantCode', Infinity);
		const run = await env().run([VIP, { code: 'NEW' }], upsert());
		expect(run.items(NODE)).toMatchObject([{ merchant_code: 'VIP' }, { merchant_code: 'NEW' }]);
		expect(run.items(NODE)[0]?.coupon_oid).toBe(1021);
		expect(env().sandbox.list('coupon')).toHaveLength(22);
		// One look at the listing for both.
		expect(env().sandbox.log.of('getCouponByMerchantCode')).toHaveLength(4);
		expect(env().sandbox.log.of('getCoupons')).toHaveLength(1);
	});

	it('is told where the listing does not answer either', async () => {
		fault({ kind: 'empty' }, 'getUser', Infinity);
		fault({ kind: 'withoutLists' }, 'getUsers');
		const told = errorTextOf(await env().run([{ id: 1001 }], getUser()));
		expectWellWorded(told, 1);
		expect(told.message).toBe('UltraCart answered without the list of users that it was asked for [item 1]');
	});
});
