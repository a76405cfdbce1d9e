import type { IDataObject } from 'n8n-workflow';

import { byCode, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { TRIGGER, type EngineRun } from '../../../harness/engine';
import { CONTINUE, pairedItems } from './support';

const env = useTestEnvironment({ records: { coupon: 60 } });

const generate = (more: object = {}) => ({
	operation: 'generateCodes',
	coupon: byCode('VIP'),
	codesOutput: 'onePerItem',
	...more,
});

const contacts = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `${index}@example.com`, name: `Contact ${index}` }));

/** The bodies of all calls that asked for codes. */
const asked = () =>
	env()
		.sandbox.log.entries.filter(({ path }) => path.endsWith('/generate_codes'))
		.map(({ body }) => body as IDataObject);

const quantities = () => asked().map(({ quantity }) => quantity);

/** Every code in the sandbox, in the order in which they were made. */
const made = () =>
	env()
		.sandbox.codes()
		.map(({ code }) => code);

const codesIn = (run: EngineRun) => run.items(NODE).map(({ coupon_code }) => coupon_code);

const errorsIn = (run: EngineRun) => run.items(NODE).map(({ error }) => error);

beforeEach(() => {
	env().sandbox.insert('coupon', { merchant_code: 'VIP', percent_off_subtotal: { discount_percent: 10 } });
	env().sandbox.insert('coupon', { merchant_code: 'GOLD', percent_off_subtotal: { discount_percent: 20 } });
});

describe('one code per input item', () => {
	it('hands on the files of the item, as nodes do that add to an item', async () => {
		env().refreshCredentials();
		const { engine, credentials } = env();
		const binary = { card: { data: 'aGk=', mimeType: 'text/plain', fileName: 'card.txt' } };
		const binaryOf = async (more: object) => {
			const workflow = env().workflow(contacts(2), generate(more));
			const [first, second] = contacts(2).map((json) => ({ json }));
			workflow.pinData = {
				[TRIGGER]: [{ ...first, json: first?.json ?? {}, binary }, { json: second?.json ?? {} }],
			};
			const run = await engine.run(workflow, { credentials });
			return run.executionItems(NODE).map((item) => item.binary);
		};

		expect(await binaryOf({})).toEqual([binary, undefined]);
		expect(await binaryOf({ codesOutput: 'itemPerCode', quantity: 1 })).toEqual([undefined, undefined]);
	});

	it('gives every contact a code of its own, in order, with one call', async () => {
		const run = await env().run(contacts(40), generate());
		const items = run.items(NODE);

		expect(run.error).toBeUndefined();
		expect(items.map(({ email }) => email)).toEqual(contacts(40).map(({ email }) => email));
		expect(new Set(items.map(({ coupon_code }) => coupon_code)).size).toBe(40);
		expect(Object.keys(items[0] ?? {})).toEqual(['coupon_code', 'expiration_dts', 'email', 'name']);
		expect(pairedItems(run)).toEqual(contacts(40).map((_, item) => item));
		expect(env().requests).toEqual(['POST /rest/v2/coupon/coupons/merchant_code/VIP/generate_codes']);
	});

	it('puts the code into a field of your choice, which may differ from item to item', async () => {
		const items = [{ field: 'voucher' }, { field: 'gift' }];
		const run = await env().run(items, generate({ options: { codeField: '={{ $json.field }}' } }));

		const [first, second] = made();
		expect(run.items(NODE)).toEqual([
			{ field: 'voucher', voucher: first, expiration_dts: null },
			{ field: 'gift', gift: second, expiration_dts: null },
		]);
	});

	it('loses no code to a field of the same name', async () => {
		const items = [{ coupon_code: 'OLD', expiration_dts: 'OLD', email: 'ann@example.com' }];
		const run = await env().run(items, generate());
		expect(run.items(NODE)).toEqual([
			{ coupon_code: made()[0], expiration_dts: null, email: 'ann@example.com' },
		]);

		const named = await env().run([{}, {}], generate({ options: { codeField: 'expiration_dts' } }));
		const asItems = { codesOutput: 'itemPerCode', options: { codeField: 'merchant_code' } };
		const listed = await env().run([{}], generate(asItems));
		const [, second, third, fourth] = made();
		expect(named.items(NODE)).toEqual([{ expiration_dts: second }, { expiration_dts: third }]);
		expect(listed.items(NODE)).toEqual([{ merchant_code: fourth, expiration_dts: null }]);
	});

	it('takes no notice of a quantity left over from another output', async () => {
		const run = await env().run(contacts(3), generate({ quantity: 7 }));
		expect(run.items(NODE)).toHaveLength(3);
		expect(quantities()).toEqual([3]);
	});
});

