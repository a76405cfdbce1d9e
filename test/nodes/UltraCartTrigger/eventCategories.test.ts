import { withEventsOf } from '../../../nodes/UltraCartTrigger/eventCategories';
import { table } from '../../../nodes/UltraCartTrigger/generated';

const shown = (category: string, ...names: string[]) => ({
	event_category: category,
	events: names.map((name) => ({ event_name: name })),
});

/** What an account adds to the table, by category. */
const addedBy = (...categories: ReturnType<typeof shown>[]) =>
	Object.fromEntries(
		Object.entries(withEventsOf(categories, table).categories).flatMap(([name, { events }]) => {
			const known = table.categories[name]?.events ?? [];
			expect(events.slice(0, known.length)).toEqual(known);
			return events.length > known.length ? [[name, events.slice(known.length)]] : [];
		}),
	);

test.each<[string, ReturnType<typeof shown>[], Record<string, string[]>]>([
	[
		'siblings stand in two categories of the account',
		[shown('order', 'order_create', 'order_split'), shown('shipping', 'order_ship', 'order_pack')],
		{ order: ['order_split', 'order_pack'] },
	],
	[
		'two categories of the account have one name',
		[shown('gift_registry', 'gift_registry_create'), shown('gift_registry', 'gift_registry_delete')],
		{ gift_registry: ['gift_registry_create', 'gift_registry_delete'] },
	],
	[
		'a category has the name of a known one, and none of its events',
		[shown('order', 'order_split')],
		{ order: ['order_split'] },
	],
	[
		'two categories of the account hold the same event',
		[shown('order', 'order_create', 'order_split'), shown('shipping', 'order_ship', 'order_split')],
		{ order: ['order_split'] },
	],
])('all new events are added, each once, where %s', (_, categories, want) => {
	expect(addedBy(...categories)).toEqual(want);
});
