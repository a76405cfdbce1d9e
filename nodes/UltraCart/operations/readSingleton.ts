import { onlyRecordOf } from '../../shared/answer';
import type { Endpoint } from '../../shared/table';
import type { OperationBase } from '../operation';
import { each } from '../records/each';
import type { OperationHandler } from '../run';

export interface ReadSingletonOperation extends OperationBase<'readSingleton'> {
	readonly endpoint: Endpoint;
}

/** Hands out what the account has only one of. */
export const readSingleton: OperationHandler<ReadSingletonOperation> = async function* (
	run,
	operation,
	items,
) {
	run.shareReads();
	const { endpoint } = operation;
	yield* each(items, async () => ({ records: [onlyRecordOf(endpoint, await run.call(endpoint))] }));
};
