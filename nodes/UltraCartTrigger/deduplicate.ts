/**
 * Tells an event that UltraCart sends again, because it does not know that it arrived, from one that has happened since.
 *
 * What an event says is remembered as a digest. A record that is changed and later changed back says the same twice, and both
 * count: UltraCart delivers in order, so when a delivery has brought something newer about a record, and this one does not
 * bring that newer thing too, then whatever it brings has happened since.
 */
import { createHash } from 'node:crypto';

import type { Event } from './events';

/** How many events are remembered: each takes some 40 bytes of the workflow's static data. */
export const REMEMBERED = 1000;

const DIGEST = 22;

/** Objects with their attributes in one order: the same record may be written in another the next time. */
const ordered = (_: string, value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;

const hash = (value: unknown): string =>
	createHash('sha256').update(JSON.stringify(value, ordered)).digest('base64url').slice(0, DIGEST);

interface DigestedEvent {
	readonly event: Event;
	/** What the event says. */
	readonly content: string;
	/** What it is about, where that is known. */
	readonly record: string | undefined;
}

function digested(event: Event): DigestedEvent {
	const { name, data, id } = event;
	return {
		event,
		content: hash([name, data]),
		record: id === undefined ? undefined : hash([name, id]).slice(0, DIGEST / 2),
	};
}

const textOf = ({ content, record }: DigestedEvent): string => content + (record ?? '');
const contentIn = (text: string): string => text.slice(0, DIGEST);

export interface Deduplicated {
	/** Events that have not been here before. */
	readonly fresh: Event[];
	/** What to remember from now on. */
	readonly seen: string[];
}

/**
 * @param events of one delivery, in its order
 * @param seen what is remembered, the latest at the end
 */
export function deduplicate(events: readonly Event[], seen: readonly string[]): Deduplicated {
	const delivered = events.map(digested);
	const contents = new Set(delivered.map(({ content }) => content));
	const known = new Set(seen.map(contentIn));
	/** The latest that is known about each record. */
	const latest = new Map(seen.map((text) => [text.slice(DIGEST), contentIn(text)]));
	const isRepeated = ({ content, record }: DigestedEvent): boolean => {
		if (!known.has(content)) return false;
		const newest = record === undefined ? content : (latest.get(record) ?? content);
		return newest === content || contents.has(newest);
	};
	const kept = seen.filter((text) => !contents.has(contentIn(text)));
	return {
		fresh: delivered.filter((each) => !isRepeated(each)).map(({ event }) => event),
		seen: [...kept, ...delivered.map(textOf)].slice(-Math.max(REMEMBERED, delivered.length)),
	};
}
