/** The node as an AI agent's tool, in n8n's engine: n8n's own code makes the tool and runs it; only the model is a stand-in. */
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

import { UltraCart } from '../../nodes/UltraCart/UltraCart.node';
import { chain, type WorkflowJson } from '../../harness/engine';
import { NODE, type NodeSettings, type TestEnvironment } from './testEnvironment';

export const TOOL = 'n8n-nodes-ultracart.ultraCartTool';
export const AGENT = 'test.agent';

/** What n8n's server makes of a node that says usableAsTool, as far as running it goes. */
export function ultraCartTool(): INodeType {
	const node = new UltraCart();
	const { usableAsTool, ...description } = node.description;
	expect(usableAsTool).toBe(true);
	return Object.assign(Object.create(node) as INodeType, {
		description: {
			...description,
			name: `${description.name}Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
		},
	});
}

export interface Tool {
	readonly description: string;
	readonly schema: { readonly shape: Record<string, { readonly description?: string }> };
	invoke(args: IDataObject): Promise<string>;
}

const agentDescription: INodeType['description'] = {
	displayName: 'Agent',
	name: 'agent',
	group: ['transform'],
	version: 1,
	description: 'Calls a tool',
	defaults: { name: 'Agent' },
	inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
};

/** An agent that calls the tool by itself, as sub-agents and n8n's older agents do. */
export const agentCalling = (work: (tool: Tool, input: IDataObject) => Promise<IDataObject>): INodeType => ({
	description: agentDescription,
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const found = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const [tool] = found;
		if (!tool) throw new Error('No tool is connected');
		const [{ json = {} } = {}] = this.getInputData();
		return [[{ json: await work(tool, json) }]];
	},
});

/** A workflow in which an agent has the node as its tool. */
export function agentWorkflow(
	env: TestEnvironment,
	input: IDataObject,
	parameters: IDataObject,
	settings: NodeSettings = {},
): WorkflowJson {
	const workflow = chain([input], { name: 'Agent', type: AGENT });
	const node = env.node(parameters, settings);
	const tool = { ...node, type: TOOL, id: 'tool', typeVersion: 1, position: [0, 200] };
	workflow.nodes.push(tool as (typeof workflow.nodes)[number]);
	const link = { node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 };
	workflow.connections[NODE] = { [NodeConnectionTypes.AiTool]: [[link]] };
	return workflow;
}
