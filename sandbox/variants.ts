/** Children of which a record holds exactly one, such as the kinds of discount. All of it follows from the table's rows. */
import type { Attributes, Resource } from '../scripts/metadata/types';
import { HttpError } from './errors';
import type { Json } from './json';

/** The kinds are asked for with every record that is written. */
const known = new WeakMap<Attributes, readonly string[]>();

export function variantNames(attributes: Attributes): readonly string[] {
	const names = known.get(attributes) ?? Object.keys(attributes).filter((name) => attributes[name]?.variant);
	known.set(attributes, names);
	return names;
}

/** The attribute in which the kind is told in words, where the resource has kinds at all. */
export const tellingAttribute = ({ operations }: Resource): string | undefined =>
	operations
		.map((row) => (row.kind === 'create' ? row.form.variants?.told : undefined))
		.find((told) => told !== undefined);

/** UltraCart's words for a kind, or its name on the wire where the vendor lists none. */
export const wordsFor = (attributes: Attributes, kind: string): string =>
	attributes[kind]?.variant?.text ?? kind;

/**
 * Leaves one kind in a record: the one that was sent. Tells it in words.
 *
 * @param given what was sent
 * @param next the record as it would be kept
 * @throws HttpError when two kinds were sent
 */
export function withOneVariant(attributes: Attributes, resource: Resource, given: Json, next: Json): Json {
	const names = variantNames(attributes);
	if (names.length === 0) return next;
	const sent = names.filter((name) => given[name] !== undefined && given[name] !== null);
	if (sent.length > 1) {
		throw new HttpError(400, `A ${resource.label.toLowerCase()} holds only one of these: ${sent.join(', ')}`);
	}
	const kind = sent[0] ?? names.find((name) => next[name] !== undefined && next[name] !== null);
	const told = tellingAttribute(resource);
	const record = { ...next };
	for (const name of told === undefined ? names : [...names, told]) if (name !== kind) delete record[name];
	return kind === undefined || told === undefined
		? record
		: { ...record, [told]: wordsFor(attributes, kind) };
}
