import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import type { Field, Model } from '../../shared/table';
import { isEmpty } from '../input/validate';
import { foldCase } from '../item';

const isSameDate = (a: unknown, b: unknown): boolean =>
	DateTime.fromISO(String(a)).toMillis() === DateTime.fromISO(String(b)).toMillis();

function holdsList(field: Field, there: unknown, sent: readonly unknown[]): boolean {
	return (
		Array.isArray(there) &&
		there.length === sent.length &&
		sent.every((entry, index) => holdsValue(field, there[index], entry))
	);
}

function holdsValue(field: Field, there: unknown, sent: unknown): boolean {
	if (isEmpty(sent)) return isEmpty(there);
	if (Array.isArray(sent)) return holdsList(field, there, sent);
	if (field.type === 'model') return isObject(there) && isObject(sent) && holds(field.fields, there, sent);
	// What the table does not know the parts of is held where all parts are.
	if (field.type === 'json' && isObject(sent))
		return (
			isObject(there) && Object.entries(sent).every(([name, part]) => holdsValue(field, there[name], part))
		);
	if (field.type === 'dateTime') return isSameDate(there, sent);
	if (typeof sent === 'string') return foldCase(sent) === foldCase(there);
	return there === sent;
}

/** Whether a record that UltraCart has holds everything that was sent to make it. */
export const holds = (fields: Model, there: IDataObject, sent: IDataObject): boolean =>
	fields
		.filter(({ apiName, secret }) => apiName in sent && !secret)
		.every((field) => holdsValue(field, there[field.apiName], sent[field.apiName]));
