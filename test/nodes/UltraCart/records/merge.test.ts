import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../nodes/shared/errors';
import { merge } from '../../../../nodes/UltraCart/records/merge';
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
