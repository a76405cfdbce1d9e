/** The package as users get it: built, packed, and put where n8n's community nodes panel puts it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { manifest, PROJECT_ROOT } from '../../scripts/project';
import { runProcess } from './childProcesses';
import type { Cleanup } from './cleanup';

export async function buildPackage(cleanup: Cleanup): Promise<void> {
	await runProcess(cleanup, 'The build', ['npm', 'run', 'build'], { cwd: PROJECT_ROOT });
}

/** Makes the file that would be published, of what was built last. */
export async function packPackage(cleanup: Cleanup): Promise<string> {
	const folder = await cleanup.temporaryFolder('pack');
	const command = ['npm', 'pack', '--silent', '--pack-destination', folder];
	const printed = await runProcess(cleanup, 'npm pack', command, { cwd: PROJECT_ROOT });
	return join(folder, printed.split('\n').at(-1) ?? '');
}

export async function unpack(cleanup: Cleanup, tarball: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await runProcess(cleanup, 'tar', ['tar', '-xzf', tarball, '-C', folder, '--strip-components=1']);
}

/** Puts a packed package into a user folder of n8n; an older one there is replaced. */
export async function installPackage(cleanup: Cleanup, tarball: string, userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', manifest.name);
	await unpack(cleanup, tarball, folder);
	const file = join(folder, 'package.json');
	const installed = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	// Taken out as n8n does: it provides what the package needs.
	delete installed.devDependencies;
	delete installed.peerDependencies;
	await writeFile(file, JSON.stringify(installed, undefined, 2));
}
