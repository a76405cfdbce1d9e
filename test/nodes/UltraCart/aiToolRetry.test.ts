/** As an AI agent's tool with Retry On Fail: what a call that failed has made is handed out by the next equal one. */
import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

import { AGENT, agentCalling, agentWorkflow, TOOL, ultraCartTool } from '../../support/aiAgent';
import { byCode, NODE, startTestEnvironment, type TestEnvironment } from '../../support/testEnvironment';
import type { ExtraNodes } from '../../../harness/engine';
import { coupon, generate } from './support';

/** A model that has decided beforehand which calls it makes, and reads what comes of each. */
type Calls = readonly IDataObject[];

const told = async (answer: Promise<string>): Promise<unknown> => {
	try {
		return JSON.parse(await answer);
	} catch (thrown) {
		return (thrown as Error).message;
	}
};

/** Calls the tool itself: n8n gives each try a run of its own. */
const inline = agentCalling(async (tool, { calls, atOnce }) => {
	const answers: unknown[] = [];
	if (atOnce) answers.push(...(await Promise.all((calls as Calls).map((args) => told(tool.invoke(args))))));
	else for (const args of calls as Calls) answers.push(await told(tool.invoke(args)));
	return { answers };
});

interface Response {
	readonly actionResponses: readonly { readonly data: { readonly data?: Record<string, unknown> } }[];
}

/** Has n8n's engine run the tool, as the agent of n8n 2 does: each call is a run, and all its tries are in it. */
const byEngine: INodeType = {
	...inline,
	execute(this: IExecuteFunctions, response?: unknown) {
		const calls = this.getInputData()[0]?.json.calls;
		const { actionResponses } = response as Response;
		const answers = [...((this.getContext('node').answers as unknown[] | undefined) ?? [])];
		for (const { data } of actionResponses) {
			const [[item]] = data.data?.[NodeConnectionTypes.AiTool] as [[{ json: IDataObject }]];
			answers.push(item.json.error ?? [item.json]);
		}
		this.getContext('node').answers = answers;
		const args = (calls as Calls)[answers.length];
		if (!args) return Promise.resolve([[{ json: { answers } }]]);
		const action = {
			actionType: 'ExecutionNodeAction' as const,
			nodeName: NODE,
			input: args,
			type: NodeConnectionTypes.AiTool,
			id: `call-${answers.length}`,
			metadata: {},
		};
		return Promise.resolve({ actions: [action], metadata: {} });
	},
};

const TWICE = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

describe.each<[string, ExtraNodes]>([
	['an agent that calls the tool itself', { [AGENT]: inline }],
	["an agent that has n8n's engine run it", { [AGENT]: byEngine }],
])('%s', (_, nodes) => {
	let env: TestEnvironment;
	beforeAll(async () => {
		env = await startTestEnvironment({}, { [TOOL]: ultraCartTool(), ...nodes });
	});
	beforeEach(() => {
		env.sandbox.reset();
		env.sandbox.insert('coupon', coupon('VIP'));
	});
	afterAll(async () => {
		await env.close();
	});

	const codes = () => env.sandbox.codes().map(({ code }) => code);

	/** Three codes for a customer, in calls for one. */
	async function ask(input: IDataObject, settings: IDataObject = {}): Promise<unknown[]> {
		const parameters = generate({
			coupon: byCode('VIP'),
			codesOutput: 'allInOneItem',
			quantity: 3,
			prefix: "={{ $fromAI('prefix', '', 'string') }}",
			options: { codesPerCall: 1 },
		});
		const workflow = agentWorkflow(env, input, parameters, settings);
		env.refreshCredentials();
		const run = await env.engine.run(workflow, { credentials: env.credentials });
		if (run.error) throw run.error;
		return run.items('Agent')[0]?.answers as unknown[];
	}
	const codesIn = (answer: unknown) => (answer as IDataObject[])[0]?.coupon_codes;
	const refuse = (after: number) => env.sandbox.faults.add({ kind: 'status', status: 410, after });

	const ANN = { prefix: 'ANN-' };
	const BOB = { prefix: 'BOB-' };

	it('makes no code again when a try is repeated', async () => {
		refuse(2);
		const [answer] = await ask({ calls: [ANN] }, TWICE);

		expect(codesIn(answer)).toEqual(codes());
		expect(codes()).toHaveLength(3);
	});

	it('makes no code again when the model repeats a call that failed', async () => {
		refuse(2);
		const [failure, answer] = await ask({ calls: [ANN, ANN] });

		expect(failure).toEqual(expect.stringContaining('[item 1]'));
		expect(codesIn(answer)).toEqual(codes());
		expect(codes()).toHaveLength(3);
	});

	it('makes new codes for each call that went through, equal ones too', async () => {
		const answers = await ask({ calls: [ANN, ANN, BOB] }, TWICE);

		expect(answers.flatMap(codesIn)).toEqual(codes());
		expect(new Set(codes()).size).toBe(9);
	});

	it('gives a call nothing that another one made', async () => {
		refuse(2);
		const [, answer] = await ask({ calls: [ANN, BOB] });

		expect(codesIn(answer)).toEqual(codes().slice(2));
		expect(codes().slice(2)).toHaveLength(3);
	});
});

describe('calls at once', () => {
	it('have codes of their own', async () => {
		const env = await startTestEnvironment({}, { [TOOL]: ultraCartTool(), [AGENT]: inline });
		env.sandbox.insert('coupon', coupon('VIP'));
		const workflow = agentWorkflow(
			env,
			{ calls: [{}, {}, {}], atOnce: true },
			generate({ coupon: byCode('VIP') }),
			TWICE,
		);
		env.refreshCredentials();
		const run = await env.engine.run(workflow, { credentials: env.credentials });
		const answers = run.items('Agent')[0]?.answers as IDataObject[][];
		const given = answers.map(([item]) => item?.coupon_code);

		expect(new Set(given).size).toBe(3);
		expect(new Set(given)).toEqual(new Set(env.sandbox.codes().map(({ code }) => code)));
		await env.close();
	});
});
