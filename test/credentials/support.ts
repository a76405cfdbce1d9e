/** Nodes that only use a credential. */
import {
	NodeConnectionTypes,
	type ICredentialTestRequest,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { API_VERSION } from '../../credentials/credentialTest';

const described = (
	name: string,
	credential: string,
	properties: INodeProperties[],
): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: 1,
	description: 'Uses a credential',
	defaults: { name },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	credentials: [{ name: credential, required: true }],
	properties,
});

const urlProperty: INodeProperties = { displayName: 'URL', name: 'url', type: 'string', default: '' };

/** Sends a GET, as n8n's HTTP helper does it with this credential. */
export function requestNode(credential: string): INodeType {
	return {
		description: described('request', credential, [urlProperty]),
		async execute(this: IExecuteFunctions) {
			const url = this.getNodeParameter('url', 0) as string;
			const headers = { 'X-UltraCart-Api-Version': API_VERSION };
			const request = { url, headers };
			const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
				this,
				credential,
				request,
			);
			return [[{ json: answer as IDataObject }]];
		},
	};
}

/** Puts out the credential as n8n resolves it. */
export function revealNode(credential: string): INodeType {
	return {
		description: described('reveal', credential, []),
		async execute(this: IExecuteFunctions) {
			return [[{ json: await this.getCredentials<IDataObject>(credential) }]];
		},
	};
}

/** n8n tests a credential by sending its test request as a declarative node: so does this. */
export function credentialTestNode(credential: string, { request }: ICredentialTestRequest): INodeType {
	const routed: INodeProperties = { ...urlProperty, name: 'temp', routing: { request } };
	return { description: described('credentialTest', credential, [routed]) };
}
