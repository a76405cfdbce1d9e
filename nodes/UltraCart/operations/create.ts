import type { IDataObject } from 'n8n-workflow';

import type { CreateOperation } from '../operation';
import type { Kind } from '../run';
import { addStep, entryFor } from '../records/pendingWrite';
import { insertAll } from '../records/insert';

/** Makes a new record of each item. */
export const create: Kind<CreateOperation> = async function* (run, operation, items) {
	const entries = [];
	for (const item of items) {
		if (item.made !== undefined) {
			yield { item, records: [item.made as IDataObject], made: item.made };
			continue;
		}
		const entry = entryFor({});
		addStep(entry, { item, apply: () => item.record ?? {} });
		entries.push(entry);
	}
	yield* insertAll(run, { ...operation, to: operation, model: operation.form.model }, entries);
};
