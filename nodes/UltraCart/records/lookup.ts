import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../shared/answer';
import { ApiError } from '../../shared/errors';
import { pagesOf, type Page } from '../../shared/pagination';
import { settle } from '../../shared/tryCall';
import type { Key } from '../item';
import type { ReadEndpoints } from '../operation';
import type { Run } from '../run';

/** UltraCart documents no 404: it refuses a record that it does not have as bad input, or leaves it out of the answer. */
export const isAbsence = (failure: unknown): failure is ApiError =>
	failure instanceof ApiError && (failure.status === 400 || failure.status === 404);

/** UltraCart takes no notice of capitals in a merchant code. */
export const sameName = (value: unknown): string => String(value).toUpperCase();

/** Tells keys apart. */
export const nameOf = ({ attribute, value }: Key): string => `${attribute} ${sameName(value)}`;

/** What a user is told of a record that UltraCart does not have, however that was found out. */
function absent(run: Run, { by }: ReadEndpoints, key: Key): ApiError {
	return new ApiError({
		endpoint: run.endpoint(by[key.mode] ?? ''),
		writeState: 'refused',
		status: 400,
		explanation: `UltraCart has no ${key.words}`,
		advice: 'Check that it exists in this account',
	});
}

/**
 * Reads the record that a key names.
 *
 * @returns nothing where UltraCart has none
 * @throws ApiError where it could not be asked
 */
export async function lookUp(run: Run, reading: ReadEndpoints, key: Key): Promise<IDataObject | undefined> {
	const endpoint = run.endpoint(reading.by[key.mode] ?? '');
	const { value: answer, thrown } = await settle(run.call(endpoint, { in: { [key.attribute]: key.value } }));
	if (answer === undefined) {
		if (isAbsence(thrown)) return undefined;
		throw thrown as Error;
	}
	const record = recordOf(endpoint, answer);
	if (record || !endpoint.mayBeEmpty) return record;
	const all = await run.list(run.endpoint(reading.list));
	return all.find((each) => sameName(each[key.attribute]) === sameName(key.value));
}

/** A record that was looked for: it, or why it can't be had. */
export type Found =
	| { readonly record: IDataObject; readonly failure?: never; readonly absent?: never }
	/** `absent`: it is certain that there is none. */
	| { readonly record?: never; readonly failure: ApiError; readonly absent?: true };

/** Up to this many records are read one by one: no listing could save more than two calls. */
const FEW = 3;

/**
 * How the rest of many records is found in fewer calls, once the first page of the listing is there.
 *
 * @param missing how many keys the first page did not hold
 * @param page the first page; UltraCart may leave out how many records there are in all
 */
export function wayToLookUp(missing: number, { records, resultSet }: Page): 'one by one' | 'by pages' {
	if (resultSet.more !== true) return 'by pages';
	const { total_records: total } = resultSet;
	if (total === null || total === undefined || records.length === 0) return 'one by one';
	const pagesLeft = Math.ceil((total - records.length) / records.length);
	return missing <= pagesLeft ? 'one by one' : 'by pages';
}

/** Reads one record; nothing where there is none. */
type ReadOne = (key: Key) => Promise<IDataObject | undefined>;

/** The search for many records: by a listing as far as that is cheaper, one by one for the rest. */
class Search {
	private readonly found = new Map<string, Found>();
	private readonly missing: Map<string, Key>;
	private readonly attributes: readonly string[];

	constructor(
		private readonly run: Run,
		private readonly reading: ReadEndpoints,
		keys: readonly Key[],
		private readonly one: ReadOne,
	) {
		this.missing = new Map(keys.map((key) => [nameOf(key), key]));
		this.attributes = [...new Set(keys.map(({ attribute }) => attribute))];
	}

	/** Takes from the listing what is cheaper to take from there. */
	async prepare(): Promise<void> {
		if (this.missing.size > FEW) await this.byPages();
	}

	/** The record of a key, read now unless it is known already. */
	async find(key: Key): Promise<Found> {
		return this.found.get(nameOf(key)) ?? (await this.single(key));
	}

	private async byPages(): Promise<void> {
		const pages = pagesOf(this.run.client, this.run.endpoint(this.reading.list), {});
		for (let first = true; this.missing.size > 0; first = false) {
			const { value: step, thrown } = await settle(pages.next());
			// What can't be listed may still be read one by one.
			if (thrown instanceof ApiError) return;
			if (step === undefined) throw thrown as Error;
			if (step.done) break;
			this.take(step.value.records);
			if (first && wayToLookUp(this.missing.size, step.value) === 'one by one') return;
		}
		for (const key of [...this.missing.values()]) this.settle(key, undefined);
	}

	private take(records: readonly IDataObject[]): void {
		for (const record of records) {
			for (const attribute of this.attributes) {
				const key = this.missing.get(`${attribute} ${sameName(record[attribute])}`);
				if (key) this.settle(key, record);
			}
		}
	}

	private async single(key: Key): Promise<Found> {
		const { value, thrown } = await settle(this.one(key));
		if (thrown instanceof ApiError) return { failure: thrown };
		if (thrown !== undefined) throw thrown as Error;
		return this.settle(key, value);
	}

	private settle(key: Key, record: IDataObject | undefined): Found {
		const found: Found = record ? { record } : { failure: absent(this.run, this.reading, key), absent: true };
		this.found.set(nameOf(key), found);
		this.missing.delete(nameOf(key));
		return found;
	}
}

/**
 * Finds the records that keys name, in as few calls as the listing allows: at most one more than the cheaper of reading one by
 * one and listing. A listing is taken to hold whole records, as UltraCart's documents have it.
 *
 * @param one reads a single record, where something cheaper than reading it serves
 * @returns a function from a key to its record, or to why it can't be had
 */
export async function searchFor(
	run: Run,
	reading: ReadEndpoints,
	keys: readonly Key[],
	one: ReadOne = async (key) => await lookUp(run, reading, key),
): Promise<(key: Key) => Promise<Found>> {
	const search = new Search(run, reading, keys, one);
	await search.prepare();
	return async (key) => await search.find(key);
}
