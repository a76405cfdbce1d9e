/** What needs no browser: credentials, every operation, every example. */
import assert from 'node:assert/strict';

import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';

import { CONNECTED, KEYED, type N8nInstance } from '../../harness/n8n/n8nInstance';
import { PACKAGE_NAME } from '../../harness/n8n/project';
import type { Lookup, NewWorkflow } from '../../harness/n8n/rest';
import { firstNode } from '../../harness/example/firstNode';
import { operationsOf, Values } from './operations';
import type { Steps } from '../../harness/n8n/steps';

const TRIGGER = 'Start';
const NODE = 'UltraCart';

/** What the node is told about the credential it shall use, and which that is. */
export interface Way {
	readonly authentication: string;
	readonly credential: string;
}
export const BY_KEY: Way = { authentication: 'simpleKey', credential: KEYED };
export const BY_TOKEN: Way = { authentication: 'oAuth2', credential: CONNECTED };
const WAYS = [BY_KEY, BY_TOKEN];

export const credentialOf = ({ credentials }: N8nInstance, type: string) => {
	const { id, name } = credentials[type] ?? { id: '', name: '' };
	return { [type]: { id, name } };
};

/** A manual trigger, and the node behind it. */
function workflowWith(
	type: string,
	parameters: IDataObject,
	credentials: Lookup['credentials'],
): NewWorkflow {
	const base = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		name: 'End to end',
		nodes: [
			{ ...base, id: 'start', name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{ ...base, id: 'node', name: NODE, type, parameters: parameters as never, credentials },
		],
		connections: { [TRIGGER]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	};
}

export async function testCredentials(
	{ step }: Steps,
	{ rest, sandbox, credentials }: N8nInstance,
): Promise<void> {
	console.log('\nCredentials');
	const { [KEYED]: keyed, [CONNECTED]: connected } = credentials;
	assert(keyed && connected);
	await step('OAuth2 is connected', async () => {
		assert.ok(await rest.isConnected(connected));
	});
	await step('a valid key is accepted', async () => {
		const { status, message } = await rest.testCredential(keyed, {
			apiKey: sandbox.key,
			baseUrl: sandbox.baseUrl,
		});
		assert.equal(status, 'OK', message);
	});
	await step('a wrong key is refused, in words that help', async () => {
		const { status, message } = await rest.testCredential(keyed, {
			apiKey: 'wrong',
			baseUrl: sandbox.baseUrl,
		});
		assert.equal(status, 'Error');
		assert.match(message, /UltraCart did not accept this credential/);
	});
}

/** A value that `Values` made up, which no record need have. */
const isGiven = (value: unknown) =>
	/E2E\d/.test(JSON.stringify(value)) || (value as IDataObject | null)?.__rl === true;

/** Runs one operation and expects items. */
async function runOperation(
	house: N8nInstance,
	type: string,
	way: Way,
	parameters: IDataObject,
): Promise<void> {
	const { authentication, credential } = way;
	const workflow = workflowWith(type, { ...parameters, authentication }, credentialOf(house, credential));
	const execution = await house.rest.run(await house.rest.createWorkflow(workflow), TRIGGER);
	assert.equal(execution.status, 'success', execution.message);
	const searchedFor = 'returnAll' in parameters && Object.values(parameters).some(isGiven);
	assert.ok(searchedFor || execution.items(NODE).length > 0, 'No item came out');
}

export async function testOperations(
	{ step }: Steps,
	house: N8nInstance,
	type: INodeTypeDescription,
): Promise<void> {
	console.log('\nOperations');
	const values = new Values(house.sandbox);
	const operations = operationsOf(type);
	for (const [index, operation] of operations.entries()) {
		const way = WAYS[index % WAYS.length] ?? BY_KEY;
		await step(`${operation.action} (${way.authentication})`, async () => {
			await runOperation(house, type.name, way, values.parametersFor(type, operation));
		});
	}
	await step('an expired access token is refreshed', async () => {
		const [operation] = operations.filter((each) => each.operation === 'getAll');
		assert.ok(operation);
		house.sandbox.oauth.expireAll();
		house.sandbox.log.reset();
		await runOperation(house, type.name, BY_TOKEN, values.parametersFor(type, operation));
		const refreshes = house.sandbox.log.entries.filter(({ path }) => path.endsWith('/oauth/token'));
		assert.equal(refreshes.length, 1);
	});
}

export async function testExamples({ step }: Steps, { rest, examples }: N8nInstance): Promise<void> {
	console.log('\nExamples');
	for (const [file, workflow] of examples) {
		const trigger = firstNode(workflow);
		await step(file, async () => {
			const execution = await rest.run(workflow, trigger);
			assert.equal(execution.status, 'success', execution.message);
			const skipped = workflow.nodes.filter(
				({ type, name }) => type.startsWith(PACKAGE_NAME) && !execution.nodes.includes(name),
			);
			assert.deepEqual(skipped, [], 'A node of this package did not run');
		});
	}
}
