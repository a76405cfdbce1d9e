/** What a JSON field starts with: UltraCart's names, and the values that placeholders give as examples. */
import type { Attribute, Attributes, Form } from '../../metadata/types';
import { furtherAttributes } from '../models';
import type { Rows } from '../rows';

function valueOf(attribute: Attribute, rows: Rows): unknown {
	const { type, list, placeholder, entry } = attribute;
	const text = placeholder?.replace(/^e\.g\. /, '');
	if (type === 'model') {
		const { attributes } = rows.modelOf(attribute);
		const object = objectOf(attributes, Object.keys(entry ?? attributes), rows);
		return list ? [object] : object;
	}
	if (type === 'number' || type === 'integer') return Number(text ?? 10);
	return list ? text?.split(', ') : text;
}

/** The attributes that there is an example for. */
const objectOf = (attributes: Attributes, names: readonly string[], rows: Rows): object =>
	Object.fromEntries(
		names.flatMap((name) => {
			const value = attributes[name] && valueOf(attributes[name], rows);
			return value === undefined ? [] : [[name, value] as const];
		}),
	);

/** An object that makes a record, or the attribute of one that changes. */
export function jsonExample(
	{ model, required, shown = [], variants }: Form,
	isChange: boolean,
	rows: Rows,
): string {
	const { attributes } = rows.model(model);
	const further = Object.entries(furtherAttributes(attributes, required)).find(
		([, { type, list, placeholder }]) => type === 'string' && !list && placeholder !== undefined,
	);
	const changed = further ? [further[0]] : required;
	const initial = variants && attributes[variants.default];
	const child = initial && {
		[variants.default]: objectOf(rows.modelOf(initial).attributes, initial.variant?.required ?? [], rows),
	};
	const object = isChange
		? objectOf(attributes, changed, rows)
		: { ...objectOf(attributes, [...required, ...shown], rows), ...child };
	return JSON.stringify(object, undefined, 2);
}
