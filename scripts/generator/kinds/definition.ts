/** What the generator has to know of a kind of operation: each kind has a file of its own beside this one. */
import type { OperationBase as RuntimeOperation } from '../../../nodes/UltraCart/operation';
import type { Kind, OperationOf } from '../../../nodes/UltraCart/perform';
import type {
	Attributes,
	EndpointByMode,
	Form,
	Input,
	Inputs,
	Model,
	NodeFilters,
	OperationBase,
	ResourceBase,
	ValueText,
} from '../../metadata/types';
import type { JsonSchema } from '../jsonSchema';
import type { Rows } from '../rows';
import type { RuntimeTable } from '../runtime';

/** A call as an operation makes it, for what it takes for granted about the endpoint. */
export interface Call {
	/** ID of the endpoint. */
	readonly id: string;
	/** What its path is filled with. */
	readonly path: readonly string[];
	/** The model of what it sends, where that is known; null where it is anything. */
	readonly sends?: string | null;
	/** It sends a list. */
	readonly many?: true;
	/** The operation has nothing to hand out but the answer: one record, or a list of them. */
	readonly answered?: 'one' | 'list';
}

/** What follows from an operation's row, whatever its kind. */
export type RuntimeCommon = Pick<
	RuntimeOperation,
	'noun' | 'id' | 'within' | 'inputs' | 'output' | 'includes'
>;

/**
 * Attributes by which people and UltraCart's paths name a record.
 *
 * @param form that makes it: where UltraCart answers with nothing, the first thing that it requires is all there is of a name
 */
export const identifiersOf = ({ id, modes }: ResourceBase, form?: Form): string[] => [
	...new Set([
		id,
		...Object.values(modes).map(({ attribute }) => attribute),
		...(form?.required.slice(0, 1) ?? []),
	]),
];

export type OperationRow<K extends Kind> = OperationBase & { readonly kind: K };

export interface KindDefinition<K extends Kind, Row extends OperationRow<K>> {
	/** Whether a locator names the record that the operation is about, and by which of its modes. */
	readonly locator?: 'anyMode' | 'idOnly' | ((row: Row) => 'anyMode' | 'idOnly' | undefined);
	/** Whether its form changes a record that is there, and so asks for nothing; `byName`: for the name of the record alone. */
	readonly changesRecord?: true | 'byName';
	/** Inputs that every operation of the kind has. */
	readonly inputs?: (row: Row, rows: Rows) => Inputs;
	/** Endpoints that it calls, by their IDs, in the order in which it would. */
	readonly endpoints: (row: Row, resource: ResourceBase) => string[];
	/** What a listing can ask besides how many: filters, and names to sort by. */
	readonly listing?: (
		row: Row,
		rows: Rows,
	) => {
		readonly filters: Attributes;
		readonly nodeFilters: NodeFilters;
		readonly sort: readonly string[];
	};
	/** What it takes for granted about them; how records are read is looked at once for each resource. */
	readonly calls: (row: Row, resource: ResourceBase, rows: Rows) => Call[];
	/** What it hands out, where that is records of the API: those of the resource, or of another model. */
	readonly output?: 'record' | ((row: Row, rows: Rows, resource: ResourceBase) => Model | undefined);
	/**
	 * What it hands out where that is something else.
	 *
	 * @param shown what comes out of records of a model
	 */
	readonly schema?: (
		row: Row,
		resource: ResourceBase,
		rows: Rows,
		shown: (model: Model) => JsonSchema,
	) => JsonSchema | undefined;
	/** Whether a user can include parts of the records that only come on demand. What writes records asks for all of them. */
	readonly includes?: true;
	/** What else is wrong with a row. */
	readonly check?: (row: Row, resource: ResourceBase, rows: Rows) => string[];
	/** What it costs in calls, N being the number of items that differ. */
	readonly cost: (row: Row, resource: ResourceBase, rows: Rows) => string;
	/** The operation as the running node reads it. */
	readonly runtime: (
		row: Row,
		resource: ResourceBase,
		table: RuntimeTable,
		common: RuntimeCommon,
	) => OperationOf<K>;
}

/** The rows of the inputs that a handler takes: each has the type, and the values, that the handler reads. */
export type InputRows<HandlerInputs> = {
	readonly [Name in keyof HandlerInputs]-?: InputRow<NonNullable<HandlerInputs[Name]>> &
		(undefined extends HandlerInputs[Name] ? unknown : AlwaysGiven);
};

type InputRow<Value> = Input & {
	readonly type: TypeFor<Value>;
	readonly list: Value extends readonly unknown[] ? true : false;
} & (Value extends string
		? string extends Value
			? unknown
			: { readonly values: Readonly<Record<Value, ValueText>> }
		: unknown);

type TypeFor<Value> = Value extends boolean
	? 'boolean'
	: Value extends number
		? 'integer' | 'number'
		: Value extends readonly string[]
			? 'string'
			: 'string' | 'dateTime';

/** An input that an item can't be without. */
type AlwaysGiven = { readonly required: true } | { readonly default: NonNullable<Input['default']> };

/** IDs of the endpoints that read records of a resource. */
export const readEndpoints = ({ read: { by, list, many = {} } }: ResourceBase): string[] => [
	...new Set([
		...Object.values(by),
		...(list === undefined ? [] : [list]),
		...Object.values(many).map(({ endpoint }) => endpoint),
	]),
];

/** Calls of the endpoints that belong to modes of the locator: the record is named in the path, or in a list that is sent. */
export const callsByMode = (
	by: EndpointByMode,
	{ modes }: ResourceBase,
	rows: Rows,
	more: Partial<Call> = {},
): Call[] =>
	Object.entries(by).flatMap(([mode, id]): Call[] => {
		const row = modes[mode];
		if (!row) return [];
		const many = rows.endpoint(id).bodyList !== undefined;
		return [{ id, ...(many ? { path: [], sends: null, many } : { path: [row.attribute] }), ...more }];
	});

/** Modes that a row names and the resource does not have. */
export const unknownModes = (modes: readonly string[], { modes: known }: ResourceBase): string[] =>
	[...new Set(modes)].filter((mode) => !(mode in known)).map((mode) => `the resource has no mode "${mode}"`);

/** Inputs that a row names and does not have. */
export const unknownInputs = (names: readonly string[], inputs: Inputs): string[] =>
	names.filter((name) => !(name in inputs)).map((name) => `there is no input ${name}`);

/** How many calls it takes to read N records that are named one by one. */
export function readCost({ read: { list, many = {} }, modes }: ResourceBase, rows: Rows): string {
	const together = Object.entries(many).map(
		([mode, { size }]) =>
			`N / ${size}, rounded up, to read N different records ${modes[mode]?.label.replace('By', 'by') ?? ''}`,
	);
	return [...together, listCost(list, rows)].join('; else ');
}

function listCost(list: string | undefined, rows: Rows): string {
	if (list === undefined) return 'one for each';
	const { page } = rows.endpoint(list);
	return page
		? `min(N, pages of ${page.max} in the account) + 1 to read N different records; N for up to three, or where UltraCart does not say how many there are`
		: 'one to read any number of records; one each for up to three';
}
