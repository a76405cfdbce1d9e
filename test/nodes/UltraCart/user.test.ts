import type { IDataObject } from 'n8n-workflow';

import { byId, NODE, useTestEnvironment } from '../../support/testEnvironment';

const env = useTestEnvironment({ records: { coupon: 1, user: 12, group: 4 } });

const user = (operation: string, more: IDataObject = {}) => ({ resource: 'user', operation, ...more });

const stored = (id: unknown) => (env().sandbox.get('user', id as number) ?? {}) as IDataObject;

const users = () => env().sandbox.list('user') as IDataObject[];

const goOn = { onError: 'continueRegularOutput' } as const;

const pairs = (count: number) => Array.from({ length: count }, (_, item) => ({ item }));

/** Names of the entries of a list that are switched on. */
const on = (list: unknown, name: string) =>
	(list as IDataObject[]).filter(({ member, selected }) => member ?? selected).map((entry) => entry[name]);

const PASSWORDS = { newPassword: 'pass-Word.1', newFtpPassword: 'ftp-Word.2' };

describe('Create', () => {
	it('makes a user with all that the form offers', async () => {
		const run = await env().run(
			[{}],
			user('create', {
				login: 'zoe',
				email: 'zoe@example.com',
				additionalFields: {
					...PASSWORDS,
					apiIpAddressMasks: '203.0.113.7, 203.0.113.8',
					fullName: 'Zoë Quinn',
					groups: { entry: [{ groupOid: 1002 }, { groupOid: 1003, member: false }] },
					linkedAccounts: { entry: [{ merchantId: 'DEMO2' }] },
					notifications: {
						entry: [{ name: 'New Order', details: { includeOrder: true } }, { name: 'Low Inventory' }],
					},
					otpSerialNumber: 'OTP-1',
					permissions: {
						entry: [{ permissionName: 'Coupons' }, { permissionName: 'Agent', selected: false }],
					},
					phone: '555-0199',
				},
				output: 'raw',
			}),
		);

		expect(run.error).toBeUndefined();
		const [made = {}] = run.items(NODE);
		expect(made).toEqual(stored(made.user_id));
		expect(made).toMatchObject({
			login: 'zoe',
			email: 'zoe@example.com',
			full_name: 'Zoë Quinn',
			phone: '555-0199',
			otp_serial_number: 'OTP-1',
			api_ip_address_masks: ['203.0.113.7', '203.0.113.8'],
		});
		expect(on(made.groups, 'group_oid')).toEqual([1002]);
		expect(on(made.permissions, 'permission_Name')).toEqual(['Coupons']);
		expect(on(made.notifications, 'name').sort()).toEqual(['Low Inventory', 'New Order']);
		expect(made.notifications).toContainEqual(
			expect.objectContaining({ name: 'New Order', include_order: true }),
		);
		expect(on(made.linked_accounts, 'merchant_id')).toEqual(['DEMO2']);
		expect(env().sandbox.secrets('user', made.user_id as number)).toEqual({
			change_password_to: PASSWORDS.newPassword,
			change_ftp_password_to: PASSWORDS.newFtpPassword,
		});
		expect(env().requests).toEqual(['POST /rest/v2/user/users']);
	});

	it('makes a user of each item, simplified', async () => {
		const items = [{ name: 'yan' }, { name: 'xia' }];
		const run = await env().run(
			items,
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
			'user_id',
			'login',
			'full_name',
			'email',
			'phone',
			'api_ip_address_masks',
			'groups',
			'linked_accounts',
		]);
		expect(run.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(pairs(2));
		expect(users().slice(-2)).toMatchObject([{ login: 'yan' }, { login: 'xia' }]);
	});

	it('makes a user from JSON', async () => {
		const json = {
			login: 'jay',
			email: 'jay@example.com',
			permissions: [{ permission_Name: 'Coupons', selected: true }],
		};
		const run = await env().run(
			[{ json }],
			user('create', { defineUser: 'json', userJson: '={{ $json.json }}' }),
		);
		expect(on(stored(run.items(NODE)[0]?.user_id).permissions, 'permission_Name')).toEqual(['Coupons']);
	});

	it('says for which item a login is taken, and makes the others under Continue On Fail', async () => {
		const taken = users()[3]?.login as string;
		const items = [{ name: 'new' }, { name: taken }];
		const run = await env().run(
			items,
			user('create', { login: '={{ $json.name }}', email: 'x@example.com' }),
			goOn,
		);
		expect(run.items(NODE)).toEqual([
			expect.objectContaining({ login: 'new' }),
			{ error: expect.stringContaining(`Another user signs in as ${taken} [Item 2]`) as string },
		]);
		expect(users()).toHaveLength(13);
	});
});

