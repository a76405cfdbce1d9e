import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../shared/client';
import type { Item } from '../item';
import type { ListOperation } from '../operation';
import type { Kind } from '../run';
import { trimmerFor } from '../output/shape';
import { each } from '../records/each';

/** What fills the endpoint's path: the record that the listing belongs to, or inputs of the operation. */
function placesOf({ path = {} }: ListOperation, { key, values }: Item): Record<string, string | number> {
	const places = Object.entries(path).map(([name, parameter]) => [name, values[parameter] as string]);
	return { ...Object.fromEntries(places), ...(key && { [key.attribute]: key.value }) } as Record<
		string,
		string
	>;
}

function requestOf(operation: ListOperation, item: Item): Request {
	const { filters } = operation;
	const { values } = item;
	const filled = (values.filters ?? {}) as IDataObject;
	const sort = values.sort === undefined ? {} : { _sort: values.sort };
	return {
		in: placesOf(operation, item),
		query: filters?.to === 'query' ? { ...filled, ...sort } : sort,
		...(filters?.to === 'body' && { body: filled }),
	};
}

/** Hands out the records of a listing: all of them, or as many as wanted. */
export const list: Kind<ListOperation> = async function* (run, operation, items) {
	const endpoint = run.endpoint(operation.endpoint);
	const trim = trimmerFor(operation, items);
	yield* each(items, async (item) => {
		const limit = (item.values.limit as number | null) ?? Infinity;
		return { records: await run.list(endpoint, requestOf(operation, item), limit, trim) };
	});
};
