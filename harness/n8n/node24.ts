import { join } from 'node:path';

import { cached } from './cache';
import type { Cleanup } from './cleanup';

/** n8n 2.41's expression engine wants it. */
const NEEDED = 24;

/** The program of a Node.js that n8n's server runs on: the running one where it is new enough. */
export async function node24(cleanup: Cleanup): Promise<string> {
	if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
	const folder = await cached(cleanup, {
		name: `node-${NEEDED}`,
		packages: [`node@${NEEDED}`],
		rebuild: ['node'],
		about: `Node.js ${NEEDED}`,
	});
	return join(folder, 'node_modules', 'node', 'bin', 'node');
}
