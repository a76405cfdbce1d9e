/** What each operation gives where the user leaves everything as it is: n8n shows the fields before the first run. */
import { TYPE } from '../../nodes/UltraCart/operation';
import type { Operation, Resource } from '../metadata/resource';
import type { Column, Model } from '../metadata/types';
import { objectOf, propertiesOf, schemaOf, type JsonSchema } from './jsonSchema';
import { variantsOf } from './models';
import { definitionOf, isChoosable, outputModel } from './operations';
import type { Rows } from './rows';

/** Which variant it is, and what a form asks of it before all else; what else there is depends on the variant. */
function variantSchema(model: Model, { operations }: Resource, rows: Rows): JsonSchema {
	const forms = operations.flatMap(({ form }) => (form?.model === model.name ? form : []));
	const first = forms.flatMap(({ variants }) => variants?.first ?? []);
	const children = variantsOf(model).map((name) => rows.modelOf(rows.attribute(model.name, name)));
	const values = children
		.flatMap(({ attributes }) => Object.entries(attributes))
		.filter(([, attribute]) => first.includes(attribute))
		.sort(([, a], [, b]) => first.indexOf(a) - first.indexOf(b))
		.map(([apiName, attribute]) => [apiName, schemaOf(attribute, rows)] as const);
	return objectOf(
		{ [TYPE]: { type: 'string' }, ...Object.fromEntries(values) },
		{ additionalProperties: true },
	);
}

/** A column that is made of what is deeper in a record. */
function columnSchema(model: Model, { of, entries }: Column, rows: Rows): JsonSchema {
	const [path, ...others] = of;
	const attribute = rows.attributeAt(model.name, path);
	if (!attribute) throw new RangeError(`${model.name} has no ${path}`);
	if (others.length > 0) return { type: 'string' };
	if (!entries) return schemaOf(attribute, rows);
	const { name } = rows.modelOf(attribute);
	const properties = entries.map((entry) => [entry, schemaOf(rows.attribute(name, entry), rows)] as const);
	return { type: 'array', items: objectOf(Object.fromEntries(properties)) };
}

function recordSchema(model: Model, resource: Resource, rows: Rows): JsonSchema {
	if (!isChoosable(model)) return objectOf(propertiesOf(model.attributes, rows));
	const { name, simplified = [], columns = {}, variantColumn } = model;
	const schemas = simplified.map((column): [string, JsonSchema] => {
		const own = columns[column];
		if (column === variantColumn) return [column, variantSchema(model, resource, rows)];
		return [column, own ? columnSchema(model, own, rows) : schemaOf(rows.attribute(name, column), rows)];
	});
	return objectOf(Object.fromEntries(schemas));
}

export function outputSchema(operation: Operation, resource: Resource, rows: Rows): JsonSchema {
	const shown = (model: Model) => recordSchema(model, resource, rows);
	const own = definitionOf(operation).schema?.(operation, resource, rows, shown);
	const model = outputModel(operation, resource, rows);
	if (own) return own;
	if (model) return shown(model);
	throw new RangeError(`Nothing says what ${resource.name}.${operation.name} gives`);
}
