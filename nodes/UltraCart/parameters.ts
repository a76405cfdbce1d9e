/**
 * Every parameter that the forms and the engine share: names, values, labels and defaults, once. The generator makes the forms
 * from them, the engine reads by them.
 */

export const RESOURCE = 'resource';
export const OPERATION = 'operation';

/** The collection that holds what is rarely changed. */
export const OPTIONS = 'options';

export const MAX_RATE_LIMIT_WAIT = {
	name: 'rateLimitWait',
	label: 'Longest Wait for the Rate Limit',
	/** Seconds, like those below. */
	default: 300,
	minValue: 0,
} as const;

export const TIMEOUT = {
	name: 'timeout',
	label: 'Timeout',
	default: 120,
	minValue: 1,
	maxValue: 3600,
} as const;

/** What becomes of attributes in a user's JSON that the table does not know. */
export const UNKNOWN_ATTRIBUTES = {
	name: 'unknownAttributes',
	label: 'Unknown Attributes',
	refuse: 'refuse',
	send: 'send',
} as const;

export const RETURN_ALL = 'returnAll';
export const LIMIT = { name: 'limit', label: 'Limit', default: 50 } as const;
export const FILTERS = 'filters';

export const SORT = {
	name: 'sort',
	/** The repeatable group, and the fields of its entries. */
	group: 'by',
	field: 'field',
	direction: 'direction',
	ascending: 'ascending',
	descending: 'descending',
} as const;

export const OUTPUT = {
	name: 'output',
	raw: 'raw',
	selected: 'selected',
	simplified: 'simplified',
} as const;

export const OUTPUT_FIELDS = { name: 'outputFields', label: 'Field Names or IDs' } as const;

/** What records leave out unless it is asked for. */
export const INCLUDE = { name: 'include', label: 'Include' } as const;

/** Values of the parameter that says how a record is filled in. */
export const DEFINE = { fields: 'fields', json: 'json' } as const;

/** The collection that holds what changes in a record that is there, and the list in it of what is to be empty afterwards. */
export const UPDATE_FIELDS = { name: 'updateFields', label: 'Update Fields' } as const;
export const CLEAR_FIELDS = { name: 'clearFields', label: 'Clear Fields' } as const;

/** n8n keeps the entries of a repeatable group under the group's own name. */
export const GROUP = 'entry';

/** What an entry of such a group names, where it names nothing but a record. */
export const PICKED = 'id';

/** In a list of everything that exists, an entry's less used attributes are a collection: unasked, they stay as they are. */
export const DETAILS = 'details';

/** The mode of a locator in which a record is found in a list; what is saved then is its ID. */
export const FROM_LIST = 'list';
/** The mode of a locator that holds the ID. */
export const BY_ID = 'id';
/**
 * The same where a record has another name too, as workflows save it. n8n takes a field that is dragged onto a locator for the mode
 * called "id" where there is one, else for the first: people drag codes.
 */
export const BY_OID = 'oid';

/** The method that lists what a record can come out with. */
export const FIELDS_METHOD = 'getFields';
