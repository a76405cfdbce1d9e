/** The built trigger in n8n's engine, with n8n's webhooks before it and a sandbox behind it. */
import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import type { TestEnvironment } from './testEnvironment';
import { startTestEnvironment } from './testEnvironment';
import {
	sequence,
	WebhookHost,
	type Activation,
	type EngineRun,
	type NodeDraft,
	type WorkflowJson,
} from '../../harness/engine';

/** The name of the trigger in the workflows that `TriggerTestEnvironment` makes. */
export const TRIGGER_NODE = 'UltraCart Trigger';

export class TriggerTestEnvironment {
	constructor(
		readonly env: TestEnvironment,
		readonly host: WebhookHost,
	) {}

	get sandbox(): Sandbox {
		return this.env.sandbox;
	}

	/** A workflow of nothing but the trigger. */
	workflow(parameters: IDataObject, more: Partial<NodeDraft> & { oAuth2?: boolean } = {}): WorkflowJson {
		const { oAuth2, ...settings } = more;
		const node = this.env.node({}, { ...(oAuth2 && { oAuth2 }) });
		return sequence({
			webhookId: randomUUID(),
			...(node.credentials && { credentials: node.credentials }),
			name: TRIGGER_NODE,
			type: 'n8n-nodes-ultracart.ultraCartTrigger',
			...settings,
			parameters: { authentication: oAuth2 ? 'oAuth2' : 'simpleKey', ...parameters },
		});
	}

	/** Activates a workflow of nothing but the trigger. */
	async activate(parameters: IDataObject, more: { oAuth2?: boolean } = {}): Promise<Activation> {
		return await this.activateWorkflow(this.workflow(parameters, more));
	}

	async activateWorkflow(workflow: WorkflowJson, staticData?: IDataObject): Promise<Activation> {
		this.env.refreshCredentials();
		return await this.host.activate(workflow, this.env.credentials, staticData);
	}

	/** "Listen for test event". */
	async test(workflow: WorkflowJson): Promise<Activation> {
		this.env.refreshCredentials();
		return await this.host.test(workflow, this.env.credentials);
	}

	async deactivate(activation: Activation): Promise<void> {
		await this.host.deactivate(activation);
	}

	/** The items of every run so far, one list per run. */
	async items({ runs }: Activation): Promise<IDataObject[][]> {
		await this.sandbox.delivered();
		const done: EngineRun[] = await Promise.all(runs);
		return done.map((run) => run.items(TRIGGER_NODE));
	}

	/** The webhooks that UltraCart has. */
	get webhooks() {
		return this.sandbox.list('webhook');
	}
}

/** Starts all of it before the tests of a file, sets it back before each of them, and stops it after. */
export function useTriggerTestEnvironment(options: SandboxOptions = {}): () => TriggerTestEnvironment {
	let trigger: TriggerTestEnvironment | undefined;
	beforeAll(async () => {
		const env = await startTestEnvironment({ records: { coupon: 5 }, ...options });
		trigger = new TriggerTestEnvironment(env, await new WebhookHost(env.engine).listen());
	});
	beforeEach(() => {
		trigger?.host.reset();
		trigger?.sandbox.reset();
	});
	afterAll(async () => {
		await trigger?.host.close();
		await trigger?.env.close();
	});
	return () => {
		if (!trigger) throw new Error('The environment is there once the tests run');
		return trigger;
	};
}
