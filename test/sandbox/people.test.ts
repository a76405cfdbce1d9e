/** Users and groups. */
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ask, closeAll, errorOf, get, recordsIn, sandboxWith } from './support';

afterEach(closeAll);

const full = { switches: { getGroup: 'full', partialPut: 'keeps' } } as const;

const userOf = async (sandbox: Sandbox, id = 1001): Promise<Json> =>
	(await get(sandbox, `GET /user/users/${id}`)).user as Json;

const groupOf = async (sandbox: Sandbox, id = 1001): Promise<Json> =>
	(await get(sandbox, `GET /user/groups/${id}`)).group as Json;

const membersOf = (group: Json): unknown[] =>
	recordsIn(group, 'users').flatMap(({ user_id, member }) => (member === true ? [user_id] : []));

const groupsOf = (user: Json): unknown[] =>
	recordsIn(user, 'groups').flatMap(({ group_oid, member }) => (member === true ? [group_oid] : []));

describe('memberships', () => {
	test('both sides list everything there is, and agree', async () => {
		const sandbox = await sandboxWith(full);
		const users = recordsIn(await get(sandbox, 'GET /user/users'), 'users');
		const groups = recordsIn(await get(sandbox, 'GET /user/groups'), 'groups');
		expect([users.length, groups.length]).toEqual([6, 3]);
		for (const user of users) expect(recordsIn(user, 'groups')).toHaveLength(3);
		for (const group of groups) {
			expect(recordsIn(group, 'users')).toHaveLength(6);
			const fromUsers = users.filter((user) => groupsOf(user).includes(group.group_oid));
			expect(membersOf(group)).toEqual(fromUsers.map(({ user_id }) => user_id));
		}
		expect(groups.flatMap(membersOf).length).toBeGreaterThan(2);
	});

	test('a flag changed at the user shows at the group, and the other way round', async () => {
		const sandbox = await sandboxWith(full);
		const user = await userOf(sandbox);
		const groups = recordsIn(user, 'groups').map((each) => ({ ...each, member: each.group_oid === 1003 }));
		await get(sandbox, 'PUT /user/users/1001', { ...user, groups });
		expect(membersOf(await groupOf(sandbox, 1003))).toContain(1001);
		expect(membersOf(await groupOf(sandbox, 1001))).not.toContain(1001);

		const group = await groupOf(sandbox, 1003);
		const members = recordsIn(group, 'users').map((each) => ({ ...each, member: each.user_id === 1002 }));
		await get(sandbox, 'PUT /user/groups/1003', { ...group, users: members });
		expect(groupsOf(await userOf(sandbox, 1001))).toEqual([]);
		expect(groupsOf(await userOf(sandbox, 1002))).toContain(1003);
	});

	test('a new group has the members it names, a deleted one leaves no trace', async () => {
		const sandbox = await sandboxWith(full);
		const users = [{ user_id: 1004, member: true }];
		const { group } = await get(sandbox, 'POST /user/groups', { name: 'New', users });
		expect(membersOf(group as Json)).toEqual([1004]);
		expect(recordsIn(group as Json, 'users')[3]).toEqual({
			user_id: 1004,
			login: 'dev.dubois',
			email: 'dev.dubois@example.com',
			fullName: 'Dev Dubois',
			member: true,
		});
		expect(recordsIn(await userOf(sandbox, 1004), 'groups')).toContainEqual({
			group_oid: 1004,
			name: 'New',
			member: true,
		});
		await ask(sandbox, 'DELETE /user/groups/1004');
		expect(recordsIn(await userOf(sandbox, 1004), 'groups')).toHaveLength(3);
		await ask(sandbox, 'DELETE /user/users/1004');
		expect(recordsIn(await groupOf(sandbox), 'users')).toHaveLength(5);
	});

	test.each([
		['PUT /user/users/1001', { groups: [{ group_oid: 99, member: true }] }],
		['PUT /user/users/1001', { permissions: [{ permission_Name: 'Fly', selected: true }] }],
		['PUT /user/users/1001', { notifications: [{ name: 'Nothing', selected: true }] }],
		['PUT /user/groups/1001', { users: [{ user_id: 99, member: true }] }],
		['PUT /user/groups/1001', { permissions: [{ permission_Name: 'Fly', selected: true }] }],
	])('%s refuses %j: there is no such thing', async (line, body) => {
		const sandbox = await sandboxWith(full);
		const before = [sandbox.list('user'), sandbox.list('group')];
		const reply = await ask(sandbox, line, body);
		expect(reply.status).toBe(400);
		expect(errorOf(reply).user_message).toMatch(/does not exist/);
		expect([sandbox.list('user'), sandbox.list('group')]).toEqual(before);
	});
});

