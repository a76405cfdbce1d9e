/** What a user reads of items that failed, and of what was made all the same. */
import type { IDataObject, INode } from 'n8n-workflow';

import { describeError, joinSentences, nodeError } from '../../shared/describeError';
import type { Item, ItemResult } from '../item';
import type { OperationBase } from '../operation';

const placeOf = ({ index }: Item): string => `[Item ${index + 1}]`;

const makesOf = ({ makes, noun }: OperationBase): string => makes ?? `${noun}s`;

/** What an item's error output holds. */
export function errorJson(error: Error, item: Item, { noun, whenLost }: OperationBase): IDataObject {
	const { message, description } = describeError(error, noun, whenLost);
	return { error: joinSentences(`${message} ${placeOf(item)}`, description) };
}

/** What a broken-off run has made already: it exists in UltraCart, and must reach the user all the same. */
interface Made {
	/** Number of the item, counted from one as in messages. */
	readonly item: number;
	readonly records: readonly IDataObject[];
}

const madeBy = (results: readonly ItemResult[]): Made[] =>
	results
		.filter(({ made, records }) => made !== undefined && records.length > 0)
		.map(({ item, records }) => ({ item: item.index + 1, records }));

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
	return `UltraCart had made: ${made || 'nothing'}. A call that was under way may have done more`;
}

/**
 * The error that ends a run.
 *
 * @param results what is known of all items. What exists in UltraCart because of them is complete in the error's description
 *   and in its `context.data`.
 */
export function runError(
	node: INode,
	error: Error,
	item: Item,
	operation: OperationBase,
	results: readonly ItemResult[],
): Error {
	const { message, description } = describeError(error, operation.noun, operation.whenLost);
	const made = madeBy(results);
	const madeText = `Before that, UltraCart made these ${makesOf(operation)}, by number of the item: ${JSON.stringify(made)}`;
	const text = {
		message: `${message} ${placeOf(item)}`,
		description: joinSentences(description, made.length > 0 ? madeText : undefined),
	};
	const shown = nodeError(node, error, text, { itemIndex: item.index });
	if (made.length > 0) shown.context.data = made;
	return shown;
}
