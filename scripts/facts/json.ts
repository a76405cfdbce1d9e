/** Checked access to parsed JSON; `where` is told when a value is not what it should be. */

export function asObject(value: unknown, where: string, keys?: string[]): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Error(`${where}: expected an object`);
	}
	const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
	if (unknown !== undefined) throw new Error(`${where}: unknown key "${unknown}"`);
	return value as Record<string, unknown>;
}

export function asText(value: unknown, where: string): string {
	if (typeof value !== 'string') throw new Error(`${where}: expected a text`);
	return value;
}

export function asTexts(value: unknown, where: string): string[] {
	return asList(value, where).map((entry, index) => asText(entry, `${where}[${index}]`));
}

export function asList(value: unknown, where: string): unknown[] {
	if (!Array.isArray(value)) throw new Error(`${where}: expected a list`);
	return value;
}
