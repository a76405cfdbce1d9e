import { ApiError } from '../../shared/errors';
import type { Endpoint } from '../../shared/table';
import { madeBefore } from '../item';
import type { Form, Locator, OperationBase, ReadEndpoints } from '../operation';
import { each } from '../records/each';
import { IdLookup } from '../records/idLookup';
import { writeRecord } from '../records/write';
import type { OperationHandler } from '../run';

export interface ActionOperation extends OperationBase<'action'> {
	readonly locator: Locator;
	readonly form: Form;
	readonly endpoint: Endpoint;
	readonly read: ReadEndpoints;
}

/** Does something to the record that each item names, with what the item's form holds. */
export const action: OperationHandler<ActionOperation> = async function* (run, operation, items) {
	const { id, read, endpoint } = operation;
	const open = items.filter(({ made }) => made === undefined);
	const lookup = await IdLookup.of(run, read, id, open);
	yield* each(items, async (item) => {
		if (item.made !== undefined) return madeBefore(item);
		const { value, error } = await lookup.find(item.key);
		if (error) throw error;
		const request = { pathParameters: { [id]: value }, body: item.record };
		// The record was there before: neither looking it up nor that it comes with an error would say whether the action was done.
		const { record, error: refused } = await writeRecord(run, endpoint, request);
		if (!record) throw refused;
		if (!refused) return { records: [record], made: record };
		return { records: [record], error: new ApiError({ ...refused.details, writeState: 'unknown' }) };
	});
};
