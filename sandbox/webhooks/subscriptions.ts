/** What a webhook delivers, according to its categories. */
import { objectsIn, type Json } from '../json';
import type { Switches } from '../switches';
import type { AccountCategory } from './accountEvents';
import { rulerOf } from './ruler';

/** The events that can be sent again on demand. */
export const REFLOWED: readonly string[] = ['item_update', 'order_create'];

/** The subscribed events of a webhook. */
export const subscribedEvents = (webhook: Json): Json[] =>
	objectsIn(webhook.event_categories)
		.flatMap(({ events }) => objectsIn(events))
		.filter((event) => event.subscribed === true);

/** Whether a webhook delivers this event about this record. */
export const isSubscribed = (webhook: Json, event: string, record: Json): boolean =>
	subscribedEvents(webhook).some(
		({ event_name: name, event_ruler: ruler }) => name === event && rulerOf(ruler)(record),
	);

/** Every event that exists, with what the webhook holds about those it delivers. */
export function shownCategories(
	webhook: Json,
	categories: readonly AccountCategory[],
	{ webhookEvents, webhookCategories }: Switches,
): Json[] {
	const own = new Map(subscribedEvents(webhook).map((event) => [event.event_name, event]));
	return categories.flatMap(({ name, events, expansions }) => {
		const shown = events
			.filter((event) => webhookEvents === 'all' || own.has(event.name))
			.map(({ name: event, description, deprecated = false, discontinued = false }) => ({
				event_name: event,
				event_description: description,
				subscribed: false,
				supports_reflow: REFLOWED.includes(event),
				deprecated_flag: deprecated,
				discontinued_flag: discontinued,
				...own.get(event),
			}));
		if (shown.length === 0) return [];
		return {
			event_category: webhookCategories === 'plural' ? `${name}s` : name,
			any_subscribed: shown.some((event) => event.subscribed),
			subscribed: events.every((event) => own.has(event.name)),
			available_expansions: Object.keys(expansions ?? {}),
			events: shown,
		};
	});
}
