import type { IDataObject, INode } from 'n8n-workflow';

import { nodeError, sentences, tell, type Told } from '../../shared/describeError';
import type { Item, Outcome } from '../item';
import type { Operation } from '../operation';

const LOST_CODES =
	'UltraCart may have made codes that it will not show again. Run this again to get new ones';

const toldOf = (failure: Error, { noun, kind }: Operation): Told =>
	tell(failure, noun, kind === 'codes' ? LOST_CODES : undefined);

const place = ({ index }: Item) => `[Item ${index + 1}]`;

/** What an item's error output holds. */
export function errorJson(failure: Error, item: Item, operation: Operation): IDataObject {
	const { message, description } = toldOf(failure, operation);
	return { error: sentences(`${message} ${place(item)}`, description) };
}

/** What a broken-off run has made already: it exists in UltraCart, and must reach the user all the same. */
export interface Made {
	/** Number of the item, counted from one as in messages. */
	readonly item: number;
	readonly records: readonly IDataObject[];
}

/** What now exists in UltraCart because of these outcomes. */
export const madeBy = (outcomes: readonly Outcome[]): Made[] =>
	outcomes
		.filter(({ made, records }) => made !== undefined && records.length > 0)
		.map(({ item, records }) => ({ item: item.index + 1, records }));

function madeInWords(made: readonly Made[], { noun, kind }: Operation): string {
	if (made.length === 0) return '';
	const what = kind === 'codes' ? 'one-time codes' : `${noun}s`;
	return `Before that, UltraCart made these ${what}, by number of the item: ${JSON.stringify(made)}`;
}

const countOf = ({ made }: Outcome): number => (Array.isArray(made) ? made.length : 1);

/** What outcomes have made, for a log: how many of what, and not which. */
export function madeInBrief(outcomes: readonly Outcome[], { noun, kind }: Operation): string {
	const counts = new Map<string, number>();
	for (const outcome of outcomes.filter(({ made }) => made !== undefined)) {
		const what = kind === 'codes' ? `one-time codes for the ${outcome.item.key?.words ?? noun}` : `${noun}s`;
		counts.set(what, (counts.get(what) ?? 0) + countOf(outcome));
	}
	const made = [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
	return `UltraCart had made: ${made || 'nothing'}. A call that was under way may have done more`;
}

/**
 * The error that ends a run.
 *
 * @param made what exists in UltraCart already: complete in the error's description and in its `context.data`
 */
export function runError(
	node: INode,
	failure: Error,
	item: Item,
	operation: Operation,
	made: readonly Made[],
): Error {
	const told = toldOf(failure, operation);
	const message = `${told.message} ${place(item)}`;
	const description = sentences(told.description, madeInWords(made, operation));
	const error = nodeError(node, failure, { message, description }, { itemIndex: item.index });
	if (made.length > 0) error.context.data = made;
	return error;
}
