import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { Client, type Authentication } from '../shared/client';
import { settle } from '../shared/tryCall';
import { nodeError, tell } from '../shared/describeError';

const SECOND = 1000;

/** Longest time that someone looks at an empty list. */
const LONGEST = 10 * SECOND;

const TOO_LONG = {
	message: 'UltraCart is busy with other calls of yours, or asks to wait',
	description:
		'It takes one call at a time, and 1,000 an hour. Try again in a moment, or enter the value by hand',
};

/** How a list of the editor talks to UltraCart: through the same gate as running workflows, but only for a short while. */
export async function ask<T>(
	context: ILoadOptionsFunctions,
	work: (client: Client) => Promise<T>,
): Promise<T> {
	const authentication = context.getCurrentNodeParameter('authentication') as Authentication;
	const signal = AbortSignal.timeout(LONGEST);
	const options = { patience: { rateLimit: LONGEST }, timeout: LONGEST, signal };
	const { value, thrown } = await settle(Client.open(context, authentication, options).then(work));
	if (thrown === undefined) return value as T;
	throw nodeError(
		context.getNode(),
		thrown as Error,
		signal.aborted ? TOO_LONG : tell(thrown as Error, 'list'),
	);
}
