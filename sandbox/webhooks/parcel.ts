/** What goes over the wire in one delivery. */
import { gzipSync } from 'node:zlib';

import type { Json } from '../json';
import type { Switches } from '../switches';

/** Something that happened, on its way to one webhook. */
export interface Happening {
	readonly event: string;
	readonly record: Json;
}

const DEFAULT_EVENTS = 10;
const DEFAULT_SIZE = 5 * 1024 * 1024;

const entryOf = ({ event, record }: Happening): Json => ({ [event]: record });

/** As many of what waits as fit into one delivery; never none. */
export function batchOf<H extends Happening>(webhook: Json, waiting: readonly H[]): H[] {
	const most = Number(webhook.maximum_events ?? DEFAULT_EVENTS);
	const largest = Number(webhook.maximum_size ?? DEFAULT_SIZE);
	const batch: H[] = [];
	let size = 0;
	for (const happening of waiting.slice(0, most)) {
		size += Buffer.byteLength(JSON.stringify(entryOf(happening)));
		if (batch.length > 0 && size > largest) break;
		batch.push(happening);
	}
	return batch;
}

const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');

export interface Parcel {
	readonly type: string;
	readonly body: string;
}

export function parcelOf(webhook: Json, batch: readonly Happening[], switches: Switches): Parcel {
	const events = batch.map(entryOf);
	const type = 'application/json; charset=UTF-8';
	if (webhook.compress_events !== true) return { type, body: JSON.stringify({ events }) };
	if (switches.compressed === 'events') return { type, body: JSON.stringify({ events: packed(events) }) };
	return { type: 'text/plain', body: packed({ events }) };
}
