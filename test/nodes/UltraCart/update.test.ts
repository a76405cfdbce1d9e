/** An update reads, merges and writes: whatever UltraCart does with what a PUT leaves out, nothing else changes. */
import type { IDataObject } from 'n8n-workflow';

import type { Switches } from '../../../sandbox/switches';
import { byCode, byId, byOid, NODE, picked, useTestEnvironment } from '../../support/testEnvironment';

const env = useTestEnvironment({ records: { coupon: 60, user: 12, group: 6 } });

const partialPuts: [string, Partial<Switches>][] = [
	['empties what a PUT leaves out', { partialPut: 'wipes', unnamedEntries: 'off' }],
	['keeps what a PUT leaves out', { partialPut: 'keeps', unnamedEntries: 'kept' }],
];

const use = (switches: Partial<Switches>) => Object.assign(env().sandbox.switches, switches);

const all = (resource: string) => env().sandbox.list(resource) as IDataObject[];

const record = (resource: string, id: number) => (env().sandbox.get(resource, id) ?? {}) as IDataObject;

const coupon = (code: string) => (env().sandbox.get('coupon', code, 'merchant_code') ?? {}) as IDataObject;

const writes = () => env().requests.filter((request) => !request.startsWith('GET '));

describe.each(partialPuts)('where UltraCart %s', (_, switches) => {
	beforeEach(() => use(switches));

	describe('a coupon', () => {
		const rich = {
			merchant_code: 'RICH',
			description: 'Everything',
			start_dts: '2031-01-01T00:00:00Z',
			expiration_dts: '2031-12-31T23:59:59Z',
			usable_by: 'OncePerCustomer',
			super_coupon: true,
			affiliate_oid: 7001,
			merchant_notes: 'Notes',
			quickbooks_code: 'QB-1',
			automatically_apply_coupon_codes: { coupon_codes: ['GIFT'] },
			restrict_by_postal_codes: ['30096', '30097'],
			restrict_by_storefronts: [{ name: 'www.example.com', validForThis: true }],
			percent_off_items: {
				discount_percent: 10,
				items: ['SHIRT-RED'],
				excluded_items: ['CAP-RED'],
				limit: 5,
			},
		};
		const change = async (parameters: IDataObject) => {
			const run = await env().run([{}], { operation: 'update', coupon: byCode('RICH'), ...parameters });
			expect(run.error).toBeUndefined();
			return coupon('RICH');
		};
		let before: IDataObject;
		beforeEach(() => {
			before = env().sandbox.insert('coupon', rich) as IDataObject;
		});

		it('of any kind keeps everything but the field that changed', async () => {
			const coupons = all('coupon');
			const items = coupons.map(({ coupon_oid }, n) => ({ id: coupon_oid, text: `Text ${n}` }));
			const run = await env().run(items, {
				operation: 'update',
				coupon: byOid('={{ $json.id }}'),
				updateFields: { description: '={{ $json.text }}' },
			});

			expect(run.error).toBeUndefined();
			expect(coupons).toHaveLength(61);
			expect(all('coupon')).toEqual(coupons.map((each, n) => ({ ...each, description: `Text ${n}` })));
		});

		it('changes by the fields that are filled in, and keeps what the others are for', async () => {
			const after = await change({
				updateFields: {
					description: 'New',
					merchantNotes: '',
					expirationDate: '={{ $json.until }}',
					superCoupon: false,
					restrictByStorefronts: { entry: [] },
				},
				changeDiscount: true,
				discountType: 'percentOffItems',
				discountPercent: 10,
				items: picked(' , '),
				discountOptions: { excludedItems: picked('') },
			});
			expect(after).toEqual({ ...before, description: 'New', super_coupon: false });
		});

		it('has emptied what was chosen under Clear Fields', async () => {
			const after = await change({
				updateFields: {
					superCoupon: false,
					quickbooksCode: '',
					clearFields: [
						'description',
						'merchantNotes',
						'startDate',
						'affiliateOid',
						'restrictByPostalCodes',
						'automaticallyApplyCouponCodes',
						'restrictByStorefronts',
					],
				},
			});

			const { start_dts, affiliate_oid, automatically_apply_coupon_codes, ...others } = before;
			expect([start_dts, affiliate_oid, automatically_apply_coupon_codes]).not.toContain(undefined);
			expect(after).toEqual({
				...others,
				super_coupon: false,
				description: '',
				merchant_notes: '',
				restrict_by_postal_codes: [],
				restrict_by_storefronts: [],
			});
		});

		it.each([
			[
				['description', 'merchantNotes'],
				'Merchant Notes has a value, and is under Clear Fields too',
				'Remove it in one of the two places',
			],
			[
				'={{ "description, merchantCode" }}',
				"Clear Fields 'merchantCode' isn't a field that can be emptied",
				/^Use: /,
			],
		])('can not have emptied: %j', async (clearFields, message, description) => {
			const run = await env().run([{}], {
				operation: 'update',
				coupon: byCode('RICH'),
				updateFields: { merchantNotes: 'New', clearFields },
			});
			expect(run.error?.message).toBe(`${message} [item 1]`);
			expect(run.error?.description).toMatch(description);
			expect(env().requests).toEqual([]);
		});

		it('has emptied what JSON says, also inside the discount', async () => {
			const json = {
				description: null,
				expiration_dts: null,
				super_coupon: null,
				restrict_by_postal_codes: [],
				automatically_apply_coupon_codes: null,
				percent_off_items: { limit: null, excluded_items: [] },
			};
			const after = await change({ defineCoupon: 'json', couponJson: JSON.stringify(json) });

			const { expiration_dts, super_coupon, automatically_apply_coupon_codes, ...others } = before;
			expect([expiration_dts, super_coupon, automatically_apply_coupon_codes]).not.toContain(undefined);
			expect(after).toEqual({
				...others,
				description: '',
				restrict_by_postal_codes: [],
				calculated_description: '10 % off item SHIRT-RED',
				percent_off_items: { discount_percent: 10, items: ['SHIRT-RED'], excluded_items: [] },
			});
		});

		it('replaces lists and merges what is nested', async () => {
			const after = await change({
				updateFields: {
					restrictByPostalCodes: '10001',
					automaticallyApplyCouponCodes: ['ONE', 'TWO'],
					restrictByStorefronts: { entry: [{ name: 'outlet.example.com', invalidForThis: true }] },
				},
				changeDiscount: true,
				discountType: 'percentOffItems',
				discountPercent: 33,
				items: picked('MUG-RED, MUG-BLUE'),
			});
			expect(after).toEqual({
				...before,
				restrict_by_postal_codes: ['10001'],
				automatically_apply_coupon_codes: { coupon_codes: ['ONE', 'TWO'] },
				restrict_by_storefronts: [
					{ name: 'outlet.example.com', validForThis: false, validOnlyForThis: false, invalidForThis: true },
				],
				calculated_description: '33 % off item MUG-RED, MUG-BLUE limit 5',
				percent_off_items: {
					discount_percent: 33,
					items: ['MUG-RED', 'MUG-BLUE'],
					excluded_items: ['CAP-RED'],
					limit: 5,
				},
			});
		});

		it('comes out after the items before it where an item has nothing to change', async () => {
			const items = ['', 'First', '', 'Much longer than the fifty characters that UltraCart allows', ''];
			const run = await env().run(
				items.map((text) => ({ text })),
				{
					operation: 'update',
					coupon: byCode('RICH'),
					updateFields: { description: '={{ $json.text }}' },
					output: 'raw',
				},
				{ onError: 'continueRegularOutput' },
			);
			const first = { ...before, description: 'First' };
			const refused = { error: expect.stringContaining('[item 4]') as string };
			expect(run.items(NODE)).toEqual([before, first, first, refused, first]);
			expect(writes()).toHaveLength(1);
			expect(run.hints(NODE)).toContainEqual(
				expect.objectContaining({
					type: 'warning',
					message: '3 of 4 items had nothing to change: all fields were empty, so nothing was written',
				}),
			);
		});

		it('comes out as it is for a blank item whose neighbour UltraCart refuses', async () => {
			env().sandbox.faults.add({ kind: 'status', status: 400, message: 'No', on: 'updateCoupon', times: 2 });
			const run = await env().run(
				[{ text: 'One' }, { text: '' }],
				{
					operation: 'update',
					coupon: byCode('RICH'),
					updateFields: { description: '={{ $json.text }}' },
					output: 'raw',
				},
				{ onError: 'continueRegularOutput' },
			);
			expect(run.items(NODE)).toEqual([{ error: 'No [item 1]' }, before]);
		});

		it('is read and written once, by the ID that was read', async () => {
			await change({ updateFields: { merchantCode: 'rich' } });
			expect(env().requests).toEqual([
				'GET /rest/v2/coupon/coupons/merchant_code/RICH',
				`PUT /rest/v2/coupon/coupons/${before.coupon_oid as number}`,
			]);
		});
	});

	describe.each([
		['user', 'user_id'],
		['group', 'group_oid'],
	] as const)('a %s', (resource, id) => {
		const ids = () => all(resource).map((each) => each[id] as number);
		const change = async (of: number, parameters: IDataObject) => {
			const run = await env().run([{}], {
				resource,
				operation: 'update',
				[resource]: byId(of),
				output: 'raw',
				...parameters,
			});
			expect(run.error).toBeUndefined();
			expect(run.items(NODE)).toEqual([record(resource, of)]);
			return record(resource, of);
		};
		/** The list of a record with some entries changed. */
		const withChanges = (list: unknown, key: string, changes: Record<string, IDataObject>) =>
			(list as IDataObject[]).map((entry) => ({ ...entry, ...changes[String(entry[key] as string)] }));

		it('has notifications flipped by name; the others and all details stay', async () => {
			const [, , of = 0] = ids();
			const details = {
				include_order: true,
				include_order_plain_text: true,
				include_affiliate: true,
				distribution_center_filters: ['DC1', 'DC2'],
			};
			await change(of, {
				[resource === 'user' ? 'defineUser' : 'defineGroup']: 'json',
				[`${resource}Json`]: JSON.stringify({
					notifications: ['New Order', 'Low Inventory'].map((name) => ({ name, selected: true, ...details })),
				}),
			});
			const before = record(resource, of);
			const after = await change(of, {
				updateFields: {
					notifications: {
						entry: [
							{ name: 'New Order', selected: false },
							{ name: 'Daily Summary', selected: true, details: { includeOrder: false } },
							{ name: 'Low Inventory', selected: true, details: { distributionCenterFilters: '' } },
							{ name: '={{ $json.nobody }}', selected: true },
						],
					},
				},
			});

			expect(before.notifications).toContainEqual(expect.objectContaining({ name: 'New Order', ...details }));
			expect(after).toEqual({
				...before,
				notifications: withChanges(before.notifications, 'name', {
					'New Order': { selected: false },
					'Daily Summary': { selected: true, include_order: false },
				}),
			});
		});

		it('stays as it is when the form names no entry', async () => {
			const [of = 0] = ids();
			const before = record(resource, of);
			expect(await change(of, { updateFields: { permissions: {}, notifications: { entry: [] } } })).toEqual(
				before,
			);
		});
	});
});

