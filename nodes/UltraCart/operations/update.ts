import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../item';
import { searchFor, type Found } from '../records/lookup';
import { merge } from '../records/merge';
import type { UpdateOperation } from '../operation';
import type { Kind } from '../run';
import { Changes } from '../records/pendingChanges';
import { keyOf } from './key';
import { updateAll } from '../records/writeChanges';

/** Whether the item wants the record replaced by what it gives, without a look at what is there. */
const replaces = ({ values }: Item) => values.replaceWholeRecord === true;

/** Changes the record that each item names: reads it, merges the changes, writes it back. */
export const update: Kind<UpdateOperation> = async function* (run, operation, items) {
	const { id, form, read } = operation;
	const needsReading = (item: Item) => !replaces(item) || keyOf(item).attribute !== id;
	const find = await searchFor(run, read, items.filter(needsReading).map(keyOf));
	const changes = new Changes();
	for (const item of items) {
		const key = keyOf(item);
		const { record, failure }: Found = needsReading(item) ? await find(key) : { record: { [id]: key.value } };
		if (failure) {
			yield { item, records: [], failure };
			continue;
		}
		const given = item.record ?? {};
		// JSON taken from another record holds that one's ID: what is written is the record that was named.
		const apply = (current: IDataObject): IDataObject => ({
			...(replaces(item) ? given : merge(form.model, current, given, run.table.models, form.variants?.told)),
			[id]: record[id],
		});
		const outcome = changes.add(record[id], record, item, apply);
		if (outcome) yield outcome;
	}
	yield* updateAll(run, { to: operation, id }, changes.entries);
};
