import type { IDataObject, INodeParameterResourceLocator } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isObject, readJson } from '../../shared/json';
import { onlyWritable, type Field, type Model, type ModelField, type Variant } from '../../shared/table';
import { quote } from '../../shared/text';
import { foldCase, type Item } from '../item';
import type { Form, VariantForm } from '../operation';
import {
	CLEAR_FIELDS,
	DEFINE,
	DETAILS,
	GROUP,
	PICKED,
	OPTIONS,
	UNKNOWN_ATTRIBUTES,
	UPDATE_FIELDS,
} from '../parameters';
import { checkRecord, checkValue, isEmpty, listOf, type ReadingRules } from './validate';

/** Reads one parameter of the node for the item at hand. */
export type ReadParameter = (parameter: string) => unknown;

/** A field that names something from a list holds how it was named besides what. */
const isLocator = (value: unknown): value is INodeParameterResourceLocator =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** The entries of a repeatable group. */
function entriesIn(value: unknown): unknown[] {
	const entries = isObject(value) ? value[GROUP] : undefined;
	return Array.isArray(entries) ? entries : [];
}

/** Whether an entry says anything: in a list of everything that exists, which entry it is about. */
const namesSomething = ({ entryKey, entriesAre }: ModelField, entry: IDataObject): boolean =>
	entryKey === undefined || entriesAre ? Object.keys(entry).length > 0 : entryKey in entry;

/** An object that something was given for. */
const unlessEmpty = (child: IDataObject): IDataObject | null =>
	Object.keys(child).length > 0 ? child : null;

function modelValue(field: ModelField, value: unknown): unknown {
	const { fields, entryKey, entriesAre, list } = field;
	if (entriesAre === 'values' && entryKey !== undefined)
		return listOf(value).map((entry) => ({ [entryKey]: entry }));
	const only = onlyWritable(field, fields);
	if (only) {
		const own = apiValue(only, value);
		return isEmpty(own) ? null : { [only.apiName]: own };
	}
	if (!list) return unlessEmpty(readCollection(fields, value));
	return entriesIn(value)
		.map((entry) => readCollection(fields, entry))
		.filter((record) => namesSomething(field, record));
}

/** What a parameter holds: as it was typed, or picked from a list. */
const plainOf = (value: unknown): unknown => (isLocator(value) ? value.value : value);

/** The values of a list: as they were typed, or picked in rows, each of which may hold several. */
function valuesIn(value: unknown): unknown[] {
	// Without a row, n8n's editor saves an empty object.
	const areRows = isObject(value) && Object.keys(value).every((name) => name === GROUP);
	if (!areRows) return listOf(plainOf(value));
	return entriesIn(value).flatMap((entry) => listOf(plainOf((entry as IDataObject)[PICKED])));
}

/** What a form's parameter holds for an attribute, in the shape and with the names of UltraCart's JSON. */
function apiValue(field: Field, value: unknown): unknown {
	if (field.type === 'model') return modelValue(field, value);
	// Separators alone are no list: read here, an empty one is known as such from now on.
	return field.list && field.type !== 'json' ? valuesIn(value) : plainOf(value);
}

/**
 * The attributes that a collection holds, with the names of UltraCart's JSON. What is empty stays absent, as what was not added
 * does: a blank cell of a sheet takes nothing away.
 */
export function readCollection(fields: Model, collection: unknown): IDataObject {
	const { [DETAILS]: details, ...plain } = (collection ?? {}) as IDataObject;
	const given: IDataObject = { ...plain, ...(details as IDataObject | undefined) };
	const record: IDataObject = {};
	for (const field of fields) {
		const value = apiValue(field, given[field.parameter]);
		if (!isEmpty(value)) record[field.apiName] = value as IDataObject;
	}
	return record;
}

/** The attributes that are to be empty, as JSON says it. */
function readCleared(
	{ fields, clearable = [] }: Form,
	collection: IDataObject,
	changed: IDataObject,
): IDataObject {
	const cleared: IDataObject = {};
	const { label } = CLEAR_FIELDS;
	for (const name of listOf(collection[CLEAR_FIELDS.name])) {
		const field = fields.find(({ apiName, parameter }) => parameter === name && clearable.includes(apiName));
		if (!field) {
			const known = fields.filter(({ apiName }) => clearable.includes(apiName));
			throw new InputError(
				`${label} ${quote(name)} isn't a field that can be emptied`,
				`Use: ${known.map(({ parameter }) => parameter).join(', ')}`,
			);
		}
		if (field.apiName in changed) {
			throw new InputError(
				`${field.label} has a value, and is under ${label} too`,
				'Remove it in one of the two places',
			);
		}
		cleared[field.apiName] = null;
	}
	return cleared;
}

