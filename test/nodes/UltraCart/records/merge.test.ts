import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../nodes/shared/errors';
import { merge, withDefaults } from '../../../../nodes/UltraCart/records/merge';
import { models } from '../../../support/internals';

const coupon = (current: IDataObject, changes: IDataObject) =>
	merge(models.Coupon, current, { record: changes }, 'coupon_type');
const user = (current: IDataObject, changes: IDataObject) => merge(models.User, current, { record: changes });

describe('the record that an update sends', () => {
	it('keeps everything that the changes do not name, unknown attributes included', () => {
		const current = { coupon_oid: 7, description: 'Old', merchant_notes: 'Stay', new_in_2027: { a: 1 } };
		expect(coupon(current, { description: 'New' })).toEqual({ ...current, description: 'New' });
	});

	it('merges the discount attribute by attribute, and replaces lists', () => {
		const current = {
			percent_off_items: { discount_percent: 10, items: ['A', 'B'], limit: 3 },
			coupon_type: 'X',
		};
		expect(coupon(current, { percent_off_items: { discount_percent: 20, items: ['C'] } })).toEqual({
			percent_off_items: { discount_percent: 20, items: ['C'], limit: 3 },
			coupon_type: 'X',
		});
	});

	it('takes the old discount out when another kind is chosen, and lets UltraCart name the new one', () => {
		const current = {
			coupon_oid: 7,
			percent_off_subtotal: { discount_percent: 10 },
			coupon_type: 'X % off subtotal',
		};
		expect(coupon(current, { free_shipping: { shipping_methods: ['UPS'] } })).toEqual({
			coupon_oid: 7,
			percent_off_subtotal: null,
			free_shipping: { shipping_methods: ['UPS'] },
		});
	});

	it('empties what was emptied', () => {
		expect(
			coupon({ description: 'Old', expiration_dts: '2026-01-01' }, { description: '', expiration_dts: null }),
		).toEqual({ description: '', expiration_dts: null });
	});

	it('flips the memberships and permissions that are named; the others stay, with all they hold', () => {
		const current = {
			groups: [
				{ group_oid: 1, member: true, name: 'One' },
				{ group_oid: 2, member: false, name: 'Two' },
			],
			notifications: [{ name: 'Orders', selected: false, include_order: true }],
		};
		const changes = {
			groups: [{ group_oid: 2, member: true }],
			notifications: [{ name: 'Orders', selected: true }],
		};
		expect(user(current, changes)).toEqual({
			groups: [
				{ group_oid: 1, member: true, name: 'One' },
				{ group_oid: 2, member: true, name: 'Two' },
			],
			notifications: [{ name: 'Orders', selected: true, include_order: true }],
		});
	});

	it('refuses an entry that UltraCart does not list, and tells which it has', () => {
		const current = { groups: [{ group_oid: 1, member: true, name: 'One' }] };
		expect(() => user(current, { groups: [{ group_oid: 9, member: true }] })).toThrow(
			new InputError("Group Memberships: UltraCart doesn't have one with Group ID '9'", 'It has: 1'),
		);
	});

	it.each<[string, IDataObject, string]>([
		[
			'permissions',
			{ permission_Name: 'Fly' },
			"Permissions: UltraCart doesn't have one with Permission 'Fly'",
		],
		[
			'notifications',
			{ name: 'Mail' },
			"Email Notifications: UltraCart doesn't have one with Notification 'Mail'",
		],
		[
			'linked_accounts',
			{ merchant_id: 'X' },
			"Linked Accounts: UltraCart doesn't have one with Merchant ID 'X'",
		],
	])('tells by its label which of the %s there is not', (list, entry, message) => {
		expect(() => user({ [list]: [] }, { [list]: [entry] })).toThrow(message);
	});

	it('changes neither the record nor the changes it was given', () => {
		const current = { percent_off_items: { items: ['A'] }, coupon_type: 'X' };
		const changes = { free_shipping: { shipping_methods: ['UPS'] } };
		const before = JSON.stringify([current, changes]);
		coupon(current, changes);
		expect(JSON.stringify([current, changes])).toBe(before);
	});

	it.each<[string, IDataObject, IDataObject, IDataObject]>([
		[
			'keeps what UltraCart says of the type where the same type changes',
			{ percent_off_subtotal: { discount_percent: 10 }, coupon_type: 'X' },
			{ percent_off_subtotal: { discount_percent: 20 } },
			{ percent_off_subtotal: { discount_percent: 20 }, coupon_type: 'X' },
		],
		[
			'takes a type that was there empty for another',
			{ percent_off_subtotal: null, free_shipping: { shipping_methods: ['A'] }, coupon_type: 'X' },
			{ percent_off_subtotal: { discount_percent: 20 } },
			{ percent_off_subtotal: { discount_percent: 20 }, free_shipping: null },
		],
		[
			'does not choose a type by emptying it',
			{ free_shipping: { shipping_methods: ['A'] }, coupon_type: 'X' },
			{ percent_off_subtotal: null },
			{ free_shipping: { shipping_methods: ['A'] }, percent_off_subtotal: null, coupon_type: 'X' },
		],
		[
			'sends the name of the type where the changes hold one',
			{ free_shipping: { shipping_methods: ['A'] }, coupon_type: 'X' },
			{ percent_off_subtotal: { discount_percent: 1 }, coupon_type: 'Y' },
			{
				free_shipping: null,
				percent_off_subtotal: { discount_percent: 1 },
				coupon_type: 'Y',
			},
		],
		[
			'replaces a child where there was none, or where it becomes none',
			{ percent_off_items: null, automatically_apply_coupon_codes: { coupon_codes: ['A'] } },
			{ automatically_apply_coupon_codes: null },
			{ percent_off_items: null, automatically_apply_coupon_codes: null },
		],
	])('%s', (_, current, changes, want) => {
		expect(coupon(current, changes)).toEqual(want);
	});

	it('changes an entry by each of its changes, in their order', () => {
		const groups = [{ group_oid: 1, member: false, name: 'One' }];
		const changes = [
			{ group_oid: 1, member: true, name: 'Two' },
			{ group_oid: 1, member: false },
		];
		expect(user({ groups }, { groups: changes })).toEqual({
			groups: [{ group_oid: 1, member: false, name: 'Two' }],
		});
	});

	it.each([
		[{ groups: [] }, 'It has: none'],
		[{}, 'It has: none'],
		[{ groups: [{ group_oid: 1 }, { group_oid: 2 }] }, 'It has: 1, 2'],
	])('tells which entries %j has', (current, advice) => {
		expect(() => user(current, { groups: [{ group_oid: 9 }] })).toThrow(
			expect.objectContaining({ advice }) as Error,
		);
	});
});

