/** Which events of a delivery have been here before, and what is remembered of them. */
import type { IDataObject } from 'n8n-workflow';

import { deduplicate, REMEMBERED } from '../../support/internals';

const event = (name: string, data: IDataObject, id?: string) => ({
	name,
	category: 'order',
	data,
	...(id !== undefined && { id }),
});
const order = (id: string, stage = 'New') => event('order_update', { order_id: id, stage }, id);
const orders = (count: number, from = 0) => Array.from({ length: count }, (_, n) => order(`O${from + n}`));

it('tells by name and record, whatever the order of its attributes, at any depth', () => {
	const { seen } = deduplicate([event('a', { x: { one: 1, two: [1, 2] }, y: null })], []);
	const fresh = (...events: ReturnType<typeof event>[]) => deduplicate(events, seen).fresh;
	expect(fresh(event('a', { y: null, x: { two: [1, 2], one: 1 } }))).toEqual([]);
	expect(fresh(event('b', { x: { one: 1, two: [1, 2] }, y: null }))).toHaveLength(1);
	expect(fresh(event('a', { x: { one: 1, two: [2, 1] }, y: null }))).toHaveLength(1);
});

it('takes the same record under another name for another record', () => {
	const created = event('order_create', { order_id: 'A' }, 'A');
	const { seen } = deduplicate([order('A'), event('order_create', { order_id: 'A', more: 1 }, 'A')], []);
	// The latest that was heard of order_update is still this.
	expect(deduplicate([order('A')], seen).fresh).toEqual([]);
	expect(deduplicate([created], seen).fresh).toEqual([created]);
});

describe('deliveries one after the other', () => {
	const [A, changed, B] = [order('A', 'Hold'), order('A', 'Rejected'), order('B')];
	const unknown = event('coupon_redeem', { merchant_code: 'VIP' });

	it.each<[string, (typeof A)[][], (typeof A)[][]]>([
		['the same again', [[A], [A]], [[A]]],
		[
			'the same again and again',
			[
				[A, B],
				[A, B],
				[A, B],
			],
			[[A, B]],
		],
		['with something new behind it', [[A], [A, B]], [[A], [B]]],
		['with something new behind it, twice', [[A], [A, B], [A, B, unknown]], [[A], [B], [unknown]]],
		['in parts', [[A, B], [A], [B]], [[A, B]]],
		['an event of which no record is known', [[unknown], [B], [unknown]], [[unknown], [B]]],
		['a change of the same record', [[A], [changed]], [[A], [changed]]],
		['a change together with what was there before', [[A], [A, changed]], [[A], [changed]]],
		['changed, and that again', [[A], [A, changed], [A, changed]], [[A], [changed]]],
		['changed back', [[A], [changed], [A]], [[A], [changed], [A]]],
		['changed back and forth', [[A], [changed], [A], [changed]], [[A], [changed], [A], [changed]]],
		['changed back within one delivery', [[A, changed, A]], [[A, changed, A]]],
		[
			'changed back within one delivery, and that again',
			[
				[A, changed, A],
				[A, changed, A],
			],
			[[A, changed, A]],
		],
		['changed back, and that again', [[A], [changed], [A], [A]], [[A], [changed], [A]]],
		['with the news of another record in between', [[A], [B], [A]], [[A], [B]]],
	])('%s', (_, deliveries, wanted) => {
		let remembered: readonly string[] = [];
		const fresh = deliveries.map((events) => {
			const known = deduplicate(events, remembered);
			remembered = known.seen;
			return known.fresh;
		});
		expect(fresh.filter((events) => events.length > 0)).toEqual(wanted);
	});
});

it('remembers each event once, the latest at the end', () => {
	const { seen } = deduplicate([order('A'), order('B')], []);
	const again = deduplicate([order('A')], seen);
	expect(again.seen).toEqual([seen[1], seen[0]]);
	expect(new Set(seen.map((text) => text.length))).toEqual(new Set([33]));
	expect(deduplicate([event('x', {})], []).seen[0]).toHaveLength(22);
});

it('remembers a thousand events, and of a longer delivery all', () => {
	expect(REMEMBERED).toBe(1000);
	const { seen } = deduplicate(orders(1000), []);
	expect(seen).toHaveLength(1000);
	const next = deduplicate([order('NEW')], seen);
	expect(next.seen).toHaveLength(1000);
	expect(next.seen.slice(0, -1)).toEqual(seen.slice(1));
	expect(deduplicate(orders(1), next.seen).fresh).toHaveLength(1);
	expect(deduplicate(orders(1, 1), next.seen).fresh).toEqual([]);
	expect(deduplicate(orders(1200), seen).seen).toHaveLength(1200);
});
