import type { IDataObject } from 'n8n-workflow';

import { InputError } from './errors';
import { quote } from './text';
import { jsonMistakeAt } from './jsonError';

function place(text: string): string {
	const at = jsonMistakeAt(text);
	const lines = text.slice(0, at).split('\n');
	const column = (lines.at(-1)?.length ?? 0) + 1;
	// One character and no more: what follows may be a password.
	const near = at < text.length ? `at ${quote(text.charAt(at))}` : 'where the text ends too early';
	return `line ${lines.length}, column ${column}, ${near}`;
}

/** Nothing where the text is not JSON: `undefined` is no JSON value. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * A JSON parameter: text, or an object from an expression.
 *
 * @throws InputError with the position of the first mistake
 */
export function readJson(value: unknown, label: string): IDataObject {
	const parsed = typeof value === 'string' ? parse(value) : value;
	if (parsed === undefined) {
		throw new InputError(
			`${label} is not valid JSON: ${place(String(value))}`,
			'Names and texts need double quotes, and there is no comma before a closing bracket',
		);
	}
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw new InputError(`${label} has to be one object in curly brackets`);
	}
	return parsed as IDataObject;
}
