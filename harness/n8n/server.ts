/** n8n's own processes: the server, and the workers of its queue mode. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cached } from './cache';
import type { Cleanup } from './cleanup';
import { node24 } from './node24';
import { freePorts } from './ports';
import { startProcess, untilReady, type Process } from './processes';
import { N8N_VERSION } from './project';

/** How n8n is started here: its program, and the Node.js that runs it. */
export type N8nCommand = readonly [node: string, program: string];

export async function n8nCommand(cleanup: Cleanup): Promise<N8nCommand> {
	const node = await node24(cleanup);
	const folder = await cached(cleanup, {
		name: `n8n-${N8N_VERSION}`,
		packages: [`n8n@${N8N_VERSION}`],
		rebuild: ['sqlite3'],
		about: `n8n ${N8N_VERSION} (3 GB, about five minutes)`,
	});
	return [node, join(folder, 'node_modules', 'n8n', 'bin', 'n8n')];
}

/** An empty user folder, in which n8n keeps everything. It is removed with everything in it. */
export async function newUserFolder(cleanup: Cleanup): Promise<string> {
	// n8n looks modules up by their real path.
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'ultracart-n8n-')));
	cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
	return folder;
}

type Environment = Readonly<Record<string, string>>;

/** What every process of n8n is told here: keep to this machine, send nothing out, ask nothing. */
const QUIET: Environment = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_PROTOCOL: 'http',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	// The running program's own settings must not reach into n8n.
	NODE_OPTIONS: '',
};

export interface N8nOptions {
	readonly userFolder: string;
	readonly environment?: Environment;
}

export interface N8n {
	/** The address of the editor, without a slash at the end. */
	readonly url: string;
	readonly process: Process;
}

const answers = async (url: string): Promise<boolean> => (await fetch(url)).ok;

async function startN8n(
	cleanup: Cleanup,
	name: string,
	command: readonly string[],
	{ userFolder, environment }: N8nOptions,
	ports: Environment,
	readiness: string,
): Promise<Process> {
	const process = startProcess(cleanup, name, command, {
		cwd: userFolder,
		env: { ...QUIET, N8N_USER_FOLDER: userFolder, ...ports, ...environment },
	});
	await untilReady(process, () => answers(readiness));
	return process;
}

export async function startServer(cleanup: Cleanup, command: N8nCommand, options: N8nOptions): Promise<N8n> {
	const [port, broker] = await freePorts(2);
	const url = `http://127.0.0.1:${port ?? 0}`;
	const process = await startN8n(
		cleanup,
		'n8n',
		[...command, 'start'],
		options,
		{
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(broker),
			N8N_EDITOR_BASE_URL: url,
			WEBHOOK_URL: url,
		},
		`${url}/healthz/readiness`,
	);
	return { url, process };
}

/** A worker of the queue mode: it runs what the server puts into the queue. */
export async function startWorker(
	cleanup: Cleanup,
	command: N8nCommand,
	options: N8nOptions & { readonly concurrency: number },
): Promise<Process> {
	const [port, broker] = await freePorts(2);
	return await startN8n(
		cleanup,
		'n8n worker',
		[...command, 'worker', `--concurrency=${options.concurrency}`],
		options,
		{
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(broker),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
		`http://127.0.0.1:${port ?? 0}/healthz/readiness`,
	);
}
