import type { IDataObject } from 'n8n-workflow';

import type { Item } from './item';
import type { Operation } from './operation';

const pick = (record: IDataObject, names: readonly string[]): IDataObject =>
	Object.fromEntries(names.map((name) => [name, record[name] ?? null]));

/** A record as the item's "Output" asks for it. */
export function shaped(
	record: IDataObject,
	{ simplified, variants = [] }: Operation,
	{ shape }: Item,
): IDataObject {
	if (shape === 'raw' || !simplified) return record;
	if (shape !== 'simplified') return pick(record, shape);
	const present = variants.filter((name) => record[name] !== undefined && record[name] !== null);
	return pick(record, [...simplified, ...present]);
}
