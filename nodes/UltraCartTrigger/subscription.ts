/** What the node's parameters ask UltraCart to deliver, and whether a webhook does that already. */
import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { API_VERSION } from '../../credentials/credentialTest';
import { InputError } from '../shared/errors';
import { quote, textOf } from '../shared/text';
import { parseJson, readJson } from '../shared/json';
import { checkAddress } from './address';
import type { Webhook, WebhookEventCategory, WebhookEventSubscription } from './generated/records';
import type { Secret } from './registration';
import { OPTIONS, PARAMETERS, type Table } from './table';

/** One event as UltraCart is asked for it. */
interface Subscription {
	readonly category: string;
	readonly event: string;
	readonly expansion: string;
	/** Empty: all of them. */
	readonly ruler: string;
	readonly comment: string;
}

/** What a webhook has to be like. */
export interface WantedWebhook {
	readonly url: string;
	readonly compress: boolean;
	readonly eventsPerDelivery: number;
	readonly subscriptions: readonly Subscription[];
}

const DEFAULT_EVENTS_PER_DELIVERY = 100;
/** In bytes. n8n refuses deliveries from 16 MB unless told otherwise. */
const LARGEST_DELIVERY = 5 * 1024 * 1024;

type Parameters = Pick<IHookFunctions, 'getNodeParameter'>;

/** Names separated by commas or lines, or a list from an expression. */
export const namesIn = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(textOf) : textOf(value ?? '').split(/[,\n]/))
		.map((name) => name.trim())
		.filter((name) => name !== '');

/**
 * The events the user has chosen.
 *
 * @throws InputError
 */
export function chosenEvents(node: Parameters, { categories }: Table): string[] {
	const chosen = [...new Set(namesIn(node.getNodeParameter(PARAMETERS.events, [])))];
	const known = Object.values(categories).flatMap(({ events }) => events);
	const unknown = chosen.find((event) => !known.includes(event));
	if (unknown !== undefined) {
		throw new InputError(
			`Trigger On holds ${quote(unknown)}, which is no event of UltraCart`,
			'Choose the events from the list, or use the names in its documentation',
		);
	}
	if (chosen.length === 0) throw new InputError('Trigger On is empty', 'Choose at least one event');
	return chosen;
}

function rulerOf(node: Parameters): string {
	const given = (node.getNodeParameter(PARAMETERS.filter, '') as unknown) ?? '';
	if (typeof given === 'string' && given.trim() === '') return '';
	return JSON.stringify(readJson(given, 'Filter'));
}

function eventsPerDelivery(options: IDataObject): number {
	const given = Number(options[OPTIONS.eventsPerDelivery] ?? DEFAULT_EVENTS_PER_DELIVERY);
	if (Number.isInteger(given) && given >= 1) return given;
	throw new InputError(
		`Events per Delivery must be a whole number of at least 1, not ${quote(options[OPTIONS.eventsPerDelivery])}`,
	);
}

function subscriptionsOf(
	node: Parameters,
	chosen: readonly string[],
	{ categories }: Table,
	comment: string,
): Subscription[] {
	const ruler = rulerOf(node);
	return Object.entries(categories).flatMap(([category, { events, include }]) => {
		const own = events.filter((event) => chosen.includes(event));
		if (own.length === 0) return [];
		const expansion = namesIn(node.getNodeParameter(include, '')).sort().join(',');
		return own.map((event) => ({ category, event, expansion, ruler, comment }));
	});
}

/**
 * Reads and checks everything, before any call.
 *
 * @param baseUrl of the API
 * @throws InputError
 */
export function readSubscription(hook: IHookFunctions, table: Table, baseUrl: string): WantedWebhook {
	const chosen = chosenEvents(hook, table);
	const options = hook.getNodeParameter(PARAMETERS.options, {}) as IDataObject;
	const aboutCustomers = Object.values(table.categories)
		.filter(({ customers, events }) => customers && events.some((event) => chosen.includes(event)))
		.map(({ label }) => label.toLowerCase());
	return {
		url: checkAddress(hook.getNodeWebhookUrl('default'), baseUrl, aboutCustomers),
		compress: options[OPTIONS.compress] === true,
		eventsPerDelivery: eventsPerDelivery(options),
		subscriptions: subscriptionsOf(hook, chosen, table, textOf(options[OPTIONS.comment] ?? '').trim()),
	};
}

/** UltraCart may write the same JSON in another way. */
function normalizedJson(text: string): string {
	const value = parseJson(text);
	return value === undefined ? text : JSON.stringify(value);
}

const subscriptionIn = (category: string, event: WebhookEventSubscription): Subscription => ({
	category,
	event: event.event_name ?? '',
	expansion: namesIn(event.expansion).sort().join(','),
	ruler: normalizedJson(event.event_ruler ?? ''),
	comment: event.comments ?? '',
});

const comparable = (subscriptions: readonly Subscription[]): string =>
	JSON.stringify(
		subscriptions
			.map(({ category, event, expansion, ruler, comment }) => [category, event, expansion, ruler, comment])
			.sort(),
	);

/** Whether a webhook delivers exactly what is wanted; who it is from is not looked at. */
export function matches(webhook: Webhook, wanted: WantedWebhook): boolean {
	const delivered = (webhook.event_categories ?? []).flatMap(({ event_category: category, events }) =>
		(events ?? [])
			.filter(({ subscribed }) => subscribed)
			.map((event) => subscriptionIn(category ?? '', event)),
	);
	return (
		webhook.webhook_url === wanted.url &&
		webhook.authentication_type === 'basic' &&
		webhook.disabled !== true &&
		(webhook.compress_events ?? false) === wanted.compress &&
		webhook.maximum_events === wanted.eventsPerDelivery &&
		comparable(delivered) === comparable(wanted.subscriptions)
	);
}

const asEvent = ({ event, expansion, ruler, comment }: Subscription): WebhookEventSubscription => ({
	event_name: event,
	subscribed: true,
	expansion,
	event_ruler: ruler,
	comments: comment,
});

/** Whatever the webhook had before and is not wanted any more is said to be off: leaving it out may leave it on. */
function categoriesFor(
	before: readonly WebhookEventCategory[],
	wanted: WantedWebhook,
): WebhookEventCategory[] {
	const names = [
		...before.map(({ event_category: name }) => name ?? ''),
		...wanted.subscriptions.map(({ category }) => category),
	];
	return [...new Set(names)].map((name) => {
		const own = wanted.subscriptions.filter(({ category }) => category === name);
		const dropped = before
			.filter(({ event_category: category }) => category === name)
			.flatMap(({ events }) => events ?? [])
			.filter(({ event_name: event }) => !own.some((subscription) => subscription.event === event))
			.map((event) => ({ ...event, subscribed: false }));
		return { event_category: name, events: [...own.map(asEvent), ...dropped] };
	});
}

/**
 * The webhook as UltraCart is to keep it.
 *
 * @param before what is there already at the same address
 */
export const webhookFor = (wanted: WantedWebhook, secret: Secret, before?: Webhook): Webhook => ({
	...before,
	webhook_url: wanted.url,
	api_version: API_VERSION,
	authentication_type: 'basic',
	basic_username: secret.userName,
	basic_password: secret.password,
	compress_events: wanted.compress,
	maximum_events: wanted.eventsPerDelivery,
	maximum_size: LARGEST_DELIVERY,
	disabled: false,
	event_categories: categoriesFor(before?.event_categories ?? [], wanted),
});