/** What changes in the default entries of lists. */
function readDefaults(
	{ fields, defaults = [], collection }: Form,
	read: ReadParameter,
	rules: ReadingRules,
): NonNullable<Item['defaults']> {
	const given = (read(collection) ?? {}) as IDataObject;
	const changed: Record<string, IDataObject> = {};
	for (const { list, parameter, label } of defaults) {
		const field = fields.find(({ apiName }) => apiName === list);
		if (field?.type !== 'model') continue;
		const entry = readCollection(field.fields, given[parameter]);
		if (!isEmpty(Object.keys(entry))) changed[list] = checkRecord(field.fields, entry, rules, label);
	}
	return changed;
}

/** What is to go out of lists, by the keys of the entries. */
function readRemoved(
	{ fields, removable = [], collection }: Form,
	changed: IDataObject,
	read: ReadParameter,
	rules: ReadingRules,
): NonNullable<Item['removed']> {
	const given = (read(collection) ?? {}) as IDataObject;
	const removed: Record<string, readonly unknown[]> = {};
	for (const { list, parameter, label } of removable) {
		const field = fields.find(({ apiName }) => apiName === list);
		const keys = listOf(given[parameter]);
		if (field?.type !== 'model' || keys.length === 0) continue;
		const key = field.fields.find(({ apiName }) => apiName === field.entryKey);
		removed[list] = key ? keys.map((each) => checkValue({ ...key, label }, each, rules)) : [];
		const added = new Set(objectsOf(changed[list]).map((entry) => foldCase(entry[field.entryKey ?? ''])));
		const both = removed[list].find((each) => added.has(foldCase(each)));
		if (both !== undefined) {
			throw new InputError(
				`${label} has ${quote(both)}, and ${field.label} has it too`,
				'Remove it in one of the two places',
			);
		}
	}
	return removed;
}

/** What the collection says: which attributes change, and which are to be empty. */
function readFurther(form: Form, read: ReadParameter): IDataObject {
	const collection = (read(form.collection) ?? {}) as IDataObject;
	const changed = readCollection(form.fields, collection);
	return { ...changed, ...readCleared(form, collection, changed) };
}

const objectsOf = (value: unknown): IDataObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

function requireFilled({ label }: Field, value: unknown): void {
	if (isEmpty(value)) throw new InputError(`${label} is empty`, 'Fill it in');
}

/** The fields of a chosen child. */
function variantFields(fields: Model, { required, shown }: Variant, read: ReadParameter): IDataObject {
	const record: IDataObject = {};
	for (const field of fields) {
		const { apiName, parameter } = field;
		const isRequired = required.includes(apiName);
		if (!isRequired && !shown.includes(apiName)) continue;
		const value = apiValue(field, read(parameter));
		if (isRequired) requireFilled(field, value);
		if (!isEmpty(value)) record[apiName] = value as IDataObject;
	}
	return record;
}

/** A new child means nothing without at least one of certain attributes. On an update the record may have them already. */
function requireOneOf({ label, fields }: ModelField, { oneOf }: Variant, child: IDataObject): void {
	for (const group of oneOf) {
		if (group.some((apiName) => !isEmpty(child[apiName]))) continue;
		const labels = group.flatMap((name) =>
			fields.filter(({ apiName }) => apiName === name).map((field) => field.label),
		);
		throw new InputError(`${label} needs ${labels.join(' or ')}`, 'Fill in one of them');
	}
}

/** The chosen child of a record, from the form's fields for it. */
function readVariant({ fields, isNew }: Form, form: VariantForm, read: ReadParameter): IDataObject {
	if (read(form.change) === false) return {};
	const chosen = read(form.parameter);
	for (const field of fields) {
		if (field.type !== 'model' || !field.variant || field.parameter !== chosen) continue;
		const child = {
			...readCollection(field.fields, read(form.options)),
			...variantFields(field.fields, field.variant, read),
		};
		if (isNew) requireOneOf(field, field.variant, child);
		return { [field.apiName]: child };
	}
	return {};
}

