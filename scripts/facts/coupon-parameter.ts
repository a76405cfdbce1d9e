import { DOCUMENT_TYPE, normalType } from './document-type';
import type { Lines } from './lines';
import type { ParameterFacts } from './types';

const TAIL = String.raw`(query|path|body) ${DOCUMENT_TYPE} (required|optional)$`;

export interface CouponParameter {
	name: string;
	location: 'query' | 'path' | 'body';
	facts: ParameterFacts & { type: string; required: boolean };
}

/**
 * Reads one parameter of the coupon document: one line, or several when there is a default or a list of values,
 * and then its location, type and whether it is required stand on the last one.
 */
export function readCouponParameter(lines: Lines, models: ReadonlySet<string>): CouponParameter {
	const single = lines.takeIf(new RegExp(String.raw`^(\w+) (.* )?${TAIL}`));
	const [name = '', description = ''] = single ?? lines.take(/^(\w+) (.+)$/, 'a parameter');
	const extras = single ? {} : readExtras(lines);
	const [location, ...rest] = single
		? single.slice(2)
		: lines.take(new RegExp(`^${TAIL}`), 'where the parameter goes, its type and whether it is required');

	const type = normalType(rest.slice(0, 4), models);
	if (!type || type.max !== undefined) throw lines.wrong(`parameter ${name} has an unknown type`);
	const max = /\(Max (\d+)\)/.exec(description)?.[1];
	return {
		name,
		location: location as CouponParameter['location'],
		facts: {
			...type,
			required: rest[4] === 'required',
			...(max !== undefined && { max: Number(max) }),
			...(extras.enum && { enum: extras.enum }),
			...(extras.default !== undefined && {
				default: type.type === 'integer' ? Number(extras.default) : extras.default,
			}),
		},
	};
}

function readExtras(lines: Lines): { default?: string; enum?: string[] } {
	const [standard] = lines.takeIf(/^Default: (\S+)$/) ?? [];
	const values: string[] = [];
	if (lines.takeIf(/^Allowed Values$/)) {
		while (lines.sees(/^ +• /)) {
			const [value = ''] = lines.take(/^ +• (\S+)$/, 'an allowed value');
			values.push(value);
		}
		if (values.length === 0) throw lines.unexpected('an allowed value');
	}
	return {
		...(standard !== undefined && { default: standard }),
		...(values.length > 0 && { enum: values }),
	};
}
