/** The trigger in a real n8n: registered, called, and nothing left behind. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { CONNECTED, type House } from '../../scripts/n8n/house';
import { PACKAGE_NAME } from '../../scripts/n8n/project';
import type { Editor } from './editor';
import { credentialOf } from './overRest';
import { picture } from './pictures';
import type { Steps } from '../support/steps';

const TRIGGER = 'UltraCart Trigger';
const ORDER = { order_id: 'DEMO-2026', current_stage: 'Accounts Receivable' };

/** n8n publishes after it has answered. */
async function until(what: string, holds: () => boolean): Promise<void> {
	for (let tries = 0; tries < 100 && !holds(); tries += 1) await sleep(100);
	assert.ok(holds(), `It never came true that ${what}`);
}

export async function testTrigger({ step }: Steps, house: House): Promise<void> {
	console.log('\nTrigger');
	const { rest, sandbox } = house;
	await step('a published workflow starts from an event, and leaves nothing behind', async () => {
		const workflow = await rest.createWorkflow({
			name: 'Orders',
			nodes: [
				{
					id: 'trigger',
					name: TRIGGER,
					type: `${PACKAGE_NAME}.ultraCartTrigger`,
					typeVersion: 1,
					position: [0, 0],
					webhookId: 'a0a3a1f2-0f52-4b62-9df0-5e5f9d6f2f10',
					parameters: { authentication: 'oAuth2', events: ['order_create'] },
					credentials: credentialOf(house, CONNECTED),
				},
			],
			connections: {},
		});
		await rest.activate(workflow);
		await until('UltraCart knows of one webhook', () => sandbox.list('webhook').length === 1);
		sandbox.happen('order_create', ORDER);
		const execution = await rest.nextExecution(workflow);
		assert.equal(execution.status, 'success', execution.message);
		const [item] = execution.items(TRIGGER);
		assert.equal(item?.event, 'order_create');
		assert.equal((item.data as typeof ORDER).order_id, ORDER.order_id);
		await rest.deactivate(workflow);
		await until('UltraCart knows of none', () => sandbox.list('webhook').length === 0);
	});
}

export async function listensForATestEvent(editor: Editor, { sandbox }: House): Promise<void> {
	await editor.newWorkflow();
	await editor.addNode('On order created');
	await editor.id('ndv').getByTestId('node-execute-button').click();
	await editor.page
		.getByText(/Listening for/)
		.first()
		.waitFor();
	await picture(editor.page, 'trigger-listening');
	sandbox.happen('order_create', ORDER);
	await editor.untilItems(1);
	await editor.output.getByText(ORDER.order_id).first().waitFor();
	await picture(editor.page, 'trigger');
}
