import type { Trigger } from '../../metadata/resource';
import type { Source } from '../emit';
import type { Rows } from '../rows';
import { interfaceOf } from './interfaces';
import { triggerProperties } from './properties';
import { runtimeCategories, triggerEndpoints } from './runtime';

/** Everything in nodes/UltraCartTrigger/generated, by the name of the file. */
export function triggerSources(trigger: Trigger, rows: Rows): Record<string, Source> {
	const { record, models } = trigger.webhooks;
	const held = rows.heldBy(record);
	const records = models.filter(({ name }) => name === record || held.has(name));
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
			constants: [{ name: 'endpoints', type: "Table['endpoints']", value: triggerEndpoints(rows) }],
		},
		records: { interfaces: records.map(interfaceOf) },
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
