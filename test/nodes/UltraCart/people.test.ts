/** Users and groups: what operationContract/ does not prove from their rows. */
import type { IDataObject } from 'n8n-workflow';

import { byId, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { CONTINUE, pairedItems } from './support';

const env = useTestEnvironment({ records: { coupon: 1, user: 12, group: 6 } });

const user = (operation: string, more: IDataObject = {}) => ({ resource: 'user', operation, ...more });
const group = (operation: string, more: IDataObject = {}) => ({ resource: 'group', operation, ...more });

const stored = (id: unknown) => (env().sandbox.get('group', id as number) ?? {}) as IDataObject;

/** Names of the entries of a list that are switched on. */
const on = (list: unknown, name: string) =>
	(list as IDataObject[]).filter(({ member, selected }) => member ?? selected).map((entry) => entry[name]);

it('Create User makes a user of each item, simplified', async () => {
	const run = await env().run(
		[{ name: 'yan' }, { name: 'xia' }],
		user('create', {
			login: '={{ $json.name }}',
			email: '={{ $json.name }}@example.com',
			additionalFields: { fullName: '={{ $json.name.toUpperCase() }}' },
		}),
	);

	expect(run.items(NODE)).toMatchObject([
		{ login: 'yan', email: 'yan@example.com', full_name: 'YAN' },
		{ login: 'xia', email: 'xia@example.com', full_name: 'XIA' },
	]);
	expect(Object.keys(run.items(NODE)[0] ?? {})).toEqual([
		...['user_id', 'login', 'full_name', 'email', 'phone'],
		...['api_ip_address_masks', 'groups', 'linked_accounts'],
	]);
	expect(pairedItems(run)).toEqual([0, 1]);
});

describe('Get Logins', () => {
	it('gives the logins of the users that the items name', async () => {
		const users = env().sandbox.list('user') as IDataObject[];
		const items = users.map(({ user_id }) => ({ id: user_id }));
		const run = await env().run(items, user('getLogins', { user: byId('={{ $json.id }}'), returnAll: true }));

		const logins = users.map(({ login_histories }) => login_histories as IDataObject[]);
		expect(logins.flat().length).toBeGreaterThan(12);
		expect(run.items(NODE)).toEqual(logins.flat());
		expect(pairedItems(run)).toEqual(logins.flatMap((each, item) => each.map(() => item)));
	});

	it('says which user is not there', async () => {
		const run = await env().run([{}], user('getLogins', { user: byId(77) }));
		expect(run.error?.message).toMatch(/no user with the user_id 77 \[item 1\]$/);
	});
});

it('Create Group makes a group with its members, permissions and notifications', async () => {
	const members = [
		{ userId: 1002 },
		{ userId: '={{ 1005 }}', member: true },
		{ userId: 1001, member: false },
	];
	const details = { distributionCenterFilters: 'A, B' };
	const run = await env().run(
		[{}],
		group('create', {
			name: 'Night Shift',
			additionalFields: {
				users: { entry: members },
				permissions: { entry: [{ permissionName: 'Coupons' }] },
				notifications: { entry: [{ name: 'Shipment Sent', details }] },
			},
		}),
	);

	expect(run.error).toBeUndefined();
	const [made = {}] = run.items(NODE);
	expect(made).toEqual(stored(made.group_oid));
	expect(made).toMatchObject({ name: 'Night Shift' });
	expect(on(made.users, 'user_id')).toEqual([1002, 1005]);
	expect(on(made.permissions, 'permission_Name')).toEqual(['Coupons']);
	const notification = { name: 'Shipment Sent', selected: true, distribution_center_filters: ['A', 'B'] };
	expect(made.notifications).toContainEqual(expect.objectContaining(notification));
	// The members see it too.
	expect(on(env().sandbox.get('user', 1005)?.groups, 'name')).toContain('Night Shift');
	expect(env().requests).toEqual(['POST /rest/v2/user/groups']);
});

describe.each(['empty', 'full'] as const)('where UltraCart answers Get Group with: %s', (getGroup) => {
	beforeEach(() => Object.assign(env().sandbox.switches, { getGroup }));

	it('Get takes no more calls than it needs', async () => {
		const run = await env().run([{}], group('get', { group: byId(1002) }));
		expect(run.items(NODE)).toEqual([stored(1002)]);
		expect(env().requests).toEqual([
			'GET /rest/v2/user/groups/1002',
			...(getGroup === 'empty' ? ['GET /rest/v2/user/groups'] : []),
		]);
	});

	it.each(['refused', 'empty'] as const)('Get says which group is not there: %s', async (getAbsent) => {
		env().sandbox.switches.getAbsent = getAbsent;
		const parameters = group('get', { group: byId('={{ $json.id }}') });
		const run = await env().run([{ id: 1001 }, { id: 77 }], parameters, CONTINUE);
		expect(run.items(NODE)).toEqual([
			stored(1001),
			{ error: expect.stringMatching(/^UltraCart doesn't have a group with .* '77' \[item 2\]/) as string },
		]);
	});

	it('Update changes the group that each item names', async () => {
		const before = [stored(1001), stored(1002)];
		const items = [
			{ id: 1001, name: 'First' },
			{ id: ' 1002 ', name: 'Second' },
		];
		const run = await env().run(
			items,
			group('update', { group: byId('={{ $json.id }}'), updateFields: { name: '={{ $json.name }}' } }),
		);
		expect(run.items(NODE)).toEqual(before.map((each, n) => ({ ...each, name: items[n]?.name })));
		expect([stored(1001), stored(1002)]).toEqual(run.items(NODE));
	});

	it('Update writes nothing where there is no group', async () => {
		const run = await env().run([{}], group('update', { group: byId(77), updateFields: { name: 'x' } }));
		expect(run.error?.message).toMatch(/^UltraCart doesn't have a group with .* '77' \[item 1\]$/);
		expect(env().requests.filter((request) => request.startsWith('PUT'))).toEqual([]);
	});

	it.each(['refused', 'ok'] as const)('Delete counts absent groups as deleted: %s', async (deleteAbsent) => {
		env().sandbox.switches.deleteAbsent = deleteAbsent;
		const items = [{ id: 77 }, { id: 1003 }];
		const run = await env().run(items, group('delete', { group: byId('={{ $json.id }}') }));

		expect(run.items(NODE)).toEqual([77, 1003].map((group_oid) => ({ deleted: true, group_oid })));
		const left = env().sandbox.list('group');
		expect(left.map(({ group_oid }) => group_oid)).toEqual([1001, 1002, 1004, 1005, 1006]);
	});

	it('Delete does not say so of a group that UltraCart will not delete', async () => {
		const message = 'The group is in use';
		env().sandbox.faults.add({ kind: 'status', status: 400, message, on: 'deleteGroup' });
		const run = await env().run([{}], group('delete', { group: byId(1003) }));
		expect(run.error?.message).toBe('The group is in use [item 1]');
	});
});
