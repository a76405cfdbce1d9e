import type { IDataObject } from 'n8n-workflow';

import type { Item, ItemResult } from '../item';
import type { Run } from '../run';
import { addChange, pendingWriteTo, tryChange, type Change, type PendingWrite } from './pendingWrite';

/** Changes that wait to be written. Items that name the same record share a write, in their order. */
export class PendingChanges<I extends Item> {
	private readonly byRecord = new Map<unknown, PendingWrite<I>>();
	private unchanged = 0;

	get writes(): PendingWrite<I>[] {
		return [...this.byRecord.values()];
	}

	/**
	 * Adds what an item does to a record.
	 *
	 * @param id tells records apart
	 * @param base the record as UltraCart has it, where no item before has changed it
	 * @returns the result, where it is known at once because the change does not fit the record
	 */
	add(id: unknown, base: IDataObject, item: I, apply: Change['apply']): ItemResult | undefined {
		const write = this.byRecord.get(id) ?? pendingWriteTo(base);
		const unfit = tryChange(write, { item, apply });
		if (!unfit) this.byRecord.set(id, write);
		return unfit;
	}

	/**
	 * Adds an item that changes nothing: it comes out with the record as the items before it leave it.
	 *
	 * @returns the result, where it is known at once because no item before has changed the record
	 */
	addUnchanged(id: unknown, base: IDataObject, item: I): ItemResult | undefined {
		this.unchanged++;
		const write = this.byRecord.get(id);
		if (!write) return { item, records: [base] };
		addChange(write, { item, apply: (current) => current });
		return undefined;
	}

	/** Tells how many items had nothing to change: blank cells of a sheet are no mistake, but may be a surprise. */
	noteUnchanged(run: Run, { length }: readonly I[]): void {
		if (this.unchanged === 0) return;
		const items = length === 1 ? 'item' : 'items';
		run.note(
			`${this.unchanged} of ${length} ${items} had nothing to change: all fields were empty, so nothing was written`,
		);
	}
}
