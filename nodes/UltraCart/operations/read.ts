import { failed, type ItemOf } from '../item';
import type { Locator, OperationBase, ReadEndpoints } from '../operation';
import { expandFor } from '../output/shape';
import { Lookup } from '../records/lookup';
import type { OperationHandler } from '../run';

export interface ReadOperation extends OperationBase<'read'> {
	readonly locator: Locator;
	readonly read: ReadEndpoints;
}

/** Hands out the record that each item names, with the parts that the item shows. */
export const read: OperationHandler<ReadOperation> = async function* (run, operation, items) {
	run.shareReads();
	const groups = new Map<string, ItemOf<ReadOperation>[]>();
	for (const item of items) {
		const expand = expandFor(operation, item);
		groups.set(expand, [...(groups.get(expand) ?? []), item]);
	}
	for (const [expand, alike] of groups) {
		const lookup = await Lookup.of(
			run,
			{ ...operation.read, expand },
			alike.map(({ key }) => key),
		);
		for (const item of alike) {
			const { record, error } = await lookup.find(item.key);
			yield error ? failed(item, error) : { item, records: [record] };
		}
	}
};
