/** What is too large for package.json is installed when it is first needed, and kept in a folder that git ignores. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Cleanup } from './cleanup';
import { runProcess } from './processes';
import { withProgress } from './progress';
import { PROJECT } from './project';

/** Several clones may share one. */
const CACHE = process.env.N8N_ULTRACART_CACHE ?? join(PROJECT, '.cache');

export interface Cached {
	/** The folder's name. It changes with the versions, so that new ones are installed beside the old. */
	readonly name: string;
	readonly packages: readonly string[];
	/** Packages whose install script is needed. No other's is run. */
	readonly rebuild?: readonly string[];
	/** What the user is told, such as how long it takes. */
	readonly about: string;
}

async function install(cleanup: Cleanup, folder: string, { packages, rebuild = [] }: Cached): Promise<void> {
	await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
	const npm = async (...args: string[]) =>
		await runProcess(cleanup, `npm ${args[0] ?? ''}`, ['npm', ...args], { cwd: folder });
	await npm('install', ...packages, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
	if (rebuild.length > 0) await npm('rebuild', ...rebuild, '--no-ignore-scripts', '--loglevel=error');
}

/** The folder that holds these packages under node_modules. */
export async function cached(cleanup: Cleanup, wanted: Cached): Promise<string> {
	const folder = join(CACHE, wanted.name);
	if (existsSync(folder)) return folder;
	await mkdir(CACHE, { recursive: true });
	// Under another name until it is complete: an installation that was broken off must not be taken for one.
	const partial = await mkdtemp(`${folder}-`);
	cleanup.add(() => rm(partial, { recursive: true, force: true }));
	await withProgress(`Installing ${wanted.about} into ${CACHE}, once`, () =>
		install(cleanup, partial, wanted),
	);
	// Somebody else may have been faster.
	if (!existsSync(folder)) await rename(partial, folder);
	return folder;
}
