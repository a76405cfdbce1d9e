/** The engine's own promises: what the tests of the nodes lean on without saying so. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	Expression,
	NodeConnectionTypes,
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

import { chain, Engine, TRIGGER, type NodeDraft } from '../../harness/engine';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

const nodeThat = (execute: Execute): INodeType => ({
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Does what a test asks for',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	execute,
});

/** Refuses the items whose `bad` is true, as nodes do it: for the item alone where the user asked to continue. */
const picky = nodeThat(function () {
	const items = this.getInputData().map(({ json }, item): INodeExecutionData => {
		if (json.bad !== true) return { json, pairedItem: { item } };
		const refusal = new NodeOperationError(this.getNode(), 'This item is bad', { itemIndex: item });
		if (!this.continueOnFail()) throw refusal;
		return { json: { error: refusal.message }, error: refusal, pairedItem: { item } };
	});
	return Promise.resolve([items]);
});

const evaluating = nodeThat(function () {
	const values = this.getInputData().map((_, item) => ({
		json: { value: this.getNodeParameter('value', item) },
	}));
	return Promise.resolve([values as INodeExecutionData[]]);
});

describe('Engine', () => {
	const seen = { tries: 0, aborted: false, running: 0, mostRunning: 0 };
	let packageDir: string;
	let engine: Engine;

	const failingOnce = nodeThat(function () {
		seen.tries += 1;
		if (seen.tries === 1) throw new NodeOperationError(this.getNode(), 'Not at the first try');
		return Promise.resolve([[{ json: { tries: seen.tries } }]]);
	});
	const slow = nodeThat(async function () {
		seen.running += 1;
		seen.mostRunning = Math.max(seen.mostRunning, seen.running);
		const signal = this.getExecutionCancelSignal();
		for (let slice = 0; slice < 20 && !signal?.aborted; slice += 1) await sleep(10);
		seen.running -= 1;
		seen.aborted = signal?.aborted ?? false;
		return [this.getInputData()];
	});
	const talking = nodeThat(function () {
		this.logger.warn('Heard by the test', { from: 'node' });
		this.addExecutionHints({ message: 'One call for all items' });
		this.getWorkflowStaticData('global').last = 7;
		return Promise.resolve([this.getInputData()]);
	});

	beforeAll(async () => {
		packageDir = await mkdtemp(join(tmpdir(), 'ultracart-package-'));
		await writeFile(join(packageDir, 'package.json'), JSON.stringify({ name: 'empty', n8n: {} }));
		const nodes = { picky, evaluating, failingOnce, slow, talking };
		engine = await Engine.load(packageDir, { nodes });
	});
	beforeEach(() => {
		Object.assign(seen, { tries: 0, aborted: false, running: 0, mostRunning: 0 });
	});
	afterAll(async () => {
		await engine.close();
		await rm(packageDir, { recursive: true });
	});

	const run = async (items: IDataObject[], node: Omit<NodeDraft, 'name'>) =>
		await engine.run(chain(items, { name: 'Probe', ...node }));

	const twoItems = [{ id: 1, bad: true }, { id: 2 }];

	test('evaluates expressions with the engine that the environment names', async () => {
		const result = await run([{ n: 20 }, { n: 21 }], {
			type: 'evaluating',
			parameters: { value: '={{ $json.n * 2 }}' },
		});

		expect(Expression.getActiveImplementation()).toBe(process.env.EXPRESSION_ENGINE ?? 'legacy');
		expect(result.items('Probe')).toEqual([{ value: 40 }, { value: 42 }]);
		expect(result.items(TRIGGER)).toEqual([{ n: 20 }, { n: 21 }]);
	});

	test("uses the workflow's time zone", async () => {
		const zoned = chain([{}], {
			name: 'Probe',
			type: 'evaluating',
			parameters: { value: '={{ $now.zoneName }}' },
		});
		const result = await engine.run({ ...zoned, settings: { timezone: 'Asia/Tokyo' } });

		expect(result.items('Probe')).toEqual([{ value: 'Asia/Tokyo' }]);
	});

	test('without Continue On Fail a bad item stops the run', async () => {
		const result = await run(twoItems, { type: 'picky' });

		expect(result.status).toBe('error');
		expect(result.error?.message).toBe('This item is bad');
		expect(result.nodeError('Probe')?.message).toBe('This item is bad');
		expect(result.items('Probe')).toEqual([]);
	});

	test('continues on the regular output', async () => {
		const result = await run(twoItems, { type: 'picky', onError: 'continueRegularOutput' });

		expect(result.error).toBeUndefined();
		expect(result.items('Probe')).toMatchObject([{ error: 'This item is bad' }, { id: 2 }]);
	});

	test('continues on the error output', async () => {
		const result = await run(twoItems, { type: 'picky', onError: 'continueErrorOutput' });

		expect(result.items('Probe')).toEqual([{ id: 2 }]);
		expect(result.items('Probe', 1)).toMatchObject([{ error: 'This item is bad' }]);
		expect(result.executionItems('Probe')[0]?.pairedItem).toEqual({ item: 1 });
	});

	test('retries a node that asks for it', async () => {
		const node = { type: 'failingOnce', retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

		expect((await run([{}], node)).items('Probe')).toEqual([{ tries: 2 }]);
	});

	test('runs workflows at the same time', async () => {
		await Promise.all([1, 2, 3].map(() => run([{}], { type: 'slow' })));

		expect(seen.mostRunning).toBe(3);
	});

	test('cancels a run: the node gets the signal, and the run is canceled', async () => {
		const handle = engine.start(chain([{}], { name: 'Probe', type: 'slow' }));
		await sleep(50);
		handle.cancel();
		const result = await handle.finished;

		expect(seen.aborted).toBe(true);
		expect(result.status).toBe('canceled');
	});

	test('keeps logs, hints and static data, and prints nothing', async () => {
		const printed = jest.spyOn(process.stdout, 'write');
		const result = await run([{}], { type: 'talking' });

		expect(printed).not.toHaveBeenCalled();
		expect(result.logs).toContainEqual({
			level: 'warn',
			message: 'Heard by the test',
			metadata: { from: 'node' },
		});
		expect(result.hints('Probe')).toEqual([{ message: 'One call for all items' }]);
		expect(result.staticData).toMatchObject({ global: { last: 7 } });
		expect(result.everything()).toContain('Heard by the test');
	});

	test('names the node that it has no stand-in for', () => {
		expect(() => engine.start(chain([{}], { name: 'Probe', type: 'n8n-nodes-base.set' }))).toThrow(
			/"n8n-nodes-base.set". Give a stand-in/,
		);
	});

	test('says so when the package is not built', async () => {
		const unbuilt = await mkdtemp(join(tmpdir(), 'ultracart-package-'));
		const json = { name: 'unbuilt', n8n: { nodes: ['dist/A.node.js'] } };
		await writeFile(join(unbuilt, 'package.json'), JSON.stringify(json));

		await expect(Engine.load(unbuilt)).rejects.toThrow(
			/dist\/A.node.js not found. Run "npm run build" first/,
		);
		await rm(unbuilt, { recursive: true });
	});
});
