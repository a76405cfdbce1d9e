import type { Field } from '../../api/table';

/** A field of an operation's own form: how many codes, which output. */
export interface Input extends Field {
	/** Shown only while the other inputs named here have one of these values. */
	readonly show?: Readonly<Record<string, readonly string[]>>;
	readonly required?: true;
	/** Under "Options" instead of in the form itself. */
	readonly option?: true;
	readonly default?: string | number | boolean;
	readonly min?: number;
	readonly most?: number;
}

/** The resource locator that names a record. */
export interface Locator {
	readonly parameter: string;
	readonly label: string;
	/** Attribute of the record that each mode of the locator holds. */
	readonly names: Readonly<Record<string, Field>>;
}

/** The part of a form that fills in a record. */
export interface Form {
	readonly model: string;
	/** Parameter that says whether fields or JSON are used, and the one that holds the JSON. */
	readonly define: string;
	readonly json: string;
	/** Wire names asked in the form itself. */
	readonly first: readonly string[];
	/** The record is made new: nothing of it is in UltraCart yet. */
	readonly fresh?: true;
	/** The collection that holds the other attributes. */
	readonly collection: string;
	readonly variants?: {
		/** Parameter that says which of the mutually exclusive children is meant. */
		readonly parameter: string;
		/** The collection that holds what the chosen child does not require. */
		readonly options: string;
		/** Attribute in which UltraCart tells the kind in words. */
		readonly told: string;
	};
}

/** Endpoint per mode of the locator. */
export type ByName = Readonly<Record<string, string>>;

/** How one record of a resource is read. */
export interface Reading {
	readonly by: ByName;
	/** Endpoint that lists all records: cheaper where many are read. */
	readonly list: string;
	/** Reading one may be answered with nothing though the record is there: then it is looked for in the list. */
	readonly mayBeEmpty?: boolean;
}

interface OperationBase {
	/** The resource, as in a sentence: "coupon". */
	readonly noun: string;
	/** Attribute by which UltraCart's paths name a record of the resource. */
	readonly id: string;
	readonly locator?: Locator;
	readonly inputs?: readonly Input[];
	/** What "Simplified" shows; absent where records are short and there is no choice. */
	readonly simplified?: readonly string[];
	/** Mutually exclusive children: the one that is present is part of the simplified record. */
	readonly variants?: readonly string[];
}

export interface ReadOperation extends OperationBase {
	readonly kind: 'read';
	readonly read: Reading;
}

export interface ListOperation extends OperationBase {
	readonly kind: 'list';
	readonly endpoint: string;
	readonly filters?: { readonly to: 'query' | 'body'; readonly fields: readonly Field[] };
	/** Whether UltraCart sorts the records. */
	readonly sorts?: true;
}

export interface CreateOperation extends OperationBase {
	readonly kind: 'create';
	readonly endpoint: string;
	readonly form: Form;
}

export interface UpdateOperation extends OperationBase {
	readonly kind: 'update';
	readonly read: Reading;
	readonly endpoint: string;
	readonly form: Form;
}

export interface DeleteOperation extends OperationBase {
	readonly kind: 'delete';
	readonly by: ByName;
	readonly read: Reading;
}

export interface CodesOperation extends OperationBase {
	readonly kind: 'codes';
	readonly by: ByName;
	readonly read: Reading;
}

export interface SingletonOperation extends OperationBase {
	readonly kind: 'singleton';
	readonly endpoint: string;
}

export type Operation =
	| ReadOperation
	| ListOperation
	| CreateOperation
	| UpdateOperation
	| DeleteOperation
	| CodesOperation
	| SingletonOperation;

/** By resource, then by operation. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
