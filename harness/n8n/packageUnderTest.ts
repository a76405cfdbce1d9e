/** The package as users get it: built, packed, and put where n8n's community nodes panel puts it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Cleanup } from './cleanup';
import { runProcess } from './processes';
import { PACKAGE_NAME, PROJECT } from './project';

export async function buildPackage(cleanup: Cleanup): Promise<void> {
	await runProcess(cleanup, 'The build', ['npm', 'run', 'build'], { cwd: PROJECT });
}

/** Makes the file that would be published, of what was built last. */
export async function packPackage(cleanup: Cleanup): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ultracart-pack-'));
	cleanup.add(() => rm(folder, { recursive: true, force: true }));
	const printed = await runProcess(
		cleanup,
		'npm pack',
		['npm', 'pack', '--silent', '--pack-destination', folder],
		{ cwd: PROJECT },
	);
	return join(folder, printed.split('\n').at(-1) ?? '');
}

export async function unpack(cleanup: Cleanup, tarball: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await runProcess(cleanup, 'tar', ['tar', '-xzf', tarball, '-C', folder, '--strip-components=1']);
}

/** Development and peer dependencies are taken out, as n8n does: it provides what the package needs. */
async function withoutDependencies(folder: string): Promise<void> {
	const file = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	await writeFile(file, JSON.stringify(manifest, undefined, 2));
}

/** Puts a packed package into a user folder of n8n; an older one there is replaced. */
export async function installPackage(cleanup: Cleanup, tarball: string, userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME);
	await unpack(cleanup, tarball, folder);
	await withoutDependencies(folder);
}
