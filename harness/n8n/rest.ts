/** n8n's own interface, the one its editor uses: for setting up and for what needs no browser. */
import type {
	ExecutionStatus,
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeTypeDescription,
	IRunExecutionData,
	IWorkflowBase,
} from 'n8n-workflow';
import pWaitFor from 'p-wait-for';

import type { WorkflowJson } from '../engine';

export interface Owner {
	readonly email: string;
	readonly password: string;
}

export interface SavedCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}

/** What n8n keeps of a workflow that was imported. */
export type SavedWorkflow = Pick<IWorkflowBase, 'id' | 'name' | 'nodes' | 'connections' | 'pinData'> & {
	readonly versionId: string;
};

/** A field of a node's form whose choices the node looks up. */
export interface Lookup {
	readonly methodName: string;
	/** Where in the node's parameters the field stands. */
	readonly path: string;
	readonly nodeTypeAndVersion: { readonly name: string; readonly version: number };
	readonly currentNodeParameters: IDataObject;
	readonly credentials: Readonly<Record<string, Pick<SavedCredential, 'id' | 'name'>>>;
}

const LONGEST_RUN = 120_000;
const FINISHED: readonly ExecutionStatus[] = ['success', 'error', 'canceled', 'crashed'];

/** Asks again and again until there is an answer. */
async function untilAnswered<Answer>(
	otherwise: string,
	ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
	const condition = async () => {
		const answer = await ask();
		return answer !== undefined && pWaitFor.resolveWith(answer);
	};
	const timeout = { milliseconds: LONGEST_RUN, message: new Error(otherwise) };
	return await pWaitFor(condition, { interval: 100, timeout });
}

export interface ExecutionList {
	readonly count: number;
	readonly results: readonly { readonly id: string }[];
}

/** An execution as n8n's public API tells of it. */
export interface SavedExecution {
	readonly status: ExecutionStatus;
	readonly data: IRunExecutionData;
}

/** A finished execution, as n8n saved it. */
export class Execution {
	constructor(
		readonly status: ExecutionStatus,
		private readonly data: IRunExecutionData,
	) {}

	/** The message of what stopped it. */
	get message(): string | undefined {
		return this.data.resultData.error?.message;
	}

	/** Everything that came out of a node's first output. */
	items(node: string): IDataObject[] {
		const runs = this.data.resultData.runData[node] ?? [];
		const items: INodeExecutionData[] = runs.flatMap(({ data }) => data?.main?.[0] ?? []);
		return items.map(({ json }) => json);
	}

	/** The nodes that ran. */
	get nodes(): string[] {
		return Object.keys(this.data.resultData.runData);
	}
}

