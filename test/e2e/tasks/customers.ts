/** What a person does with customers and their orders. */
import assert from 'node:assert/strict';

import { chain } from '../../../harness/engine/workflow';
import { objectsIn, type Json } from '../../../sandbox/json';
import type { Task } from './task';

const tagsOf = ({ tags }: Json): unknown[] => objectsIn(tags).map(({ tag_value }) => tag_value);

const tagAdded: Task = {
	name: 'a customer found by email, and a tag added without losing the others',
	async work(editor, { sandbox }) {
		const customer = sandbox.list('customer').find((each) => tagsOf(each).length > 1);
		assert.ok(customer, 'No customer has tags');
		const email = String(customer.email);
		await editor.addNode('Update customer');
		await editor.pickRecord('customer', email.slice(0, 8), email);
		await editor.addField('Add Field', 'Add Tags');
		await editor.fill('tags', 'Spring Sale');
		await editor.execute();
		await editor.untilItems(1);
		const { last_modified_dts: _before, ...before } = customer;
		const { last_modified_dts: _after, ...after } = sandbox.get('customer', email, 'email') ?? {};
		assert.deepEqual(after, { ...before, tags: [...objectsIn(before.tags), { tag_value: 'Spring Sale' }] });
	},
};

const creditAdded: Task = {
	name: 'store credit added for a customer',
	async work(editor, { sandbox }) {
		const [{ email, customer_profile_oid } = {}] = sandbox.list('customer');
		sandbox.log.reset();
		await editor.addNode('Add store credit to customer');
		await editor.pickRecord('customer', String(email), String(email));
		await editor.fill('amount', '5');
		await editor.fill('description', 'Sorry for the delay');
		await editor.execute();
		await editor.untilItems(1);
		const [call, ...more] = sandbox.log.of('addCustomerStoreCredit');
		assert.deepEqual(more, []);
		assert.ok(call?.path.includes(String(customer_profile_oid)), 'Another customer has it');
		assert.deepEqual(call?.body, { amount: 5, description: 'Sorry for the delay' });
	},
};

const couponsRead: Task = {
	name: 'the coupons of an order read',
	async work(editor, { sandbox }) {
		const order = sandbox.list('order').find(({ coupons }) => objectsIn(coupons).length > 0);
		assert.ok(order, 'No order has a coupon');
		await editor.addNode('Get order');
		await editor.pickRecord('order', String(order.order_id), String(order.order_id));
		await editor.execute();
		await editor.untilItems(1);
		const [coupon = {}] = objectsIn(order.coupons);
		await editor.output.getByText(String(coupon.coupon_code)).first().waitFor();
	},
};

const CONTACTS = 300;
/** Places of contacts whose lines UltraCart does not take. */
const REFUSED = [10, 20, 30];

const imported: Task = {
	name: 'an import of 300 contacts, of which UltraCart does not take 3',
	workflow: () =>
		chain(Array.from({ length: CONTACTS }, (_, n) => ({ email: `fair${String(n)}@example.com` }))),
	async work(editor, { sandbox }) {
		const before = sandbox.list('customer').length;
		sandbox.account.jobFaults.push({ lines: REFUSED });
		await editor.addNode('Import customers');
		await editor.drag('email', 'email');
		await editor.addField('Add Field', 'Business Notes');
		await editor.fill('businessNotes', 'Spring fair');
		await editor.execute();
		// All that the others brought is there: the error is about those that UltraCart did not take.
		await editor.output
			.getByText(/^UltraCart did not take the customer fair\d+@example\.com/)
			.first()
			.waitFor();
		await editor.output
			.getByText(/3 of 300 items failed/)
			.first()
			.waitFor();
		assert.equal(sandbox.list('customer').length, before + CONTACTS - REFUSED.length);
	},
};

export const customerTasks: readonly Task[] = [tagAdded, creditAdded, couponsRead, imported];
