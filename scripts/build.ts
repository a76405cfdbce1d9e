/**
 * `npm run build`: what is published, in dist/. n8n's community packages are installed by the thousand and loaded at every start,
 * so all code is one small file, shared by the nodes: what they share (the gate in front of UltraCart) has to exist once.
 * n8n looks for each class in a file of its own; those hand on what is in the one file.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { bundle, sourceOf } from './build/bundle';

const ROOT = join(__dirname, '..');
const BUNDLE = 'dist/nodes/all.js';

interface Manifest {
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

async function writeEntry(built: string): Promise<void> {
	const { name } = sourceOf(built);
	const file = join(ROOT, built);
	await mkdir(dirname(file), { recursive: true });
	const path = relative(dirname(built), BUNDLE).replaceAll('\\', '/');
	await writeFile(file, `'use strict';\nexports.${name} = require('${path}').${name};\n`);
}

async function main(): Promise<void> {
	const { n8n } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Manifest;
	const entries = [...n8n.credentials, ...n8n.nodes];
	await rm(join(ROOT, 'dist'), { recursive: true, force: true });
	await bundle(ROOT, entries.map(sourceOf), BUNDLE);
	await Promise.all(entries.map(writeEntry));
}

main().catch((thrown: unknown) => {
	console.error(thrown);
	process.exitCode = 1;
});
