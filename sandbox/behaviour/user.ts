/** Users: their memberships and permissions are shown in full, and their logins can be read. */
import type { Account } from '../account';
import { catalogue } from '../catalogue';
import { DAY, HOUR } from '../clock';
import { requireRecord } from '../lookup';
import { HttpError } from '../errors';
import { folded, dateTimeOf, objectsIn, type Json } from '../json';
import { rights, seededRights, shownLists, storedLists, type MembershipList } from './membershipLists';
import type { ResourceBehaviour } from '../resourceBehaviour';

/** Logins are shown for this long. */
const LOGIN_DAYS = 90;

const FIRST_NAMES = ['Ann', 'Ben', 'Carla', 'Dev', 'Emma', 'Felix', 'Grace', 'Hugo', 'Ines', 'Jon'] as const;
const LAST_NAMES = ['Abbott', 'Brown', 'Castro', 'Dubois', 'Evans', 'Fischer', 'Green'] as const;

/** Up to five logins, the latest a few hours ago and each further one about a month earlier. */
const seededLogins = (login: string, n: number, now: number): Json[] =>
	Array.from({ length: n % 6 }, (_, i) => ({
		login_dts: dateTimeOf(Math.floor(now / HOUR) * HOUR - (3 + n + i * 24 * 25) * HOUR),
		login,
		ip_address: `203.0.113.${String(1 + ((n + i) % 250))}`,
		user_agent: 'Mozilla/5.0',
	}));

export function user(account: Account): ResourceBehaviour {
	const { clock } = account;
	const resource = account.resource('user');
	const groups: MembershipList = {
		attribute: 'groups',
		key: 'group_oid',
		flag: 'member',
		entries: () =>
			account
				.recordsOf(account.resource('group'))
				.all()
				.map(({ group_oid, name }) => ({ group_oid, name })),
	};
	const linkedAccounts: MembershipList = {
		attribute: 'linked_accounts',
		key: 'merchant_id',
		flag: 'selected',
		entries: () => catalogue.linkedAccounts,
	};
	const lists = [groups, ...rights, linkedAccounts];

	const recentLogins = (record: Json): Json[] =>
		objectsIn(record.login_histories).filter(
			({ login_dts }) => clock.now() - Date.parse(String(login_dts)) <= LOGIN_DAYS * DAY,
		);

	function checkLoginIsFree(next: Json, before: Json | undefined): void {
		const same = account
			.recordsOf(resource)
			.all()
			.find((other) => folded(other.login) === folded(next.login));
		if (same && same.user_id !== before?.user_id) {
			throw new HttpError(400, `Another user signs in as ${String(next.login)}`, {
				objectId: String(same.user_id),
			});
		}
	}

	const present = (record: Json): Json => ({
		...record,
		...shownLists(lists, record),
		login_histories: recentLogins(record),
	});

	return {
		endpoints: {
			getUserLogins: (request) => ({ logins: recentLogins(requireRecord(account, request)) }),
		},

		beforeWrite(next, write) {
			checkLoginIsFree(next, write.before);
			const { given, before, seeding } = write;
			return {
				...next,
				...storedLists(account, lists, next, write),
				// Only UltraCart writes logins.
				login_histories: (seeding ? given : before)?.login_histories ?? [],
			};
		},

		afterWrite(record, { before, seeding }) {
			if (!seeding) account.deliveryQueue.add(before ? 'user_update' : 'user_create', present(record));
		},

		afterDelete(record) {
			account.deliveryQueue.add('user_delete', present(record));
		},

		present,

		count: 30,

		seed(sample, n) {
			const first = FIRST_NAMES[n % FIRST_NAMES.length] ?? '';
			const last = LAST_NAMES[n % LAST_NAMES.length] ?? '';
			const login = `${first}.${last}${n < 70 ? '' : String(n)}`.toLowerCase();
			const memberOf = groups.entries().filter((_, i) => (n + i) % 4 === 0);
			return {
				...sample,
				...seededRights(n),
				login,
				email: `${login}@example.com`,
				full_name: `${first} ${last}`,
				groups: memberOf.map(({ group_oid }) => ({ group_oid, member: true })),
				linked_accounts: [],
				login_histories: seededLogins(login, n, clock.now()),
			};
		},
	};
}
