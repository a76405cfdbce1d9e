/** The trigger in a real n8n: registered, called, and nothing left behind. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import type { N8nInstance } from '../../harness/n8n/n8nInstance';
import { PACKAGE_NAME } from '../../harness/n8n/project';
import type { Execution, NewWorkflow } from '../../harness/n8n/rest';
import type { Editor } from './editor';
import { BY_KEY, BY_TOKEN, credentialOf, type Way } from './overRest';
import { picture } from './pictures';
import type { Steps } from '../../harness/n8n/steps';

const TRIGGER = 'UltraCart Trigger';
const ORDER = { order_id: 'DEMO-2026', current_stage: 'Accounts Receivable' };
const COLLEAGUE = { login: 'e2e-colleague', email: 'erin@example.com', full_name: 'Erin Colleague' };

/** n8n publishes after it has answered. */
async function until(what: string, holds: () => boolean): Promise<void> {
	for (let tries = 0; tries < 100 && !holds(); tries += 1) await sleep(100);
	assert.ok(holds(), `It never came true that ${what}`);
}

async function post(url: string, headers: Record<string, string>, body: object): Promise<void> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { ...headers, 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	assert.ok(answer.ok, `${url} answers with ${answer.status}: ${await answer.text()}`);
}

/** Something that happens in UltraCart, and a workflow that is told of it. */
interface Happening {
	readonly event: string;
	readonly way: Way;
	readonly happens: (sandbox: Sandbox) => Promise<void>;
	/** What the event's record says. */
	readonly says: IDataObject;
}

const AN_ORDER: Happening = {
	event: 'order_create',
	way: BY_TOKEN,
	happens: ({ url }) => post(`${url}/sandbox/events`, {}, { event: 'order_create', record: ORDER }),
	says: ORDER,
};

const A_COLLEAGUE: Happening = {
	event: 'user_create',
	way: BY_KEY,
	happens: ({ baseUrl, headers }) => post(`${baseUrl}/user/users`, headers, COLLEAGUE),
	says: { login: COLLEAGUE.login, full_name: COLLEAGUE.full_name },
};

const workflowFor = (house: N8nInstance, { event, way }: Happening): NewWorkflow => ({
	name: `On ${event}`,
	nodes: [
		{
			id: 'trigger',
			name: TRIGGER,
			type: `${PACKAGE_NAME}.ultraCartTrigger`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: randomUUID(),
			parameters: { authentication: way.authentication, events: [event] },
			credentials: credentialOf(house, way.credential),
		},
	],
	connections: {},
});

function ensureItem(execution: Execution | undefined, { event, says }: Happening): void {
	assert.equal(execution?.status, 'success', execution?.message);
	const [item, ...others] = execution.items(TRIGGER);
	assert.deepEqual(others, []);
	assert.equal(item?.event, event);
	const data = item.data as IDataObject;
	assert.deepEqual({ ...data, ...says }, data);
}

async function startsAndLeavesNothing(house: N8nInstance, happening: Happening): Promise<void> {
	const { rest, sandbox } = house;
	const workflow = await rest.createWorkflow(workflowFor(house, happening));
	await rest.activate(workflow);
	await until('UltraCart knows of one webhook', () => sandbox.list('webhook').length === 1);
	await happening.happens(sandbox);
	const [execution] = await rest.executions(workflow, 1);
	ensureItem(execution, happening);
	await rest.deactivate(workflow);
	await until('UltraCart knows of none', () => sandbox.list('webhook').length === 0);
}

/** Both of them take one event; then each of them ends, and the other stays. */
async function keepsTestsApart(house: N8nInstance, happening: Happening): Promise<void> {
	const { rest, sandbox } = house;
	const addresses = () => sandbox.list('webhook').map(({ webhook_url: url }) => String(url));
	const known = () => addresses().map((url) => (url.includes('/webhook-test/') ? 'test' : 'production'));
	const knows = (...kinds: string[]) =>
		until(`UltraCart knows of ${kinds.join(' and ') || 'none'}`, () => isDeepStrictEqual(known(), kinds));
	const workflow = await rest.createWorkflow(workflowFor(house, happening));
	await rest.activate(workflow);
	await knows('production');
	const before = sandbox.list('webhook');
	await rest.listen(workflow, TRIGGER);
	await knows('production', 'test');
	await happening.happens(sandbox);
	for (const execution of await rest.executions(workflow, 2)) ensureItem(execution, happening);
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

export async function testTrigger({ step }: Steps, house: N8nInstance): Promise<void> {
	console.log('\nTrigger');
	for (const happening of [AN_ORDER, A_COLLEAGUE]) {
		const { event, way } = happening;
		await step(`${event} starts a published workflow, and nothing is left (${way.authentication})`, () =>
			startsAndLeavesNothing(house, happening),
		);
	}
	await step('listening for a test event leaves a published workflow alone', () =>
		keepsTestsApart(house, AN_ORDER),
	);
}

export async function listensForATestEvent(editor: Editor, { sandbox }: N8nInstance): Promise<void> {
	await editor.newWorkflow();
	await editor.addNode('On order created');
	await editor.id('ndv').getByTestId('node-execute-button').click();
	await editor.page
		.getByText(/Listening for/)
		.first()
		.waitFor();
	await picture(editor.id('ndv'), 'trigger-listening');
	sandbox.emitEvent('order_create', ORDER);
	await editor.untilItems(1);
	await editor.output.getByText(ORDER.order_id).first().waitFor();
	await picture(editor.id('ndv'), 'trigger');
}
