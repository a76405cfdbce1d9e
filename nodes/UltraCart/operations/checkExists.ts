import { recordOf } from '../../shared/answer';
import { keyFor, type Item, type Key } from '../item';
import { searchFor } from '../records/lookup';
import type { ExistsOperation } from '../operation';
import type { Kind } from '../run';

/** Says of each item's name whether a record has it. */
export const exists: Kind<ExistsOperation> = async function* (run, operation, items) {
	const { read, known, input, noun } = operation;
	const endpoint = run.endpoint(operation.endpoint);
	const keyOf = ({ values }: Item) => keyFor(known.mode, known.field, values[input] as string, noun);
	const ask = async ({ value }: Key) => {
		const answer = recordOf(endpoint, await run.call(endpoint, { in: { [known.field.apiName]: value } }));
		return answer?.exists === true ? { [known.field.apiName]: value } : undefined;
	};
	const find = await searchFor(run, read, items.map(keyOf), ask);
	for (const item of items) {
		const { failure, absent } = await find(keyOf(item));
		const record = { [known.field.apiName]: keyOf(item).value, exists: failure === undefined };
		yield failure && !absent ? { item, records: [], failure } : { item, records: [record] };
	}
};
