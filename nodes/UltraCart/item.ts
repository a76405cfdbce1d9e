import type { IDataObject } from 'n8n-workflow';

import type { ApiError } from '../shared/errors';
import type { Field } from '../shared/table';
import { quote } from '../shared/text';
import type { Form, Listing, Locator, OperationBase } from './operation';

/** The record that an item names. */
export interface RecordKey {
	/** Mode of the locator: `id`, `code`. Chooses the endpoint. */
	readonly mode: string;
	/** Attribute of the record, and the endpoint's path parameter. */
	readonly attribute: string;
	readonly value: string | number;
	/** What else the path names: the records that this one belongs to. */
	readonly within?: Readonly<Record<string, string | number | undefined>>;
	/** As in a sentence: "coupon with the code 'SUMMER10'". */
	readonly words: string;
}

/** What records are told apart by, as in a sentence: "code", and "ID" where the label is Coupon ID. */
export const nameWord = ({ label }: Field, noun: string): string =>
	label.replace(new RegExp(`^${noun} `, 'i'), '').replace(/[A-Z][a-z]+/g, (word) => word.toLowerCase());

/** The key that a value makes in a mode of the locator. */
export const keyFor = (mode: string, field: Field, value: string | number, noun: string): RecordKey => ({
	mode,
	attribute: field.apiName,
	value,
	words: `${noun} with the ${nameWord(field, noun)} ${quote(value)}`,
});

/** UltraCart takes no notice of capitals in a code. Only the letters of ASCII have some here: ß is not SS. */
export const foldCase = (value: unknown): string =>
	String(value).replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Equal for keys that name the same record. */
export const keyId = ({ attribute, value, within }: Omit<RecordKey, 'mode' | 'words'>): string =>
	`${attribute} ${foldCase(value)}${within ? ` ${JSON.stringify(within)}` : ''}`;

/** How the records of an answer are shown: whole, shortened, or with these attributes only. */
export type OutputMode = 'simplified' | 'raw' | readonly string[];

/** What a listing was asked for. */
export interface ListingInput {
	readonly limit: number;
	/** Those of UltraCart, by its names for them. */
	readonly filters: IDataObject;
	/** Those of the node's own, by parameter. */
	readonly nodeFilters: IDataObject;
	/** UltraCart's `_sort`; empty where nothing was chosen. */
	readonly sort: string;
}

/** One input item, read and checked: nothing in it can be refused any more before a call is made. */
export interface Item<Inputs = unknown> {
	/** Position among the input items, from zero. */
	readonly index: number;
	/** What came in. */
	readonly json: IDataObject;
	/** The operation's own inputs, by parameter. */
	readonly inputs: Inputs;
	readonly output: OutputMode;
	/** Parts that the user wants beside what is shown, by UltraCart's names. */
	readonly include?: readonly string[];
	readonly key?: RecordKey;
	/** The record to create or the changes to make, by names in UltraCart's JSON. */
	readonly record?: IDataObject;
	/** Keys of entries that are to go, by the lists that hold them. */
	readonly removed?: Readonly<Record<string, readonly unknown[]>>;
	/** What changes in default entries, by the lists that hold them. */
	readonly defaults?: Readonly<Record<string, IDataObject>>;
	readonly listing?: ListingInput;
	/** What an earlier try of this run has made or deleted for the item already. */
	readonly made?: unknown;
	/** A call of an earlier try that may have made more than that: only the user can find out, so it is not made again. */
	readonly uncertain?: ApiError;
}

/** An item of an operation: it has a key where the operation has a locator, a record where it has a form. */
export type ItemOf<O extends OperationBase, Inputs = unknown> = Item<Inputs> &
	(O extends { readonly locator: Locator } ? { readonly key: RecordKey } : unknown) &
	(O extends { readonly form: Form } ? { readonly record: IDataObject } : unknown) &
	(O extends { readonly listing: Listing } ? { readonly listing: ListingInput } : unknown);

/** What came of one item: its records, or why there are none, or both where some were made before it failed. */
export interface ItemResult {
	readonly item: Item;
	readonly records: readonly IDataObject[];
	readonly error?: Error;
	/** The records are the item with something added: its files go on with it. */
	readonly extendsItem?: true;
	/** What comes out only says that UltraCart has taken the item on: no record that could be shown in one way or another. */
	readonly isReceipt?: true;
	/** What now exists in UltraCart because of the item, or does so no more, for a next try to deliver instead of doing it again. */
	readonly made?: unknown;
}

/** Whether every field of a change is empty. */
export const changesNothing = ({ record = {}, removed, defaults }: Item): boolean =>
	Object.keys(record).length === 0 && !removed && !defaults;

/** An item for which an earlier try has made or deleted a record already: handed out, and not done again. */
export const madeBefore = (item: Item): ItemResult => ({
	item,
	records: [item.made as IDataObject],
	made: item.made,
});

export const failed = (item: Item, error: Error): ItemResult => ({ item, records: [], error });

/** What an item's inputs give for names in UltraCart's API: the parameter of the input for each. */
export const filledBy = (
	names: Readonly<Record<string, string>>,
	{ inputs }: Item,
): Record<string, string | number | undefined> =>
	Object.fromEntries(
		Object.entries(names).map(([name, parameter]) => [
			name,
			(inputs as Record<string, string | number | undefined>)[parameter],
		]),
	);

/** What fills a path beside the record's own name: the records that it belongs to. */
export const withinOf = (
	{ within = [] }: OperationBase,
	item: Item,
): Record<string, string | number | undefined> =>
	filledBy(Object.fromEntries(within.map((name) => [name, name])), item);
