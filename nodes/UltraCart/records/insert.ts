import type { IDataObject } from 'n8n-workflow';

import { recordOf, recordsOf } from '../../shared/answer';
import type { ApiError } from '../../shared/errors';
import { settle } from '../../shared/tryCall';
import { isEmpty } from '../input/validate';
import { keyFor, type Key, type Outcome } from '../item';
import { sameName, searchFor, type Found } from './lookup';
import type { Naming, ReadEndpoints, WriteEndpoints } from '../operation';
import type { Run } from '../run';
import { holds } from './compare';
import { isItemFailure } from './each';
import { batchesOf, isRefusedBatch, sizeOf } from './batches';
import { failed, written, type Entry } from './pendingWrite';

/** Where new records go, and how one is recognised. */
export interface Insertion {
	readonly to: WriteEndpoints;
	readonly model: string;
	readonly noun: string;
	readonly read: ReadEndpoints;
	/** The name that no two records share, where there is one. */
	readonly known?: Naming;
}

/** There is nothing to empty in a new record, or in what it holds: what was left empty is not sent. */
function filled(record: IDataObject): IDataObject {
	const entries = Object.entries(record).filter(([, value]) => !isEmpty(value));
	return Object.fromEntries(entries.map(([name, value]) => [name, filledIn(value)]));
}

function filledIn(value: IDataObject[string]): IDataObject[string] {
	if (Array.isArray(value)) return (value as IDataObject[]).map(filledIn);
	return typeof value === 'object' && value !== null ? filled(value as IDataObject) : value;
}

async function* insertOne(run: Run, { to }: Insertion, entry: Entry): AsyncGenerator<Outcome> {
	const endpoint = run.endpoint(to.endpoint);
	const body = filled(entry.body);
	const { value: answer, thrown } = await settle(run.call(endpoint, { body }));
	if (answer) yield* written(entry, recordOf(endpoint, answer) ?? body, true);
	else if (isItemFailure(thrown)) yield* failed(entry, thrown);
	else throw thrown;
}

const nameIn = (record: IDataObject, { field: { apiName } }: Naming): string | undefined =>
	isEmpty(record[apiName]) ? undefined : sameName(record[apiName]);

const keyOf = ({ body }: Entry, { mode, field }: Naming, noun: string): Key =>
	keyFor(mode, field, body[field.apiName] as string, noun);

/**
 * What became of the entries that a batch's answer does not hold: UltraCart is asked, so that nothing is made twice. What is
 * there and holds all that was sent counts as made; what is not there is sent alone, where UltraCart has said no to the batch
 * and so is done with it.
 */
async function* settleRest(
	run: Run,
	insertion: Insertion & { known: Naming },
	rest: readonly Entry[],
	refusal: ApiError | undefined,
): AsyncGenerator<Outcome> {
	const { known, noun, read, model } = insertion;
	const find = await searchFor(
		run,
		read,
		rest.map((entry) => keyOf(entry, known, noun)),
	);
	const open: [Entry, Found][] = [];
	for (const entry of rest) {
		const found = await find(keyOf(entry, known, noun));
		if (found.record && holds(model, found.record, filled(entry.body), run.table.models))
			yield* written(entry, found.record, true);
		else open.push([entry, found]);
	}
	// After what was made, because the first failure may end the run.
	for (const [entry, { failure, absent }] of open) {
		if (failure && !absent) yield* failed(entry, refusal ?? failure);
		else if (refusal && !isRefusedBatch(refusal)) yield* failed(entry, refusal);
		else yield* insertOne(run, insertion, entry);
	}
}

async function* insertMany(
	run: Run,
	insertion: Insertion & { known: Naming },
	batch: readonly Entry[],
): AsyncGenerator<Outcome> {
	const { to, known } = insertion;
	const endpoint = run.endpoint(to.batch ?? '');
	const bodies = batch.map(({ body }) => filled(body));
	const { value: answer, thrown } = await settle(
		run.call(endpoint, { body: { [endpoint.bodyList ?? '']: bodies } }),
	);
	if (thrown !== undefined && !isItemFailure(thrown)) throw thrown as Error;
	const refusal = thrown as ApiError | undefined;
	if (refusal && refusal.writeState !== 'unknown' && !isRefusedBatch(refusal)) {
		for (const entry of batch) yield* failed(entry, refusal);
		return;
	}
	const made = new Map(
		(answer ? recordsOf(endpoint, answer) : []).map((record) => [nameIn(record, known), record]),
	);
	const rest: Entry[] = [];
	for (const entry of batch) {
		const record = made.get(nameIn(entry.body, known));
		if (record) yield* written(entry, record, true);
		else rest.push(entry);
	}
	if (rest.length > 0) yield* settleRest(run, insertion, rest, refusal);
}

/** Entries of which no two share a name, and the rest, which has to come after them and alone. */
function distinct(entries: readonly Entry[], known: Naming): { first: Entry[]; rest: Entry[] } {
	const names = new Set<string>();
	const first: Entry[] = [];
	const rest: Entry[] = [];
	for (const entry of entries) {
		const name = nameIn(entry.body, known);
		const isFirst = name !== undefined && !names.has(name);
		(isFirst ? first : rest).push(entry);
		if (isFirst) names.add(name);
	}
	return { first, rest };
}

/** Makes new records, in as few calls as UltraCart allows. */
export async function* insertAll(
	run: Run,
	insertion: Insertion,
	entries: readonly Entry[],
): AsyncGenerator<Outcome> {
	const { to, known } = insertion;
	let alone = entries;
	if (to.batch !== undefined && known) {
		const { first, rest } = distinct(entries, known);
		const items = entries.flatMap(({ steps }) => steps.map(({ item }) => item));
		for (const batch of batchesOf(first, sizeOf(items, run.endpoint(to.batch).batchSize))) {
			const [only] = batch;
			if (batch.length === 1 && only) yield* insertOne(run, insertion, only);
			else yield* insertMany(run, { ...insertion, known }, batch);
		}
		alone = rest;
	}
	for (const entry of alone) yield* insertOne(run, insertion, entry);
}
