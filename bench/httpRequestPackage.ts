/** n8n's HTTP Request node comes with 800 other packages, so it is no dependency: it is installed when it is first measured. */
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import type { Cleanup } from '../harness/shared/cleanup';
import { CACHE, installed } from '../harness/shared/installCache';
import { manifest, PROJECT_ROOT } from '../scripts/project';

/** The package that belongs to the engine has its version. */
export const VERSION = manifest.devDependencies['n8n-core'] ?? 'latest';

const NAME = `n8n-nodes-base-${VERSION}`;
const MODULES = join(CACHE, NAME, 'node_modules');

export const HTTP_REQUEST_FILE = join(MODULES, 'n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');

export async function ensureHttpRequest(cleanup: Cleanup): Promise<void> {
	await installed(cleanup, {
		name: NAME,
		packages: [`n8n-nodes-base@${VERSION}`],
		omit: ['optional', 'peer'],
		about: `n8n-nodes-base ${VERSION} for its HTTP Request node (about two minutes)`,
	});
	// n8n has one n8n-workflow, shared by engine and nodes: the engine's takes the place of this copy.
	const copy = join(MODULES, 'n8n-workflow');
	await rm(copy, { recursive: true, force: true });
	await symlink(join(PROJECT_ROOT, 'node_modules', 'n8n-workflow'), copy, 'dir');
}
