/** What the table says of an operation, whatever its kind. What is particular to a kind is in operations/. */
import type {
	BatchEndpoint,
	Endpoint,
	Field,
	ListEndpoint,
	Model,
	ReadByKeys,
	ScalarField,
} from '../shared/table';

/** A field of an operation's own form: how many codes, which output. */
export interface Input extends ScalarField {
	/** Shown only while the other inputs named here have one of these values. */
	readonly show?: Readonly<Record<string, readonly string[]>>;
	readonly required?: true;
	/** Under "Options" instead of in the form itself. */
	readonly option?: true;
	readonly default?: string | number | boolean;
	/** The input is a locator: its value is the ID of the record that is chosen. */
	readonly locator?: Locator;
}

/** The resource locator that names a record. */
export interface Locator {
	readonly parameter: string;
	readonly label: string;
	/** Attribute of the record that each mode of the locator holds. */
	readonly modes: Readonly<Record<string, Field>>;
}

/** A mode of a locator, and the attribute that it holds. */
export interface LocatorMode {
	readonly mode: string;
	readonly field: Field;
}

/** The part of a form that fills in a record. */
export interface Form {
	/** The attributes of the record. */
	readonly fields: Model;
	/** Parameter that says whether fields or JSON are used, and the one that holds the JSON. */
	readonly define: string;
	readonly json: string;
	/** What is filled in, as a user reads it. */
	readonly label: string;
	/** Attributes that are asked in the form itself, and required. */
	readonly required: readonly string[];
	/** Attributes that the form shows beside them. */
	readonly shown: readonly string[];
	/** The record is made new: nothing of it is in UltraCart yet. */
	readonly isNew?: true;
	/** Attributes that the collection can empty. */
	readonly clearable?: readonly string[];
	/** Lists that the collection can take entries out of, and the field of it that names these. */
	readonly removable?: readonly {
		readonly list: string;
		readonly parameter: string;
		readonly label: string;
	}[];
	/** Lists of which the collection can change the default entry, and the field of it that does. */
	readonly defaults?: Form['removable'];
	/** The collection that holds the other attributes. */
	readonly collection: string;
	readonly variants?: VariantForm;
}

/** The part of a form that fills in one of several mutually exclusive children. */
export interface VariantForm {
	/** Parameter that says which child is meant, and what a user reads of it. */
	readonly parameter: string;
	readonly label: string;
	/** Parameter that says whether any is meant. */
	readonly change: string;
	/** The collection that holds what the chosen child does not require. */
	readonly options: string;
	/** Attribute in which UltraCart says in words which child a record has; it makes that anew. */
	readonly typeAttribute: string;
}

/** Endpoint per mode of the locator. */
export type EndpointByMode<E extends Endpoint = Endpoint> = Readonly<Record<string, E>>;

/** The endpoint for a mode of the locator; the generator has made sure that there is one. */
export function endpointFor(by: EndpointByMode, mode: string): Endpoint {
	const endpoint = by[mode];
	if (!endpoint) throw new RangeError(`The generated table has no endpoint for the mode ${mode}`);
	return endpoint;
}

/** How one record of a resource is read. */
export interface ReadEndpoints {
	readonly by: EndpointByMode;
	/** Lists all records: cheaper where many are read. */
	readonly list?: ListEndpoint;
	/** Reads many records by their keys, per mode of the locator. */
	readonly many?: Readonly<Record<string, ReadByKeys>>;
	/** Parts that the records leave out unless they are asked for, as `_expand` names them: all that a write needs. */
	readonly expand?: string;
}

/** Records with the parts that `_expand` names, and no others; nothing where there are none to ask for. */
export const expanding = (expand: string | undefined): { readonly query?: { readonly _expand: string } } =>
	expand === undefined || expand === '' ? {} : { query: { _expand: expand } };

/** Where records are written: one by one, and many at once where UltraCart has an endpoint for that. */
export interface WriteEndpoints {
	readonly endpoint: Endpoint;
	readonly batch?: BatchEndpoint & ListEndpoint;
}

/** The attribute of a variant's column that says which variant it is. */
export const TYPE = 'type';

