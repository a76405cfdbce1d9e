/** Rows of attributes, query parameters and inputs. */
import type { Attribute, Attributes } from '../../metadata/types';
import { labelOf, parameterOf } from '../names';
import { complaint, unknownAttributes, type Complaint, type Known } from './complaints';
import { badName, badPlaceholder, badSentence, badTitle } from './words';

function badDescription({
	description,
	type,
	list,
	placeholder,
	variant,
	notInForms,
}: Attribute): Complaint[] {
	const isAsked = !variant && notInForms === undefined;
	return [
		...badSentence(description),
		...complaint(
			isAsked && type === 'boolean' && !list && !description.startsWith('Whether '),
			'the description of a yes or no starts with "Whether"',
		),
		...badPlaceholder(placeholder),
	];
}

const badValues = ({ values = {} }: Attribute): Complaint[] =>
	Object.entries(values).flatMap(([value, { name, description }]) =>
		[...badTitle(name), ...badSentence(description)].map((each) => `value ${value}: ${each}`),
	);

function badReferences(attribute: Attribute, known: Known): Complaint[] {
	const { type, model, list, matchedBy, loadedBy, searchedBy, entry = {} } = attribute;
	const missing = (what: string, name: string | undefined, names: ReadonlySet<string>): Complaint[] =>
		complaint(name !== undefined && !names.has(name), `there is no ${what} ${name ?? ''}`);
	return [
		...complaint((type === 'model') !== (model !== undefined), 'a model goes with the type "model"'),
		...missing('model', model, known.models),
		...complaint(
			matchedBy !== undefined && !(list && type === 'model'),
			'only the entries of a list of models are told apart',
		),
		...(model !== undefined && known.models.has(model)
			? unknownAttributes('its entry', Object.keys(entry), known.rows.model(model).attributes)
			: []),
		...Object.values(entry).flatMap((told) => missing('dropdown', told.loadedBy, known.dropdowns)),
		...missing('dropdown', loadedBy, known.dropdowns),
		...missing('search', searchedBy, known.searches),
	];
}

export function badAttributes(where: string, attributes: Attributes, known: Known): Complaint[] {
	return Object.entries(attributes).flatMap(([wire, attribute]) =>
		[
			...badDescription(attribute),
			...badTitle(labelOf(wire, attribute)),
			...badName(parameterOf(wire, attribute)),
			...badValues(attribute),
			...badReferences(attribute, known),
		].map((each) => `${where}.${wire}: ${each}`),
	);
}
