/**
 * `npm run build`: what is published, in dist/. All code is one file that both nodes load, because what they share (the gate in
 * front of UltraCart) has to exist once; n8n looks for each class in a file of its own, and those hand on what is in the one
 * file. It is bundled and not minified: whoever installs the package can read it. What is generated from the table is data: forms and
 * names by the thousand, in a file beside each node, without blanks, and each object once (`dataModule.ts`).
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

import { build, type BuildOptions, type Plugin } from 'esbuild';

import { runCommand } from './command';
import { dataModule } from './dataModule';
import { manifest, PROJECT_ROOT } from './project';

const BUNDLE = 'dist/nodes/all.js';
const DATA = 'generated.js';
const ABOUT_DATA = `// Data, generated from scripts/metadata of the project. First come functions that each make objects with the same attributes,
// then what occurs several times, then what is exported.`;

/** What n8n provides. */
const EXTERNAL = ['n8n-workflow', 'luxon'];

/** `dist/nodes/UltraCart/UltraCart.node.js` → UltraCart. */
const classOf = (built: string): string => basename(built).replace(/\..*$/, '');

const sourceOf = (built: string): string => built.replace(/^dist\//, './').replace(/\.js$/, '.ts');

const OPTIONS: BuildOptions = {
	absWorkingDir: PROJECT_ROOT,
	bundle: true,
	format: 'cjs',
	platform: 'node',
	target: 'node20',
	charset: 'utf8',
	external: EXTERNAL,
};

/** `./generated` of a node → the file of its data, as the bundle finds it. */
const besideTheBundle: Plugin = {
	name: 'generated data',
	setup(bundling) {
		bundling.onResolve({ filter: /^\.\/generated$/ }, ({ resolveDir }) => ({
			path: `./${basename(resolveDir)}/${DATA}`,
			external: true,
		}));
	},
};

/** Tabs as in the sources, for the two blanks of the bundler. No text of the sources spans lines: the linter sees to it. */
const withTabs = (code: string): string =>
	code.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));

async function writeBundle(entries: readonly string[]): Promise<void> {
	const contents = entries.map((built) => `export { ${classOf(built)} } from '${sourceOf(built)}';`);
	const { outputFiles } = await build({
		...OPTIONS,
		stdin: { contents: contents.join('\n'), resolveDir: PROJECT_ROOT, loader: 'ts' },
		outfile: join(PROJECT_ROOT, BUNDLE),
		plugins: [besideTheBundle],
		write: false,
	});
	for (const { path, text } of outputFiles) {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, withTabs(text));
	}
}

async function writeData(node: string): Promise<void> {
	const folder = dirname(node);
	const source = sourceOf(join(folder, 'generated/index.ts'));
	const data = (await import(join(PROJECT_ROOT, source))) as Readonly<Record<string, unknown>>;
	await mkdir(join(PROJECT_ROOT, folder), { recursive: true });
	await writeFile(join(PROJECT_ROOT, folder, DATA), `${ABOUT_DATA}\n'use strict';\n${dataModule(data)}\n`);
}

async function writeEntry(built: string): Promise<void> {
	const path = relative(dirname(built), BUNDLE).replaceAll('\\', '/');
	const name = classOf(built);
	await mkdir(dirname(join(PROJECT_ROOT, built)), { recursive: true });
	await writeFile(
		join(PROJECT_ROOT, built),
		`'use strict';\nexports.${name} = require('${path}').${name};\n`,
	);
}

async function main(): Promise<void> {
	const { credentials, nodes } = manifest.n8n;
	const entries = [...credentials, ...nodes];
	await rm(join(PROJECT_ROOT, 'dist'), { recursive: true, force: true });
	await writeBundle(entries);
	await Promise.all(nodes.map(writeData));
	await Promise.all(entries.map(writeEntry));
}

void runCommand(main);
