/** What a user reads when something did not work: the same words in both nodes. */
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { ApiError, InputError } from './errors';
import { canDouble } from './table';

/** What to do, by the status UltraCart answered with. */
const ADVICE: Readonly<Record<number, (error: ApiError) => string>> = {
	401: ({ endpoint }) =>
		`UltraCart does not accept the credential. Check the key, or connect the account again, and see that it has the permission ${endpoint.permission}`,
	410: () =>
		'UltraCart has disabled this application. Make a new key or application under Configuration, Development, Authorized Applications / API Keys',
	429: () =>
		'UltraCart takes 1,000 calls an hour and 10,000 a day, one at a time, and still asked to wait. Try again later, or allow more time under Options → Longest Wait for the Rate Limit',
};

/** What may have happened in UltraCart although no usable answer came. */
function uncertainty(
	{ endpoint, writeState, details }: ApiError,
	noun: string,
	whenLost: string | undefined,
): string | undefined {
	if (writeState !== 'unknown') return undefined;
	if (details.there)
		return `This run may have made it, or it was there before: look at the ${noun} in UltraCart before you use it`;
	if (whenLost !== undefined) return whenLost;
	return canDouble(endpoint)
		? `UltraCart may or may not have done this: look there for the ${noun} before you run this again, or it may be created twice`
		: `UltraCart may or may not have changed the ${noun}: look there, or run this again`;
}

/** Several sentences as one text; those that are empty are left out. */
export const joinSentences = (...sentences: (string | undefined)[]): string =>
	sentences
		.filter((sentence) => sentence !== undefined && sentence !== '')
		.map((sentence) => sentence?.replace(/\.$/, ''))
		.join('. ');

export interface ErrorText {
	readonly message: string;
	readonly description: string;
}

/**
 * @param error what UltraCart refused, what the user entered wrongly, or anything else
 * @param noun what a call was about: "coupon"
 * @param whenLost what to say of a call that may have been done, where the noun is not what it made
 */
export function describeError(error: Error, noun: string, whenLost?: string): ErrorText {
	const { message } = error;
	if (error instanceof InputError) return { message, description: error.advice ?? '' };
	if (!(error instanceof ApiError)) return { message, description: '' };
	const { developerMessage, userMessage, status } = error.details;
	const advice = error.details.advice ?? (status === undefined ? undefined : ADVICE[status]?.(error));
	return {
		message,
		description: joinSentences(
			developerMessage === userMessage ? undefined : developerMessage,
			uncertainty(error, noun, whenLost),
			advice,
		),
	};
}

/** What n8n shows: a NodeApiError where UltraCart was asked, a NodeOperationError where it was not. */
export function nodeError(
	node: INode,
	error: Error,
	{ message, description }: ErrorText,
	more: { readonly itemIndex?: number } = {},
): NodeApiError | NodeOperationError {
	const common = { message, description, ...more };
	const shown =
		error instanceof ApiError
			? new NodeApiError(
					node,
					{ message },
					{ ...common, ...(error.status !== undefined && { httpCode: String(error.status) }) },
				)
			: new NodeOperationError(node, message, common);
	// n8n puts a text of its own in place of a message that holds a word it knows, such as a status code.
	shown.message = message;
	return shown;
}
