import type { IDataObject } from 'n8n-workflow';

import type { Field, FieldType, Models } from '../../shared/table';
import { InputError } from '../../shared/errors';
import { quote, textOf } from '../../shared/text';
import { isoDate } from './dates';

/** What a check needs to know besides the field. */
export interface CheckContext {
	readonly models: Models;
	/** The workflow's time zone. */
	readonly zone: string;
}

type Convert = (value: unknown, label: string, field: Field, context: CheckContext) => unknown;

function toText(value: unknown, label: string, { max, values, secret }: Field): string {
	if (typeof value === 'object') {
		throw new InputError(`${label} has to be a text${secret ? '' : `, and is ${quote(value)}`}`);
	}
	const text = textOf(value);
	const length = [...text].length;
	if (max !== undefined && length > max) {
		throw new InputError(
			`${label} ${quote(text)} has ${length} characters; UltraCart takes up to ${max}`,
			'Shorten it',
		);
	}
	if (values && text !== '' && !values.includes(text)) {
		throw new InputError(
			`${label} ${quote(text)} is not one UltraCart knows`,
			`Use one of: ${values.join(', ')}`,
		);
	}
	return text;
}

function toNumber(value: unknown, label: string): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new InputError(`${label} has to be a number, and is ${quote(value)}`);
	}
	return number;
}

const INT32 = 2 ** 31;

function toInteger(value: unknown, label: string): number {
	const number = toNumber(value, label);
	if (!Number.isInteger(number) || number < -INT32 || number >= INT32) {
		throw new InputError(`${label} has to be a whole number, and is ${quote(value)}`);
	}
	return number;
}

function toBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new InputError(`${label} has to be true or false, and is ${quote(value)}`);
}

function toRecord(value: unknown, label: string, { model = '' }: Field, context: CheckContext): IDataObject {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new InputError(`${label} has to be an object with fields, and is ${quote(value)}`);
	}
	return checkRecord(model, value as IDataObject, context, label);
}

/** How a value becomes what UltraCart takes, by the field's type. */
const converters: Record<FieldType, Convert> = {
	string: toText,
	number: toNumber,
	integer: toInteger,
	boolean: toBoolean,
	dateTime: (value, label, _, { zone }) => isoDate(value, label, zone),
	model: toRecord,
};

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
function emptied({ list, type }: Field): unknown {
	if (list) return [];
	return type === 'string' ? '' : null;
}

/**
 * Turns what a user gave for one field into what UltraCart takes.
 *
 * @throws InputError naming the field by its label
 */
export function checkValue(field: Field, value: unknown, context: CheckContext, inside = ''): unknown {
	const label = inside === '' ? field.label : `${inside} → ${field.label}`;
	if (isEmpty(value)) return emptied(field);
	const convert = converters[field.type];
	if (!field.list) return convert(value, label, field, context);
	return listOf(value).map((entry, index) =>
		convert(entry, field.type === 'model' ? `${label} (${index + 1})` : label, field, context),
	);
}

/**
 * Checks a record, by its names on the wire, against its model.
 *
 * @param inside labels of the records around it, for messages
 * @throws InputError for an attribute that UltraCart does not have or a value that it does not take
 */
export function checkRecord(
	model: string,
	given: IDataObject,
	context: CheckContext,
	inside = '',
): IDataObject {
	const fields = context.models[model] ?? [];
	const checked: IDataObject = {};
	for (const [apiName, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const field = fields.find((each) => each.apiName === apiName);
		if (!field) throw unknownAttribute(apiName, fields, inside);
		checked[apiName] = checkValue(field, value, context, inside) as IDataObject;
	}
	return checked;
}

function unknownAttribute(apiName: string, fields: readonly Field[], inside: string): InputError {
	const alike = fields.filter((field) => closeTo(field.apiName, apiName)).map((field) => field.apiName);
	const where = inside === '' ? '' : ` in ${inside}`;
	return new InputError(
		`UltraCart knows no attribute ${quote(apiName)}${where}`,
		alike.length > 0
			? `Did you mean ${alike.join(' or ')}?`
			: `It knows: ${fields.map((each) => each.apiName).join(', ')}`,
	);
}

const bare = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** Whether two names differ only in what is easily mistyped: case, separators, one letter, or an ending. */
function closeTo(known: string, typed: string): boolean {
	const [a, b] = [bare(known), bare(typed)];
	if (a === b || (b.length > 3 && (a.startsWith(b) || b.startsWith(a)))) return true;
	if (Math.abs(a.length - b.length) > 1 || a.length < 4) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
	return Math.max(a.length, b.length) - start - end <= 1;
}
