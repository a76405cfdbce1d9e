import type { Trigger } from '../../metadata/types';
import type { Source } from '../emit';
import { interfaceName, interfaceOf, modelsOutside } from '../interfaces';
import { triggerProperties } from './properties';
import { runtimeCategories, triggerEndpoints } from './runtime';

/** Everything in nodes/UltraCartTrigger/generated, by the name of the file. */
export function triggerSources(trigger: Trigger): Record<string, Source> {
	const { models } = trigger.webhooks;
	const shape = { from: '../table', names: ['Table'], typeOnly: true };
	return {
		properties: {
			imports: [{ from: 'n8n-workflow', names: ['INodeProperties'], typeOnly: true }],
			constants: [{ name: 'properties', type: 'INodeProperties[]', value: triggerProperties(trigger) }],
		},
		categories: {
			imports: [shape],
			constants: [{ name: 'categories', type: "Table['categories']", value: runtimeCategories(trigger) }],
		},
		endpoints: {
			imports: [shape],
			constants: [{ name: 'endpoints', type: "Table['endpoints']", value: triggerEndpoints(trigger) }],
		},
		records: {
			imports: [
				{
					from: '../../UltraCart/generated/records',
					names: modelsOutside(models).map(interfaceName),
					typeOnly: true,
				},
			],
			interfaces: models.map(interfaceOf),
		},
		index: {
			imports: [
				shape,
				{ from: './categories', names: ['categories'] },
				{ from: './endpoints', names: ['endpoints'] },
			],
			constants: [{ name: 'table', type: 'Table', code: '{ categories, endpoints }' }],
			reexports: ['./properties'],
		},
	};
}
