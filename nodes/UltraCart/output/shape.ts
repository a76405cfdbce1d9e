import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import type { Item } from '../item';
import { TYPE, type OperationBase, type OutputChoice } from '../operation';

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

function simplified(record: IDataObject, choice: OutputChoice): IDataObject {
	const { simplified: names, variants } = choice;
	const picked = pick(record, names);
	if (variants) picked[variants.column] = variantOf(record, choice, variants.names);
	return picked;
}

/** A record as the item's "Output" asks for it. */
export function shaped(
	record: IDataObject,
	{ output: choice }: OperationBase,
	{ output }: Item,
): IDataObject {
	if (output === 'raw' || !choice) return record;
	return output === 'simplified' ? simplified(record, choice) : pick(record, output);
}

/** All attributes that the item's "Output" can show; nothing where it shows the whole record. */
function shownBy({ output: choice }: OperationBase, { output }: Item): readonly string[] | undefined {
	if (output === 'raw' || !choice) return undefined;
	return output === 'simplified' ? [...choice.simplified, ...(choice.variants?.names ?? [])] : output;
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
