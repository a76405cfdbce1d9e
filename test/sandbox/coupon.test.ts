import { describedDiscount } from '../../sandbox/behaviour/couponDescription';
import type { Json } from '../../sandbox/json';
import { sampleOf } from '../../sandbox/sample';
import type { Sandbox } from '../../sandbox/sandbox';
import { attributesOf, models } from '../support/metadataFixtures';
import { ask, closeAll, get, percentOff, recordsIn, sandboxWith } from './support';

afterEach(closeAll);

const attributes = attributesOf('Coupon');
const discountTypes = Object.keys(attributes).filter((name) => attributes[name]?.variant);
const codeOf = encodeURIComponent;

describe('discounts', () => {
	test.each(discountTypes.map((type, n) => [type, n] as const))(
		'%s is stored as it was sent, with its label',
		async (type, n) => {
			const sandbox = await sandboxWith();
			const row = attributes[type];
			const discount = sampleOf(models, attributesOf(row?.model ?? ''), n);
			const { coupon } = await get(sandbox, 'POST /coupon/coupons', {
				merchant_code: 'NEW',
				[type]: discount,
			});
			expect(coupon).toEqual({
				coupon_oid: 1061,
				merchant_code: 'NEW',
				[type]: discount,
				coupon_type: row?.variant?.text ?? type,
				calculated_description: describedDiscount(row?.variant?.text ?? type, discount),
			});
			expect((await get(sandbox, 'GET /coupon/coupons/merchant_code/new')).coupon).toEqual(coupon);
		},
	);

	test('the account starts with every discount type, 450 coupons, 30 users and 8 groups', async () => {
		const sandbox = await sandboxWith({ records: {} });
		const coupons = sandbox.list('coupon');
		expect(coupons).toHaveLength(450);
		expect(sandbox.list('user')).toHaveLength(30);
		expect(sandbox.list('group')).toHaveLength(8);
		for (const type of discountTypes) expect(coupons.some((coupon) => coupon[type] !== undefined)).toBe(true);
		for (const coupon of coupons) {
			expect(discountTypes.filter((type) => coupon[type] !== undefined)).toHaveLength(1);
			expect(typeof coupon.coupon_type).toBe('string');
		}
		expect(new Set(coupons.map(({ merchant_code }) => String(merchant_code).toLowerCase())).size).toBe(450);
	});

	test('two accounts start alike', async () => {
		const [one, other] = [await sandboxWith(), await sandboxWith()];
		for (const name of ['coupon', 'group']) expect(one.list(name)).toEqual(other.list(name));
		const request = ['POST /coupon/coupons/1001/generate_codes', { quantity: 3 }] as const;
		expect((await ask(one, ...request)).body).toEqual((await ask(other, ...request)).body);
	});

	test('another discount takes the place of the old one', async () => {
		const sandbox = await sandboxWith({ switches: { partialPut: 'keeps' } });
		sandbox.insert('coupon', percentOff('NEW'));
		const { coupon } = await get(sandbox, 'PUT /coupon/coupons/1061', { no_discount: {} });
		expect(coupon).toMatchObject({ merchant_code: 'NEW', no_discount: {}, coupon_type: 'No discount' });
		expect(coupon).not.toHaveProperty('percent_off_subtotal');
	});

	test('a coupon without a discount has no type, and its type is never taken from the request', async () => {
		const sandbox = await sandboxWith();
		const { coupon } = await get(sandbox, 'POST /coupon/coupons', {
			merchant_code: 'N',
			coupon_type: 'BOGO limit L',
		});
		expect(coupon).toEqual({ coupon_oid: 1061, merchant_code: 'N' });
	});
});

