/** Orders: what operationContract/ does not prove from their rows. */
import type { IDataObject } from 'n8n-workflow';

import { byId, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { pairedItems } from './support';

const env = useTestEnvironment({ records: { coupon: 1, customer: 20, order: 1000 }, latency: 0 });

const order = (operation: string, more: IDataObject = {}) => ({ resource: 'order', operation, ...more });
const orders = () => env().sandbox.list('order') as IDataObject[];
const codesOf = ({ coupons }: IDataObject) =>
	((coupons ?? []) as IDataObject[]).map(({ coupon_code }) => coupon_code);
const SINCE = { creationDateBegin: '2000-01-01T00:00:00Z' };

it('reads 1,000 by their IDs in 2 calls, from the origin', async () => {
	const items = orders().map(({ order_id }) => ({ id: order_id }));
	const run = await env().run(items, order('get', { order: byId('={{ $json.id }}') }));

	expect(env().requests).toEqual(Array(2).fill('POST /rest/v2/order/orders/batch'));
	for (const { body } of env().sandbox.log.of('getOrdersBatch'))
		expect(body).toMatchObject({ query_target: 'origin', order_ids: { length: 500 } });
	expect(run.items(NODE).map(({ order_id }) => order_id)).toEqual(items.map(({ id }) => id));
	expect(pairedItems(run)).toEqual(items.map((_, item) => item));
});

it('shows who bought what with which coupon for how much, in columns', async () => {
	const [shown = {}] = (await env().run([{}], order('getAll', { filters: SINCE, limit: 1 }))).items(NODE);
	const [record = {}] = orders();
	const { billing, summary, coupons, items } = record as Record<string, IDataObject & IDataObject[]>;

	expect(shown).toEqual({
		order_id: record.order_id,
		creation_dts: record.creation_dts,
		current_stage: record.current_stage,
		email: billing?.email,
		name: `${billing?.first_name as string} ${billing?.last_name as string}`,
		total: (summary?.total as IDataObject).value,
		customer_total: record.currency_code === undefined ? null : (summary?.total as IDataObject).localized,
		customer_currency: record.currency_code ?? null,
		coupons: (coupons ?? []).map(({ coupon_code, base_coupon_code }) => ({
			coupon_code,
			base_coupon_code: base_coupon_code ?? null,
		})),
		items: (items ?? []).map(({ merchant_item_id, description, quantity }) => ({
			merchant_item_id,
			description,
			quantity,
		})),
	});
});

describe('Coupon Code', () => {
	const used = () => {
		const codes = orders().flatMap(codesOf) as string[];
		return codes[0] ?? '';
	};

	it('finds the orders in which a code was entered, in any capitals, whatever is shown of them', async () => {
		const code = used();
		const wanted = orders().filter((each) => codesOf(each).includes(code));
		expect(wanted.length).toBeGreaterThan(0);
		expect(wanted.length).toBeLessThan(1000);
		for (const more of [{}, { output: 'selected', outputFields: ['order_id'] }, { output: 'raw' }]) {
			const run = await env().run(
				[{}],
				order('getAll', { filters: { ...SINCE, couponCode: code.toLowerCase() }, returnAll: true, ...more }),
			);
			expect(run.items(NODE).map(({ order_id }) => order_id)).toEqual(wanted.map(({ order_id }) => order_id));
		}
		// A call for 200 orders.
		expect(env().sandbox.log.calls).toBe(3 * 5);
	});

	it('counts by Limit what comes out, and reads no further', async () => {
		const filters = { ...SINCE, couponCode: used() };
		const run = await env().run([{}], order('getAll', { filters, limit: 1 }));
		expect(run.items(NODE)).toHaveLength(1);
		expect(env().sandbox.log.calls).toBe(1);
	});

	it('is refused before any call without a date from which on orders are read', async () => {
		const run = await env().run([{}], order('getAll', { filters: { couponCode: used(), city: 'Austin' } }));
		expect(run.error?.message).toMatch(/Coupon Code.*Order Date From.*\[item 1\]$/);
		expect(env().sandbox.log.calls).toBe(0);
	});
});
