import type { Json } from './json';

export type Id = number | string;

interface StoredRecord {
	readonly record: Json;
	/** Write-only attributes: never part of an answer. */
	readonly secrets: Json;
}

/** The records of one resource, oldest first. A record is replaced, never changed in place. */
export class Records {
	private stored = new Map<string, StoredRecord>();
	/** attribute → folded value → ID. */
	private readonly index = new Map<string, Map<string, Id>>();

	/**
	 * @param id the attribute that names a record
	 * @param indexed further attributes that records are looked up by, unique among them
	 */
	constructor(
		readonly id: string,
		indexed: readonly string[],
		private nextNumber: number,
		private readonly foldName: (value: unknown) => string,
	) {
		for (const attribute of indexed) this.index.set(attribute, new Map());
	}

	all(): Json[] {
		return [...this.stored.values()].map(({ record }) => record);
	}

	get(id: Id): Json | undefined {
		return this.stored.get(String(id))?.record;
	}

	secrets(id: Id): Json {
		return this.stored.get(String(id))?.secrets ?? {};
	}

	/** The record with this value; texts are compared as names are. */
	by(attribute: string, value: unknown): Json | undefined {
		if (attribute === this.id) return this.get(value as Id);
		const index = this.index.get(attribute);
		if (!index) return this.all().find((record) => this.foldName(record[attribute]) === this.foldName(value));
		const id = index.get(this.foldName(value));
		return id === undefined ? undefined : this.get(id);
	}

	/** Takes the ID for the next new record. */
	takeId(): number {
		return this.nextNumber++;
	}

	put(record: Json, secrets: Json = {}): void {
		const id = record[this.id] as Id;
		this.removeFromIndex(id);
		this.stored.set(String(id), { record, secrets: { ...this.secrets(id), ...secrets } });
		for (const [attribute, index] of this.index) index.set(this.foldName(record[attribute]), id);
	}

	remove(id: Id): void {
		this.removeFromIndex(id);
		this.stored.delete(String(id));
	}

	/** Returns a function that restores the current state. */
	snapshot(): () => void {
		const stored = new Map(this.stored);
		const { nextNumber } = this;
		return () => {
			this.stored = stored;
			this.nextNumber = nextNumber;
			for (const [attribute, index] of this.index) {
				index.clear();
				for (const { record } of stored.values())
					index.set(this.foldName(record[attribute]), record[this.id] as Id);
			}
		};
	}

	private removeFromIndex(id: Id): void {
		const before = this.get(id);
		if (!before) return;
		for (const [attribute, index] of this.index) index.delete(this.foldName(before[attribute]));
	}
}
