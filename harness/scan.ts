/**
 * `npm run scan`: what n8n's own scanner says of the sources and of the packed file. n8n runs it on a published version before
 * it verifies the package; its command takes published versions only, but the function behind it takes a folder.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { PROJECT_ROOT } from '../scripts/project';
import { runWithCleanup, type Cleanup } from './shared/cleanup';
import { installed } from './shared/installCache';
import { buildPackage, packPackage, unpack } from './shared/packageUnderTest';

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
	const folder = await installed(cleanup, {
		name: `scanner-${VERSION}`,
		packages: [`${name}@${VERSION}`],
		about: `n8n's scanner ${VERSION}`,
	});
	const file = join(folder, 'node_modules', name, 'scanner', 'scanner.mjs');
	return (await import(pathToFileURL(file).href)) as Scanner;
}

async function unpacked(cleanup: Cleanup): Promise<string> {
	await buildPackage(cleanup);
	const folder = await cleanup.temporaryFolder('scan');
	await unpack(cleanup, await packPackage(cleanup), folder);
	return folder;
}

function report(what: string, { passed, message = '', details = '' }: Verdict): boolean {
	console.log(`${passed ? '✓' : '✗'} ${what} ${message}\n${details}`.trimEnd());
	return passed;
}

void runWithCleanup(async (cleanup) => {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await scanner(cleanup);
	const packed = await unpacked(cleanup);
	const verdicts = [
		report('The sources', await analyzePackage(PROJECT_ROOT, SOURCE_FILE_PATTERNS)),
		// What n8n looks at in a published file.
		report('The packed file', await analyzePackage(packed, ['**/*.js', 'package.json'])),
	];
	return verdicts.every(Boolean) ? 0 : 1;
});
