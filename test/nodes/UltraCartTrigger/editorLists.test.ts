/** The lists of the trigger's form that n8n's editor fills from the account. */
import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { trigger as row } from '../../../scripts/metadata/webhook';
import { PROJECT_ROOT } from '../../../scripts/project';
import { TRIGGER_NODE, useTriggerTestEnvironment } from '../../support/triggerTestEnvironment';

const trigger = useTriggerTestEnvironment();

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { UltraCartTrigger } = require(PROJECT_ROOT) as { UltraCartTrigger: new () => INodeType };
const { loadOptions = {} } = new UltraCartTrigger().methods ?? {};

/** What a list shows; each time to another credential, because an answer is remembered for a while. */
let credential = 0;
async function options(name: string, isConnected = true): Promise<INodePropertyOptions[]> {
	const { env } = trigger();
	env.refreshCredentials();
	credential += 1;
	const id = `key-${credential}`;
	const credentials = { [id]: env.credentials.key ?? { type: '', data: {} } };
	const json = trigger().workflow({ events: ['order_create'] });
	const [given] = json.nodes;
	if (given) given.credentials = isConnected ? { ultraCartSimpleKeyApi: { id, name: 'Key' } } : {};
	const { workflow, additionalData } = env.engine.open(json, { credentials });
	const node = workflow.getNode(TRIGGER_NODE);
	if (!node) throw new Error('The workflow has lost its node');
	const data = { ...additionalData, currentNodeParameters: node.parameters };
	const context = new LoadOptionsContext(workflow, node, data, '') as ILoadOptionsFunctions;
	return (await loadOptions[name]?.call(context)) ?? [];
}

const expansions = row.categories.find(({ name }) => name === 'order')?.expansions ?? {};
const known = Object.entries(expansions)
	.map(([value, name]) => ({ name, value }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

describe('what can be included in orders', () => {
	const INCLUDE = 'includeInOrderOptions';

	it('is what the account has, by the names of the table where it has them', async () => {
		Object.assign(trigger().sandbox.switches, { webhookEventsAdded: 'some', webhookCategories: 'plural' });
		const added = { name: 'Shipping Insurance', value: 'shipping.insurance' };
		const shown = await options(INCLUDE);
		expect(shown).toContainEqual(added);
		expect(shown.filter(({ value }) => value !== added.value)).toEqual(known);
	});

	it.each<[string, () => unknown, boolean]>([
		['there is no credential', () => undefined, false],
		[
			'UltraCart does not answer',
			() => trigger().sandbox.faults.add({ kind: 'status', status: 403, times: Infinity }),
			true,
		],
	])('is what the table has where %s', async (_, prepare, isConnected) => {
		prepare();
		expect(await options(INCLUDE, isConnected)).toEqual(known);
	});
});

describe('other events', () => {
	it('are those that the table lacks: not what is no longer sent, and what is about to be dropped is marked', async () => {
		Object.assign(trigger().sandbox.switches, { webhookEventsAdded: 'some' });
		expect(await options('getOtherEvents')).toEqual([
			{ name: 'Gift Registry Create', value: 'gift_registry_create', description: 'A list was made' },
			{ name: 'Order Fax (Deprecated)', value: 'order_fax', description: 'An order was faxed' },
			{ name: 'Order Split', value: 'order_split', description: 'An order became two' },
		]);
	});

	it('are none where the table has them all', async () => {
		expect(await options('getOtherEvents')).toEqual([]);
	});

	it('say what keeps them from being read', async () => {
		const message = 'Webhooks are switched off';
		trigger().sandbox.faults.add({ kind: 'status', status: 403, message, times: Infinity });
		await expect(options('getOtherEvents')).rejects.toMatchObject({ message });
	});
});
