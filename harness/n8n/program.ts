import { join } from 'node:path';

import type { Cleanup } from '../shared/cleanup';
import { installed } from '../shared/installCache';

/** The version of n8n that `npm run dev` and the tests in a real n8n use. */
const N8N_VERSION = '2.41.1';

/** The Node.js that its expression engine wants. */
const NODE_VERSION = 24;

/** A process of n8n that is to be started. */
interface N8nProcess {
	readonly args: readonly string[];
	/** Where it keeps its data, and finds the package. */
	readonly userFolder: string;
	/** The names of the environment variables that are meant for it. */
	readonly variables: readonly string[];
}

/** How n8n is started here: the program and its arguments. */
export type N8nCommand = (wanted: N8nProcess) => readonly string[];

/** In a container of n8n's own image, which reaches this machine's ports and the user folder as if it ran outside. */
const inContainer =
	(image: string): N8nCommand =>
	({ args, userFolder, variables }) => [
		...['docker', 'run', '--rm', '--init', '--network=host'],
		`--user=${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`,
		`--volume=${userFolder}:${userFolder}`,
		`--env=HOME=${userFolder}`,
		...variables.map((name) => `--env=${name}`),
		image,
		...args,
	];

/** The running Node.js where it is new enough. */
export async function nodeProgram(cleanup: Cleanup): Promise<string> {
	if (Number.parseInt(process.versions.node) >= NODE_VERSION) return process.execPath;
	const folder = await installed(cleanup, {
		name: `node-${NODE_VERSION}`,
		packages: [`node@${NODE_VERSION}`],
		rebuild: ['node'],
		about: `Node.js ${NODE_VERSION}`,
	});
	return join(folder, 'node_modules', 'node', 'bin', 'node');
}

/** The version that is installed here, or the image that N8N_IMAGE names. */
export async function n8nCommand(cleanup: Cleanup): Promise<N8nCommand> {
	const image = process.env.N8N_IMAGE;
	if (image !== undefined) return inContainer(image);
	const node = await nodeProgram(cleanup);
	const folder = await installed(cleanup, {
		name: `n8n-${N8N_VERSION}`,
		packages: [`n8n@${N8N_VERSION}`],
		rebuild: ['sqlite3'],
		about: `n8n ${N8N_VERSION} (3 GB, about five minutes)`,
	});
	const program = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	return ({ args }) => [node, program, ...args];
}
