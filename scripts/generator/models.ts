/** What follows from a model's row. */
import type { Attribute, Attributes, Form, Model } from '../metadata/types';
import { camelOf, labelOf, parameterOf, singular } from './names';
import type { Rows } from './rows';

/** Names of the children of which a record holds exactly one. */
export const variantsOf = ({ attributes }: Model): string[] =>
	Object.keys(attributes).filter((apiName) => attributes[apiName]?.variant);

/** What brings those attributes that only come on demand, by their names. */
export const expansionsOf = ({ attributes }: Model): Record<string, string> =>
	Object.fromEntries(
		Object.entries(attributes).flatMap(([apiName, { expansion }]) =>
			expansion === undefined ? [] : [[apiName, expansion]],
		),
	);

/**
 * Attributes that an update can empty: none that a record can't be without, and nothing that always has a value, such as a yes
 * or no, a choice, a password, or a list of everything that exists.
 */
export const clearableAttributes = (attributes: Attributes, { required, shown = [] }: Form): Attributes =>
	Object.fromEntries(
		Object.entries(furtherAttributes(attributes, [...required, ...shown])).filter(
			([, { type, values, secret, entryKey, entriesAre }]) =>
				type !== 'boolean' && !values && !secret && (entryKey === undefined || entriesAre !== undefined),
		),
	);

/** Attributes that are under "Additional Fields" ("Update Fields"): those that a form has not asked for already. */
export const furtherAttributes = (attributes: Attributes, asked: readonly string[]): Attributes =>
	Object.fromEntries(
		Object.entries(attributes).filter(
			([apiName, { readOnly, notInForms, variant }]) =>
				!readOnly && notInForms === undefined && !variant && !asked.includes(apiName),
		),
	);

/** Lists that an update can take entries out of. */
export const removableIn = (attributes: Attributes): Attributes =>
	Object.fromEntries(Object.entries(attributes).filter(([, { entriesAre }]) => entriesAre !== undefined));

/** Lists of which an update can change the default entry. */
export const defaultsIn = (attributes: Attributes): Attributes =>
	Object.fromEntries(Object.entries(attributes).filter(([, { defaultFlag }]) => defaultFlag !== undefined));

/** The field of a form that changes the default entry. */
export function defaultOf(apiName: string, attribute: Attribute) {
	const label = `Default ${singular(labelOf(apiName, attribute))}`;
	return { label, parameter: camelOf(label) };
}

/** The field of a form that names the entries which are to go. */
export function removalOf(apiName: string, attribute: Attribute, rows: Rows) {
	const { name } = rows.modelOf(attribute);
	return {
		key: rows.attribute(name, attribute.entryKey ?? ''),
		label: `Remove ${labelOf(apiName, attribute)}`,
		parameter: camelOf(`remove ${parameterOf(apiName, attribute)}`),
	};
}
