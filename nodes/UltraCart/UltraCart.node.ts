import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { authenticationProperty, credentials } from '../shared/authentication';
import { executeOperation } from './execute';
import { about, hints, listSearch, loadOptions, operations, properties, subtitle } from './generated';
import { listSearchMethods } from './listSearch';
import { loadOptionsMethods } from './loadOptions';

export class UltraCart implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UltraCart',
		name: 'ultraCart',
		icon: { light: 'file:ultracart.svg', dark: 'file:ultracart.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: about,
		defaults: { name: 'UltraCart' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		hints,
		properties: [authenticationProperty, ...properties],
	};

	methods = {
		listSearch: listSearchMethods(listSearch),
		loadOptions: loadOptionsMethods(loadOptions, operations),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, operations);
	}
}
