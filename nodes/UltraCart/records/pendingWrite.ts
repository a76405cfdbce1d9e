import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isEmpty } from '../input/validate';
import { failed, type Item, type ItemResult } from '../item';

/** What one item does to a record. */
export interface Change<I extends Item = Item> {
	readonly item: I;
	/** The whole record after it. @throws InputError where that can't be done */
	readonly apply: (current: IDataObject) => IDataObject;
}

interface AppliedChange<I extends Item> extends Change<I> {
	/** The record after this change and those before it. */
	readonly body: IDataObject;
}

/** A record that is to be written, for one item or for several that name the same record. */
export interface PendingWrite<I extends Item = Item> {
	/** The record as UltraCart has it; empty for a new one. */
	readonly base: IDataObject;
	readonly changes: AppliedChange<I>[];
	/** The record after all changes. */
	body: IDataObject;
}

export const pendingWriteTo = <I extends Item>(base: IDataObject): PendingWrite<I> => ({
	base,
	changes: [],
	body: base,
});

/**
 * Adds what an item does to what the items before it did.
 *
 * @throws InputError, and leaves the write as it was
 */
export function addChange<I extends Item>(write: PendingWrite<I>, change: Change<I>): void {
	write.body = change.apply(write.body);
	write.changes.push({ ...change, body: write.body });
}

/** @returns the result where the change does not fit the record, which stays as it was */
export function tryChange<I extends Item>(write: PendingWrite<I>, change: Change<I>): ItemResult | undefined {
	try {
		addChange(write, change);
		return undefined;
	} catch (thrown) {
		if (thrown instanceof InputError) return failed(change.item, thrown);
		throw thrown as Error;
	}
}

/** The record as it would be if it had been written after this change already. */
function recordAfter(change: AppliedChange<Item>, { body }: PendingWrite, record: IDataObject): IDataObject {
	if (change.body === body) return record;
	const earlier = { ...record };
	for (const name of new Set([...Object.keys(body), ...Object.keys(change.body)])) {
		const value = change.body[name];
		if (JSON.stringify(body[name]) === JSON.stringify(value)) continue;
		if (isEmpty(value) && !(name in record && value === '')) delete earlier[name];
		else earlier[name] = value;
	}
	return earlier;
}

/**
 * The record that was written, for every item that had a part in it.
 *
 * @param error that came with the record
 */
export const writtenResults = (
	write: PendingWrite,
	record: IDataObject,
	isNew = false,
	error?: Error,
): ItemResult[] =>
	write.changes.map((change) => {
		const own = recordAfter(change, write, record);
		return { item: change.item, records: [own], ...(isNew && { made: own }), ...(error && { error }) };
	});

export const failedResults = ({ changes }: PendingWrite, error: Error): ItemResult[] =>
	changes.map(({ item }) => failed(item, error));
