import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Field, Models } from '../../shared/table';
import { isEmpty } from '../input/validate';

const sameDate = (a: unknown, b: unknown) =>
	DateTime.fromISO(String(a)).toMillis() === DateTime.fromISO(String(b)).toMillis();

function holdsValue(field: Field | undefined, there: unknown, sent: unknown, models: Models): boolean {
	if (isEmpty(sent)) return isEmpty(there);
	if (Array.isArray(sent)) {
		return (
			Array.isArray(there) &&
			there.length === sent.length &&
			sent.every((entry, index) => holdsValue(field, there[index], entry, models))
		);
	}
	if (field?.type === 'model') {
		return !isEmpty(there) && holds(field.model ?? '', there as IDataObject, sent as IDataObject, models);
	}
	if (field?.type === 'dateTime') return sameDate(there, sent);
	if (typeof sent === 'string') return sent.toUpperCase() === String(there).toUpperCase();
	return there === sent;
}

/** Whether a record that UltraCart has holds everything that was sent to make it. */
export function holds(model: string, there: IDataObject, sent: IDataObject, models: Models): boolean {
	const fields = models[model] ?? [];
	return Object.entries(sent).every(([apiName, value]) => {
		const field = fields.find((each) => each.apiName === apiName);
		return field?.secret === true || holdsValue(field, there[apiName], value, models);
	});
}
