import type { CallResult } from '../../shared/tryCall';
import type { Item, RecordKey } from '../item';
import type { ReadEndpoints } from '../operation';
import type { Run } from '../run';
import { Lookup } from './lookup';

/** The IDs of records, for endpoints that take nothing else: looked up only where a record is named by something else. */
export class IdLookup {
	private constructor(
		private readonly lookup: Lookup,
		private readonly id: string,
	) {}

	/** @param id attribute that holds the ID */
	static async of(
		run: Run,
		read: ReadEndpoints,
		id: string,
		items: readonly (Item & { readonly key: RecordKey })[],
	): Promise<IdLookup> {
		const keys = items.map(({ key }) => key).filter(({ attribute }) => attribute !== id);
		return new IdLookup(await Lookup.of(run, read, keys), id);
	}

	/** The ID of the record that a key names, or why there is none. */
	async find(key: RecordKey): Promise<CallResult<string | number>> {
		if (key.attribute === this.id) return { value: key.value };
		const { record, error } = await this.lookup.find(key);
		return error ? { error } : { value: record[this.id] as string | number };
	}
}
