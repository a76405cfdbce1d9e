import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isObject } from '../../shared/json';
import type { Field, Model, ModelField } from '../../shared/table';
import { quote, textOf } from '../../shared/text';
import { isEmpty } from '../input/validate';

/** Changes the entries of a list that the changes name; the others stay. UltraCart lists every entry that exists. */
function mergeEntries(
	{ label, fields }: ModelField,
	key: string,
	current: unknown,
	changes: readonly IDataObject[],
): IDataObject[] {
	const entries = Array.isArray(current) ? (current as IDataObject[]) : [];
	for (const change of changes) {
		if (entries.some((entry) => entry[key] === change[key])) continue;
		const keyLabel = fields.find(({ apiName }) => apiName === key)?.label ?? key;
		throw new InputError(
			`${label}: UltraCart doesn't have one with ${keyLabel} ${quote(change[key])}`,
			`It has: ${entries.map((entry) => textOf(entry[key])).join(', ') || 'none'}`,
		);
	}
	return entries.map((entry) =>
		changes
			.filter((change) => change[key] === entry[key])
			.reduce((merged, change) => ({ ...merged, ...change }), entry),
	);
}

function mergeValue(
	field: Field | undefined,
	current: IDataObject[string],
	change: IDataObject[string],
): IDataObject[string] {
	if (field?.type !== 'model') return change;
	if (field.entryKey !== undefined && Array.isArray(change)) {
		return mergeEntries(field, field.entryKey, current, change as IDataObject[]);
	}
	return isObject(change) && isObject(current) ? mergeAttributes(field.fields, current, change) : change;
}

function mergeAttributes(fields: Model, current: IDataObject, changes: IDataObject): IDataObject {
	const merged: IDataObject = { ...current };
	for (const [name, change] of Object.entries(changes)) {
		const field = fields.find(({ apiName }) => apiName === name);
		merged[name] = mergeValue(field, current[name], change);
	}
	return merged;
}

/** Whether a field is one of the children of which a record holds exactly one. */
const isVariant = (field: Field): boolean => field.type === 'model' && field.variant !== undefined;

/**
 * A record without any of the exclusive children has one that came to UltraCart after this version of the node: an object that
 * the table does not know. Beside it, another can't be sent.
 *
 * @throws InputError
 */
function refuseBesideUnknown(fields: Model, current: IDataObject, merged: IDataObject, chosen: Field): void {
	if (fields.some((field) => isVariant(field) && !isEmpty(current[field.apiName]))) return;
	const known = new Set(fields.map(({ apiName }) => apiName));
	const unknown = Object.keys(merged).find((name) => !known.has(name) && isObject(merged[name]));
	if (unknown === undefined) return;
	throw new InputError(
		`${chosen.label} can't be set: in UltraCart the record has ${quote(unknown)}, which this version of the node doesn't know, and it can't have both`,
		'Change it in UltraCart, or install a newer version of the node',
	);
}

/**
 * The whole record to send, since UltraCart replaces what it has by what it gets.
 *
 * Child objects merge attribute by attribute, lists are replaced (but for lists of everything that exists, such as
 * permissions: there the named entries change), and choosing another of several exclusive children takes the old one out.
 *
 * @param fields the attributes of the record
 * @param typeAttribute attribute in which UltraCart says in words which exclusive child there is; it makes that anew
 * @throws InputError where the record has no such entry, or an exclusive child that is not known
 */
export function merge(
	fields: Model,
	current: IDataObject,
	changes: IDataObject,
	typeAttribute?: string,
): IDataObject {
	const merged = mergeAttributes(fields, current, changes);
	const variants = fields.filter(isVariant);
	const chosen = variants.find(({ apiName }) => !isEmpty(changes[apiName]));
	if (!chosen || !isEmpty(current[chosen.apiName])) return merged;
	refuseBesideUnknown(fields, current, merged, chosen);
	for (const { apiName } of variants) {
		// Named with null, not left out: what UltraCart does with an attribute that is missing is not documented.
		if (apiName !== chosen.apiName && apiName in merged) merged[apiName] = null;
	}
	if (typeAttribute !== undefined && !(typeAttribute in changes)) delete merged[typeAttribute];
	return merged;
}
