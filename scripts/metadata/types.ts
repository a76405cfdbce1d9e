/**
 * The rows of the table: everything this project says about UltraCart is said in these shapes, once.
 *
 * Rows are written with the builders of `rows.ts`. Names inside an attribute, a query parameter or a path are the
 * names in UltraCart's JSON; what a merchant reads (labels, descriptions) is ours. What the running nodes need of a row has the
 * shape in which they read it: `nodes/shared/table.ts`.
 */
import type {
	AttributeTraits,
	Endpoint as CalledEndpoint,
	ListSearchSource,
	LoadOptionsSource,
	Method,
	ReadByKeys,
	ScalarType,
	Variant,
} from '../../nodes/shared/table';
import type { Column, Condition, FilterChoice } from '../../nodes/UltraCart/operation';

export type { Column, Condition, Method, Variant };

/** What UltraCart's documents call the type of an attribute. `model` names another row. */
export type AttributeType = ScalarType | 'model';

/** A value that UltraCart takes, as a merchant reads it. */
export interface ValueText {
	readonly name: string;
	readonly description: string;
}

export interface Attribute extends AttributeTraits {
	readonly type: AttributeType;
	/** Whether the attribute holds a list of that type. */
	readonly list: boolean;
	/** The model, where the type is `model`. With `json` it is UltraCart's name for one that the table has no row of: too deep for a form. */
	readonly model?: string;
	/** What a merchant reads about it, one sentence in n8n's style. */
	readonly description: string;
	/** The name a merchant reads. Without it the generator makes it from the API's: `merchant_code` → Merchant Code. */
	readonly label?: string;
	/** The n8n parameter name. Without it the generator makes it from the API's: `merchant_code` → merchantCode. */
	readonly parameter?: string;
	readonly placeholder?: string;
	/** Rarely used: an entry of a list shows it once it is added. */
	readonly rare?: boolean;
	/** Shown under the field all the time: only where the effect would surprise. */
	readonly hint?: string;
	/** The same, only where a record that is there is changed. */
	readonly hintOnChange?: string;
	/** Money and percents get the right number field, and may not be negative. */
	readonly unit?: 'money' | 'percent';
	/** An amount that may be below zero. */
	readonly signed?: boolean;
	/** The values UltraCart takes, with the name and the sentence that a merchant reads for each. */
	readonly values?: Readonly<Record<string, ValueText>>;
	/** What a new field of a form holds, for a yes or no. */
	readonly initially?: boolean;
	/** Known to the API and to JSON input, but not asked in forms: says why. */
	readonly notInForms?: string;
	/** An old name that the API still has: says what replaced it. */
	readonly legacy?: string;
	/**
	 * What a form asks of an entry of this list, in this order, and what it says of it in place of the model's own row: for a
	 * model that several attributes use in different ways.
	 */
	readonly entry?: Readonly<Record<string, Partial<Attribute>>>;
	/**
	 * What a form shows of an entry of this list at once, where entries are records; the rest is under "Details", and is sent only
	 * where it is added. Texts and dates only: a field of another type always has a value.
	 */
	readonly usual?: readonly string[];
	/** Present on the attributes of which a record holds exactly one: the types of discount. */
	readonly variant?: Variant;
	/** The documents call it a plain string although it holds a date. */
	readonly documentedAs?: AttributeType;
	/** Of a filter: the attribute that it looks at, where its name does not say which; of a child, as a path: `billing.city`. */
	readonly of?: string;
	/** The expansion that brings it: without being asked for it by that name, UltraCart leaves it out. One of the model's. */
	readonly expansion?: string;
	/** A dropdown that is filled from the account: a name of `loadOptions.ts`. */
	readonly loadOptionsMethod?: string;
	/** A list in which UltraCart looks while the user types: a name of `listSearch.ts`, or `search` and a resource. */
	readonly searchListMethod?: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;

export interface Model {
	readonly name: string;
	readonly attributes: Attributes;
	/** What UltraCart calls it, where that differs. */
	readonly documentedAs?: string;
	/** Attributes that UltraCart has and the table has not, each with the reason. */
	readonly leftOut?: Readonly<Record<string, string>>;
	/** Parts that its records leave out unless they are asked for, by UltraCart's names, and what a merchant reads. */
	readonly expansions?: Readonly<Record<string, string>>;
	/** At most ten columns that "Simplified" shows: needed where an operation hands out a model with more than ten attributes. */
	readonly simplified?: readonly string[];
	/** Those of them that are no attributes, or show only a part of one: made of what the record holds deeper. */
	readonly columns?: Readonly<Record<string, Column>>;
	/**
	 * The one of these columns that is no attribute: it holds the variant that a record has, so that records look alike whichever
	 * that is.
	 */
	readonly variantColumn?: string;
}

/** What an endpoint does to records of one kind. The sandbox behaves by this; so does the retry policy. */
export const CRUD_ACTIONS = [
	'read',
	'list',
	'insert',
	'update',
	'delete',
	'insertMany',
	'updateMany',
	'deleteMany',
	/** Anything else: the sandbox has a behaviour file for it. */
	'other',
] as const;

export type CrudAction = (typeof CRUD_ACTIONS)[number];

export interface Endpoint extends CalledEndpoint {
	/** First segment of the path. */
	readonly api: string;
	readonly crud: CrudAction;
	readonly pathParameters: Attributes;
	readonly query: Attributes;
	/** Model of the body. */
	readonly body?: string;
	/** Model of the answer. None: UltraCart answers with nothing. */
	readonly answer?: string;
	/** Field names `_sort` takes. */
	readonly sort?: readonly string[];
	/** Where the sources differ: which one this row follows, and why. */
	readonly why?: string;
}

/** A field of an operation's form that belongs to no model: how many codes, which output. Named by its n8n parameter. */
export interface Input extends Attribute {
	/** Shown only while the other inputs named here have one of these values. */
	readonly show?: Readonly<Record<string, readonly string[]>>;
	readonly default?: string | number | boolean;
	readonly required?: boolean;
	/** Under the operation's "Options" instead of in the form itself. */
	readonly option?: boolean;
	/** The input names a record of this resource, by a locator. */
	readonly locates?: string;
}

export type Inputs = Readonly<Record<string, Input>>;

/**
 * A filter that UltraCart does not have: the node looks at each record that comes. Named by its n8n parameter.
 *
 * Either it says which attribute holds what the user gives, or what each value that can be chosen asks of a record.
 */
export interface NodeFilter extends Attribute {
	/** The attribute, as a path: `coupons.coupon_code`. */
	readonly of?: string;
	/** Parameter of a filter of UltraCart that has to be set too: without it the node would look at all records there are. */
	readonly needs?: string;
	/** What UltraCart is asked has the names of its filters' parameters here. */
	readonly choices?: Readonly<Record<string, FilterChoice>>;
}

export type NodeFilters = Readonly<Record<string, NodeFilter>>;

/** How a user fills in a record. */
export interface Form {
	/** Model of the record. */
	readonly model: string;
	/** What is filled in, in Title Case, where that is not the resource. */
	readonly label?: string;
	/** Attributes asked first, and required. All others are under "Additional Fields" ("Update Fields"). */
	readonly required: readonly string[];
	/** Attributes shown beside them without being required. */
	readonly shown?: readonly string[];
	/** Mutually exclusive children: a type to choose, and then its fields. */
	readonly variants?: {
		/** Parameter and label of the type list. */
		readonly parameter: string;
		readonly label: string;
		/** The attribute in which UltraCart says the type in words. Dropped when the type changes. */
		readonly typeAttribute: string;
		/** The type a form starts with: a name in UltraCart's JSON. */
		readonly default: string;
		/** Fields that a form asks before, and after, all others of a child. */
		readonly first?: readonly Attribute[];
		readonly last?: readonly Attribute[];
	};
}

/** What a row says of an operation, whatever its kind. */
export interface OperationBase {
	/** camelCase, permanent: workflows save it. */
	readonly name: string;
	/** Title Case. */
	readonly label: string;
	/** Sentence case: what n8n's node creator lists. */
	readonly action: string;
	readonly description: string;
	/** For which wish it is, where another operation might be taken for it: n8n's AI reads it when it builds a workflow. */
	readonly builderHint?: string;
	/** What has to be known of the record that is named: shown below it. */
	readonly notice?: string;
	/** What has to be known of what comes out: shown beside it, before the first run too. */
	readonly outputHint?: string;
	readonly inputs?: Inputs;
	readonly form?: Form;
}

/** ID of an endpoint per mode of the locator. */
export type EndpointByMode = Readonly<Record<string, string>>;

/** IDs of the endpoints by which records are written: one by one, and many at once. */
export interface WriteEndpoints {
	readonly endpoint: string;
	readonly batch?: string;
}

/** A mode of a resource's locator: a way of naming one record. */
export interface LocatorMode {
	/** The attribute of the record. */
	readonly attribute: string;
	/** n8n's label of the mode. */
	readonly label: string;
	readonly placeholder: string;
}

/** A list in which the editor finds records; the ID of the endpoint that is asked. */
export type ListSearch = Omit<ListSearchSource, 'endpoint' | 'shows'> & {
	readonly endpoint: string;
	readonly shows: readonly string[];
};

/** A list that a form is filled from; the ID of the endpoint that is asked, and names of models. */
export type LoadOptions = Omit<LoadOptionsSource, 'endpoint' | 'variantsOf'> & {
	readonly endpoint: string;
	readonly variantsOf?: string;
};

/** A listing that takes many keys at once; the ID of the endpoint that is asked. */
export type ManyByKey = Omit<ReadByKeys, 'endpoint'> & { readonly endpoint: string };

/** Everything about a resource but its operations. */
export interface ResourceBase {
	readonly name: string;
	/** Title Case, singular and plural. */
	readonly label: string;
	readonly plural: string;
	/** It comes before the others, and a new node opens on it. */
	readonly isFirst?: true;
	/** What the package offers with it, where that is more than its records. */
	readonly describedAs?: readonly string[];
	/** Model of its records. */
	readonly record: string;
	/** The attribute that UltraCart's paths name it by. */
	readonly id: string;
	/** Ways of naming a record, in the order in which the editor offers them. `id` is always one. */
	readonly modes: Readonly<Record<string, LocatorMode>>;
	/** The records belong to others, which every path names too: the input that fills each such parameter of a path. */
	readonly within?: Inputs;
	/** How one record is read, for each way of naming it. */
	readonly read: {
		readonly by: EndpointByMode;
		/** Endpoint that lists all records: cheaper where many are read. None where UltraCart lists nothing without a filter. */
		readonly list?: string;
		/** Where many records are read by their keys in one call, for each way of naming them. */
		readonly many?: Readonly<Record<string, ManyByKey>>;
	};
	/** How its records are found in a list. Without it they are only named. */
	readonly search?: Omit<ListSearch, 'id'>;
	readonly endpoints: readonly Endpoint[];
	/** Endpoints that UltraCart has and the table has not, each with the reason: `GET /coupon/coupons`. Their models go with them. */
	readonly leftOut?: Readonly<Record<string, string>>;
	readonly models: readonly Model[];
	/** How many KB of the node's description it may take, where that is more than usual, and why. */
	readonly budget?: { readonly limit: number; readonly why: string };
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
	/**
	 * What their records are, by the name of the model in UltraCart's SDK, as far as that is known: `npm run facts` reads
	 * out what such a record holds.
	 */
	readonly record?: string;
	/** Nobody documents that, but it is likely. */
	readonly recordIsPresumed?: true;
	/** Their records tell about customers: UltraCart delivers them over https only. */
	readonly customers?: boolean;
	/** What can be added to the records, with the name that a merchant reads. Where it is not known, the user types it. */
	readonly expansions?: Readonly<Record<string, string>>;
	/** What is added unless the user chooses otherwise: most workflows need it. */
	readonly usualExpansions?: readonly string[];
	/** What a user may type where the expansions are not known. */
	readonly expansionsExample?: string;
	/** Event Ruler's JSON for such a record. */
	readonly filterExample: string;
}
