import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isObject, parseJson } from '../../shared/json';
import type { Field, Model, ModelField, NumberRange, ScalarField, ScalarType } from '../../shared/table';
import { quote, textOf } from '../../shared/text';
import { UNKNOWN_ATTRIBUTES } from '../parameters';
import { isoDate } from './dates';
import { closestNames } from './suggest';

/** How values are read, wherever they stand. */
export interface ReadingRules {
	/** Of the workflow: meant wherever a date names none. */
	readonly timezone: string;
	/** Attributes that the table does not know are handed on as they are. */
	readonly sendUnknown?: boolean;
}

/** Half of a character: whoever cuts a text by its length may cut an emoji in two. */
const LONE_SURROGATE = /\p{Cs}/u;

/** A code of many digits that was made a number has lost some of them: the text would name another record. */
function checkExact(number: number, label: string): void {
	if (!Number.isFinite(number)) throw new InputError(`${label} must be text, not ${number}`);
	if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return;
	throw new InputError(`${label} has more digits than a number can hold`, 'Give it as text, in quotes');
}

function toText(value: unknown, label: string, { maxLength, values, secret }: ScalarField): string {
	if (typeof value === 'object') {
		throw new InputError(`${label} must be text${secret ? '' : `, not ${quote(value)}`}`);
	}
	if (typeof value === 'number') checkExact(value, label);
	const text = textOf(value);
	const named = secret ? label : `${label} ${quote(text)}`;
	if (LONE_SURROGATE.test(text)) {
		throw new InputError(
			`${label} holds half of a character`,
			'It was probably cut in the middle of an emoji',
		);
	}
	const length = [...text].length;
	if (maxLength !== undefined && length > maxLength) {
		throw new InputError(
			`${named} has ${length} characters; UltraCart allows up to ${maxLength}`,
			'Shorten it',
		);
	}
	if (values && text !== '' && !values.includes(text)) {
		throw new InputError(`${named} isn't a value that UltraCart accepts`, `Use one of: ${values.join(', ')}`);
	}
	return text;
}

/** Numbers as people write them: no 0x10, no 1e3. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** The whole numbers that UltraCart takes. */
const INTEGERS = { minValue: -(2 ** 31), maxValue: 2 ** 31 - 1 };

const withCommas = (number: number): string => number.toLocaleString('en');

function checkRange(
	number: number,
	label: string,
	{ minValue = -Infinity, maxValue = Infinity, positive }: NumberRange,
): void {
	if (number < minValue)
		throw new InputError(`${label} must be at least ${withCommas(minValue)}, not ${number}`);
	if (number > maxValue)
		throw new InputError(`${label} must be at most ${withCommas(maxValue)}, not ${number}`);
	if (positive && number <= 0) throw new InputError(`${label} must be greater than 0, not ${number}`);
}

function toNumber(value: unknown, label: string, range: NumberRange): number {
	const number = typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new InputError(`${label} must be a number, not ${quote(value)}`);
	}
	checkRange(number, label, range);
	return number;
}

function toInteger(value: unknown, label: string, range: NumberRange): number {
	const number = toNumber(value, label, {});
	if (!Number.isInteger(number)) throw new InputError(`${label} must be a whole number, not ${quote(value)}`);
	checkRange(number, label, { ...INTEGERS, ...range });
	return number;
}

function toBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new InputError(`${label} must be true or false, not ${quote(value)}`);
}

function toMoment(value: unknown, label: string, { isEnd }: ScalarField, { timezone }: ReadingRules): string {
	const moment = isoDate(value, label, timezone);
	if (isEnd === 'inFuture' && Date.parse(moment) <= Date.now())
		throw new InputError(`${label} ${quote(value)} is in the past`, 'Choose a later one');
	return moment;
}

type Converter = (
	value: unknown,
	label: string,
	field: ScalarField,
	rules: ReadingRules,
) => IDataObject[string];

/** An object or a list of them, as text or from an expression, whose attributes are not known here. */
function toJson(value: unknown, label: string, { list }: ScalarField): IDataObject[string] {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	const fits = list ? Array.isArray(parsed) && parsed.every(isObject) : isObject(parsed);
	if (fits) return parsed as IDataObject;
	throw new InputError(
		list
			? `${label} must be a JSON list, in square brackets, of objects in curly brackets`
			: `${label} must be a JSON object in curly brackets`,
	);
}

/** How a value becomes what UltraCart takes, by the field's type. */
const converters: Record<ScalarType, Converter> = {
	string: toText,
	number: toNumber,
	integer: toInteger,
	boolean: toBoolean,
	dateTime: toMoment,
	json: toJson,
};

function toRecord(value: unknown, label: string, { fields }: ModelField, rules: ReadingRules): IDataObject {
	if (!isObject(value)) {
		throw new InputError(`${label} must be an object with fields, not ${quote(value)}`);
	}
	return checkRecord(fields, value, rules, label);
}

function convert(value: unknown, label: string, field: Field, rules: ReadingRules): IDataObject[string] {
	return field.type === 'model'
		? toRecord(value, label, field, rules)
		: converters[field.type](value, label, field, rules);
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
 * @param parent labels of the records around the field, for messages
 * @throws InputError naming the field by its label
 */
export function checkValue(
	field: Field,
	value: unknown,
	rules: ReadingRules,
	parent = '',
): IDataObject[string] {
	const label = parent === '' ? field.label : `${parent} → ${field.label}`;
	if (isEmpty(value)) return emptyValueOf(field);
	if (!field.list || field.type === 'json') return convert(value, label, field, rules);
	return listOf(value).map((entry, index) =>
		convert(entry, field.type === 'model' ? `${label} (${index + 1})` : label, field, rules),
	);
}

/**
 * Checks a record, by the names in UltraCart's JSON, against its model.
 *
 * @param parent labels of the records around it, for messages
 * @throws InputError for an attribute that UltraCart does not have or a value that it does not take
 */
export function checkRecord(
	fields: Model,
	given: IDataObject,
	rules: ReadingRules,
	parent = '',
): IDataObject {
	const checked: IDataObject = {};
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const field = fields.find(({ apiName }) => apiName === name);
		if (!field && !rules.sendUnknown) throw unknownAttribute(name, fields, parent);
		// An empty password is none: nobody's is emptied by a blank cell.
		if (field?.secret && isEmpty(value)) continue;
		checked[name] = field ? checkValue(field, value, rules, parent) : value;
	}
	return checked;
}

function unknownAttribute(name: string, fields: Model, parent: string): InputError {
	const known = fields.map(({ apiName }) => apiName);
	const closest = closestNames(name, known);
	const send = `To send it all the same, use Options → ${UNKNOWN_ATTRIBUTES.label}`;
	return new InputError(
		`UltraCart doesn't have an attribute called ${quote(name)}${parent === '' ? '' : ` in ${parent}`}`,
		`${closest.length > 0 ? `Did you mean ${closest.join(' or ')}?` : `It has: ${known.join(', ')}.`} ${send}`,
	);
}
