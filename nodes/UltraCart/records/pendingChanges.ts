import type { IDataObject } from 'n8n-workflow';

import { attempt } from '../../shared/tryCall';
import type { Item, Outcome } from '../item';
import { isItemFailure } from './each';
import { addStep, entryFor, type Entry, type Step } from './pendingWrite';

/** Changes that wait to be written. Items that name the same record share an entry, in their order. */
export class Changes {
	private readonly byName = new Map<unknown, Entry>();

	get entries(): Entry[] {
		return [...this.byName.values()];
	}

	/**
	 * Adds what an item does to a record.
	 *
	 * @param name tells records apart
	 * @param base the record as UltraCart has it, where no item before has changed it
	 * @returns the outcome, where it is known at once because the change does not fit the record
	 */
	add(name: unknown, base: IDataObject, item: Item, apply: Step['apply']): Outcome | undefined {
		const entry = this.byName.get(name) ?? entryFor(base);
		const { thrown } = attempt(() => {
			addStep(entry, { item, apply });
		});
		if (isItemFailure(thrown)) return { item, records: [], failure: thrown };
		if (thrown !== undefined) throw thrown as Error;
		this.byName.set(name, entry);
		return undefined;
	}
}
