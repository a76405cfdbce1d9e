import { madeBefore, type ItemOf } from '../item';
import type { Form, LocatorMode, OperationBase, ReadEndpoints, WriteEndpoints } from '../operation';
import type { BatchInputs } from '../records/batches';
import { insertRecords } from '../records/insert';
import { addChange, pendingWriteTo, type PendingWrite } from '../records/pendingWrite';
import type { OperationHandler } from '../run';

export interface CreateOperation extends OperationBase<'create'>, WriteEndpoints {
	readonly form: Form;
	readonly read: ReadEndpoints;
	/** How a new record is recognised in the answer to a batch. */
	readonly uniqueBy?: LocatorMode;
}

/** Makes a new record of each item. */
export const create: OperationHandler<CreateOperation, BatchInputs> = async function* (
	run,
	operation,
	items,
) {
	const writes: PendingWrite<ItemOf<CreateOperation, BatchInputs>>[] = [];
	for (const item of items) {
		if (item.made !== undefined) {
			yield madeBefore(item);
			continue;
		}
		const write: PendingWrite<typeof item> = pendingWriteTo({});
		addChange(write, { item, apply: () => item.record });
		writes.push(write);
	}
	yield* insertRecords(run, { ...operation, fields: operation.form.fields }, writes);
};
