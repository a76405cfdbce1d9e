import type { IDataObject } from 'n8n-workflow';

import { recordOf, recordsOf } from '../../shared/answer';
import type { BatchEndpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import type { Item, ItemResult } from '../item';
import type { WriteEndpoints } from '../operation';
import type { Run } from '../run';
import { batchesOf, batchSizeFor, isRefusedBatch, type BatchInputs } from './batches';
import { addChange, failedResults, pendingWriteTo, writtenResults, type PendingWrite } from './pendingWrite';

/** Inputs of operations that change records. */
export interface ChangeInputs extends BatchInputs {
	readonly doNotWait?: boolean;
}

/** Where changed records go, and the attribute that UltraCart's paths name them by. */
interface Target extends WriteEndpoints {
	readonly id: string;
}

async function put(run: Run, { endpoint, id }: Target, body: IDataObject): Promise<IDataObject> {
	const answer = await run.call(endpoint, { pathParameters: { [id]: body[id] as number }, body });
	return recordOf(endpoint, answer) ?? body;
}

/** One item's part after the other, where UltraCart does not take them together: a bad one does not spoil the others. */
async function* writeChangeByChange(
	run: Run,
	target: Target,
	{ base, changes }: PendingWrite,
): AsyncGenerator<ItemResult> {
	let current = base;
	for (const change of changes) {
		const write = pendingWriteTo(current);
		addChange(write, change);
		const { value: record, error } = await tryCall(put(run, target, write.body));
		if (error) yield* failedResults(write, error);
		else {
			yield* writtenResults(write, record);
			current = record;
		}
	}
}

async function* writeOne(run: Run, target: Target, write: PendingWrite): AsyncGenerator<ItemResult> {
	const { value: record, error } = await tryCall(put(run, target, write.body));
	if (!error) yield* writtenResults(write, record);
	else if (write.changes.length > 1 && isRefusedBatch(error)) yield* writeChangeByChange(run, target, write);
	else yield* failedResults(write, error);
}

const bodyOf = ({ bodyList }: BatchEndpoint, batch: readonly PendingWrite[]) => ({
	[bodyList]: batch.map(({ body }) => body),
});

async function* writeBatch(
	run: Run,
	target: Target,
	endpoint: NonNullable<WriteEndpoints['batch']>,
	batch: readonly PendingWrite[],
): AsyncGenerator<ItemResult> {
	const { id } = target;
	const { value: answer, error } = await tryCall(run.call(endpoint, { body: bodyOf(endpoint, batch) }));
	if (error && !isRefusedBatch(error)) {
		for (const write of batch) yield* failedResults(write, error);
		return;
	}
	// Whatever the answer lacks is sent once more, alone: a PUT comes to the same however often it is made.
	const records = new Map((answer ? recordsOf(endpoint, answer) : []).map((record) => [record[id], record]));
	for (const write of batch) {
		const record = records.get(write.body[id]);
		if (record) yield* writtenResults(write, record);
		else yield* writeOne(run, target, write);
	}
}

/** Sends records without waiting for the result. */
async function* writeAsync(
	run: Run,
	id: string,
	endpoint: BatchEndpoint,
	parameter: string,
	batch: readonly PendingWrite[],
): AsyncGenerator<ItemResult> {
	const request = { query: { [parameter]: true }, body: bodyOf(endpoint, batch) };
	const { error } = await tryCall(run.call(endpoint, request));
	for (const write of batch) {
		if (!error) yield* writtenResults(write, { accepted: true, [id]: write.body[id] });
		else if (isRefusedBatch(error) && batch.length > 1)
			yield* writeAsync(run, id, endpoint, parameter, [write]);
		else yield* failedResults(write, error);
	}
}

/** Writes changed records, in as few calls as UltraCart allows. */
export async function* writeChanges(
	run: Run,
	target: Target,
	writes: readonly PendingWrite<Item<ChangeInputs>>[],
): AsyncGenerator<ItemResult> {
	const { batch: endpoint, id } = target;
	const items = writes.flatMap(({ changes }) => changes.map(({ item }) => item));
	const asyncMode = items.every(({ inputs }) => inputs.doNotWait) ? endpoint?.asyncMode : undefined;
	const size = batchSizeFor(items, (asyncMode ?? endpoint)?.batchSize);
	for (const batch of batchesOf(writes, size)) {
		const [only] = batch;
		if (endpoint && asyncMode) yield* writeAsync(run, id, endpoint, asyncMode.parameter, batch);
		else if (endpoint && batch.length > 1) yield* writeBatch(run, target, endpoint, batch);
		else if (only) yield* writeOne(run, target, only);
	}
}
