/** The node as the tool of n8n's AI Agent, whose language model has decided beforehand what it does. */
import assert from 'node:assert/strict';

import fastify from 'fastify';
import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';

import { chain, TRIGGER, type WorkflowJson } from '../../harness/engine/workflow';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import type { SavedCredential } from '../../harness/n8n/rest';
import type { Cleanup } from '../../harness/shared/cleanup';
import { manifest } from '../../scripts/project';
import { leftToAi } from '../support/leftToAi';
import type { Steps } from '../support/steps';
import { mayBeEmpty, operationsOf, type Values } from './operations';
import { BY_KEY } from './overRest';

const AGENT = 'Agent';

interface ChatRequest {
	readonly messages: readonly { readonly role: string; readonly content: unknown }[];
	readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

/** The tool calls it makes, one after the other: what it gives for the fields that are left to it. */
type Script = readonly IDataObject[];

/** Makes the next call of the script, or else says what came of all. */
function replyOf({ messages, tools }: ChatRequest, script: Script): IDataObject {
	const results = messages.flatMap(({ role, content }) => (role === 'tool' ? [content] : []));
	const args = script[results.length];
	if (args === undefined) return { role: 'assistant', content: JSON.stringify(results) };
	const call = { name: tools?.[0]?.function.name, arguments: JSON.stringify(args) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: `call-${results.length}`, type: 'function', function: call }],
	};
}

