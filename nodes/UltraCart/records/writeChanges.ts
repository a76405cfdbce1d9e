import type { IDataObject } from 'n8n-workflow';

import { recordsIn } from '../../shared/answer';
import type { BatchEndpoint, Model } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import type { Item, ItemResult, RecordKey } from '../item';
import { expanding, type WriteEndpoints } from '../operation';
import { BY_ID } from '../parameters';
import type { Run } from '../run';
import { batchSizeFor, isRefusedBatch, sendInBatches, type BatchInputs } from './batches';
import { holds } from './compare';
import { Lookup, lookUp, type Found } from './lookup';
import { PendingChanges } from './pendingChanges';
import { failedResults, pendingWriteTo, tryChange, writtenResults, type PendingWrite } from './pendingWrite';
import type { Hold } from './recordLocks';
import { explainRefusal, type RenamingTarget } from './takenName';
import { writeRecord, type Written } from './write';

/** Inputs of operations that change records. */
export interface ChangeInputs extends BatchInputs {
	readonly doNotWait?: boolean;
}

/** Where changed records go, and the attribute that UltraCart's paths name them by. */
interface Target extends WriteEndpoints, RenamingTarget {
	/** The attributes of a record. */
	readonly fields: Model;
}

/** Whether a record that UltraCart has holds what was changed. */
function isAsWritten({ fields }: Target, record: IDataObject, { base, body }: PendingWrite): boolean {
	const changed = Object.entries(body).filter(
		([name, value]) => JSON.stringify(base[name]) !== JSON.stringify(value),
	);
	return holds(fields, record, Object.fromEntries(changed));
}

async function put(run: Run, target: Target, write: PendingWrite): Promise<Written> {
	const { endpoint, id, read } = target;
	const { body } = write;
	const value = body[id] as string | number;
	const request = { pathParameters: { [id]: value }, body, ...expanding(read.expand) };
	const written = await writeRecord(run, endpoint, request, async () => {
		const found = await lookUp(run, read, { mode: BY_ID, attribute: id, value, words: '' });
		// An empty answer does not say that it was done.
		return found && isAsWritten(target, found, write) ? found : undefined;
	});
	return written.record ? written : { error: await explainRefusal(run, target, write, written.error) };
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
		const unfit = tryChange(write, change);
		if (unfit) {
			yield unfit;
			continue;
		}
		const changesNothing = write.body === current;
		const { record, error } = changesNothing ? { record: current } : await put(run, target, write);
		yield* record ? writtenResults(write, record, false, error) : failedResults(write, error);
		current = record ?? current;
	}
}

async function* writeOne(run: Run, target: Target, write: PendingWrite): AsyncGenerator<ItemResult> {
	const { record, error } = await put(run, target, write);
	if (record) yield* writtenResults(write, record, false, error);
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
): AsyncGenerator<ItemResult, readonly PendingWrite[]> {
	const { id } = target;
	const { value: answer, error } = await tryCall(
		run.call(endpoint, { body: bodyOf(endpoint, batch), ...expanding(target.read.expand) }),
	);
	const isRefused = error !== undefined && isRefusedBatch(error);
	if (error && !isRefused) {
		for (const write of batch) yield* failedResults(write, error);
		return [];
	}
	const inAnswer = recordsIn(endpoint, answer?.body ?? error?.answer ?? {});
	const records = new Map(inAnswer.map((record) => [record[id], record]));
	const missing = batch.filter(({ body }) => !records.has(body[id]));
	for (const write of batch) {
		const record = records.get(write.body[id]);
		// An error that came with all records is told with the last, because the first failure may end the run.
		const told = missing.length === 0 && write === batch.at(-1) ? error : undefined;
		if (record) yield* writtenResults(write, record, false, told);
	}
	// A PUT comes to the same however often it is made, and the records are there: they were read a moment ago.
	if (isRefused) return missing;
	for (const write of missing) yield* writeOne(run, target, write);
	return [];
}

const receiptFor = (item: Item, name: IDataObject): ItemResult => ({
	item,
	records: [{ accepted: true, ...name }],
	isReceipt: true,
});

/** Sends records without waiting for the result. */
async function* writeAsync(
	run: Run,
	target: Target,
	endpoint: BatchEndpoint,
	parameter: string,
	batch: readonly PendingWrite[],
): AsyncGenerator<ItemResult, readonly PendingWrite[]> {
	const request = { query: { [parameter]: true }, body: bodyOf(endpoint, batch) };
	const { error } = await tryCall(run.call(endpoint, request));
	if (error && isRefusedBatch(error) && batch.length > 1) return batch;
	const [only] = batch;
	if (error && isRefusedBatch(error) && only && only.changes.length > 1) {
		// One by one, and waiting: the next change is built on what came of the one before.
		yield* writeChangeByChange(run, target, only);
		return [];
	}
	for (const write of batch) {
		if (error) yield* failedResults(write, error);
		else for (const { item } of write.changes) yield receiptFor(item, { [target.id]: write.body[target.id] });
	}
	return [];
}

/**
 * The writes as they have to be now that somebody else has written some of their records: built on what is there.
 *
 * @param stale IDs of those records
 */
async function* renewed(
	run: Run,
	{ id, read, noun }: Target,
	writes: readonly PendingWrite[],
	stale: Hold['stale'],
): AsyncGenerator<ItemResult, readonly PendingWrite[]> {
	const keyOf = ({ body }: PendingWrite): RecordKey => {
		const value = body[id] as string | number;
		return { mode: BY_ID, attribute: id, value, words: `${noun} with ID ${value}` };
	};
	run.forgetReads();
	const lookup = await Lookup.of(run, read, writes.filter(({ body }) => stale.has(body[id])).map(keyOf));
	const changes = new PendingChanges<Item>();
	for (const write of writes) {
		const { base, body } = write;
		const found: Found = stale.has(body[id]) ? await lookup.find(keyOf(write)) : { record: base };
		if (found.error) {
			yield* failedResults(write, found.error);
			continue;
		}
		for (const { item, apply } of write.changes) {
			const result = changes.add(body[id], found.record, item, apply);
			if (result) yield result;
		}
	}
	return changes.writes;
}

/** Writes changed records, in as few calls as UltraCart allows, while nobody else in this process writes them. */
export async function* writeChanges(
	run: Run,
	target: Target,
	writes: readonly PendingWrite<Item<ChangeInputs>>[],
): AsyncGenerator<ItemResult> {
	const { batch: endpoint, id } = target;
	const items = writes.flatMap(({ changes }) => changes.map(({ item }) => item));
	const asyncMode = items.every(({ inputs }) => inputs.doNotWait) ? endpoint?.asyncMode : undefined;
	const size = batchSizeFor(items, (asyncMode ?? endpoint)?.batchSize);
	yield* sendInBatches<PendingWrite>(writes, {
		size,
		send: async function* (writes) {
			const ids = writes.map(({ body }) => body[id]);
			const { stale, release } = await run.locks.hold(target.noun, ids, run.signal);
			try {
				const batch = stale.size > 0 ? yield* renewed(run, target, writes, stale) : writes;
				const [only] = batch;
				if (!only) return [];
				if (endpoint && asyncMode)
					return yield* writeAsync(run, target, endpoint, asyncMode.parameter, batch);
				if (endpoint && batch.length > 1) return yield* writeBatch(run, target, endpoint, batch);
				yield* writeOne(run, target, only);
				return [];
			} finally {
				release();
			}
		},
	});
}