describe('what UltraCart does not have is told before anything is written', () => {
	it.each([
		['user', 'groups', { groupOid: 77 }, "Group Memberships: UltraCart doesn't have one with Group ID '77'"],
		['group', 'users', { userId: 77 }, "User Memberships: UltraCart doesn't have one with User ID '77'"],
	])('%s, %s', async (resource, list, entry, message) => {
		const run = await env().run([{}], {
			resource,
			operation: 'update',
			[resource]: byId(1001),
			updateFields: { [list]: { entry: [entry] } },
		});
		expect(run.error?.message).toBe(`${message} [item 1]`);
		expect(run.error?.description).toMatch(/^It has: .+/);
		expect(writes()).toEqual([]);
	});
});

describe('Replace Whole Record', () => {
	const options = { replaceWholeRecord: true };

	it('sends only what was filled in, with one call by ID', async () => {
		const { coupon_oid } = env().sandbox.insert('coupon', {
			merchant_code: 'OLD',
			description: 'Gone afterwards',
			percent_off_subtotal: { discount_percent: 10 },
		});
		const run = await env().run([{}], {
			operation: 'update',
			coupon: byOid(coupon_oid as number),
			changeDiscount: true,
			discountType: 'freeShipping',
			shippingMethods: 'UPS: Ground',
			updateFields: { merchantCode: 'OLD' },
			options,
		});

		expect(run.error).toBeUndefined();
		expect(env().requests).toEqual([`PUT /rest/v2/coupon/coupons/${coupon_oid as number}`]);
		expect(coupon('OLD')).toEqual({
			coupon_oid,
			merchant_code: 'OLD',
			free_shipping: { shipping_methods: ['UPS: Ground'] },
			coupon_type: 'Free shipping method Y',
			calculated_description: 'Free shipping method UPS: Ground',
		});
	});

	it('wipes nothing where an item has nothing to send', async () => {
		const { coupon_oid } = env().sandbox.insert('coupon', { merchant_code: 'OLD', no_discount: {} });
		const before = coupon('OLD');
		const run = await env().run([{}], {
			operation: 'update',
			coupon: byOid(coupon_oid as number),
			updateFields: { description: '' },
			output: 'raw',
			options,
		});
		expect(run.items(NODE)).toEqual([before]);
		expect(writes()).toEqual([]);
	});

	it('looks up the ID of a coupon named by code, and of nothing else', async () => {
		const { coupon_oid } = env().sandbox.insert('coupon', {
			merchant_code: 'OLD',
			description: 'Gone afterwards',
			no_discount: {},
		});
		await env().run([{}], {
			operation: 'update',
			coupon: byCode('OLD'),
			defineCoupon: 'json',
			couponJson: { merchant_code: 'OLD', coupon_oid: 1001 },
			options,
		});

		expect(coupon('OLD')).toEqual({ coupon_oid, merchant_code: 'OLD' });
		expect(writes()).toEqual([`PUT /rest/v2/coupon/coupons/${coupon_oid as number}`]);
	});

	it('differs from item to item', async () => {
		const [first, second] = ['ONE', 'TWO'].map((merchant_code) =>
			env().sandbox.insert('coupon', { merchant_code, description: merchant_code, no_discount: {} }),
		);
		const items = [
			{ id: first?.coupon_oid, code: 'ONE', replace: false },
			{ id: second?.coupon_oid, code: 'TWO', replace: true },
		];
		await env().run(items as IDataObject[], {
			operation: 'update',
			coupon: byOid('={{ $json.id }}'),
			updateFields: { merchantCode: '={{ $json.code }}', quickbooksCode: 'QB' },
			options: { replaceWholeRecord: '={{ $json.replace }}' },
		});
		expect(coupon('ONE')).toEqual({ ...first, quickbooks_code: 'QB' });
		expect(coupon('TWO')).toEqual({
			coupon_oid: second?.coupon_oid,
			merchant_code: 'TWO',
			quickbooks_code: 'QB',
		});
	});

	it.each([
		['user', { login: 'new', email: 'new@example.com' }],
		['group', { name: 'New' }],
	])('replaces a %s with one call', async (resource, updateFields) => {
		const before = record(resource, 1001);
		await env().run([{}], { resource, operation: 'update', [resource]: byId(1001), updateFields, options });

		expect(env().requests).toEqual([`PUT /rest/v2/user/${resource}s/1001`]);
		expect(before.permissions).toContainEqual(expect.objectContaining({ selected: true }));
		expect(record(resource, 1001).permissions).not.toContainEqual(
			expect.objectContaining({ selected: true }),
		);
		expect(record(resource, 1001)).toMatchObject(updateFields);
	});
});

it('shows what was sent where UltraCart answers an update with nothing', async () => {
	env().sandbox.faults.add({ kind: 'empty', on: 'updateCoupon' });
	env().sandbox.insert('coupon', { merchant_code: 'OLD', description: 'Old', no_discount: {} });
	const run = await env().run([{}], {
		operation: 'update',
		coupon: byCode('OLD'),
		updateFields: { description: 'New' },
		output: 'raw',
	});
	expect(run.items(NODE)).toEqual([coupon('OLD')]);
	expect(coupon('OLD')).toMatchObject({ description: 'New' });
});

it('says which coupons UltraCart has taken on, and nothing else, where the result is not waited for', async () => {
	const coupons = all('coupon').slice(0, 3);
	const parameters = {
		operation: 'update',
		coupon: byId('={{ $json.coupon_oid }}'),
		updateFields: { description: 'Later' },
		options: { doNotWait: true },
	};
	const run = await env().run(coupons, parameters);
	expect(run.items(NODE)).toEqual(coupons.map(({ coupon_oid }) => ({ accepted: true, coupon_oid })));
});