describe('a quantity per item', () => {
	const orders = [
		{ name: 'Ann', wanted: 2 },
		{ name: 'Ben', wanted: 3 },
		{ name: 'Cleo', wanted: 1 },
	];

	it('hands out one item per code, paired with the item that asked for it', async () => {
		const run = await env().run(
			orders,
			generate({ codesOutput: 'itemPerCode', quantity: '={{ $json.wanted }}' }),
		);

		expect(run.items(NODE)).toEqual(
			made().map((code) => ({ coupon_code: code, expiration_dts: null, merchant_code: 'VIP' })),
		);
		expect(pairedItems(run)).toEqual([0, 0, 1, 1, 1, 2]);
		expect(quantities()).toEqual([6]);
	});

	it('hands out all codes of an item in one', async () => {
		const run = await env().run(
			orders,
			generate({ codesOutput: 'allInOneItem', quantity: '={{ $json.wanted }}' }),
		);

		const codes = made();
		const one = (quantity: number, coupon_codes: string[]) => ({
			coupon_codes,
			quantity,
			expiration_dts: null,
			merchant_code: 'VIP',
		});
		expect(run.items(NODE)).toEqual([
			one(2, codes.slice(0, 2)),
			one(3, codes.slice(2, 5)),
			one(1, codes.slice(5)),
		]);
		expect(pairedItems(run)).toEqual([0, 1, 2]);
		expect(quantities()).toEqual([6]);
	});

	it('takes a number that an expression gives as text', async () => {
		const run = await env().run([{ wanted: '4' }], {
			...generate({ codesOutput: 'allInOneItem', quantity: '={{ $json.wanted }}' }),
		});
		expect(run.items(NODE)[0]).toMatchObject({ quantity: 4, coupon_codes: made() });
	});

	it.each([
		[0, 'Quantity must be at least 1, not 0 [item 2]'],
		[-3, 'Quantity must be at least 1, not -3 [item 2]'],
		[100_001, 'Quantity must be at most 100,000, not 100001 [item 2]'],
		[1.5, "Quantity must be a whole number, not '1.5' [item 2]"],
		['a few', "Quantity must be a number, not 'a few' [item 2]"],
	])('refuses %p before any call', async (wanted, message) => {
		const run = await env().run([{ wanted: 1 }, { wanted }], {
			...generate({ codesOutput: 'itemPerCode', quantity: '={{ $json.wanted }}' }),
		});
		expect(run.error?.message).toBe(message);
		expect(env().requests).toEqual([]);
	});
});

