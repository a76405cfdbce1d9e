/** What a webhook delivers, read out of its categories. */
import type { EventCategory } from '../../scripts/metadata/types';
import { objectsIn, type Json } from '../json';
import { rulerOf } from './ruler';

/** The subscribed events of a webhook. */
export const subscribed = (webhook: Json): Json[] =>
	objectsIn(webhook.event_categories)
		.flatMap(({ events }) => objectsIn(events))
		.filter((event) => event.subscribed === true);

/** Whether a webhook delivers an event about this record. */
export const wants = (webhook: Json, event: string, record: Json): boolean =>
	subscribed(webhook).some(
		({ event_name: name, event_ruler: ruler }) =>
			name === event && rulerOf(typeof ruler === 'string' ? ruler : '')(record),
	);

/** Every event there is, those that a webhook delivers as it keeps them. */
export function shownCategories(
	webhook: Json,
	categories: readonly EventCategory[],
	everything: boolean,
): Json[] {
	const own = new Map(subscribed(webhook).map((event) => [event.event_name, event]));
	return categories.flatMap(({ name, events, expansions }) => {
		const shown = events
			.filter((event) => everything || own.has(event.name))
			.map(({ name: event, description }) => ({
				event_name: event,
				event_description: description,
				subscribed: false,
				supports_reflow: name === 'user',
				...own.get(event),
			}));
		if (shown.length === 0) return [];
		return {
			event_category: name,
			any_subscribed: shown.some((event) => event.subscribed),
			subscribed: events.every((event) => own.has(event.name)),
			available_expansions: Object.keys(expansions ?? {}),
			events: shown,
		};
	});
}
