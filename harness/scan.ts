/**
 * `npm run scan`: what n8n's own scanner says of the sources and of the packed file. n8n runs it on a published version before
 * it verifies the package; its command takes published versions only, but the function behind it takes a folder.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { cached } from './n8n/cache';
import { command, type Cleanup } from './n8n/cleanup';
import { buildPackage, packPackage, unpack } from './n8n/packageUnderTest';
import { PROJECT } from './n8n/project';

const VERSION = '0.32.0';

interface Verdict {
	readonly passed: boolean;
	readonly message?: string;
	readonly details?: string;
}

interface Scanner {
	readonly SOURCE_FILE_PATTERNS: readonly string[];
	readonly analyzePackage: (folder: string, patterns: readonly string[]) => Promise<Verdict>;
}

async function scanner(cleanup: Cleanup): Promise<Scanner> {
	const name = '@n8n/scan-community-package';
	const folder = await cached(cleanup, {
		name: `scanner-${VERSION}`,
		packages: [`${name}@${VERSION}`],
		about: `n8n's scanner ${VERSION}`,
	});
	const file = join(folder, 'node_modules', name, 'scanner', 'scanner.mjs');
	return (await import(pathToFileURL(file).href)) as Scanner;
}

async function unpacked(cleanup: Cleanup): Promise<string> {
	await buildPackage(cleanup);
	const folder = await mkdtemp(join(tmpdir(), 'ultracart-scan-'));
	cleanup.add(() => rm(folder, { recursive: true, force: true }));
	await unpack(cleanup, await packPackage(cleanup), folder);
	return folder;
}

function report(what: string, { passed, message = '', details = '' }: Verdict): boolean {
	console.log(`${passed ? '✓' : '✗'} ${what} ${message}\n${details}`.trimEnd());
	return passed;
}

void command(async (cleanup) => {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await scanner(cleanup);
	const packed = await unpacked(cleanup);
	const verdicts = [
		report('The sources', await analyzePackage(PROJECT, SOURCE_FILE_PATTERNS)),
		// What n8n looks at in a published file.
		report('The packed file', await analyzePackage(packed, ['**/*.js', 'package.json'])),
	];
	return verdicts.every(Boolean) ? 0 : 1;
});
