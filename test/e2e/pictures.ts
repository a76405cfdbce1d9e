import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { PROJECT } from '../../scripts/n8n/project';

const FOLDER = join(PROJECT, 'docs', 'pictures');

/** Takes a picture for the documentation. The end-to-end run is the only one that makes them. */
export async function picture(page: Page, name: string): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	// What appears for a moment only, such as a message in a corner, would differ from run to run.
	await page.waitForTimeout(600);
	await page.screenshot({
		path: join(FOLDER, `${name}.jpg`),
		type: 'jpeg',
		quality: 80,
		animations: 'disabled',
		style: '.el-notification, [data-test-id=toast] { visibility: hidden }',
	});
}

/** Keeps what the browser showed when a step failed. */
export async function keepFailure(page: Page, step: string): Promise<void> {
	const path = join(PROJECT, '.cache', 'e2e', `${step.replace(/\W+/g, '-')}.png`);
	await page.screenshot({ path });
	console.error(`    What the browser showed: ${path}`);
}
