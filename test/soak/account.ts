/** What the account holds, and what of it no item can have brought about. */
import { isDeepStrictEqual } from 'node:util';

import { objectsIn, type Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { table } from '../../scripts/metadata';
import type { Attribute } from '../../scripts/metadata/types';
import { normalize, withoutGenerated } from '../nodes/UltraCart/operationContract/operationUnderTest';
import { attributesOf } from '../support/metadataFixtures';

export interface AccountState {
	/** By resource and ID, with the secrets that are never shown. */
	readonly records: ReadonlyMap<string, Json>;
	/** The one-time codes of each coupon. */
	readonly codes: ReadonlyMap<number, readonly string[]>;
}

export function stateOf(sandbox: Sandbox): AccountState {
	const records = new Map<string, Json>();
	for (const { name, id } of table.resources)
		for (const record of sandbox.list(name)) {
			const secrets = sandbox.secrets(name, record[id] as number);
			records.set(`${name} ${String(record[id])}`, normalize({ ...record, secrets }) as Json);
		}
	const codes = new Map<number, string[]>();
	for (const { code, coupon_oid } of sandbox.codes())
		codes.set(coupon_oid, [...(codes.get(coupon_oid) ?? []), code]);
	return { records, codes };
}

const nameOf = (place: string): string => place.split(' ')[0] ?? '';

const isSame = (value: unknown, wanted: unknown): boolean =>
	isDeepStrictEqual(withoutGenerated(value), withoutGenerated(wanted));

/** A list of everything that exists goes with the records of another resource: each entry is as it was, or as it shall be. */
function isMixed(now: readonly Json[], before: readonly Json[], wanted: readonly Json[]): boolean {
	const isExplained = (entry: Json) =>
		before.some((one) => isDeepStrictEqual(one, entry)) || wanted.some((one) => isSame(entry, one));
	const [fewest, most] = [before.length, wanted.length].sort((a, b) => a - b);
	return now.every(isExplained) && now.length >= (fewest ?? 0) && now.length <= (most ?? 0);
}

/** Whether a value is as it was, or as a run without faults leaves it. */
function isAsked(attribute: Attribute | undefined, now: unknown, before: unknown, wanted: unknown): boolean {
	if (isDeepStrictEqual(now, before)) return true;
	if (isDeepStrictEqual(wanted, before)) return false;
	if (isSame(now, wanted)) return true;
	return attribute?.entryKey !== undefined && isMixed(objectsIn(now), objectsIn(before), objectsIn(wanted));
}

function strangeAttributes(resource: string, before: Json, now: Json, wanted: Json = before): string[] {
	const model = table.resources.find(({ name }) => name === resource)?.record ?? '';
	const attributes = attributesOf(model);
	const names = new Set([before, now, wanted].flatMap(Object.keys));
	return [...names].filter((name) => !isAsked(attributes[name], now[name], before[name], wanted[name]));
}

/** The records that were not there before. */
const madeIn = ({ records }: AccountState, before: AccountState): [string, Json][] =>
	[...records].filter(([place]) => !before.records.has(place));

const sameMade = ([place, record]: [string, Json], [other, wanted]: [string, Json]): boolean =>
	nameOf(place) === nameOf(other) && isSame(record, wanted);

/**
 * What is there though nobody asked for it, and what is gone or changed though nobody asked for that.
 *
 * @param wanted the account after a run without faults
 */
export function unaskedChanges(before: AccountState, after: AccountState, wanted: AccountState): string[] {
	const found: string[] = [];
	for (const [place, record] of before.records) {
		const now = after.records.get(place);
		const then = wanted.records.get(place);
		if (!now && then) found.push(`${place} is gone`);
		for (const name of now ? strangeAttributes(nameOf(place), record, now, then) : [])
			found.push(
				`${place} has another ${name}: ${JSON.stringify(record[name])} → ${JSON.stringify(now?.[name])}`,
			);
	}
	const asked = madeIn(wanted, before);
	// How many jobs an import takes is its own affair: what they made is looked at.
	for (const made of madeIn(after, before).filter(([place]) => nameOf(place) !== 'bulkJob')) {
		const place = asked.findIndex((one) => sameMade(made, one));
		if (place < 0) found.push(`${made[0]} was made, which no item asked for: ${JSON.stringify(made[1])}`);
		else asked.splice(place, 1);
	}
	for (const [oid, codes] of after.codes) {
		const most = wanted.codes.get(oid)?.length ?? 0;
		if (codes.length > most)
			found.push(`coupon ${oid} has ${codes.length} one-time codes, asked for were ${most}`);
	}
	return found;
}
