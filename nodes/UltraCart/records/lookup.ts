import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../shared/answer';
import { ApiError } from '../../shared/errors';
import { readPages, type Page } from '../../shared/pagination';
import { tryCall } from '../../shared/tryCall';
import { keyId, type RecordKey } from '../item';
import { endpointFor, type ReadEndpoints } from '../operation';
import type { Run } from '../run';

/**
 * UltraCart documents no 404: it refuses a record that it does not have as bad input, or leaves it out of the answer. The same
 * status from a gateway, or at a wrong Base URL, says nothing of the record.
 */
export const isAbsence = ({ status, details }: ApiError): boolean =>
	details.saidByUltraCart === true && (status === 400 || status === 404);

/** The key that a record has by an attribute, where it has a value for it. */
function keyIdIn(record: IDataObject, attribute: string): string | undefined {
	const value = record[attribute];
	return typeof value === 'string' || typeof value === 'number' ? keyId({ attribute, value }) : undefined;
}

const isNamedBy = (record: IDataObject, key: RecordKey): boolean =>
	keyIdIn(record, key.attribute) === keyId(key);

/** What a user is told of a record that UltraCart does not have, however that was found out. */
const absent = (read: ReadEndpoints, key: RecordKey): ApiError =>
	new ApiError({
		endpoint: endpointFor(read.by, key.mode),
		writeState: 'refused',
		status: 400,
		explanation: `UltraCart doesn't have a ${key.words}`,
		advice: 'Check that it exists in this account',
	});

/**
 * Reads the record that a key names.
 *
 * @returns nothing where UltraCart has none
 * @throws ApiError where it could not be asked
 */
export async function lookUp(
	run: Run,
	read: ReadEndpoints,
	key: RecordKey,
): Promise<IDataObject | undefined> {
	const endpoint = endpointFor(read.by, key.mode);
	const request = { pathParameters: { [key.attribute]: key.value } };
	const { value: answer, error } = await tryCall(run.call(endpoint, request));
	if (error && isAbsence(error)) return undefined;
	if (error && !error.details.empty) throw error;
	const record = answer && recordOf(endpoint, answer);
	// In its envelope UltraCart leaves out what it does not have. An answer without anything leaves it open: the listing decides.
	if (record || (answer?.body.success === true && !endpoint.mayBeEmpty)) return record;
	return (await run.list(read.list)).find((each) => isNamedBy(each, key));
}

/** A record that was looked for: it, or why it can't be had. */
export type Found =
	| { readonly record: IDataObject; readonly error?: undefined; readonly isAbsent?: undefined }
	/** `isAbsent`: it is certain that there is none. */
	| { readonly record?: undefined; readonly error: ApiError; readonly isAbsent: boolean };

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
type ReadOne = (key: RecordKey) => Promise<IDataObject | undefined>;

/** Looks for many records: in a listing as far as that is cheaper, one by one for the rest. */
export class Lookup {
	private readonly found = new Map<string, Found>();
	private readonly missing: Map<string, RecordKey>;
	private readonly attributes: ReadonlySet<string>;

	private constructor(
		private readonly run: Run,
		private readonly read: ReadEndpoints,
		keys: readonly RecordKey[],
		private readonly readOne: ReadOne,
	) {
		this.missing = new Map(keys.map((key) => [keyId(key), key]));
		this.attributes = new Set(keys.map(({ attribute }) => attribute));
	}

	/**
	 * Takes from the listing what is cheaper to take from there: at most one call more than the cheaper of reading one by one
	 * and listing. A listing is taken to hold whole records, as UltraCart's documents have it.
	 *
	 * @param keys what is going to be looked for
	 * @param readOne reads a single record, where something cheaper than reading it serves
	 */
	static async of(
		run: Run,
		read: ReadEndpoints,
		keys: readonly RecordKey[],
		readOne: ReadOne = async (key) => await lookUp(run, read, key),
	): Promise<Lookup> {
		const lookup = new Lookup(run, read, keys, readOne);
		if (lookup.missing.size > FEW) await lookup.readPages();
		return lookup;
	}

	/** The record of a key, read now unless it is known already. */
	async find(key: RecordKey): Promise<Found> {
		const known = this.found.get(keyId(key));
		if (known) return known;
		const { value: record, error } = await tryCall(this.readOne(key));
		return error ? { error, isAbsent: false } : this.remember(key, record);
	}

	private async readPages(): Promise<void> {
		const pages = readPages(this.run.client, this.read.list, {});
		for (let isFirst = true; this.missing.size > 0; isFirst = false) {
			const { value: step, error } = await tryCall(pages.next());
			// What can't be listed may still be read one by one.
			if (error) return;
			if (step.done) break;
			this.take(step.value.records);
			if (isFirst && wayToLookUp(this.missing.size, step.value) === 'one by one') return;
		}
		for (const key of [...this.missing.values()]) this.remember(key, undefined);
	}

	private take(records: readonly IDataObject[]): void {
		for (const record of records) {
			for (const attribute of this.attributes) {
				const key = this.missing.get(keyIdIn(record, attribute) ?? '');
				if (key) this.remember(key, record);
			}
		}
	}

	private remember(key: RecordKey, record: IDataObject | undefined): Found {
		const found: Found = record ? { record } : { error: absent(this.read, key), isAbsent: true };
		this.found.set(keyId(key), found);
		this.missing.delete(keyId(key));
		return found;
	}
}
