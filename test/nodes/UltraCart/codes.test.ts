import { byCode, byId, NODE, useBench } from '../../support/bench';

const bench = useBench({ records: { coupon: 60 } });

const generate = (more: object = {}) => ({
	operation: 'generateCodes',
	coupon: byCode('VIP'),
	codesOutput: 'onePerItem',
	...more,
});

const contacts = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `${index}@example.com`, name: `Contact ${index}` }));

beforeEach(() => {
	bench().sandbox.insert('coupon', { merchant_code: 'VIP', percent_off_subtotal: { discount_percent: 10 } });
});

describe('one code per input item', () => {
	it('gives every contact a code of its own, in order, with one call', async () => {
		const run = await bench().run(contacts(40), generate());
		const items = run.items(NODE);

		expect(run.error).toBeUndefined();
		expect(items.map(({ email }) => email)).toEqual(contacts(40).map(({ email }) => email));
		expect(new Set(items.map(({ coupon_code }) => coupon_code)).size).toBe(40);
		expect(Object.keys(items[0] ?? {})).toEqual(['email', 'name', 'coupon_code', 'expiration_dts']);
		expect(run.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			contacts(40).map((_, item) => ({ item })),
		);
		expect(bench().requests).toEqual(['POST /rest/v2/coupon/coupons/merchant_code/VIP/generate_codes']);
	});

	it('names the coupon by ID too', async () => {
		const { coupon_oid } = bench().sandbox.get('coupon', 'VIP', 'merchant_code') ?? {};
		const run = await bench().run(contacts(2), generate({ coupon: byId(coupon_oid as number) }));
		expect(run.items(NODE)).toHaveLength(2);
		expect(bench().requests).toEqual([`POST /rest/v2/coupon/coupons/${String(coupon_oid)}/generate_codes`]);
	});
});
