/** What the table's attributes hold, as n8n takes JSON Schemas. */
import { envelope } from '../metadata/rows';
import type { Attribute, Attributes, AttributeType, ResourceBase } from '../metadata/types';
import type { Rows } from './rows';

type JsonType = 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';

/** Null, which UltraCart sends where there is nothing, is not spoken of: the editor shows of a field no more than its name and type. */
export interface JsonSchema {
	/** The editor reads one type and no list of them. */
	readonly type: JsonType;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly items?: JsonSchema;
	/** Whether there may be others, which depend on more than the operation. */
	readonly additionalProperties?: true;
}

const TYPES: Readonly<Record<AttributeType, JsonType>> = {
	boolean: 'boolean',
	dateTime: 'string',
	integer: 'integer',
	json: 'object',
	model: 'object',
	number: 'number',
	string: 'string',
};

export const objectOf = (
	properties: Readonly<Record<string, JsonSchema>>,
	more: Omit<JsonSchema, 'type' | 'properties'> = {},
): JsonSchema => ({ type: 'object', ...more, properties });

/** Of a record, or a child of one. What never comes back, and what is around a record and not in it, is left out. */
export const propertiesOf = (attributes: Attributes, rows: Rows): Record<string, JsonSchema> =>
	Object.fromEntries(
		Object.entries(attributes)
			.filter(([apiName, attribute]) => !attribute.secret && attribute !== envelope[apiName])
			.map(([apiName, attribute]) => [apiName, schemaOf(attribute, rows)]),
	);

export function schemaOf(attribute: Attribute, rows: Rows): JsonSchema {
	const { type: own, list } = attribute;
	const properties = own === 'model' && propertiesOf(rows.modelOf(attribute).attributes, rows);
	const one = { type: TYPES[own], ...(properties && { properties }) };
	return list ? { type: 'array', items: one } : one;
}

/** Of attributes of a resource's records. */
export const recordPart = (apiNames: readonly string[], { record }: ResourceBase, rows: Rows) =>
	Object.fromEntries(apiNames.map((apiName) => [apiName, schemaOf(rows.attribute(record, apiName), rows)]));
