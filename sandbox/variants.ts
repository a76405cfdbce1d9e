/** Children of which a record holds exactly one, such as the types of discount. All of it follows from the table's rows. */
import type { Resource } from '../scripts/metadata/resource';
import type { Attributes } from '../scripts/metadata/types';
import { HttpError } from './errors';
import type { Json } from './json';

/** The names are needed for every record that is written. */
const cache = new WeakMap<Attributes, readonly string[]>();

export function variantNames(attributes: Attributes): readonly string[] {
	const names = cache.get(attributes) ?? Object.keys(attributes).filter((name) => attributes[name]?.variant);
	cache.set(attributes, names);
	return names;
}

/** The attribute that holds the label of the variant, where the resource has variants. */
export const variantLabelAttribute = ({ operations }: Resource): string | undefined =>
	operations
		.map((row) => (row.kind === 'create' ? row.form.variants?.typeAttribute : undefined))
		.find((attribute) => attribute !== undefined);

/** UltraCart's label for a variant, or its name in the API where the vendor lists none. */
export const variantLabel = (attributes: Attributes, name: string): string =>
	attributes[name]?.variant?.text ?? name;

/**
 * Keeps only one variant in a record, the one that was sent, and adds its label.
 *
 * @param given what was sent
 * @param next the record as it would be stored
 * @throws HttpError when two variants were sent
 */
export function withOneVariant(attributes: Attributes, resource: Resource, given: Json, next: Json): Json {
	const names = variantNames(attributes);
	if (names.length === 0) return next;
	const sent = names.filter((name) => (given[name] ?? undefined) !== undefined);
	if (sent.length > 1) {
		throw new HttpError(400, `A ${resource.label.toLowerCase()} holds only one of these: ${sent.join(', ')}`);
	}
	const variant = sent[0] ?? names.find((name) => (next[name] ?? undefined) !== undefined);
	const labelAttribute = variantLabelAttribute(resource);
	const record = { ...next };
	for (const name of names) if (name !== variant) delete record[name];
	if (labelAttribute === undefined) return record;
	if (variant === undefined) delete record[labelAttribute];
	else record[labelAttribute] = variantLabel(attributes, variant);
	return record;
}
