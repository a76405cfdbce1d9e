/** Lists of UltraCart's names, as users and UltraCart write them. */
import { textOf } from '../shared/text';

const OPENING = '([{';
const CLOSING = ')]}';
const QUOTES = '"\'';
const SEPARATORS = ',\n';

/** Cuts a text at commas and line ends, but not within brackets and quotes: `thumbnails[filter(100,100,"png", true)]` is one. */
function cut(text: string): string[] {
	const parts = [''];
	let depth = 0;
	let quote = '';
	for (const character of text) {
		if (quote === '' && depth === 0 && SEPARATORS.includes(character)) {
			parts.push('');
			continue;
		}
		if (quote !== '') quote = character === quote ? '' : quote;
		else if (QUOTES.includes(character)) quote = character;
		else if (OPENING.includes(character)) depth += 1;
		else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
		parts.push(`${parts.pop() ?? ''}${character}`);
	}
	return parts;
}

/** Names in their order, from a text or from a list. */
const listed = (value: unknown, cutText: (text: string) => string[]): string[] =>
	(Array.isArray(value) ? value.map(textOf) : cutText(textOf(value ?? '')))
		.map((name) => name.trim())
		.filter((name) => name !== '');

/** Names separated by commas or lines, or a list from an expression. */
export const namesIn = (value: unknown): string[] => listed(value, (text) => text.split(/[,\n]/));

/** What UltraCart should add to the records: its names for the parts, some of them with arguments of their own. */
export const expansionsIn = (value: unknown): string[] => listed(value, cut);
