/** What a marketing person does with coupons and codes. */
import assert from 'node:assert/strict';

import { DateTime } from 'luxon';

import { chain } from '../../../harness/engine/workflow';
import { PICKED } from '../../../nodes/UltraCart/parameters';

import type { Json } from '../../../sandbox/json';
import type { Sandbox } from '../../../sandbox/sandbox';
import { PROJECT_ROOT } from '../../../scripts/project';

import type { Task } from './task';

function couponOf({ sandbox }: { readonly sandbox: Sandbox }, code: string): Json {
	const coupon = sandbox.get('coupon', code, 'merchant_code');
	assert.ok(coupon, `There is no coupon ${code}`);
	return coupon;
}

/** The first Friday after today: the month that a calendar opens on always shows it. */
function nextFriday(): DateTime {
	const today = DateTime.now().startOf('day');
	return today.plus({ days: ((4 - (today.weekday % 7) + 7) % 7) + 1 });
}

/** Whether a coupon expires at 8 p.m. of that day, where n8n is. */
function expiresInTheEvening({ expiration_dts: expires }: Json, day: DateTime): void {
	const moment = DateTime.fromISO(String(expires)).setZone('America/New_York');
	assert.equal(moment.toFormat('yyyy-MM-dd HH:mm'), day.toFormat("yyyy-MM-dd '20:00'"));
}

const hasExpired = ({ expiration_dts: expires }: Json) =>
	typeof expires === 'string' && Date.parse(expires) < Date.now();

const tenPercentUntilFriday: Task = {
	name: 'a 10 % coupon until Friday evening',
	atMost: { clicks: 9, fields: 2 },
	async work(editor, n8n) {
		const friday = nextFriday();
		await editor.addNode('Create coupon');
		await editor.fill('merchantCode', 'FRIDAY10');
		await editor.fill('discountPercent', '10');
		await editor.addField('Add Field', 'Expiration Date');
		await editor.pickMoment('expirationDate', friday, '20');
		await editor.execute();
		await editor.untilItems(1);
		const coupon = couponOf(n8n, 'FRIDAY10');
		assert.deepEqual(coupon.percent_off_subtotal, { discount_percent: 10 });
		expiresInTheEvening(coupon, friday);
	},
};

const CONTACTS = ['ada', 'grace', 'radia'].map((name) => ({ email: `${name}@example.com` }));

const oneCodePerContact: Task = {
	name: 'one code per contact',
	workflow: () => chain(CONTACTS),
	atMost: { clicks: 6, fields: 1 },
	async work(editor, { sandbox }) {
		const before = sandbox.codes().length;
		await editor.addNode('Generate one time codes of coupon');
		await editor.pickRecord('coupon', 'welcome', 'WELCOME10');
		await editor.execute();
		await editor.untilItems(CONTACTS.length);
		const made = sandbox.codes().slice(before);
		assert.equal(made.length, CONTACTS.length);
		for (const { code } of made) await editor.output.getByText(code).first().waitFor();
	},
};

const onlyTheExpiry: Task = {
	name: 'only the expiry of a coupon from the list',
	async work(editor, n8n) {
		const code = 'LATER20';
		n8n.sandbox.insert('coupon', { merchant_code: code, amount_off_subtotal: { discount_amount: 20 } });
		const { expiration_dts: _before, ...before } = couponOf(n8n, code);
		const friday = nextFriday();
		await editor.addNode('Update coupon');
		await editor.pickRecord('coupon', 'later', code);
		await editor.addField('Add Field', 'Expiration Date');
		await editor.pickMoment('expirationDate', friday, '20');
		await editor.execute();
		await editor.untilItems(1);
		const { expiration_dts: _after, ...after } = couponOf(n8n, code);
		assert.deepEqual(after, before);
		expiresInTheEvening(couponOf(n8n, code), friday);
	},
};

const expiredDeleted: Task = {
	name: 'all expired coupons found and deleted',
	async work(editor, { sandbox }) {
		const expired = sandbox.list('coupon').filter(hasExpired);
		const others = sandbox.list('coupon').length - expired.length;
		assert.ok(expired.length > 0, 'No coupon has expired');
		await editor.addNode('Get many coupons');
		await editor.addField('Add Filter', 'Status');
		await editor.select('status', 'Expired');
		await editor.toggle('returnAll');
		await editor.execute();
		await editor.untilItems(expired.length);
		await editor.closeForm();
		await editor.addNode('Delete coupon');
		await editor.drag('merchant_code', 'coupon');
		await editor.execute();
		await editor.untilItems(expired.length);
		assert.deepEqual(sandbox.list('coupon').filter(hasExpired), []);
		assert.equal(sandbox.list('coupon').length, others);
	},
};

const tieredDiscount: Task = {
	name: 'a discount that grows with the order',
	async work(editor, n8n) {
		await editor.addNode('Create coupon');
		await editor.fill('merchantCode', 'MOREANDMORE');
		await editor.select('discountType', 'Tiered Percent Off Subtotal (Whole Order)');
		for (const [n, [subtotal, percent]] of [
			['50', '5'],
			['100', '10'],
		].entries()) {
			await editor.form.getByText('Add Tier').click();
			await editor.fill('subtotalAmount', subtotal ?? '', n);
			await editor.fill('discountPercent', percent ?? '', n);
		}
		await editor.execute();
		await editor.untilItems(1);
		const { tiered_percent_off_subtotal: discount } = couponOf(n8n, 'MOREANDMORE');
		assert.deepEqual((discount as Json).tiers, [
			{ discount_percent: 5, subtotal_amount: 50 },
			{ discount_percent: 10, subtotal_amount: 100 },
		]);
	},
};

const itemsPicked: Task = {
	name: 'a discount on items, one found by its name and two by their IDs',
	async work(editor, n8n) {
		await editor.addNode('Create coupon');
		await editor.fill('merchantCode', 'TENOFFCAPS');
		await editor.select('discountType', 'Percent Off Items');
		await editor.fill('discountPercent', '10');
		await editor.form.getByText('Add Item').click();
		await editor.pickRecord(PICKED, 'cap', 'CAP-RED');
		await editor.form.getByText('Add Item').click();
		await editor.nameRecord(PICKED, 'By ID', 'SHIRT-RED, MUG-BLUE', 1);
		await editor.execute();
		await editor.untilItems(1);
		const { percent_off_items: discount } = couponOf(n8n, 'TENOFFCAPS');
		assert.deepEqual((discount as Json).items, ['CAP-RED', 'SHIRT-RED', 'MUG-BLUE']);
	},
};

/** It comes with the ID of a credential that this n8n does not have. */
const importedExample: Task = {
	name: 'an imported example',
	async work(editor, { credentials }) {
		await editor.newWorkflow();
		await editor.importWorkflow(`${PROJECT_ROOT}/examples/one-code-per-contact.json`);
		await editor.openNode('Make a Code for Each');
		await editor.pickCredential(credentials.ultraCartSimpleKeyApi?.id ?? '');
		await editor.execute();
		await editor.untilItems(12);
	},
};

export const couponTasks = [
	tenPercentUntilFriday,
	oneCodePerContact,
	onlyTheExpiry,
	expiredDeleted,
	tieredDiscount,
	itemsPicked,
	importedExample,
];
