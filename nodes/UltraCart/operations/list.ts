import { DateTime } from 'luxon';

import type { Request } from '../../shared/request';
import type { ListEndpoint } from '../../shared/table';
import { filledBy, withinOf, type ItemOf } from '../item';
import { expanding, type Listing, type OperationBase } from '../operation';
import { expandFor, trimmerFor } from '../output/shape';
import { each } from '../records/each';
import { narrow, type Narrowing } from '../records/nodeFilters';
import type { OperationHandler } from '../run';

/** Inputs that fill the endpoint's path or its filters, by parameter. */
export type ListInputs = Readonly<Record<string, string | number>>;

export interface ListOperation extends OperationBase<'list'> {
	readonly listing: Listing;
	readonly endpoint: ListEndpoint;
	/** Parameter of the input that fills each parameter of the path. */
	readonly path?: Readonly<Record<string, string>>;
	/** Parameter of the input that fills a filter. */
	readonly filledBy?: Readonly<Record<string, string>>;
}

type ListItem = ItemOf<ListOperation, ListInputs>;

/** What fills the endpoint's path: the record that the listing belongs to, or inputs of the operation. */
const pathParametersOf = (
	operation: ListOperation,
	item: ListItem,
): NonNullable<Request['pathParameters']> => ({
	...withinOf(operation, item),
	...filledBy(operation.path ?? {}, item),
	...(item.key && { [item.key.attribute]: item.key.value }),
});

/** A filter that the user has set goes before what a filter of the node's own would ask. */
function requestOf(operation: ListOperation, item: ListItem, { asks, looksAt }: Narrowing): Request {
	const { sort, filters: set } = item.listing;
	const filters = { ...asks, ...set, ...filledBy(operation.filledBy ?? {}, item) };
	const inBody = operation.listing.filters?.location === 'body';
	return {
		pathParameters: pathParametersOf(operation, item),
		query: {
			...(!inBody && filters),
			...(sort !== '' && { _sort: sort }),
			...expanding(expandFor(operation, item, looksAt)).query,
		},
		...(inBody && { body: filters }),
	};
}

/** Hands out the records of a listing: all of them, or as many as wanted. */
export const list: OperationHandler<ListOperation, ListInputs> = async function* (run, operation, items) {
	run.shareReads();
	const trim = trimmerFor(operation, items);
	const now = DateTime.utc();
	yield* each(items, async (item) => {
		const { limit, nodeFilters } = item.listing;
		const narrowing = narrow(operation.listing.nodeFilters ?? [], nodeFilters, now);
		const request = requestOf(operation, item, narrowing);
		const { passes } = narrowing;
		const sieve = { trim, ...(passes && { passes }) };
		return { records: await run.list(operation.endpoint, request, limit, sieve, nodeFilters) };
	});
};
