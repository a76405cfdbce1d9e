/** Groups: their members are kept with the users, so that both sides always tell the same. */
import type { Account } from '../account';
import { objectsIn, type Json } from '../json';
import { allEntries, ensureKnown, keptEntries, type MembershipList } from './membershipLists';
import { rights, seededRights } from './rights';
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

const without = (record: Json, name: string): Json =>
	Object.fromEntries(Object.entries(record).filter(([each]) => each !== name));

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

	const membership = (user: Json, groupOid: unknown): boolean =>
		objectsIn(user.groups).some(({ group_oid, member }) => group_oid === groupOid && member === true);

	function setMembership(user: Json, groupOid: unknown, member: boolean): void {
		if (membership(user, groupOid) === member) return;
		const others = objectsIn(user.groups).filter(({ group_oid }) => group_oid !== groupOid);
		users().put({ ...user, groups: [...others, { group_oid: groupOid, member }] });
	}

	const forgetIn = (user: Json, groupOid: unknown): void => {
		users().put({
			...user,
			groups: objectsIn(user.groups).filter(({ group_oid }) => group_oid !== groupOid),
		});
	};

	return {
		beforeWrite(next, write) {
			if (!write.seeding) ensureKnown(members, write.given);
			return {
				...without(next, 'users'),
				...Object.fromEntries(
					rights.map((list) => [list.attribute, keptEntries(account, list, next, write)]),
				),
			};
		},

		afterWrite({ group_oid }, { given, seeding }) {
			const { partialPut, unnamedEntries } = account.switches;
			if (seeding || (given.users === undefined && partialPut === 'keeps')) return;
			const keepsOthers = Array.isArray(given.users) && unnamedEntries === 'kept';
			const named = new Map(objectsIn(given.users).map(({ user_id, member }) => [user_id, member === true]));
			for (const user of users().all()) {
				const unnamed = keepsOthers && membership(user, group_oid);
				setMembership(user, group_oid, named.get(user.user_id) ?? unnamed);
			}
		},

		afterDelete({ group_oid }) {
			for (const user of users().all()) forgetIn(user, group_oid);
		},

		present: (record) => ({
			...record,
			...Object.fromEntries(rights.map((list) => [list.attribute, allEntries(list, record)])),
			users: members.entries().map((entry) => ({
				...entry,
				member: membership(users().get(entry.user_id as number) ?? {}, record.group_oid),
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
