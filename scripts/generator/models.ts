/** What follows from a model's row. */
import type { Attributes, Form, Model } from '../metadata/types';

/** Names of the children of which a record holds exactly one. */
export const variantsOf = ({ attributes }: Model): string[] =>
	Object.keys(attributes).filter((apiName) => attributes[apiName]?.variant);

/**
 * Attributes that an update can empty: none that a record can't be without, and nothing that always has a value, such as a yes
 * or no, a choice, a password, or a list of everything that exists.
 */
export const clearableAttributes = (attributes: Attributes, { required, shown = [] }: Form): Attributes =>
	Object.fromEntries(
		Object.entries(furtherAttributes(attributes, [...required, ...shown])).filter(
			([, { type, values, secret, entryKey }]) =>
				type !== 'boolean' && !values && !secret && entryKey === undefined,
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