describe('items that share a call', () => {
	it('have the same coupon and prefix; the order of the input stays', async () => {
		const items = [
			{ n: 1, coupon: 'VIP', prefix: 'A-' },
			{ n: 2, coupon: 'GOLD', prefix: 'A-' },
			{ n: 3, coupon: 'VIP', prefix: 'B-' },
			{ n: 4, coupon: 'VIP', prefix: 'A-' },
			{ n: 5, coupon: 'VIP', prefix: '' },
			{ n: 6, coupon: 'GOLD', prefix: 'A-' },
		];
		const run = await env().run(
			items,
			generate({ coupon: byCode('={{ $json.coupon }}'), prefix: '={{ $json.prefix }}' }),
		);

		expect(run.items(NODE).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
		for (const { coupon_code, prefix, coupon } of run.items(NODE)) {
			expect(coupon_code).toMatch(new RegExp(`^${prefix as string}\\w{8}$`));
			const { coupon_oid } = env().sandbox.get('coupon', coupon as string, 'merchant_code') ?? {};
			expect(env().sandbox.codes()).toContainEqual(
				expect.objectContaining({ code: coupon_code, coupon_oid }),
			);
		}
		expect(asked()).toEqual([
			{ quantity: 2, prefix: 'A-' },
			{ quantity: 2, prefix: 'A-' },
			{ quantity: 1, prefix: 'B-' },
			{ quantity: 1 },
		]);
	});

	it('expire in the same minute, wherever the clock hangs: all at the latest moment', async () => {
		const items = [
			{ until: '2030-06-01T12:00:10Z' },
			{ until: '2030-06-01T14:00:50+02:00' },
			{ until: '2030-06-01T12:00:00Z' },
			{ until: '2030-06-01T12:01:00Z' },
			{ until: '2030-06-01T11:59:59Z' },
		];
		const run = await env().run(
			items,
			generate({ expiry: 'onDate', codeExpirationDate: '={{ $json.until }}' }),
		);

		expect(asked()).toEqual([
			{ quantity: 3, expiration_dts: '2030-06-01T14:00:50+02:00' },
			{ quantity: 1, expiration_dts: '2030-06-01T12:01:00+00:00' },
			{ quantity: 1, expiration_dts: '2030-06-01T11:59:59+00:00' },
		]);
		expect(run.items(NODE).map(({ expiration_dts }) => Date.parse(expiration_dts as string))).toEqual(
			['12:00:50', '12:00:50', '12:00:50', '12:01:00', '11:59:59'].map((time) =>
				Date.parse(`2030-06-01T${time}Z`),
			),
		);
	});

	it.each([
		['onDate', 'codeExpirationDate', '', 'Expiration Date is empty [item 1]'],
		['onDate', 'codeExpirationDate', 'soon', "Expiration Date 'soon' is not a date [item 1]"],
		['afterTime', 'expiresAfter', 0, 'Expires After must be greater than 0, not 0 [item 1]'],
		['afterTime', 'expiresAfter', -1, 'Expires After must be at least 0, not -1 [item 1]'],
	])('need an expiry that can be meant: %s, %s %p', async (expiry, parameter, value, message) => {
		const run = await env().run([{ value }], generate({ expiry, [parameter]: '={{ $json.value }}' }));
		expect(run.error?.message).toBe(message);
		expect(env().requests).toEqual([]);
	});
});

describe('many codes', () => {
	it('come in several calls of as many as you allow', async () => {
		const run = await env().run(contacts(25), generate({ options: { codesPerCall: 10 } }));
		expect(quantities()).toEqual([10, 10, 5]);
		expect(codesIn(run)).toEqual(made());
	});

	it('come in calls of 1,000 when nothing is said, also for one item', async () => {
		const run = await env().run([{}], generate({ codesOutput: 'allInOneItem', quantity: 2300 }));
		expect(quantities()).toEqual([1000, 1000, 300]);
		expect(run.items(NODE)).toMatchObject([{ quantity: 2300, coupon_codes: made() }]);
	});

	it.each([
		[0, 'Codes per Call must be at least 1, not 0 [item 1]'],
		[2000, 'Codes per Call must be at most 1,000, not 2000 [item 1]'],
	])('do not come %p a call', async (codesPerCall, message) => {
		const run = await env().run([{}], generate({ options: { codesPerCall } }));
		expect(run.error?.message).toBe(message);
		expect(env().requests).toEqual([]);
	});

	it('are asked for in halves while UltraCart refuses that many', async () => {
		env().sandbox.switches.largestQuantity = 7;
		const run = await env().run(contacts(25), generate());

		expect(run.error).toBeUndefined();
		expect(codesIn(run)).toEqual(made());
		expect(made()).toHaveLength(25);
		expect(quantities()).toEqual([25, 12, 6, 6, 6, 6, 1]);
		// Besides: one look whether the coupon is there at all.
		expect(env().requests).toHaveLength(8);
	});

	it('are not asked for in halves of a coupon that is not there', async () => {
		const run = await env().run(contacts(25), generate({ coupon: byCode('NOPE') }), CONTINUE);

		expect(quantities()).toEqual([25]);
		expect(env().requests).toHaveLength(2);
		expect(run.items(NODE)).toHaveLength(25);
		errorsIn(run).forEach((error, index) => {
			expect(error).toMatch(new RegExp(`There is no coupon .*NOPE.*\\[item ${index + 1}\\]`));
		});
	});

	it('stops at what is refused for a single code, instead of trying every contact alone', async () => {
		env().sandbox.switches.largestQuantity = 0;
		const run = await env().run(contacts(40), generate(), CONTINUE);

		expect(quantities()).toEqual([40, 20, 10, 5, 2, 1]);
		expect(run.items(NODE)).toHaveLength(40);
		errorsIn(run).forEach((error, index) => {
			expect(error).toMatch(new RegExp(`at most.*\\[item ${index + 1}\\]`));
		});
	});

	it('does not ask for one code a second time', async () => {
		env().sandbox.switches.largestQuantity = 0;
		const run = await env().run([{}], generate());
		expect(run.error?.message).toBe('One request makes 0 codes at most, not 1 [item 1]');
		expect(env().requests).toHaveLength(1);
	});
});

describe('no code is lost', () => {
	/** All codes that a user can get at, in the items or in the error that ended the run. */
	const reached = (run: EngineRun): string[] => {
		const text = JSON.stringify([run.items(NODE), run.error?.context, run.error?.description]);
		return made().filter((code) => text.includes(code));
	};

	it.each(['fewerCodes', 'sameCodes'] as const)(
		'when UltraCart hands out %s: the rest is asked for',
		async (kind) => {
			env().sandbox.faults.add({ kind, on: 'generateOneTimeCodesByMerchantCode' });
			const run = await env().run(contacts(5), generate());

			expect(quantities()).toEqual([5, 1]);
			const [lost] = made().slice(4);
			expect(codesIn(run)).toEqual(made().filter((code) => code !== lost));
			expect(new Set(codesIn(run)).size).toBe(5);
		},
	);

	/** Never more than three of a coupon, whatever is asked for. */
	const threeAtMost = (): void => {
		env().sandbox.faults.add({
			kind: 'alter',
			on: 'generateOneTimeCodesByMerchantCode',
			times: Infinity,
			change: (body) => ({ ...body, coupon_codes: (body.coupon_codes as string[]).slice(0, 3) }),
		});
	};

	it('when UltraCart hands out three at a time: until all are there', async () => {
		threeAtMost();
		const run = await env().run([{}], generate({ codesOutput: 'allInOneItem', quantity: 8 }));
		expect(quantities()).toEqual([8, 5, 2]);
		expect(run.items(NODE)).toMatchObject([{ quantity: 8 }]);
	});

	it('when UltraCart makes no more', async () => {
		env().sandbox.faults.add({
			kind: 'fewerCodes',
			on: 'generateOneTimeCodesByMerchantCode',
			times: Infinity,
		});
		const run = await env().run(contacts(5), generate(), CONTINUE);

		expect(quantities()).toEqual([5, 1]);
		expect(codesIn(run).slice(0, 4)).toEqual(made().slice(0, 4));
		expect(errorsIn(run)[4]).toBe(
			'UltraCart made fewer codes than asked for, and no more when asked again: 1 is missing [item 5]. Run this item again to ask for the rest',
		);
		expect(run.items(NODE)).toHaveLength(5);
	});

	it('when that ends the run', async () => {
		env().sandbox.faults.add({
			kind: 'fewerCodes',
			on: 'generateOneTimeCodesByMerchantCode',
			times: Infinity,
		});
		const run = await env().run(contacts(5), generate());

		expect(run.error?.message).toMatch(/^UltraCart made fewer codes than asked for.* \[item 5\]$/);
		expect(reached(run)).toEqual(made().slice(0, 4));
		expect(run.error?.context.data).toEqual(
			made()
				.slice(0, 4)
				.map((code, index) => ({ item: index + 1, records: [{ code, merchant_code: 'VIP' }] })),
		);
	});

	it('when it can not even be found out whether a coupon is there', async () => {
		env().sandbox.faults.add({ kind: 'status', status: 500, on: 'getCouponByMerchantCode' });
		const items = [{ coupon: 'VIP' }, { coupon: 'NOPE' }, { coupon: 'NOPE' }];
		const run = await env().run(items, generate({ coupon: byCode('={{ $json.coupon }}') }), CONTINUE);

		expect(run.error).toBeUndefined();
		expect(codesIn(run)[0]).toBe(made()[0]);
		expect(errorsIn(run).slice(1)).toEqual([
			expect.stringMatching(/There is no coupon .*\[item 2\]/),
			expect.stringMatching(/There is no coupon .*\[item 3\]/),
		]);
	});

	it('when UltraCart makes more than were asked for: the rest is told beside the output', async () => {
		env().sandbox.faults.add({
			kind: 'alter',
			on: 'generateOneTimeCodesByMerchantCode',
			change: (body) => ({ ...body, coupon_codes: [...(body.coupon_codes as string[]), 'ONEMORE1'] }),
		});
		const run = await env().run(contacts(2), generate());

		expect(codesIn(run)).toEqual(made());
		expect(run.hints(NODE).map(({ message }) => message)).toContainEqual(expect.stringContaining('ONEMORE1'));
	});
});
