/** What the account can tell of, which may be more than this version of the node knows. */
import type { WebhookEventCategory, WebhookEventSubscription } from './generated/records';
import type { Category, Table } from './table';

const eventsIn = ({ events }: WebhookEventCategory): readonly WebhookEventSubscription[] => events ?? [];

const nameOf = ({ event_name: name }: WebhookEventSubscription): string => name ?? '';

/** UltraCart's names of the events that the table has. */
export const knownEvents = ({ categories }: Pick<Table, 'categories'>): ReadonlySet<string> =>
	new Set(Object.values(categories).flatMap(({ events }) => events));

/** Events that the table lacks. */
export function otherEvents(
	shown: readonly WebhookEventCategory[],
	table: Table,
): readonly WebhookEventSubscription[] {
	const known = knownEvents(table);
	return shown.flatMap(eventsIn).filter((event) => nameOf(event) !== '' && !known.has(nameOf(event)));
}

/** The category of the account that holds events like these, whatever it is called there. */
export const shownCategoryOf = (
	{ events: siblings }: Pick<Category, 'events'>,
	shown: readonly WebhookEventCategory[],
): WebhookEventCategory | undefined =>
	shown.find((category) => eventsIn(category).some((event) => siblings.includes(nameOf(event))));

/** The table with all events of the account: each in the category of its siblings, else in one of its own. */
export function withEventsOf(shown: readonly WebhookEventCategory[], table: Table): Table {
	const categories: Record<string, Category> = { ...table.categories };
	for (const category of shown) {
		const name = category.event_category ?? '';
		const added = otherEvents([category], table).map(nameOf);
		if (added.length === 0) continue;
		const [known, own] = Object.entries(table.categories).find(
			([, each]) => shownCategoryOf(each, [category]) !== undefined,
		) ?? [name, { label: name, events: [] }];
		categories[known] = { ...own, events: [...own.events, ...added] };
	}
	return { ...table, categories };
}
