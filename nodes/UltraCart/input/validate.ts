import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isObject } from '../../shared/json';
import type { Field, Model, ModelField, ScalarField, ScalarType } from '../../shared/table';
import { quote, textOf } from '../../shared/text';
import { isoDate } from './dates';
import { closestNames } from './suggest';

function toText(value: unknown, label: string, { maxLength, values, secret }: ScalarField): string {
	if (typeof value === 'object') {
		throw new InputError(`${label} must be text${secret ? '' : `, not ${quote(value)}`}`);
	}
	const text = textOf(value);
	const length = [...text].length;
	if (maxLength !== undefined && length > maxLength) {
		throw new InputError(
			`${label} ${quote(text)} has ${length} characters; UltraCart allows up to ${maxLength}`,
			'Shorten it',
		);
	}
	if (values && text !== '' && !values.includes(text)) {
		throw new InputError(
			`${label} ${quote(text)} isn't a value that UltraCart accepts`,
			`Use one of: ${values.join(', ')}`,
		);
	}
	return text;
}

function toNumber(value: unknown, label: string): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new InputError(`${label} must be a number, not ${quote(value)}`);
	}
	return number;
}

const INT32 = 2 ** 31;

function toInteger(value: unknown, label: string): number {
	const number = toNumber(value, label);
	if (!Number.isInteger(number) || number < -INT32 || number >= INT32) {
		throw new InputError(`${label} must be a whole number, not ${quote(value)}`);
	}
	return number;
}

function toBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new InputError(`${label} must be true or false, not ${quote(value)}`);
}

type Converter = (value: unknown, label: string, field: ScalarField, timezone: string) => IDataObject[string];

/** How a value becomes what UltraCart takes, by the field's type. */
const converters: Record<ScalarType, Converter> = {
	string: toText,
	number: toNumber,
	integer: toInteger,
	boolean: toBoolean,
	dateTime: (value, label, _field, timezone) => isoDate(value, label, timezone),
};

function toRecord(value: unknown, label: string, { fields }: ModelField, timezone: string): IDataObject {
	if (!isObject(value)) {
		throw new InputError(`${label} must be an object with fields, not ${quote(value)}`);
	}
	return checkRecord(fields, value, timezone, label);
}

function convert(value: unknown, label: string, field: Field, timezone: string): IDataObject[string] {
	return field.type === 'model'
		? toRecord(value, label, field, timezone)
		: converters[field.type](value, label, field, timezone);
}

/** Lists may come as arrays, or as text with commas or line breaks between the entries. */
export function listOf(value: unknown): unknown[] {
	const entries: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(/[,\n]/).map((entry) => entry.trim())
			: [value];
	return entries.filter((entry) => !isEmpty(entry));
}

/** Nothing, as far as a user is concerned. */
export const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

/** What empties an attribute in UltraCart: text and lists have an empty value of their own, the others have null. */
function emptyValueOf({ list, type }: Field): IDataObject[string] {
	if (list) return [];
	return type === 'string' ? '' : null;
}

/**
 * Turns what a user gave for one field into what UltraCart takes.
 *
 * @param timezone of the workflow
 * @param parent labels of the records around the field, for messages
 * @throws InputError naming the field by its label
 */
export function checkValue(field: Field, value: unknown, timezone: string, parent = ''): IDataObject[string] {
	const label = parent === '' ? field.label : `${parent} → ${field.label}`;
	if (isEmpty(value)) return emptyValueOf(field);
	if (!field.list) return convert(value, label, field, timezone);
	return listOf(value).map((entry, index) =>
		convert(entry, field.type === 'model' ? `${label} (${index + 1})` : label, field, timezone),
	);
}

/**
 * Checks a record, by the names in UltraCart's JSON, against its model.
 *
 * @param timezone of the workflow
 * @param parent labels of the records around it, for messages
 * @throws InputError for an attribute that UltraCart does not have or a value that it does not take
 */
export function checkRecord(fields: Model, given: IDataObject, timezone: string, parent = ''): IDataObject {
	const checked: IDataObject = {};
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const field = fields.find(({ apiName }) => apiName === name);
		if (!field) throw unknownAttribute(name, fields, parent);
		checked[name] = checkValue(field, value, timezone, parent);
	}
	return checked;
}

function unknownAttribute(name: string, fields: Model, parent: string): InputError {
	const known = fields.map(({ apiName }) => apiName);
	const closest = closestNames(name, known);
	return new InputError(
		`UltraCart doesn't have an attribute called ${quote(name)}${parent === '' ? '' : ` in ${parent}`}`,
		closest.length > 0 ? `Did you mean ${closest.join(' or ')}?` : `It has: ${known.join(', ')}`,
	);
}
