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
	readonly name: string;
	readonly packages: readonly string[];
	/** Packages whose install script is needed. No other's is run. */
	readonly rebuild?: readonly string[];
	/** Kinds of dependencies that are left out, such as "peer". */
	readonly omit?: readonly string[];
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
 * What is too large for the project is fetched when it is first needed, and kept.
 *
 * @param name the folder's name. It changes with the versions, so that new ones stand beside the old.
 * @param about what the user reads while it is fetched, such as how long it takes
 * @returns the folder
 */
export async function cached(
	cleanup: Cleanup,
	name: string,
	about: string,
	fill: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(CACHE, name);
	if (existsSync(folder)) return folder;
	await mkdir(CACHE, { recursive: true });
	// Under another name until it is complete: an installation that was broken off must not be taken for one.
	const partial = await mkdtemp(`${folder}-`);
	cleanup.add(() => rm(partial, { recursive: true, force: true }));
	await withProgress(`Installing ${about} into ${CACHE}, once`, () => fill(partial));
	// Somebody else may have been faster.
	if (!existsSync(folder)) await rename(partial, folder);
	return folder;
}

/** @returns the folder that holds the packages under node_modules */
export const installed = (cleanup: Cleanup, wanted: Installation): Promise<string> =>
	cached(cleanup, wanted.name, wanted.about, (folder) => install(cleanup, folder, wanted));