export class N8nRest {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** The first thing a new n8n asks for. Signs in, too. */
	async setUpOwner({ email, password }: Owner): Promise<void> {
		await this.post('/owner/setup', { email, password, firstName: 'Mary', lastName: 'Merchant' });
		await this.post('/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(
		type: string,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<SavedCredential> {
		const { id } = await this.post<{ id: string }>('/credentials', { name, type, data });
		return { id, name, type };
	}

	async deleteCredential({ id }: SavedCredential): Promise<void> {
		await this.request('DELETE', `/credentials/${id}`);
	}

	async savedCredentials(): Promise<SavedCredential[]> {
		return await this.get('/credentials');
	}

	/** Whether somebody has allowed n8n to use the account. */
	async isConnected({ id }: SavedCredential): Promise<boolean> {
		interface Saved {
			data: { oauthTokenData?: unknown };
		}
		const { data } = await this.get<Saved>(`/credentials/${id}?includeData=true`);
		return data.oauthTokenData === true;
	}

	/** What the editor does with a credential that is about to be saved. */
	async testCredential(
		{ id, name, type }: SavedCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<INodeCredentialTestResult> {
		return await this.post('/credentials/test', { credentials: { id, name, type, data } });
	}

	/** Connects a credential through UltraCart's authorize page, as a user does in the pop-up, without a browser. */
	async connectOAuth({ id }: SavedCredential): Promise<void> {
		const authorizeUrl = await this.get<string>(`/oauth2-credential/auth?id=${id}`);
		// The page's form sends what the address asks for.
		const body = new URL(authorizeUrl).searchParams;
		const allowed = await fetch(authorizeUrl, { method: 'POST', body, redirect: 'manual' });
		const callback = allowed.headers.get('location');
		if (callback === null) throw new Error(`The page answers ${allowed.status}: ${await allowed.text()}`);
		const answer = await this.visit(callback);
		if (!answer.ok) throw new Error(`n8n answers its callback with ${answer.status}: ${await answer.text()}`);
	}

	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		// The order in which the editor has new workflows run. In the older one, an agent goes on before its tools have run.
		const settings = { executionOrder: 'v1', ...workflow.settings };
		return await this.post('/workflows', { name: 'Workflow', ...workflow, settings });
	}

	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.post(`/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.post(`/workflows/${id}/deactivate`, {});
	}

	/** Runs a workflow from one of its triggers, as the editor's button does, and waits for its end. */
	async run({ id }: SavedWorkflow, trigger: string): Promise<Execution> {
		const { executionId } = await this.post<{ executionId: string }>(`/workflows/${id}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		return await this.execution(executionId);
	}

	/** What the editor's "Stop" does. */
	async stop(executionId: string): Promise<void> {
		await this.post(`/executions/${executionId}/stop`, {});
	}

	/** A key for n8n's public API, as one makes it under Settings → n8n API. */
	async createApiKey(...scopes: string[]): Promise<string> {
		const body = { label: 'A key', expiresAt: null, scopes };
		const { rawApiKey } = await this.post<{ rawApiKey: string }>('/api-keys', body);
		return rawApiKey;
	}

	/** An execution with all that n8n has saved of it, by its public API. */
	async savedExecution(executionId: string, apiKey: string): Promise<SavedExecution> {
		const address = `${this.url}/api/v1/executions/${executionId}?includeData=true`;
		const answer = await fetch(address, { headers: { 'X-N8N-API-KEY': apiKey } });
		if (!answer.ok) throw new Error(`n8n's API answers with ${answer.status}: ${await answer.text()}`);
		return (await answer.json()) as SavedExecution;
	}

	/** "Listen for test event": waits for one event, in the workflow as it is saved. */
	async listen({ id }: SavedWorkflow, trigger: string): Promise<void> {
		const body = { triggerToStartFrom: { name: trigger } };
		const { waitingForWebhook } = await this.post<{ waitingForWebhook?: boolean }>(
			`/workflows/${id}/run`,
			body,
		);
		if (waitingForWebhook !== true) throw new Error(`${trigger} does not listen`);
	}

	/** Ends "Listen for test event". */
	async stopListening({ id }: SavedWorkflow): Promise<void> {
		await this.request('DELETE', `/test-webhook/${id}`);
	}

	/** The executions of a workflow, the newest first: how many there are, and the first page of them. */
	async executions({ id }: SavedWorkflow, ...status: ExecutionStatus[]): Promise<ExecutionList> {
		const filter = JSON.stringify({ workflowId: id, ...(status.length > 0 && { status }) });
		return await this.get(`/executions?filter=${encodeURIComponent(filter)}`);
	}

	/** Waits until something else has started so many executions of a workflow, and until they have ended. */
	async untilExecuted(workflow: SavedWorkflow, count: number): Promise<Execution[]> {
		const { name } = workflow;
		const started = await untilAnswered(`"${name}" was not run ${count} times`, async () => {
			const { results } = await this.executions(workflow);
			return results.length < count ? undefined : results;
		});
		return await Promise.all(started.map(({ id }) => this.execution(id)));
	}

	/** Waits for the end of an execution. */
	async execution(id: string): Promise<Execution> {
		return await untilAnswered(`Execution ${id} does not end`, async () => {
			const { status, data } = await this.get<{ status: ExecutionStatus; data: string }>(`/executions/${id}`);
			if (!FINISHED.includes(status)) return undefined;
			const { parse } = await import('flatted');
			return new Execution(status, parse(data) as IRunExecutionData);
		});
	}

	/** The nodes of one package, as the editor gets them. */
	async nodeTypes(packageName: string): Promise<INodeTypeDescription[]> {
		const answer = await this.visit(`${this.url}/types/nodes.json`);
		const types = (await answer.json()) as INodeTypeDescription[];
		return types.filter(({ name }) => name.startsWith(`${packageName}.`));
	}

	/** What n8n tells its editor of a node's output before the first run. */
	async outputSchema(nodeType: string, ...place: string[]): Promise<{ properties?: object }> {
		const answer = await this.visit(`${this.url}/schemas/${[nodeType, '1.0.0', ...place].join('/')}.json`);
		if (!answer.ok)
			throw new Error(`n8n has no schema of ${[nodeType, ...place].join(' ')}: ${answer.status}`);
		return (await answer.json()) as { properties?: object };
	}

	/** The choices of a dropdown. */
	async options(lookup: Lookup): Promise<INodePropertyOptions[]> {
		return await this.post('/dynamic-node-parameters/options', { ...lookup });
	}

	/** One page of a list that is searched. */
	async search(
		lookup: Lookup,
		more: { filter?: string; paginationToken?: unknown } = {},
	): Promise<INodeListSearchResult> {
		return await this.post('/dynamic-node-parameters/resource-locator-results', { ...lookup, ...more });
	}

	async get<Answer>(path: string): Promise<Answer> {
		return await this.request('GET', path);
	}

	async post<Answer>(path: string, body: object): Promise<Answer> {
		return await this.request('POST', path, body);
	}

	/** Goes to an address of n8n as the signed-in user's browser would. */
	private async visit(address: string): Promise<Response> {
		return await fetch(address, { headers: this.headers });
	}

	private get headers(): Record<string, string> {
		// n8n closes a connection that was idle, now and then just as the next request goes out on it.
		return { cookie: this.cookie, connection: 'close' };
	}

	private async request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
		const answer = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { ...this.headers, ...(body && { 'Content-Type': 'application/json' }) },
			...(body && { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`n8n answers ${method} ${path} with ${answer.status}: ${text}`);
		const [cookie] = answer.headers.getSetCookie();
		if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
		return (JSON.parse(text) as { data: Answer }).data;
	}
}
