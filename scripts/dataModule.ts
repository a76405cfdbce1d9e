/** Data as a CommonJS module: short, because users install it, and read by no one but the nodes. */

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const asKey = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** A name is not worth the place where it takes more than it saves. */
const IS_WORTH = 16;

/** How often each object occurs, by its JSON: what is in one that has occurred before is not counted again. */
function occurrences(data: object): Map<string, number> {
	const counts = new Map<string, number>();
	const count = (value: unknown): void => {
		if (!isObject(value)) return;
		const text = JSON.stringify(value);
		const known = counts.get(text) ?? 0;
		counts.set(text, known + 1);
		if (known === 0) Object.values(value).forEach(count);
	};
	count(data);
	return counts;
}

/**
 * The text of a module that exports what an object holds. An object that occurs several times, because operations share models or
 * forms ask the same, is a constant; readers must not change it.
 *
 * @param data JSON values
 */
export function dataModule(data: Readonly<Record<string, unknown>>): string {
	const counts = occurrences(data);
	const names = new Map<string, string>();
	const constants: string[] = [];
	const written = (value: unknown): string => {
		if (!isObject(value)) return JSON.stringify(value);
		const key = JSON.stringify(value);
		const known = names.get(key);
		if (known !== undefined) return known;
		const text = Array.isArray(value)
			? `[${value.map(written).join(',')}]`
			: `{${entriesOf(value).join(',')}}`;
		if ((counts.get(key) ?? 0) < 2 || text.length < IS_WORTH) return text;
		const name = `_${names.size}`;
		names.set(key, name);
		constants.push(`const ${name}=${text};`);
		return name;
	};
	const entriesOf = (value: object): string[] =>
		Object.entries(value)
			.filter(([, entry]) => entry !== undefined)
			.map(([name, entry]) => `${asKey(name)}:${written(entry)}`);
	const exported = Object.entries(data).map(([name, value]) => `exports.${name}=${written(value)};`);
	return [...constants, ...exported].join('\n');
}
