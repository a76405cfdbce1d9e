/** The package's code as one file, as small as it goes with the names of its functions kept. */
import { basename, join } from 'node:path';

import { build, type Plugin } from 'esbuild';

import { compactModule } from './compact';

/** What n8n provides. */
const EXTERNAL = ['n8n-workflow', 'luxon'];

/** Generated data is evaluated and written anew. */
const compactData: Plugin = {
	name: 'compact-data',
	setup(builder) {
		builder.onLoad({ filter: /[\\/]generated[\\/]\w+\.ts$/ }, async ({ path }) => {
			// It lays the others side by side.
			if (path.endsWith('index.ts')) return undefined;
			const exported = (await import(path)) as Record<string, unknown>;
			const { default: _, ...named } = exported;
			return { contents: compactModule(named), loader: 'js' };
		});
	},
};

export interface Source {
	/** The class that n8n looks for. */
	readonly name: string;
	/** From the project's root. */
	readonly file: string;
}

export const sourceOf = (built: string): Source => ({
	name: basename(built).split('.')[0] ?? '',
	file: built.replace(/^dist\//, './').replace(/\.js$/, '.ts'),
});

export async function bundle(root: string, sources: readonly Source[], outfile: string): Promise<void> {
	const contents = sources.map(({ name, file }) => `export { ${name} } from '${file}';`).join('\n');
	await build({
		stdin: { contents, resolveDir: root, loader: 'ts' },
		outfile: join(root, outfile),
		absWorkingDir: root,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		external: EXTERNAL,
		plugins: [compactData],
		minify: true,
		// What a user reports of a stack has to be of use.
		keepNames: true,
		lineLimit: 120,
		legalComments: 'none',
	});
}
