import { existsSync } from 'node:fs';

import { chromium, selectors, type Browser } from 'playwright-core';

import type { Cleanup } from '../../harness/shared/cleanup';

/** Where Debian, Ubuntu, macOS and GitHub's machines have it. */
const PLACES = [
	process.env.CHROMIUM,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** It stays on this machine: nothing is looked up, updated or reported. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** @throws where there is no Chromium */
export function chromiumProgram(): string {
	const found = PLACES.find((place) => place !== undefined && existsSync(place));
	if (found !== undefined) return found;
	throw new Error(
		'Chromium was not found. Install it (Debian: apt-get install chromium), or set CHROMIUM to its program.',
	);
}

export async function startBrowser(cleanup: Cleanup): Promise<Browser> {
	// n8n's name for the attribute its own tests go by.
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({ executablePath: chromiumProgram(), args: FLAGS });
	cleanup.add(() => browser.close());
	return browser;
}
