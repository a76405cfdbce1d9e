/** Data as a CommonJS module: short, because users install it, and yet in words. */
import { ts } from 'ts-morph';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const asKey = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** A shorter text tells a reader more in its place than the name of a constant would. */
const LONG_TEXT = 10;

const isLongText = (value: unknown): boolean => typeof value === 'string' && value.length >= LONG_TEXT;

const NAME = '_123'.length;
const DEFINITION = '_123=,\n'.length;

/** A constant is not worth its name where it takes more than it saves. */
const isWorthConstant = (text: string, count: number): boolean =>
	count * NAME + DEFINITION + text.length < count * text.length;

/** How many objects have to have the same attributes for a function that makes them: fewer save little, and each is one to look up. */
const MANY = 5;

type Entry = readonly [name: string, value: unknown];

const entriesOf = (value: object): Entry[] =>
	Object.entries(value).filter(([, entry]) => entry !== undefined);

const shapeOf = (entries: readonly Entry[]): string => JSON.stringify(entries.map(([name]) => name));

interface Occurrences {
	/** How often each object and long text occurs, by its JSON: what is in an object that has occurred before is not counted again. */
	readonly values: ReadonlyMap<string, number>;
	/** How many different objects have the same attributes in the same order, by their shape. */
	readonly shapes: ReadonlyMap<string, number>;
}

function occurrencesIn(data: object): Occurrences {
	const values = new Map<string, number>();
	const shapes = new Map<string, number>();
	const add = (counts: Map<string, number>, key: string): number => {
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return count;
	};
	const count = (value: unknown): void => {
		if (isLongText(value)) add(values, JSON.stringify(value));
		if (!isObject(value) || add(values, JSON.stringify(value)) > 1) return;
		if (!Array.isArray(value)) add(shapes, shapeOf(entriesOf(value)));
		Object.values(value).forEach(count);
	};
	count(data);
	return { values, shapes };
}

/** JavaScript keeps some words for itself, such as `default`. */
function isReserved(word: string): boolean {
	const keyword = ts.identifierToKeywordKind(ts.factory.createIdentifier(word));
	return keyword !== undefined && keyword <= ts.SyntaxKind.LastFutureReservedWord;
}

/** `(name,value,$2)=>({name,value,default:$2})`. */
function makerText(entries: readonly Entry[]): string {
	const parameters = entries.map(([name], index) =>
		asKey(name) === name && !isReserved(name) ? name : `$${index}`,
	);
	const attributes = entries.map(([name], index) =>
		parameters[index] === name ? name : `${asKey(name)}:${parameters[index]}`,
	);
	return `(${parameters.join(',')})=>({${attributes.join(',')}})`;
}

/**
 * The text of a module that exports what an object holds. An object or a long text that occurs several times, because operations
 * share models or forms ask the same, is a constant; readers must not change it. Where many objects have the same attributes, a
 * function makes them of their values.
 *
 * @param data JSON values
 */
export function dataModule(data: Readonly<Record<string, unknown>>): string {
	const { values, shapes } = occurrencesIn(data);
	const makers = new Map<string, string>();
	const makerTexts: string[] = [];
	const constants = new Map<string, string>();
	const constantTexts: string[] = [];
	const written = (value: unknown): string => {
		const key = JSON.stringify(value);
		const known = constants.get(key);
		if (known !== undefined) return known;
		const text = isObject(value) ? writtenObject(value) : key;
		if (!isWorthConstant(text, values.get(key) ?? 0)) return text;
		const name = `_${constants.size}`;
		constants.set(key, name);
		constantTexts.push(`${name}=${text}`);
		return name;
	};
	const writtenObject = (value: object): string => {
		if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
		const entries = entriesOf(value);
		const maker = makerOf(entries);
		if (maker !== undefined) return `${maker}(${entries.map(([, entry]) => written(entry)).join(',')})`;
		return `{${entries.map(([name, entry]) => `${asKey(name)}:${written(entry)}`).join(',')}}`;
	};
	const makerOf = (entries: readonly Entry[]): string | undefined => {
		const shape = shapeOf(entries);
		const known = makers.get(shape);
		if (known !== undefined || entries.length < 2 || (shapes.get(shape) ?? 0) < MANY) return known;
		const name = `f${makers.size}`;
		makers.set(shape, name);
		makerTexts.push(`${name}=${makerText(entries)}`);
		return name;
	};
	const exported = Object.entries(data).map(([name, value]) => `exports.${name}=${written(value)};`);
	const defined = [makerTexts, constantTexts].filter((texts) => texts.length > 0);
	return [...defined.map((texts) => `const ${texts.join(',\n')};`), ...exported].join('\n');
}
