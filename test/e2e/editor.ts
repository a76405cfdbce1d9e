/** n8n's editor, as far as the end-to-end run uses it: what a person clicks and types. */
import { DateTime } from 'luxon';
import type { Locator, Page } from 'playwright-core';

import type { Owner } from '../../harness/n8n/rest';

/** How long a list that was opened is waited for, in milliseconds. */
const REOPENED_AFTER = 5000;

/** How long the editor waits for more to be typed, and then some, in milliseconds. */
const TAKEN_OVER_AFTER = 500;

/** How long a wheel of hours turns, in milliseconds. */
const WHEEL = 800;

export class Editor {
	/** How often something was picked from a list since the node creator was opened. */
	choices = 0;

	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async signIn({ email, password }: Owner): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(email);
		await this.page.locator('input[type=password]').fill(password);
		await this.id('form-submit-button').click();
		await this.page.waitForURL(/home|workflow/);
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.id('canvas-wrapper').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.id('canvas-node').first().waitFor();
	}

	/** Opens the node creator and finds a node in it. */
	async findNode(search: string): Promise<Locator> {
		this.choices = 0;
		await this.id('node-creator-plus-button').click();
		await this.id('node-creator-search-bar').fill(search);
		return this.creatorItem('UltraCart');
	}

	/** Makes a new workflow, and adds a node to it by what that does; its form opens. */
	async newNode(action: string): Promise<void> {
		await this.newWorkflow();
		await this.choose(await this.findNode('ultracart'));
		const item = this.creatorItem(action);
		const actions = this.id('node-creator-category-item').getByText(/^Actions/);
		await item.or(actions).first().waitFor();
		// While a workflow is empty, n8n offers triggers and keeps the actions folded up below them.
		if (!(await item.isVisible())) await this.choose(actions);
		await this.choose(item);
		await this.form.waitFor();
	}

	/** Puts a node behind the last one of the workflow that is open, by what it does; its form opens. */
	async addNode(action: string): Promise<void> {
		await this.id('canvas-handle-plus').last().click();
		await this.id('node-creator-search-bar').fill('ultracart');
		await this.creatorItem('UltraCart').waitFor();
		// It takes what was found first.
		await this.page.keyboard.press('Enter');
		await this.creatorItem(action).click();
		await this.form.waitFor();
	}

	/** Gives the agent of the workflow that is open its last tool; its form opens. */
	async addTool(): Promise<void> {
		await this.id('canvas-handle-plus').last().click();
		await this.id('node-creator-search-bar').fill('ultracart');
		await this.creatorItem('UltraCart Tool').click();
		await this.form.waitFor();
	}

	async importWorkflow(file: string): Promise<void> {
		await this.id('workflow-menu').click();
		await this.page.getByRole('menuitem', { name: 'Import' }).click();
		const [chooser] = await Promise.all([
			this.page.waitForEvent('filechooser'),
			this.id('workflow-menu-item-import-from-file').click(),
		]);
		await chooser.setFiles(file);
		await this.id('canvas-node').first().waitFor();
	}

	creatorItem(text: string): Locator {
		return this.id('node-creator-item-name').getByText(text, { exact: true });
	}

	/** The form of the node that is open. */
	get form(): Locator {
		return this.id('ndv').getByTestId('node-parameters');
	}

	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`).dblclick();
		await this.form.waitFor();
	}

	parameter(name: string): Locator {
		return this.id(`parameter-input-${name}`);
	}

	/** @param entry which of the entries of a list the field is of, from 0 */
	async fill(parameter: string, text: string, entry = 0): Promise<void> {
		const field = this.parameter(parameter).nth(entry);
		await field.locator('input, textarea, [contenteditable=true]').first().fill(text);
	}

	/** Chooses from a list by what it shows. */
	async select(parameter: string, option: string): Promise<void> {
		await this.parameter(parameter).locator('input').first().click();
		await this.choose(this.listItem(option));
	}

	/** What is chosen in a list. */
	async chosen(parameter: string): Promise<string> {
		return await this.parameter(parameter).locator('input').first().inputValue();
	}

	/** Adds a field to a collection: what its button says, and the field. */
	async addField(button: string, field: string): Promise<void> {
		await this.form.getByPlaceholder(button, { exact: true }).first().click();
		await this.choose(this.page.locator('li:visible').getByText(field, { exact: true }));
	}

	async toggle(parameter: string): Promise<void> {
		await this.parameter(parameter).getByRole('switch').locator('..').click();
	}

	/** Picks a day after today, and an hour of it, from the calendar. */
	async pickMoment(parameter: string, day: DateTime, hour: string): Promise<void> {
		await this.parameter(parameter).locator('input').first().click();
		const calendar = this.page.locator('.el-date-picker:visible');
		const isThisMonth = day.hasSame(DateTime.now(), 'month');
		const days = calendar.locator(isThisMonth ? 'td.available' : 'td.next-month');
		await days.getByText(String(day.day), { exact: true }).click();
		await calendar.locator('input').nth(1).click();
		const hours = calendar.locator('.el-time-spinner__wrapper').first();
		const wanted = hours.getByText(hour, { exact: true });
		// Once it stops, the wheel turns by itself to the hour that is in the middle.
		await wanted.scrollIntoViewIfNeeded();
		await this.page.waitForTimeout(WHEEL);
		await wanted.click();
	}

	/** Picks a record from its list. @param row which of several rows the field is of, from 0 */
	async pickRecord(parameter: string, search: string, entry: string, row = 0): Promise<void> {
		await this.parameter(parameter).nth(row).getByTestId('rlc-input').click();
		await this.id('rlc-search').locator('visible=true').fill(search);
		await this.choose(this.id('rlc-item').locator('visible=true').filter({ hasText: entry }).first());
	}

	/** Names a record in another way than by picking it. @param row as for `pickRecord` */
	async nameRecord(parameter: string, mode: string, name: string, row = 0): Promise<void> {
		const field = this.parameter(parameter).nth(row);
		await field.getByTestId('rlc-mode-selector').locator('input').click();
		await this.choose(this.page.locator('li:visible').getByText(mode, { exact: true }));
		const input = field.getByTestId('rlc-input');
		await input.fill(name);
		// The editor takes over what was typed a moment later, or when the field is left.
		await input.press('Tab');
		await this.page.waitForTimeout(TAKEN_OVER_AFTER);
	}

	/** Drags a field of the input onto a parameter. */
	async drag(field: string, parameter: string): Promise<void> {
		const input = this.id('ndv').getByTestId('ndv-input-panel');
		await input.getByText(field, { exact: true }).first().hover();
		await this.page.mouse.down();
		// The editor takes it for a drag once it has moved.
		await this.page.mouse.move(700, 100, { steps: 5 });
		await this.parameter(parameter).hover();
		await this.page.mouse.up();
		// The editor puts it in a moment later: nobody runs the node before that is seen.
		await this.parameter(parameter).getByRole('textbox').filter({ hasText: field }).waitFor();
	}

	/** In a tool: presses the button by which the model defines a parameter. */
	async leaveToModel(parameter: string): Promise<void> {
		await this.parameter(parameter).hover();
		await this.parameter(parameter).locator('..').getByTestId('from-ai-override-button').click();
	}

	async closeForm(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.id('ndv').waitFor({ state: 'hidden' });
	}

	/** An entry of the list that is open. */
	listItem(text: string): Locator {
		return this.page
			.locator('[data-test-id=parameter-input-item]:visible')
			.filter({ has: this.page.getByText(text, { exact: true }) });
	}

	get credential(): Locator {
		return this.id('node-credentials-select');
	}

	async credentialName(): Promise<string> {
		return await this.credential.locator('input').first().inputValue();
	}

	async pickCredential(id: string): Promise<void> {
		const item = this.id(`node-credentials-select-item-${id}`);
		await this.credential.click();
		// Opened while the form is still being drawn, the list closes again: a person opens it once more.
		await item.waitFor({ timeout: REOPENED_AFTER }).catch(() => this.credential.click());
		await this.choose(item);
	}

	/** Opens the window in which a credential is made. */
	async newCredential(kind: 'OAuth2' | 'Simple Key'): Promise<Locator> {
		await this.credential.click();
		await this.id('node-credentials-select-item-new').click();
		const dialog = this.id('editCredential-modal');
		await dialog.waitFor();
		const mode = dialog.getByTestId('credential-mode-dropdown-trigger');
		if ((await mode.innerText()).trim() !== kind) {
			await mode.click();
			await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
		}
		return dialog;
	}

	/** Runs the node whose form is open. Its result is to be waited for. */
	async execute(): Promise<void> {
		await this.id('ndv').getByTestId('node-execute-button').click();
	}

	/** Runs the workflow that is open. */
	async executeWorkflow(): Promise<void> {
		await this.id('execute-workflow-button').first().click();
		await this.page
			.getByText(/executed successfully/)
			.first()
			.waitFor();
	}

	/** What came out of the node whose form is open. */
	get output(): Locator {
		return this.id('output-panel');
	}

	/** What n8n says in the corner. */
	get notification(): Locator {
		return this.page.locator('.el-notification');
	}

	/** Waits until so many items have come out. */
	async untilItems(count: number): Promise<void> {
		await this.itemCount.getByText(`${count} item${count === 1 ? '' : 's'}`, { exact: true }).waitFor();
	}

	async untilSomeItems(): Promise<void> {
		await this.itemCount.getByText(/^[1-9]/).waitFor();
	}

	private get itemCount(): Locator {
		return this.output.getByTestId('run-data-item-count');
	}

	id(name: string): Locator {
		return this.page.getByTestId(name);
	}

	private async choose(item: Locator): Promise<void> {
		await item.click();
		this.choices += 1;
	}
}