/** A column that "Simplified" makes of what a record holds deeper. */
export interface Column {
	/** Where that is, as paths: `billing.email`. What several of them lead to is joined by blanks. */
	readonly of: readonly [string, ...string[]];
	/** These attributes of each entry of the list that is there. */
	readonly entries?: readonly string[];
	/** Empty where the record has no such attribute. */
	readonly onlyWith?: string;
}

/** An attribute of what comes out. */
export interface OutputField {
	/** Name in UltraCart's JSON. */
	readonly apiName: string;
	/** What a merchant reads. */
	readonly label: string;
	/** Never shown. */
	readonly secret?: true;
	/** Of a child object, or of each in a list: those attributes that are secret or lead to one. */
	readonly fields?: readonly OutputField[];
}

/** What "Output" offers for records that are too long to look at whole. */
export interface OutputChoice {
	/** The attributes of the records. */
	readonly fields: readonly OutputField[];
	/** What brings those attributes that only come on demand. */
	readonly expansions?: Readonly<Record<string, string>>;
	/** Columns that "Simplified" shows. */
	readonly simplified: readonly string[];
	/** Those of them that are made of what is deeper. */
	readonly columns?: Readonly<Record<string, Column>>;
	/** Mutually exclusive children, and the column that holds the one that is present. */
	readonly variants?: { readonly column: string; readonly names: readonly string[] };
}

/** What a filter of the node's own asks of an attribute. */
export interface Condition {
	/** The attribute, as a path: `coupons.coupon_code`. Of a list, one entry has to fulfil it. */
	readonly of: string;
	/** A moment that is over or to come; or what the user gives, in any capitals. */
	readonly is: 'past' | 'future' | 'asGiven';
	/** Fulfilled by a record that has no such attribute, too. */
	readonly orEmpty?: true;
}

/** A value of a filter of the node's own. */
export interface FilterChoice {
	/** All of them have to be fulfilled. */
	readonly conditions: readonly Condition[];
	/** Filters of UltraCart that leave out some of the records that do not fulfil them: what is not read costs no call. */
	readonly asks?: Readonly<Record<string, true | 'now'>>;
}

/** A filter that UltraCart does not have: the node looks at each record that comes. */
export interface NodeFilter {
	readonly field: ScalarField;
	/** A filter of UltraCart that has to be set too: the node looks at every record that comes. */
	readonly needs?: string;
	/** By the value that is chosen; or one for whatever is given. */
	readonly choices: Readonly<Record<string, FilterChoice>> | FilterChoice;
}

/** UltraCart does not list everything: a filter has to be set. */
export interface NeededFilter {
	/** Those that look for nothing, and do not count. */
	readonly beside: readonly string[];
	/** One to propose. */
	readonly suchAs: string;
}

/** What a listing asks besides how many. */
export interface Listing {
	readonly filters?: {
		readonly location: 'query' | 'body';
		readonly fields: Model;
		readonly needsOne?: NeededFilter;
	};
	readonly nodeFilters?: readonly NodeFilter[];
	/** Whether UltraCart sorts the records. */
	readonly sorts?: true;
}

export interface OperationBase<Kind extends string = string> {
	readonly kind: Kind;
	/** The resource, as in a sentence: "coupon". */
	readonly noun: string;
	/** Attribute by which UltraCart's paths name a record of the resource. */
	readonly id: string;
	readonly locator?: Locator;
	/** Names in every path, of the records that those of the resource belong to: inputs of the operation that are called so. */
	readonly within?: readonly string[];
	readonly inputs?: readonly Input[];
	readonly form?: Form;
	readonly listing?: Listing;
	readonly output?: OutputChoice;
	/** Parts that the records leave out unless a user includes them, by UltraCart's names. */
	readonly includes?: readonly string[];
	/** Attributes by which what the operation makes is known: of a run that broke off, they are told, and nothing else. */
	readonly identifiedBy?: readonly string[];
	/** All items are done before the run fails: its error tells of the others that failed. */
	readonly tellsFailures?: true;
	/** What the operation makes, in the plural, where that is not records of the resource. */
	readonly makes?: string;
	/** What to say where an answer was lost with what the operation makes. */
	readonly whenLost?: string;
}
