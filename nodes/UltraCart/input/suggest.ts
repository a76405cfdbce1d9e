const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** Whether two names differ only in what is easily mistyped: case, separators, one letter, or an ending. */
function isClose(known: string, typed: string): boolean {
	const [a, b] = [lettersOf(known), lettersOf(typed)];
	if (a === b || (b.length > 3 && (a.startsWith(b) || b.startsWith(a)))) return true;
	if (Math.abs(a.length - b.length) > 1 || a.length < 4) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
	return Math.max(a.length, b.length) - start - end <= 1;
}

/** The names that were probably meant. */
export const closestNames = (typed: string, known: readonly string[]): string[] =>
	known.filter((name) => isClose(name, typed));
