import type { IDataObject } from 'n8n-workflow';

import { unreadable } from '../../shared/answer';
import { settle } from '../../shared/tryCall';
import { InputError } from '../../shared/errors';
import type { Item, Outcome } from '../item';
import { sameName, searchFor } from '../records/lookup';
import type { UploadOperation, UploadStatus } from '../operation';
import type { Kind, Run } from '../run';
import { isItemFailure } from '../records/each';
import { keyOf } from './key';

const entriesOf = ({ values }: Item, { input }: UploadOperation) => values[input] as string[];

/** What UltraCart said of each entry. */
function statuses(body: IDataObject, { told }: UploadOperation): Map<string, UploadStatus> {
	const said = new Map<string, UploadStatus>();
	for (const [list, status] of Object.entries(told)) {
		const entries = body[list];
		for (const entry of Array.isArray(entries) ? entries : []) said.set(sameName(entry), status);
	}
	return said;
}

/** @throws ApiError also where UltraCart says of no entry what became of it */
async function send(
	run: Run,
	operation: UploadOperation,
	id: IDataObject,
	entries: readonly string[],
): Promise<Map<string, UploadStatus>> {
	const endpoint = run.endpoint(operation.endpoint);
	const { body } = await run.call(endpoint, {
		in: id as Record<string, number>,
		body: { [endpoint.bodyList ?? '']: entries },
	});
	const said = statuses(body, operation);
	if (said.size > 0) return said;
	throw unreadable(endpoint, 200, 'UltraCart did not say what became of what was uploaded');
}

/** One output item for each entry. One that an item before had too counts as a duplicate, as if it had come in a later call. */
function outcomesOf(
	items: readonly Item[],
	said: Map<string, UploadStatus>,
	id: IDataObject,
	operation: UploadOperation,
): Outcome[] {
	const seen = new Set<string>();
	return items.map((item): Outcome => {
		const untold: string[] = [];
		const records = entriesOf(item, operation).flatMap((entry) => {
			const name = sameName(entry);
			const first = said.get(name);
			const status = seen.has(name) && first === 'uploaded' ? 'duplicate' : first;
			seen.add(name);
			if (status === undefined) untold.push(entry);
			return status === undefined ? [] : [{ [operation.entry]: entry, status, ...id }];
		});
		const made = records.some(({ status }) => status === 'uploaded') ? records : undefined;
		if (untold.length === 0) return { item, records, made };
		const failure = new InputError(
			`UltraCart did not say what became of ${untold.join(', ')}`,
			`Look at the ${operation.noun} there`,
		);
		return { item, records, made, failure };
	});
}

async function* upload(
	run: Run,
	operation: UploadOperation,
	id: IDataObject,
	items: readonly Item[],
): AsyncGenerator<Outcome> {
	const entries = new Map<string, string>();
	for (const entry of items.flatMap((item) => entriesOf(item, operation))) {
		if (!entries.has(sameName(entry))) entries.set(sameName(entry), entry);
	}
	const { value: said, thrown } = await settle(send(run, operation, id, [...entries.values()]));
	const outcomes = said ? outcomesOf(items, said, id, operation) : [];
	// The first failure may end the run: what was uploaded comes before it.
	yield* outcomes.filter(({ failure }) => failure === undefined);
	yield* outcomes.filter(({ failure }) => failure !== undefined);
	if (said) return;
	if (!isItemFailure(thrown)) throw thrown;
	for (const item of items) yield { item, records: [], failure: thrown };
}

/** Items that wait for the call of their record, and whose each entry is. */
class Waiting {
	readonly byRecord = new Map<unknown, Item[]>();
	private readonly owners = new Map<string, unknown>();

	/** Whether another record is to get an entry of the item before: which of them gets it depends on the order of the calls. */
	isInTheWay(record: unknown, entries: readonly string[]): boolean {
		return entries.some((entry) => (this.owners.get(sameName(entry)) ?? record) !== record);
	}

	add(record: unknown, item: Item, entries: readonly string[]): void {
		this.byRecord.set(record, [...(this.byRecord.get(record) ?? []), item]);
		for (const entry of entries) this.owners.set(sameName(entry), record);
	}
}

/** Gives records codes that were made elsewhere: one call for each record, whatever number of items name it. */
export const uploadCodes: Kind<UploadOperation> = async function* (run, operation, items) {
	const { id, read } = operation;
	const fresh = items.filter(({ made }) => made === undefined);
	for (const item of items)
		if (item.made !== undefined) yield { item, records: item.made as IDataObject[], made: item.made };
	const find = await searchFor(
		run,
		read,
		fresh.map(keyOf).filter(({ attribute }) => attribute !== id),
	);
	const rounds = [new Waiting()];
	for (const item of fresh) {
		const key = keyOf(item);
		const { record, failure } = key.attribute === id ? { record: { [id]: key.value } } : await find(key);
		if (failure) {
			yield { item, records: [], failure };
			continue;
		}
		const entries = entriesOf(item, operation);
		if (rounds.at(-1)?.isInTheWay(record[id], entries)) rounds.push(new Waiting());
		rounds.at(-1)?.add(record[id], item, entries);
	}
	for (const { byRecord } of rounds) {
		for (const [record, own] of byRecord) yield* upload(run, operation, { [id]: record as number }, own);
	}
};
