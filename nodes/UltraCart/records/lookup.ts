import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../shared/answer';
import { ApiError } from '../../shared/errors';
import { readPages, type Page } from '../../shared/pagination';
import type { Request } from '../../shared/request';
import type { ReadByKeys } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { keyId, type RecordKey } from '../item';
import { endpointFor, expanding, type ReadEndpoints } from '../operation';
import type { Run } from '../run';
import { isRefusedBatch } from './batches';
import { looseForm } from './names';

/**
 * UltraCart documents no 404: it refuses a record that it does not have as bad input, or leaves it out of the answer. The same
 * status from a gateway, or at a wrong Base URL, says nothing of the record.
 */
export const isAbsence = (error: ApiError): boolean => error.refusedWith(400, 404);

/** The key that a record has by an attribute, where it has a value for it. */
function keyIdIn(record: IDataObject, attribute: string): string | undefined {
	const value = record[attribute];
	return typeof value === 'string' || typeof value === 'number' ? keyId({ attribute, value }) : undefined;
}

const isNamedBy = (record: IDataObject, { attribute, value }: Name): boolean =>
	keyIdIn(record, attribute) === keyId({ attribute, value });

/** What a user is told of a record that UltraCart does not have, however that was found out. */
const absent = (read: ReadEndpoints, key: RecordKey): ApiError =>
	new ApiError({
		endpoint: endpointFor(read.by, key.mode),
		writeState: 'refused',
		status: 400,
		explanation: `UltraCart doesn't have a ${key.words}`,
		advice: 'Check that it exists in this account',
	});

type Name = Pick<RecordKey, 'attribute' | 'value'>;

const isExactly = (record: IDataObject, { attribute, value }: Name): boolean =>
	`${record[attribute] as string | number}` === `${value}`;

/** Equal for keys of which UltraCart alone can say whether they name the same record. */
const looseId = ({ attribute, value }: Name): string => `${attribute} ${looseForm(value)}`;

/** What is asked for many records by their keys. */
const byKeys = (
	{ keys, asks }: ReadByKeys,
	values: readonly RecordKey[],
	{ expand }: ReadEndpoints,
): Request => ({
	...expanding(expand),
	body: { ...asks, [keys]: values.map(({ value }) => value) },
});

/** Records among which one is that is looked for, if it is there. Nothing where there is no such listing. */
async function listed(run: Run, read: ReadEndpoints, key: RecordKey): Promise<IDataObject[] | undefined> {
	const many = read.many?.[key.mode];
	if (many) return await run.list(many.endpoint, byKeys(many, [key], read));
	if (!read.list) return undefined;
	return await run.list(read.list, {
		...expanding(read.expand),
		...(key.within && { pathParameters: key.within }),
	});
}

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
	const pathParameters = { ...key.within, [key.attribute]: key.value };
	const request = { pathParameters, ...expanding(read.expand) };
	const { value: answer, error } = await tryCall(run.call(endpoint, request));
	if (error && isAbsence(error)) return undefined;
	if (error && !error.details.empty) throw error;
	const record = answer && recordOf(endpoint, answer);
	// UltraCart may take STRASSE for STRAßE: what it hands out then is another record than the one that was named.
	if (record) return key.attribute in record && !isNamedBy(record, key) ? undefined : record;
	// In its envelope UltraCart leaves out what it does not have. An answer without anything leaves it open: the listing decides.
	if (answer?.body.success === true && !endpoint.mayBeEmpty) return undefined;
	const all = await listed(run, read, key);
	if (!all && error) throw error;
	return all?.find((each) => isExactly(each, key)) ?? all?.find((each) => isNamedBy(each, key));
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
export function wayToLookUp(missing: number, page: Page): 'one by one' | 'by pages' {
	return missing <= (pagesAfter(page) ?? Infinity) ? 'one by one' : 'by pages';
}

/** How many pages follow the first one; nothing where UltraCart does not say how many records there are. */
function pagesAfter({ records, resultSet }: Page): number | undefined {
	if (resultSet.more !== true) return 0;
	const { total_records: total } = resultSet;
	if (total === null || total === undefined || records.length === 0) return undefined;
	return Math.ceil((total - records.length) / records.length);
}

/** Whether it pays to read on in a listing. */
type ReadsOn = (missing: number, firstPage: Page, pagesRead: number) => boolean;

const whileCheaper: ReadsOn = (missing, page, pagesRead) =>
	pagesRead > 1 || wayToLookUp(missing, page) === 'by pages';

/** Reads one record; nothing where there is none. */
type ReadOne = (key: RecordKey) => Promise<IDataObject | undefined>;

/** Looks for many records: in a listing as far as that is cheaper, one by one for the rest. */
export class Lookup {
	private readonly found = new Map<string, Found>();
	private readonly missing: Map<string, RecordKey>;
	private readonly attributes: ReadonlySet<string>;
	private readonly loose: ReadonlySet<string>;
	/** Loose forms of names that the listing holds: a key that looks alike is not absent because it is not listed. */
	private readonly alike = new Set<string>();

