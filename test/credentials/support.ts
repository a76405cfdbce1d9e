/** What the tests of the credentials share: a server that writes down what reaches it, and nodes that only use a credential. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import {
	NodeConnectionTypes,
	type ICredentialTestRequest,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

export interface Arrival {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Reply {
	status: number;
	body: IDataObject;
}

/** A server on loopback that answers as `reply` says and keeps every request. */
export class RecordingServer {
	readonly arrivals: Arrival[] = [];

	private readonly server: Server;

	private constructor(reply: (request: Arrival) => Reply) {
		this.server = createServer((request, response) => {
			void readArrival(request).then((arrival) => {
				this.arrivals.push(arrival);
				const { status, body } = reply(arrival);
				response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
			});
		});
	}

	static async start(reply: (request: Arrival) => Reply): Promise<RecordingServer> {
		const started = new RecordingServer(reply);
		await new Promise<void>((listening) => started.server.listen(0, '127.0.0.1', listening));
		return started;
	}

	get baseUrl(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${String(port)}/rest/v2`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}
}

async function readArrival(request: IncomingMessage): Promise<Arrival> {
	const { method = '', url = '', headers } = request;
	return { method, path: url, headers, body: await text(request) };
}

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

/** Sends one GET per item, as n8n's HTTP helper does it with this credential. */
export function requestNode(credential: string): INodeType {
	return {
		description: described('request', credential, [urlProperty]),
		async execute(this: IExecuteFunctions) {
			const url = this.getNodeParameter('url', 0) as string;
			const answers = this.getInputData().map(async () => {
				const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(this, credential, {
					method: 'GET',
					url,
				});
				return { json: answer as IDataObject };
			});
			return [await Promise.all(answers)];
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
