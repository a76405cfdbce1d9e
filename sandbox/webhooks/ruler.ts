/** AWS Event Ruler expressions, the part of them that merchants use: which events of a subscription are delivered. */
import { HttpError } from '../errors';
import { isObject, type Json } from '../json';

type Matcher = (value: unknown) => boolean;

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
	'=': (a, b) => a === b,
	'<': (a, b) => a < b,
	'<=': (a, b) => a <= b,
	'>': (a, b) => a > b,
	'>=': (a, b) => a >= b,
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

/** `['>', 5, '<=', 10]` */
function inRange(range: unknown): Matcher {
	const parts = listOf(range);
	const bounds = parts.flatMap((part, index) =>
		index % 2 === 0 ? [[String(part), Number(parts[index + 1])]] : [],
	);
	return (value) =>
		typeof value === 'number' &&
		bounds.every(([sign, limit]) => COMPARE[String(sign)]?.(value, Number(limit)) ?? false);
}

const OPERATORS: Record<string, (operand: unknown) => Matcher> = {
	prefix: (operand) => (value) => typeof value === 'string' && value.startsWith(String(operand)),
	suffix: (operand) => (value) => typeof value === 'string' && value.endsWith(String(operand)),
	'equals-ignore-case': (operand) => (value) =>
		typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase(),
	'anything-but': (operand) => (value) => value !== undefined && !listOf(operand).includes(value),
	exists: (operand) => (value) => (value !== undefined && value !== null) === operand,
	numeric: inRange,
};

/** @throws HttpError when the sandbox does not know an operator */
function alternative(wanted: unknown): Matcher {
	if (!isObject(wanted)) return (value) => value === wanted;
	const [[operator = '', operand] = []] = Object.entries(wanted);
	const make = OPERATORS[operator];
	if (!make) throw new HttpError(400, `event_ruler: the sandbox does not know '${operator}'`);
	return make(operand);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new HttpError(400, 'event_ruler is not valid JSON');
	}
}

/**
 * Reads an expression.
 *
 * @param text without one everything matches; an empty text is no expression
 * @throws HttpError when it is not one
 */
export function rulerOf(text: unknown): (record: Json) => boolean {
	if (typeof text !== 'string') return () => true;
	const pattern = parsed(text);
	if (!isObject(pattern)) throw new HttpError(400, 'event_ruler must be an object');
	return matcherOf(pattern);
}

function matcherOf(pattern: Json): (record: unknown) => boolean {
	const fields = Object.entries(pattern).map(([name, wanted]): ((record: Json) => boolean) => {
		if (isObject(wanted)) {
			const inside = matcherOf(wanted);
			return (record) => listOf(record[name]).some(inside);
		}
		if (!Array.isArray(wanted))
			throw new HttpError(400, `event_ruler: ${name} must hold a list or an object`);
		const alternatives = wanted.map(alternative);
		return (record) => listOf(record[name]).some((value) => alternatives.some((matches) => matches(value)));
	});
	return (record) => isObject(record) && fields.every((matches) => matches(record));
}
