/** Models as TypeScript interfaces. */
import type { InterfaceDeclarationStructure, OptionalKind } from 'ts-morph';

import type { Attribute, AttributeType, Model } from '../../metadata/types';

const TYPES: Record<Exclude<AttributeType, 'model'>, string> = {
	boolean: 'boolean',
	dateTime: 'string',
	integer: 'number',
	number: 'number',
	string: 'string',
};

function typeOf({ type, model, list, values }: Attribute): string {
	const one = type === 'model' ? (model ?? '') : values ? literals(values) : TYPES[type];
	return list ? (one.includes('|') ? `(${one})[]` : `${one}[]`) : one;
}

const literals = (values: object) =>
	Object.keys(values)
		.map((value) => `'${value}'`)
		.join(' | ');

/** UltraCart may leave out any attribute, and send null for it. */
export const interfaceOf = ({ name, attributes }: Model): OptionalKind<InterfaceDeclarationStructure> => ({
	name,
	isExported: true,
	properties: Object.entries(attributes).map(([apiName, attribute]) => ({
		name: apiName,
		hasQuestionToken: true,
		type: `${typeOf(attribute)} | null`,
		docs: [
			attribute.legacy === undefined
				? attribute.description
				: `${attribute.description}. Legacy: ${attribute.legacy}.`,
		],
	})),
});
