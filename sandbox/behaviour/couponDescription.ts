/** What a customer reads of a discount. */
import type { Json } from '../json';

const AMOUNT = /percent|amount|price|cost|subtotal|cashback|points/;
const LIMITS: readonly string[] = ['limit', 'maximum_quantity'];

/** Letters that stand for a number: "X %", "Y dollars", "subtotal Z". */
const NUMBERS = /\b[XYZ]\b(?= (?:\$|%|dollars|percent|more))|(?<=subtotal )[YZ]\b/g;
/** The others stand for what the discount is on, or needs. */
const THINGS = /\b[XYZ]\b/g;

const takes = (name: string): boolean => /subtotal|^required/.test(name);

const textOf = (value: unknown): string => [value].flat().join(', ');

/**
 * UltraCart's words for a type of discount with the values of one: "X % off item Z limit L" → "10 % off item CAP-RED". How UltraCart
 * puts it is not documented; a letter for which there is no value stays.
 *
 * @param words the type, as `coupon_type` says it
 */
export function describedDiscount(words: string, discount: Json): string {
	const limit = LIMITS.map((name) => discount[name]).find(Boolean);
	const given = Object.entries(discount).filter(([name, value]) => value !== null && !LIMITS.includes(name));
	// What is given comes first in UltraCart's words, and then what it takes.
	given.sort(([a], [b]) => Number(takes(a)) - Number(takes(b)) || (a < b ? -1 : 1));
	const amounts = given.filter(([name, value]) => typeof value === 'number' && AMOUNT.test(name));
	const things = given.filter(
		([name, value]) => typeof [value].flat()[0] === 'string' && !/^excluded|currency/.test(name),
	);
	const next = (values: [string, unknown][]) => (letter: string) => textOf(values.shift()?.[1] ?? letter);
	return words
		.replace(/ limit L\b/, limit === undefined ? '' : ` limit ${textOf(limit)}`)
		.replace(NUMBERS, next(amounts))
		.replace(THINGS, next(things));
}
