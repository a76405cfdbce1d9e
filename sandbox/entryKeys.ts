/** Lists of records inside a record: UltraCart gives each entry its key. */
import type { Attributes } from '../scripts/metadata/types';
import { HttpError } from './errors';
import { objectsIn, type Json } from './json';

export class EntryKeys {
	private next = 70_001;

	/**
	 * The record with a key for each entry that is new.
	 *
	 * @param before the record as it was
	 * @throws HttpError where an entry has a key that the record does not have
	 */
	give(attributes: Attributes, next: Json, before: Json = {}): Json {
		const keyed = { ...next };
		for (const [name, { entryKey, entriesAre }] of Object.entries(attributes)) {
			if (entriesAre !== 'records' || entryKey === undefined || !Array.isArray(next[name])) continue;
			const known = new Set(objectsIn(before[name]).map((entry) => entry[entryKey]));
			keyed[name] = objectsIn(next[name]).map((entry) => {
				const key = entry[entryKey];
				if (key === undefined) return { ...entry, [entryKey]: this.next++ };
				if (known.has(key)) return entry;
				throw new HttpError(
					400,
					`${name} names the ${entryKey} ${JSON.stringify(key)}, which the record does not have`,
				);
			});
		}
		return keyed;
	}
}
