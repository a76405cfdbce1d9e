import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

const SECONDS: Readonly<Record<string, number>> = { minutes: 60, hours: 3600, days: 86_400 };

const MINUTE = 60_000;

/** When codes expire, as an item asks for it. */
export interface Expiry {
	/** Items for which this is equal can share a call. */
	readonly sameFor: string;
	/** The part of UltraCart's request that says so. */
	readonly request: IDataObject;
}

const secondsOf = ({ expiresAfter, expiresAfterUnit }: IDataObject): number =>
	Math.max(1, Math.round((expiresAfter as number) * (SECONDS[expiresAfterUnit as string] ?? 1)));

/** Dates in the same whole minute mean the same: `{{ $now… }}` differs from item to item by milliseconds. */
const minuteOf = (date: string) => Math.floor(DateTime.fromISO(date).toMillis() / MINUTE);

export function expiryOf(values: IDataObject): Expiry {
	if (values.expiry === 'onDate') {
		const date = values.codeExpirationDate as string;
		return { sameFor: `minute ${minuteOf(date)}`, request: { expiration_dts: date } };
	}
	if (values.expiry !== 'afterTime') return { sameFor: 'never', request: {} };
	const seconds = secondsOf(values);
	return { sameFor: `${seconds} seconds`, request: { expiration_seconds: seconds } };
}

/** The later of two expiries that share a call: no code stops working before its item's time. */
export function laterOf(a: IDataObject, b: IDataObject): IDataObject {
	const [first, second] = [a.expiration_dts, b.expiration_dts] as string[];
	if (first === undefined || second === undefined) return a;
	return DateTime.fromISO(first) < DateTime.fromISO(second) ? b : a;
}

/** When codes expire that UltraCart has just made: as it says, else as it was asked. */
export function expiryOfCodes(
	answered: unknown,
	{ expiration_dts, expiration_seconds }: IDataObject,
): string | null {
	if (typeof answered === 'string') return answered;
	if (typeof expiration_dts === 'string') return expiration_dts;
	if (typeof expiration_seconds !== 'number') return null;
	return DateTime.now().plus({ seconds: expiration_seconds }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
