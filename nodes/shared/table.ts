/** The shapes in which the table reaches the running node. Generated from scripts/metadata; never written by hand. */

/** What an attribute holds. `model` points at another list of fields. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'dateTime' | 'model';

/** An attribute of a model, or a field of an operation's form. */
export interface Field {
	/** Name in UltraCart's JSON. */
	readonly apiName: string;
	/** Name of the n8n parameter. */
	readonly parameter: string;
	/** What a merchant reads. */
	readonly label: string;
	readonly type: FieldType;
	readonly list?: true;
	/** Model of a child object or of the entries of a list. */
	readonly model?: string;
	/** Longest text, in characters. */
	readonly max?: number;
	/** The only texts UltraCart takes. */
	readonly values?: readonly string[];
	/** Zero counts as not filled in. */
	readonly positive?: true;
	readonly readOnly?: true;
	readonly secret?: true;
	/** Entries are told apart by this attribute; an update changes those it names and keeps the others. */
	readonly entryKey?: string;
	/** The field is a child of which a record holds exactly one. */
	readonly variant?: {
		/** Wire names of the child's attributes that a form requires. */
		readonly required: readonly string[];
		/** Wire names that a form shows beside them. */
		readonly shown: readonly string[];
		/** Of each group at least one has to be given. */
		readonly oneOf: readonly (readonly string[])[];
	};
}

export type Models = Readonly<Record<string, readonly Field[]>>;

/** A list that a form is filled from. */
export interface LoadOptionsSource {
	readonly endpoint: string;
	/** Attribute of the answer's record that holds the list. Without it the records themselves are the list. */
	readonly list?: string;
	/** Attributes of an entry: what is saved, what is read, what is said about it. Without them the entries are texts. */
	readonly value?: string;
	readonly label?: string;
	readonly about?: string;
}

/** A list in which records are found by a few letters. */
export interface ListSearchSource {
	readonly endpoint: string;
	/** Where UltraCart takes the letters. Without it the whole list is filtered here. */
	readonly term?: { readonly in: 'query' | 'body'; readonly name: string };
	/** Query parameter that says how many are wanted, where there are no pages. */
	readonly most?: string;
	/** What is saved. */
	readonly id: string;
	/** What is read: the first attribute, then the others in brackets. */
	readonly shows: readonly string[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Endpoint {
	readonly id: string;
	readonly method: Method;
	/** Below the base URL, with `{name}` for each path parameter. */
	readonly path: string;
	/** Permission the credential needs. */
	readonly permission: string;
	/** Changes nothing in UltraCart and may be repeated freely; some such endpoints are POSTs. */
	readonly safe?: true;
	/** Takes a body, if only an empty one. */
	readonly body?: true;
	/** Property of the answer that holds the record or records. Without it the answer itself is the record. */
	readonly root?: string;
	/** Reads one record, and may answer with nothing though it is there. Any other read that brings nothing has gone wrong. */
	readonly mayBeEmpty?: true;
	/** Records in a page: at most, and when nothing is asked. Present on paged endpoints. */
	readonly page?: { readonly max: number; readonly default: number };
	/** Property of the body that carries a list: of records, codes or IDs. */
	readonly bodyList?: string;
	/** Records (or codes) that one call carries. */
	readonly batchSize?: number;
	/** A query parameter with which the call carries more and its result is not waited for. */
	readonly asyncMode?: { readonly parameter: string; readonly batchSize: number };
}
