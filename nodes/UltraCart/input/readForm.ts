import type { IDataObject, INodeParameterResourceLocator } from 'n8n-workflow';

import type { Field, Models } from '../../shared/table';
import { InputError } from '../../shared/errors';
import { checkRecord, isEmpty, listOf, type CheckContext } from './validate';
import { readJson } from '../../shared/json';
import type { Form } from '../operation';

/** Reads one parameter of the node for the item at hand. */
export type Read = (parameter: string) => unknown;

/** n8n keeps the entries of a repeatable group under the group's own name; the generator calls it so. */
export const GROUP = 'entry';

/** In a list of everything that exists, an entry's less used attributes are a collection: unasked, they stay as they are. */
export const DETAILS = 'details';

/** A child model with one attribute is shown as that attribute: "Coupon Codes" instead of an object that holds them. */
export function onlyField(models: Models, field: Field): Field | undefined {
	if (field.type !== 'model' || field.list || field.variant) return undefined;
	const fields = (models[field.model ?? ''] ?? []).filter((each) => !each.readOnly);
	return fields.length === 1 ? fields[0] : undefined;
}

/** A field that names something from a list holds how it was named besides what. */
const isLocator = (value: unknown): value is INodeParameterResourceLocator =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** What a form's parameter holds for an attribute, with the names on the wire. */
function onTheWire(field: Field, value: unknown, models: Models): unknown {
	const only = onlyField(models, field);
	if (only) return isEmpty(value) ? null : { [only.apiName]: onTheWire(only, value, models) };
	if (field.type !== 'model') {
		const plain = isLocator(value) ? value.value : value;
		// Separators alone are no list: read here, an empty one is known as such from now on.
		return field.list ? listOf(plain) : plain;
	}
	const entries = (value as IDataObject | undefined)?.[GROUP] ?? [];
	const fields = models[field.model ?? ''] ?? [];
	const records = (Array.isArray(entries) ? entries : [entries]).map((entry) =>
		collected(fields, entry, models),
	);
	return field.list ? records : (records[0] ?? null);
}

/** The attributes that a collection holds, with the names on the wire. What was not added to it stays absent. */
export function collected(fields: readonly Field[], collection: unknown, models: Models): IDataObject {
	const { [DETAILS]: details, ...plain } = (collection ?? {}) as IDataObject;
	const given: IDataObject = { ...plain, ...(details as IDataObject | undefined) };
	const apiName: IDataObject = {};
	for (const field of fields) {
		const value = given[field.parameter];
		if (value !== undefined) apiName[field.apiName] = onTheWire(field, value, models) as IDataObject;
	}
	return apiName;
}

function requireFilled(field: Field, value: unknown, label = field.label): void {
	if (isEmpty(value)) throw new InputError(`${label} is empty`, 'Fill it in');
	if (field.positive && Number(value) <= 0)
		throw new InputError(`${label} has to be more than 0`, 'Enter an amount');
}

/** The chosen child of a record, from the form's fields for it. */
function variantOf(form: Form, read: Read, context: CheckContext): IDataObject {
	if (!form.variants || read(form.variants.wanted) === false) return {};
	const chosen = read(form.variants.parameter);
	const fields = context.models[form.model] ?? [];
	const child = fields.find((field) => field.variant !== undefined && field.parameter === chosen);
	if (!child?.variant) return {};
	const { required, shown } = child.variant;
	const own = context.models[child.model ?? ''] ?? [];
	const options = collected(own, read(form.variants.options), context.models);
	const record: IDataObject = { ...options };
	for (const field of own) {
		const inForm = required.includes(field.apiName) || shown.includes(field.apiName);
		const value = inForm ? onTheWire(field, read(field.parameter), context.models) : undefined;
		if (required.includes(field.apiName)) requireFilled(field, value);
		if (!isEmpty(value) && !isUnset(field, value, required)) record[field.apiName] = value as IDataObject;
	}
	if (form.fresh) requireMeaning(child, record, context);
	return { [child.apiName]: record };
}

/** A number field can't be left empty in n8n: where it is not required, zero stands for that. */
const isUnset = (field: Field, value: unknown, required: readonly string[]) =>
	!required.includes(field.apiName) && value === 0 && field.type !== 'string';

/** A new child means nothing without at least one of certain attributes. On an update the record may have them already. */
function requireMeaning(field: Field, child: IDataObject, { models }: CheckContext): void {
	const own = models[field.model ?? ''] ?? [];
	for (const group of field.variant?.oneOf ?? []) {
		if (group.some((apiName) => !isEmpty(child[apiName]))) continue;
		const labels = group.map((apiName) => own.find((each) => each.apiName === apiName)?.label ?? apiName);
		throw new InputError(`${field.label} needs ${labels.join(' or ')}`, 'Fill in one of them');
	}
}

/** Attributes that the form shows without requiring them. A group to which nothing was added was not touched. */
function shownOf({ model, shown = [] }: Form, read: Read, { models }: CheckContext): IDataObject {
	const record: IDataObject = {};
	for (const field of models[model] ?? []) {
		if (!shown.includes(field.apiName)) continue;
		const value = read(field.parameter) as IDataObject | null;
		const untouched = isEmpty(value) || (field.type === 'model' && value?.[GROUP] === undefined);
		if (!untouched) record[field.apiName] = onTheWire(field, value, models) as IDataObject;
	}
	return record;
}

function fromFields(form: Form, read: Read, context: CheckContext): IDataObject {
	const fields = context.models[form.model] ?? [];
	const record: IDataObject = {};
	for (const apiName of form.first) {
		const field = fields.find((each) => each.apiName === apiName);
		if (!field) continue;
		const value = read(field.parameter);
		requireFilled(field, value);
		record[apiName] = onTheWire(field, value, context.models) as IDataObject;
	}
	return {
		...record,
		...shownOf(form, read, context),
		...variantOf(form, read, context),
		...collected(fields, read(form.collection), context.models),
	};
}

/** Names of the mutually exclusive children of a model. */
export const variantNames = (models: Models, model: string): string[] =>
	(models[model] ?? []).filter((field) => field.variant).map((field) => field.apiName);

function refuseSeveral(form: Form, record: IDataObject, { models }: CheckContext): void {
	const present = variantNames(models, form.model).filter((name) => !isEmpty(record[name]));
	if (present.length > 1) {
		throw new InputError(
			`The JSON holds more than one ${form.variants?.label ?? 'kind'}: ${present.join(', ')}`,
			`Keep the one that is meant: a ${form.label.toLowerCase()} has exactly one`,
		);
	}
}

/**
 * The record that a user filled in, checked, with the names on the wire. Only what the user touched is in it.
 *
 * @throws InputError
 */
export function readForm(form: Form, read: Read, context: CheckContext): IDataObject {
	const json = read(form.define) === 'json';
	const given = json ? readJson(read(form.json), `${form.label} (JSON)`) : fromFields(form, read, context);
	const record = checkRecord(form.model, given, context);
	refuseSeveral(form, record, context);
	return record;
}
