import type { Trigger } from '../../metadata/resource';
import type { Model } from '../../metadata/types';
import type { Source } from '../emit';
import { interfaceOf } from './interfaces';
import { triggerProperties } from './properties';
import { runtimeCategories, triggerEndpoints } from './runtime';

/** The model of the records, and those that it holds. */
function recordModels({ record, models }: Trigger['webhooks']): Model[] {
	const reached = new Set([record]);
	for (const name of reached) {
		const { attributes = {} } = models.find((model) => model.name === name) ?? {};
		for (const { model } of Object.values(attributes)) if (model !== undefined) reached.add(model);
	}
	return models.filter(({ name }) => reached.has(name));
}

/** Everything in nodes/UltraCartTrigger/generated, by the name of the file. */
export function triggerSources(trigger: Trigger): Record<string, Source> {
	const types = { from: '../table', names: ['Table'], typeOnly: true };
	return {
		properties: {
			imports: [{ from: 'n8n-workflow', names: ['INodeProperties'], typeOnly: true }],
			constants: [{ name: 'properties', type: 'INodeProperties[]', value: triggerProperties(trigger) }],
		},
		categories: {
			imports: [types],
			constants: [{ name: 'categories', type: "Table['categories']", value: runtimeCategories(trigger) }],
		},
		endpoints: {
			imports: [types],
			constants: [{ name: 'endpoints', type: "Table['endpoints']", value: triggerEndpoints(trigger) }],
		},
		records: { interfaces: recordModels(trigger.webhooks).map(interfaceOf) },
		index: {
			imports: [
				types,
				{ from: './categories', names: ['categories'] },
				{ from: './endpoints', names: ['endpoints'] },
			],
			constants: [{ name: 'table', type: 'Table', code: '{ categories, endpoints }' }],
			reexports: ['./properties'],
		},
	};
}
