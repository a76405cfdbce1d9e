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

/** The table with those events of a category of the account that it lacks. */
function withCategory(table: Table, shown: WebhookEventCategory): Table {
	const added = otherEvents([shown], table).map(nameOf);
	if (added.length === 0) return table;
	const name = shown.event_category ?? '';
	const [known, own] = Object.entries(table.categories).find(
		([, each]) => shownCategoryOf(each, [shown]) !== undefined,
	) ?? [name, table.categories[name] ?? { label: name, events: [] }];
	const extended: Category = { ...own, events: [...own.events, ...added] };
	return { ...table, categories: { ...table.categories, [known]: extended } };
}

/** The table with all events of the account: each in the category of its siblings, else in one of its own. */
export const withEventsOf = (shown: readonly WebhookEventCategory[], table: Table): Table =>
	shown.reduce(withCategory, table);