describe('codes in an address', () => {
	test.each(['A/B 10%', 'Q&A?#1+1', 'a/b 10%', 'SUMMER0001'])('%s', async (code) => {
		const sandbox = await sandboxWith();
		const { coupon } = await get(sandbox, `GET /coupon/coupons/merchant_code/${codeOf(code)}`);
		expect(String((coupon as Json).merchant_code).toLowerCase()).toBe(code.toLowerCase());
		expect(await get(sandbox, `GET /coupon/coupons/merchant_code/${codeOf(code)}/exists`)).toMatchObject({
			coupon_code: code,
			exists: true,
		});
	});

	test('a code that does not exist', async () => {
		const sandbox = await sandboxWith();
		expect(await get(sandbox, 'GET /coupon/coupons/merchant_code/NOPE/exists')).toMatchObject({
			exists: false,
		});
	});
});

describe('one-time codes', () => {
	const generate = async (sandbox: Sandbox, body: Json, coupon = 'merchant_code/summer0001'): Promise<Json> =>
		await get(sandbox, `POST /coupon/coupons/${coupon}/generate_codes`, body);

	test('are unique, start with the prefix, and are listed nowhere', async () => {
		const sandbox = await sandboxWith();
		const one = (await generate(sandbox, { quantity: 500, prefix: 'VIP-' })).coupon_codes as string[];
		const other = (await generate(sandbox, { quantity: 500 }, '1002')).coupon_codes as string[];
		expect(new Set([...one, ...other]).size).toBe(1000);
		expect(one.every((code) => /^VIP-[A-Z2-9]{8}$/.test(code))).toBe(true);
		const everything = await get(sandbox, 'GET /coupon/coupons?_limit=200');
		expect(JSON.stringify(everything)).not.toContain(one[0]);
		expect(sandbox.codes().map(({ code }) => code)).toEqual([...one, ...other]);
		expect(
			await get(sandbox, `GET /coupon/coupons/merchant_code/${String(one[7]?.toLowerCase())}/exists`),
		).toMatchObject({
			exists: true,
		});
		expect((await ask(sandbox, `GET /coupon/coupons/merchant_code/${String(one[7])}`)).status).toBe(400);
	});

	test('expire at a moment, after a time, or with the coupon', async () => {
		const sandbox = await sandboxWith();
		const moment = '2031-05-01T12:00:00-05:00';
		expect((await generate(sandbox, { quantity: 1, expiration_dts: moment })).expiration_dts).toBe(moment);
		const before = sandbox.clock.now();
		const { expiration_dts } = await generate(sandbox, { quantity: 1, expiration_seconds: 3600 });
		const seconds = (Date.parse(String(expiration_dts)) - before) / 1000;
		expect(seconds).toBeGreaterThan(3598);
		expect(seconds).toBeLessThan(3610);
		expect(await generate(sandbox, { quantity: 1 })).not.toHaveProperty('expiration_dts');
		expect(sandbox.codes().map((code) => code.expiration_dts)).toEqual([moment, expiration_dts, undefined]);
	});

	test.each([0, -1, undefined, 1001])('a quantity of %p is refused', async (quantity) => {
		const reply = await ask(await sandboxWith(), 'POST /coupon/coupons/1001/generate_codes', { quantity });
		expect(reply.status).toBe(400);
	});

	test('the largest quantity is a switch', async () => {
		const sandbox = await sandboxWith({ switches: { largestQuantity: 5 } });
		expect((await generate(sandbox, { quantity: 5 })).coupon_codes).toHaveLength(5);
		expect((await ask(sandbox, 'POST /coupon/coupons/1001/generate_codes', { quantity: 6 })).status).toBe(
			400,
		);
		expect(sandbox.codes()).toHaveLength(5);
	});

	test('are of no use once their coupon is gone or has another code', async () => {
		const sandbox = await sandboxWith();
		await generate(sandbox, { quantity: 1 }, '1001');
		await generate(sandbox, { quantity: 1 }, '1002');
		await generate(sandbox, { quantity: 1 }, '1005');
		await get(sandbox, 'PUT /coupon/coupons/1001', percentOff('OTHER'));
		await get(sandbox, 'DELETE /coupon/coupons/1002');
		expect(sandbox.codes().map(({ coupon_oid, valid }) => [coupon_oid, valid])).toEqual([
			[1001, false],
			[1002, false],
			[1005, true],
		]);
	});

	test('a coupon that does not exist makes none', async () => {
		const sandbox = await sandboxWith();
		expect((await ask(sandbox, 'POST /coupon/coupons/9/generate_codes', { quantity: 1 })).status).toBe(400);
	});

	test('an upload says which were taken, were there already, or were rejected', async () => {
		const sandbox = await sandboxWith();
		const [made = ''] = (await generate(sandbox, { quantity: 1 })).coupon_codes as string[];
		const sent = [
			'MAIL-1',
			'mail-1',
			made.toLowerCase(),
			'summer0001',
			'',
			'has space',
			'x'.repeat(21),
			'MAIL-2',
		];
		const reply = await get(sandbox, 'POST /coupon/coupons/1001/upload_codes', { coupon_codes: sent });
		expect(reply).toMatchObject({
			uploaded_codes: ['MAIL-1', 'MAIL-2'],
			duplicate_codes: ['mail-1', made.toLowerCase(), 'summer0001'],
			rejected_codes: ['', 'has space', 'x'.repeat(21)],
		});
		expect(
			sandbox
				.codes()
				.filter(({ uploaded }) => uploaded)
				.map(({ code }) => code),
		).toEqual(['MAIL-1', 'MAIL-2']);
	});
});

