import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../item';
import type { OperationBase, OutputChoice } from '../operation';

// Loops, here and below: a listing has many records, and pairs of name and value for each of them take three times as long.
function pick(record: IDataObject, names: readonly string[]): IDataObject {
	const picked: IDataObject = {};
	for (const name of names) picked[name] = record[name] ?? null;
	return picked;
}

function simplified(record: IDataObject, choice: OutputChoice): IDataObject {
	// A record has fewer attributes than there are variants: asking it for each of them takes longer.
	const present = Object.keys(record).filter(
		(name) => choice.variants.includes(name) && record[name] !== null,
	);
	return pick(record, [...choice.simplified, ...present]);
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
	return output === 'simplified' ? [...choice.simplified, ...choice.variants] : output;
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
