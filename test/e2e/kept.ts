/** What a run had made is not lost when it is stopped, and a model that calls the node as its tool does not make it again. */
import assert from 'node:assert/strict';

import fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import pWaitFor from 'p-wait-for';

import { chain, TRIGGER, type WorkflowJson } from '../../harness/engine/workflow';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import type { SavedCredential } from '../../harness/n8n/rest';
import type { Cleanup } from '../../harness/shared/cleanup';
import { manifest } from '../../scripts/project';
import type { Steps } from '../support/steps';
import { BY_KEY } from './overRest';

const NODE = 'UltraCart';

const nodeFor = (n8n: N8nInstance, parameters: IDataObject) => ({
	name: NODE,
	parameters: {
		authentication: BY_KEY.authentication,
		resource: 'coupon',
		operation: 'generateCodes',
		coupon: { __rl: true, mode: 'code', value: 'KEPT' },
		...parameters,
	},
	credentials: credentialOf(n8n, BY_KEY.credential),
});

const codesOf = ({ sandbox }: N8nInstance) => sandbox.codes().map(({ code }) => code);

/** Two calls come back, the third waits: then the execution is stopped. */
async function findsWhatAStoppedRunMade(n8n: N8nInstance): Promise<void> {
	const { rest, sandbox } = n8n;
	const before = sandbox.codes().length;
	const contacts = Array.from({ length: 3000 }, (_, n) => ({ email: `${n}@example.com` }));
	const node = { ...nodeFor(n8n, {}), type: `${manifest.name}.ultraCart` };
	const workflow = await rest.createWorkflow(chain(contacts, node));
	const slow = sandbox.faults.add({
		kind: 'delay',
		milliseconds: 5000,
		after: 2,
		on: 'generateOneTimeCodesByMerchantCode',
	});
	const id = await rest.start(workflow, TRIGGER);
	await pWaitFor(() => slow.hits > 0, { interval: 20, timeout: 60_000 });
	const made = codesOf(n8n).slice(before, before + 2000);
	assert.equal(made.length, 2000);
	await rest.stop(id);
	await rest.execution(id);
	const apiKey = await rest.createApiKey('execution:read', 'execution:list');
	const { data, status } = await rest.savedExecution(id, apiKey);
	assert.equal(status, 'canceled');
	const kept = JSON.stringify(data.executionData?.contextData[`node:${NODE}`]);
	for (const code of made) assert.ok(kept.includes(`"code":"${code}"`), `${code} is not there`);
	assert.ok(!kept.includes('example.com'), 'It holds what the contacts held');
}

interface ChatRequest {
	readonly messages: readonly { readonly role: string; readonly content: unknown }[];
	readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

/** Calls the tool, once more where that failed, and then says what it got. */
function replyOf({ messages, tools }: ChatRequest): IDataObject {
	const results = messages
		.filter(({ role }) => role === 'tool')
		.map(({ content }) => JSON.stringify(content));
	const hasCodes = results.at(-1)?.includes('coupon_codes') === true;
	if (hasCodes || results.length > 1) return { role: 'assistant', content: results.join() };
	const call = { name: tools?.[0]?.function.name, arguments: JSON.stringify({ prefix: 'AI-' }) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: `call-${results.length}`, type: 'function', function: call }],
	};
}

/** A language model with OpenAI's interface that has decided beforehand what it says. */
async function startModel(cleanup: Cleanup): Promise<string> {
	const server = fastify();
	server.post<{ Body: ChatRequest }>('/v1/chat/completions', ({ body }) => {
		const message = replyOf(body);
		const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
		return {
			id: 'reply',
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [{ index: 0, message, finish_reason }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	cleanup.add(() => server.close());
	return `${await server.listen({ host: '127.0.0.1', port: 0 })}/v1`;
}

function agentWorkflow(n8n: N8nInstance, model: SavedCredential, retryOnFail: boolean): WorkflowJson {
	const langchain = '@n8n/n8n-nodes-langchain';
	const workflow = chain([{}], {
		name: 'Agent',
		type: `${langchain}.agent`,
		typeVersion: 3,
		parameters: { promptType: 'define', text: 'Three codes, please', options: {} },
	});
	const tool = nodeFor(n8n, {
		codesOutput: 'allInOneItem',
		quantity: 3,
		prefix: "={{ $fromAI('prefix', 'What the codes start with', 'string') }}",
		options: { codesPerCall: 1 },
	});
	workflow.nodes.push(
		{
			...tool,
			type: `${manifest.name}.ultraCartTool`,
			id: 'tool',
			typeVersion: 1,
			position: [400, 200],
			...(retryOnFail && { retryOnFail, maxTries: 2, waitBetweenTries: 10 }),
		},
		{
			name: 'Model',
			type: `${langchain}.lmChatOpenAi`,
			id: 'model',
			typeVersion: 1.2,
			position: [200, 200],
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials: { openAiApi: { id: model.id, name: model.name } },
		},
	);
	workflow.connections[NODE] = { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
	workflow.connections.Model = {
		ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]],
	};
	return workflow;
}

/** The third of three calls is refused the first time. */
async function makesNothingAgain(
	n8n: N8nInstance,
	model: SavedCredential,
	retryOnFail: boolean,
): Promise<void> {
	const { rest, sandbox } = n8n;
	const before = sandbox.codes().length;
	sandbox.faults.add({
		kind: 'status',
		status: 410,
		after: 2,
		on: 'generateOneTimeCodesByMerchantCode',
	});
	const workflow = await rest.createWorkflow(agentWorkflow(n8n, model, retryOnFail));
	const execution = await rest.run(workflow, TRIGGER);
	assert.equal(execution.status, 'success', execution.message);
	const made = codesOf(n8n).slice(before);
	assert.equal(made.length, 3);
	const [answer] = execution.items('Agent');
	for (const code of made)
		assert.ok(JSON.stringify(answer).includes(code), `${code} did not reach the model`);
}

export async function testKept(cleanup: Cleanup, { step }: Steps, n8n: N8nInstance): Promise<void> {
	console.log('\nWhat was made');
	n8n.sandbox.insert('coupon', { merchant_code: 'KEPT', percent_off_subtotal: { discount_percent: 10 } });
	await step('a stopped execution holds the codes it made', () => findsWhatAStoppedRunMade(n8n));
	const url = await startModel(cleanup);
	const model = await n8n.rest.createCredential('openAiApi', 'Model', { apiKey: 'none', url });
	await step("an AI agent's tool that is tried again hands out the codes it made", () =>
		makesNothingAgain(n8n, model, true),
	);
	await step('an AI agent that repeats a call that failed gets the codes it made', () =>
		makesNothingAgain(n8n, model, false),
	);
}