describe('what coupons are made of', () => {
	test('editor values name every discount type', async () => {
		const values = await get(await sandboxWith(), 'GET /coupon/editor_values');
		expect(values.coupon_types).toHaveLength(discountTypes.length);
		expect(values.coupon_types).toContain('X % off subtotal');
		expect(values.usable_by).toContainEqual({ display: 'Anyone', value: 'Anyone' });
		expect(values).not.toHaveProperty('success');
	});

	test('items are found by ID and description', async () => {
		const sandbox = await sandboxWith();
		const idsFor = async (query: string): Promise<unknown[]> =>
			recordsIn(await get(sandbox, `GET /coupon/searchItems?${query}`), 'search_results').map(
				({ merchant_item_id }) => merchant_item_id,
			);
		expect(await idsFor('s=mug-r')).toEqual(['MUG-RED']);
		expect(await idsFor('s=HERBAL')).toHaveLength(5);
		expect(await idsFor('s=HERBAL&m=2')).toEqual(['TEA-RED', 'TEA-BLUE']);
		expect(await idsFor('s=nothing')).toEqual([]);
		expect(await idsFor('s=&m=100')).toHaveLength(40);
	});

	test('automatic coupons are kept as a whole', async () => {
		const sandbox = await sandboxWith();
		const conditions = { subtotal_levels: [{ coupon_code: 'SUMMER0001', minimum_subtotal: 50 }] };
		expect((await ask(sandbox, 'POST /coupon/auto_apply', conditions)).status).toBe(204);
		expect(await get(sandbox, 'GET /coupon/auto_apply')).toMatchObject({ ...conditions, required_items: [] });
		await ask(sandbox, 'POST /coupon/auto_apply', {});
		expect(await get(sandbox, 'GET /coupon/auto_apply')).toMatchObject({ subtotal_levels: [] });
	});
});

test.each<[string, Json, string]>([
	['X % off item Z limit L', { discount_percent: 10, items: ['CAP-RED'] }, '10 % off item CAP-RED'],
	[
		'X $ off item Z limit L',
		{ discount_amount: 5, items: ['CAP-RED', 'MUG-RED'], limit: 2 },
		'5 $ off item CAP-RED, MUG-RED limit 2',
	],
	[
		'X $ off subtotal with Y $ purchase',
		{ subtotal_amount: 50, discount_amount: 5 },
		'5 $ off subtotal with 50 $ purchase',
	],
	[
		'Free shipping method Y with subtotal Z',
		{ shipping_methods: ['UPS: Ground'], subtotal_amount: 30 },
		'Free shipping method UPS: Ground with subtotal 30',
	],
	['X % off shipping method Y', { discount_percent: 50 }, '50 % off shipping method Y'],
])('%s', (words, discount, described) => {
	expect(describedDiscount(words, discount)).toBe(described);
});