function readRequired({ fields, required }: Form, read: ReadParameter): IDataObject {
	const record: IDataObject = {};
	for (const field of fields) {
		if (!required.includes(field.apiName)) continue;
		const value = read(field.parameter);
		requireFilled(field, value);
		record[field.apiName] = apiValue(field, value) as IDataObject;
	}
	return record;
}

/** Attributes that the form shows without requiring them. */
function readShown({ fields, shown }: Form, read: ReadParameter): IDataObject {
	const record: IDataObject = {};
	for (const field of fields) {
		if (!shown.includes(field.apiName)) continue;
		const value = apiValue(field, read(field.parameter));
		if (!isEmpty(value)) record[field.apiName] = value as IDataObject;
	}
	return record;
}

const readFields = (form: Form, read: ReadParameter): IDataObject => ({
	...readRequired(form, read),
	...readShown(form, read),
	...(form.variants && readVariant(form, form.variants, read)),
	...readFurther(form, read),
});

/** Whether the form has any field that could change something, filled in or not. */
function hasFields({ fields, shown, collection, variants }: Form, read: ReadParameter): boolean {
	if (variants && read(variants.change) === true) return true;
	const asked = fields.filter(({ apiName }) => shown.includes(apiName));
	return [collection, ...asked.map(({ parameter }) => parameter)].some(
		(parameter) => Object.keys(read(parameter) ?? {}).length > 0,
	);
}

const jsonLabel = ({ label }: Form): string => `${label} (JSON)`;

/** A change that its record's name is a part of. What makes a record, UltraCart itself refuses where something is missing. */
function requireNames(form: Form, given: IDataObject): void {
	const missing = form.isNew ? undefined : form.required.find((apiName) => isEmpty(given[apiName]));
	if (missing !== undefined) throw new InputError(`${jsonLabel(form)} has no ${missing}`, 'Put it in');
}

/** A change without anything to change is a mistake. One whose fields happen to be empty for an item is none. */
function refuseNothing(form: Form, given: IDataObject, read: ReadParameter, usesJson: boolean): void {
	if (form.isNew || Object.keys(given).length > 0) return;
	if (usesJson) {
		throw new InputError(`${jsonLabel(form)} is empty`, 'Put the attributes in it that are to change');
	}
	if (hasFields(form, read)) return;
	const asked = form.fields.filter(({ apiName }) => form.shown.includes(apiName));
	const labels = asked.length > 0 ? asked.map(({ label }) => label) : [UPDATE_FIELDS.label];
	throw new InputError(
		`There is nothing to change: no field was added under ${labels.join(' or ')}`,
		'Add what is to change',
	);
}

function refuseSeveralVariants({ fields, variants, label }: Form, record: IDataObject): void {
	if (!variants) return;
	const present = fields
		.filter((field) => field.type === 'model' && field.variant && !isEmpty(record[field.apiName]))
		.map(({ apiName }) => apiName);
	if (present.length < 2) return;
	throw new InputError(
		`The JSON holds more than one ${variants.label}: ${present.join(', ')}`,
		`Keep the one that is meant: a ${label.toLowerCase()} has exactly one`,
	);
}

/**
 * The record that a user filled in, checked, with the names of UltraCart's JSON. Only what the user gave is in it: nothing, where
 * every field of a change is empty.
 *
 * @throws InputError
 */
export function readForm(
	form: Form,
	read: ReadParameter,
	rules: ReadingRules,
): Pick<Item, 'removed' | 'defaults'> & { readonly record: IDataObject } {
	const usesJson = read(form.define) === DEFINE.json;
	const given = usesJson ? readJson(read(form.json), jsonLabel(form)) : readFields(form, read);
	if (usesJson) requireNames(form, given);
	refuseNothing(form, given, read, usesJson);
	const sendUnknown = usesJson && read(`${OPTIONS}.${UNKNOWN_ATTRIBUTES.name}`) === UNKNOWN_ATTRIBUTES.send;
	const record = checkRecord(form.fields, given, { ...rules, sendUnknown });
	refuseSeveralVariants(form, record);
	const removed = usesJson ? {} : readRemoved(form, record, read, rules);
	const defaults = usesJson ? {} : readDefaults(form, read, rules);
	return {
		record,
		...(Object.keys(removed).length > 0 && { removed }),
		...(Object.keys(defaults).length > 0 && { defaults }),
	};
}
