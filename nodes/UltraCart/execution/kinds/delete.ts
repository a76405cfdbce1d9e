import { settle } from '../../../api/settle';
import { isAbsence, lookUp } from '../lookup';
import type { Key } from '../item';
import type { DeleteOperation } from '../operation';
import type { Kind, Run } from '../run';
import { each } from './each';
import { keyOf } from './key';

async function deleteRecord(run: Run, { by, read }: DeleteOperation, key: Key): Promise<void> {
	const endpoint = run.endpoint(by[key.name] ?? '');
	const request =
		endpoint.listIn === undefined
			? { in: { [key.attribute]: key.value } }
			: { body: { [endpoint.listIn]: [key.value] } };
	const { thrown } = await settle(run.call(endpoint, request));
	if (thrown === undefined) return;
	// What UltraCart says of a record that is not there is not documented: a refusal is held against a look-up.
	if (!isAbsence(thrown) || (await lookUp(run, read, key))) throw thrown as Error;
}

/** Deletes the record that each item names. One that is not there counts as deleted. */
export const deleteRecords: Kind<DeleteOperation> = async function* (run, operation, items) {
	yield* each(items, async (item) => {
		const key = keyOf(item);
		await deleteRecord(run, operation, key);
		return { records: [{ deleted: true, [key.attribute]: key.value }] };
	});
};
