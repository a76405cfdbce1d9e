import { settle } from '../../shared/tryCall';
import type { Item, Key, Outcome } from '../item';
import { isAbsence, lookUp, nameOf, searchFor } from '../records/lookup';
import type { DeleteOperation } from '../operation';
import type { Kind, Run } from '../run';
import { isItemFailure } from '../records/each';
import { keyOf } from './key';
import { batchesOf, isRefusedBatch, sizeOf } from '../records/batches';

/** Items that name the same record are served by one deletion. */
interface Target {
	readonly key: Key;
	readonly items: Item[];
}

function targetsOf(items: readonly Item[]): Target[] {
	const targets = new Map<string, Target>();
	for (const item of items) {
		const key = keyOf(item);
		const target = targets.get(nameOf(key)) ?? { key, items: [] };
		target.items.push(item);
		targets.set(nameOf(key), target);
	}
	return [...targets.values()];
}

function deleted({ items }: Target): Outcome[] {
	return items.map((item) => {
		const { attribute, value } = keyOf(item);
		return { item, records: [{ deleted: true, [attribute]: value }] };
	});
}

const failed = ({ items }: Target, failure: Error): Outcome[] =>
	items.map((item) => ({ item, records: [], failure }));

async function deleteOne(run: Run, { by, read }: DeleteOperation, { key }: Target): Promise<void> {
	const endpoint = run.endpoint(by[key.mode] ?? '');
	const request =
		endpoint.bodyList === undefined
			? { in: { [key.attribute]: key.value } }
			: { body: { [endpoint.bodyList]: [key.value] } };
	const { thrown } = await settle(run.call(endpoint, request));
	if (thrown === undefined) return;
	// What UltraCart says of a record that is not there is not documented: a refusal is held against a look-up.
	if (!isAbsence(thrown) || (await lookUp(run, read, key))) throw thrown as Error;
}

async function* single(run: Run, operation: DeleteOperation, target: Target): AsyncGenerator<Outcome> {
	const { thrown } = await settle(deleteOne(run, operation, target));
	if (thrown === undefined) yield* deleted(target);
	else if (isItemFailure(thrown)) yield* failed(target, thrown);
	else throw thrown as Error;
}

async function* many(
	run: Run,
	operation: DeleteOperation,
	batchEndpoint: string,
	batch: readonly Target[],
): AsyncGenerator<Outcome> {
	const endpoint = run.endpoint(batchEndpoint);
	const body = { [endpoint.bodyList ?? '']: batch.map(({ key }) => key.value) };
	const { thrown } = await settle(run.call(endpoint, { body }));
	if (thrown !== undefined && !isItemFailure(thrown)) throw thrown as Error;
	for (const target of batch) {
		if (thrown === undefined) yield* deleted(target);
		else if (isRefusedBatch(thrown)) yield* single(run, operation, target);
		else yield* failed(target, thrown);
	}
}

/** Takes items apart by how they name the record. Where no endpoint deletes by that name, the record's ID is looked up. */
async function* byMode(
	run: Run,
	{ by, id, read }: DeleteOperation,
	items: readonly Item[],
	modes: Map<string, Target[]>,
): AsyncGenerator<Outcome> {
	const find = await searchFor(
		run,
		read,
		items.map(keyOf).filter(({ mode }) => by[mode] === undefined),
	);
	for (const target of targetsOf(items)) {
		const { key } = target;
		if (by[key.mode] !== undefined) modes.set(key.mode, [...(modes.get(key.mode) ?? []), target]);
		else {
			const { record, failure, absent } = await find(key);
			const named = { ...key, mode: 'id', attribute: id, value: record?.[id] as number };
			if (record) modes.set('id', [...(modes.get('id') ?? []), { ...target, key: named }]);
			else yield* absent ? deleted(target) : failed(target, failure);
		}
	}
}

/** Deletes the record that each item names. One that is not there counts as deleted. */
export const deleteRecords: Kind<DeleteOperation> = async function* (run, operation, items) {
	const modes = new Map<string, Target[]>();
	yield* byMode(run, operation, items, modes);
	for (const [mode, targets] of modes) {
		const batchEndpoint = operation.batch?.[mode];
		const size = batchEndpoint === undefined ? 1 : sizeOf(items, run.endpoint(batchEndpoint).batchSize);
		for (const batch of batchesOf(targets, size)) {
			const [only] = batch;
			if (batchEndpoint !== undefined && batch.length > 1) yield* many(run, operation, batchEndpoint, batch);
			else if (only) yield* single(run, operation, only);
		}
	}
};
