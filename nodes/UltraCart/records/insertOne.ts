import type { IDataObject } from 'n8n-workflow';

import type { ApiError } from '../../shared/errors';
import type { Model } from '../../shared/table';
import { isEmpty } from '../input/validate';
import type { ItemResult } from '../item';
import { expanding, type ReadEndpoints, type WriteEndpoints } from '../operation';
import type { Run } from '../run';
import { holds } from './compare';
import { writtenResults, type PendingWrite } from './pendingWrite';
import { writeRecord } from './write';

function withoutEmptyIn(value: IDataObject[string]): IDataObject[string] {
	if (Array.isArray(value)) return (value as IDataObject[]).map(withoutEmptyIn);
	return typeof value === 'object' && value !== null ? withoutEmpty(value as IDataObject) : value;
}

/** There is nothing to empty in a new record, or in what it holds: what was left empty is not sent. */
export const withoutEmpty = (record: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(record)
			.filter(([, value]) => !isEmpty(value))
			.map(([name, value]) => [name, withoutEmptyIn(value)]),
	);

/** Where a new record goes. */
export interface InsertTarget extends WriteEndpoints {
	/** The attributes of a record. */
	readonly fields: Model;
	readonly read: ReadEndpoints;
}

/** Whether a record that UltraCart has holds all that was to be created. */
export const isAsSent = ({ fields }: InsertTarget, record: IDataObject, { body }: PendingWrite): boolean =>
	holds(fields, record, withoutEmpty(body));

/**
 * Makes a new record.
 *
 * @param find looks for a record of its name, where it has one
 * @returns why it could not be made
 */
export async function* insertOne(
	run: Run,
	target: InsertTarget,
	write: PendingWrite,
	find?: () => Promise<IDataObject | undefined>,
): AsyncGenerator<ItemResult, ApiError | undefined> {
	const request = { body: withoutEmpty(write.body), ...expanding(target.read.expand) };
	const { record, error } = await writeRecord(run, target.endpoint, request, async () => {
		const found = await find?.();
		return found && isAsSent(target, found, write) ? found : undefined;
	});
	// What comes with an error may be the record that was in the way.
	if (!record || (error && !isAsSent(target, record, write))) return error;
	yield* writtenResults(write, record, true, error);
	return undefined;
}
