import { searchFor } from '../records/lookup';
import type { ReadOperation } from '../operation';
import type { Kind } from '../run';
import { keyOf } from './key';

/** Hands out the record that each item names. */
export const read: Kind<ReadOperation> = async function* (run, operation, items) {
	const find = await searchFor(run, operation.read, items.map(keyOf));
	for (const item of items) {
		const { record, failure } = await find(keyOf(item));
		yield record ? { item, records: [record] } : { item, records: [], failure };
	}
};
