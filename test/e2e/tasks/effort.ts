/** What a task costs a person: the page itself counts, whatever the test calls. */
import type { Page } from 'playwright-core';

/**
 * A click is where the mouse goes down; a field is filled from its first character on. What looks for a node is no field. The
 * document hears no click that Playwright takes back, because something moved, and tries again.
 */
const COUNT = `
	let field;
	document.addEventListener('pointerdown', () => countEffort('clicks'), true);
	document.addEventListener('input', ({ target }) => {
		const isTyped = !['checkbox', 'radio', 'file'].includes(target.type);
		if (!isTyped || target === field || target.dataset.testId === 'node-creator-search-bar') return;
		field = target;
		countEffort('fields');
	}, true);`;

export interface Effort {
	readonly clicks: number;
	readonly fields: number;
}

export class EffortCounter {
	private readonly count = { clicks: 0, fields: 0 };

	/** Counts from the next page on that is opened. */
	async watch(page: Page): Promise<void> {
		await page.exposeFunction('countEffort', (kind: keyof Effort) => {
			this.count[kind] += 1;
		});
		await page.addInitScript({ content: COUNT });
	}

	/** What `work` costs. */
	async measure(work: () => Promise<void>): Promise<Effort> {
		const before = { ...this.count };
		await work();
		return {
			clicks: this.count.clicks - before.clicks,
			fields: this.count.fields - before.fields,
		};
	}
}
