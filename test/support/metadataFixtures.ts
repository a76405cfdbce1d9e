/** What tests send, made from the table's rows: a new resource is tested without a test line of its own. */
import { objectsIn, type Json } from '../../sandbox/json';
import { sampleOf } from '../../sandbox/sample';
import { table } from '../../scripts/metadata';
import type { Attribute, Attributes, Endpoint, Resource } from '../../scripts/metadata/types';

export const models = new Map(table.models.map((model) => [model.name, model]));

export const attributesOf = (model: string): Attributes => models.get(model)?.attributes ?? {};

/** A value for each attribute that can be written, the same for the same number. Lists of what exists are left alone. */
export const sampleBody = (model: string, n: number): Json =>
	Object.fromEntries(
		Object.entries(sampleOf(models, attributesOf(model), n)).filter(
			([wire]) => attributesOf(model)[wire]?.matchedBy === undefined,
		),
	);

/** A value for one attribute, a secret too. */
export const sampleValue = (wire: string, attribute: Attribute, n: number): unknown =>
	sampleOf(models, { [wire]: { ...attribute, secret: false } }, n)[wire];

/** Attributes that a form asks for, but for exclusive children. */
export const askedOf = (model: string): [string, Attribute][] =>
	Object.entries(attributesOf(model)).filter(
		([, { readOnly, notInForms, variant }]) => !readOnly && notInForms === undefined && !variant,
	);

/** Another value for an attribute of a record that is there. In a list of what exists, one entry is switched. */
export function anotherValue(
	wire: string,
	attribute: Attribute,
	{ [wire]: there }: Json,
	n: number,
): unknown {
	if (attribute.matchedBy !== undefined) return switched(attribute, objectsIn(there)[0], n);
	if (attribute.type === 'boolean') return there !== true;
	const value = sampleValue(wire, attribute, n);
	return JSON.stringify(value) === JSON.stringify(there) ? sampleValue(wire, attribute, n + 1) : value;
}

/** The entry with its switch turned over, and all else about it that can be written. */
function switched({ model = '', matchedBy = '' }: Attribute, entry: Json | undefined, n: number): Json[] {
	const attributes = attributesOf(model);
	const flag = Object.keys(attributes).find((wire) => attributes[wire]?.initially) ?? '';
	if (!entry) return [];
	return [{ ...sampleBody(model, n), [matchedBy]: entry[matchedBy], [flag]: entry[flag] !== true }];
}

/** What a record shows of a body: neither what UltraCart fills in itself, nor secrets. */
export const keptOf = (record: string, body: Json): Json =>
	Object.fromEntries(
		Object.entries(body).filter(([wire]) => {
			const attribute = attributesOf(record)[wire];
			return attribute && !attribute.readOnly && !attribute.secret && attribute.notInForms === undefined;
		}),
	);

/** Method and path of an endpoint, for a record that is there. */
export const lineFor = ({ method, path, id }: Endpoint, record: Json): string =>
	`${method} ${path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = record[name];
		if (typeof value !== 'string' && typeof value !== 'number')
			throw new Error(`No record says what {${name}} of ${id} could be`);
		return encodeURIComponent(value);
	})}`;

/** The attribute that names a record in a list of texts or numbers, such as codes or IDs. */
export const nameOfType = ({ names, record }: Resource, type: string | undefined): string =>
	Object.values(names)
		.map(({ attribute }) => attribute)
		.find((attribute) => attributesOf(record)[attribute]?.type === type) ?? '';