describe('permissions and notifications', () => {
	test('every one that exists is listed, with its section', async () => {
		const user = await userOf(await sandboxWith());
		const permissions = recordsIn(user, 'permissions');
		expect(permissions).toContainEqual({
			permission_Name: 'Edit Users',
			permission_group: 'Admin',
			selected: true,
		});
		expect(new Set(permissions.map(({ permission_group }) => permission_group)).size).toBe(10);
		expect(new Set(permissions.map(({ selected }) => selected))).toEqual(new Set([true, false]));
		expect(recordsIn(user, 'notifications')[0]).toMatchObject({ can_include_order: true, selected: true });
	});

	test('what is written about one is kept with it', async () => {
		const sandbox = await sandboxWith(full);
		const notifications = [{ name: 'Low Inventory', selected: true, distribution_center_filters: ['DFLT'] }];
		await get(sandbox, 'PUT /user/groups/1002', { notifications });
		expect(recordsIn(await groupOf(sandbox, 1002), 'notifications')).toContainEqual(
			expect.objectContaining({
				...notifications[0],
				notification_group: 'Inventory',
				can_filter_by_distribution_centers: true,
			}),
		);
	});
});

describe('users', () => {
	test('passwords are taken, and never come back', async () => {
		const sandbox = await sandboxWith({ switches: { partialPut: 'keeps' } });
		const passwords = { change_password_to: 'first-secret', change_ftp_password_to: 'second-secret' };
		const made = await ask(sandbox, 'POST /user/users', { login: 'n', email: 'n@example.com', ...passwords });
		const { user_id } = made.body.user as Json;
		expect(made.text).not.toContain('secret');
		expect(sandbox.secrets('user', Number(user_id))).toEqual(passwords);
		const changed = await ask(sandbox, `PUT /user/users/${String(user_id)}`, {
			change_password_to: 'third-secret',
		});
		expect(changed.text).not.toContain('secret');
		expect(JSON.stringify(sandbox.list('user'))).not.toContain('secret');
		expect(sandbox.secrets('user', Number(user_id))).toEqual({
			...passwords,
			change_password_to: 'third-secret',
		});
	});

	test('logins are those of the past 90 days, and nobody writes them', async () => {
		const sandbox = await sandboxWith({ switches: { partialPut: 'keeps' } });
		const logins = async (): Promise<Json[]> =>
			recordsIn(await get(sandbox, 'GET /user/users/1006/logins'), 'logins');
		const before = await logins();
		expect(before).toHaveLength(4);
		expect((await userOf(sandbox, 1006)).login_histories).toEqual(before);
		expect(before[0]).toMatchObject({ login: 'felix.fischer', ip_address: '203.0.113.6' });
		await get(sandbox, 'PUT /user/users/1006', { login_histories: [] });
		expect(await logins()).toEqual(before);
		sandbox.clock.advance(80 * 24 * 3_600_000);
		expect(await logins()).toEqual(before.slice(0, 1));
		expect((await ask(sandbox, 'GET /user/users/9/logins')).status).toBe(400);
	});

	test('a linked account is chosen among those that exist', async () => {
		const sandbox = await sandboxWith({ switches: { partialPut: 'keeps' } });
		const linked_accounts = [{ merchant_id: 'DEMO3', selected: true }];
		const { user } = await get(sandbox, 'PUT /user/users/1001', { linked_accounts });
		expect((user as Json).linked_accounts).toEqual([
			{ merchant_id: 'DEMO2', company: 'Demo Outlet', selected: false },
			{ merchant_id: 'DEMO3', company: 'Demo Wholesale', selected: true },
		]);
	});
});
