import { DOCUMENT_TYPE, normalType } from './document-type';
import type { Lines } from './lines';
import type { Attributes } from './types';

const ATTRIBUTE = new RegExp(String.raw`^(\w+)( \(read only\))? ${DOCUMENT_TYPE}(?: .*)?$`);

/** Reads the attributes of one model of the coupon document, from the line below the model's name. */
export function readCouponModel(lines: Lines, models: ReadonlySet<string>): Attributes {
	lines.take(/^Attributes$/, '"Attributes"');
	lines.take(/^Name Data Type Description$/, 'the head of the attributes');
	const attributes: Attributes = {};
	while (!lines.atEnd && !lines.sees(/^$/)) {
		const [name = '', readOnly, ...written] = lines.take(ATTRIBUTE, 'an attribute with its type');
		const type = normalType(written, models);
		if (!type) throw lines.wrong(`attribute ${name} has an unknown type`);
		if (name in attributes) throw lines.wrong(`attribute ${name} is there twice`);
		attributes[name] = { ...type, ...(readOnly !== undefined && { readOnly: true as const }) };
	}
	return attributes;
}
