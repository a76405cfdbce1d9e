/** What each operation gives where the user leaves everything as it is: n8n shows the fields before the first run. */
import { TYPE } from '../../nodes/UltraCart/operation';
import type { Operation, Resource } from '../metadata/resource';
import type { Model } from '../metadata/types';
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
		{ nullable: true, additionalProperties: true },
	);
}

function recordSchema(model: Model, resource: Resource, rows: Rows): JsonSchema {
	if (!isChoosable(model)) return objectOf(propertiesOf(model.attributes, rows));
	const { name, simplified = [], variantColumn } = model;
	const columns = simplified.map((column) => [
		column,
		column === variantColumn
			? variantSchema(model, resource, rows)
			: schemaOf(rows.attribute(name, column), rows),
	]);
	return objectOf(Object.fromEntries(columns) as Record<string, JsonSchema>);
}

export function outputSchema(operation: Operation, resource: Resource, rows: Rows): JsonSchema {
	const own = definitionOf(operation).schema?.(operation, resource, rows);
	const model = outputModel(operation, resource, rows);
	if (own) return own;
	if (model) return recordSchema(model, resource, rows);
	throw new RangeError(`Nothing says what ${resource.name}.${operation.name} gives`);
}
