/** Values as they stand in messages. */

const LONGEST_QUOTE = 24;

/** Whether there is a text, and something in it. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Any value as text, for people. */
export function textOf(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}

/** A value as it may stand in a message: short, on one line, in quotes. */
export function quote(value: unknown): string {
	const text = textOf(value);
	const line = text.replace(/\s+/g, ' ');
	return `'${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}'`;
}

/** "1 call", "1,000 calls". */
export const countText = (count: number, noun: string): string =>
	`${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
