/** What a user reads when a call did not work: the same words in both nodes. */
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { ApiError, InputError } from './errors';

/** What to do, by the status UltraCart answered with. */
const ADVICE: Readonly<Record<number, (failure: ApiError) => string>> = {
	401: ({ endpoint }) =>
		`UltraCart does not accept the credential. Check the key, or connect the account again, and see that it has the permission ${endpoint.permission}`,
	410: () =>
		'UltraCart has switched this application off. Make a new key or application under Configuration, Development, Authorized Applications / API Keys',
	429: () =>
		'UltraCart takes 1,000 calls an hour and 10,000 a day, one at a time, and still asked to wait. Try again later, or allow more time under Options → Longest Wait for the Rate Limit',
};

/** What may have happened in UltraCart although no usable answer came. */
function doubt(
	{ endpoint, writeState }: ApiError,
	noun: string,
	lost: string | undefined,
): string | undefined {
	if (writeState !== 'unknown') return undefined;
	if (lost !== undefined) return lost;
	return endpoint.method === 'POST'
		? `It is not known whether UltraCart did it: look there for the ${noun} before you run this again, or it may be made twice`
		: `It is not known whether UltraCart changed the ${noun}: look there, or run this again`;
}

/** Several parts as one text; those that are empty are left out. */
export const sentences = (...parts: (string | undefined)[]): string =>
	parts
		.filter((part) => part !== undefined && part !== '')
		.map((part) => part?.replace(/\.$/, ''))
		.join('. ');

export interface Told {
	readonly message: string;
	readonly description: string;
}

/**
 * @param failure what UltraCart refused, what the user entered wrongly, or anything else
 * @param noun what a call was about: "coupon"
 * @param lost what to say of a call that may have been done, where the noun is not what it made
 */
export function tell(failure: Error, noun: string, lost?: string): Told {
	const { message } = failure;
	if (failure instanceof InputError) return { message, description: failure.advice ?? '' };
	if (!(failure instanceof ApiError)) return { message, description: '' };
	const { developerMessage, userMessage, status } = failure.details;
	const advice = failure.details.advice ?? (status === undefined ? undefined : ADVICE[status]?.(failure));
	return {
		message,
		description: sentences(
			developerMessage === userMessage ? undefined : developerMessage,
			doubt(failure, noun, lost),
			advice,
		),
	};
}

/** What n8n shows: a NodeApiError where UltraCart was asked, a NodeOperationError where it was not. */
export function nodeError(
	node: INode,
	failure: Error,
	{ message, description }: Told,
	more: { readonly itemIndex?: number } = {},
): NodeApiError | NodeOperationError {
	const common = { message, description, ...more };
	const error =
		failure instanceof ApiError
			? new NodeApiError(
					node,
					{ message },
					{ ...common, ...(failure.status !== undefined && { httpCode: String(failure.status) }) },
				)
			: new NodeOperationError(node, message, common);
	// n8n puts a text of its own in place of a message that holds a word it knows, such as a status code.
	error.message = message;
	return error;
}
