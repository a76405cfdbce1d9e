/** Rows of attributes, query parameters and inputs. */
import type { Attribute, Attributes } from '../../metadata/types';
import { labelOf, parameterOf } from '../names';
import { problemIf, unknownAttributes, within, type Problem, type Known } from './problems';
import { checkName, checkPlaceholder, checkSentence, checkTitle } from './words';

function checkDescription({
	description,
	type,
	list,
	placeholder,
	variant,
	notInForms,
}: Attribute): Problem[] {
	const isAsked = !variant && notInForms === undefined;
	return [
		...checkSentence(description),
		...problemIf(
			isAsked && type === 'boolean' && !list && !description.startsWith('Whether '),
			'the description of a yes or no starts with "Whether"',
		),
		...checkPlaceholder(placeholder),
	];
}

const checkValues = ({ values = {} }: Attribute): Problem[] =>
	Object.entries(values).flatMap(([value, { name, description }]) =>
		within(`value ${value}`, [...checkTitle(name), ...checkSentence(description)]),
	);

function checkReferences(attribute: Attribute, known: Known): Problem[] {
	const {
		type,
		model,
		list,
		entryKey,
		entriesAre,
		usual,
		defaultFlag,
		isEnd,
		loadOptionsMethod,
		searchListMethod,
		entry = {},
	} = attribute;
	const missing = (what: string, name: string | undefined, names: ReadonlySet<string>): Problem[] =>
		problemIf(name !== undefined && !names.has(name), `there is no ${what} ${name ?? ''}`);
	return [
		...problemIf(
			(type === 'model' || type === 'json') !== (model !== undefined),
			'a model goes with the type "model"',
		),
		...missing('model', type === 'model' ? model : undefined, known.models),
		...problemIf(
			type === 'json' && known.models.has(model ?? ''),
			`the table has the model ${model ?? ''}: nothing has to be taken as JSON`,
		),
		...problemIf(
			entriesAre !== undefined && entryKey === undefined,
			'nothing tells its entries apart (entryKey)',
		),
		...problemIf(
			usual !== undefined && entriesAre !== 'records',
			'only entries that are records are "usual" in parts',
		),
		...problemIf(
			defaultFlag !== undefined &&
				(entriesAre !== 'records' ||
					(known.models.has(model ?? '') &&
						known.rows.model(model ?? '').attributes[defaultFlag]?.type !== 'boolean')),
			'only one of several records is the default, by a yes or no of its own (defaultFlag)',
		),
		...problemIf(isEnd !== undefined && type !== 'dateTime', 'only a moment can be the end of something'),
		...problemIf(
			entryKey !== undefined && !(list && type === 'model'),
			'only the entries of a list of models have a key',
		),
		...(model !== undefined && known.models.has(model)
			? unknownAttributes('its entry', Object.keys(entry), known.rows.model(model).attributes)
			: []),
		...Object.values(entry).flatMap((own) => missing('dropdown', own.loadOptionsMethod, known.loadOptions)),
		...missing('dropdown', loadOptionsMethod, known.loadOptions),
		...missing('search', searchListMethod, known.listSearch),
	];
}

export function checkAttributes(where: string, attributes: Attributes, known: Known): Problem[] {
	return Object.entries(attributes).flatMap(([apiName, attribute]) =>
		within(`${where}.${apiName}`, [
			...checkDescription(attribute),
			...checkTitle(labelOf(apiName, attribute)),
			...checkName(parameterOf(apiName, attribute)),
			...checkValues(attribute),
			...checkReferences(attribute, known),
		]),
	);
}
