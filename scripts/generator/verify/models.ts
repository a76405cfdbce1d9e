/** Rows of models. */
import { TYPE } from '../../../nodes/UltraCart/operation';
import type { Attribute, Model } from '../../metadata/types';
import { variantsOf } from '../models';
import { parameterOf } from '../names';
import { MOST_WITHOUT_CHOICE } from '../operations';
import { checkAttributes } from './attributes';
import { problemIf, duplicates, unknownAttributes, within, type Problem, type Known } from './problems';
import { checkSentence, checkTitle } from './words';

/** Nothing that is made of such a model would end. */
const checkCircle = ({ name, attributes }: Model, { rows }: Known): Problem[] =>
	Object.entries(attributes)
		.filter(
			([, { type, model = '' }]) => type === 'model' && (model === name || rows.heldBy(model).has(name)),
		)
		.map(
			([apiName]) => `${name}.${apiName}: through it, a ${name} holds another ${name}, and so on without end`,
		);

/** Whether a field that nobody has touched says nothing. */
const startsEmpty = ({ type, values }: Attribute): boolean =>
	(type === 'string' || type === 'dateTime') && !values;

/** Attributes of a child that the attribute's own row names. */
function checkChildren({ name, attributes }: Model, { rows, models }: Known): Problem[] {
	return Object.entries(attributes).flatMap(([apiName, { model: child, entryKey, variant, usual = [] }]) => {
		if (child === undefined || !models.has(child)) return [];
		const named = variant ? [...variant.required, ...variant.shown, ...variant.oneOf.flat()] : [];
		const all = [...named, ...usual, ...(entryKey === undefined ? [] : [entryKey])];
		const { attributes: own } = rows.model(child);
		return [
			...unknownAttributes(`${name}.${apiName}`, all, own),
			...usual
				.filter((each) => own[each] && !startsEmpty(own[each]))
				.map((each) => `${name}.${apiName}: a field of ${each} always has a value, so it can't be "usual"`),
		];
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

/** Columns that are made of what is deeper. */
function checkColumns(
	{ name, attributes, simplified, columns = {} }: Model,
	{ rows, models }: Known,
): Problem[] {
	return Object.entries(columns).flatMap(([column, { of, entries = [], onlyWith = [] }]) => {
		const where = `${name} (columns): ${column}`;
		const { model } = rows.attributeAt(name, of[0]) ?? {};
		const own = model !== undefined && models.has(model) ? rows.model(model).attributes : {};
		return [
			...problemIf(!simplified?.includes(column), `${where} is none of the columns (simplified)`),
			...of.filter((path) => !rows.attributeAt(name, path)).map((path) => `${where}: there is no ${path}`),
			...unknownAttributes(where, [...[onlyWith].flat()], attributes),
			...unknownAttributes(where, entries, own),
		];
	});
}

/** Parts that only come on demand: those that attributes name are known to the record that holds them, and the other way round. */
function checkExpansions({ name, attributes, expansions }: Model, { rows, models }: Known): Problem[] {
	const namedBy = (model: string) =>
		Object.values(rows.model(model).attributes).flatMap(({ expansion = [] }) => expansion);
	const holds = (model: string) => model === name || rows.heldBy(model).has(name);
	const knownTo = [...models].filter(holds).map((model) => rows.model(model).expansions ?? {});
	const named = [name, ...rows.heldBy(name)].filter((model) => models.has(model)).flatMap(namedBy);
	return [
		...Object.entries(attributes).flatMap(([apiName, { expansion }]) =>
			problemIf(
				expansion !== undefined && !knownTo.some((known) => expansion in known),
				`${name}.${apiName}: no record that holds it has the expansion ${expansion ?? ''}`,
			),
		),
		...Object.entries(expansions ?? {}).flatMap(([expansion, label]) => [
			...within(`${name} (expansions)`, checkTitle(label)),
			...problemIf(
				!named.some((each) => each === expansion || expansion.startsWith(`${each}.`)),
				`${name} (expansions): no attribute comes with ${expansion}`,
			),
		]),
	];
}

export function checkModel(model: Model, known: Known): Problem[] {
	const { name, attributes, simplified = [], columns = {}, leftOut = {} } = model;
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
			simplified.filter((column) => column !== model.variantColumn && !(column in columns)),
			attributes,
		),
		...checkColumns(model, known),
		...checkVariantColumn(model, known),
		...problemIf(
			simplified.length > MOST_WITHOUT_CHOICE,
			`${name} (simplified): at most ${MOST_WITHOUT_CHOICE} attributes`,
		),
		...checkChildren(model, known),
		...checkExpansions(model, known),
		...checkCircle(model, known),
	];
}