describe('passwords', () => {
	const update = (more: IDataObject) => user('update', { user: byId(1001), output: 'raw', ...more });

	it('are changed by an update, which changes nothing else', async () => {
		const before = stored(1001);
		await env().run([{}], update({ updateFields: PASSWORDS }));
		expect(stored(1001)).toEqual(before);
		expect(env().sandbox.secrets('user', 1001)).toEqual({
			change_password_to: PASSWORDS.newPassword,
			change_ftp_password_to: PASSWORDS.newFtpPassword,
		});
	});

	it.each([
		['created', 'insertUser'],
		['updated', 'updateUser'],
	])('do not come out, even when UltraCart does not answer with the user that was %s', async (_, on) => {
		env().sandbox.faults.add({ kind: 'empty', on });
		const run = await env().run(
			[{}],
			on === 'insertUser'
				? user('create', {
						login: 'new',
						email: 'new@example.com',
						additionalFields: PASSWORDS,
						output: 'raw',
					})
				: update({ updateFields: { ...PASSWORDS, phone: '1' } }),
		);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toHaveLength(1);
		expect(JSON.stringify(run.executionItems(NODE))).not.toMatch(/-Word/);
		expect(run.items(NODE)[0]).not.toHaveProperty('change_password_to');
	});

	it('do not come out when several items change the same user', async () => {
		const items = [{ password: 'first-Word' }, { password: 'second-Word' }];
		const run = await env().run(
			items,
			update({ updateFields: { newPassword: '={{ $json.password }}', phone: '={{ $itemIndex }}' } }),
		);

		expect(run.items(NODE)).toMatchObject([{ user_id: 1001 }, { user_id: 1001 }]);
		expect(JSON.stringify(run.executionItems(NODE))).not.toMatch(/-Word/);
		expect(env().sandbox.secrets('user', 1001)).toEqual({ change_password_to: 'second-Word' });
	});

	it.each([
		['an object', { secret: 'pass-Word.1' }],
		['a list', ['pass-Word.1']],
	])('are not told in a message about %s', async (_, value) => {
		const run = await env().run(
			[{ value }],
			update({ updateFields: { newPassword: '={{ $json.value }}' } }),
			goOn,
		);
		expect(run.items(NODE)[0]?.error).toMatch(/^New Password has to be a text.*\[Item 1\]/);
		expect(JSON.stringify(run.items(NODE))).not.toMatch(/-Word/);
	});

	it('do not come out when they are chosen for the output', async () => {
		env().sandbox.faults.add({ kind: 'empty', on: 'updateUser' });
		const run = await env().run(
			[{}],
			update({
				updateFields: { ...PASSWORDS, phone: '1' },
				output: 'selected',
				outputFields: '={{ ["phone", "change_password_to"] }}',
			}),
		);
		expect(run.items(NODE)).toEqual([{ phone: '1', change_password_to: null }]);
	});
});

