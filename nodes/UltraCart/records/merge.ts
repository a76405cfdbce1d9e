import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isObject } from '../../shared/json';
import type { Field, Model, ModelField } from '../../shared/table';
import { quote, textOf } from '../../shared/text';
import { isEmpty } from '../input/validate';
import { foldCase } from '../item';
import { holds } from './compare';

/** A list of objects with a key. */
interface KeyedList extends ModelField {
	readonly entryKey: string;
}

const isKeyed = (field: Field | undefined): field is KeyedList =>
	field?.type === 'model' && field.entryKey !== undefined;

const entriesOf = (list: unknown): IDataObject[] => (Array.isArray(list) ? list.filter(isObject) : []);

function refuseUnknown(
	{ label, fields, entryKey }: KeyedList,
	entries: readonly IDataObject[],
	key: unknown,
): void {
	if (entries.some((entry) => entry[entryKey] === key)) return;
	const keyLabel = fields.find(({ apiName }) => apiName === entryKey)?.label ?? entryKey;
	throw new InputError(
		`${label}: UltraCart doesn't have one with ${keyLabel} ${quote(key)}`,
		`It has: ${entries.map((entry) => textOf(entry[entryKey])).join(', ') || 'none'}`,
	);
}

/** Changes the entries that the changes name; the others stay. */
const changedEntries = (
	{ fields, entryKey }: KeyedList,
	entries: readonly IDataObject[],
	changes: readonly IDataObject[],
): IDataObject[] =>
	entries.map((entry) =>
		changes
			.filter((change) => change[entryKey] === entry[entryKey])
			.reduce((merged, change) => mergeAttributes(fields, merged, change), entry),
	);

/** How the entries of a list change, by what they are. What is not named stays. */
const listMerges: Record<
	'switches' | NonNullable<ModelField['entriesAre']>,
	(list: KeyedList, entries: IDataObject[], changes: readonly IDataObject[]) => IDataObject[]
> = {
	/** UltraCart lists every entry that exists. */
	switches(list, entries, changes) {
		for (const change of changes) refuseUnknown(list, entries, change[list.entryKey]);
		return changedEntries(list, entries, changes);
	},

	/** What has a key is changed, what has none is new. One that is there just so is not added again: a second try may find it. */
	records(list, entries, changes) {
		const { fields, entryKey } = list;
		const isNew = (change: IDataObject) => isEmpty(change[entryKey]);
		for (const change of changes) if (!isNew(change)) refuseUnknown(list, entries, change[entryKey]);
		const merged = changedEntries(list, entries, changes);
		for (const change of changes.filter(isNew))
			if (!merged.some((entry) => holds(fields, entry, change))) merged.push(change);
		return merged;
	},

	values({ entryKey }, entries, changes) {
		const merged = [...entries];
		for (const change of changes) {
			const value = foldCase(change[entryKey]);
			if (!merged.some((entry) => foldCase(entry[entryKey]) === value)) merged.push(change);
		}
		return merged;
	},
};

function mergeValue(
	field: Field | undefined,
	current: IDataObject[string],
	change: IDataObject[string],
): IDataObject[string] {
	if (field?.type !== 'model') return change;
	if (isKeyed(field) && Array.isArray(change)) {
		if (field.entriesAre && change.length === 0) return change;
		return listMerges[field.entriesAre ?? 'switches'](field, entriesOf(current), entriesOf(change));
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

/** Takes entries out of the lists of a record. One that is not there is gone already. */
function takeOut(fields: Model, record: IDataObject, removed: NonNullable<Changes['removed']>): void {
	for (const [name, keys] of Object.entries(removed)) {
		const field = fields.find(({ apiName }) => apiName === name);
		if (!isKeyed(field)) continue;
		const gone = new Set(keys.map(foldCase));
		record[name] = entriesOf(record[name]).filter((entry) => !gone.has(foldCase(entry[field.entryKey])));
	}
}

/** A record in which the default entries of lists are changed. Where a list has none, what is given becomes it. */
export function withDefaults(
	fields: Model,
	record: IDataObject,
	defaults: NonNullable<Changes['defaults']> = {},
): IDataObject {
	const changed = { ...record };
	for (const [name, change] of Object.entries(defaults)) {
		const field = fields.find(({ apiName }) => apiName === name);
		if (field?.type !== 'model' || field.defaultFlag === undefined) continue;
		const { defaultFlag: flag } = field;
		const entries = entriesOf(record[name]);
		const isDefault = (entry: IDataObject) => entry[flag] === true;
		changed[name] = entries.some(isDefault)
			? entries.map((entry) => (isDefault(entry) ? mergeAttributes(field.fields, entry, change) : entry))
			: [...entries, { ...change, [flag]: true }];
	}
	return changed;
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

/** What an item changes in a record. */
interface Changes {
	readonly record: IDataObject;
	readonly removed?: Readonly<Record<string, readonly unknown[]>>;
	readonly defaults?: Readonly<Record<string, IDataObject>>;
}

/**
 * The whole record to send, since UltraCart replaces what it has by what it gets.
 *
 * Child objects merge attribute by attribute. Lists are replaced, but for those whose entries have a key: there the named
 * entries change, come or go, and the default one changes. Choosing another of several exclusive children takes the old one out.
 *
 * @param fields the attributes of the record
 * @param typeAttribute attribute in which UltraCart says in words which exclusive child there is; it makes that anew
 * @throws InputError where the record has no such entry, or an exclusive child that is not known
 */
export function merge(
	fields: Model,
	current: IDataObject,
	{ record: changes, removed = {}, defaults = {} }: Changes,
	typeAttribute?: string,
): IDataObject {
	const merged = mergeAttributes(fields, withDefaults(fields, current, defaults), changes);
	takeOut(fields, merged, removed);
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
