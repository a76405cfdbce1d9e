/** Which events of a delivery have been here before, and what is remembered of them. */
import type { IDataObject } from 'n8n-workflow';

import { deduplicate, EVENTS_REMEMBERED } from '../../support/internals';

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

it('takes a state that came back for news, unless the newer one comes along', () => {
	const first = deduplicate([order('A', 'Hold')], []);
	const second = deduplicate([order('A', 'Sent')], first.seen);
	expect(deduplicate([order('A', 'Hold')], second.seen).fresh).toHaveLength(1);
	expect(deduplicate([order('A', 'Hold'), order('A', 'Sent')], second.seen).fresh).toEqual([]);
	// Another record's news is none of this one.
	const third = deduplicate([order('B')], second.seen);
	expect(deduplicate([order('A', 'Sent')], third.seen).fresh).toEqual([]);
});

it('remembers each event once, the latest at the end', () => {
	const { seen } = deduplicate([order('A'), order('B')], []);
	const again = deduplicate([order('A')], seen);
	expect(again.seen).toEqual([seen[1], seen[0]]);
	expect(new Set(seen.map((text) => text.length))).toEqual(new Set([33]));
	expect(deduplicate([event('x', {})], []).seen[0]).toHaveLength(22);
});

it('remembers a thousand events, and of a longer delivery all', () => {
	expect(EVENTS_REMEMBERED).toBe(1000);
	const { seen } = deduplicate(orders(1000), []);
	expect(seen).toHaveLength(1000);
	const next = deduplicate([order('NEW')], seen);
	expect(next.seen).toHaveLength(1000);
	expect(next.seen.slice(0, -1)).toEqual(seen.slice(1));
	expect(deduplicate(orders(1), next.seen).fresh).toHaveLength(1);
	expect(deduplicate(orders(1, 1), next.seen).fresh).toEqual([]);
	expect(deduplicate(orders(1200), seen).seen).toHaveLength(1200);
});
