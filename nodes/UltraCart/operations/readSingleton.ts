import { recordOf } from '../../shared/answer';
import type { SingletonOperation } from '../operation';
import type { Kind } from '../run';
import { each } from '../records/each';

/** Hands out what the account has only one of. */
export const singleton: Kind<SingletonOperation> = async function* (run, operation, items) {
	const endpoint = run.endpoint(operation.endpoint);
	yield* each(items, async () => ({ records: [recordOf(endpoint, await run.call(endpoint)) ?? {}] }));
};
