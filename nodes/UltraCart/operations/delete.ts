import type { BatchEndpoint, Endpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { failed, keyId, type ItemOf, type ItemResult, type RecordKey } from '../item';
import {
	type EndpointByMode,
	endpointFor,
	type Locator,
	type OperationBase,
	type ReadEndpoints,
} from '../operation';
import { BY_ID } from '../parameters';
import { batchesOf, batchSizeFor, isRefusedBatch, type BatchInputs } from '../records/batches';
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
	items.map((item) => ({ item, records: [{ deleted: true, [item.key.attribute]: item.key.value }] }));

const failedResults = ({ items }: Deletion, error: Error): ItemResult[] =>
	items.map((item) => failed(item, error));

/** @throws ApiError where the record may still be there */
async function deleteRecord(
	run: Run,
	{ read }: DeleteOperation,
	endpoint: Endpoint,
	key: RecordKey,
): Promise<void> {
	const request =
		endpoint.bodyList === undefined
			? { pathParameters: { [key.attribute]: key.value } }
			: { body: { [endpoint.bodyList]: [key.value] } };
	const { error } = await tryCall(run.call(endpoint, request));
	if (!error) return;
	// What UltraCart says of a record that is not there is not documented: a refusal is held against a look-up.
	if (!isAbsence(error) || (await lookUp(run, read, key))) throw error;
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
	operation: DeleteOperation,
	endpoint: Endpoint,
	batchEndpoint: BatchEndpoint,
	batch: readonly Deletion[],
): AsyncGenerator<ItemResult> {
	const body = { [batchEndpoint.bodyList]: batch.map(({ key }) => key.value) };
	const { error } = await tryCall(run.call(batchEndpoint, { body }));
	for (const deletion of batch) {
		if (!error) yield* deletedResults(deletion);
		else if (isRefusedBatch(error)) yield* deleteOne(run, operation, endpoint, deletion);
		else yield* failedResults(deletion, error);
	}
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
	const byMode = new Map<string, Deletion[]>();
	yield* sortByMode(run, operation, items, byMode);
	for (const [mode, deletions] of byMode) {
		const endpoint = endpointFor(operation.by, mode);
		const batchEndpoint = operation.batch?.[mode];
		const size = batchEndpoint ? batchSizeFor(items, batchEndpoint.batchSize) : 1;
		for (const batch of batchesOf(deletions, size)) {
			const [only] = batch;
			if (batchEndpoint && batch.length > 1)
				yield* deleteBatch(run, operation, endpoint, batchEndpoint, batch);
			else if (only) yield* deleteOne(run, operation, endpoint, only);
		}
	}
};
