import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import { CallFailure } from '../../api/failure';
import { BadInput } from './badInput';
import type { Item, Outcome } from './item';
import type { Operation } from './operation';

/** What to do, by the status UltraCart answered with. */
const ADVICE: Readonly<Record<number, (failure: CallFailure) => string>> = {
	401: ({ endpoint }) =>
		`UltraCart does not accept the credential. Check the key, or connect the account again, and see that it has the permission ${endpoint.permission}`,
	410: () =>
		'UltraCart has switched this application off. Make a new key or application under Configuration, Development, Authorized Applications / API Keys',
	429: () =>
		'UltraCart takes 1,000 calls an hour and 10,000 a day, one at a time, and still asked to wait. Try again later, or allow more time under Options → Longest Wait for the Rate Limit',
};

/** What may have happened in UltraCart although no usable answer came. */
function doubt({ endpoint, fate }: CallFailure, noun: string): string | undefined {
	if (fate !== 'unknown') return undefined;
	return endpoint.method === 'POST'
		? `It is not known whether UltraCart did it: look there for the ${noun} before you run this again, or it may be made twice`
		: `It is not known whether UltraCart changed the ${noun}: look there, or run this again`;
}

const sentences = (...parts: (string | undefined)[]): string =>
	parts
		.filter((part) => part !== undefined && part !== '')
		.map((part) => part?.replace(/\.$/, ''))
		.join('. ');

interface Told {
	readonly message: string;
	readonly description: string;
}

function tell(failure: Error, { noun }: Operation): Told {
	if (!(failure instanceof CallFailure)) {
		return {
			message: failure.message,
			description: failure instanceof BadInput ? (failure.advice ?? '') : '',
		};
	}
	const { developerMessage, userMessage, status } = failure.details;
	const advice = failure.details.advice ?? (status === undefined ? undefined : ADVICE[status]?.(failure));
	return {
		message: failure.message,
		description: sentences(
			developerMessage === userMessage ? undefined : developerMessage,
			doubt(failure, noun),
			advice,
		),
	};
}

const place = ({ index }: Item) => `[Item ${index + 1}]`;

/** What an item's error output holds. */
export function errorJson(failure: Error, item: Item, operation: Operation): IDataObject {
	const { message, description } = tell(failure, operation);
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
	const told = tell(failure, operation);
	const message = `${told.message} ${place(item)}`;
	const description = sentences(told.description, madeInWords(made, operation));
	const common = { message, description, itemIndex: item.index };
	const error =
		failure instanceof CallFailure
			? new NodeApiError(
					node,
					{ message },
					{
						...common,
						...(failure.status !== undefined && { httpCode: String(failure.status) }),
					},
				)
			: new NodeOperationError(node, message, common);
	// n8n puts a text of its own in place of a message that holds a word it knows, such as a status code.
	error.message = message;
	if (made.length > 0) error.context.data = made;
	return error;
}
