/** From items to the lines of a job's file. */
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../shared/errors';
import { quote, textOf } from '../../../shared/text';
import { failed, foldCase, keyFor, type ItemOf, type ItemResult, type RecordKey } from '../../item';
import { merge, withDefaults } from '../../records/merge';
import type { ImportOperation } from './operation';
import type { ImportInputs } from './inputs';
import type { JobLine } from './jobs';

export type ImportItem = ItemOf<ImportOperation, ImportInputs>;

/** A line, and the item that it comes from. */
export interface ItemLine extends JobLine {
	readonly item: ImportItem;
	/** Whether UltraCart had the record before; nothing where nobody looked. */
	readonly isThere?: boolean;
}

/** A line with what it holds. */
export interface FilledLine extends ItemLine {
	readonly record: IDataObject;
}

/** The name by which the record of an item is found: its email. */
export const nameOf = ({ record }: ImportItem, { uniqueBy }: ImportOperation): string =>
	textOf(record[uniqueBy.field.apiName]);

/** What an item must not have in common with another: they would write the same record, in an order that nobody knows. */
function marksOf(item: ImportItem, operation: ImportOperation): string[] {
	const name = nameOf(item, operation);
	return [`name ${foldCase(name)}`, `key ${item.inputs.merchantRecordId ?? name}`];
}

/** The items of which each names a record of its own, and what comes of the others. */
export function distinctItems(
	items: readonly ImportItem[],
	operation: ImportOperation,
): { readonly items: readonly ImportItem[]; readonly others: readonly ItemResult[] } {
	const last = new Map<string, ImportItem>();
	for (const item of items) for (const mark of marksOf(item, operation)) last.set(mark, item);
	const first = new Map<string, ImportItem>();
	for (const item of [...items].reverse()) for (const mark of marksOf(item, operation)) first.set(mark, item);
	const kept: ImportItem[] = [];
	const others: ItemResult[] = [];
	for (const item of items) {
		const later = marksOf(item, operation)
			.flatMap((mark) => last.get(mark) ?? [])
			.find((each) => each !== item);
		const earlier = marksOf(item, operation)
			.flatMap((mark) => first.get(mark) ?? [])
			.find((each) => each !== item);
		const lastWins = item.inputs.duplicates === 'lastWins';
		if (later && lastWins) others.push(superseded(item, later, operation));
		else if ((later ?? earlier) && !lastWins)
			others.push(failed(item, sameRecord(item, later ?? earlier, operation)));
		else kept.push(item);
	}
	return { items: kept, others };
}

function superseded(item: ImportItem, later: ImportItem, operation: ImportOperation): ItemResult {
	const { apiName } = operation.uniqueBy.field;
	return {
		item,
		records: [
			{ [apiName]: nameOf(item, operation), result: 'superseded', superseded_by_item: later.index + 1 },
		],
	};
}

function sameRecord(item: ImportItem, other: ImportItem | undefined, operation: ImportOperation): InputError {
	const { noun, uniqueBy } = operation;
	return new InputError(
		`Item ${(other?.index ?? 0) + 1} has the ${uniqueBy.field.label} ${quote(nameOf(item, operation))} or the key of this ${noun} too`,
		`Leave one of them out, or choose under Options → Same ${uniqueBy.field.label} Twice that the last one wins`,
	);
}

/** How the record of an item is looked up. */
export const keyOf = (item: ImportItem, operation: ImportOperation): RecordKey => {
	const { uniqueBy, noun } = operation;
	return keyFor(uniqueBy.mode, uniqueBy.field, nameOf(item, operation), noun);
};

/** What an item gives by itself, default entries included. */
const ownRecordOf = ({ record, defaults }: ImportItem, { form }: ImportOperation): IDataObject =>
	withDefaults(form.fields, record, defaults);

/** The line of an item that is written as it is. */
export const lineOf = (item: ImportItem, operation: ImportOperation): FilledLine => ({
	item,
	key: item.inputs.merchantRecordId ?? nameOf(item, operation),
	record: ownRecordOf(item, operation),
});

/**
 * The line of an item that is merged into what UltraCart has.
 *
 * @param before the record that is there
 * @param runId new for each run: by a key that landed before, UltraCart would take the line for that record whatever its name is
 *   now, and replace one that was never read
 * @throws InputError where the record must not be written
 */
export function mergedLineOf(
	item: ImportItem,
	operation: ImportOperation,
	before: IDataObject | undefined,
	runId: string,
): FilledLine {
	const { form, id, noun, unproven, uniqueBy } = operation;
	const key = `${runId} ${foldCase(nameOf(item, operation))}`;
	if (!before) return { item, key, record: ownRecordOf(item, operation), isThere: false };
	const held = unproven.find(({ apiName }) => {
		const value = before[apiName];
		return Array.isArray(value) && value.length > 0;
	});
	if (held && item.inputs.withCards !== 'write') {
		throw new InputError(
			`The ${noun} ${nameOf(item, operation)} has ${held.label}, and nobody knows what becomes of them in a bulk job`,
			`Use Update for this ${noun}, or choose under Options to write ${held.label} all the same`,
		);
	}
	const name = uniqueBy.field.apiName;
	const { [id]: _, ...record } = merge(form.fields, before, item);
	return { item, key, record: { ...record, [name]: before[name] }, isThere: true };
}
