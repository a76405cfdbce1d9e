import './environment';

import { buffer } from 'node:stream/consumers';

import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { HookContext, WebhookContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IHookFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookFunctions,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { CredentialStore } from './credentials';
import type { Engine, OpenWorkflow } from './engine';
import { logCount, logsFrom } from './logs';
import { EngineRun } from './run';
import type { WorkflowJson } from './workflow';

/** n8n refuses larger bodies itself, unless it is set otherwise. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** A workflow that n8n listens for. */
export interface Activation {
	readonly id: string;
	/** Where its webhook is. */
	readonly url: string;
	/** The run of each delivery that started it, in order. */
	readonly runs: Promise<EngineRun>[];
	/** As n8n's database holds it. */
	staticData: IDataObject;
}

interface Listening extends Activation {
	readonly json: WorkflowJson;
	readonly credentials: CredentialStore;
	readonly path: string;
	readonly isTest: boolean;
}

interface OpenTrigger extends OpenWorkflow {
	readonly node: INode;
	readonly type: INodeType;
}

export interface HostOptions {
	/** The address n8n believes to have, where that is another than its own. */
	readonly publicUrl?: string;
}

/**
 * What n8n's server does for webhooks, with the contexts and the engine of n8n-core: activation (checkExists, then create),
 * deactivation, "Listen for test event", and deliveries, which are answered once the workflow has started. Static data is loaded
 * anew for each delivery and saved with the answer, unless nothing could be started.
 */
export class WebhookHost {
	/** As where n8n can't reach its database: no execution starts. */
	isBroken = false;
	private listening: Listening[] = [];
	private readonly server = Fastify({ forceCloseConnections: true });
	private url = '';
	private workflows = 0;

	constructor(
		private readonly engine: Engine,
		private readonly options: HostOptions = {},
	) {
		this.server.removeAllContentTypeParsers();
		this.server.addContentTypeParser('*', async ({ raw }: FastifyRequest) => {
			raw.rawBody = await buffer(raw);
			return parsed(raw.rawBody, raw.headers['content-type']);
		});
		this.server.post('*', (request, reply) => this.receive(request, reply));
	}

	async listen(): Promise<this> {
		this.url = await this.server.listen({ host: '127.0.0.1', port: 0 });
		return this;
	}

	/** Forgets everything that it listens for, without a word to anyone. */
	reset(): void {
		this.listening = [];
		this.isBroken = false;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	/** Activates a workflow; what its trigger throws is thrown here, as n8n shows it to the user. */
	async activate(
		json: WorkflowJson,
		credentials: CredentialStore,
		staticData: IDataObject = {},
	): Promise<Activation> {
		return await this.start(json, credentials, staticData, false);
	}

	/** "Listen for test event". n8n gives a test its own static data. */
	async test(json: WorkflowJson, credentials: CredentialStore): Promise<Activation> {
		return await this.start(json, credentials, {}, true);
	}

	/** Deactivates a workflow, or ends a test. n8n only logs what is thrown here. */
	async deactivate(activation: Activation): Promise<void> {
		const entry = activation as Listening;
		this.listening = this.listening.filter((other) => other !== entry);
		await this.runHook(entry, 'delete', 'internal', 'update');
	}

	/** Runs the node's own check alone. */
	async checkExists(activation: Activation): Promise<unknown> {
		return await this.runHook(activation as Listening, 'checkExists', 'trigger', 'update');
	}

	private async start(
		json: WorkflowJson,
		credentials: CredentialStore,
		staticData: IDataObject,
		isTest: boolean,
	): Promise<Activation> {
		this.workflows += 1;
		const id = json.id ?? `active-${String(this.workflows)}`;
		const path = `/${isTest ? 'webhook-test' : 'webhook'}/${triggerIn(json).webhookId ?? ''}/webhook`;
		const url = `${this.options.publicUrl ?? this.url}${path}`;
		const entry: Listening = {
			id,
			url,
			path,
			isTest,
			json: { ...json, id },
			credentials,
			staticData: structuredClone(staticData),
			runs: [],
		};
		// n8n listens before the webhook is made: some services call at once.
		this.listening = [...this.listening.filter((other) => other.path !== path), entry];
		const [mode, activation] = isTest ? (['manual', 'manual'] as const) : (['trigger', 'activate'] as const);
		try {
			const there = await this.runHook(entry, 'checkExists', mode, activation);
			if (there !== true) await this.runHook(entry, 'create', mode, activation);
			return entry;
		} catch (thrown) {
			// As n8n does: whatever was made half-way goes again, and the first error is the one that is shown.
			await this.deactivate(entry).catch(() => undefined);
			throw thrown;
		}
	}

	private open({ json, credentials, staticData }: Listening, mode: WorkflowExecuteMode): OpenTrigger {
		const opened = this.engine.open(
			{ ...json, staticData: structuredClone(staticData) },
			{ credentials, mode },
		);
		const base = this.options.publicUrl ?? this.url;
		Object.assign(opened.additionalData, {
			webhookBaseUrl: `${base}/webhook`,
			webhookTestBaseUrl: `${base}/webhook-test`,
		});
		const node = triggerIn(opened.saved);
		return {
			...opened,
			node,
			type: opened.workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion),
		};
	}

	private async runHook(
		entry: Listening,
		method: 'checkExists' | 'create' | 'delete',
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<unknown> {
		const opened = this.open(entry, mode);
		const { workflow, additionalData, node, type } = opened;
		const data = webhookDataOf(opened, entry);
		const context: unknown = new HookContext(workflow, node, additionalData, mode, activation, data);
		try {
			return await workflow.expression.withIsolate(
				async () => await type.webhookMethods?.default?.[method].call(context as IHookFunctions),
			);
		} finally {
			save(entry, opened);
		}
	}

	/** What the caller is answered. The workflow runs beside it. */
	private async receive({ raw, url, body }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
		const entry = this.listening.find(({ path }) => path === url);
		if (!entry) return await reply.code(404).send({ message: 'Not registered' });
		const mode = entry.isTest ? 'manual' : 'webhook';
		const opened = this.open(entry, mode);
		const { workflow, additionalData, node, type } = opened;
		const httpRequest = Object.assign(raw, { body });
		Object.assign(additionalData, { httpRequest, httpResponse: reply.raw });
		const data = webhookDataOf(opened, entry);
		const context: unknown = new WebhookContext(workflow, node, additionalData, mode, data, [], null);
		const result = await workflow.expression.withIsolate(
			async () => await type.webhook?.call(context as IWebhookFunctions),
		);
		if (result?.workflowData && this.isBroken) {
			return await reply.code(500).send({ message: 'There was a problem executing the workflow' });
		}
		save(entry, opened);
		if (result?.noWebhookResponse) return reply.hijack();
		if (!result?.workflowData) return result?.webhookResponse ?? {};
		entry.runs.push(this.run(entry, mode, result.workflowData));
		const { responseData = 'firstEntryJson' } = data.webhookDescription;
		return await reply.type('application/json').send(JSON.stringify(responseData));
	}

	private async run(
		entry: Listening,
		mode: WorkflowExecuteMode,
		items: INodeExecutionData[][],
	): Promise<EngineRun> {
		const opened = this.open(entry, mode);
		const { workflow, additionalData, node } = opened;
		const data = createRunExecutionData({
			executionData: {
				contextData: {},
				nodeExecutionStack: [{ node, data: { main: items }, source: null }],
				metadata: {},
				waitingExecution: {},
				waitingExecutionSource: {},
			},
		});
		const firstLog = logCount();
		const raw = await new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
		save(entry, opened);
		return new EngineRun(raw, logsFrom(firstLog), workflow.staticData);
	}
}

function triggerIn({ nodes }: WorkflowJson): INode {
	const node = nodes.find(({ webhookId }) => webhookId !== undefined);
	if (!node) throw new Error('The workflow has no node with a webhookId.');
	return node;
}

function webhookDataOf(opened: OpenTrigger, { id, path, isTest }: Listening): IWebhookData {
	const { node, type, additionalData } = opened;
	const [webhookDescription] = type.description.webhooks ?? [];
	if (!webhookDescription) throw new Error(`${node.type} has no webhooks`);
	return {
		httpMethod: 'POST',
		node: node.name,
		path: path.slice(1),
		webhookDescription,
		workflowId: id,
		workflowExecuteAdditionalData: additionalData,
		isTest,
	};
}

/** n8n saves static data only where something in it was set. */
function save(entry: Listening, { workflow }: OpenWorkflow): void {
	const data = workflow.staticData;
	if (data.__dataChanged !== true) return;
	entry.staticData = JSON.parse(JSON.stringify(data)) as IDataObject;
}

/** What the server answers instead of the node. */
class RefusedError extends Error {
	constructor(
		readonly statusCode: number,
		message: string,
	) {
		super(message);
	}
}

/** As n8n does: JSON is parsed, text stays text, anything else is left to the node. */
function parsed(raw: Buffer, contentType = ''): unknown {
	if (raw.length > LARGEST_BODY) throw new RefusedError(413, 'Request entity too large');
	if (raw.length === 0) return undefined;
	if (contentType.startsWith('text/')) return raw.toString();
	if (!contentType.startsWith('application/json')) return undefined;
	try {
		return JSON.parse(raw.toString());
	} catch {
		throw new RefusedError(422, 'Failed to parse request body');
	}
}
