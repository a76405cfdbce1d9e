/** Models as TypeScript interfaces. */
import type { InterfaceDeclarationStructure, OptionalKind } from 'ts-morph';

import type { Attribute, AttributeType, Model } from '../metadata/types';

const TYPES: Record<Exclude<AttributeType, 'model'>, string> = {
	boolean: 'boolean',
	dateTime: 'string',
	integer: 'number',
	number: 'number',
	string: 'string',
};

/** Words that would shadow what every TypeScript program knows. */
const RENAMED: Readonly<Record<string, string>> = { Notification: 'EmailNotification' };

export const interfaceName = (model: string): string => RENAMED[model] ?? model;

function typeOf({ type, model, list, values }: Attribute): string {
	const one = type === 'model' ? interfaceName(model ?? '') : values ? literals(values) : TYPES[type];
	return list ? (one.includes('|') ? `(${one})[]` : `${one}[]`) : one;
}

const literals = (values: object) =>
	Object.keys(values)
		.map((value) => `'${value}'`)
		.join(' | ');

/** UltraCart may leave out any attribute, and send null for it. */
export const interfaceOf = ({ name, attributes }: Model): OptionalKind<InterfaceDeclarationStructure> => ({
	name: interfaceName(name),
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

/** Models that these refer to and that are not among them. */
export function modelsOutside(models: readonly Model[]): string[] {
	const inside = new Set(models.map(({ name }) => name));
	const named = models.flatMap(({ attributes }) => Object.values(attributes).map(({ model }) => model));
	return [...new Set(named)].filter((name) => name !== undefined && !inside.has(name)).sort() as string[];
}
