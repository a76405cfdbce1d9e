/**
 * `npm run build`: what is published, in dist/. n8n's community packages are installed by the thousand and loaded at every start,
 * so all code is one small file, shared by the nodes: what they share (the gate in front of UltraCart) has to exist once.
 * n8n looks for each class in a file of its own; those hand on what is in the one file.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { bundle, sourceOf } from './build/bundle';
import { runCommand } from './command';
import { manifest, PROJECT_ROOT } from './project';

const BUNDLE = 'dist/nodes/all.js';

async function writeEntry(built: string): Promise<void> {
	const { name } = sourceOf(built);
	const file = join(PROJECT_ROOT, built);
	await mkdir(dirname(file), { recursive: true });
	const path = relative(dirname(built), BUNDLE).replaceAll('\\', '/');
	await writeFile(file, `'use strict';\nexports.${name} = require('${path}').${name};\n`);
}

async function main(): Promise<void> {
	const { credentials, nodes } = manifest.n8n;
	const entries = [...credentials, ...nodes];
	await rm(join(PROJECT_ROOT, 'dist'), { recursive: true, force: true });
	await bundle(PROJECT_ROOT, entries.map(sourceOf), BUNDLE);
	await Promise.all(entries.map(writeEntry));
}

void runCommand(main);
