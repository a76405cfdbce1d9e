import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { authenticationProperty, credentials } from '../shared/authentication';
import { receiveDelivery } from './delivery';
import { properties, subtitle, table } from './generated';
import { createWebhook, deleteWebhook, webhookExists } from './lifecycle';
import { loadOptionsMethods } from './loadOptions';

export class UltraCartTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UltraCart Trigger',
		name: 'ultraCartTrigger',
		icon: { light: 'file:../UltraCart/ultracart.svg', dark: 'file:../UltraCart/ultracart.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle,
		// The node creator shows it for both nodes together, in place of the other's.
		description:
			'Work with coupons and codes, and start on orders, abandoned carts and customers in UltraCart',
		defaults: { name: 'UltraCart Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// UltraCart shows it beside the delivery. Where a node says nothing, n8n answers "firstEntryJson".
				responseData: 'Received',
				path: 'webhook',
			},
		],
		properties: [authenticationProperty, ...properties],
	};

	methods = { loadOptions: loadOptionsMethods(table) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await webhookExists(this, table);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createWebhook(this, table);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteWebhook(this, table);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this, table);
	}
}
