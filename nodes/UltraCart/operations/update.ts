import type { IDataObject } from 'n8n-workflow';

import { changesNothing, failed, type ItemOf } from '../item';
import type { Form, Locator, OperationBase, ReadEndpoints, WriteEndpoints } from '../operation';
import { Lookup, type Found } from '../records/lookup';
import { merge } from '../records/merge';
import { PendingChanges } from '../records/pendingChanges';
import { writeChanges, type ChangeInputs } from '../records/writeChanges';
import type { OperationHandler } from '../run';

export interface UpdateOperation extends OperationBase<'update'>, WriteEndpoints {
	readonly locator: Locator;
	readonly form: Form;
	readonly read: ReadEndpoints;
}

export interface UpdateInputs extends ChangeInputs {
	/** Whether to send what the item gives without a look at what is there. */
	readonly replaceWholeRecord?: boolean;
}

/** Changes the record that each item names: reads it, merges the changes, writes it back. */
export const update: OperationHandler<UpdateOperation, UpdateInputs> = async function* (
	run,
	operation,
	items,
) {
	const { id, form, read } = operation;
	type Item = ItemOf<UpdateOperation, UpdateInputs>;
	const needsReading = (item: Item) =>
		!item.inputs.replaceWholeRecord || item.key.attribute !== id || changesNothing(item);
	const keys = items.filter(needsReading).map(({ key }) => key);
	const lookup = await Lookup.of(run, read, keys);
	const changes = new PendingChanges<Item>();
	for (const item of items) {
		const { key, inputs } = item;
		const found: Found = needsReading(item) ? await lookup.find(key) : { record: { [id]: key.value } };
		if (found.error) {
			yield failed(item, found.error);
			continue;
		}
		const { record } = found;
		// JSON taken from another record holds that one's ID: what is written is the record that was named.
		const apply = (current: IDataObject): IDataObject => ({
			...(inputs.replaceWholeRecord
				? item.record
				: merge(form.fields, current, item, form.variants?.typeAttribute)),
			[id]: record[id],
		});
		const result = changesNothing(item)
			? changes.addUnchanged(record[id], record, item)
			: changes.add(record[id], record, item, apply);
		if (result) yield result;
	}
	changes.noteUnchanged(run, items);
	const modes = Object.entries(operation.locator.modes).map(([mode, field]) => ({ mode, field }));
	const names = modes.filter(({ field }) => field.apiName !== id && !field.readOnly);
	yield* writeChanges(run, { ...operation, fields: form.fields, names }, changes.writes);
};
