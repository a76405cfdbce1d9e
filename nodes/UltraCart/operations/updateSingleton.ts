import type { IDataObject } from 'n8n-workflow';

import { onlyRecordOf, recordOf } from '../../shared/answer';
import type { Endpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { changesNothing, failed, type ItemOf, type ItemResult } from '../item';
import type { Form, OperationBase } from '../operation';
import { merge } from '../records/merge';
import { PendingChanges } from '../records/pendingChanges';
import { failedResults, writtenResults } from '../records/pendingWrite';
import type { OperationHandler, Run } from '../run';

export interface UpdateSingletonOperation extends OperationBase<'updateSingleton'> {
	readonly form: Form;
	/** Reads what is there, and writes it. */
	readonly read: Endpoint;
	readonly endpoint: Endpoint;
}

const ONLY_RECORD = 'the only record';

/** Reads what is there, merges what all items change, writes it back. */
async function* change(
	run: Run,
	{ read, endpoint, form }: UpdateSingletonOperation,
	items: readonly ItemOf<UpdateSingletonOperation>[],
): AsyncGenerator<ItemResult> {
	const reading = run.call(read).then((answer) => onlyRecordOf(read, answer));
	const { value: base, error: unread } = await tryCall(reading);
	if (unread) {
		for (const item of items) yield failed(item, unread);
		return;
	}
	const changes = new PendingChanges<ItemOf<UpdateSingletonOperation>>();
	for (const item of items) {
		const apply = (current: IDataObject) => merge(form.fields, current, item);
		const result = changesNothing(item)
			? changes.addUnchanged(ONLY_RECORD, base, item)
			: changes.add(ONLY_RECORD, base, item, apply);
		if (result) yield result;
	}
	changes.noteUnchanged(run, items);
	for (const write of changes.writes) {
		const { value: answer, error } = await tryCall(run.call(endpoint, { body: write.body }));
		if (error) yield* failedResults(write, error);
		// UltraCart answers with nothing here, by its documents: what was sent is what there is now.
		else yield* writtenResults(write, recordOf(endpoint, answer) ?? write.body);
	}
}

/** Changes what the account has only one of, while nobody else in this process does. */
export const updateSingleton: OperationHandler<UpdateSingletonOperation> = async function* (
	run,
	operation,
	items,
) {
	const { release } = await run.locks.hold(operation.noun, [ONLY_RECORD], run.signal);
	try {
		yield* change(run, operation, items);
	} finally {
		release();
	}
};
