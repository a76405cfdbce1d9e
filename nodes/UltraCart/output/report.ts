/** What a user reads of items that failed, and of what was made all the same. */
import type { IDataObject, INode } from 'n8n-workflow';

import { describeError, joinSentences, nodeError } from '../../shared/describeError';
import { ApiError } from '../../shared/errors';
import type { Item, ItemResult } from '../item';
import type { OperationBase } from '../operation';
import { BY_ID } from '../parameters';
import type { MadeForItem } from './checkpoint';

/** In small letters: n8n adds the item, counted from zero, to a message that does not have it in this form. */
const placeOf = ({ index }: Item): string => `[item ${index + 1}]`;

const makesOf = ({ makes, noun }: OperationBase): string => makes ?? `${noun}s`;

/** "made" or "deleted". */
export const doneBy = ({ kind }: OperationBase): string => (kind === 'delete' ? 'deleted' : 'made');

/** The record that UltraCart has, where it is open who made it. */
const openRecordOf = (error: Error | undefined): IDataObject | undefined =>
	error instanceof ApiError ? error.details.there : undefined;

const ABSENCES: ReadonlySet<number | undefined> = new Set([400, 404]);

/** A number that is dragged onto a locator lands in the mode for codes, and may be an ID. */
function idAdvice(error: Error, { key }: Item, { locator, noun }: OperationBase): string | undefined {
	if (!(error instanceof ApiError) || error.writeState !== 'refused' || !ABSENCES.has(error.status))
		return undefined;
	if (!key || !locator || key.mode === BY_ID || !/^\d+$/.test(String(key.value))) return undefined;
	return `If ${key.value} is the ID of the ${noun}, choose By ID under ${locator.label}`;
}

/** A record by its codes and IDs only: an error goes to logs and mails, and what else the record holds may be about people. */
function identify(record: IDataObject, { identifiedBy = [] }: OperationBase): IDataObject {
	const told: IDataObject = {};
	for (const name of identifiedBy) if (record[name] !== undefined) told[name] = record[name];
	return told;
}

/** What an item's error output holds: all of it in the error, because n8n takes anything beside it for a success. */
export function errorJson(error: Error, item: Item, operation: OperationBase): IDataObject {
	const { message, description } = describeError(error, operation.noun, operation.whenLost);
	const there = openRecordOf(error);
	const record = there && `UltraCart has: ${JSON.stringify(identify(there, operation))}`;
	const advice = idAdvice(error, item, operation);
	return { error: joinSentences(`${message} ${placeOf(item)}`, description, advice, record) };
}

/** What exists in UltraCart because of an item, and must reach the user although the run broke off. */
interface Made {
	/** Number of the item, counted from one as in messages. */
	readonly item?: number;
	/** Numbers of the items, where all of them have the same: "1 to 50, 52". */
	readonly items?: string;
	/** Codes and IDs. */
	readonly records: readonly IDataObject[];
}

function identified({ made, key }: MadeForItem, operation: OperationBase): IDataObject[] {
	const records = (Array.isArray(made) ? made : [made]) as IDataObject[];
	return records.map((record) => ({
		...identify(record, operation),
		...(key && { [key.attribute]: key.value }),
	}));
}

/** "1 to 50, 52": items by their numbers, which are in order. */
export function rangesOf(numbers: readonly number[]): string {
	const ranges: [first: number, last: number][] = [];
	for (const number of numbers) {
		const range = ranges.at(-1);
		if (range?.[1] === number - 1) range[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)).join(', ');
}

/** Items with the same are told together: thousands may be in one job. */
function toldOf(made: readonly MadeForItem[], operation: OperationBase): Made[] {
	const byRecords = new Map<string, { readonly items: number[]; readonly records: IDataObject[] }>();
	for (const each of made) {
		const records = identified(each, operation);
		const id = JSON.stringify(records);
		const same = byRecords.get(id) ?? { items: [], records };
		same.items.push(each.item);
		byRecords.set(id, same);
	}
	return [...byRecords.values()].map(({ items, records }) => {
		const [item = 0, ...others] = items;
		return others.length === 0 ? { item, records } : { items: rangesOf(items), records };
	});
}

