/**
 * Lists that always hold every entry that exists, with a flag for whether it is on: memberships, permissions,
 * notifications, linked accounts. What is kept are only the entries somebody wrote; the rest comes from the catalogue.
 */
import type { Account } from '../account';
import { HttpError } from '../errors';
import { objectsIn, type Json } from '../json';
import type { RecordWrite } from '../resourceBehaviour';

export interface MembershipList {
	readonly attribute: string;
	/** What tells the entries apart. */
	readonly key: string;
	readonly flag: 'member' | 'selected';
	/** Everything that exists, with what UltraCart says about it. */
	readonly entries: () => readonly Json[];
}

/** @throws HttpError when a list names what does not exist */
export function ensureKnown({ attribute, key, entries }: MembershipList, given: Json): void {
	const known = new Set(entries().map((entry) => entry[key]));
	for (const entry of objectsIn(given[attribute])) {
		if (!known.has(entry[key])) {
			throw new HttpError(400, `${attribute} names the ${key} ${String(entry[key])}, which does not exist`);
		}
	}
}

/**
 * The entries to keep of a record as it would be kept.
 *
 * @throws HttpError when the list names what does not exist
 */
export function keptEntries(
	{ switches }: Account,
	list: MembershipList,
	next: Json,
	{ given, before }: RecordWrite,
): Json[] {
	ensureKnown(list, given);
	const { attribute, key } = list;
	const entries = objectsIn(next[attribute]);
	if (switches.unnamedEntries === 'off' || !Array.isArray(given[attribute])) return entries;
	const named = new Set(entries.map((entry) => entry[key]));
	return [...objectsIn(before?.[attribute]).filter((entry) => !named.has(entry[key])), ...entries];
}

/** Every entry that exists, with what is kept about it. */
export function allEntries({ attribute, key, flag, entries }: MembershipList, record: Json): Json[] {
	const kept = new Map(objectsIn(record[attribute]).map((entry) => [entry[key], entry]));
	return entries().map((entry) => ({ ...entry, [flag]: false, ...kept.get(entry[key]) }));
}
