import { onlyRecordOf } from '../../shared/answer';
import type { Endpoint } from '../../shared/table';
import { filledBy } from '../item';
import type { Locator, OperationBase, ReadEndpoints } from '../operation';
import { each } from '../records/each';
import { IdLookup } from '../records/idLookup';
import type { OperationHandler } from '../run';

export interface ReadPartOperation extends OperationBase<'readPart'> {
	readonly locator: Locator;
	readonly endpoint: Endpoint;
	readonly read: ReadEndpoints;
	/** Parameter of the input that fills each parameter of the path beside the record's ID. */
	readonly path?: Readonly<Record<string, string>>;
}

/** Hands out what the record that each item names has one of, such as a balance, and what an endpoint of its own reads. */
export const readPart: OperationHandler<ReadPartOperation> = async function* (run, operation, items) {
	run.shareReads();
	const { id, read, endpoint, path = {} } = operation;
	const lookup = await IdLookup.of(run, read, id, items);
	yield* each(items, async (item) => {
		const { value, error } = await lookup.find(item.key);
		if (error) throw error;
		const request = { pathParameters: { ...item.key.within, ...filledBy(path, item), [id]: value } };
		return { records: [onlyRecordOf(endpoint, await run.call(endpoint, request))] };
	});
};
