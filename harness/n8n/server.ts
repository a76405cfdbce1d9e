/** n8n's own processes: the server, and the workers of its queue mode. */
import getPort from 'get-port';

import { startProcess } from '../shared/childProcesses';
import type { Cleanup } from '../shared/cleanup';
import type { N8nCommand } from './program';

/** A port on loopback that nobody listens on, each time another. */
export const freePort = async (): Promise<string> => String(await getPort({ host: '127.0.0.1' }));

type Environment = Readonly<Record<string, string>>;

/** For every process of n8n: keep to this machine, send nothing out, ask nothing. */
const ENVIRONMENT: Environment = {
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
	// n8n 3 loads no others than verified packages unless it is told to.
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// The running program's own settings must not reach into n8n.
	NODE_OPTIONS: '',
};

export interface N8nOptions {
	readonly userFolder: string;
	readonly environment?: Environment;
}

/** What a process of n8n is started as. */
interface Role {
	readonly name: string;
	readonly args: readonly string[];
	readonly environment: Environment;
	/** Where it says whether it is ready. */
	readonly url: string;
}

async function startN8n(
	cleanup: Cleanup,
	command: N8nCommand,
	{ userFolder, environment }: N8nOptions,
	{ name, args, environment: own, url }: Role,
): Promise<void> {
	const env = {
		...ENVIRONMENT,
		N8N_USER_FOLDER: userFolder,
		N8N_RUNNERS_BROKER_PORT: await freePort(),
		...own,
		...environment,
	};
	const line = command({ args, userFolder, variables: Object.keys(env) });
	const process = startProcess(cleanup, name, line, { cwd: userFolder, env });
	await process.untilReady(async () => (await fetch(`${url}/healthz/readiness`)).ok);
}

/** @returns the address of the editor, without a slash at the end */
export async function startServer(
	cleanup: Cleanup,
	command: N8nCommand,
	options: N8nOptions,
): Promise<string> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const environment = { N8N_PORT: port, N8N_EDITOR_BASE_URL: url, WEBHOOK_URL: url };
	await startN8n(cleanup, command, options, { name: 'n8n', args: ['start'], environment, url });
	return url;
}

/** A worker of the queue mode: it runs what the server puts into the queue. */
export async function startWorker(
	cleanup: Cleanup,
	command: N8nCommand,
	options: N8nOptions & { readonly concurrency: number },
): Promise<void> {
	const port = await freePort();
	const environment = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: port,
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
	await startN8n(cleanup, command, options, {
		name: 'n8n worker',
		args: ['worker', `--concurrency=${options.concurrency}`],
		environment,
		url: `http://127.0.0.1:${port}`,
	});
}
