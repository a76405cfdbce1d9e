/** A node, the built one unless another is given, and what it returned or threw: n8n closes a cancelled run before its node ends. */
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { PROJECT_ROOT } from '../../scripts/project';

export const OBSERVED = 'test.observed';

export interface End {
	readonly output?: INodeExecutionData[][];
	readonly thrown?: unknown;
}

function builtNode(): INodeType {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { UltraCart } = require(PROJECT_ROOT) as { UltraCart: new () => INodeType };
	return new UltraCart();
}

export class ObservedNode {
	readonly type: INodeType;
	private resolve: (end: End) => void = () => undefined;

	constructor(node = builtNode()) {
		const resolve = (end: End) => {
			this.resolve(end);
		};
		this.type = {
			description: node.description,
			async execute(this: IExecuteFunctions) {
				try {
					const output = (await node.execute?.call(this)) as INodeExecutionData[][];
					resolve({ output });
					return output;
				} catch (thrown) {
					resolve({ thrown });
					throw thrown;
				}
			},
		};
	}

	/** What the next run of the node ends with. */
	async next(): Promise<End> {
		return await new Promise((resolve) => (this.resolve = resolve));
	}
}
