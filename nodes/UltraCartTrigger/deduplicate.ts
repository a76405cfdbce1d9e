/**
 * Tells a delivery that UltraCart sends again, because it does not know that it arrived: as a whole, it equals one that was
 * accepted a few minutes ago. Nothing less is taken for a repeat, since two events that say the same can both have happened.
 *
 * What was accepted is remembered twice. n8n loads a workflow's static data for each delivery and saves it whole at the end,
 * so that of two at the same instant neither knows of the other, and one overwrites what the other saved: this process
 * remembers by itself what it has accepted. Static data is what outlives it.
 */
import { createHash } from 'node:crypto';

const MINUTE = 60_000;

/** Deliveries of one webhook: each takes some 40 bytes of the workflow's static data. */
export const MOST_DELIVERIES = 1000;
/** Webhooks in this process; those that have accepted nothing for longest are forgotten first. */
export const MOST_WEBHOOKS = 100;

/** When deliveries were accepted, by their digests, the latest at the end. */
export type Accepted = Readonly<Record<string, number>>;

const inProcess = new Map<string, Accepted>();

/** Objects with their attributes in one order: the same record may be written in another the next time. */
const ordered = (_: string, value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;

/** Of what a delivery says, however it was written and packed. */
export const digestOfEntries = (entries: readonly unknown[]): string =>
	createHash('sha256').update(JSON.stringify(entries, ordered)).digest('base64url').slice(0, 22);

function remember(webhook: string, accepted: Accepted): void {
	// Deleted first, so that it stands at the end.
	inProcess.delete(webhook);
	inProcess.set(webhook, accepted);
	const [oldest] = inProcess.keys();
	if (inProcess.size > MOST_WEBHOOKS && oldest !== undefined) inProcess.delete(oldest);
}

/**
 * Accepts a delivery, unless it is a repeat.
 *
 * @param webhook what tells it from all others
 * @param digest of the delivery
 * @param minutes for how long an equal delivery is a repeat
 * @param saved what the static data remembers
 * @returns what to save; nothing for a repeat
 */
export function accept(
	webhook: string,
	digest: string,
	minutes: number,
	saved: Accepted = {},
): Accepted | undefined {
	const now = Date.now();
	const recent = (accepted: Accepted) =>
		Object.entries(accepted).filter(([, at]) => now - at < minutes * MINUTE);
	const here = recent(inProcess.get(webhook) ?? {});
	const there = recent(saved);
	if ([...here, ...there].some(([known]) => known === digest)) return undefined;
	const withThis = (others: [string, number][]): Accepted =>
		Object.fromEntries([...others.slice(1 - MOST_DELIVERIES), [digest, now]]);
	remember(webhook, withThis(here));
	return withThis(there);
}

/** Forgets a delivery that started nothing after all: UltraCart sends it again. */
export function forget(webhook: string, digest: string): void {
	const { [digest]: _gone, ...others } = inProcess.get(webhook) ?? {};
	if (inProcess.has(webhook)) inProcess.set(webhook, others);
}
