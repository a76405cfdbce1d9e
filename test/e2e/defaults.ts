/** What forms hold before anything is entered: a read that does no harm, and what most people want. */
import assert from 'node:assert/strict';

import type { INodeTypeDescription } from 'n8n-workflow';

import type { N8nInstance } from '../../harness/n8n/n8nInstance';
import type { SavedCredential } from '../../harness/n8n/rest';
import type { Steps } from '../support/steps';
import { agentAlone } from './agent';
import type { Editor } from './editor';
import { operationsOf, type OperationOf } from './operations';

const HARMLESS = 'Get Many';

/** What another resource can do and this one can't: the editor keeps an operation that both have. */
function foreignTo(resource: string, operations: readonly OperationOf[]): OperationOf | undefined {
	const own = operations.filter((each) => each.resource === resource).map(({ operation }) => operation);
	return operations.find(({ operation }) => !own.includes(operation));
}

async function opensResourcesOnARead(editor: Editor, type: INodeTypeDescription): Promise<void> {
	const operations = operationsOf(type);
	const { options = [] } = type.properties.find(({ name }) => name === 'resource') ?? {};
	for (const resource of new Set(operations.map((each) => each.resource))) {
		const label = options.find((option) => 'value' in option && option.value === resource)?.name;
		await editor.newNode(foreignTo(resource, operations)?.action ?? '');
		await editor.select('resource', label ?? '');
		assert.equal(await editor.chosen('operation'), HARMLESS, resource);
	}
}

/** The editor offers no list of what a tool can do. */
async function opensAToolOnARead(
	editor: Editor,
	{ rest }: N8nInstance,
	model: SavedCredential,
): Promise<void> {
	const { id } = await rest.createWorkflow(agentAlone(model, []));
	await editor.openWorkflow(id);
	await editor.addTool();
	assert.equal(await editor.chosen('resource'), 'Coupon');
	assert.equal(await editor.chosen('operation'), HARMLESS);
}

async function includesWhatIsUsual(editor: Editor): Promise<void> {
	await editor.newNode('On order created');
	const included = editor.parameter('includeInOrder');
	// The field is empty until the account has said what it can add.
	await included.getByText('Totals', { exact: true }).waitFor();
	assert.deepEqual((await included.innerText()).trim().split(/\s+/), [
		'Billing',
		'Coupons',
		'Items',
		'Totals',
	]);
	await editor.newNode('On cart abandoned');
	const field = editor.parameter('includeInCheckout').locator('input');
	assert.equal(await field.getAttribute('placeholder'), 'e.g. billing, items');
}

async function filtersByExample(editor: Editor): Promise<void> {
	for (const [event, example] of [
		['On order created', 'e.g. { "current_stage": ["Completed Order"] }'],
		['On cart abandoned', 'e.g. { "currency_code": ["USD"] }'],
	] as const) {
		await editor.newNode(event);
		await editor.addField('Add Option', 'Filter');
		const filter = editor.parameter('filter').locator('textarea');
		assert.equal(await filter.getAttribute('placeholder'), example);
	}
}

export async function testDefaults(
	{ step }: Steps,
	editor: Editor,
	n8n: N8nInstance,
	model: SavedCredential,
	type: INodeTypeDescription,
): Promise<void> {
	await step('default: every resource opens on Get Many', () => opensResourcesOnARead(editor, type));
	await step('default: a new tool opens on Get Many', () => opensAToolOnARead(editor, n8n, model));
	await step('default: orders come with what is usual, other records with an example', () =>
		includesWhatIsUsual(editor),
	);
	await step('default: the filter of events has an example that fits them', () => filtersByExample(editor));
}
