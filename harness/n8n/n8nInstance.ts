/** A real n8n that is ready for use: this package, a sandbox beside it, an owner, credentials and the examples. */
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import type { WorkflowJson } from '../engine';
import { credentialData, OAUTH2_TYPE, prepareAccount, SIMPLE_KEY_TYPE } from '../example/account';
import { EXAMPLES, readExample } from '../example/examples';
import type { Cleanup } from '../shared/cleanup';
import { installPackage, packPackage } from '../shared/packageUnderTest';
import { withProgress } from '../shared/progress';
import { startMailServer, type ReceivedEmail } from './mailServer';
import { n8nCommand } from './program';
import { N8nRest, type Owner, type SavedCredential, type SavedWorkflow } from './rest';
import { startServer } from './server';

/** It guards an n8n that only this machine reaches and that is thrown away: it may be known. */
const OWNER: Owner = { email: 'owner@example.com', password: 'UltraCart1' };

export interface N8nInstance {
	/** The address of the editor. */
	readonly url: string;
	readonly owner: Owner;
	readonly rest: N8nRest;
	readonly sandbox: Sandbox;
	/** By credential type. */
	readonly credentials: Readonly<Record<string, SavedCredential>>;
	/** By the example's name. */
	readonly examples: ReadonlyMap<string, SavedWorkflow>;
	readonly userFolder: string;
}

type Credentials = N8nInstance['credentials'];

/** What a node's `credentials` say. */
export function credentialOf({ credentials }: Pick<N8nInstance, 'credentials'>, type: string) {
	const { id = '', name = '' } = credentials[type] ?? {};
	return { [type]: { id, name } };
}

/** The workflow with this n8n's credentials in place of those it was saved with. */
const withCredentials = (workflow: WorkflowJson, credentials: Credentials): WorkflowJson => ({
	...workflow,
	nodes: workflow.nodes.map(({ credentials: given, ...node }) => {
		const types = Object.keys(given ?? {}).map((type) => credentialOf({ credentials }, type));
		return given ? { ...node, credentials: Object.assign({}, ...types) as typeof given } : node;
	}),
});

export interface N8nInstanceOptions {
	readonly sandbox?: SandboxOptions;
	readonly environment?: Readonly<Record<string, string>>;
	/** Called with each email that a workflow sends. */
	readonly onEmail?: (email: ReceivedEmail) => void;
}

/** Starts everything, with the package as it was built last. */
export async function startN8nInstance(
	cleanup: Cleanup,
	{ sandbox: sandboxOptions, environment = {}, onEmail }: N8nInstanceOptions = {},
): Promise<N8nInstance> {
	const command = await n8nCommand(cleanup);
	const sandbox = await startSandbox(sandboxOptions);
	cleanup.add(() => sandbox.close());
	const mailServer = await startMailServer(cleanup, onEmail);
	const userFolder = await cleanup.temporaryFolder('n8n');
	await installPackage(cleanup, await packPackage(cleanup), userFolder);
	const url = await withProgress('Starting n8n', () =>
		startServer(cleanup, command, { userFolder, environment }),
	);
	const rest = new N8nRest(url);
	await rest.setUpOwner(OWNER);

	const { baseUrl, oauth } = sandbox;
	const oAuth2 = await rest.createCredential(OAUTH2_TYPE, 'UltraCart OAuth2', { ...oauth.client, baseUrl });
	await rest.connectOAuth(oAuth2);
	// n8n picks the newest for a new node.
	const key = credentialData(SIMPLE_KEY_TYPE, sandbox);
	const simpleKey = await rest.createCredential(SIMPLE_KEY_TYPE, 'UltraCart Simple Key', key);
	const smtp = await rest.createCredential('smtp', 'Mail server', mailServer);
	const credentials: Credentials = { [OAUTH2_TYPE]: oAuth2, [SIMPLE_KEY_TYPE]: simpleKey, smtp };

	const examples = new Map<string, SavedWorkflow>();
	for (const name of EXAMPLES) {
		const workflow = readExample(name);
		prepareAccount(sandbox, workflow);
		examples.set(name, await rest.createWorkflow(withCredentials(workflow, credentials)));
	}
	return { url, owner: OWNER, rest, sandbox, credentials, examples, userFolder };
}
