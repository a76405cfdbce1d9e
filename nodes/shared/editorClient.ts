import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { AUTHENTICATION, type Authentication } from './authentication';
import { Client } from './client';
import { describeError, nodeError, type ErrorText } from './describeError';

/** Longest time that someone looks at an empty list, in milliseconds. */
const TIME_LIMIT = 10_000;

const BUSY: ErrorText = {
	message: 'UltraCart is busy with other calls of yours, or asks to wait',
	description:
		'It takes one call at a time, and 1,000 an hour. Try again in a moment, or enter the value by hand',
};

/**
 * Lets a list of the editor talk to UltraCart: through the same gate as running workflows, but only for a short while.
 *
 * @throws NodeApiError or NodeOperationError, in words for the user
 */
export async function askUltraCart<T>(
	context: ILoadOptionsFunctions,
	work: (client: Client) => Promise<T>,
): Promise<T> {
	const authentication = context.getCurrentNodeParameter(AUTHENTICATION) as Authentication;
	const signal = AbortSignal.timeout(TIME_LIMIT);
	const options = { retry: { maxRateLimitWait: TIME_LIMIT }, timeout: TIME_LIMIT, signal, isList: true };
	try {
		const client = await Client.open(context, authentication, options);
		client.shareReads();
		return await work(client);
	} catch (thrown) {
		const error = thrown as Error;
		throw nodeError(context.getNode(), error, signal.aborted ? BUSY : describeError(error, 'list'));
	}
}
