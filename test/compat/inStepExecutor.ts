/**
 * The built package in n8n's engine 2.0, which runs a workflow's nodes as steps. Run by main.ts, in a process of its own.
 * A step gets what the nodes before it gave, and nothing that an earlier try has left; a trigger is never run as a step.
 */
import './redirect';
import '../../harness/engine/environment';

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type {
	ExecutionError,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeTypes,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { Engine, type RunOptions, type WorkflowJson } from '../../harness/engine';
import { credentialsFor, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { firstNode } from '../../harness/example/examples';
import { runWithCleanup } from '../../harness/shared/cleanup';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { PROJECT_ROOT } from '../../scripts/project';
import { Steps } from '../support/steps';
import { doJobs, NODE, workflow, type WorkflowRunner } from './jobs';

type StepItems = readonly (readonly INodeExecutionData[] | null)[];

interface Graph {
	readonly nodes: readonly { readonly id: string; readonly name: string }[];
	readonly edges: readonly { readonly from: string; readonly to: string }[];
}

interface StepRequest {
	readonly node: Graph['nodes'][number];
	readonly inputs: StepItems;
	readonly context: object;
}

/** What of @n8n/node-engine-compatibility is used here. */
interface EngineCompatibility {
	readonly V1WorkflowConverter: new () => { convert(workflow: IWorkflowBase, trigger: string): Graph };
	readonly V1StepExecutor: new (dependencies: {
		readonly nodeTypes: INodeTypes;
		readonly additionalDataFactory: () => Promise<IWorkflowExecuteAdditionalData>;
		readonly loadStepData: () => Promise<object>;
	}) => { execute(request: StepRequest): Promise<{ readonly outputs: StepItems }> };
}

async function loadCompatibility(): Promise<EngineCompatibility> {
	const file = join(
		process.env.N8N_ENGINE ?? '',
		'node_modules/@n8n/node-engine-compatibility/dist/index.js',
	);
	return (await import(pathToFileURL(file).href)) as EngineCompatibility;
}

/** Runs a workflow whose nodes follow one another, step by step. */
class StepRunner implements WorkflowRunner {
	constructor(
		private readonly engine: Engine,
		private readonly compatibility: EngineCompatibility,
	) {}

	async run(json: WorkflowJson, options: RunOptions) {
		/** By node and iteration. */
		const outputs: Record<string, { 0: StepItems }> = {};
		const items = (name: string) => {
			const { id = '' } = json.nodes.find((node) => node.name === name) ?? {};
			return (outputs[id]?.[0][0] ?? []).map(({ json: item }) => item);
		};
		try {
			await this.runSteps(json, options, outputs);
			return { error: undefined, items };
		} catch (thrown) {
			return { error: thrown as ExecutionError, items };
		}
	}

	private async runSteps(
		json: WorkflowJson,
		options: RunOptions,
		outputs: Record<string, { 0: StepItems }>,
	): Promise<void> {
		const { saved, workflow: opened, additionalData } = this.engine.open(json, options);
		const { V1StepExecutor, V1WorkflowConverter } = this.compatibility;
		const trigger = firstNode(saved);
		const graph = new V1WorkflowConverter().convert(saved, trigger);
		const executor = new V1StepExecutor({
			nodeTypes: opened.nodeTypes,
			additionalDataFactory: () => Promise.resolve(additionalData),
			loadStepData: () => Promise.resolve({ graph, outputsByNode: outputs }),
		});
		const find = (wanted: Partial<Graph['nodes'][number]>) =>
			graph.nodes.find(({ id, name }) => id === wanted.id || name === wanted.name);
		let done = find({ name: trigger });
		let inputs: StepItems = [saved.pinData?.[trigger] ?? []];
		while (done) {
			outputs[done.id] = { 0: inputs };
			const { id } = done;
			const node = find({ id: graph.edges.find(({ from }) => from === id)?.to ?? '' });
			if (node)
				({ outputs: inputs } = await executor.execute({ node, inputs, context: contextOf(saved, node) }));
			done = node;
		}
	}
}

const contextOf = ({ id: workflowId }: IWorkflowBase, { id: stepId }: Graph['nodes'][number]) => ({
	executionId: '1',
	stepId,
	workflowId,
	mode: 'manual',
	iteration: 0,
	callerContext: { hostMode: 'manual' },
});

const COUPON = 'STEPS';

const generate = (items: number, more: IDataObject = {}, settings: Partial<INode> = {}): WorkflowJson => {
	const json = workflow(
		{
			resource: 'coupon',
			operation: 'generateCodes',
			coupon: { __rl: true, mode: 'code', value: '={{ $json.coupon }}' },
			...more,
		},
		SIMPLE_KEY_TYPE,
		Array.from({ length: items }, (_, index) => ({ coupon: COUPON, contact: index })),
	);
	return {
		...json,
		nodes: json.nodes.map((node) => (node.name === NODE ? { ...node, ...settings } : node)),
	};
};

async function codesForMany(runner: StepRunner, sandbox: Sandbox): Promise<void> {
	sandbox.log.reset();
	const json = generate(1000);
	const run = await runner.run(json, { credentials: credentialsFor(json, sandbox) });
	assert.equal(run.error, undefined);
	assert.equal(sandbox.log.calls, 1);
	const items = run.items(NODE);
	assert.deepEqual(
		items.map(({ contact }) => contact),
		items.map((_, index) => index),
	);
	assert.equal(new Set(items.map(({ coupon_code: code }) => code)).size, 1000);
}

/** What a step that breaks off has made is in its error, and it makes nothing a second time. */
async function makesNoCodeTwice(runner: StepRunner, sandbox: Sandbox): Promise<void> {
	const before = sandbox.codes().length;
	const on = 'generateOneTimeCodesByMerchantCode';
	sandbox.faults.add({ kind: 'status', status: 429, on });
	sandbox.faults.add({ kind: 'status', status: 410, after: 3, on });
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
	const json = generate(4, { options: { codesPerCall: 1 } }, settings);
	const { error } = await runner.run(json, { credentials: credentialsFor(json, sandbox) });
	const made = sandbox
		.codes()
		.slice(before)
		.map(({ code }) => code);
	assert.ok(made.length > 0 && made.length < 4, `${made.length} codes were made`);
	for (const code of made) assert.match(error?.description ?? '', new RegExp(code));
}

async function refuses(runner: StepRunner, sandbox: Sandbox): Promise<void> {
	sandbox.log.reset();
	const json = generate(2, { quantity: -1, codesOutput: 'allInOneItem' });
	const { error } = await runner.run(json, { credentials: credentialsFor(json, sandbox) });
	assert.match(error?.message ?? '', /^Quantity must be/);
	assert.equal(sandbox.log.calls, 0);
}

async function continuesOnFail(runner: StepRunner, sandbox: Sandbox): Promise<void> {
	const json = generate(
		3,
		{ coupon: { __rl: true, mode: 'code', value: `={{ $json.contact === 1 ? '' : '${COUPON}' }}` } },
		{ onError: 'continueRegularOutput' },
	);
	const run = await runner.run(json, { credentials: credentialsFor(json, sandbox) });
	assert.equal(run.error, undefined);
	const [first, second, third] = run.items(NODE);
	assert.equal(typeof first?.coupon_code, 'string');
	assert.match(JSON.stringify(second?.error), /is empty/);
	assert.equal(typeof third?.coupon_code, 'string');
}

void runWithCleanup(async (cleanup) => {
	console.log(`\nn8n's engine 2.0, step by step, on Node.js ${process.versions.node}`);
	const sandbox = await startSandbox({ records: { coupon: 10 } });
	cleanup.add(() => sandbox.close());
	sandbox.insert('coupon', { merchant_code: COUPON, percent_off_subtotal: { discount_percent: 10 } });
	const engine = await Engine.load(PROJECT_ROOT);
	cleanup.add(() => engine.close());
	const runner = new StepRunner(engine, await loadCompatibility());
	const steps = new Steps(cleanup);
	await doJobs(cleanup, steps, runner, sandbox);
	await steps.step('makes codes for many items with one call', () => codesForMany(runner, sandbox));
	await steps.step('makes no code twice in a step', () => makesNoCodeTwice(runner, sandbox));
	await steps.step('refuses bad input before any call', () => refuses(runner, sandbox));
	await steps.step('continues on fail, item by item', () => continuesOnFail(runner, sandbox));
	return steps.report();
});