	private constructor(
		private readonly run: Run,
		private readonly read: ReadEndpoints,
		keys: readonly RecordKey[],
		private readonly readOne: ReadOne,
	) {
		this.missing = new Map(keys.map((key) => [keyId(key), key]));
		this.attributes = new Set(keys.map(({ attribute }) => attribute));
		this.loose = new Set(keys.map(looseId));
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
		// What belongs to different records is in no list together.
		if (keys.some(({ within }) => within)) return lookup;
		for (const [mode, many] of Object.entries(read.many ?? {})) await lookup.readByKeys(mode, many);
		if (lookup.missing.size > FEW) await lookup.readPages(whileCheaper);
		return lookup;
	}

	/**
	 * Looks in the listing only, and only as far as that costs no more than `most` calls: no further than its first page where
	 * it is known to be longer. Where UltraCart does not say how long it is, as many pages are tried.
	 */
	static async inListing(
		run: Run,
		read: ReadEndpoints,
		keys: readonly RecordKey[],
		most: number,
	): Promise<Lookup> {
		const lookup = new Lookup(run, read, keys, async (key) => await lookUp(run, read, key));
		await lookup.readPages((_, firstPage, pagesRead) => (pagesAfter(firstPage) ?? pagesRead) < most);
		return lookup;
	}

	/** What is known of a key without another call. */
	known(key: RecordKey): Found | undefined {
		return this.found.get(keyId(key));
	}

	/** The record of a key, read now unless it is known already. */
	async find(key: RecordKey): Promise<Found> {
		const known = this.known(key);
		if (known) return known;
		const { value: record, error } = await tryCall(this.readOne(key));
		return error ? { error, isAbsent: false } : this.remember(key, record);
	}

	/**
	 * Asks for many keys in one call, for half as many where UltraCart refuses that. A key that it refuses alone was what was wrong
	 * with those that it was refused with. For a single one another call serves as well.
	 */
	private async readByKeys(mode: string, many: ReadByKeys): Promise<void> {
		const keys = [...this.missing.values()].filter((key) => key.mode === mode && key.value !== '');
		const { keysPerCall } = this.run;
		let isTaken = false;
		for (let next = 0; next < keys.length && keys.length > 1;) {
			const size = keysPerCall.get(many.endpoint) ?? many.size;
			const some = keys.slice(next, next + size);
			const error = await this.askFor(some, many);
			if (!error) {
				isTaken = true;
				next += some.length;
			} else if (!isRefusedBatch(error)) {
				// What can't be asked for together may still be read one by one.
				return;
			} else if (some.length > 1) {
				keysPerCall.set(many.endpoint, Math.ceil(some.length / 2));
			} else if (isTaken) {
				keysPerCall.delete(many.endpoint);
				next += 1;
			} else {
				return;
			}
		}
	}

	private async askFor(keys: readonly RecordKey[], many: ReadByKeys): Promise<ApiError | undefined> {
		const pages = readPages(this.run.client, many.endpoint, byKeys(many, keys, this.read));
		const isMissing = (key: RecordKey) => this.missing.has(keyId(key));
		while (keys.some(isMissing)) {
			const { value: step, error } = await tryCall(pages.next());
			if (error) return error;
			if (step.done) break;
			this.take(step.value.records);
		}
		this.rememberAbsent(keys.filter(isMissing));
		return undefined;
	}

	private async readPages(readsOn: ReadsOn): Promise<void> {
		if (!this.read.list) return;
		const pages = readPages(this.run.client, this.read.list, expanding(this.read.expand));
		let firstPage: Page | undefined;
		for (let pagesRead = 1; this.missing.size > 0; pagesRead++) {
			const { value: step, error } = await tryCall(pages.next());
			// What can't be listed may still be read one by one.
			if (error) return;
			if (step.done) break;
			firstPage ??= step.value;
			this.take(step.value.records);
			if (step.value.resultSet.more === true && !readsOn(this.missing.size, firstPage, pagesRead)) return;
		}
		this.rememberAbsent([...this.missing.values()]);
	}

	/** What was not among all records that came is not there, unless something that looks alike is. */
	private rememberAbsent(keys: readonly RecordKey[]): void {
		for (const key of keys) if (!this.alike.has(looseId(key))) this.remember(key, undefined);
	}

	private take(records: readonly IDataObject[]): void {
		for (const attribute of this.attributes) {
			// A name exactly as it was asked for comes before one that differs by its capitals.
			for (const isWanted of [isExactly, isNamedBy]) {
				for (const record of records) {
					const key = this.missing.get(keyIdIn(record, attribute) ?? '');
					if (key && isWanted(record, key)) this.remember(key, record);
				}
			}
			for (const record of records) {
				const id = looseId({ attribute, value: record[attribute] as string });
				if (this.loose.has(id)) this.alike.add(id);
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
