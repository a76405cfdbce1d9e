import 'reflect-metadata';
import { removeUserFolder } from './environment';

import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import {
	Workflow,
	type INodeTypeDescription,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { MemoryCredentials, type CredentialStore } from './credentials';
import { acquireExpressions, releaseExpressions } from './expressions';
import { logCount, logsFrom } from './logs';
import { NodeTypes, type ExtraNodes } from './nodeTypes';
import { EngineRun } from './run';
import type { WorkflowJson } from './workflow';

export interface EngineOptions {
	/** Stand-ins for the nodes of other packages, by full type name. The manual trigger is already there. */
	nodes?: ExtraNodes;
}

export interface RunOptions {
	credentials?: CredentialStore;
	/** How n8n was asked to run it. Pinned data counts in a manual run only. */
	mode?: WorkflowExecuteMode;
	/** The node to start from, where the workflow has several triggers. */
	startNode?: string;
}

export interface RunHandle {
	readonly finished: Promise<EngineRun>;
	/** What n8n's "Stop" does: aborts the request in flight and closes the run; `finished` still settles. */
	cancel(): void;
}

/** A workflow and what n8n hands it along. */
export interface OpenWorkflow {
	readonly saved: IWorkflowBase;
	readonly workflow: Workflow;
	readonly additionalData: IWorkflowExecuteAdditionalData;
}

let runs = 0;

/** The genuine n8n engine with one built package, without n8n's server and database. */
export class Engine {
	private constructor(private readonly types: NodeTypes) {}

	/** `packageDir` holds a package.json whose "n8n" section names built files, as a user's installation does. */
	static async load(packageDir: string, { nodes = {} }: EngineOptions = {}): Promise<Engine> {
		const types = await NodeTypes.load(packageDir, nodes);
		await acquireExpressions();
		return new Engine(types);
	}

	/** Runs a workflow to its end. A node that stops it makes no rejection: see `error` of the result. */
	async run(workflow: WorkflowJson, options: RunOptions = {}): Promise<EngineRun> {
		return await this.start(workflow, options).finished;
	}

	/** Starts a workflow; any number may run at the same time. The given JSON is left as it is. */
	start(json: WorkflowJson, options: RunOptions = {}): RunHandle {
		const { mode = 'manual', startNode } = options;
		const { saved: copy, workflow, additionalData } = this.open(json, options);
		const firstLog = logCount();
		const execution = new WorkflowExecute(additionalData, mode).run({
			workflow,
			...(mode === 'manual' && copy.pinData && { pinData: copy.pinData }),
			...(startNode !== undefined && { startNode: existingNode(workflow, startNode) }),
		});
		return {
			finished: execution.then((raw) => new EngineRun(raw, logsFrom(firstLog), workflow.staticData)),
			cancel: () => {
				execution.cancel();
			},
		};
	}

	/**
	 * What n8n's "Retry with currently saved workflow" does: goes on with a failed execution where it ended, in a new one.
	 *
	 * @param json the workflow as it is now
	 */
	async retry(failed: EngineRun, json: WorkflowJson, options: RunOptions = {}): Promise<EngineRun> {
		const mode = 'retry';
		const { workflow, additionalData } = this.open(json, { ...options, mode });
		// As it comes back from n8n's database.
		const data = JSON.parse(JSON.stringify(failed.raw.data)) as IRunExecutionData;
		const { resultData, executionData } = data;
		delete resultData.error;
		resultData.runData[resultData.lastNodeExecuted ?? '']?.pop();
		for (const step of executionData?.nodeExecutionStack ?? []) {
			step.node = existingNode(workflow, step.node.name);
		}
		const firstLog = logCount();
		const raw = await new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
		return new EngineRun(raw, logsFrom(firstLog), workflow.staticData);
	}

	/** A workflow as n8n loads it, for what it does besides running it: its webhooks. */
	open(json: WorkflowJson, { credentials = {}, mode = 'manual' }: RunOptions = {}): OpenWorkflow {
		runs += 1;
		const executionId = String(runs);
		const saved = asSaved(structuredClone(json), executionId);
		return {
			saved,
			workflow: new Workflow({ ...saved, nodeTypes: this.types }),
			additionalData: additionalDataFor(
				saved,
				executionId,
				mode,
				new MemoryCredentials(this.types, credentials),
			),
		};
	}

	/** A node's description as n8n's editor gets it. */
	description(type: string, version?: number): INodeTypeDescription {
		return this.types.getByNameAndVersion(type, version).description;
	}

	/** Ends what the engine keeps open. Without it a process may not end, and n8n's temporary folder stays until it does. */
	async close(): Promise<void> {
		if (!(await releaseExpressions())) return;
		// Its timer holds on to everything that was loaded with n8n-core, for as long as the process lives.
		if (Container.has(SSHClientsManager)) Container.get(SSHClientsManager).onShutdown();
		removeUserFolder();
	}
}

function existingNode(workflow: Workflow, name: string) {
	const node = workflow.getNode(name);
	if (node) return node;
	throw new Error(`The workflow has no node "${name}" to start from.`);
}

function asSaved(json: WorkflowJson, id: string): IWorkflowBase {
	const now = new Date();
	return {
		id: `workflow-${id}`,
		name: 'Workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
		...json,
		settings: { executionOrder: 'v1', ...json.settings },
	};
}

function notHere(what: string) {
	return () => Promise.reject(new Error(`${what} needs n8n's server, which this engine runs without.`));
}

function additionalDataFor(
	workflow: IWorkflowBase,
	executionId: string,
	mode: WorkflowExecuteMode,
	credentialsHelper: MemoryCredentials,
): IWorkflowExecuteAdditionalData {
	// Nothing listens there, but n8n parses some of these as addresses.
	const instance = 'http://localhost:5678';
	return {
		credentialsHelper,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		hooks: new ExecutionLifecycleHooks(mode, executionId, workflow),
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		instanceBaseUrl: instance,
		restApiUrl: `${instance}/rest`,
		formBaseUrl: `${instance}/form`,
		formWaitingBaseUrl: `${instance}/form-waiting`,
		formTestBaseUrl: `${instance}/form-test`,
		webhookBaseUrl: `${instance}/webhook`,
		webhookWaitingBaseUrl: `${instance}/webhook-waiting`,
		webhookTestBaseUrl: `${instance}/webhook-test`,
		mcpBaseUrl: `${instance}/mcp`,
		mcpTestBaseUrl: `${instance}/mcp-test`,
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		getRunExecutionData: () => Promise.resolve(undefined),
		getRuntimeCredential: () => Promise.resolve(undefined),
		executeWorkflow: notHere('A sub-workflow'),
		startRunnerTask: notHere('A task runner'),
	};
}
