/** `npm run generate` writes every generated file from the table; with `-- --check` it only says what differs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { runCommand } from './command';
import { renderManifest } from './generator/about';
import { overBudget, sizesOf } from './generator/budget';
import { differences, write } from './generator/disk';
import { render, renderReadme } from './generator/render';
import { table } from './metadata';
import { PROJECT_ROOT } from './project';

const README = 'README.md';
const MANIFEST = 'package.json';

async function main(): Promise<number> {
	const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
	const readme = await renderReadme(readFileSync(join(PROJECT_ROOT, README), 'utf8'), table);
	const manifest = renderManifest(readFileSync(join(PROJECT_ROOT, MANIFEST), 'utf8'), table);
	const files = new Map([...(await render(table)), [README, readme], [MANIFEST, manifest]]);
	const tooLarge = overBudget(table);
	for (const problem of tooLarge) console.error(problem);
	if (tooLarge.length > 0) return 1;
	if (!values.check) {
		for (const { path, how } of write(PROJECT_ROOT, files))
			console.log(`${how === 'orphaned' ? 'removed' : 'wrote'} ${path}`);
		for (const { name, size, limit } of sizesOf(table)) console.log(`${name}: ${size} KB of ${limit}`);
		return 0;
	}
	const different = differences(PROJECT_ROOT, files);
	for (const { path, how } of different) console.error(`${how}: ${path}`);
	if (different.length > 0) console.error('Generated files do not match the table. Run: npm run generate');
	return different.length > 0 ? 1 : 0;
}

void runCommand(main);
