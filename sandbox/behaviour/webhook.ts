/** Webhooks: what they deliver is checked against the table and shown with the state of the deliveries. */
import { randomBytes } from 'node:crypto';

import type { Account } from '../account';
import { catalogue } from '../catalogue';
import { requireRecord } from '../lookup';
import { HttpError } from '../errors';
import { objectsIn, type Json } from '../json';
import { accountCategories } from '../webhooks/accountEvents';
import { deliveriesFor, logOf, summaryOf } from '../webhooks/deliveryLog';
import type { Delivery } from '../webhooks/deliveryQueue';
import { withinLimits } from '../webhooks/limits';
import { isLoopback } from '../webhooks/post';
import { rulerOf } from '../webhooks/ruler';
import { REFLOWED, shownCategories, subscribedEvents } from '../webhooks/subscriptions';
import type { ValidatedRequest } from '../requests';
import type { ResourceBehaviour } from '../resourceBehaviour';

const withSecrets = (webhook: Json): Json => ({
	...webhook,
	basic_username: webhook.basic_username ?? randomBytes(8).toString('hex'),
	basic_password: webhook.basic_password ?? randomBytes(16).toString('hex'),
});

export function webhook(account: Account): ResourceBehaviour {
	const { deliveryQueue, table } = account;
	const tableCategories = table.trigger?.categories ?? [];
	const categories = () => accountCategories(tableCategories, account.switches);
	const aboutCustomers = new Set(
		tableCategories
			.filter(({ customers }) => customers)
			.flatMap(({ events }) => events.map(({ name }) => name)),
	);

	/** @throws HttpError */
	function checkUrl(record: Json): void {
		const address = typeof record.webhook_url === 'string' ? record.webhook_url : '';
		if (!URL.canParse(address)) throw new HttpError(400, 'webhook_url must be an address');
		// UltraCart could not reach loopback addresses; the sandbox can reach no others.
		if (new URL(address).protocol === 'https:' || isLoopback(address)) return;
		const event = subscribedEvents(record).find(({ event_name: name }) => aboutCustomers.has(String(name)));
		if (event) throw new HttpError(400, `webhook_url must be https for ${String(event.event_name)}`);
	}

	/** @throws HttpError */
	function checkTexts({ name, merchant_comments: comments }: Json): void {
		if (account.switches.webhookTexts === 'kept' || (name ?? comments) === undefined) return;
		throw new HttpError(400, 'A webhook has no name and no comments');
	}

	/** @throws HttpError */
	function checkEvents(record: Json): void {
		const names = categories().flatMap(({ events }) => events.map(({ name }) => name));
		for (const { event_name: name, event_ruler: ruler } of subscribedEvents(record)) {
			if (!names.includes(String(name))) throw new HttpError(400, `There is no event ${String(name)}`);
			rulerOf(ruler);
		}
	}

	/** Adds the events that the list does not name, where the switch keeps them. */
	function withUnnamed(next: Json, before: Json | undefined): Json {
		if (!before || account.switches.unnamedEntries === 'off') return next;
		const named = objectsIn(next.event_categories).flatMap(({ events }) =>
			objectsIn(events).map(({ event_name: name }) => name),
		);
		const unnamed = objectsIn(before.event_categories).map((category) => ({
			...category,
			events: objectsIn(category.events).filter(({ event_name: name }) => !named.includes(name)),
		}));
		return { ...next, event_categories: [...objectsIn(next.event_categories), ...unnamed] };
	}

	const deliveriesOf = (request: ValidatedRequest): Delivery[] => {
		const { webhook_oid: oid } = requireRecord(account, request);
		return deliveryQueue.deliveries.filter((delivery) => delivery.webhook === oid).reverse();
	};

	function deleteByUrl({ resource, body }: ValidatedRequest): Json {
		const record = account.recordsOf(resource).by('webhook_url', body.webhook_url);
		if (record) {
			account.remove(resource, record);
			return { webhook: account.present(resource, record) };
		}
		if (account.switches.deleteAbsent === 'ok') return {};
		throw new HttpError(400, 'There is no webhook with this webhook_url');
	}

	/** What a reflow sends: the items of the catalogue; of orders the sandbox knows those that were created. */
	const recordsFor = (event: string): readonly Json[] =>
		event === 'item_update' ? catalogue.items.map((item) => ({ ...item })) : deliveryQueue.happened(event);

	function resend(request: ValidatedRequest): Json {
		const webhook = requireRecord(account, request);
		const event = String(request.address.eventName);
		const queued = REFLOWED.includes(event);
		if (queued) for (const record of recordsFor(event)) deliveryQueue.addTo(webhook, event, record);
		return { reflow: { event_name: event, queued } };
	}

	return {
		endpoints: {
			deleteWebhookByUrl: deleteByUrl,
			getWebhookEventCategories: () => {
				const switches = { ...account.switches, webhookEvents: 'all' } as const;
				return { event_categories: shownCategories({}, categories(), switches) };
			},
			getWebhookLogSummaries: (request) => ({
				webhook_log_summaries: deliveriesFor(deliveriesOf(request), request.address).map(summaryOf),
			}),
			getWebhookLog: (request) => {
				const found = deliveriesOf(request).find(({ id }) => id === request.address.requestId);
				if (!found) throw new HttpError(400, 'There is no such delivery');
				return { webhook_log: logOf(found) };
			},
			resendEvent: resend,
		},

		beforeWrite(next, { before }) {
			const whole = withinLimits(withUnnamed(next, before), account.switches);
			checkTexts(whole);
			checkUrl(whole);
			checkEvents(whole);
			return whole.authentication_type === 'basic' ? withSecrets(whole) : whole;
		},

		afterWrite(record, { seeding }) {
			if (!seeding && record.disabled !== true) deliveryQueue.enable(record);
		},

		afterDelete: (record) => {
			deliveryQueue.remove(record);
		},

		present: (record) => ({
			...record,
			merchant_id: 'DEMO',
			disabled: record.disabled ?? false,
			...deliveryQueue.summaryOf(record),
			event_categories: shownCategories(record, categories(), account.switches),
		}),

		count: 0,

		seed: (sample, n) => ({
			webhook_url: `https://hooks.example.com/${String(n + 1)}`,
			authentication_type: 'none',
			api_version: sample.api_version,
			event_categories: [
				{ event_category: 'item', events: [{ event_name: 'item_update', subscribed: true }] },
			],
		}),
	};
}
