/** What follows from a model's row. */
import type { Attributes, Model } from '../metadata/types';

/** Names of the children of which a record holds exactly one. */
export const variantsOf = ({ attributes }: Model): string[] =>
	Object.keys(attributes).filter((apiName) => attributes[apiName]?.variant);

/** Attributes that are under "Additional Fields" ("Update Fields"): those that a form has not asked for already. */
export const furtherAttributes = (attributes: Attributes, asked: readonly string[]): Attributes =>
	Object.fromEntries(
		Object.entries(attributes).filter(
			([apiName, { readOnly, notInForms, variant }]) =>
				!readOnly && notInForms === undefined && !variant && !asked.includes(apiName),
		),
	);
