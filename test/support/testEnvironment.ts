/** The built node in n8n's engine, against a sandbox: what most tests need. */
import type { IDataObject, INode, INodeParameterResourceLocator } from 'n8n-workflow';

import { GROUP, PICKED } from '../../nodes/UltraCart/parameters';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { credentialData, OAUTH2_TYPE, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { PROJECT_ROOT } from '../../scripts/project';
import {
	chain,
	Engine,
	type CredentialStore,
	type EngineRun,
	type ExtraNodes,
	type NodeDraft,
	type WorkflowJson,
} from '../../harness/engine';

/** The name of the UltraCart node in the workflows that `TestEnvironment.run` makes. */
export const NODE = 'UltraCart';

/** Its type. */
export const ULTRACART = 'n8n-nodes-ultracart.ultraCart';

/** A record named by its code. */
export const byCode = (value: string): INodeParameterResourceLocator => ({ __rl: true, mode: 'code', value });

/** A record named by its ID; a string may be an expression. */
export const byId = (value: number | string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'id',
	value,
});

/** The same for a record that has a code too. */
export const byOid = (value: number | string): INodeParameterResourceLocator => ({
	...byId(value),
	mode: 'oid',
});

/** What a list of items holds that are picked in rows. */
export const picked = (...values: unknown[]) => ({
	[GROUP]: values.map((value) => ({ [PICKED]: { __rl: true, mode: 'id', value } })),
});

/** What a test says about the node besides its parameters: `onError`, `retryOnFail` … */
export type NodeSettings = Partial<INode> & {
	/** Connects by OAuth instead of the simple key. */
	readonly oAuth2?: boolean;
	/** The workflow's time zone. */
	readonly timezone?: string;
};

export class TestEnvironment {
	constructor(
		readonly sandbox: Sandbox,
		readonly engine: Engine,
	) {}

	/** Credentials for the sandbox; a refreshed token is written into them. */
	readonly credentials: CredentialStore = {
		key: { type: SIMPLE_KEY_TYPE, data: { apiKey: '', baseUrl: '' } },
		token: { type: OAUTH2_TYPE, data: {} },
	};

	/** An UltraCart node as a workflow's JSON holds it. */
	node(parameters: IDataObject, { oAuth2, timezone, ...more }: NodeSettings = {}): NodeDraft {
		const credentials = oAuth2
			? { [OAUTH2_TYPE]: { id: 'token', name: 'Token' } }
			: { [SIMPLE_KEY_TYPE]: { id: 'key', name: 'Key' } };
		return {
			name: NODE,
			type: ULTRACART,
			credentials,
			...more,
			parameters: { authentication: oAuth2 ? 'oAuth2' : 'simpleKey', resource: 'coupon', ...parameters },
		};
	}

	/** A workflow that hands items to one UltraCart node. */
	workflow(items: IDataObject[], parameters: IDataObject, settings: NodeSettings = {}): WorkflowJson {
		const workflow = chain(items, this.node(parameters, settings));
		return settings.timezone === undefined
			? workflow
			: { ...workflow, settings: { ...workflow.settings, timezone: settings.timezone } };
	}

	async run(items: IDataObject[], parameters: IDataObject, settings: NodeSettings = {}): Promise<EngineRun> {
		return await this.start(items, parameters, settings).finished;
	}

	start(items: IDataObject[], parameters: IDataObject, settings: NodeSettings = {}) {
		this.refreshCredentials();
		return this.engine.start(this.workflow(items, parameters, settings), { credentials: this.credentials });
	}

	/** The requests that reached UltraCart, as `METHOD path`. */
	get requests(): string[] {
		return this.sandbox.log.entries.map(({ method, path }) => `${method} ${path}`);
	}

	async close(): Promise<void> {
		await this.engine.close();
		await this.sandbox.close();
	}

	/** Keys and tokens for the sandbox as it is now. */
	refreshCredentials(): void {
		this.credentials.key = { type: SIMPLE_KEY_TYPE, data: credentialData(SIMPLE_KEY_TYPE, this.sandbox) };
		this.credentials.token = { type: OAUTH2_TYPE, data: credentialData(OAUTH2_TYPE, this.sandbox) };
	}
}

export const startTestEnvironment = async (
	options: SandboxOptions = {},
	nodes: ExtraNodes = {},
): Promise<TestEnvironment> =>
	new TestEnvironment(await startSandbox(options), await Engine.load(PROJECT_ROOT, { nodes }));

/** Starts an environment before the tests of a file, sets the sandbox back before each of them, and stops it after. */
export function useTestEnvironment(
	options: SandboxOptions = {},
	nodes: ExtraNodes = {},
): () => TestEnvironment {
	let env: TestEnvironment | undefined;
	beforeAll(async () => {
		env = await startTestEnvironment(options, nodes);
	});
	beforeEach(() => env?.sandbox.reset());
	afterAll(async () => await env?.close());
	return () => {
		if (!env) throw new Error('The environment is there once the tests run');
		return env;
	};
}
