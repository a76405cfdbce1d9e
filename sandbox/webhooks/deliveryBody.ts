/** What one delivery sends. */
import { gzipSync } from 'node:zlib';

import type { Json } from '../json';
import type { Switches } from '../switches';
import { MOST_BYTES, LEAST_EVENTS } from './limits';

export interface WebhookEvent {
	readonly event: string;
	readonly record: Json;
}

const entryOf = ({ event, record }: WebhookEvent): Json => ({ [event]: record });

/** As many of the pending events as fit into one delivery, but at least one. */
export function batchOf(webhook: Json, pending: readonly WebhookEvent[]): WebhookEvent[] {
	const mostEvents = Number(webhook.maximum_events ?? LEAST_EVENTS);
	const largestSize = Number(webhook.maximum_size ?? MOST_BYTES);
	const batch: WebhookEvent[] = [];
	let size = 0;
	for (const event of pending.slice(0, mostEvents)) {
		size += Buffer.byteLength(JSON.stringify(entryOf(event)));
		if (batch.length > 0 && size > largestSize) break;
		batch.push(event);
	}
	return batch;
}

const compressed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');

export interface DeliveryBody {
	readonly type: string;
	readonly text: string;
}

export function deliveryBodyOf(
	webhook: Json,
	batch: readonly WebhookEvent[],
	switches: Switches,
): DeliveryBody {
	const events = batch.map(entryOf);
	const inBody = (list: unknown): unknown => (switches.deliveryBody === 'list' ? list : { events: list });
	if (webhook.compress_events === true && switches.compressed === 'whole') {
		return { type: 'text/plain', text: compressed(inBody(events)) };
	}
	const sent = webhook.compress_events === true ? compressed(events) : events;
	return { type: 'application/json; charset=UTF-8', text: JSON.stringify(inBody(sent)) };
}
