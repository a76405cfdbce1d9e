import './environment';

import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { MANUAL_TRIGGER } from './coreNodes';
import type { NodeTypes } from './nodeTypes';

export interface StoredCredential {
	type: string;
	data: ICredentialDataDecryptedObject;
}

/**
 * By the id that a node's `credentials` name. It takes the place of n8n's database: a refreshed token is written into it, and
 * several runs may share it.
 */
export type CredentialStore = Record<string, StoredCredential>;

/** Somewhere for an expression to be resolved that belongs to no node, as n8n's server has it. */
const nowhere: INode = {
	id: 'credentials',
	name: 'Credentials',
	type: MANUAL_TRIGGER,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** n8n's credentials helper without database and encryption: same steps, same order. */
export class MemoryCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: NodeTypes,
		private readonly store: CredentialStore,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		const parents = this.types.getCredentialType(name).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		const type = this.types.getCredentialType(name);
		const merged: INodeProperties[] = [];
		for (const parent of type.extends ?? []) {
			NodeHelpers.mergeNodeProperties(merged, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}

	getCredentials(): never {
		throw new Error('The engine has no encrypted credentials. Use getDecrypted.');
	}

	updateCredentials(): never {
		throw new Error('The engine keeps nothing of credentials but a refreshed token.');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		within?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = structuredClone(this.find(details, type).data);
		if (raw) return stored;
		const complete = this.withDefaults(type, stored);
		// Resolving in the workflow that runs is what n8n does for a call with an item. It is also 50 ms an item faster, because
		// that workflow already holds an expression isolate.
		if (within) return resolveWithin(within, complete, mode, executeData);
		return await this.resolveAlone(complete, mode);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const request = options as IHttpRequestOptions;
		const { authenticate } = this.types.getCredentialType(typeName);
		if (authenticate === undefined) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!workflow || !node)
			throw new Error('authenticate needs the workflow and the node that sends the request.');

		const resolve = (value: string) =>
			workflow.expression.getSimpleParameterValue(
				node,
				value,
				'internal',
				{ $credentials: credentials },
				undefined,
				'',
			);
		return applyGeneric(authenticate, request, (value) => String(resolve(value)));
	}

	/** Only for credential types that make a token of their own before a request; UltraCart's have none. */
	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const token = structuredClone(data.oauthTokenData);
		if (token !== undefined) this.find(details, type).data.oauthTokenData = token;
		return Promise.resolve();
	}

	private find({ id, name }: INodeCredentialsDetails, type: string): StoredCredential {
		const stored = id === null ? undefined : this.store[id];
		if (stored?.type === type) return stored;
		throw new Error(
			`The workflow uses credential "${name}" (id ${id ?? 'none'}, ${type}). Give it to Engine.run.`,
		);
	}

	private withDefaults(type: string, data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(type);
		const given = data as INodeParameters;
		const complete = NodeHelpers.getNodeParameters(properties, given, true, false, null, null);
		// No property of any type, so it would not survive the line above.
		const { oauthTokenData } = data;
		return {
			...(complete as ICredentialDataDecryptedObject),
			...(oauthTokenData !== undefined && { oauthTokenData }),
		};
	}

	private async resolveAlone(
		data: ICredentialDataDecryptedObject,
		mode: WorkflowExecuteMode,
	): Promise<ICredentialDataDecryptedObject> {
		const { expression } = new Workflow({
			nodes: [nowhere],
			connections: {},
			active: false,
			nodeTypes: this.types,
		});
		return await expression.withIsolate(() => {
			const parameters = data as INodeParameters;
			const resolved = expression.getComplexParameterValue(
				nowhere,
				parameters,
				mode,
				{},
				undefined,
				undefined,
				parameters,
			);
			return Promise.resolve(resolved as ICredentialDataDecryptedObject);
		});
	}
}

function resolveWithin(
	within: ICredentialsExpressionResolveValues,
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	executeData: IExecuteData | undefined,
): ICredentialDataDecryptedObject {
	const parameters = data as INodeParameters;
	return within.workflow.expression.getParameterValue(
		parameters,
		within.runExecutionData,
		within.runIndex,
		within.itemIndex,
		within.node.name,
		within.connectionInputData,
		mode,
		{},
		executeData,
		false,
		parameters,
	) as ICredentialDataDecryptedObject;
}

/** Adds headers, query and body entries; UltraCart's credentials have no use for the nested `auth`. */
function applyGeneric(
	{ properties }: IAuthenticateGeneric,
	request: IHttpRequestOptions,
	resolve: (value: string) => string,
): IHttpRequestOptions {
	const authenticated: IHttpRequestOptions = { ...request };
	for (const part of ['headers', 'qs', 'body'] as const) {
		const additions = properties[part];
		if (!additions) continue;
		const resolved = Object.entries(additions).map(([name, value]) => [
			resolve(name),
			resolve(value as string),
		]);
		authenticated[part] = {
			...(request[part] as IDataObject | undefined),
			...Object.fromEntries(resolved),
		} as IDataObject;
	}
	return authenticated;
}
