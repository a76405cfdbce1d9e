/** The node as it would be with the fixtures in its table, made in this process by the generator's own steps. */
import type { IExecuteFunctions, INodeExecutionData, INodeTypeDescription } from 'n8n-workflow';

import { executeOperation } from '../../nodes/UltraCart/execute';
import { UltraCart } from '../../nodes/UltraCart/UltraCart.node';
import { authenticationProperty } from '../../nodes/shared/authentication';
import { optionsProperty } from '../../scripts/generator/properties/options';
import { resourceProperties, resourceProperty } from '../../scripts/generator/properties/resource';
import { RuntimeTable } from '../../scripts/generator/runtime';
import { runtimeOperations } from '../../scripts/generator/runtimeOperations';
import { rows } from './formParameters';
import { ULTRACART } from './testEnvironment';
import { testTable } from './testTable';

const { resources } = testTable;
const operations = runtimeOperations(resources, new RuntimeTable(rows));

class FixtureNode extends UltraCart {
	override description: INodeTypeDescription = {
		...new UltraCart().description,
		properties: [
			authenticationProperty,
			resourceProperty(resources),
			...resources.flatMap((resource) => resourceProperties(resource, rows)),
			optionsProperty(resources, rows),
		],
	};

	override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, operations);
	}
}

/** In place of the built node. */
export const fixtureNodes = { [ULTRACART]: new FixtureNode() };
