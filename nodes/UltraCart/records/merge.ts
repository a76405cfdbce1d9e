import type { IDataObject } from 'n8n-workflow';

import type { Field, Models } from '../../shared/table';
import { InputError } from '../../shared/errors';
import { quote, textOf } from '../../shared/text';
import { isEmpty } from '../input/validate';

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes the entries of a list that the changes name; the others stay. UltraCart lists every entry that exists. */
function mergeEntries(
	field: Field,
	by: string,
	current: unknown,
	changes: IDataObject[],
	models: Models,
): IDataObject[] {
	const entries = Array.isArray(current) ? (current as IDataObject[]) : [];
	const label = models[field.model ?? '']?.find((each) => each.apiName === by)?.label ?? by;
	for (const change of changes) {
		if (!entries.some((entry) => entry[by] === change[by])) {
			throw new InputError(
				`${field.label}: UltraCart has none with ${label} ${quote(change[by])}`,
				`It has: ${entries.map((entry) => textOf(entry[by])).join(', ') || 'none'}`,
			);
		}
	}
	return entries.map((entry) =>
		changes
			.filter((change) => change[by] === entry[by])
			.reduce((merged, change) => ({ ...merged, ...change }), entry),
	);
}

function mergeValue(field: Field | undefined, current: unknown, change: unknown, models: Models): unknown {
	if (field?.entryKey !== undefined && Array.isArray(change)) {
		return mergeEntries(field, field.entryKey, current, change as IDataObject[], models);
	}
	if (field?.type === 'model' && isObject(change) && isObject(current)) {
		return mergeAttributes(models[field.model ?? ''] ?? [], current, change, models);
	}
	return change;
}

function mergeAttributes(
	fields: readonly Field[],
	current: IDataObject,
	changes: IDataObject,
	models: Models,
): IDataObject {
	const merged: IDataObject = { ...current };
	for (const [apiName, change] of Object.entries(changes)) {
		const field = fields.find((each) => each.apiName === apiName);
		merged[apiName] = mergeValue(field, current[apiName], change, models) as IDataObject;
	}
	return merged;
}

/**
 * The whole record to send, since UltraCart replaces what it has by what it gets.
 *
 * Child objects merge attribute by attribute, lists are replaced (but for lists of everything that exists, such as
 * permissions: there the named entries change), and choosing another of several exclusive children takes the old one out.
 *
 * @param told attribute in which UltraCart tells the exclusive child in words; it makes that anew
 */
export function merge(
	model: string,
	current: IDataObject,
	changes: IDataObject,
	models: Models,
	told?: string,
): IDataObject {
	const fields = models[model] ?? [];
	const merged = mergeAttributes(fields, current, changes, models);
	const chosen = fields.find((field) => field.variant && !isEmpty(changes[field.apiName]));
	if (!chosen || !isEmpty(current[chosen.apiName])) return merged;
	for (const field of fields) {
		// Named with null, not left out: what UltraCart does with an attribute that is missing is not documented.
		if (field.variant && field !== chosen && field.apiName in merged) merged[field.apiName] = null;
	}
	if (told !== undefined && !(told in changes)) delete merged[told];
	return merged;
}
