/** The shapes in which the table reaches the running nodes: rows of scripts/metadata share them, generated files hold them. */

/** What an attribute holds that is not an object whose attributes are known: `json` is one that is handed on as it is. */
export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'dateTime' | 'json';

/** Which numbers UltraCart takes, or can mean. */
export interface NumberRange {
	readonly minValue?: number;
	readonly maxValue?: number;
	/** Greater than zero. */
	readonly positive?: boolean;
}

/** What a row and the running node both say of an attribute. */
export interface AttributeTraits extends NumberRange {
	/** Longest text, in characters. */
	readonly maxLength?: number;
	/** Something ends at this moment. One that is over is told beside the form and the output, or refused where it must be in the future. */
	readonly isEnd?: 'anyTime' | 'inFuture';
	/** UltraCart fills it in and ignores what is sent. */
	readonly readOnly?: boolean;
	/** Never comes back, never shown, never logged. */
	readonly secret?: boolean;
	/** Entries of this list are matched by this attribute of theirs: an update changes those it names and keeps the others. */
	readonly entryKey?: string;
	/**
	 * How entries with a key come and go. Without it UltraCart lists every one that exists, and they can only be switched.
	 * `records`: they are added, changed and taken out; UltraCart gives a new one its key. `values`: they are no more than their key.
	 */
	readonly entriesAre?: 'records' | 'values';
	/** The yes or no that marks one entry of this list as the default: a change can mean that one without naming its key. */
	readonly defaultFlag?: string;
}

/**
 * The only attribute of a child object that can be filled in: such a child is shown as that attribute, "Coupon Codes" instead of
 * an object that holds them.
 *
 * @param child the attribute that holds the object
 * @param attributes of the object
 */
export function onlyWritable<Attribute extends AttributeTraits>(
	child: { readonly list?: boolean; readonly variant?: object },
	attributes: readonly Attribute[],
): Attribute | undefined {
	if (child.list || child.variant) return undefined;
	const writable = attributes.filter(({ readOnly }) => !readOnly);
	return writable.length === 1 ? writable[0] : undefined;
}

/** One of several mutually exclusive children of a record; all names are names in UltraCart's JSON. */
export interface Variant {
	/** UltraCart's words for it, in the attribute named by the form's `variants.typeAttribute`; null where the vendor lists none. */
	readonly text: string | null;
	/** Attributes without which the child means nothing: a form requires them. */
	readonly required: readonly string[];
	/** Attributes that a form shows beside them. */
	readonly shown: readonly string[];
	/** Of each group at least one has to be given when the child is made. */
	readonly oneOf: readonly (readonly string[])[];
}

interface NamedField extends AttributeTraits {
	/** Name in UltraCart's JSON. */
	readonly apiName: string;
	/** Name of the n8n parameter. */
	readonly parameter: string;
	/** What a merchant reads. */
	readonly label: string;
	readonly list?: true;
}

export interface ScalarField extends NamedField {
	readonly type: ScalarType;
	/** The only texts UltraCart takes. */
	readonly values?: readonly string[];
}

/** A child object, or a list of them. */
export interface ModelField extends NamedField {
	readonly type: 'model';
	readonly fields: Model;
	/** The field is one of the children of which a record holds exactly one. */
	readonly variant?: Variant;
}

/** An attribute of a model, or a field of an operation's form. */
export type Field = ScalarField | ModelField;

/** The attributes of a kind of object, in the order of the table. */
export type Model = readonly Field[];

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Pages that are named by what the page before says, and not counted. */
export interface Cursor {
	/** Query parameters that name the page, and say how many records it holds at most. */
	readonly parameter: string;
	readonly limit: string;
	/** Attribute of the answer that names the next page; null or absent on the last one. */
	readonly next: string;
}

