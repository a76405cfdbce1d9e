import type { Field } from '../shared/table';

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
	/** The input is a locator: its value is what the locator names. */
	readonly locator?: Locator;
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
	/** What is filled in, as a user reads it. */
	readonly label: string;
	/** Wire names asked in the form itself, and required. */
	readonly first: readonly string[];
	/** Wire names that the form shows beside them. */
	readonly shown?: readonly string[];
	/** The record is made new: nothing of it is in UltraCart yet. */
	readonly fresh?: true;
	/** The collection that holds the other attributes. */
	readonly collection: string;
	readonly variants?: {
		/** What they are kinds of, as a user reads it. */
		readonly label: string;
		/** Parameter that says which of the mutually exclusive children is meant. */
		readonly parameter: string;
		/** Parameter that says whether any is. */
		readonly wanted: string;
		/** The collection that holds what the chosen child does not require. */
		readonly options: string;
		/** Attribute in which UltraCart tells the kind in words. */
		readonly told: string;
	};
}

/** Endpoint per mode of the locator. */
export type EndpointByMode = Readonly<Record<string, string>>;

/** How one record of a resource is read. */
export interface ReadEndpoints {
	readonly by: EndpointByMode;
	/** Endpoint that lists all records: cheaper where many are read. */
	readonly list: string;
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
	/** Model of those records. */
	readonly answer?: string;
	/** Mutually exclusive children: the one that is present is part of the simplified record. */
	readonly variants?: readonly string[];
}

export interface ReadOperation extends OperationBase {
	readonly kind: 'read';
	readonly read: ReadEndpoints;
}

export interface ListOperation extends OperationBase {
	readonly kind: 'list';
	readonly endpoint: string;
	readonly filters?: { readonly to: 'query' | 'body'; readonly fields: readonly Field[] };
	/** Whether UltraCart sorts the records. */
	readonly sorts?: true;
	/** Parameter of the operation's own inputs by the path parameter it fills. */
	readonly path?: Readonly<Record<string, string>>;
}

/** A way of naming a record, and the attribute that holds the name. */
export interface Naming {
	/** Mode of the locator. */
	readonly mode: string;
	readonly field: Field;
}

/** Where records go: one by one, and many at once where UltraCart has an endpoint for that. */
export interface WriteEndpoints {
	readonly endpoint: string;
	readonly batch?: string;
}

export interface CreateOperation extends OperationBase, WriteEndpoints {
	readonly kind: 'create';
	readonly form: Form;
	readonly read: ReadEndpoints;
	/** How a new record is recognised in the answer to a batch. */
	readonly known?: Naming;
}

export interface UpdateOperation extends OperationBase, WriteEndpoints {
	readonly kind: 'update';
	readonly read: ReadEndpoints;
	readonly form: Form;
}

export interface UpsertOperation extends OperationBase {
	readonly kind: 'upsert';
	readonly read: ReadEndpoints;
	readonly form: Form;
	readonly known: Naming;
	readonly insert: WriteEndpoints;
	readonly update: WriteEndpoints;
}

export interface FlipOperation extends OperationBase, WriteEndpoints {
	readonly kind: 'flip';
	readonly read: ReadEndpoints;
	/** Model of the record, and its list of everything that exists. */
	readonly model: string;
	readonly list: string;
	/** The attribute that names an entry, and the input that says which. */
	readonly entryKey: string;
	readonly input: string;
	readonly flag: string;
	readonly to: boolean;
}

export interface DeleteOperation extends OperationBase {
	readonly kind: 'delete';
	readonly by: EndpointByMode;
	readonly batch?: EndpointByMode;
	readonly read: ReadEndpoints;
}

export interface ExistsOperation extends OperationBase {
	readonly kind: 'exists';
	readonly endpoint: string;
	readonly read: ReadEndpoints;
	readonly known: Naming;
	readonly input: string;
}

export interface CodesOperation extends OperationBase {
	readonly kind: 'codes';
	readonly by: EndpointByMode;
	readonly read: ReadEndpoints;
}

/** What becomes of something that was uploaded. */
export type UploadStatus = 'uploaded' | 'duplicate' | 'rejected';

export interface UploadOperation extends OperationBase {
	readonly kind: 'upload';
	readonly endpoint: string;
	readonly read: ReadEndpoints;
	readonly input: string;
	/** Lists of the answer, and what they say of their entries. */
	readonly told: Readonly<Record<string, UploadStatus>>;
	/** Attribute of the output that holds an entry. */
	readonly entry: string;
}

export interface ActOperation extends OperationBase {
	readonly kind: 'act';
	readonly endpoint: string;
	readonly read: ReadEndpoints;
	readonly form: Form;
}

export interface SingletonOperation extends OperationBase {
	readonly kind: 'singleton';
	readonly endpoint: string;
}

export interface SetOperation extends OperationBase {
	readonly kind: 'set';
	readonly endpoint: string;
	/** Endpoint that reads what is there. */
	readonly from: string;
	readonly form: Form;
}

export type Operation =
	| ReadOperation
	| ListOperation
	| CreateOperation
	| UpdateOperation
	| UpsertOperation
	| FlipOperation
	| DeleteOperation
	| ExistsOperation
	| CodesOperation
	| UploadOperation
	| ActOperation
	| SingletonOperation
	| SetOperation;

/** By resource, then by operation. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
