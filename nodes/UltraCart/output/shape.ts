import type { IDataObject } from 'n8n-workflow';

import { isObject, rootOf, valuesAt } from '../../shared/json';
import type { Item } from '../item';
import { TYPE, type Column, type OperationBase, type OutputChoice } from '../operation';

// Loops, here and below: a listing has many records, and pairs of name and value for each of them take three times as long.
/** These attributes of a record, empty ones too. */
export function pick(record: IDataObject, names: readonly string[]): IDataObject {
	const picked: IDataObject = {};
	for (const name of names) picked[name] = record[name] ?? null;
	return picked;
}

/** The variant that a record has: what a form calls it, and its values. */
function variantOf(
	record: IDataObject,
	{ fields }: OutputChoice,
	names: readonly string[],
): IDataObject | null {
	// A record has fewer attributes than there are variants: asking it for each of them takes longer.
	const present = Object.keys(record).find((name) => names.includes(name) && record[name] !== null);
	const field = fields.find(({ apiName }) => apiName === present);
	if (!field) return null;
	const values = record[field.apiName];
	const variant: IDataObject = { [TYPE]: field.label };
	for (const [name, value] of Object.entries(isObject(values) ? values : {}))
		if (value !== null) variant[name] = value;
	return variant;
}

function columnOf(record: IDataObject, { of, entries, onlyWith }: Column): IDataObject[string] {
	if (onlyWith !== undefined && (record[onlyWith] ?? null) === null) return null;
	const values = of.flatMap((path) => valuesAt(record, path.split('.')));
	if (entries) return values.filter(isObject).map((entry) => pick(entry, entries));
	const [value = null] = of.length === 1 || values.length === 0 ? values : [values.join(' ')];
	return value as IDataObject[string];
}

function simplified(record: IDataObject, choice: OutputChoice): IDataObject {
	const { simplified: names, columns = {}, variants } = choice;
	const picked = pick(record, names);
	for (const [name, column] of Object.entries(columns)) picked[name] = columnOf(record, column);
	if (variants) picked[variants.column] = variantOf(record, choice, variants.names);
	return picked;
}

/** `payment.transaction` is a part of `payment`. */
const withParents = (name: string): string[] =>
	name.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

const includedBy = ({ include = [] }: Item): string[] => [...new Set(include.flatMap(withParents))];

/** Attributes that the user has included in a shortened record. */
function addedBy({ expansions = {} }: OutputChoice, item: Item): string[] {
	const included = includedBy(item);
	return Object.keys(expansions).filter((name) => included.includes(expansions[name] ?? ''));
}

/** A record as the item's "Output" asks for it. */
export function shaped(record: IDataObject, { output: choice }: OperationBase, item: Item): IDataObject {
	const { output } = item;
	if (output === 'raw' || !choice) return record;
	const shown = output === 'simplified' ? simplified(record, choice) : pick(record, output);
	return { ...shown, ...pick(record, addedBy(choice, item)) };
}

/** The attributes that "Simplified" shows, or makes its columns of. */
const simplifiedFrom = ({ simplified: names, columns = {}, variants }: OutputChoice): string[] => [
	...names.flatMap((name) => columns[name]?.of.map(rootOf) ?? [name]),
	...Object.values(columns).flatMap(({ onlyWith = [] }) => onlyWith),
	...(variants?.names ?? []),
];

/** All attributes that the item's "Output" can show; nothing where it shows the whole record. */
function shownBy({ output: choice }: OperationBase, item: Item): readonly string[] | undefined {
	const { output } = item;
	if (output === 'raw' || !choice) return undefined;
	const own = output === 'simplified' ? simplifiedFrom(choice) : output;
	return [...own, ...addedBy(choice, item)];
}

/**
 * What has to be asked for, as `_expand` names it, so that the record holds all that the item shows.
 *
 * @param looksAt attributes that the node looks at without showing them
 */
export function expandFor(operation: OperationBase, item: Item, looksAt: readonly string[] = []): string {
	const { expansions = {} } = operation.output ?? {};
	const needed = [...(shownBy(operation, item) ?? []), ...looksAt].flatMap((name) => expansions[name] ?? []);
	return [...new Set([...includedBy(item), ...needed])].sort().join(',');
}

/** Leaves out of records what none of the items shows, so that a long listing is not held whole until its end. */
export function trimmerFor(
	operation: OperationBase,
	items: readonly Item[],
): (record: IDataObject) => IDataObject {
	const shown = items.map((item) => shownBy(operation, item));
	if (shown.includes(undefined)) return (record) => record;
	const names = new Set(shown.flat());
	return (record) => {
		const trimmed: IDataObject = {};
		for (const name of Object.keys(record)) if (names.has(name)) trimmed[name] = record[name];
		return trimmed;
	};
}
