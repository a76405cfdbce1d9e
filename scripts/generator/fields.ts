import type { Field } from '../../nodes/shared/table';
import type { Attribute, Attributes } from '../metadata/types';
import { labelOf, parameterOf } from './names';

/** An attribute as the running node needs it: what of the row matters only to forms and documents is left out. */
export function fieldOf(apiName: string, attribute: Attribute): Field {
	const { type, list, model, max, values, positive, readOnly, secret, entryKey, variant } = attribute;
	return {
		apiName,
		parameter: parameterOf(apiName, attribute),
		label: labelOf(apiName, attribute),
		type,
		...(list && { list: true as const }),
		...(model !== undefined && { model }),
		...(max !== undefined && { max }),
		...(values && { values: Object.keys(values) }),
		...(positive && { positive: true as const }),
		...(readOnly && { readOnly: true as const }),
		...(secret && { secret: true as const }),
		...(entryKey !== undefined && { entryKey }),
		...(variant && { variant: { required: variant.required, shown: variant.shown, oneOf: variant.oneOf } }),
	};
}

export const fieldsOf = (attributes: Attributes): Field[] =>
	Object.entries(attributes).map(([apiName, attribute]) => fieldOf(apiName, attribute));
