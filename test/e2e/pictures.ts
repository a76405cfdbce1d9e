import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { PROJECT_ROOT } from '../../scripts/project';
import type { Editor } from './editor';

export const PICTURES = join(PROJECT_ROOT, 'docs', 'pictures');

/** What comes and goes, over what is of interest. */
export const PASSING = ['.el-notification', '[data-test-id=tooltip-content]'];

/** And what is for working on a workflow: neither belongs into a picture. */
const HIDDEN = [
	...PASSING,
	'[data-test-id=canvas-controls]',
	'[data-test-id=canvas-handle-plus-wrapper]',
	'[data-test-id=node-creator-plus-button]',
	// That of the workflow, and the one beside each trigger.
	'[data-test-id^=execute-workflow-button]',
	'[aria-label="Select trigger node"]',
	'[data-test-id=floating-nodes]',
];

const QUIET_FOR = 600;

/** In pixels. */
interface Margin {
	readonly top: number;
	readonly sides: number;
	readonly bottom: number;
}

const NO_MARGIN: Margin = { top: 0, sides: 0, bottom: 0 };

/** The names of nodes are below them. */
const AROUND_NODES: Margin = { top: 30, sides: 60, bottom: 80 };

/** The smallest box that holds everything shown, and what is around it. */
async function boxOf(shown: Locator, margin: Margin) {
	const all = await Promise.all((await shown.all()).map((each) => each.boundingBox()));
	const boxes = all.filter((box) => box !== null);
	const left = Math.min(...boxes.map(({ x }) => x)) - margin.sides;
	const top = Math.min(...boxes.map(({ y }) => y)) - margin.top;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin.sides;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin.bottom;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Takes a picture for the documentation. The end-to-end run is the only one that makes them.
 *
 * @param shown what is of interest on the page, one thing or several
 */
export async function picture(shown: Locator, name: string, margin = NO_MARGIN): Promise<void> {
	await mkdir(PICTURES, { recursive: true });
	const page = shown.page();
	// A button that was pressed shows its tooltip for as long as the mouse is there.
	await page.mouse.move(0, 0);
	await page.waitForTimeout(QUIET_FOR);
	await page.screenshot({
		path: join(PICTURES, `${name}.jpg`),
		clip: await boxOf(shown, margin),
		type: 'jpeg',
		quality: 85,
		animations: 'disabled',
		style: `${HIDDEN.join(', ')} { visibility: hidden !important }`,
	});
}

/** A workflow as the editor shows it: nothing but its notes and nodes, as large as they can be. */
export async function pictureOfWorkflow(editor: Editor, name: string): Promise<void> {
	await editor.id('zoom-to-fit').click();
	await picture(editor.page.locator('.vue-flow__node'), name, AROUND_NODES);
}

/** Keeps what the browser showed when a step failed. */
export async function keepFailure(page: Page, step: string): Promise<void> {
	const path = join(PROJECT_ROOT, '.cache', 'e2e', `${step.replace(/\W+/g, '-')}.png`);
	await page.screenshot({ path });
	console.error(`    What the browser showed: ${path}`);
}
