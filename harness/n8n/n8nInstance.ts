/** A real n8n that is ready for use: this package, a sandbox beside it, an owner, credentials and the examples. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { prepareAccount } from '../example/account';
import type { Cleanup } from './cleanup';
import { openMailbox, type Email, type Mailbox } from './mailbox';
import { connectOAuth } from './oauth';
import { installPackage, packPackage } from './packageUnderTest';
import { withProgress } from './progress';
import { PROJECT } from './project';
import { N8nRest, type NewWorkflow, type Owner, type SavedCredential, type SavedWorkflow } from './rest';
import { n8nCommand, newUserFolder, startServer } from './server';

/** It guards an n8n that only this machine reaches and that is thrown away: it may be known. */
const OWNER: Owner = { email: 'owner@example.com', password: 'UltraCart1' };

export interface N8nInstance {
	/** The address of the editor. */
	readonly url: string;
	readonly owner: Owner;
	readonly rest: N8nRest;
	readonly sandbox: Sandbox;
	readonly credentials: Credentials;
	readonly mailbox: Mailbox;
	/** By the file they came from. */
	readonly examples: ReadonlyMap<string, SavedWorkflow>;
	readonly userFolder: string;
}

/** By credential type. */
export type Credentials = Readonly<Record<string, SavedCredential>>;

export const KEYED = 'ultraCartSimpleKeyApi';
export const CONNECTED = 'ultraCartOAuth2Api';

async function createCredentials(
	rest: N8nRest,
	{ baseUrl, key, oauth }: Sandbox,
	mailbox: Mailbox,
): Promise<Credentials> {
	const connected = await rest.createCredential(CONNECTED, 'UltraCart OAuth2', { ...oauth.client, baseUrl });
	await connectOAuth(rest, connected);
	// n8n picks the newest for a new node.
	const keyed = await rest.createCredential(KEYED, 'UltraCart Simple Key', { apiKey: key, baseUrl });
	const mail = await rest.createCredential('smtp', 'Mail server', mailbox.credential);
	return { [KEYED]: keyed, [CONNECTED]: connected, [mail.type]: mail };
}

/** Files of examples, and what is in them. */
export async function readExamples(): Promise<Map<string, NewWorkflow>> {
	const folder = join(PROJECT, 'examples');
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
	const read = async (file: string) =>
		[file, JSON.parse(await readFile(join(folder, file), 'utf8')) as NewWorkflow] as const;
	return new Map(await Promise.all(files.sort().map(read)));
}

/** The workflow with this n8n's credentials in place of those it was saved with. */
function withCredentials({ nodes, ...workflow }: NewWorkflow, saved: Credentials): NewWorkflow {
	const replaced = nodes.map((node) => ({
		...node,
		...(node.credentials && {
			credentials: Object.fromEntries(
				Object.entries(node.credentials).map(([type, given]) => {
					const { id, name } = saved[type] ?? given;
					return [type, { id, name }];
				}),
			),
		}),
	}));
	return { ...workflow, nodes: replaced };
}

async function importExamples(
	rest: N8nRest,
	sandbox: Sandbox,
	saved: Credentials,
): Promise<Map<string, SavedWorkflow>> {
	const imported = new Map<string, SavedWorkflow>();
	for (const [file, workflow] of await readExamples()) {
		prepareAccount(sandbox, workflow);
		imported.set(file, await rest.createWorkflow(withCredentials(workflow, saved)));
	}
	return imported;
}

async function openSandbox(cleanup: Cleanup, options?: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	cleanup.add(() => sandbox.close());
	return sandbox;
}

export interface N8nInstanceOptions {
	readonly sandbox?: SandboxOptions;
	readonly environment?: Readonly<Record<string, string>>;
	/** Told of each letter that a workflow sends. */
	readonly onLetter?: (letter: Email) => void;
}

/** Starts everything, with the package as it was built last. */
export async function startN8nInstance(
	cleanup: Cleanup,
	options: N8nInstanceOptions = {},
): Promise<N8nInstance> {
	const command = await n8nCommand(cleanup);
	const sandbox = await openSandbox(cleanup, options.sandbox);
	const mailbox = await openMailbox(cleanup, options.onLetter);
	const userFolder = await newUserFolder(cleanup);
	await installPackage(cleanup, await packPackage(cleanup), userFolder);
	const { environment } = options;
	const { url } = await withProgress('Starting n8n', () =>
		startServer(cleanup, command, { userFolder, ...(environment && { environment }) }),
	);
	const rest = new N8nRest(url);
	await rest.setUpOwner(OWNER);
	const credentials = await createCredentials(rest, sandbox, mailbox);
	const examples = await importExamples(rest, sandbox, credentials);
	return { url, owner: OWNER, rest, sandbox, credentials, mailbox, examples, userFolder };
}
