import type { IDataObject } from 'n8n-workflow';

import { recordsIn } from '../../shared/answer';
import type { ApiError } from '../../shared/errors';
import type { Model } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { isEmpty } from '../input/validate';
import { foldCase, keyFor, type Item, type ItemResult, type RecordKey } from '../item';
import type { LocatorMode, ReadEndpoints, WriteEndpoints } from '../operation';
import type { Run } from '../run';
import { batchesOf, batchSizeFor, isRefusedBatch, type BatchInputs } from './batches';
import { holds } from './compare';
import { Lookup, lookUp, type Found } from './lookup';
import { failedResults, writtenResults, type PendingWrite } from './pendingWrite';
import { writeRecord } from './write';

/** Where new records go. */
interface Target extends WriteEndpoints {
	/** The attributes of a record. */
	readonly fields: Model;
	readonly noun: string;
	readonly read: ReadEndpoints;
	/** The name that no two records share, where there is one. */
	readonly uniqueBy?: LocatorMode;
}

/** A target where many records go at once, and are told apart by their names. */
type BatchTarget = Target & Required<Pick<Target, 'batch' | 'uniqueBy'>>;

const takesBatches = (target: Target): target is BatchTarget =>
	target.batch !== undefined && target.uniqueBy !== undefined;

function withoutEmptyIn(value: IDataObject[string]): IDataObject[string] {
	if (Array.isArray(value)) return (value as IDataObject[]).map(withoutEmptyIn);
	return typeof value === 'object' && value !== null ? withoutEmpty(value as IDataObject) : value;
}

/** There is nothing to empty in a new record, or in what it holds: what was left empty is not sent. */
const withoutEmpty = (record: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(record)
			.filter(([, value]) => !isEmpty(value))
			.map(([name, value]) => [name, withoutEmptyIn(value)]),
	);

const nameIn = (record: IDataObject, { field: { apiName } }: LocatorMode): string | undefined =>
	isEmpty(record[apiName]) ? undefined : foldCase(record[apiName]);

type NamedTarget = Target & Required<Pick<Target, 'uniqueBy'>>;

const isNamed = (target: Target, record: IDataObject): target is NamedTarget =>
	target.uniqueBy !== undefined && nameIn(record, target.uniqueBy) !== undefined;

const keyOf = ({ body }: PendingWrite, { noun, uniqueBy: { mode, field } }: NamedTarget): RecordKey =>
	keyFor(mode, field, body[field.apiName] as string, noun);

async function* insertOne(run: Run, target: Target, write: PendingWrite): AsyncGenerator<ItemResult> {
	const body = withoutEmpty(write.body);
	const isOurs = (record: IDataObject | undefined) => record && holds(target.fields, record, body);
	const { record, error } = await writeRecord(run, target.endpoint, { body }, async () => {
		if (!isNamed(target, body)) return undefined;
		const there = await lookUp(run, target.read, keyOf(write, target));
		return isOurs(there) ? there : undefined;
	});
	// What comes with an error may be the record that was in the way.
	if (record && (!error || isOurs(record))) yield* writtenResults(write, record, true, error);
	else if (error) yield* failedResults(write, error);
}

/**
 * What became of the records that a batch's answer does not hold: UltraCart is asked, so that nothing is made twice. What is
 * there and holds all that was sent counts as made; what is not there is sent alone, where UltraCart has said no to the batch
 * and so is done with it.
 */
async function* insertRest(
	run: Run,
	target: BatchTarget,
	rest: readonly PendingWrite[],
	refusal: ApiError | undefined,
): AsyncGenerator<ItemResult> {
	const keys = rest.map((write) => keyOf(write, target));
	const lookup = await Lookup.of(run, target.read, keys);
	const open: [PendingWrite, Found][] = [];
	for (const write of rest) {
		const found = await lookup.find(keyOf(write, target));
		if (found.record && holds(target.fields, found.record, withoutEmpty(write.body)))
			yield* writtenResults(write, found.record, true);
		else open.push([write, found]);
	}
	// After what was made, because the first failure may end the run.
	for (const [write, { error, isAbsent }] of open) {
		if (error && !isAbsent) yield* failedResults(write, refusal ?? error);
		else if (refusal && !isRefusedBatch(refusal)) yield* failedResults(write, refusal);
		else yield* insertOne(run, target, write);
	}
}

async function* insertBatch(
	run: Run,
	target: BatchTarget,
	batch: readonly PendingWrite[],
): AsyncGenerator<ItemResult> {
	const { batch: endpoint, uniqueBy } = target;
	const body = { [endpoint.bodyList]: batch.map((write) => withoutEmpty(write.body)) };
	const { value: answer, error } = await tryCall(run.call(endpoint, { body }));
	if (error && error.writeState !== 'unknown' && !isRefusedBatch(error)) {
		for (const write of batch) yield* failedResults(write, error);
		return;
	}
	const records = recordsIn(endpoint, answer?.body ?? error?.answer ?? {});
	const made = new Map(records.map((record) => [nameIn(record, uniqueBy), record]));
	const rest = batch.filter((write) => !made.has(nameIn(write.body, uniqueBy)));
	for (const write of batch) {
		const record = made.get(nameIn(write.body, uniqueBy));
		// An error that came with all records is told with the last, because the first failure may end the run.
		const told = rest.length === 0 && write === batch.at(-1) ? error : undefined;
		if (record) yield* writtenResults(write, record, true, told);
	}
	if (rest.length > 0) yield* insertRest(run, target, rest, error);
}

/** Records of which no two share a name, and the rest, which has to come after them and alone. */
function splitByName<W extends PendingWrite>(
	writes: readonly W[],
	uniqueBy: LocatorMode,
): { distinct: W[]; rest: W[] } {
	const names = new Set<string>();
	const distinct: W[] = [];
	const rest: W[] = [];
	for (const write of writes) {
		const name = nameIn(write.body, uniqueBy);
		const isFirst = name !== undefined && !names.has(name);
		(isFirst ? distinct : rest).push(write);
		if (isFirst) names.add(name);
	}
	return { distinct, rest };
}

/** Makes new records, in as few calls as UltraCart allows. */
export async function* insertRecords(
	run: Run,
	target: Target,
	writes: readonly PendingWrite<Item<BatchInputs>>[],
): AsyncGenerator<ItemResult> {
	let alone = writes;
	if (takesBatches(target)) {
		const { distinct, rest } = splitByName(writes, target.uniqueBy);
		const items = writes.flatMap(({ changes }) => changes.map(({ item }) => item));
		for (const batch of batchesOf(distinct, batchSizeFor(items, target.batch.batchSize))) {
			const [only] = batch;
			if (batch.length > 1) yield* insertBatch(run, target, batch);
			else if (only) yield* insertOne(run, target, only);
		}
		alone = rest;
	}
	for (const write of alone) yield* insertOne(run, target, write);
}