describe('Get', () => {
	it('gives the user that each item names', async () => {
		const items = [{ id: 1003 }, { id: '1001' }];
		const run = await env().run(items, user('get', { user: byId('={{ $json.id }}'), output: 'raw' }));
		expect(run.items(NODE)).toEqual([stored(1003), stored(1001)]);
		expect(run.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(pairs(2));
	});

	it('is one call for one user', async () => {
		await env().run([{}], user('get', { user: byId(1003) }));
		expect(env().requests).toEqual(['GET /rest/v2/user/users/1003']);
	});

	it('gives the fields you choose', async () => {
		const run = await env().run(
			[{}],
			user('get', { user: byId(1003), output: 'selected', outputFields: ['login', 'notifications'] }),
		);
		const { login, notifications } = stored(1003);
		expect(run.items(NODE)).toEqual([{ login, notifications }]);
	});

	it.each(['refused', 'empty'] as const)('says which user is not there: %s', async (getAbsent) => {
		env().sandbox.switches.getAbsent = getAbsent;
		const run = await env().run(
			[{ id: 1001 }, { id: 77 }, { id: 1002 }],
			user('get', { user: byId('={{ $json.id }}') }),
			goOn,
		);
		expect(run.items(NODE)).toEqual([
			expect.objectContaining({ user_id: 1001 }),
			{ error: "UltraCart has no user with User ID '77' [Item 2]. Check that it exists in this account" },
			expect.objectContaining({ user_id: 1002 }),
		]);
	});
});

describe('Get Many', () => {
	it('gives all users', async () => {
		const run = await env().run([{}], user('getAll', { returnAll: true, output: 'raw' }));
		expect(run.items(NODE)).toEqual(users());
		expect(env().requests).toEqual(['GET /rest/v2/user/users']);
	});

	it.each([
		[1, 1],
		[5, 5],
		[50, 12],
	])('gives %d users at most', async (limit, count) => {
		const run = await env().run([{}], user('getAll', { limit, output: 'raw' }));
		expect(run.items(NODE)).toEqual(users().slice(0, count));
	});
});

describe('Get Logins', () => {
	it('gives the logins of the users that the items name', async () => {
		const items = users().map(({ user_id }) => ({ id: user_id }));
		const run = await env().run(items, {
			...user('getLogins', { user: byId('={{ $json.id }}'), returnAll: true }),
		});

		const logins = users().map(({ login_histories }) => login_histories as IDataObject[]);
		expect(logins.flat().length).toBeGreaterThan(12);
		expect(run.items(NODE)).toEqual(logins.flat());
		expect(run.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			logins.flatMap((each, item) => each.map(() => ({ item }))),
		);
	});

	it('gives as many as wanted', async () => {
		const [most] = users().sort(
			(a, b) => (b.login_histories as unknown[]).length - (a.login_histories as unknown[]).length,
		);
		const logins = most?.login_histories as IDataObject[];
		const run = await env().run([{}], user('getLogins', { user: byId(most?.user_id as number), limit: 2 }));
		expect(logins.length).toBeGreaterThan(2);
		expect(run.items(NODE)).toEqual(logins.slice(0, 2));
		expect(env().requests).toEqual([`GET /rest/v2/user/users/${most?.user_id as number}/logins`]);
	});

	it('says which user is not there', async () => {
		const run = await env().run([{}], user('getLogins', { user: byId(77) }));
		expect(run.error?.message).toMatch(/no user with the user_id 77 \[Item 1\]$/);
	});
});

describe('Update', () => {
	it('changes the user that each item names', async () => {
		const before = [stored(1001), stored(1002)];
		const items = [
			{ id: 1001, phone: '111' },
			{ id: '1002', phone: '222' },
		];
		const run = await env().run(
			items,
			user('update', {
				user: byId('={{ $json.id }}'),
				updateFields: { phone: '={{ $json.phone }}', login: '=user-{{ $json.id }}' },
				output: 'raw',
			}),
		);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual([stored(1001), stored(1002)]);
		expect(run.items(NODE)).toEqual([
			{ ...before[0], phone: '111', login: 'user-1001' },
			{ ...before[1], phone: '222', login: 'user-1002' },
		]);
	});

	it('empties what was emptied', async () => {
		const before = stored(1001);
		await env().run(
			[{}],
			user('update', {
				user: byId(1001),
				updateFields: { phone: '', apiIpAddressMasks: '', otpSerialNumber: '={{ null }}' },
			}),
		);
		expect(before.phone).toBeTruthy();
		expect(before.api_ip_address_masks).not.toEqual([]);
		expect(stored(1001)).toEqual({ ...before, phone: '', api_ip_address_masks: [], otp_serial_number: '' });
	});

	it('writes to the user that was named, also when the JSON comes from another one', async () => {
		const source = stored(1001);
		const run = await env().run(
			[source],
			user('update', {
				user: byId(1002),
				defineUser: 'json',
				userJson: '={{ Object.assign({}, $json, { login: "copy" }) }}',
			}),
		);
		expect(run.error).toBeUndefined();
		expect(stored(1001)).toEqual(source);
		expect(stored(1002)).toMatchObject({ login: 'copy', email: source.email });
	});
});

describe('Delete', () => {
	it.each(['refused', 'ok'] as const)(
		'deletes, and counts absent users as deleted: %s',
		async (deleteAbsent) => {
			env().sandbox.switches.deleteAbsent = deleteAbsent;
			const items = [{ id: 1002 }, { id: 77 }, { id: '1004' }];
			const run = await env().run(items, user('delete', { user: byId('={{ $json.id }}') }));

			expect(run.items(NODE)).toEqual([1002, 77, 1004].map((user_id) => ({ deleted: true, user_id })));
			expect(run.executionItems(NODE).map(({ pairedItem }) => pairedItem)).toEqual(pairs(3));
			expect(users()).toHaveLength(10);
			expect(users().map(({ user_id }) => user_id)).not.toContain(1002);
		},
	);
});
