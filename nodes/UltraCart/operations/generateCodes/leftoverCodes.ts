/** Codes that UltraCart made for executions that were stopped meanwhile: they can't be asked for again, so the next one gets them. */
import { DateTime } from 'luxon';
import type { Logger } from 'n8n-workflow';

import type { Code } from './codeRequests';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What codes are asked for. */
export interface CodesPurpose {
	/** Equal for those who may have each other's codes. */
	readonly id: string;
	/** As in a sentence: "coupon with Code 'SUMMER10'". */
	readonly coupon: string;
	/** The moment at which they expire, in ISO 8601, where one was asked for. */
	readonly expires?: string;
	/** Whether they expire so long after they are made. */
	readonly isRelative: boolean;
	readonly logger: Logger;
}

interface Leftovers extends Pick<CodesPurpose, 'expires'> {
	readonly codes: Code[];
}

/** By the purpose's ID. */
const kept = new Map<string, Set<Leftovers>>();

function remove(id: string, leftovers: Leftovers): void {
	const all = kept.get(id);
	all?.delete(leftovers);
	if (all?.size === 0) kept.delete(id);
}

const countText = (count: number, coupon: string): string =>
	`${count} one-time ${count === 1 ? 'code' : 'codes'} of the ${coupon}`;

/**
 * Keeps codes for an hour; those that expire so long after they are made for a minute, because nobody is to get a code for a
 * shorter time than asked.
 *
 * How many they are is logged at once, for n8n may be shut down before anyone asks, and once more when they are given up. A
 * code itself is never logged.
 */
export function keepLeftovers(codes: readonly Code[], purpose: CodesPurpose): void {
	if (codes.length === 0) return;
	const { id, coupon, expires, isRelative, logger } = purpose;
	const leftovers: Leftovers = { codes: [...codes], ...(expires !== undefined && { expires }) };
	kept.set(id, (kept.get(id) ?? new Set()).add(leftovers));
	const time = isRelative ? MINUTE : HOUR;
	logger.warn(
		`UltraCart made ${countText(codes.length, coupon)} for executions that were stopped. Whoever asks for the same within ${isRelative ? 'a minute' : 'an hour'} gets them`,
	);
	AbortSignal.timeout(time).addEventListener('abort', () => {
		remove(id, leftovers);
		const left = leftovers.codes.length;
		if (left > 0)
			logger.warn(`Nobody asked for ${countText(left, coupon)}, made for executions that were stopped`);
	});
}

/** Takes up to so many codes out of those that are kept for a purpose. */
export function takeLeftovers(
	{ id, expires }: Pick<CodesPurpose, 'id' | 'expires'>,
	quantity: number,
): Code[] {
	const taken: Code[] = [];
	for (const leftovers of kept.get(id) ?? []) {
		const lastsLongEnough =
			expires === undefined || DateTime.fromISO(leftovers.expires ?? '') >= DateTime.fromISO(expires);
		if (lastsLongEnough) taken.push(...leftovers.codes.splice(0, quantity - taken.length));
		if (leftovers.codes.length === 0) remove(id, leftovers);
	}
	return taken;
}