/** A language model behind OpenAI's interface, and n8n's credential for it; the name of the model is its script. */
export async function startModel(cleanup: Cleanup, { rest }: N8nInstance): Promise<SavedCredential> {
	const server = fastify();
	server.post<{ Body: ChatRequest & { model: string } }>('/v1/chat/completions', ({ body }) => {
		const message = replyOf(body, JSON.parse(body.model) as Script);
		return {
			id: 'reply',
			object: 'chat.completion',
			created: 0,
			model: body.model,
			choices: [{ index: 0, message, finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	cleanup.add(() => server.close());
	const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/v1`;
	return await rest.createCredential('openAiApi', 'Model', { apiKey: 'none', url });
}

/** An agent without a tool. */
export function agentAlone(model: SavedCredential, script: Script): WorkflowJson {
	const langchain = '@n8n/n8n-nodes-langchain';
	const workflow = chain([{}], {
		name: AGENT,
		type: `${langchain}.agent`,
		typeVersion: 3,
		parameters: { promptType: 'define', text: 'Do it, please', options: {} },
	});
	workflow.nodes.push({
		name: 'Model',
		type: `${langchain}.lmChatOpenAi`,
		id: 'model',
		typeVersion: 1.2,
		position: [200, 200],
		parameters: { model: { __rl: true, mode: 'id', value: JSON.stringify(script) }, options: {} },
		credentials: { openAiApi: { id: model.id, name: model.name } },
	});
	workflow.connections.Model = { ai_languageModel: [[{ node: AGENT, type: 'ai_languageModel', index: 0 }]] };
	return workflow;
}

/** An agent with the node as its tool. */
export function agentWorkflow(
	n8n: N8nInstance,
	model: SavedCredential,
	script: Script,
	parameters: IDataObject,
	settings: IDataObject = {},
): WorkflowJson {
	const workflow = agentAlone(model, script);
	workflow.nodes.push({
		name: 'UltraCart',
		type: `${manifest.name}.ultraCartTool`,
		id: 'tool',
		typeVersion: 1,
		position: [400, 200],
		parameters: { ...parameters, authentication: BY_KEY.authentication },
		credentials: credentialOf(n8n, BY_KEY.credential),
		...settings,
	});
	workflow.connections.UltraCart = { ai_tool: [[{ node: AGENT, type: 'ai_tool', index: 0 }]] };
	return workflow;
}

/** What the calls of the tool brought to the model. */
async function runAgent({ rest }: N8nInstance, workflow: WorkflowJson): Promise<IDataObject[][]> {
	const execution = await rest.run(await rest.createWorkflow(workflow), TRIGGER);
	assert.equal(execution.status, 'success', execution.message);
	const [answer] = execution.items(AGENT);
	const results = JSON.parse(answer?.output as string) as string[];
	return results.map((result) => [JSON.parse(result)].flat() as IDataObject[]);
}

/** Three codes for each call of the tool, made in calls for one. */
const THREE_CODES: IDataObject = {
	resource: 'coupon',
	operation: 'generateCodes',
	coupon: { __rl: true, mode: 'code', value: 'AGENT' },
	codesOutput: 'allInOneItem',
	quantity: 3,
	prefix: "={{ $fromAI('prefix', 'What the codes start with', 'string') }}",
	options: { codesPerCall: 1 },
};

interface AgentCase {
	readonly name: string;
	/** The prefix that each call of the tool asks for. */
	readonly prefixes: readonly string[];
	/** How many calls to UltraCart come through before one is refused. */
	readonly refusedAfter?: number;
	readonly retry?: IDataObject;
	/** The prefixes of the codes that each call of the tool brings; none where it fails. */
	readonly brings: readonly string[];
}

const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

const CASES: readonly AgentCase[] = [
	{
		name: 'Retry On Fail makes no code again, and the model gets all of them',
		prefixes: ['ANN-'],
		refusedAfter: 2,
		retry: RETRY_ON_FAIL,
		brings: ['ANN-'],
	},
	{
		name: 'a model that repeats a call that failed gets the codes that it had made',
		prefixes: ['ANN-', 'ANN-'],
		refusedAfter: 2,
		brings: ['', 'ANN-'],
	},
	{
		name: 'each call that goes through makes codes of its own',
		prefixes: ['ANN-', 'BOB-', 'BOB-'],
		retry: RETRY_ON_FAIL,
		brings: ['ANN-', 'BOB-', 'BOB-'],
	},
];

async function runCase(n8n: N8nInstance, model: SavedCredential, agentCase: AgentCase): Promise<void> {
	const { sandbox } = n8n;
	const { prefixes, refusedAfter, retry = {}, brings } = agentCase;
	const before = sandbox.codes().length;
	if (refusedAfter !== undefined) {
		const on = 'generateOneTimeCodesByMerchantCode';
		sandbox.faults.add({ kind: 'status', status: 410, after: refusedAfter, on });
	}
	const script = prefixes.map((prefix) => ({ prefix }));
	const results = await runAgent(n8n, agentWorkflow(n8n, model, script, THREE_CODES, retry));
	const told = results.map(([item]) => (item?.coupon_codes ?? []) as string[]);
	const made = sandbox
		.codes()
		.slice(before)
		.map(({ code }) => code);
	assert.deepEqual(told.flat(), made);
	assert.deepEqual(
		told,
		brings.map((prefix, n) => (told[n] ?? []).filter((code) => prefix !== '' && code.startsWith(prefix))),
	);
	assert.equal(made.length, 3 * brings.filter((prefix) => prefix !== '').length);
}

/** The model gives all that an operation needs. */
async function runOperation(
	n8n: N8nInstance,
	model: SavedCredential,
	{ properties }: INodeTypeDescription,
	entered: IDataObject,
): Promise<void> {
	const { parameters, args } = leftToAi(properties, entered);
	const [items = []] = await runAgent(n8n, agentWorkflow(n8n, model, [args], parameters));
	assert.deepEqual(
		items.filter(({ error }) => error !== undefined),
		[],
	);
	assert.ok(mayBeEmpty(entered) || items.length > 0, 'The model got no item');
}

export async function testAgent(
	{ step }: Steps,
	n8n: N8nInstance,
	model: SavedCredential,
	type: INodeTypeDescription,
	values: Values,
): Promise<void> {
	console.log('\nAn AI Agent with the node as its tool');
	n8n.sandbox.insert('coupon', { merchant_code: 'AGENT', percent_off_subtotal: { discount_percent: 10 } });
	for (const agentCase of CASES) {
		await step(`agent: ${agentCase.name}`, () => runCase(n8n, model, agentCase));
	}
	for (const operation of operationsOf(type)) {
		await step(`agent: ${operation.action}`, () =>
			runOperation(n8n, model, type, values.parametersFor(type, operation)),
		);
	}
}
