import { ABOUT_THE_CALLER } from '../../shared/answer';
import type { ApiError } from '../../shared/errors';
import type { Endpoint } from '../../shared/table';
import type { Item, ItemResult } from '../item';

/** Inputs of operations that have an endpoint for many records at once. */
export interface BatchInputs {
	readonly recordsPerCall?: number;
}

/** How many records a call may carry: what UltraCart takes, or less where the user wants less. */
export function batchSizeFor(
	items: readonly Item<BatchInputs>[],
	batchSize: Endpoint['batchSize'] = 1,
): number {
	return items.reduce((size, { inputs }) => Math.min(size, inputs.recordsPerCall ?? batchSize), batchSize);
}

/** UltraCart's own answers end here; 502 to 504 come from what stands before it. */
const LAST_OWN_STATUS = 500;

/** Whether UltraCart itself has looked at a batch and said no: then parts of it may be taken. */
export function isRefusedBatch({ status, details }: ApiError): boolean {
	if (status === undefined || !details.saidByUltraCart) return false;
	// One record alone would fare no better where it is about the caller.
	return status <= LAST_OWN_STATUS && !ABOUT_THE_CALLER.has(status);
}

/** How records are sent, and how those of a refused batch are looked for. */
export interface Sending<T> {
	/** How many records a call carries. */
	readonly size: number;
	/**
	 * Sends some records in one call, or a single one.
	 *
	 * @returns what UltraCart refused: of several, those that have to be sent apart; a single one only where `resultsOf` has its
	 *   results, which come after those of its batch
	 */
	readonly send: (batch: readonly T[]) => AsyncGenerator<ItemResult, readonly T[]>;
	readonly inspection?: Inspection<T>;
}

/** What can be found out of records for which a refusal is no surprise: gone already, or there already. */
export interface Inspection<T> {
	/** Looks for records in the listing, as far as that costs no more than `most` calls. */
	readonly list: (records: readonly T[], most: number) => Promise<void>;
	/** Looks for records whatever it costs; `others` may be asked for next. */
	readonly lookUp: (records: readonly T[], others: readonly T[]) => Promise<void>;
	/** The results of a record that needs no call any more. */
	readonly resultsOf: (record: T) => readonly ItemResult[] | undefined;
}

/**
 * Sends records in batches. What a refused batch holds is found out in whichever way costs fewer calls.
 *
 * After the first refusal the batches to come are taken to be like the refused one. If the listing tells of all records in fewer
 * calls than halving all these batches would take, it is read, and what needs no call any more is left out. Otherwise the batch
 * is halved. Where UltraCart does not say how many records it has, the listing is read until it has cost as much as halving
 * would: then the two together cost twice as much as the cheaper one, and no more.
 */
export async function* sendInBatches<T>(
	records: readonly T[],
	sending: Sending<T>,
): AsyncGenerator<ItemResult> {
	const { size, send, inspection } = sending;
	let waiting = records;
	let next = 0;
	let isListed = false;
	while (next < waiting.length) {
		const { batch, settled } = nextBatch(waiting, next, sending);
		next += batch.length + settled.length;
		const refused = batch.length > 0 ? yield* send(batch) : [];
		// After what was done, because the first failure may end the run.
		if (batch.length === 1 || refused.length === 0) {
			yield* resultsOf([...settled, ...refused], sending);
			continue;
		}
		const rest = waiting.slice(next);
		const most = costOfHalving(refused.length + rest.length, size);
		// A page and the batch once more: less it can't be.
		if (!isListed && most > 2) await inspection?.list([...refused, ...rest], most);
		isListed = true;
		const isKnown = refused.some((record) => inspection?.resultsOf(record));
		const again = isKnown ? refused : yield* sendHalves(refused, rest, sending);
		waiting = [...settled, ...again, ...rest];
		next = 0;
	}
}

/** As many records as fill a call, and those before them that need none. */
function nextBatch<T>(waiting: readonly T[], start: number, { size, inspection }: Sending<T>) {
	const batch: T[] = [];
	const settled: T[] = [];
	for (let next = start; next < waiting.length && batch.length < size; next++) {
		const record = waiting[next] as T;
		(inspection?.resultsOf(record) ? settled : batch).push(record);
	}
	return { batch, settled };
}

function* resultsOf<T>(settled: readonly T[], { inspection }: Sending<T>): Generator<ItemResult> {
	for (const record of settled) yield* inspection?.resultsOf(record) ?? [];
}

/** Calls that it takes at most to find one bad record in each batch by halving. */
function costOfHalving(records: number, size = records): number {
	const batches = Math.ceil(records / size);
	return batches * 2 * Math.ceil(Math.log2(Math.min(records, size)));
}

const halvesOf = <T>(records: readonly T[]): (readonly T[])[] => {
	const middle = Math.ceil(records.length / 2);
	return [records.slice(0, middle), records.slice(middle)].filter(({ length }) => length > 0);
};

/**
 * Sends the records of a refused batch in halves, and those of refused halves in theirs: one bad record of 50 is found in 12
 * calls. With many bad ones that comes to twice as many calls as one for each record: once it has cost half as many, the rest is
 * looked for, or sent one by one where there is nothing to be found out.
 *
 * @returns what can be sent in batches again, now that it is known what to leave out
 */
async function* sendHalves<T>(
	batch: readonly T[],
	others: readonly T[],
	sending: Sending<T>,
): AsyncGenerator<ItemResult, readonly T[]> {
	const { send, inspection } = sending;
	const most = Math.max(costOfHalving(batch.length), batch.length / 2);
	const parts = halvesOf(batch);
	const settled: T[] = [];
	for (let calls = 0; parts.length > 0 && calls < most; calls++) {
		const part = parts.shift() ?? [];
		const refused = yield* send(part);
		if (part.length === 1) settled.push(...refused);
		else parts.unshift(...halvesOf(refused));
	}
	const unsent = parts.flat();
	if (unsent.length > 0) await inspection?.lookUp(unsent, others);
	const isKnown = unsent.some((record) => inspection?.resultsOf(record));
	if (!isKnown) for (const record of unsent) settled.push(...(yield* send([record])));
	yield* resultsOf(settled, sending);
	return isKnown ? unsent : [];
}
