/** Builders for the rows of the table. A row reads like a sentence; what it can hold is in `types.ts`. */
import type {
	Attribute,
	AttributeType,
	Attributes,
	CrudAction,
	Endpoint,
	Input,
	Method,
	Model,
	Variant,
} from './types';

type More = Omit<Partial<Attribute>, 'type' | 'list' | 'model' | 'description'>;

const builder =
	<Type extends AttributeType, List extends boolean>(type: Type, list: List, given: More = {}) =>
	(description: string, more: More = {}): Attribute & { readonly type: Type; readonly list: List } => ({
		type,
		list,
		description,
		...given,
		...more,
	});

export const text = builder('string', false);
export const texts = builder('string', true);
export const integer = builder('integer', false);
export const integers = builder('integer', true);
export const number = builder('number', false);
export const money = builder('number', false, { unit: 'money' });
export const percent = builder('number', false, { unit: 'percent' });
export const flag = builder('boolean', false);
export const date = builder('dateTime', false);

/** A child object. */
export const one = (model: string, description: string, more: More = {}): Attribute => ({
	type: 'model',
	list: false,
	model,
	description,
	...more,
});

/** A list of child objects. */
export const many = (model: string, description: string, more: More = {}): Attribute => ({
	...one(model, description, more),
	list: true,
});

/** A child object whose attributes the table does not know: a form takes it as JSON. */
export const json = (model: string, description: string, more: More = {}): Attribute => ({
	...one(model, description, more),
	type: 'json',
});

/** A list of them. */
export const jsons = (model: string, description: string, more: More = {}): Attribute => ({
	...json(model, description, more),
	list: true,
});

/** A list of records of their own, known by a key that UltraCart gives them: an update adds, changes and removes some of them. */
export const records = (model: string, entryKey: string, description: string, more: More = {}): Attribute =>
	many(model, description, { ...more, entryKey, entriesAre: 'records' });

/** A list of objects that hold no more than a text, such as tags: an update adds some and removes others. */
export const values = (model: string, entryKey: string, description: string, more: More = {}): Attribute =>
	many(model, description, { ...more, entryKey, entriesAre: 'values' });

/** A text of which UltraCart knows a fixed set. */
export const choice = <const Values extends NonNullable<Attribute['values']>>(
	description: string,
	values: Values,
	more: More = {},
) => ({ ...text(description, more), values });

/**
 * One of the children of which a record holds exactly one.
 *
 * @param typeText the words UltraCart uses for it, null where the vendor lists none
 * @param fields which attributes of the child a form asks for, and how firmly
 */
export const variant = (
	model: string,
	typeText: string | null,
	description: string,
	fields: Partial<Omit<Variant, 'text'>> = {},
	more: More = {},
): Attribute =>
	one(model, description, {
		...more,
		variant: { text: typeText, required: [], shown: [], oneOf: [], ...fields },
	});

/** A field of an operation's own form; takes what an attribute takes, and when it is shown. */
export const input = <A extends Attribute, const M extends Partial<Input>>(attribute: A, more: M): A & M => ({
	...attribute,
	...more,
});

export const model = (
	name: string,
	attributes: Attributes,
	more: Omit<Partial<Model>, 'name' | 'attributes'> = {},
): Model => ({
	name,
	attributes,
	...more,
});

const ANSWERED = 'Part of the answer, also where UltraCart uses the same model for what it is sent';

/** What every answer of UltraCart carries besides its records. */
export const envelope: Attributes = {
	success: flag('Whether UltraCart did what was asked', { notInForms: ANSWERED }),
	error: one('ModelError', 'Why UltraCart refused, when it did', { notInForms: ANSWERED }),
	warning: one('Warning', 'What UltraCart did but finds questionable', { notInForms: ANSWERED }),
	metadata: one('ResponseMetadata', 'Paging and the kind of payload', { notInForms: ANSWERED }),
};

/** A model that comes in an envelope. */
export const answer = (
	name: string,
	attributes: Attributes,
	more: Omit<Partial<Model>, 'name' | 'attributes'> = {},
): Model => model(name, { ...attributes, ...envelope }, more);

/** The names in a path: `pet_oid` of `GET /pet/pets/{pet_oid}`. */
type NamesIn<Line extends string> = Line extends `${string}{${infer Name}}${infer Rest}`
	? Name | NamesIn<Rest>
	: never;

type EndpointMore = Partial<
	Omit<Endpoint, 'id' | 'api' | 'method' | 'path' | 'permission' | 'crud' | 'sendsBody' | 'pathParameters'>
>;

/** What a row says besides its line: each name in the path, and no other, and whatever else there is to say. */
type MoreFor<Line extends string> = [NamesIn<Line>] extends [never]
	? [more?: EndpointMore]
	: [more: EndpointMore & { readonly pathParameters: Readonly<Record<NamesIn<Line>, Attribute>> }];

const READ_ACTIONS: readonly CrudAction[] = ['read', 'list'];

/**
 * @param line method and path as the documents write them: `GET /coupon/coupons/{coupon_oid}`
 * @param crud what it does to the records; reading is repeatable
 */
export function endpoint<const Line extends `${Method} /${string}`>(
	id: string,
	line: Line,
	crud: CrudAction,
	...[more = {}]: MoreFor<Line>
): Endpoint {
	const [method, path = ''] = line.split(' ') as [Method, string?];
	const [, api = ''] = path.split('/');
	const safe = more.safe ?? (READ_ACTIONS.includes(crud) || method === 'GET');
	return {
		id,
		api,
		method,
		path,
		permission: `${api}_${safe ? 'read' : 'write'}`,
		crud,
		safe,
		sendsBody: more.body !== undefined,
		pathParameters: {},
		query: {},
		...more,
	};
}

/** The query parameters by which an endpoint hands out pages. */
export const paging: Attributes = {
	_limit: integer('How many records this one call may return'),
	_offset: integer('How many records to pass over, counted from zero'),
	_sort: text('Field names to sort by, separated by commas, with "-" before a name for descending order'),
};

/** Asks for parts of a record that only come on demand. */
export const expansion: Attributes = {
	_expand: text('Parts of the record to expand, separated by commas'),
};
