/** The trigger in a real n8n: registered, called, and nothing left behind. */
import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual, promisify } from 'node:util';

import type { IDataObject } from 'n8n-workflow';
import pWaitFor from 'p-wait-for';

import { sequence, type WorkflowJson } from '../../harness/engine/workflow';
import { eventCommand } from '../../harness/example/event';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import type { Execution } from '../../harness/n8n/rest';
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { manifest } from '../../scripts/project';
import type { Steps } from '../support/steps';
import type { Editor } from './editor';
import { BY_KEY, BY_TOKEN, type Authentication } from './overRest';
import { picture } from './pictures';

const TRIGGER = 'UltraCart Trigger';
/** An apostrophe must get through the shell. */
const ORDER = {
	order_id: 'DEMO-2026',
	current_stage: 'Accounts Receivable',
	billing: { company: "Grace's" },
};
const COLLEAGUE = { login: 'e2e-colleague', email: 'erin@example.com', full_name: 'Erin Colleague' };

/** n8n publishes after it has answered. */
async function until(what: string, condition: () => boolean): Promise<void> {
	const message = new Error(`It never came true that ${what}`);
	await pWaitFor(condition, { interval: 100, timeout: { milliseconds: 10_000, message } });
}

/** Something that happens in UltraCart, and the workflow that it starts. */
interface EventCase {
	readonly event: string;
	readonly by: Authentication;
	readonly happens: (sandbox: Sandbox) => unknown;
	/** What the event's record says. */
	readonly says: IDataObject;
}

const ORDER_CREATED: EventCase = {
	event: 'order_create',
	by: BY_TOKEN,
	happens: (sandbox) => promisify(exec)(eventCommand(sandbox, { event: 'order_create', record: ORDER })),
	says: ORDER,
};

const USER_CREATED: EventCase = {
	event: 'user_create',
	by: BY_KEY,
	happens: (sandbox) => sandbox.insert('user', COLLEAGUE),
	says: { login: COLLEAGUE.login, full_name: COLLEAGUE.full_name },
};

const workflowFor = (n8n: N8nInstance, { event, by }: EventCase): WorkflowJson =>
	sequence({
		name: TRIGGER,
		type: `${manifest.name}.ultraCartTrigger`,
		webhookId: randomUUID(),
		parameters: { authentication: by.authentication, events: [event] },
		credentials: credentialOf(n8n, by.credential),
	});

function ensureItem(execution: Execution | undefined, { event, says }: EventCase): void {
	assert.equal(execution?.status, 'success', execution?.message);
	const [item, ...others] = execution.items(TRIGGER);
	assert.deepEqual(others, []);
	assert.equal(item?.event, event);
	const data = item.data as IDataObject;
	assert.deepEqual({ ...data, ...says }, data);
}

async function startsAndLeavesNothing(n8n: N8nInstance, eventCase: EventCase): Promise<void> {
	const { rest, sandbox } = n8n;
	const workflow = await rest.createWorkflow(workflowFor(n8n, eventCase));
	await rest.activate(workflow);
	await until('UltraCart knows of one webhook', () => sandbox.list('webhook').length === 1);
	await eventCase.happens(sandbox);
	const [execution] = await rest.untilExecuted(workflow, 1);
	ensureItem(execution, eventCase);
	await rest.deactivate(workflow);
	await until('UltraCart knows of none', () => sandbox.list('webhook').length === 0);
}

/** Both of them take one event; then each of them ends, and the other stays. */
async function keepsTestsApart(n8n: N8nInstance, eventCase: EventCase): Promise<void> {
	const { rest, sandbox } = n8n;
	const addresses = () => sandbox.list('webhook').map(({ webhook_url: url }) => String(url));
	const known = () => addresses().map((url) => (url.includes('/webhook-test/') ? 'test' : 'production'));
	const knows = (...kinds: string[]) =>
		until(`UltraCart knows of ${kinds.join(' and ') || 'none'}`, () => isDeepStrictEqual(known(), kinds));
	const workflow = await rest.createWorkflow(workflowFor(n8n, eventCase));
	await rest.activate(workflow);
	await knows('production');
	const before = sandbox.list('webhook');
	await rest.listen(workflow, TRIGGER);
	await knows('production', 'test');
	await eventCase.happens(sandbox);
	for (const execution of await rest.untilExecuted(workflow, 2)) ensureItem(execution, eventCase);
	await knows('production');
	assert.deepEqual(settingsOf(sandbox.list('webhook')), settingsOf(before));
	await rest.listen(workflow, TRIGGER);
	await knows('production', 'test');
	await rest.deactivate(workflow);
	await knows('test');
	await rest.stopListening(workflow);
	await knows();
}

/** Without what every delivery changes. */
const settingsOf = (webhooks: readonly Json[]) =>
	webhooks.map(({ webhook_oid, webhook_url, basic_username, event_categories }) => ({
		webhook_oid,
		webhook_url,
		basic_username,
		event_categories,
	}));

export async function testTrigger({ step }: Steps, n8n: N8nInstance): Promise<void> {
	console.log('\nTrigger');
	for (const eventCase of [ORDER_CREATED, USER_CREATED]) {
		const { event, by } = eventCase;
		await step(`${event} starts a published workflow, and nothing is left (${by.authentication})`, () =>
			startsAndLeavesNothing(n8n, eventCase),
		);
	}
	await step('listening for a test event leaves a published workflow alone', () =>
		keepsTestsApart(n8n, ORDER_CREATED),
	);
}

export async function listensForATestEvent(editor: Editor, { sandbox }: N8nInstance): Promise<void> {
	await editor.newNode('On order created');
	await editor.id('ndv').getByTestId('node-execute-button').click();
	await editor.page
		.getByText(/Listening for/)
		.first()
		.waitFor();
	sandbox.emitEvent('order_create', ORDER);
	await editor.untilItems(1);
	await editor.output.getByText(ORDER.order_id).first().waitFor();
	await picture(editor.id('ndv'), 'trigger');
}
