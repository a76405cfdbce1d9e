import type { RecordKey } from '../item';
import type { ReadEndpoints } from '../operation';
import type { Run } from '../run';
import { Lookup, type Found } from './lookup';

/** Finds out by their keys what is there, of records whose batch UltraCart has refused. */
export class RecordInspection<T> {
	private listed?: Lookup;
	private lookedUp?: Lookup;

	constructor(
		private readonly run: Run,
		private readonly read: ReadEndpoints,
		private readonly keyOf: (record: T) => RecordKey,
	) {}

	/** Looks in the listing, as far as that costs no more than `most` calls. */
	async list(records: readonly T[], most: number): Promise<void> {
		this.listed = await Lookup.inListing(this.run, this.read, records.map(this.keyOf), most);
	}

	/** Looks for records whatever it costs; `others` may be asked for next. */
	async lookUp(records: readonly T[], others: readonly T[]): Promise<void> {
		this.lookedUp ??= await Lookup.of(this.run, this.read, [...records, ...others].map(this.keyOf));
		for (const record of records) if (!this.found(record)) await this.lookedUp.find(this.keyOf(record));
	}

	/** What is known of a record by now. */
	found(record: T): Found | undefined {
		const key = this.keyOf(record);
		return this.lookedUp?.known(key) ?? this.listed?.known(key);
	}
}