export interface Endpoint {
	readonly id: string;
	readonly method: Method;
	/** Below the base URL, with `{name}` for each path parameter. */
	readonly path: string;
	/** Permission the credential needs. */
	readonly permission: string;
	/** Changes nothing in UltraCart and may be repeated freely; some such endpoints are POSTs. */
	readonly safe?: boolean;
	/** Not the same when it is done twice, though it is a PUT: it is not made again where it may have been done. */
	readonly onceOnly?: true;
	/** UltraCart counts its calls apart from all others: who waits for its limit lets others go. */
	readonly hasOwnLimit?: boolean;
	/** Takes a body, if only an empty one. */
	readonly sendsBody?: boolean;
	/** Property of the answer that holds the record or records. Without it the answer itself is the record. */
	readonly root?: string;
	/** Reads one record, and may answer with nothing though it is there: the listing decides at once. Any other read is made again first. */
	readonly mayBeEmpty?: boolean;
	/** Records in a page: at most, and when nothing is asked. Present on paged endpoints. */
	readonly page?: { readonly max: number; readonly default: number; readonly cursor?: Cursor };
	/** Records, codes or IDs that one call carries. */
	readonly batchSize?: number;
	/** Property of the body that carries a list: of records, codes or IDs. */
	readonly bodyList?: string;
	/** A query parameter with which the call carries more and its result is not waited for. */
	readonly asyncMode?: { readonly parameter: string; readonly batchSize: number };
}

/** Whether calling it twice may come to more than calling it once. */
export const canDouble = ({ safe, method, onceOnly }: Endpoint): boolean =>
	!safe && (method === 'POST' || onceOnly === true);

/** An endpoint whose body carries a list. */
export interface BatchEndpoint extends Endpoint {
	readonly bodyList: string;
}

export const isBatch = (endpoint: Endpoint): endpoint is BatchEndpoint => endpoint.bodyList !== undefined;

/** An endpoint that hands out a list in a property of its answer. */
export interface ListEndpoint extends Endpoint {
	readonly root: string;
}

export const isList = (endpoint: Endpoint): endpoint is ListEndpoint => endpoint.root !== undefined;

/** A listing that takes many keys at once. It may hand out more than was meant, such as names that begin alike. */
export interface ReadByKeys {
	readonly endpoint: ListEndpoint;
	/** Attribute of the body that holds the keys. */
	readonly keys: string;
	/** How many of them a call takes. */
	readonly size: number;
	/** What else the body holds. */
	readonly asks?: Readonly<Record<string, string>>;
}

/** A list that a form is filled from. */
export interface LoadOptionsSource {
	readonly endpoint: Endpoint;
	/** Attribute of the answer's record that holds the list. Without it the records themselves are the list. */
	readonly list?: string;
	/** The entries are UltraCart's words for the variants of this model: what is read is what a form calls them. */
	readonly variantsOf?: Model;
	/** Attributes of an entry: what is saved, what is read, what is said about it. Without them the entries are texts. */
	readonly value?: string;
	readonly label?: string;
	readonly description?: string;
	/** Attribute of an entry by which it is left out. */
	readonly unless?: string;
}

/** An attribute that an entry of a list shows: texts as they are, others with their label. */
export type ShownField = Pick<ScalarField, 'apiName' | 'label'> & { readonly type: Field['type'] };

/** A list in which records are found by a few letters. */
export interface ListSearchSource {
	readonly endpoint: ListEndpoint;
	/** Where UltraCart takes the letters. Without it a list is filtered here, which only one without pages can be. */
	readonly term?: { readonly location: 'query' | 'body'; readonly name: string };
	/** Query parameter that says how many are wanted, where there are no pages. */
	readonly limit?: string;
	/** What is asked while no letters are there, where UltraCart does not list everything. */
	readonly untyped?: Readonly<Record<string, string>>;
	/** The attribute that is saved. */
	readonly id: string;
	/** What is read: the first attribute, then the others in brackets. */
	readonly shows: readonly ShownField[];
	/** The attribute by which UltraCart sorts. What it hands out as a whole is sorted here. */
	readonly sort?: string;
}
