import { failed } from '../item';
import type { Locator, OperationBase, ReadEndpoints } from '../operation';
import { Lookup } from '../records/lookup';
import type { OperationHandler } from '../run';

export interface ReadOperation extends OperationBase<'read'> {
	readonly locator: Locator;
	readonly read: ReadEndpoints;
}

/** Hands out the record that each item names. */
export const read: OperationHandler<ReadOperation> = async function* (run, operation, items) {
	run.shareReads();
	const lookup = await Lookup.of(
		run,
		operation.read,
		items.map(({ key }) => key),
	);
	for (const item of items) {
		const { record, error } = await lookup.find(item.key);
		yield error ? failed(item, error) : { item, records: [record] };
	}
};
