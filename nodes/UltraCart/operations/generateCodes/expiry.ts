import { DateTime } from 'luxon';

import type { GenerateCodesInputs } from './inputs';

const SECONDS = { minutes: 60, hours: 3600, days: 86_400 } as const;

const MINUTE = 60_000;

/** The part of UltraCart's request that says when codes expire: at a moment, in ISO 8601, or after so many seconds. */
export interface ExpiryRequest {
	readonly expiration_dts?: string;
	readonly expiration_seconds?: number;
}

/** When codes expire, as an item asks for it. */
export interface Expiry {
	/** Items for which this is equal can share a call. */
	readonly groupId: string;
	readonly request: ExpiryRequest;
}

/** Dates in the same whole minute mean the same: `{{ $now… }}` differs from item to item by milliseconds. */
const minuteOf = (date: string): number => Math.floor(DateTime.fromISO(date).toMillis() / MINUTE);

export function expiryOf({
	expiry,
	codeExpirationDate: date = '',
	expiresAfter = 0,
	expiresAfterUnit = 'hours',
}: GenerateCodesInputs): Expiry {
	if (expiry === 'onDate') return { groupId: `minute ${minuteOf(date)}`, request: { expiration_dts: date } };
	if (expiry === 'never') return { groupId: 'never', request: {} };
	const seconds = Math.max(1, Math.round(expiresAfter * SECONDS[expiresAfterUnit]));
	return { groupId: `${seconds} seconds`, request: { expiration_seconds: seconds } };
}

/** The later of two expiries that share a call: no code stops working before its item's time. */
export function laterOf(a: ExpiryRequest, b: ExpiryRequest): ExpiryRequest {
	if (a.expiration_dts === undefined || b.expiration_dts === undefined) return a;
	return DateTime.fromISO(a.expiration_dts) < DateTime.fromISO(b.expiration_dts) ? b : a;
}

/** When codes expire that UltraCart has just made: as it says, else as it was asked. */
export function expiryOfCodes(
	answered: unknown,
	{ expiration_dts: date, expiration_seconds: seconds }: ExpiryRequest,
): string | null {
	if (typeof answered === 'string') return answered;
	if (date !== undefined) return date;
	if (seconds === undefined) return null;
	return DateTime.now().plus({ seconds }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
