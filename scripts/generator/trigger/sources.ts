import type { InterfaceDeclarationStructure, OptionalKind } from 'ts-morph';

import type { Trigger } from '../../metadata/resource';
import type { Attribute, AttributeType, Model } from '../../metadata/types';
import type { Source } from '../emit';
import type { Rows } from '../rows';
import { eventsSubtitle } from '../subtitles';
import { triggerProperties } from './properties';
import { runtimeCategories, triggerEndpoints } from './runtime';

/** Where TypeScript has another name for a type, or none of its own. */
const TYPES: Partial<Record<AttributeType, string>> = { dateTime: 'string', integer: 'number' };

function typeOf({ type, model, list, values }: Attribute): string {
	const one = type === 'model' ? (model ?? '') : values ? literals(values) : (TYPES[type] ?? type);
	return list ? (one.includes('|') ? `(${one})[]` : `${one}[]`) : one;
}

const literals = (values: object) =>
	Object.keys(values)
		.map((value) => `'${value}'`)
		.join(' | ');

/** UltraCart may leave out any attribute, and send null for it. */
export const interfaceOf = ({ name, attributes }: Model): OptionalKind<InterfaceDeclarationStructure> => ({
	name,
	isExported: true,
	properties: Object.entries(attributes).map(([apiName, attribute]) => ({
		name: apiName,
		hasQuestionToken: true,
		type: `${typeOf(attribute)} | null`,
		docs: [
			attribute.legacy === undefined
				? attribute.description
				: `${attribute.description}. Legacy: ${attribute.legacy}.`,
		],
	})),
});

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
			constants: [
				{ name: 'table', type: 'Table', code: '{ categories, endpoints }' },
				{ name: 'subtitle', value: eventsSubtitle(trigger) },
			],
			reexports: ['./properties'],
		},
	};
}
