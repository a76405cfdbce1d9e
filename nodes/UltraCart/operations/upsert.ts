import type { IDataObject } from 'n8n-workflow';

import { keyFor, type Item, type Key } from '../item';
import { sameName, searchFor } from '../records/lookup';
import { merge } from '../records/merge';
import type { UpsertOperation } from '../operation';
import type { Kind } from '../run';
import { Changes } from '../records/pendingChanges';
import { insertAll } from '../records/insert';
import { updateAll } from '../records/writeChanges';

/** The key that an item's record gives itself. */
const keyOfRecord = ({ record }: Item, { known: { mode, field }, noun }: UpsertOperation): Key =>
	keyFor(mode, field, record?.[field.apiName] as string, noun);

/** Makes a new record of each item, or changes the one that has its name already. */
export const upsert: Kind<UpsertOperation> = async function* (run, operation, items) {
	const { id, form, read, known, insert, update } = operation;
	const find = await searchFor(
		run,
		read,
		items.filter(({ made }) => made === undefined).map((item) => keyOfRecord(item, operation)),
	);
	const created = new Changes();
	const changed = new Changes();
	for (const item of items) {
		if (item.made !== undefined) {
			yield { item, records: [item.made as IDataObject], made: item.made };
			continue;
		}
		const { record, failure, absent } = await find(keyOfRecord(item, operation));
		if (failure && !absent) {
			yield { item, records: [], failure };
			continue;
		}
		// JSON taken from another record holds that one's ID: what is written is the record that was named.
		const apply = (current: IDataObject) => ({
			...merge(form.model, current, item.record ?? {}, run.table.models, form.variants?.told),
			...(record && { [id]: record[id] }),
		});
		const name = sameName(item.record?.[known.field.apiName]);
		const outcome = record
			? changed.add(record[id], record, item, apply)
			: created.add(name, {}, item, apply);
		if (outcome) yield outcome;
	}
	yield* insertAll(run, { ...operation, to: insert, model: form.model }, created.entries);
	yield* updateAll(run, { to: update, id }, changed.entries);
};
