import type { IDataObject } from 'n8n-workflow';

import { failed, foldCase, keyFor, madeBefore, type ItemOf, type RecordKey } from '../item';
import type { Form, LocatorMode, OperationBase, ReadEndpoints, WriteEndpoints } from '../operation';
import { insertRecords } from '../records/insert';
import { Lookup } from '../records/lookup';
import { merge } from '../records/merge';
import { PendingChanges } from '../records/pendingChanges';
import { writeChanges, type ChangeInputs } from '../records/writeChanges';
import type { OperationHandler } from '../run';

export interface UpsertOperation extends OperationBase<'upsert'> {
	readonly form: Form;
	readonly read: ReadEndpoints;
	/** The name by which the record is looked for. */
	readonly uniqueBy: LocatorMode;
	readonly insert: WriteEndpoints;
	readonly update: WriteEndpoints;
}

type Item = ItemOf<UpsertOperation, ChangeInputs>;

/** The key that an item's record gives itself. */
const keyOf = ({ record }: Item, { uniqueBy: { mode, field }, noun }: UpsertOperation): RecordKey =>
	keyFor(mode, field, record[field.apiName] as string, noun);

/** Makes a new record of each item, or changes the one that has its name already. */
export const upsert: OperationHandler<UpsertOperation, ChangeInputs> = async function* (
	run,
	operation,
	items,
) {
	const { id, form, read, uniqueBy, insert, update, noun } = operation;
	const keys = items.filter(({ made }) => made === undefined).map((item) => keyOf(item, operation));
	const lookup = await Lookup.of(run, read, keys);
	const created = new PendingChanges<Item>();
	const changed = new PendingChanges<Item>();
	for (const item of items) {
		if (item.made !== undefined) {
			yield madeBefore(item);
			continue;
		}
		const { record, error, isAbsent } = await lookup.find(keyOf(item, operation));
		if (error && !isAbsent) {
			yield failed(item, error);
			continue;
		}
		// JSON taken from another record holds that one's ID: what is written is the record that was named.
		const apply = (current: IDataObject) => ({
			...merge(form.fields, current, item, form.variants?.typeAttribute),
			...(record && { [id]: record[id] }),
		});
		const name = foldCase(item.record[uniqueBy.field.apiName]);
		const result = record ? changed.add(record[id], record, item, apply) : created.add(name, {}, item, apply);
		if (result) yield result;
	}
	const target = { ...insert, fields: form.fields, noun, read, uniqueBy, areAbsent: true } as const;
	yield* insertRecords(run, target, created.writes);
	yield* writeChanges(run, { ...update, noun, id, read, fields: form.fields }, changed.writes);
};
