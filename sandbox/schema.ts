/** JSON Schemas made from the rows of the table. */
import type { Attribute, Attributes, Endpoint, Model } from '../scripts/metadata/types';
import type { Json } from './json';

const TYPES: Record<Exclude<Attribute['type'], 'model'>, Json> = {
	string: { type: ['string', 'null'] },
	integer: { type: ['integer', 'null'] },
	number: { type: ['number', 'null'] },
	boolean: { type: ['boolean', 'null'] },
	// Without an offset the moment would be ambiguous.
	dateTime: { type: ['string', 'null'], format: 'date-time' },
	json: { type: ['object', 'null'] },
};

function single(attribute: Attribute): Json {
	if (attribute.type === 'model') return { $ref: attribute.model };
	return {
		...TYPES[attribute.type],
		...(attribute.maxLength !== undefined && { maxLength: attribute.maxLength }),
		...(attribute.minValue !== undefined && { minimum: attribute.minValue }),
		...(attribute.maxValue !== undefined && { maximum: attribute.maxValue }),
		...(attribute.positive && { exclusiveMinimum: 0 }),
		...(attribute.values && { enum: [...Object.keys(attribute.values), null] }),
	};
}

const schemaOfAttribute = (attribute: Attribute): Json =>
	attribute.list ? { type: ['array', 'null'], items: single(attribute) } : single(attribute);

const mapped = (attributes: Attributes, schema: (attribute: Attribute) => Json): Json =>
	Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, schema(attribute)]));

/** null is fine for every attribute: it empties it. */
export const schemaOfModel = (model: Model, additionalProperties: boolean): Json => ({
	$id: model.name,
	type: ['object', 'null'],
	properties: mapped(model.attributes, schemaOfAttribute),
	additionalProperties,
});

/** A batch whose rows are looked at one by one, since a bad row need not spoil the others. */
export const schemaOfBatch = (bodyList: string): Json => ({
	type: 'object',
	properties: { [bodyList]: { type: 'array', items: { type: 'object' } } },
	required: [bodyList],
	additionalProperties: false,
});

/** What comes in an address is text, whatever it means. */
const IN_ADDRESS: Record<Attribute['type'], Json> = {
	string: { type: 'string' },
	integer: { type: 'string', pattern: '^-?\\d{1,15}$' },
	number: { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' },
	// UltraCart's own Python SDK writes them in Python's way.
	boolean: { type: 'string', enum: ['true', 'false', 'True', 'False'] },
	dateTime: { type: 'string', format: 'date-time' },
	model: { type: 'string' },
	json: { type: 'string' },
};

/** Path and query parameters by their rows; others are ignored. */
export const schemaOfAddress = ({ pathParameters: path, query }: Endpoint): Json => ({
	type: 'object',
	properties: mapped({ ...path, ...query }, (attribute) => IN_ADDRESS[attribute.type]),
});
