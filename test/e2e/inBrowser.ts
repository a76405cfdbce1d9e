/** What a person does in the editor, from the sign-in to the items that come out. */
import assert from 'node:assert/strict';

import type { INodeParameterResourceLocator, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import type { Locator } from 'playwright-core';

import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { firstNode, readExample } from '../../harness/example/examples';
import { chain } from '../../harness/engine/workflow';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import type { SavedCredential, SavedWorkflow } from '../../harness/n8n/rest';
import type { Cleanup } from '../../harness/shared/cleanup';
import { PICKED } from '../../nodes/UltraCart/parameters';
import type { Steps } from '../support/steps';
import { startBrowser } from './browser';
import { testDefaults } from './defaults';
import { Editor } from './editor';
import { filledIn, operationsOf, type OperationOf } from './operations';
import { keepFailure, picture, pictureOfWorkflow } from './pictures';
import { hasFfmpeg, Recording } from './recording';
import { testTasks } from './tasks';
import { EffortCounter } from './tasks/effort';

const MOST_CHOICES = 3;

/** How many entries a list shows before it is scrolled. */
const LIST_PAGE = 100;

/** Fields that have to be filled in, of those that the form of an operation shows from the start. */
function requiredFields(type: INodeTypeDescription, operation: OperationOf): INodeProperties[] {
	const required: INodeProperties[] = [];
	filledIn(type, operation, (property) => {
		if (property.required) required.push(property);
		return property.default;
	});
	return required;
}

/** Whether it is for the user to fill in. */
function isEmpty({ type, default: initial }: INodeProperties): boolean {
	const value = type === 'resourceLocator' ? (initial as INodeParameterResourceLocator).value : initial;
	return value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** From the node creator to the form, and on to the items where the form asks for nothing. */
async function reaches(editor: Editor, type: INodeTypeDescription, operation: OperationOf): Promise<void> {
	await editor.newNode(operation.action);
	const required = requiredFields(type, operation);
	for (const { name } of required) await editor.parameter(name).first().waitFor();
	assert.notEqual(await editor.credentialName(), '', 'No credential is chosen');
	assert.ok(editor.choices <= MOST_CHOICES, `It took ${editor.choices} choices`);
	const toFill = required.filter(isEmpty).map(({ displayName }) => displayName);
	const then = toFill.length > 0 ? `then ${toFill.join(', ')}, then run` : 'then run';
	console.log(`    ${editor.choices} choices, ${then}`);
	if (toFill.length > 0) return;
	await editor.execute();
	await editor.untilSomeItems();
}

async function everyOperation(steps: Steps, editor: Editor, type: INodeTypeDescription): Promise<void> {
	for (const operation of operationsOf(type)) {
		await steps.step(`"${operation.action}" from the node creator`, () => reaches(editor, type, operation));
	}
}

async function connectsByOAuth(editor: Editor, { sandbox, rest }: N8nInstance): Promise<void> {
	const { clientId, clientSecret } = sandbox.oauth.client;
	await editor.newNode('Get many coupons');
	const dialog = await editor.newCredential('OAuth2');
	await editor.fill('clientId', clientId);
	await editor.fill('clientSecret', clientSecret);
	await picture(dialog, 'credential-oauth2');
	await editor.fill('baseUrl', sandbox.baseUrl);
	const opened = editor.page.waitForEvent('popup');
	await dialog.getByTestId('quick-connect-button').click();
	await (await opened).getByRole('button', { name: 'Allow' }).click();
	await dialog.waitFor({ state: 'hidden' });
	const name = await editor.credentialName();
	const [saved] = (await rest.savedCredentials()).filter((each) => each.name === name);
	assert.ok(saved && (await rest.isConnected(saved)), `${name} is not connected`);
	await editor.execute();
	await editor.untilItems(50);
}

/** Saves a new credential; n8n tests it at once. */
async function savesKey(editor: Editor, { sandbox }: N8nInstance, key: string): Promise<Locator> {
	await editor.newNode('Get many coupons');
	const dialog = await editor.newCredential('Simple Key');
	await editor.fill('apiKey', key);
	await editor.fill('baseUrl', sandbox.baseUrl);
	await dialog.getByTestId('credential-save-button').click();
	return dialog;
}

async function acceptsTheKey(editor: Editor, n8n: N8nInstance): Promise<void> {
	const dialog = await savesKey(editor, n8n, n8n.sandbox.key);
	// n8n closes the window where its test went well.
	await dialog.waitFor({ state: 'hidden' });
	await editor.execute();
	await editor.untilItems(50);
}

async function refusesAWrongKey(editor: Editor, n8n: N8nInstance): Promise<void> {
	const dialog = await savesKey(editor, n8n, 'not-the-key');
	await dialog.getByText('More details').click();
	await dialog.getByText(/UltraCart did not accept this credential/).waitFor();
	await picture(dialog, 'wrong-key');
}

async function createsACoupon(editor: Editor, { sandbox, credentials }: N8nInstance): Promise<void> {
	await editor.newNode('Create coupon');
	await editor.pickCredential(credentials[SIMPLE_KEY_TYPE]?.id ?? '');
	await editor.fill('merchantCode', 'SUMMER25');
	await editor.select('discountType', 'Percent Off Items');
	await editor.fill('discountPercent', '25');
	for (const [row, item] of ['SHIRT-RED', 'SHIRT-BLUE'].entries()) {
		await editor.form.getByText('Add Item').click();
		await editor.pickRecord(PICKED, item, item, row);
	}
	await editor.execute();
	await editor.untilItems(1);
	await editor.output.getByTestId('radio-button-schema').click();
	await picture(editor.id('ndv'), 'create-coupon');
	// n8n remembers it for other nodes, too.
	await editor.output.getByTestId('radio-button-table').click();
	assert.deepEqual(sandbox.get('coupon', 'SUMMER25', 'merchant_code')?.percent_off_items, {
		discount_percent: 25,
		items: ['SHIRT-RED', 'SHIRT-BLUE'],
	});
}

/** A list goes on where it is scrolled to its end. */
async function choosesFromTheThirdPage(editor: Editor, { sandbox }: N8nInstance): Promise<void> {
	await editor.newNode('Get coupon');
	await editor.id('rlc-input').click();
	const entries = editor.id('rlc-item');
	await entries.first().waitFor();
	for (const page of [1, 2]) {
		await entries.nth(LIST_PAGE * page - 1).scrollIntoViewIfNeeded();
		await editor.page.mouse.wheel(0, 400);
		await entries.nth(LIST_PAGE * page).waitFor({ state: 'attached' });
	}
	const chosen = entries.nth(LIST_PAGE * 2 + 50);
	const [code = ''] = (await chosen.innerText()).trim().split(' (');
	assert.ok(sandbox.get('coupon', code, 'merchant_code'), `There is no coupon ${code}`);
	await chosen.scrollIntoViewIfNeeded();
	await picture(editor.id('ndv'), 'coupon-list');
	await chosen.click();
	await editor.execute();
	await editor.untilItems(1);
	await editor.output.getByText(code).first().waitFor();
}

async function runsTheExample(editor: Editor, { examples }: N8nInstance): Promise<void> {
	const workflow = examples.get('one-code-per-contact');
	assert.ok(workflow);
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Make a Code for Each');
	await editor.execute();
	await editor.untilItems(12);
}

/** Before anything has run, the next node says what it is going to get. */
async function previewsTheOutput(
	editor: Editor,
	n8n: N8nInstance,
	type: INodeTypeDescription,
): Promise<void> {
	const next = 'Next';
	const node = {
		name: 'UltraCart',
		type: type.name,
		parameters: { authentication: 'simpleKey', resource: 'coupon', operation: 'getAll' },
		credentials: credentialOf(n8n, SIMPLE_KEY_TYPE),
	};
	const nothing = { name: next, type: 'n8n-nodes-base.noOp', parameters: {} };
	const { id } = await n8n.rest.createWorkflow(chain([{}], node, nothing));
	await editor.openWorkflow(id);
	await editor.openNode(next);
	const input = editor.id('ndv').getByTestId('ndv-input-panel');
	await input.getByText(/Usually outputs the following fields/).waitFor();
	for (const field of ['merchant_code', 'discount', 'discount_percent', 'expiration_dts', 'coupon_oid'])
		await input.getByText(field, { exact: true }).first().waitFor();
	await picture(editor.id('ndv'), 'output-preview');
}

/** A workflow that ends with the contacts of the example. */
async function contacts({ rest }: N8nInstance): Promise<SavedWorkflow> {
	const example = readExample('one-code-per-contact');
	const nodes = example.nodes.filter(({ name }) => name === firstNode(example));
	return await rest.createWorkflow({ ...example, name: 'Contacts', nodes, connections: {} });
}

/** The main job, from its beginning; the README shows it as a picture that moves. */
async function givesEachContactACode(
	cleanup: Cleanup,
	editor: Editor,
	n8n: N8nInstance,
	{ action }: OperationOf,
): Promise<void> {
	const { id } = await contacts(n8n);
	await editor.openWorkflow(id);
	const recording = await Recording.during(cleanup, editor.page, async (record) => {
		await record.click(editor.id('canvas-handle-plus'));
		await record.type(editor.id('node-creator-search-bar'), 'ultracart');
		await record.click(editor.creatorItem('UltraCart'));
		await record.click(editor.creatorItem(action));
		await editor.form.waitFor();
		await record.click(editor.id('ndv-input-panel').getByTestId('radio-button-table'));
		await record.click(editor.id('rlc-input'));
		await record.type(editor.id('rlc-search'), 'welcome10');
		await record.click(editor.id('rlc-item').filter({ hasText: /^\s*WELCOME10\b/ }));
		n8n.sandbox.log.reset();
		await record.click(editor.id('ndv').getByTestId('node-execute-button'));
		await editor.untilItems(12);
		await editor.output.getByText('12 items, 1 call').waitFor();
		await record.pointAt(editor.output.getByText('coupon_code').first());
	});
	assert.equal(n8n.sandbox.log.calls, 1);
	if (hasFfmpeg()) await recording.saveAs('one-code-per-contact');
	else
		console.log(
			'    The moving picture stays as it is: ffmpeg was not found (Debian: apt-get install ffmpeg)',
		);
}

async function showsTheExamples(editor: Editor, { examples }: N8nInstance): Promise<void> {
	for (const [example, { id }] of examples) {
		await editor.openWorkflow(id);
		await pictureOfWorkflow(editor, `example-${example}`);
	}
}

export async function testInBrowser(
	cleanup: Cleanup,
	steps: Steps,
	n8n: N8nInstance,
	type: INodeTypeDescription,
	model: SavedCredential,
): Promise<void> {
	console.log('\nIn the browser');
	const browser = await startBrowser(cleanup);
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(20_000);
	const counter = new EffortCounter();
	await counter.watch(page);
	const editor = new Editor(page, n8n.url);
	steps.onFailure = (name) => keepFailure(page, name);
	const { always, step } = steps;
	await always('sign in', () => editor.signIn(n8n.owner));
	await step('find the node in the creator', async () => {
		await editor.newWorkflow();
		await (await editor.findNode('coupon')).click();
		await editor
			.id('node-creator-category-item')
			.getByText(/^Actions/)
			.click();
		const last = operationsOf(type)
			.filter(({ resource }) => resource === 'coupon')
			.at(-1);
		await editor.creatorItem(last?.action ?? '').scrollIntoViewIfNeeded();
		await picture(page.locator('body'), 'node-creator');
	});
	await everyOperation(steps, editor, type);
	await testDefaults(steps, editor, n8n, model, type);
	await testTasks(steps, editor, counter, n8n, model);
	await step('create a coupon with a discount', () => createsACoupon(editor, n8n));
	await step('choose a coupon from the third page of the list', () => choosesFromTheThirdPage(editor, n8n));
	await step('see the output fields of a node before it has run', () => previewsTheOutput(editor, n8n, type));
	await step('run an example', () => runsTheExample(editor, n8n));
	const generate = operationsOf(type).find(({ operation }) => operation === 'generateCodes');
	assert.ok(generate);
	await step('one code for each contact, from the contacts to the codes', () =>
		givesEachContactACode(cleanup, editor, n8n, generate),
	);
	await step('show the examples', () => showsTheExamples(editor, n8n));
	await step('connect OAuth2 in its pop-up', () => connectsByOAuth(editor, n8n));
	await step('a key that UltraCart accepts is saved', () => acceptsTheKey(editor, n8n));
	await step('a wrong key is refused when it is saved', () => refusesAWrongKey(editor, n8n));
}
