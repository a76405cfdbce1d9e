import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../shared/table';
import { quote } from '../shared/text';

/** The record that an item names. */
export interface Key {
	/** Mode of the locator: `id`, `code`. Chooses the endpoint. */
	readonly mode: string;
	/** Attribute of the record, and the endpoint's path parameter. */
	readonly attribute: string;
	readonly value: string | number;
	/** As in a sentence: "coupon with Merchant Code 'SUMMER10'". */
	readonly words: string;
}

/** The key that a value makes under a mode of naming. */
export const keyFor = (mode: string, field: Field, value: string | number, noun: string): Key => ({
	mode,
	attribute: field.apiName,
	value,
	words: `${noun} with ${field.label} ${quote(value)}`,
});

/** How the records of an answer are shown. */
export type Shape = 'simplified' | 'raw' | readonly string[];

/** One input item, read and checked: nothing in it can be refused any more before a call is made. */
export interface Item {
	/** Position among the input items, from zero. */
	readonly index: number;
	/** What came in. */
	readonly json: IDataObject;
	readonly key?: Key;
	/** The record to create or the changes to make, by names on the wire. */
	readonly record?: IDataObject;
	/** The operation's own inputs, by parameter. */
	readonly values: IDataObject;
	readonly shape: Shape;
	/** What an earlier try of this run has made for the item already. */
	readonly made?: unknown;
	/** That, as it was to be handed out then. */
	readonly told?: readonly IDataObject[];
}

/** What came of one item: its records, or why there are none, or both where some were made before it failed. */
export interface Outcome {
	readonly item: Item;
	readonly records: readonly IDataObject[];
	readonly failure?: Error;
	/** The records are the item with something added: its files go on with it. */
	readonly extended?: true;
	/** What now exists in UltraCart because of the item, for a next try to deliver instead of making it again. */
	readonly made?: unknown;
}
