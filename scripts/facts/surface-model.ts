import { asList, asObject, asText, asTexts } from './json';
import type { AttributeFacts, Attributes } from './types';

const SCALARS = new Set(['boolean', 'number', 'string']);

/** Reads one model of a surface file. */
export function readSurfaceModel(value: unknown, where: string, models: ReadonlySet<string>): Attributes {
	const attributes: Attributes = {};
	const model = asObject(value, where, ['attributes']);
	for (const [index, row] of asList(model.attributes, `${where}: attributes`).entries()) {
		const place = `${where}: attributes[${index}]`;
		const attribute = asObject(row, place, ['enum', 'name', 'sdk_name', 'type']);
		const name = asText(attribute.name, `${place}: name`);
		if (name in attributes) throw new Error(`${place}: ${name} is there twice`);
		attributes[name] = readAttribute(attribute, place, models);
	}
	return attributes;
}

function readAttribute(
	attribute: Record<string, unknown>,
	where: string,
	models: ReadonlySet<string>,
): AttributeFacts {
	const written = asText(attribute.type, `${where}: type`);
	const single = /^Array<(\w+)>$/.exec(written)?.[1] ?? written;
	if (!SCALARS.has(single) && !models.has(single)) throw new Error(`${where}: unknown type "${written}"`);
	return {
		type: single === written ? single : `${single}[]`,
		...('enum' in attribute && { enum: asTexts(attribute.enum, `${where}: enum`) }),
		...('sdk_name' in attribute && { sdkName: asText(attribute.sdk_name, `${where}: sdk_name`) }),
	};
}
