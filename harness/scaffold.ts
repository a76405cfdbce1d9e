/**
 * `npm run scaffold -- API` drafts the metadata file of an API, such as `affiliate`, from what UltraCart's SDK says of it: endpoints
 * and models are whole, and wait for the words that a merchant reads.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { table } from '../scripts/metadata';
import { PROJECT_ROOT } from '../scripts/project';
import { draftOf } from './sdk/draft';
import { readSdk } from './sdk/readSdk';
import { runWithCleanup } from './shared/cleanup';
import { writeFormatted } from './shared/writeFormatted';

void runWithCleanup(async (cleanup) => {
	const [api] = parseArgs({ allowPositionals: true }).positionals;
	if (api === undefined) throw new Error('Say which API: npm run scaffold -- affiliate');
	const { text, gaps } = draftOf(await readSdk(cleanup), api, table);
	const file = join(
		PROJECT_ROOT,
		'scripts',
		'metadata',
		`${api.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}.ts`,
	);
	const name = relative(PROJECT_ROOT, file);
	if (existsSync(file)) throw new Error(`${name} is there already: a draft would take its place`);
	await writeFormatted(file, text);
	console.log(`Drafted ${name}. What it lacks:`);
	for (const gap of gaps) console.log(`  - ${gap}`);
	console.log(
		'Fill in its texts, add its line to scripts/metadata/resources.ts, and run: npm run facts && npm run generate',
	);
	return 0;
});
