/** The webhook as UltraCart keeps it: whether it does what is wanted, and what to send so that it does. */
import { API_VERSION } from '../../credentials/credentialTest';
import { parseJson } from '../shared/json';
import { shownCategoryOf } from './eventCategories';
import { expansionsIn } from './names';
import type { Webhook, WebhookEventCategory, WebhookEventSubscription } from './generated/records';
import type { Secret } from './registration';
import type { Subscription, WantedWebhook } from './subscription';
import type { Table } from './table';

/** In bytes. UltraCart's own limit is 900 KB. */
const LARGEST_DELIVERY = 900_000;

/** UltraCart may write the same JSON in another way. */
const normalizedJson = (text: string): unknown => parseJson(text) ?? text;

/** One event as text. UltraCart's names for the categories are its own: an event has the same name everywhere. */
const comparable = ({
	event_name: name,
	expansion,
	event_ruler: ruler,
	comments,
}: WebhookEventSubscription): string =>
	JSON.stringify([name, expansionsIn(expansion).sort(), normalizedJson(ruler ?? ''), comments ?? '']);

const allComparable = (events: readonly WebhookEventSubscription[]): string =>
	JSON.stringify([...new Set(events.map(comparable))].sort());

/**
 * Whether UltraCart keeps what it was asked for, or as much of it as it allows.
 *
 * @param kept missing where UltraCart does not show it
 */
const isKept = (asked: number, kept: number | null | undefined): boolean => (kept ?? asked) <= asked;

/**
 * Whether a webhook delivers exactly what is wanted; who it is from is not looked at.
 *
 * @param asked how many events a delivery UltraCart was asked for when the webhook was saved
 */
export function matches(webhook: Webhook, wanted: WantedWebhook, asked: number | undefined): boolean {
	const delivered = eventsOf(webhook).filter(({ subscribed }) => subscribed);
	return (
		webhook.webhook_url === wanted.url &&
		// UltraCart may not keep it. What a merchant writes into the comment stays.
		(webhook.name ?? wanted.name) === wanted.name &&
		webhook.authentication_type === 'basic' &&
		webhook.disabled !== true &&
		(webhook.compress_events ?? false) === wanted.compress &&
		asked === wanted.eventsPerDelivery &&
		isKept(wanted.eventsPerDelivery, webhook.maximum_events) &&
		isKept(LARGEST_DELIVERY, webhook.maximum_size) &&
		allComparable(delivered) === allComparable(wanted.subscriptions.map(asEvent))
	);
}

const eventsOf = ({ event_categories: categories }: Webhook): WebhookEventSubscription[] =>
	(categories ?? []).flatMap(({ events }) => events ?? []);

const asEvent = ({ event, expansions, ruler, comment }: Subscription): WebhookEventSubscription => ({
	event_name: event,
	subscribed: true,
	expansion: expansions.join(','),
	event_ruler: ruler,
	comments: comment,
});

/** The category under which UltraCart shows other events of the same kind; else by our own name for it. */
function categoryOf(
	{ category }: Subscription,
	before: readonly WebhookEventCategory[],
	{ categories }: Table,
): string {
	const known = categories[category];
	return (known && shownCategoryOf(known, before)?.event_category) ?? category;
}

/**
 * Every event stays where UltraCart shows it. What is not wanted any more is said to be off: leaving it out may leave it on.
 */
function categoriesFor(
	before: readonly WebhookEventCategory[],
	{ subscriptions }: WantedWebhook,
	table: Table,
): WebhookEventCategory[] {
	const wanted = new Map(subscriptions.map((subscription) => [subscription.event, asEvent(subscription)]));
	const shown = before.flatMap(({ events }) => (events ?? []).map(({ event_name: name }) => name ?? ''));
	const added = subscriptions
		.filter(({ event }) => !shown.includes(event))
		.map((subscription) => ({
			name: categoryOf(subscription, before, table),
			event: asEvent(subscription),
		}));
	const names = [...before.map(({ event_category: name }) => name ?? ''), ...added.map(({ name }) => name)];
	return [...new Set(names)].map((name) => ({
		event_category: name,
		events: [
			...before
				.filter(({ event_category: category }) => (category ?? '') === name)
				.flatMap(({ events }) => events ?? [])
				.map((event) => wanted.get(event.event_name ?? '') ?? { ...event, subscribed: false }),
			...added.filter((each) => each.name === name).map(({ event }) => event),
		],
	}));
}

/**
 * The webhook as UltraCart is to keep it.
 *
 * @param before what is there already at the same address
 */
export const webhookFor = (
	wanted: WantedWebhook,
	secret: Secret,
	table: Table,
	before?: Webhook,
): Webhook => ({
	...before,
	webhook_url: wanted.url,
	name: wanted.name,
	merchant_comments: wanted.comments,
	api_version: API_VERSION,
	authentication_type: 'basic',
	basic_username: secret.userName,
	basic_password: secret.password,
	compress_events: wanted.compress,
	maximum_events: wanted.eventsPerDelivery,
	maximum_size: LARGEST_DELIVERY,
	disabled: false,
	event_categories: categoriesFor(before?.event_categories ?? [], wanted, table),
});
