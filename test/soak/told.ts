/** What a run tells its user: item by item, or in the error that ended it. */
import type { INodeExecutionData } from 'n8n-workflow';

import type { EngineRun } from '../../harness/engine';
import { objectsIn, type Json } from '../../sandbox/json';
import { errorTextOf } from '../nodes/UltraCart/support';
import { NODE } from '../support/testEnvironment';

/** What is told of an item. */
export interface ItemTold {
	readonly records: readonly Json[];
	/** Message and description. */
	readonly error?: string;
}

export interface Told {
	/** Items of which nothing is told are missing. */
	readonly items: Map<number, ItemTold>;
	/** What ended the run. */
	readonly error?: string;
	/** All that is to be read besides the records. */
	readonly hints: readonly string[];
}

/** The words by which a user learns that nobody knows whether something was done. */
const UNCERTAIN = /\bmay (or may not )?(already )?have\b|not known whether/;

export const isUncertain = (text: string): boolean => UNCERTAIN.test(text);

/** What was made is listed as JSON, which may hold any word. */
export const withoutMade = (text: string): string => text.replace(/Before that, UltraCart made .*/s, '');

/** The words that say of a record that it does not exist. */
const ABSENT = /doesn['’]t have a|does not have a|There is no /;

export const saysAbsent = (text: string): boolean => ABSENT.test(text);

/** Places of items that are told by their numbers: "1 to 3, 5". */
const placesIn = (ranges: string): number[] =>
	[...ranges.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, first, last = first]) =>
		Array.from({ length: Number(last) - Number(first) + 1 }, (_, n) => Number(first) + n - 1),
	);

/** The other items that the error which ended a run leaves open. */
function alsoUncertain(text: string): number[] {
	const [, ranges = ''] =
		/UltraCart may have done the same for item ((?:\d+(?: to \d+)?(?:, )?)+)/.exec(text) ?? [];
	return placesIn(ranges);
}

const indexOf = ({ pairedItem }: INodeExecutionData): number => (pairedItem as { item: number }).item;

function told(items: Map<number, ItemTold>, index: number, { records, error }: ItemTold): void {
	const before = items.get(index);
	const all = [...(before?.records ?? []), ...records];
	const text = [before?.error, error].filter((each) => each !== undefined).join(' ');
	items.set(index, { records: all, ...(text !== '' && { error: text }) });
}

export function toldBy(run: EngineRun): Told {
	const items = new Map<number, ItemTold>();
	const hints = run.hints(NODE).map(({ message }) => message);
	if (run.error) {
		const { message, description, data, uncertain, itemIndex } = errorTextOf(run);
		for (const { item, items: several, records } of objectsIn(data))
			for (const index of placesIn(String(several ?? item)))
				told(items, index, { records: objectsIn(records) });
		const error = `${message} ${description}`;
		told(items, Number(itemIndex), { records: [], error });
		for (const index of alsoUncertain(description))
			told(items, index, { records: [], error: 'UltraCart may have done the same' });
		// Open is who made them: no word of UltraCart says that the run did.
		for (const { item } of objectsIn(uncertain)) told(items, Number(item) - 1, { records: [], error });
		return { items, error, hints };
	}
	for (const item of run.executionItems(NODE)) {
		const { error, ...rest } = item.json;
		if (typeof error !== 'string') told(items, indexOf(item), { records: [item.json] });
		else told(items, indexOf(item), { records: Object.keys(rest).length > 0 ? [rest] : [], error });
	}
	return { items, hints };
}
