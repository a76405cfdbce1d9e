import type { IDataObject } from 'n8n-workflow';

import { byCode, byId, NODE, useTestEnvironment } from '../../support/testEnvironment';
import {
	CONTINUE,
	coupon,
	create,
	ERROR_OUTPUT,
	errorTextOf,
	expectWellWorded,
	generate,
	get,
	getUser,
	pairedItems,
	remove,
	updateUser,
} from './support';

const env = useTestEnvironment({ records: { coupon: 20, user: 5 } });

const LONG = 'A-CODE-OF-MORE-THAN-20';
const GONE = { code: 'GONE' };
const VIP = { code: 'VIP' };
const OTHER = { code: 'OTHER' };

beforeEach(() => {
	for (const { code } of [VIP, OTHER]) env().sandbox.insert('coupon', coupon(code));
});

interface Case {
	readonly name: string;
	readonly items: IDataObject[];
	readonly parameters: IDataObject;
	/** What is told of the items that fail, by their numbers. */
	readonly fails: Record<number, RegExp>;
	/** The item that ends the run where the node is to stop: the first bad input, which is seen before any call. */
	readonly stops: number;
	/** What the others come out with, in order. */
	readonly comes: IDataObject[];
}

const cases: Case[] = [
	{
		name: 'get',
		items: [VIP, GONE, OTHER],
		parameters: get(),
		fails: { 2: /^UltraCart doesn't have a coupon with the code 'GONE' \[item 2\]/ },
		stops: 2,
		comes: [{ merchant_code: 'VIP' }, { merchant_code: 'OTHER' }],
	},
	{
		name: 'get many coupons, so many that they are listed',
		items: [GONE, VIP, { code: LONG }, OTHER, { code: 'GONE2' }, VIP],
		parameters: get(),
		fails: {
			1: /^UltraCart doesn't have a coupon with the code 'GONE' \[item 1\]/,
			3: /Code 'A-CODE-OF-MORE-THAN-20' has 22 characters; UltraCart allows up to 20 \[item 3\]/,
			5: /^UltraCart doesn't have a coupon with the code 'GONE2' \[item 5\]/,
		},
		stops: 3,
		comes: [{ merchant_code: 'VIP' }, { merchant_code: 'OTHER' }, { merchant_code: 'VIP' }],
	},
	{
		name: 'create',
		items: [{ code: 'NEW1' }, VIP, { code: LONG }, { code: 'NEW2' }],
		parameters: create(),
		fails: {
			2: /There is another coupon with this code: 'VIP' \[item 2\]/,
			3: /22 characters.* \[item 3\]/,
		},
		stops: 3,
		comes: [{ merchant_code: 'NEW1' }, { merchant_code: 'NEW2' }],
	},
	{
		name: 'update',
		items: [{ id: 1001 }, { id: 99 }, { id: 'x' }, { id: 1003 }],
		parameters: updateUser(),
		fails: {
			2: /^UltraCart doesn't have a user with the ID '99' \[item 2\]/,
			3: /^User ID must be a number, not 'x' \[item 3\]/,
		},
		stops: 3,
		comes: [
			{ user_id: 1001, phone: '555-0100' },
			{ user_id: 1003, phone: '555-0100' },
		],
	},
	{
		name: 'delete',
		items: [{ id: 1001 }, { id: '' }, { id: 1003 }],
		parameters: { ...getUser(), operation: 'delete' },
		fails: { 2: /^User is empty \[item 2\]/ },
		stops: 2,
		comes: [
			{ deleted: true, user_id: 1001 },
			{ deleted: true, user_id: 1003 },
		],
	},
	{
		name: 'delete by code, of which one is not there: that is no failure',
		items: [VIP, { code: '' }, GONE, OTHER],
		parameters: remove(),
		fails: { 2: /^Coupon is empty \[item 2\]/ },
		stops: 2,
		comes: [
			{ deleted: true, merchant_code: 'VIP' },
			{ deleted: true, merchant_code: 'GONE' },
			{ deleted: true, merchant_code: 'OTHER' },
		],
	},
	{
		name: 'get many, with a limit of its own for each item',
		items: [{ limit: 2 }, { limit: 0 }, { limit: 1 }],
		parameters: { operation: 'getAll', limit: '={{ $json.limit }}' },
		fails: { 2: /^Limit must be a whole number of at least 1, not '0' \[item 2\]/ },
		stops: 2,
		comes: [{ coupon_oid: 1001 }, { coupon_oid: 1002 }, { coupon_oid: 1001 }],
	},
	{
		name: 'one code per item, of several coupons',
		items: [VIP, GONE, { ...VIP, email: 'c@example.com' }, { code: LONG }, OTHER],
		parameters: generate(),
		fails: { 2: /merchant_code GONE \[item 2\]/, 4: /22 characters.* \[item 4\]/ },
		stops: 4,
		comes: [{ code: 'VIP' }, { code: 'VIP', email: 'c@example.com' }, { code: 'OTHER' }],
	},
];

describe.each(cases)('$name', ({ items, parameters, fails, stops, comes }) => {
	const failing = Object.keys(fails).map((number) => Number(number) - 1);

	it('gives the error to the failing items alone, in the order of the input', async () => {
		const run = await env().run(items, parameters, CONTINUE);
		const output = run.items(NODE);

		expect(run.error).toBeUndefined();
		expect(output.filter(({ error }) => error === undefined)).toMatchObject(comes);
		const errors = run.executionItems(NODE).filter(({ json }) => json.error !== undefined);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual(failing.map((item) => ({ item })));
		for (const { json, pairedItem } of errors) {
			expect(json.error).toMatch(fails[(pairedItem as { item: number }).item + 1] ?? /never/);
			expect(json.error).not.toMatch(/undefined|\bproblem|\bfailure/);
		}
		expect(pairedItems(run)).toEqual([...pairedItems(run)].sort((a, b) => a - b));
		expect([...new Set(pairedItems(run))]).toEqual(items.map((_, index) => index));
	});

	it('puts them on the error output, and all else on the first', async () => {
		const run = await env().run(items, parameters, ERROR_OUTPUT);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toMatchObject(comes);
		expect(run.items(NODE).filter(({ error }) => error !== undefined)).toEqual([]);
		expect(pairedItems(run).filter((item) => failing.includes(item))).toEqual([]);
		expect(pairedItems(run, 1)).toEqual(failing);
		// n8n hands out the fields of the input item with the error.
		for (const [index, item] of failing.entries()) {
			expect(run.items(NODE, 1)[index]).toMatchObject(items[item] ?? {});
			expect(run.items(NODE, 1)[index]?.error).toMatch(fails[item + 1] ?? /never/);
		}
	});

	it('without Continue On Fail ends with the first of them', async () => {
		const told = errorTextOf(await env().run(items, parameters));

		expectWellWorded(told, stops);
		expect(told.message).toMatch(fails[stops] ?? /never/);
	});
});

it('input that can not work costs no call for itself, and none for what the expression of another item breaks', async () => {
	const run = await env().run(
		[VIP, { code: LONG }, {}],
		generate({ quantity: '={{ $json.code.length }}', codesOutput: 'allInOneItem' }),
		CONTINUE,
	);

	expect(run.items(NODE)).toMatchObject([
		{ quantity: 3 },
		{ error: expect.stringMatching(/\[item 2\]/) as string },
		{ error: expect.stringMatching(/\[item 3\]/) as string },
	]);
	expect(env().sandbox.log.calls).toBe(1);
});

describe('codes of which only a part was made', () => {
	const DENY = { kind: 'status', status: 500, message: 'Not now' } as const;
	const codes = () =>
		env()
			.sandbox.codes()
			.map(({ code }) => code);

	it('are handed out beside the error, one item with all codes', async () => {
		env().sandbox.faults.add({ ...DENY, after: 1 });
		const run = await env().run(
			[VIP],
			generate({ codesOutput: 'allInOneItem', quantity: 6, options: { codesPerCall: 4 } }),
			CONTINUE,
		);

		expect(run.items(NODE)).toMatchObject([
			{ coupon_codes: codes(), quantity: 4, merchant_code: 'VIP' },
			{ error: expect.stringMatching(/^Not now \[item 1\]/) as string },
		]);
		expect(pairedItems(run)).toEqual([0, 0]);
		expect(codes()).toHaveLength(4);
	});

	it('are handed out on the first output, one item per code, and the error on the other', async () => {
		env().sandbox.faults.add({ ...DENY, after: 1 });
		const run = await env().run(
			[VIP, VIP],
			generate({ codesOutput: 'itemPerCode', quantity: 3, options: { codesPerCall: 4 } }),
			ERROR_OUTPUT,
		);

		expect(run.items(NODE).map(({ coupon_code }) => coupon_code)).toEqual(codes());
		expect(pairedItems(run)).toEqual([0, 0, 0, 1]);
		expect(pairedItems(run, 1)).toEqual([1]);
	});

	it('leave the other coupons of the run alone', async () => {
		env().sandbox.faults.add({ ...DENY, on: ({ address }) => address.merchant_code === 'OTHER' });
		const run = await env().run([OTHER, VIP, OTHER, VIP], generate(), CONTINUE);

		expect(run.items(NODE).map(({ coupon_code, error }) => [typeof coupon_code, typeof error])).toEqual([
			['undefined', 'string'],
			['string', 'undefined'],
			['undefined', 'string'],
			['string', 'undefined'],
		]);
		expect(
			run
				.items(NODE)
				.map(({ coupon_code }) => coupon_code)
				.filter(Boolean),
		).toEqual(codes());
	});
});

describe('what makes all items impossible', () => {
	const WITH_HTTP = {
		key: { type: 'ultraCartSimpleKeyApi', data: { apiKey: 'k', baseUrl: 'http://shop.example' } },
	};

	it.each([CONTINUE, ERROR_OUTPUT])('is the error of each of them: %j', async (settings) => {
		const { engine } = env();
		const workflow = env().workflow([VIP, OTHER], generate({ coupon: byCode('VIP') }), settings);
		const run = await engine.run(workflow, { credentials: WITH_HTTP });
		const output = settings === ERROR_OUTPUT ? 1 : 0;

		expect(run.error).toBeUndefined();
		expect(run.items(NODE, output).map(({ error }) => error)).toEqual([
			expect.stringMatching(/Base URL .* starts with http:.*\[item 1\]$/),
			expect.stringMatching(/Base URL .* starts with http:.*\[item 2\]$/),
		]);
		// Nobody downstream takes an item for one that has its code.
		if (output === 1) expect(run.items(NODE)).toEqual([]);
	});

	it('ends the run where the node is to stop', async () => {
		const run = await env().engine.run(env().workflow([VIP], get()), { credentials: WITH_HTTP });
		expectWellWorded(errorTextOf(run), 1);
		expect(errorTextOf(run).name).toBe('NodeOperationError');
	});
});

it('says what each item cost even when all of them failed', async () => {
	const run = await env().run(
		[{ id: 98 }, { id: 99 }],
		{ ...getUser(), user: byId('={{ $json.id }}') },
		CONTINUE,
	);
	expect(run.hints(NODE)).toEqual([expect.objectContaining({ message: '2 items, 2 calls' })]);
});
