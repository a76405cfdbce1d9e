/**
 * Data as the shortest JavaScript that gives it again: no blanks, and every part that comes more than once is written once.
 * The generated sources say everything in full, for people and for n8n's linters; who installs the package needs neither.
 */

/** Shorter parts cost more as a name of their own than written out again. */
const WORTHWHILE = 40;

type Part = Readonly<Record<string, unknown>> | readonly unknown[];

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

const childrenOf = (part: Part): readonly unknown[] => (Array.isArray(part) ? part : Object.values(part));

/** Parts that come more than once, by their JSON, the smallest first: what a part is made of stands before it. */
function repeatedParts(values: readonly unknown[]): Map<string, Part> {
	const seen = new Map<string, { part: Part; times: number }>();
	const visit = (value: unknown): void => {
		if (!isPart(value)) return;
		const json = JSON.stringify(value);
		const known = seen.get(json);
		if (known) {
			known.times += 1;
			return;
		}
		seen.set(json, { part: value, times: 1 });
		childrenOf(value).forEach(visit);
	};
	values.forEach(visit);
	const repeated = [...seen].filter(([json, { times }]) => times > 1 && json.length > WORTHWHILE);
	return new Map(repeated.sort(([a], [b]) => a.length - b.length).map(([json, { part }]) => [json, part]));
}

const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** @throws Error when there is something that data can't hold */
function literal(value: unknown, names: ReadonlyMap<string, string>): string {
	if (!isPart(value)) {
		if (typeof value === 'function' || typeof value === 'symbol' || value === undefined) {
			throw new Error(`${String(value)} is no data`);
		}
		return JSON.stringify(value);
	}
	const name = names.get(JSON.stringify(value));
	return name ?? written(value, names);
}

function written(part: Part, names: ReadonlyMap<string, string>): string {
	if (Array.isArray(part)) return `[${part.map((entry) => literal(entry, names)).join(',')}]`;
	const entries = Object.entries(part);
	return `{${entries.map(([key, entry]) => `${keyOf(key)}:${literal(entry, names)}`).join(',')}}`;
}

/** A module that exports these values. */
export function compactModule(exported: Readonly<Record<string, unknown>>): string {
	const names = new Map<string, string>();
	const lines: string[] = [];
	for (const [json, part] of repeatedParts(Object.values(exported))) {
		const name = `_${names.size.toString(36)}`;
		lines.push(`const ${name}=${written(part, names)};`);
		names.set(json, name);
	}
	for (const [name, value] of Object.entries(exported)) {
		lines.push(`export const ${name}=${literal(value, names)};`);
	}
	return lines.join('\n');
}
