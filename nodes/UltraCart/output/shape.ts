import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../item';
import type { Operation } from '../operation';

// Loops, here and below: a listing has many records, and pairs of name and value for each of them take three times as long.
function pick(record: IDataObject, names: readonly string[]): IDataObject {
	const picked: IDataObject = {};
	for (const name of names) picked[name] = record[name] ?? null;
	return picked;
}

/** A record as the item's "Output" asks for it. */
export function shaped(
	record: IDataObject,
	{ simplified, variants = [] }: Operation,
	{ shape }: Item,
): IDataObject {
	if (shape === 'raw' || !simplified) return record;
	if (shape !== 'simplified') return pick(record, shape);
	// A record has fewer attributes than there are variants: asking it for each of them takes longer.
	const present = Object.keys(record).filter((name) => variants.includes(name) && record[name] !== null);
	return pick(record, [...simplified, ...present]);
}

/** All attributes that the item's "Output" can show; nothing where it shows the whole record. */
function shownBy({ simplified, variants = [] }: Operation, { shape }: Item): readonly string[] | undefined {
	if (shape === 'raw') return undefined;
	return shape === 'simplified' ? simplified && [...simplified, ...variants] : shape;
}

/** Leaves out of records what none of the items shows, so that a long listing is not held whole until its end. */
export function trimmerFor(
	operation: Operation,
	items: readonly Item[],
): (record: IDataObject) => IDataObject {
	const shown = items.map((item) => shownBy(operation, item));
	if (shown.includes(undefined)) return (record) => record;
	const names = new Set(shown.flat());
	return (record) => {
		const trimmed: IDataObject = {};
		for (const name of Object.keys(record)) if (names.has(name)) trimmed[name] = record[name];
		return trimmed;
	};
}
