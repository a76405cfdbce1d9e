/**
 * The rows of the table: everything this project says about UltraCart is said in these shapes, once.
 *
 * Rows are written with the builders of `rows.ts`. Names inside an attribute, a query parameter or a path are the
 * names on the wire; what a merchant reads (labels, descriptions) is ours.
 */
import type { LoadOptionsSource, ListSearchSource } from '../../nodes/shared/table';

// The running node is given these rows as they are.
export type { LoadOptionsSource, ListSearchSource };

/** What UltraCart's documents call the type of an attribute. `model` names another row. */
export type AttributeType = 'string' | 'integer' | 'number' | 'boolean' | 'dateTime' | 'model';

export interface Attribute {
	readonly type: AttributeType;
	/** Whether the attribute holds a list of that type. */
	readonly list: boolean;
	/** The model, where the type is `model`. */
	readonly model?: string;
	/** What a merchant reads about it, one sentence in n8n's style. */
	readonly description: string;
	/** The name a merchant reads. Without it the generator makes it from the wire name: `merchant_code` → Merchant Code. */
	readonly label?: string;
	/** The n8n parameter name. Without it the generator makes it from the wire name: `merchant_code` → merchantCode. */
	readonly parameter?: string;
	readonly placeholder?: string;
	/** Shown under the field all the time: only where the effect would surprise. */
	readonly hint?: string;
	/** The same, only where a record that is there is changed. */
	readonly hintOnChange?: string;
	/** Longest text UltraCart takes, in characters. */
	readonly max?: number;
	/** Money and percents get the right number field, and may not be negative. */
	readonly unit?: 'money' | 'percent';
	/** An amount that may be below zero. */
	readonly signed?: boolean;
	/** In a form where the attribute is required, zero counts as "not filled in". */
	readonly positive?: boolean;
	/** The values UltraCart takes, with the name and the sentence that a merchant reads for each. */
	readonly values?: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
	/** What a new field of a form holds, for a yes or no. */
	readonly initially?: boolean;
	/** UltraCart fills it in and ignores what is sent. */
	readonly readOnly?: boolean;
	/** Never comes back, never shown, never logged. */
	readonly secret?: boolean;
	/** Known to the API and to JSON input, but not asked in forms: says why. */
	readonly notInForms?: string;
	/** An old name that the API still has: says what replaced it. */
	readonly legacy?: string;
	/** Entries of this list are told apart by this attribute of their model. An update changes the entries it names; the others stay. */
	readonly entryKey?: string;
	/**
	 * What a form asks of an entry of this list, in this order, and what it says of it in place of the model's own row: for a
	 * model that several attributes use in different ways.
	 */
	readonly entry?: Readonly<Record<string, Partial<Attribute>>>;
	/** Present on the attributes of which a record holds exactly one: the kinds of discount. */
	readonly variant?: Variant;
	/** The documents call it a plain string although it holds a date. */
	readonly documentedAs?: AttributeType;
	/** A dropdown that is filled from the account: a name of `loadOptions.ts`. */
	readonly loadOptionsMethod?: string;
	/** A list in which UltraCart looks while the user types: a name of `listSearch.ts`, or `search` and a resource. */
	readonly searchListMethod?: string;
}

/** One of several mutually exclusive child objects of a record. */
export interface Variant {
	/** The text UltraCart shows for it in the attribute named by the form's `variants.told`. */
	readonly text: string | null;
	/** Attributes of the child without which the kind means nothing: first in the form, and required there. */
	readonly required: readonly string[];
	/** Attributes shown beside them without being required. All others are under the form's options collection. */
	readonly shown: readonly string[];
	/** At least one attribute of each of these groups has to be given when the child is made. */
	readonly oneOf: readonly (readonly string[])[];
}

export type Attributes = Readonly<Record<string, Attribute>>;

