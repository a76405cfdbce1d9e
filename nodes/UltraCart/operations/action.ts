import { recordOf } from '../../shared/answer';
import { searchFor } from '../records/lookup';
import type { ActOperation } from '../operation';
import type { Kind } from '../run';
import { each } from '../records/each';
import { keyOf } from './key';

/** Does something to the record that each item names, with what the item's form holds. */
export const act: Kind<ActOperation> = async function* (run, operation, items) {
	const { id, read } = operation;
	const endpoint = run.endpoint(operation.endpoint);
	const find = await searchFor(
		run,
		read,
		items.map(keyOf).filter(({ attribute }) => attribute !== id),
	);
	yield* each(items, async (item) => {
		if (item.made !== undefined)
			return { records: [item.made as object as Record<string, never>], made: item.made };
		const key = keyOf(item);
		const { record, failure } = key.attribute === id ? { record: { [id]: key.value } } : await find(key);
		if (failure) throw failure;
		const done = recordOf(
			endpoint,
			await run.call(endpoint, { in: { [id]: record[id] as number }, body: item.record }),
		);
		return { records: [done ?? {}], made: done ?? {} };
	});
};
