/** What needs no browser: credentials, every operation, every example. */
import assert from 'node:assert/strict';

import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';

import { chain, TRIGGER } from '../../harness/engine/workflow';
import { OAUTH2_TYPE, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { firstNode } from '../../harness/example/examples';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import { manifest } from '../../scripts/project';
import type { Steps } from '../support/steps';
import { mayBeEmpty, operationsOf, type Values } from './operations';

const NODE = 'UltraCart';

/** How a node is set up to use one of the credentials. */
export interface Authentication {
	readonly authentication: string;
	readonly credential: string;
}
export const BY_KEY: Authentication = { authentication: 'simpleKey', credential: SIMPLE_KEY_TYPE };
export const BY_TOKEN: Authentication = { authentication: 'oAuth2', credential: OAUTH2_TYPE };
const BOTH = [BY_KEY, BY_TOKEN];

export async function testCredentials(
	{ step }: Steps,
	{ rest, sandbox, credentials }: N8nInstance,
): Promise<void> {
	console.log('\nCredentials');
	const { [SIMPLE_KEY_TYPE]: simpleKey, [OAUTH2_TYPE]: oAuth2 } = credentials;
	assert(simpleKey && oAuth2);
	const { baseUrl } = sandbox;
	await step('OAuth2 is connected', async () => {
		assert.ok(await rest.isConnected(oAuth2));
	});
	await step('a valid key is accepted', async () => {
		const { status, message } = await rest.testCredential(simpleKey, { apiKey: sandbox.key, baseUrl });
		assert.equal(status, 'OK', message);
	});
	await step('a wrong key is refused, in words that help', async () => {
		const { status, message } = await rest.testCredential(simpleKey, { apiKey: 'wrong', baseUrl });
		assert.equal(status, 'Error');
		assert.match(message, /UltraCart did not accept this credential/);
	});
}

/** Runs one operation and expects items. */
async function runOperation(
	n8n: N8nInstance,
	type: string,
	by: Authentication,
	parameters: IDataObject,
): Promise<void> {
	const { authentication, credential } = by;
	const workflow = chain([{}], {
		name: NODE,
		type,
		parameters: { ...parameters, authentication },
		credentials: credentialOf(n8n, credential),
	});
	const execution = await n8n.rest.run(await n8n.rest.createWorkflow(workflow), TRIGGER);
	assert.equal(execution.status, 'success', execution.message);
	assert.ok(mayBeEmpty(parameters) || execution.items(NODE).length > 0, 'No item came out');
}

export async function testOperations(
	{ step }: Steps,
	n8n: N8nInstance,
	type: INodeTypeDescription,
	values: Values,
): Promise<void> {
	console.log('\nOperations');
	const operations = operationsOf(type);
	for (const [index, operation] of operations.entries()) {
		const by = BOTH[index % BOTH.length] ?? BY_KEY;
		await step(`${operation.action} (${by.authentication})`, async () => {
			await runOperation(n8n, type.name, by, values.parametersFor(type, operation));
		});
	}
	await step('an expired access token is refreshed', async () => {
		const [operation] = operations.filter((each) => each.operation === 'getAll');
		assert.ok(operation);
		n8n.sandbox.oauth.expireAll();
		n8n.sandbox.log.reset();
		await runOperation(n8n, type.name, BY_TOKEN, values.parametersFor(type, operation));
		const refreshes = n8n.sandbox.log.entries.filter(({ path }) => path.endsWith('/oauth/token'));
		assert.equal(refreshes.length, 1);
	});
}

/** n8n hands out what the package says of each output. Of the trigger's, its editor shows nothing. */
export async function testOutputSchemas(
	{ step }: Steps,
	{ rest }: N8nInstance,
	type: INodeTypeDescription,
): Promise<void> {
	console.log('\nOutput schemas');
	const places = operationsOf(type).map(({ resource, operation }) => [type.name, resource, operation]);
	await step(`n8n has the output schemas of ${places.length} operations and of the trigger`, async () => {
		for (const [node = '', ...place] of [...places, [`${type.name}Trigger`]]) {
			const { properties } = await rest.outputSchema(node, ...place);
			assert.notDeepEqual(Object.keys(properties ?? {}), []);
		}
		const { properties } = await rest.outputSchema(`${type.name}Trigger`);
		assert.deepEqual(Object.keys(properties ?? {}), ['event', 'category', 'data']);
	});
}

const POOL = 'code-from-pool';

/** They remember in a data table, which only a whole n8n has. */
const ONCE_PER_CUSTOMER = ['first-order-thanks', 'lapsed-customers', 'win-back'];
const ONCE_PER_ORDER = 'goodwill';
const REMINDER = 'code-redeemed';
const EVERY_MORNING = 'Every Morning';

export async function testExamples({ step }: Steps, { rest, sandbox, examples }: N8nInstance): Promise<void> {
	console.log('\nExamples');
	for (const [example, workflow] of examples) {
		const trigger = firstNode(workflow);
		await step(example, async () => {
			const execution = await rest.run(workflow, trigger);
			assert.equal(execution.status, 'success', execution.message);
			const skipped = workflow.nodes.filter(
				({ type, name }) => type.startsWith(manifest.name) && !execution.nodes.includes(name),
			);
			assert.deepEqual(skipped, [], 'A node of this package did not run');
		});
	}
	for (const example of ONCE_PER_CUSTOMER) {
		const workflow = examples.get(example);
		assert.ok(workflow);
		await step(`${example}, twice: one code for each customer`, async () => {
			await rest.run(workflow, firstNode(workflow));
			const before = sandbox.codes();
			assert.ok(before.length > 0, 'No code was made');
			const execution = await rest.run(workflow, firstNode(workflow));
			assert.equal(execution.status, 'success', execution.message);
			assert.deepEqual(sandbox.codes(), before);
		});
	}
	await step(`${POOL}, five at once: a code for each`, async () => {
		const workflow = examples.get(POOL);
		assert.ok(workflow);
		sandbox.log.reset();
		const runs = await Promise.all(Array.from({ length: 5 }, () => rest.run(workflow, firstNode(workflow))));
		const rows = runs.map((run) => run.items('Is It Ours?'));
		assert.deepEqual(
			rows.map(({ length }) => length),
			runs.map(() => 1),
		);
		assert.equal(new Set(rows.flat().map(({ coupon_code }) => coupon_code)).size, runs.length);
		// Without a race for the same row, nothing would be shown.
		assert.ok(
			runs.some((run) => run.items('Read It Back').length > 1),
			'No two found the same row',
		);
		assert.equal(sandbox.log.calls, 0);
	});
	await step(`${REMINDER}, every morning: one reminder of the code that win-back sent`, async () => {
		const [winBack, workflow] = ['win-back', REMINDER].map((name) => examples.get(name));
		assert.ok(winBack && workflow);
		await rest.run(winBack, firstNode(winBack));
		const mornings = [await rest.run(workflow, EVERY_MORNING), await rest.run(workflow, EVERY_MORNING)];
		assert.deepEqual(
			mornings.map((morning) => morning.message ?? morning.items('Send the Reminder').length),
			[1, 0],
		);
	});
	await step(`${ONCE_PER_ORDER}, three at once: one credit`, async () => {
		const workflow = examples.get(ONCE_PER_ORDER);
		assert.ok(workflow);
		const trigger = firstNode(workflow);
		const [refund] = workflow.pinData?.[trigger] ?? [];
		const data = { ...(refund?.json.data as IDataObject), order_id: 'DEMO-AT-ONCE' };
		const pinData = { [trigger]: [{ json: { ...refund?.json, data } }] };
		const { nodes, connections } = workflow;
		const another = await rest.createWorkflow({ nodes, connections, pinData });
		sandbox.log.reset();
		const runs = await Promise.all([1, 2, 3].map(() => rest.run(another, trigger)));
		assert.deepEqual(
			runs.map(({ status, message }) => message ?? status),
			runs.map(() => 'success'),
		);
		assert.equal(sandbox.log.of('addCustomerStoreCredit').length, 1);
		assert.equal(runs.flatMap((run) => run.items('Send the Letter with Credit')).length, 1);
	});
}
