/** UltraCart's JSON → what a user fills into the forms that the generator makes for it. */
import type { IDataObject } from 'n8n-workflow';

import { DEFINE, DETAILS } from '../../nodes/UltraCart/parameters';
import { objectsIn, type Json } from '../../sandbox/json';
import type { Operation, Resource } from '../../scripts/metadata/resource';
import type { Attribute, Attributes } from '../../scripts/metadata/types';
import { askedIn, formNamesOf, parameterOf, propertyOf, Rows, type Property } from './generator';
import { attributesOf } from './metadataFixtures';
import { picked } from './testEnvironment';
import { testTable } from './testTable';

export const rows = new Rows(testTable);

/** The options of a group or a collection. */
const optionsIn = ({ options = [] }: Property) => options as { name: string; values?: Property[] }[];

/** What the fields of a group hold for one object. */
function fieldsFor(fields: readonly Property[], attributes: Attributes, object: Json): Json {
	const filled: Json = {};
	const details: Json = {};
	for (const [apiName, attribute] of Object.entries(attributes)) {
		if (object[apiName] === undefined) continue;
		const name = parameterOf(apiName, attribute);
		const place = fields.some((field) => field.name === name) ? filled : details;
		place[name] = valueFor(apiName, attribute, object[apiName]);
	}
	return Object.keys(details).length > 0 ? { ...filled, [DETAILS]: details } : filled;
}

/** What the field of an attribute holds for a value. */
function valueFor(apiName: string, attribute: Attribute, value: unknown): unknown {
	const property = propertyOf(apiName, attribute, rows);
	if (property.type === 'resourceLocator') return { __rl: true, mode: 'id', value };
	if (attribute.searchListMethod !== undefined && Array.isArray(value))
		return picked(...(value as unknown[]));
	if (attribute.type === 'json') return JSON.stringify(value);
	if (attribute.entriesAre === 'values')
		return objectsIn(value)
			.map((entry) => entry[attribute.entryKey ?? ''])
			.join(', ');
	if (attribute.type !== 'model')
		return Array.isArray(value) && property.type === 'string' ? value.join(', ') : value;
	const own = attributesOf(attribute.model ?? '');
	if (property.type === 'collection')
		return fieldsFor((property.options ?? []) as Property[], own, value as Json);
	if (property.type !== 'fixedCollection') {
		// A child with one attribute is shown as that attribute.
		const [only] = Object.entries(own).filter(([inner]) => inner in (value as Json));
		return only && valueFor(...only, (value as Json)[only[0]]);
	}
	const [group] = optionsIn(property);
	const entries = objectsIn(value).map((entry) => fieldsFor(group?.values ?? [], own, entry));
	return { [group?.name ?? '']: entries };
}

/** The parameters by which a form's fields give a record. */
export function asFields(operation: Operation, resource: Resource, record: Json): IDataObject {
	const names = formNamesOf(operation, resource);
	if (!names || !operation.form) return {};
	const { model } = operation.form;
	const { define, collection, variants } = names;
	const asked = askedIn(operation);
	const top: Json = { [define]: DEFINE.fields };
	const rest: Json = {};
	for (const [apiName, value] of Object.entries(record)) {
		const attribute = rows.attribute(model, apiName);
		const name = parameterOf(apiName, attribute);
		if (attribute.variant && variants) {
			const { required, shown: beside } = attribute.variant;
			const options: Json = {};
			Object.assign(top, {
				[variants.change]: true,
				[variants.parameter]: name,
				[variants.options]: options,
			});
			for (const [inner, each] of Object.entries(value as Json)) {
				const own = rows.attribute(attribute.model ?? '', inner);
				const place = [...required, ...beside].includes(inner) ? top : options;
				place[parameterOf(inner, own)] = valueFor(inner, own, each);
			}
		} else {
			const place = asked.includes(apiName) ? top : rest;
			place[name] = valueFor(apiName, attribute, value);
		}
	}
	return { ...top, [collection]: rest } as IDataObject;
}

/** The parameters by which a form's JSON gives a record; text or an expression. */
export function asJson(operation: Operation, resource: Resource, json: string): IDataObject {
	const names = formNamesOf(operation, resource);
	return names ? { [names.define]: DEFINE.json, [names.json]: json } : {};
}
