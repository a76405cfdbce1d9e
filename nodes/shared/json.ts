import type { IDataObject } from 'n8n-workflow';

import { InputError } from './errors';
import { jsonErrorAt } from './jsonError';
import { quote } from './text';

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value holds at a path: of a list on the way, what its entries hold. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
	if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path));
	const [name, ...rest] = path;
	if (name !== undefined) return isObject(value) ? valuesAt(value[name], rest) : [];
	return value === undefined || value === null || value === '' ? [] : [value];
}

/** The attribute of a record at which a path begins: `billing` of `billing.email`. */
export const rootOf = (path: string): string => path.replace(/\..*/, '');

/** The value of a JSON text; nothing where it is none, because `undefined` is no JSON value. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function placeOf(text: string): string {
	const at = jsonErrorAt(text);
	const lines = text.slice(0, at).split('\n');
	const column = (lines.at(-1)?.length ?? 0) + 1;
	// One character and no more: what follows may be a password.
	const near = at < text.length ? `at ${quote(text.charAt(at))}` : 'where the text ends too early';
	return `line ${lines.length}, column ${column}, ${near}`;
}

/**
 * A JSON parameter: text, or an object from an expression.
 *
 * @throws InputError with the position of the first mistake
 */
export function readJson(value: unknown, label: string): IDataObject {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	if (parsed === undefined) {
		throw new InputError(
			`${label} is not valid JSON: ${placeOf(String(value))}`,
			'Names and texts need double quotes, and there is no comma before a closing bracket',
		);
	}
	if (!isObject(parsed)) throw new InputError(`${label} must be a single object in curly brackets`);
	return parsed;
}
