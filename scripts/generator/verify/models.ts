/** Rows of models. */
import { TYPE } from '../../../nodes/UltraCart/operation';
import type { Model } from '../../metadata/types';
import { variantsOf } from '../models';
import { parameterOf } from '../names';
import { MOST_WITHOUT_CHOICE } from '../operations';
import { checkAttributes } from './attributes';
import { problemIf, duplicates, unknownAttributes, within, type Problem, type Known } from './problems';
import { checkSentence } from './words';

/** Nothing that is made of such a model would end. */
const checkCircle = ({ name, attributes }: Model, { rows }: Known): Problem[] =>
	Object.entries(attributes)
		.filter(([, { model }]) => model === name || (model !== undefined && rows.heldBy(model).has(name)))
		.map(
			([apiName]) => `${name}.${apiName}: through it, a ${name} holds another ${name}, and so on without end`,
		);

/** Attributes of a child that the attribute's own row names. */
function checkChildren({ name, attributes }: Model, { rows, models }: Known): Problem[] {
	return Object.entries(attributes).flatMap(([apiName, { model: child, entryKey, variant }]) => {
		if (child === undefined || !models.has(child)) return [];
		const named = variant ? [...variant.required, ...variant.shown, ...variant.oneOf.flat()] : [];
		const all = [...named, ...(entryKey === undefined ? [] : [entryKey])];
		return unknownAttributes(`${name}.${apiName}`, all, rows.model(child).attributes);
	});
}

/** Where a record can have any of several children, they share a column. */
function checkVariantColumn(model: Model, { rows, models }: Known): Problem[] {
	const { name, attributes, simplified, variantColumn: column } = model;
	const where = `${name} (variantColumn)`;
	const children = variantsOf(model).flatMap((variant) => attributes[variant]?.model ?? []);
	if (column === undefined) {
		return problemIf(
			simplified !== undefined && children.length > 0,
			`${where}: in which column does "Simplified" show the variant?`,
		);
	}
	return [
		...problemIf(column in attributes, `${where}: there is an attribute ${column}`),
		...problemIf(!simplified?.includes(column), `${where}: ${column} is none of the columns (simplified)`),
		...children
			.filter((child) => models.has(child) && TYPE in rows.model(child).attributes)
			.map((child) => `${where}: ${child} has a ${TYPE}, and the column has its own`),
	];
}

export function checkModel(model: Model, known: Known): Problem[] {
	const { name, attributes, simplified = [], leftOut = {} } = model;
	return [
		...checkAttributes(name, attributes, known),
		...Object.entries(leftOut).flatMap(([apiName, why]) =>
			within(`${name} (leftOut): ${apiName}`, checkSentence(why)),
		),
		...duplicates(
			`${name}: parameter`,
			Object.entries(attributes).map(([apiName, attribute]) => parameterOf(apiName, attribute)),
		),
		...unknownAttributes(
			`${name} (simplified)`,
			simplified.filter((column) => column !== model.variantColumn),
			attributes,
		),
		...checkVariantColumn(model, known),
		...problemIf(
			simplified.length > MOST_WITHOUT_CHOICE,
			`${name} (simplified): at most ${MOST_WITHOUT_CHOICE} attributes`,
		),
		...checkChildren(model, known),
		...checkCircle(model, known),
	];
}
