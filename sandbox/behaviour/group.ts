/** Groups: their members are stored with the users, so that both sides always agree. */
import type { Account } from '../account';
import { objectsIn, type Json } from '../json';
import {
	checkEntriesExist,
	rights,
	seededRights,
	shownLists,
	storedLists,
	type MembershipList,
} from './membershipLists';
import type { ResourceBehaviour } from '../resourceBehaviour';

const NAMES = [
	'Customer Service',
	'Marketing',
	'Warehouse',
	'Bookkeeping',
	'Web Design',
	'Purchasing',
	'Affiliate Team',
	'Management',
] as const;

export function group(account: Account): ResourceBehaviour {
	const users = () => account.recordsOf(account.resource('user'));

	const members: MembershipList = {
		attribute: 'users',
		key: 'user_id',
		flag: 'member',
		entries: () =>
			users()
				.all()
				.map(({ user_id, login, email, full_name }) => ({ user_id, login, email, fullName: full_name })),
	};

	const isMember = (user: Json, groupOid: unknown): boolean =>
		objectsIn(user.groups).some(({ group_oid, member }) => group_oid === groupOid && member === true);

	const otherGroups = (user: Json, groupOid: unknown): Json[] =>
		objectsIn(user.groups).filter(({ group_oid }) => group_oid !== groupOid);

	function setMembership(user: Json, groupOid: unknown, member: boolean): void {
		if (isMember(user, groupOid) === member) return;
		users().put({ ...user, groups: [...otherGroups(user, groupOid), { group_oid: groupOid, member }] });
	}

	return {
		beforeWrite({ users: _users, ...next }, write) {
			if (!write.seeding) checkEntriesExist(members, write.given);
			return { ...next, ...storedLists(account, rights, next, write) };
		},

		afterWrite({ group_oid }, { given, seeding }) {
			const { partialPut, unnamedEntries } = account.switches;
			if (seeding || (given.users === undefined && partialPut === 'keeps')) return;
			const keepsOthers = Array.isArray(given.users) && unnamedEntries === 'kept';
			const named = new Map(objectsIn(given.users).map(({ user_id, member }) => [user_id, member === true]));
			for (const user of users().all()) {
				const unnamed = keepsOthers && isMember(user, group_oid);
				setMembership(user, group_oid, named.get(user.user_id) ?? unnamed);
			}
		},

		afterDelete({ group_oid }) {
			for (const user of users().all()) {
				users().put({ ...user, groups: otherGroups(user, group_oid) });
			}
		},

		present: (record) => ({
			...record,
			...shownLists(rights, record),
			users: members.entries().map((entry) => ({
				...entry,
				member: isMember(users().get(entry.user_id as number) ?? {}, record.group_oid),
			})),
		}),

		count: 8,

		seed: (sample, n) => ({
			...sample,
			...seededRights(n),
			name: n < NAMES.length ? NAMES[n] : `Team ${String(n + 1)}`,
			users: [],
		}),
	};
}
