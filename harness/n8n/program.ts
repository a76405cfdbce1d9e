import { join } from 'node:path';

import type { Cleanup } from '../shared/cleanup';
import { installed } from '../shared/installCache';

/** The version of n8n that `npm run dev` and the tests in a real n8n use. */
const N8N_VERSION = '2.41.1';

/** The Node.js that its expression engine wants. */
const NODE_VERSION = 24;

/** How n8n is started here: the Node.js that runs it, and its program. */
export type N8nCommand = readonly [node: string, program: string];

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

export async function n8nCommand(cleanup: Cleanup): Promise<N8nCommand> {
	const node = await nodeProgram(cleanup);
	const folder = await installed(cleanup, {
		name: `n8n-${N8N_VERSION}`,
		packages: [`n8n@${N8N_VERSION}`],
		rebuild: ['sqlite3'],
		about: `n8n ${N8N_VERSION} (3 GB, about five minutes)`,
	});
	return [node, join(folder, 'node_modules', 'n8n', 'bin', 'n8n')];
}
