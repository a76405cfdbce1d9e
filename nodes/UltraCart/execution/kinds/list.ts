import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import type { Item } from '../item';
import type { ListOperation } from '../operation';
import type { Kind } from '../run';
import { each } from './each';

function requestOf({ filters }: ListOperation, { key, values }: Item): Request {
	const filled = (values.filters ?? {}) as IDataObject;
	const sort = values.sort === undefined ? {} : { _sort: values.sort };
	return {
		...(key && { in: { [key.attribute]: key.value } }),
		query: filters?.to === 'query' ? { ...filled, ...sort } : sort,
		...(filters?.to === 'body' && { body: filled }),
	};
}

/** Hands out the records of a listing: all of them, or as many as wanted. */
export const list: Kind<ListOperation> = async function* (run, operation, items) {
	const endpoint = run.endpoint(operation.endpoint);
	yield* each(items, async (item) => {
		const limit = (item.values.limit as number | null) ?? Infinity;
		return { records: await run.list(endpoint, requestOf(operation, item), limit) };
	});
};
