/**
 * The process in which an operation is measured for many items: the built node, with as little of n8n around it as it needs. n8n's
 * own work for an item would be most of what is counted, and UltraCart's answers are made up on the spot.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';

import { PROJECT_ROOT } from '../../scripts/project';
import type { ProportionTask } from '../proportion';
import { costFromHere } from './cost';

/** A parameter is the same for all items, or made for each. */
type Parameters = Readonly<Record<string, unknown>>;

interface Stub {
	readonly parameters: Parameters;
	/** UltraCart's answer to what was sent. */
	readonly answer: (sent: IDataObject, number: () => number) => IDataObject;
}

const byCode = (value: string) => ({ mode: 'code', value });
const byId = (value: number) => ({ mode: 'oid', value });

const STUBS: Readonly<Record<ProportionTask['job'], Stub>> = {
	generateCodes: {
		parameters: { coupon: byCode('VIP'), codesOutput: 'onePerItem', expiry: 'never' },
		answer: ({ quantity }, number) => ({
			coupon_codes: Array.from({ length: Number(quantity) }, () => `CODE-${number()}`),
		}),
	},
	uploadCodes: {
		parameters: { coupon: byId(1), codes: (index: number) => `OWN-${index}` },
		answer: ({ coupon_codes }) => ({ uploaded_codes: coupon_codes }),
	},
	delete: { parameters: { coupon: (index: number) => byCode(`GONE-${index}`) }, answer: () => ({}) },
};

/** What n8n hands the node, as far as it is asked for. */
function executeFunctions({ job, size }: ProportionTask): IExecuteFunctions {
	const { parameters, answer } = STUBS[job];
	const all: Parameters = {
		authentication: 'simpleKey',
		resource: 'coupon',
		operation: job,
		options: {},
		...parameters,
	};
	const items = Array.from({ length: size }, (_, index) => ({ json: { email: `${index}@example.com` } }));
	const context = {};
	let made = 0;
	const respond = (_credential: string, { body }: IHttpRequestOptions) => {
		const sent = JSON.parse((body as string | undefined) ?? '{}') as IDataObject;
		return Promise.resolve({ statusCode: 200, headers: {}, body: answer(sent, () => (made += 1)) });
	};
	const functions = {
		getNodeParameter(name: string, index: number, otherwise: unknown): unknown {
			const value = all[name];
			return typeof value === 'function'
				? (value as (index: number) => unknown)(index)
				: (value ?? otherwise);
		},
		getInputData: () => items,
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		getExecutionCancelSignal: () => undefined,
		getContext: () => context,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getExecutionId: () => '1',
		getNode: () => ({ name: 'UltraCart', type: 'n8n-nodes-ultracart.ultraCart', parameters: {} }),
		getCredentials: () =>
			Promise.resolve({
				apiKey: 'a-key-that-nobody-asks-for',
				baseUrl: 'https://secure.ultracart.com/rest/v2',
			}),
		addExecutionHints: () => undefined,
		helpers: { httpRequestWithAuthentication: respond },
	};
	return functions as unknown as IExecuteFunctions;
}

async function cpuFor(node: INodeType, task: ProportionTask): Promise<number> {
	const functions = executeFunctions(task);
	const cost = costFromHere();
	const output = (await node.execute?.call(functions)) as unknown[][];
	const { cpu } = cost();
	if (output[0]?.length !== task.size) throw new Error(`${task.job} did not hand out ${task.size} items`);
	return cpu;
}

process.once('message', (task: ProportionTask) => {
	const file = join(PROJECT_ROOT, 'dist', 'nodes', 'UltraCart', 'UltraCart.node.js');
	const { UltraCart } = createRequire(__filename)(file) as { UltraCart: new () => INodeType };
	const node = new UltraCart();
	void (async () => {
		// Warm: what is compiled once is no part of the proportion.
		await cpuFor(node, { ...task, size: Math.min(task.size, 2000) });
		process.send?.(await cpuFor(node, task), () => process.exit());
	})();
});
