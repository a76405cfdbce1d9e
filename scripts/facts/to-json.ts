/** Sorted JSON in which whatever holds no further object stands on a line of its own. */
export function toJson(value: unknown, indent = ''): string {
	if (!isRecord(value)) return JSON.stringify(value);
	const entries = Object.entries(value)
		.filter(([, entry]) => entry !== undefined)
		.sort(([left], [right]) => (left < right ? -1 : 1));
	const deeper = `${indent}\t`;
	const rendered = entries.map(([key, entry]) => `${JSON.stringify(key)}: ${toJson(entry, deeper)}`);
	if (rendered.length === 0) return '{}';
	if (!entries.some(([, entry]) => isRecord(entry))) return `{ ${rendered.join(', ')} }`;
	return `{\n${rendered.map((line) => deeper + line).join(',\n')}\n${indent}}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
