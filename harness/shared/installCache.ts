import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PROJECT_ROOT } from '../../scripts/project';
import { runProcess } from './childProcesses';
import type { Cleanup } from './cleanup';
import { withProgress } from './progress';

/** Git ignores it. Several clones may share one. */
export const CACHE = process.env.N8N_ULTRACART_CACHE ?? join(PROJECT_ROOT, '.cache');

export interface Installation {
	/** The folder's name. It changes with the versions, so that new ones are installed beside the old. */
	readonly name: string;
	readonly packages: readonly string[];
	/** Packages whose install script is needed. No other's is run. */
	readonly rebuild?: readonly string[];
	/** Kinds of dependencies that are left out, such as "peer". */
	readonly omit?: readonly string[];
	/** What the user reads while it is installed, such as how long it takes. */
	readonly about: string;
}

async function install(
	cleanup: Cleanup,
	folder: string,
	{ packages, rebuild = [], omit = [] }: Installation,
): Promise<void> {
	await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
	const npm = async (...args: string[]) =>
		await runProcess(cleanup, `npm ${args[0] ?? ''}`, ['npm', ...args, '--loglevel=error'], { cwd: folder });
	const left = omit.map((kind) => `--omit=${kind}`);
	await npm('install', ...packages, ...left, '--ignore-scripts', '--no-audit', '--no-fund');
	if (rebuild.length > 0) await npm('rebuild', ...rebuild, '--no-ignore-scripts');
}

/**
 * What is too large for package.json is installed when it is first needed, and kept.
 *
 * @returns the folder that holds the packages under node_modules
 */
export async function installed(cleanup: Cleanup, wanted: Installation): Promise<string> {
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
