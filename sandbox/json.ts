/** A JSON object, as requests and records are. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): Json => (isObject(value) ? value : {});

export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const textsIn = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** A copy that shares nothing with the original. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Texts and numbers in the form in which a search compares them. */
export const folded = (value: unknown): string =>
	typeof value === 'string' ? value.toLowerCase() : typeof value === 'number' ? String(value) : '';

/** A time as UltraCart writes it: ISO 8601 in UTC, without fractions of a second. */
export const dateTimeOf = (milliseconds: number): string =>
	new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');

/** What a record holds at a path such as `billing.city`: of each entry, where a list lies on the way. */
export const valuesAt = (record: unknown, path: string): unknown[] =>
	path
		.split('.')
		.reduce<unknown[]>((found, name) => found.flatMap((each) => asObject(each)[name] ?? []), [record]);
