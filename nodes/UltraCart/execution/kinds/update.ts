import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../../api/answer';
import type { Item, Key } from '../item';
import { searchFor, type Found } from '../lookup';
import { merge } from '../merge';
import type { UpdateOperation } from '../operation';
import type { Kind, Run } from '../run';
import { each } from './each';
import { keyOf } from './key';

/** Whether the item wants the record replaced by what it gives, without a look at what is there. */
const replaces = ({ values }: Item) => values.replaceWholeRecord === true;

/** What is sent: the record as UltraCart has it, with the changes, unless the user wants it replaced as a whole. */
async function wholeRecord(
	run: Run,
	{ id, form }: UpdateOperation,
	item: Item,
	find: (key: Key) => Promise<Found>,
): Promise<IDataObject> {
	const key = keyOf(item);
	const changes = item.record ?? {};
	if (replaces(item) && key.attribute === id) return { ...changes, [id]: key.value };
	const { record, failure } = await find(key);
	if (failure) throw failure;
	if (replaces(item)) return { ...changes, [id]: record[id] };
	return merge(form.model, record, changes, run.table.models, form.variants?.told);
}

/** Changes the record that each item names: reads it, merges the changes, writes it back. */
export const update: Kind<UpdateOperation> = async function* (run, operation, items) {
	const { id } = operation;
	const endpoint = run.endpoint(operation.endpoint);
	yield* each(items, async (item) => {
		const find = await searchFor(run, operation.read, [keyOf(item)]);
		const body = await wholeRecord(run, operation, item, find);
		const answer = await run.call(endpoint, { in: { [id]: body[id] as number }, body });
		return { records: [recordOf(endpoint, answer) ?? body] };
	});
};
