/** How large the deliveries of a webhook may be. */
import { HttpError } from '../errors';
import type { Json } from '../json';
import type { Switches } from '../switches';

/** The vendor tells how few events a delivery may hold at most, and how many bytes. */
export const LEAST_EVENTS = 10;
export const MOST_BYTES = 900 * 1024;
/** Nobody tells how many events. */
const MOST_EVENTS = 500;

const LIMITS = {
	maximum_events: { least: LEAST_EVENTS, most: MOST_EVENTS },
	maximum_size: { least: 1, most: MOST_BYTES },
} as const;

/**
 * A webhook with limits that are allowed.
 *
 * @throws HttpError where the switch refuses others
 */
export function withinLimits(webhook: Json, { webhookLimits }: Switches): Json {
	const allowed: Json = {};
	for (const [name, { least, most }] of Object.entries(LIMITS)) {
		const given = webhook[name];
		if (typeof given !== 'number') continue;
		allowed[name] = Math.min(most, Math.max(least, given));
		if (allowed[name] === given || webhookLimits === 'capped') continue;
		throw new HttpError(400, `${name} must be from ${least} to ${most}`);
	}
	return { ...webhook, ...allowed };
}
