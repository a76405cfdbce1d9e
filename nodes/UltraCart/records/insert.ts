import type { Item, ItemResult } from '../item';
import type { Run } from '../run';
import { batchSizeFor, sendInBatches, type BatchInputs } from './batches';
import { insertOne, type InsertTarget } from './insertOne';
import { NamedInsertion, nameOf, type NamedTarget } from './namedInsertion';
import { looseForm } from './names';
import { failedResults, type PendingWrite } from './pendingWrite';

/** Where new records go. Those that have names are told apart by them. */
type Target = InsertTarget & (NamedTarget | { readonly uniqueBy?: undefined });

/** Records of which no two could share a name, and those that have to come after them and alone. */
function splitByName<W extends PendingWrite>(
	writes: readonly W[],
	target: NamedTarget,
): { distinct: W[]; alike: W[] } {
	const names = new Set<string>();
	const distinct: W[] = [];
	const alike: W[] = [];
	for (const write of writes) {
		const name = looseForm(nameOf(write.body, target));
		(names.has(name) ? alike : distinct).push(write);
		names.add(name);
	}
	return { distinct, alike };
}

/** Makes new records, in as few calls as UltraCart allows. */
export async function* insertRecords(
	run: Run,
	target: Target,
	writes: readonly PendingWrite<Item<BatchInputs>>[],
): AsyncGenerator<ItemResult> {
	const named = target.uniqueBy ? writes.filter(({ body }) => nameOf(body, target) !== undefined) : [];
	const nameless = target.uniqueBy ? writes.filter(({ body }) => nameOf(body, target) === undefined) : writes;
	if (target.uniqueBy) {
		const { distinct, alike } = splitByName(named, target);
		const items = writes.flatMap(({ changes }) => changes.map(({ item }) => item));
		const insertion = new NamedInsertion(run, target, writes);
		const sendAll = (some: readonly PendingWrite[], size: number) =>
			sendInBatches(some, { size, send: (batch) => insertion.send(batch), inspection: insertion });
		yield* sendAll(distinct, batchSizeFor(items, target.batch?.batchSize));
		yield* sendAll(alike, 1);
	}
	for (const write of nameless) {
		const error = yield* insertOne(run, target, write);
		if (error) yield* failedResults(write, error);
	}
}
