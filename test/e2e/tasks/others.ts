/** What else a person does: with users and groups, with the trigger, with an agent. */
import assert from 'node:assert/strict';

import type { SavedCredential } from '../../../harness/n8n/rest';
import { objectsIn, type Json } from '../../../sandbox/json';
import { agentWorkflow } from '../agent';
import { listensForATestEvent } from '../trigger';
import type { Task } from './task';

const userInGroup: Task = {
	name: 'a user put into a group',
	async work(editor, { sandbox }) {
		const [group = {}] = sandbox.list('group');
		const isMember = ({ groups }: Json) =>
			objectsIn(groups).some(({ group_oid, member }) => group_oid === group.group_oid && member === true);
		const user = sandbox.list('user').find((each) => !isMember(each));
		assert.ok(user, 'Everybody is in the group');
		await editor.addNode('Add user to group');
		await editor.pickRecord('group', String(group.name), String(group.name));
		await editor.pickRecord('user', String(user.login), String(user.full_name));
		await editor.execute();
		await editor.untilItems(1);
		assert.ok(isMember(sandbox.get('user', user.user_id as number) ?? {}));
	},
};

const testEvent: Task = {
	name: 'a test event of the trigger',
	work: listensForATestEvent,
};

/** Code and percent are left to the model, with n8n's button. */
const tool = (model: SavedCredential): Task => ({
	name: 'a tool that makes the coupon an agent wants',
	workflow: (n8n) =>
		agentWorkflow(n8n, model, [{ Code: 'AGENT15', Discount_Percent: 15 }], {
			resource: 'coupon',
			operation: 'create',
		}),
	async work(editor, { sandbox }) {
		await editor.openNode('UltraCart');
		await editor.leaveToModel('merchantCode');
		await editor.leaveToModel('discountPercent');
		await editor.closeForm();
		await editor.executeWorkflow();
		const coupon = sandbox.get('coupon', 'AGENT15', 'merchant_code');
		assert.deepEqual(coupon?.percent_off_subtotal, { discount_percent: 15 });
	},
});

export const otherTasks = (model: SavedCredential): Task[] => [userInGroup, testEvent, tool(model)];
