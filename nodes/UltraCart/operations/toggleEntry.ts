import type { IDataObject } from 'n8n-workflow';

import { searchFor } from '../records/lookup';
import { merge } from '../records/merge';
import type { FlipOperation } from '../operation';
import type { Kind } from '../run';
import { Changes } from '../records/pendingChanges';
import { keyOf } from './key';
import { updateAll } from '../records/writeChanges';

/** Switches one entry in a list of everything that exists, such as a user in a group; the other entries stay. */
export const flip: Kind<FlipOperation> = async function* (run, operation, items) {
	const { id, read, model, list, entryKey, input, flag, to } = operation;
	const find = await searchFor(run, read, items.map(keyOf));
	const changes = new Changes();
	for (const item of items) {
		const { record, failure } = await find(keyOf(item));
		if (failure) {
			yield { item, records: [], failure };
			continue;
		}
		const change = { [list]: [{ [entryKey]: item.values[input], [flag]: to }] } as IDataObject;
		const outcome = changes.add(record[id], record, item, (current) =>
			merge(model, current, change, run.table.models),
		);
		if (outcome) yield outcome;
	}
	yield* updateAll(run, { to: operation, id }, changes.entries);
};
