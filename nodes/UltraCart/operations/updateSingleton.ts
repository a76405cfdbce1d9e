import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../shared/answer';
import { settle } from '../../shared/tryCall';
import { merge } from '../records/merge';
import type { SetOperation } from '../operation';
import type { Kind } from '../run';
import { Changes } from '../records/pendingChanges';
import { isItemFailure } from '../records/each';
import { failed, written } from '../records/pendingWrite';

const ONLY_ONE = 'the only one';

/** Changes what the account has only one of: reads it, merges what all items change, writes it back. */
export const set: Kind<SetOperation> = async function* (run, { endpoint: to, from, form }, items) {
	const [source, target] = [run.endpoint(from), run.endpoint(to)];
	const changes = new Changes();
	const { value: there, thrown: unread } = await settle(run.call(source));
	for (const item of items) {
		if (isItemFailure(unread)) yield { item, records: [], failure: unread };
		else if (unread !== undefined) throw unread as Error;
		const base = (there && recordOf(source, there)) ?? {};
		const apply = (current: IDataObject) => merge(form.model, current, item.record ?? {}, run.table.models);
		const outcome = changes.add(ONLY_ONE, base, item, apply);
		if (outcome) yield outcome;
	}
	for (const entry of unread === undefined ? changes.entries : []) {
		const { value: answer, thrown } = await settle(run.call(target, { body: entry.body }));
		if (answer) yield* written(entry, recordOf(target, answer) ?? entry.body);
		else if (isItemFailure(thrown)) yield* failed(entry, thrown);
		else throw thrown;
	}
};
