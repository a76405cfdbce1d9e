/** n8n's editor, as far as the end-to-end run uses it: what a person clicks and types. */
import type { Locator, Page } from 'playwright-core';

import type { Owner } from '../../harness/n8n/rest';

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

	async fill(parameter: string, text: string): Promise<void> {
		await this.parameter(parameter).locator('input, textarea').first().fill(text);
	}

	/** Chooses from a list by what it shows. */
	async select(parameter: string, option: string): Promise<void> {
		await this.parameter(parameter).locator('input').first().click();
		await this.choose(this.listItem(option));
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
		await this.credential.click();
		await this.choose(this.id(`node-credentials-select-item-${id}`));
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

	/** What came out of the node whose form is open. */
	get output(): Locator {
		return this.id('output-panel');
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