const textOf = (told: readonly Made[], operation: OperationBase): string =>
	`${makesOf(operation)}, by number of the item: ${JSON.stringify(told)}`;

/** All that was made, as it stands after "these". */
export const madeText = (made: readonly MadeForItem[], operation: OperationBase): string =>
	textOf(toldOf(made, operation), operation);

/** Of whom it is open whether they were made: the error of each says so. */
const openIn = (results: readonly ItemResult[]): MadeForItem[] =>
	results.flatMap(({ item, error }) => {
		const made = openRecordOf(error);
		return made ? [{ item: item.index + 1, made }] : [];
	});

const isOpen = ({ writeState, details }: ApiError): boolean =>
	writeState === 'unknown' && details.there === undefined;

/** The other items of which it is not known either whether they were done: the error that ends a run is about one item. */
function alsoUncertain(
	results: readonly ItemResult[],
	item: Item,
	{ whenLost }: OperationBase,
): string | undefined {
	const numbers = results
		.filter(({ item: other, error }) => other !== item && error instanceof ApiError && isOpen(error))
		.map(({ item: { index } }) => index + 1);
	if (numbers.length === 0 || whenLost !== undefined) return undefined;
	return `UltraCart may have done the same for item ${rangesOf(numbers)}`;
}

/** Of how many further items an error tells why they failed. */
const MOST_FAILURES = 10;

/** The other items that failed, where all of them have been tried before the run ends. */
function otherFailures(
	results: readonly ItemResult[],
	item: Item,
	{ tellsFailures }: OperationBase,
): string | undefined {
	const others = tellsFailures ? results.filter(({ item: other, error }) => error && other !== item) : [];
	if (others.length === 0) return undefined;
	const told = others
		.slice(0, MOST_FAILURES)
		.map(({ item: { index }, error }) => `item ${index + 1}: ${error?.message ?? ''}`);
	const more = others.length > MOST_FAILURES ? `, and ${others.length - MOST_FAILURES} more` : '';
	return `${others.length + 1} of ${results.length} items failed: besides this one, ${told.join('; ')}${more}`;
}

const countOf = ({ made }: ItemResult): number => (Array.isArray(made) ? made.length : 1);

/** What results have made, for a log: how many of what, and not which. */
export function summarizeMade(results: readonly ItemResult[], operation: OperationBase): string {
	const counts = new Map<string, number>();
	for (const result of results.filter(({ made }) => made !== undefined)) {
		const { key } = result.item;
		const what = operation.makes && key ? `${operation.makes} for the ${key.words}` : makesOf(operation);
		counts.set(what, (counts.get(what) ?? 0) + countOf(result));
	}
	const made = [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
	const where = made && '. README (Codes of a stopped execution) says when n8n keeps which';
	return `UltraCart had ${doneBy(operation)}: ${made || 'nothing'}${where}. A call that was under way may have done more`;
}

/**
 * The error that ends a run.
 *
 * @param made what exists in UltraCart because of all items: complete in the error's description and in its `context.data`
 * @param results of all items: what may have been made is in the description too, and in `context.uncertain`
 */
export function runError(
	node: INode,
	error: Error,
	item: Item,
	operation: OperationBase,
	made: readonly MadeForItem[],
	results: readonly ItemResult[],
): Error {
	const { message, description } = describeError(error, operation.noun, operation.whenLost);
	const told = toldOf(made, operation);
	const open = toldOf(openIn(results), operation);
	const text = {
		message: `${message} ${placeOf(item)}`,
		description: joinSentences(
			description,
			idAdvice(error, item, operation),
			otherFailures(results, item, operation),
			alsoUncertain(results, item, operation),
			open.length > 0 ? `It may have made these ${textOf(open, operation)}` : undefined,
			told.length > 0
				? `Before that, UltraCart ${doneBy(operation)} these ${textOf(told, operation)}`
				: undefined,
		),
	};
	const shown = nodeError(node, error, text, { itemIndex: item.index });
	if (told.length > 0) shown.context.data = told;
	if (open.length > 0) shown.context.uncertain = open;
	return shown;
}
