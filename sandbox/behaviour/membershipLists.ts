/**
 * Lists that always hold every entry that exists, with a flag for whether it is on: memberships, permissions,
 * notifications, linked accounts. Only the entries that somebody wrote are stored; the rest comes from the catalogue.
 */
import type { Account } from '../account';
import { catalogue } from '../catalogue';
import { HttpError } from '../errors';
import { objectsIn, type Json } from '../json';
import type { RecordWrite } from '../resourceBehaviour';

export interface MembershipList {
	readonly attribute: string;
	/** The attribute that identifies an entry. */
	readonly key: string;
	readonly flag: 'member' | 'selected';
	/** Every entry that exists, with its read-only attributes. */
	readonly entries: () => readonly Json[];
}

/** @throws HttpError when a list names what does not exist */
export function checkEntriesExist({ attribute, key, entries }: MembershipList, given: Json): void {
	const known = new Set(entries().map((entry) => entry[key]));
	for (const entry of objectsIn(given[attribute])) {
		if (!known.has(entry[key])) {
			throw new HttpError(400, `${attribute} names the ${key} ${String(entry[key])}, which does not exist`);
		}
	}
}

/** The entries of a list that are to be stored. */
function entriesToStore(
	{ switches }: Account,
	list: MembershipList,
	next: Json,
	{ given, before }: RecordWrite,
): Json[] {
	checkEntriesExist(list, given);
	const { attribute, key } = list;
	const entries = objectsIn(next[attribute]);
	if (switches.unnamedEntries === 'off' || !Array.isArray(given[attribute])) return entries;
	const named = new Set(entries.map((entry) => entry[key]));
	return [...objectsIn(before?.[attribute]).filter((entry) => !named.has(entry[key])), ...entries];
}

/**
 * What is to be stored of each of the lists.
 *
 * @throws HttpError when a list names what does not exist
 */
export const storedLists = (
	account: Account,
	lists: readonly MembershipList[],
	next: Json,
	write: RecordWrite,
): Json =>
	Object.fromEntries(lists.map((list) => [list.attribute, entriesToStore(account, list, next, write)]));

/** Every entry that exists, with what is stored about it. */
function allEntries({ attribute, key, flag, entries }: MembershipList, record: Json): Json[] {
	const stored = new Map(objectsIn(record[attribute]).map((entry) => [entry[key], entry]));
	return entries().map((entry) => ({ ...entry, [flag]: false, ...stored.get(entry[key]) }));
}

/** Each of the lists as UltraCart shows it. */
export const shownLists = (lists: readonly MembershipList[], record: Json): Json =>
	Object.fromEntries(lists.map((list) => [list.attribute, allEntries(list, record)]));

/** Permissions and notifications, which users and groups have alike. */
export const rights: readonly MembershipList[] = [
	{
		attribute: 'permissions',
		key: 'permission_Name',
		flag: 'selected',
		entries: () => catalogue.permissions,
	},
	{
		attribute: 'notifications',
		key: 'name',
		flag: 'selected',
		entries: () => catalogue.notifications,
	},
];

/** Some permissions and notifications, others for each `n`. */
export const seededRights = (n: number): Record<string, unknown> => ({
	permissions: catalogue.permissions
		.filter((_, i) => (i + n) % 3 === 0)
		.map(({ permission_Name }) => ({ permission_Name, selected: true })),
	notifications: catalogue.notifications
		.filter((_, i) => (i + n) % 4 === 0)
		.map(({ name, can_include_order }) => ({ name, selected: true, include_order: can_include_order })),
});
