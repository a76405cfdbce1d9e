import { ApiError } from '../../shared/errors';
import type { BatchEndpoint, Endpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { failed, keyId, madeBefore, type ItemOf, type ItemResult, type RecordKey } from '../item';
import {
	type EndpointByMode,
	endpointFor,
	type Locator,
	type OperationBase,
	type ReadEndpoints,
} from '../operation';
import { BY_ID } from '../parameters';
import {
	batchSizeFor,
	isRefusedBatch,
	sendInBatches,
	type BatchInputs,
	type Inspection,
} from '../records/batches';
import { RecordInspection } from '../records/inspection';
import { isAbsence, lookUp, Lookup } from '../records/lookup';
import type { OperationHandler, Run } from '../run';

export interface DeleteOperation extends OperationBase<'delete'> {
	readonly locator: Locator;
	/** Endpoint per mode of the locator, as far as there is one. Where there is none, the record's ID is looked up. */
	readonly by: EndpointByMode;
	readonly batch?: EndpointByMode<BatchEndpoint>;
	readonly read: ReadEndpoints;
}

type Item = ItemOf<DeleteOperation, BatchInputs>;

/** Items that name the same record are served by one deletion. */
interface Deletion {
	readonly key: RecordKey;
	readonly items: Item[];
}

function deletionsOf(items: readonly Item[]): Deletion[] {
	const deletions = new Map<string, Deletion>();
	for (const item of items) {
		const { key } = item;
		const deletion = deletions.get(keyId(key)) ?? { key, items: [] };
		deletion.items.push(item);
		deletions.set(keyId(key), deletion);
	}
	return [...deletions.values()];
}

const deletedResults = ({ items }: Deletion): ItemResult[] =>
	items.map((item) => {
		const deleted = { deleted: true, [item.key.attribute]: item.key.value };
		return { item, records: [deleted], made: deleted };
	});

const failedResults = ({ items }: Deletion, error: Error): ItemResult[] =>
	items.map((item) => failed(item, error));

const maybeGone = (endpoint: Endpoint, { words }: RecordKey, { status }: ApiError): ApiError =>
	new ApiError({
		endpoint,
		writeState: 'unknown',
		...(status !== undefined && { status }),
		explanation: `UltraCart refused to delete the ${words}, and did not say whether it is there`,
	});

/** A record that is gone already counts as deleted. */
class DeletionInspection extends RecordInspection<Deletion> implements Inspection<Deletion> {
	resultsOf(deletion: Deletion): readonly ItemResult[] | undefined {
		return this.found(deletion)?.isAbsent ? deletedResults(deletion) : undefined;
	}
}

/** @throws ApiError where the record may still be there */
async function deleteRecord(
	run: Run,
	{ read }: DeleteOperation,
	endpoint: Endpoint,
	key: RecordKey,
): Promise<void> {
	const request =
		endpoint.bodyList === undefined
			? { pathParameters: { ...key.within, [key.attribute]: key.value } }
			: { body: { [endpoint.bodyList]: [key.value] } };
	const { error } = await tryCall(run.call(endpoint, request));
	if (!error) return;
	if (!isAbsence(error)) throw error;
	// What UltraCart says of a record that is not there is not documented: a refusal is held against a look-up.
	const { value: record, error: unread } = await tryCall(lookUp(run, read, key));
	if (unread) throw maybeGone(endpoint, key, error);
	if (record) throw error;
}

async function* deleteOne(
	run: Run,
	operation: DeleteOperation,
	endpoint: Endpoint,
	deletion: Deletion,
): AsyncGenerator<ItemResult> {
	const { error } = await tryCall(deleteRecord(run, operation, endpoint, deletion.key));
	yield* error ? failedResults(deletion, error) : deletedResults(deletion);
}

async function* deleteBatch(
	run: Run,
	endpoint: BatchEndpoint,
	batch: readonly Deletion[],
): AsyncGenerator<ItemResult, readonly Deletion[]> {
	const body = { [endpoint.bodyList]: batch.map(({ key }) => key.value) };
	const { error } = await tryCall(run.call(endpoint, { body }));
	if (error && isRefusedBatch(error)) return batch;
	for (const deletion of batch) yield* error ? failedResults(deletion, error) : deletedResults(deletion);
	return [];
}

/** Sorts deletions by how they name the record, looking up the ID where no endpoint deletes by that name. */
async function* sortByMode(
	run: Run,
	{ by, id, read }: DeleteOperation,
	items: readonly Item[],
	byMode: Map<string, Deletion[]>,
): AsyncGenerator<ItemResult> {
	const add = (mode: string, deletion: Deletion) => {
		const deletions = byMode.get(mode);
		if (deletions) deletions.push(deletion);
		else byMode.set(mode, [deletion]);
	};
	const unnamed = items.map(({ key }) => key).filter(({ mode }) => by[mode] === undefined);
	const lookup = await Lookup.of(run, read, unnamed);
	for (const deletion of deletionsOf(items)) {
		const { key } = deletion;
		if (by[key.mode] !== undefined) {
			add(key.mode, deletion);
			continue;
		}
		const { record, error, isAbsent } = await lookup.find(key);
		if (record) {
			const value = record[id] as string | number;
			add(BY_ID, { ...deletion, key: { ...key, mode: BY_ID, attribute: id, value } });
		} else yield* isAbsent ? deletedResults(deletion) : failedResults(deletion, error);
	}
}

/** Deletes the record that each item names. One that is not there counts as deleted. */
export const deleteRecords: OperationHandler<DeleteOperation, BatchInputs> = async function* (
	run,
	operation,
	items,
) {
	run.shareReads();
	const { by, batch, read } = operation;
	for (const item of items) if (item.made !== undefined) yield madeBefore(item);
	const open = items.filter(({ made }) => made === undefined);
	const byMode = new Map<string, Deletion[]>();
	yield* sortByMode(run, operation, open, byMode);
	for (const [mode, deletions] of byMode) {
		const endpoint = endpointFor(by, mode);
		const batchEndpoint = batch?.[mode];
		yield* sendInBatches(deletions, {
			size: batchEndpoint ? batchSizeFor(open, batchEndpoint.batchSize) : 1,
			send: async function* (some) {
				const [only] = some;
				if (batchEndpoint && some.length > 1) return yield* deleteBatch(run, batchEndpoint, some);
				if (only) yield* deleteOne(run, operation, endpoint, only);
				return [];
			},
			inspection: new DeletionInspection(run, read, ({ key }) => key),
		});
	}
};
