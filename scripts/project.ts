import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds package.json and, once it is built, dist/. */
export const PROJECT_ROOT = join(__dirname, '..');

interface Manifest {
	/** What the package is called: the first half of its nodes' type names. */
	readonly name: string;
	readonly version: string;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
	readonly devDependencies: Readonly<Record<string, string>>;
}

/** The project's package.json. */
export const manifest = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as Manifest;