export interface Model {
	readonly name: string;
	readonly attributes: Attributes;
	/** How the documents call it, where that differs. */
	readonly documentedAs?: string;
	/** At most ten attributes that "Simplified" shows: needed where an operation hands out a model with more than ten. */
	readonly simplified?: readonly string[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an endpoint does to records of one kind. The sandbox behaves by this; so does the retry policy. */
export type CrudAction =
	| 'read'
	| 'list'
	| 'insert'
	| 'update'
	| 'delete'
	| 'insertMany'
	| 'updateMany'
	| 'deleteMany'
	/** Anything else: the sandbox has a behaviour file for it. */
	| 'other';

export interface Endpoint {
	readonly id: string;
	readonly api: string;
	readonly method: Method;
	/** With `{name}` for each path parameter. */
	readonly path: string;
	readonly permission: string;
	readonly crud: CrudAction;
	/** Changes nothing, whatever its method says: may be repeated freely. */
	readonly safe: boolean;
	/** Path parameters by name. */
	readonly in: Attributes;
	readonly query: Attributes;
	/** Model of the body. */
	readonly body?: string;
	/** Model of the answer. None: UltraCart answers with nothing. */
	readonly answer?: string;
	/** The property of the answer that holds the record or records. None: the answer itself is the record. */
	readonly root?: string;
	/** Reads one record, and may answer with nothing though it is there: then it is looked for in the list. */
	readonly mayBeEmpty?: boolean;
	/** Answers in pages: how many records a page may hold at most, and when nothing is asked. */
	readonly page?: { readonly max: number; readonly default: number };
	/** Field names `_sort` takes. */
	readonly sort?: readonly string[];
	/** The property of the body that carries a list: of records, codes or IDs. */
	readonly bodyList?: string;
	/** How many records one call carries. */
	readonly batchSize?: number;
	/** A query parameter with which the call carries more and its result is not waited for. */
	readonly asyncMode?: { readonly parameter: string; readonly batchSize: number };
	/** Where the sources differ: which one this row follows, and why. */
	readonly why?: string;
}

/** A field of an operation's form that belongs to no model: how many codes, which output. */
export interface Input extends Attribute {
	/** Shown only while the other inputs named here have one of these values. */
	readonly show?: Readonly<Record<string, readonly string[]>>;
	readonly default?: string | number | boolean;
	readonly required?: boolean;
	/** Under the operation's "Options" instead of in the form itself. */
	readonly option?: boolean;
	readonly min?: number;
	/** Largest number. */
	readonly most?: number;
	/** The input names a record of this resource, by a locator. */
	readonly locates?: string;
}

export type Inputs = Readonly<Record<string, Input>>;

/** How a user fills in a record. */
export interface Form {
	/** Model of the record. */
	readonly model: string;
	/** What is filled in, in Title Case, where that is not the resource. */
	readonly label?: string;
	/** Attributes asked first, and required. All others are under "Additional Fields" ("Update Fields"). */
	readonly first: readonly string[];
	/** Attributes shown beside them without being required. */
	readonly shown?: readonly string[];
	/** Mutually exclusive children: a type to choose, and then its fields. */
	readonly variants?: {
		/** Parameter and label of the type list. */
		readonly parameter: string;
		readonly label: string;
		/** The attribute in which UltraCart tells the type in words. Dropped when the type changes. */
		readonly told: string;
		/** The type a form starts with: a wire name. */
		readonly default: string;
		/** Fields that a form asks before, and after, all others of a child. */
		readonly first?: readonly Attribute[];
		readonly last?: readonly Attribute[];
	};
}

interface OperationBase {
	/** camelCase, permanent: workflows save it. */
	readonly name: string;
	/** Title Case. */
	readonly label: string;
	/** Sentence case: what n8n's node creator lists. */
	readonly action: string;
	readonly description: string;
	readonly inputs?: Inputs;
}

/** Endpoint per way of naming the record: the keys are names of the resource's `names`. */
export type EndpointByMode = Readonly<Record<string, string>>;

export type Operation = OperationBase &
	(
		| { readonly kind: 'read' }
		| {
				readonly kind: 'list';
				readonly endpoint: string;
				/** Where the filters go. */
				readonly filters?: 'query' | 'body';
				/** The records belong to one record of the resource, named by its ID. */
				readonly of?: boolean;
		  }
		| { readonly kind: 'create'; readonly endpoint: string; readonly batch?: string; readonly form: Form }
		| { readonly kind: 'update'; readonly endpoint: string; readonly batch?: string; readonly form: Form }
		/** Creates the record or changes it, whichever its name asks for. */
		| {
				readonly kind: 'upsert';
				/** The way of naming that the form's first fields fill in. */
				readonly known: string;
				readonly insert: { readonly endpoint: string; readonly batch?: string };
				readonly update: { readonly endpoint: string; readonly batch?: string };
				readonly form: Form;
		  }
		/** Switches one entry of a list of everything that exists: a member of a group. */
		| {
				readonly kind: 'flip';
				readonly endpoint: string;
				readonly list: string;
				/** Input that names the entry. */
				readonly names: string;
				readonly flag: string;
				readonly to: boolean;
		  }
		| { readonly kind: 'delete'; readonly by: EndpointByMode; readonly batch?: EndpointByMode }
		/** Whether a record with a name exists. */
		| { readonly kind: 'exists'; readonly endpoint: string; readonly known: string; readonly input: string }
		| { readonly kind: 'codes'; readonly by: EndpointByMode }
		| {
				readonly kind: 'upload';
				readonly endpoint: string;
				readonly input: string;
				/** Lists of the answer, and what they say of their entries. */
				readonly told: Readonly<Record<string, 'uploaded' | 'duplicate' | 'rejected'>>;
				/** Attribute of the output that holds an entry. */
				readonly entry: string;
		  }
		/** Does something to one record with what a form holds. */
		| { readonly kind: 'act'; readonly endpoint: string; readonly form: Form }
		| { readonly kind: 'singleton'; readonly endpoint: string }
		/** Changes what the account has only one of. */
		| { readonly kind: 'set'; readonly read: string; readonly endpoint: string; readonly form: Form }
	);

export type Kind = Operation['kind'];

/** A way of naming one record in a form. */
export interface Name {
	/** The attribute of the record. */
	readonly attribute: string;
	/** n8n's label of the mode. */
	readonly label: string;
	readonly placeholder: string;
}

export interface Resource {
	readonly name: string;
	/** Title Case, singular and plural. */
	readonly label: string;
	readonly plural: string;
	/** Model of its records. */
	readonly record: string;
	/** The attribute that UltraCart's paths name it by. */
	readonly id: string;
	/** Ways of naming a record, in the order in which the editor offers them. `id` is always one. */
	readonly names: Readonly<Record<string, Name>>;
	/** How one record is read, for each way of naming it. */
	readonly read: {
		readonly by: EndpointByMode;
		/** Endpoint that lists all records: cheaper where many are read. */
		readonly list: string;
	};
	/** How its records are found in a list. */
	readonly search: Omit<ListSearchSource, 'id'>;
	readonly endpoints: readonly Endpoint[];
	readonly models: readonly Model[];
	readonly operations: readonly Operation[];
}

/** Something that happens in UltraCart and can start a workflow. */
export interface EventRow {
	/** UltraCart's name for it: what workflows save. */
	readonly name: string;
	/** Title Case. */
	readonly label: string;
	readonly description: string;
}

/** Events about the same kind of record. */
export interface EventCategory {
	/** UltraCart's name for it. */
	readonly name: string;
	/** What the records are called: Title Case, singular. */
	readonly label: string;
	readonly events: readonly EventRow[];
	/** Their records tell about customers: UltraCart delivers them over https only. */
	readonly customers?: boolean;
	/** The attribute of the record that tells it from others, where it is known. */
	readonly identifiedBy?: string;
	/** What can be added to the records, with the name that a merchant reads. Where it is not known, the user types it. */
	readonly expansions?: Readonly<Record<string, string>>;
}

/** The node that starts workflows. */
export interface Trigger {
	/** The webhooks by which UltraCart delivers: a resource that the trigger works with and no user sees. */
	readonly webhooks: Resource;
	readonly categories: readonly EventCategory[];
}
