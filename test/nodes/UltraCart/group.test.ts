import type { IDataObject } from 'n8n-workflow';

import { byId, NODE, useTestEnvironment } from '../../support/testEnvironment';

const env = useTestEnvironment({ records: { coupon: 1, user: 8, group: 6 } });

const group = (operation: string, more: IDataObject = {}) => ({ resource: 'group', operation, ...more });

const stored = (id: unknown) => (env().sandbox.get('group', id as number) ?? {}) as IDataObject;

const groups = () => env().sandbox.list('group') as IDataObject[];

const goOn = { onError: 'continueRegularOutput' } as const;

const pairs = (count: number) => Array.from({ length: count }, (_, item) => ({ item }));

/** Names of the entries of a list that are switched on. */
const on = (list: unknown, name: string) =>
	(list as IDataObject[]).filter(({ member, selected }) => member ?? selected).map((entry) => entry[name]);

describe('Create', () => {
	it('makes a group with its members, permissions and notifications', async () => {
		const run = await env().run(
			[{}],
			group('create', {
				name: 'Night Shift',
				additionalFields: {
					users: {
						entry: [
							{ userId: 1002 },
							{ userId: '={{ 1005 }}', member: true },
							{ userId: 1001, member: false },
						],
					},
					permissions: { entry: [{ permissionName: 'Coupons' }] },
					notifications: {
						entry: [{ name: 'Shipment Sent', details: { distributionCenterFilters: 'A, B' } }],
					},
				},
			}),
		);

		expect(run.error).toBeUndefined();
		const [made = {}] = run.items(NODE);
		expect(made).toEqual(stored(made.group_oid));
		expect(made).toMatchObject({ name: 'Night Shift' });
		expect(on(made.users, 'user_id')).toEqual([1002, 1005]);
		expect(on(made.permissions, 'permission_Name')).toEqual(['Coupons']);
		expect(made.notifications).toContainEqual(
			expect.objectContaining({
				name: 'Shipment Sent',
				selected: true,
				distribution_center_filters: ['A', 'B'],
			}),
		);
		// The members see it too.
		expect(on(env().sandbox.get('user', 1005)?.groups, 'name')).toContain('Night Shift');
		expect(env().requests).toEqual(['POST /rest/v2/user/groups']);
	});

	it('makes a group of each item, by fields or by JSON', async () => {
		const items = [{ name: 'One' }, { name: 'Two' }];
		const byFields = await env().run(items, group('create', { name: '={{ $json.name }}' }));
		expect(byFields.items(NODE)).toMatchObject(items);

		const json = [{ name: 'Three' }, { name: 'Four', users: [{ user_id: 1003, member: true }] }];
		const byJson = await env().run(json, group('create', { defineGroup: 'json', groupJson: '={{ $json }}' }));
		expect(byJson.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(pairs(2));
		expect(
			groups()
				.slice(6)
				.map(({ name }) => name),
		).toEqual(['One', 'Two', 'Three', 'Four']);
		expect(on(byJson.items(NODE)[1]?.users, 'user_id')).toEqual([1003]);
	});
});

describe.each(['empty', 'full'] as const)('where UltraCart answers Get Group with: %s', (getGroup) => {
	beforeEach(() => Object.assign(env().sandbox.switches, { getGroup }));

	describe('Get', () => {
		it('gives the group that each item names', async () => {
			const items = [{ id: 1004 }, { id: '1001' }, { id: 1004 }];
			const run = await env().run(items, group('get', { group: byId('={{ $json.id }}') }));

			expect(run.error).toBeUndefined();
			expect(run.items(NODE)).toEqual([stored(1004), stored(1001), stored(1004)]);
			expect(run.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(pairs(3));
		});

		it('takes no more calls than it needs', async () => {
			await env().run([{}], group('get', { group: byId(1002) }));
			expect(env().requests).toEqual([
				'GET /rest/v2/user/groups/1002',
				...(getGroup === 'empty' ? ['GET /rest/v2/user/groups'] : []),
			]);
		});

		it.each(['refused', 'empty'] as const)('says which group is not there: %s', async (getAbsent) => {
			env().sandbox.switches.getAbsent = getAbsent;
			const run = await env().run(
				[{ id: 1001 }, { id: 77 }],
				group('get', { group: byId('={{ $json.id }}') }),
				goOn,
			);
			expect(run.items(NODE)).toEqual([
				stored(1001),
				{ error: expect.stringMatching(/^UltraCart has no group with .* '77' \[Item 2\]/) as string },
			]);
		});
	});

	describe('Update', () => {
		it('changes the group that each item names', async () => {
			const before = [stored(1001), stored(1002)];
			const items = [
				{ id: 1001, name: 'First' },
				{ id: '1002', name: 'Second' },
			];
			const run = await env().run(
				items,
				group('update', { group: byId('={{ $json.id }}'), updateFields: { name: '={{ $json.name }}' } }),
			);

			expect(run.error).toBeUndefined();
			expect(run.items(NODE)).toEqual(before.map((each, n) => ({ ...each, name: items[n]?.name })));
			expect([stored(1001), stored(1002)]).toEqual(run.items(NODE));
		});

		it('writes nothing where there is no group', async () => {
			const run = await env().run([{}], group('update', { group: byId(77), updateFields: { name: 'x' } }));
			expect(run.error?.message).toMatch(/^UltraCart has no group with .* '77' \[Item 1\]$/);
			expect(env().requests.filter((request) => request.startsWith('PUT'))).toEqual([]);
		});
	});

	describe('Delete', () => {
		it.each(['refused', 'ok'] as const)('counts absent groups as deleted: %s', async (deleteAbsent) => {
			env().sandbox.switches.deleteAbsent = deleteAbsent;
			const items = [{ id: 77 }, { id: 1003 }];
			const run = await env().run(items, group('delete', { group: byId('={{ $json.id }}') }));

			expect(run.items(NODE)).toEqual([77, 1003].map((group_oid) => ({ deleted: true, group_oid })));
			expect(groups().map(({ group_oid }) => group_oid)).toEqual([1001, 1002, 1004, 1005, 1006]);
			expect(env().sandbox.list('user')).toHaveLength(8);
		});

		it('does not say so of a group that UltraCart will not delete', async () => {
			const message = 'The group is in use';
			env().sandbox.faults.add({ kind: 'status', status: 400, message, on: 'deleteGroup' });
			const run = await env().run([{}], group('delete', { group: byId(1003) }));
			expect(run.error?.message).toBe('The group is in use [Item 1]');
		});
	});
});

describe('Get Many', () => {
	it('gives all groups with their members', async () => {
		const run = await env().run([{}], group('getAll', { returnAll: true }));
		expect(run.items(NODE)).toEqual(groups());
		expect(env().requests).toEqual(['GET /rest/v2/user/groups']);
	});

	it.each([
		[1, 1],
		[4, 4],
		[50, 6],
	])('gives %d groups at most', async (limit, count) => {
		const run = await env().run([{}], group('getAll', { limit }));
		expect(run.items(NODE)).toEqual(groups().slice(0, count));
	});
});
