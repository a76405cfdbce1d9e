import type { IDataObject } from 'n8n-workflow';

import { isEmpty } from '../input/validate';
import type { Item, Outcome } from '../item';

/** What one item does to a record. */
export interface Step {
	readonly item: Item;
	/** The whole record after it. @throws InputError where that can't be done */
	readonly apply: (current: IDataObject) => IDataObject;
}

interface Done extends Step {
	/** The record after this step and those before it. */
	readonly body: IDataObject;
}

/** A record that is to be written, for one item or for several that name the same record. */
export interface Entry {
	/** The record as UltraCart has it; empty for a new one. */
	readonly base: IDataObject;
	readonly steps: Done[];
	/** The record after all steps. */
	body: IDataObject;
}

export const entryFor = (base: IDataObject): Entry => ({ base, steps: [], body: base });

/**
 * Adds what an item does to what the items before it did.
 *
 * @throws InputError, and leaves the entry as it was
 */
export function addStep(entry: Entry, step: Step): void {
	entry.body = step.apply(entry.body);
	entry.steps.push({ ...step, body: entry.body });
}

/** The record as it would be if it had been written after this step already. */
function asOf(step: Done, { body }: Entry, record: IDataObject): IDataObject {
	if (step.body === body) return record;
	const earlier = { ...record };
	for (const name of new Set([...Object.keys(body), ...Object.keys(step.body)])) {
		if (JSON.stringify(body[name]) === JSON.stringify(step.body[name])) continue;
		if (isEmpty(step.body[name]) && !(name in record && step.body[name] === '')) delete earlier[name];
		else earlier[name] = step.body[name];
	}
	return earlier;
}

/** The record that was written, for every item that had a part in it. */
export const written = (entry: Entry, record: IDataObject, isNew = false): Outcome[] =>
	entry.steps.map((step) => {
		const own = asOf(step, entry, record);
		return { item: step.item, records: [own], ...(isNew && { made: own }) };
	});

export const failed = ({ steps }: Entry, failure: Error): Outcome[] =>
	steps.map(({ item }) => ({ item, records: [], failure }));
