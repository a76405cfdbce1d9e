import type { IDataObject } from 'n8n-workflow';

import { recordOf, recordsOf } from '../../shared/answer';
import { settle } from '../../shared/tryCall';
import type { Outcome } from '../item';
import type { WriteEndpoints } from '../operation';
import type { Run } from '../run';
import { isItemFailure } from './each';
import { batchesOf, isRefusedBatch, sizeOf } from './batches';
import { addStep, entryFor, failed, written, type Entry } from './pendingWrite';

/** Where changed records go, and the attribute that UltraCart's paths name them by. */
export interface Change {
	readonly to: WriteEndpoints;
	readonly id: string;
}

async function put(run: Run, { to, id }: Change, body: IDataObject): Promise<IDataObject> {
	const endpoint = run.endpoint(to.endpoint);
	const answer = await run.call(endpoint, { in: { [id]: body[id] as number }, body });
	return recordOf(endpoint, answer) ?? body;
}

/** One item's part after the other, where UltraCart does not take them together: a bad one does not spoil the others. */
async function* stepByStep(run: Run, change: Change, { base, steps }: Entry): AsyncGenerator<Outcome> {
	let current = base;
	for (const step of steps) {
		const entry = entryFor(current);
		addStep(entry, step);
		const { value: record, thrown } = await settle(put(run, change, entry.body));
		if (record) {
			yield* written(entry, record);
			current = record;
		} else if (isItemFailure(thrown)) yield* failed(entry, thrown);
		else throw thrown;
	}
}

async function* updateOne(run: Run, change: Change, entry: Entry): AsyncGenerator<Outcome> {
	const { value: record, thrown } = await settle(put(run, change, entry.body));
	if (record) yield* written(entry, record);
	else if (!isItemFailure(thrown)) throw thrown;
	else if (entry.steps.length > 1 && isRefusedBatch(thrown)) yield* stepByStep(run, change, entry);
	else yield* failed(entry, thrown);
}

async function* updateMany(run: Run, change: Change, batch: readonly Entry[]): AsyncGenerator<Outcome> {
	const { to, id } = change;
	const endpoint = run.endpoint(to.batch ?? '');
	const body = { [endpoint.bodyList ?? '']: batch.map((entry) => entry.body) };
	const { value: answer, thrown } = await settle(run.call(endpoint, { body }));
	if (thrown !== undefined && !isItemFailure(thrown)) throw thrown as Error;
	if (thrown !== undefined && !isRefusedBatch(thrown)) {
		for (const entry of batch) yield* failed(entry, thrown);
		return;
	}
	// Whatever the answer lacks is sent once more, alone: a PUT comes to the same however often it is made.
	const done = new Map((answer ? recordsOf(endpoint, answer) : []).map((record) => [record[id], record]));
	for (const entry of batch) {
		const record = done.get(entry.body[id]);
		if (record) yield* written(entry, record);
		else yield* updateOne(run, change, entry);
	}
}

/** Hands records over without waiting for the result. */
async function* handOver(run: Run, change: Change, batch: readonly Entry[]): AsyncGenerator<Outcome> {
	const { to, id } = change;
	const endpoint = run.endpoint(to.batch ?? '');
	const body = { [endpoint.bodyList ?? '']: batch.map((entry) => entry.body) };
	const query = { [endpoint.asyncMode?.parameter ?? '']: true };
	const { thrown } = await settle(run.call(endpoint, { query, body }));
	if (thrown !== undefined && !isItemFailure(thrown)) throw thrown as Error;
	for (const entry of batch) {
		const accepted = { accepted: true, [id]: entry.body[id] };
		if (thrown === undefined) yield* written(entry, accepted);
		else if (isRefusedBatch(thrown) && batch.length > 1) yield* handOver(run, change, [entry]);
		else yield* failed(entry, thrown);
	}
}

/** Writes changed records, in as few calls as UltraCart allows. */
export async function* updateAll(
	run: Run,
	change: Change,
	entries: readonly Entry[],
): AsyncGenerator<Outcome> {
	const items = entries.flatMap(({ steps }) => steps.map(({ item }) => item));
	const batch = change.to.batch === undefined ? undefined : run.endpoint(change.to.batch);
	const noWait = batch?.asyncMode !== undefined && items.every(({ values }) => values.doNotWait === true);
	const size = sizeOf(items, noWait ? batch.asyncMode.batchSize : (batch?.batchSize ?? 1));
	for (const part of batchesOf(entries, size)) {
		const [only] = part;
		if (noWait) yield* handOver(run, change, part);
		else if (part.length === 1 && only) yield* updateOne(run, change, only);
		else yield* updateMany(run, change, part);
	}
}