describe('a type that this version does not know', () => {
	const UNKNOWN = { coupon_oid: 7, half_price_on_sundays: { percent: 50 } };
	const chosen = { free_shipping: { shipping_methods: ['UPS'] } };

	it('is not put beside another: that is refused, by the name of both', () => {
		expect(() => coupon(UNKNOWN, chosen)).toThrow(
			new InputError(
				"Free Shipping can't be set: in UltraCart the record has 'half_price_on_sundays', which this version of the node doesn't know, and it can't have both",
				'Change it in UltraCart, or install a newer version of the node',
			),
		);
	});

	it.each<[string, IDataObject]>([
		['a type that is known is there', { ...UNKNOWN, percent_off_subtotal: { discount_percent: 1 } }],
		['what is unknown is no object', { coupon_oid: 7, half_price_on_sundays: true }],
		['an object that is known is no type', { coupon_oid: 7, restrict_by_postal_codes: ['1'] }],
	])('is not feared where %s', (_, current) => {
		expect(coupon(current, chosen)).toMatchObject(chosen);
	});
});

describe('lists of a customer', () => {
	const customer = (
		current: IDataObject,
		record: IDataObject,
		more: { removed?: Record<string, unknown[]>; defaults?: Record<string, IDataObject> } = {},
	) => merge(models.Customer, current, { record, ...more });
	const home = { customer_billing_oid: 1, city: 'Duluth', first_name: 'Ann' };
	const office = { customer_billing_oid: 2, city: 'Boston', default_billing: true };
	const addresses = { billing: [home, office] };

	it('addresses that are named change, and those without an ID are added', () => {
		const billing = [
			{ customer_billing_oid: 1, city: 'Atlanta' },
			{ city: 'Miami' },
			{ customer_billing_oid: '', city: 'Reno' },
		];
		expect(customer(addresses, { billing })).toEqual({
			billing: [
				{ ...home, city: 'Atlanta' },
				office,
				{ city: 'Miami' },
				{ customer_billing_oid: '', city: 'Reno' },
			],
		});
	});

	it('an address that is there just so is not added again', () => {
		expect(customer(addresses, { billing: [{ city: 'Boston' }] })).toEqual(addresses);
		expect(customer(addresses, { billing: [{ city: 'Boston', first_name: 'Bob' }] }).billing).toHaveLength(3);
		const twice = [{ city: 'Miami' }, { city: 'Miami' }];
		expect(customer({}, { billing: twice })).toEqual({ billing: [{ city: 'Miami' }] });
	});

	it('an address that is not there is refused, and an empty list empties', () => {
		expect(() => customer(addresses, { billing: [{ customer_billing_oid: 9 }] })).toThrow(
			expect.objectContaining({ advice: 'It has: 1, 2' }) as Error,
		);
		expect(customer(addresses, { billing: [] })).toEqual({ billing: [] });
	});

	it('entries with nothing in them are passed over', () => {
		expect(customer({ billing: [null, home] }, { billing: [null, { city: 'Miami' }] })).toEqual({
			billing: [home, { city: 'Miami' }],
		});
	});

	it('tags are added once, in any capitals', () => {
		const tags = [{ tag_value: 'vip' }];
		const added = [{ tag_value: 'VIP' }, { tag_value: 'new' }, { tag_value: 'New' }];
		expect(customer({ tags }, { tags: added })).toEqual({ tags: [...tags, { tag_value: 'new' }] });
		expect(customer({}, { tags: added })).toEqual({ tags: [{ tag_value: 'VIP' }, { tag_value: 'new' }] });
	});

	it('what is removed goes, in any capitals, and all else stays', () => {
		const tags = [{ tag_value: 'vip' }, { tag_value: 'new' }];
		const removed = { tags: ['VIP', 'gone'], billing: [2], email: ['ann@example.com'] };
		expect(customer({ ...addresses, tags, email: 'ann@example.com' }, {}, { removed })).toEqual({
			email: 'ann@example.com',
			tags: [{ tag_value: 'new' }],
			billing: [home],
		});
		expect(customer({}, {}, { removed: { tags: ['vip'] } })).toEqual({ tags: [] });
	});

	it('the default address changes, and where there is none, what is given becomes it', () => {
		const defaults = { billing: { city: 'Atlanta' }, shipping: { city: 'Miami' }, email: { city: 'No' } };
		const shipping = [{ customer_shipping_oid: 3, city: 'Reno', default_shipping: false }];
		const given = { ...addresses, shipping, email: 'ann@example.com' };
		const want = {
			billing: [home, { ...office, city: 'Atlanta' }],
			shipping: [...shipping, { city: 'Miami', default_shipping: true }],
			email: 'ann@example.com',
		};
		expect(customer(given, {}, { defaults })).toEqual(want);
		expect(withDefaults(models.Customer, given, defaults)).toEqual(want);
		expect(withDefaults(models.Customer, given)).toEqual(given);
	});
});
