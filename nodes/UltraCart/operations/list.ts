import type { Request } from '../../shared/request';
import type { ListEndpoint } from '../../shared/table';
import type { ItemOf } from '../item';
import type { Listing, OperationBase } from '../operation';
import { trimmerFor } from '../output/shape';
import { each } from '../records/each';
import type { OperationHandler } from '../run';

/** Inputs that fill the endpoint's path, by parameter. */
export type ListInputs = Readonly<Record<string, string | number>>;

export interface ListOperation extends OperationBase<'list'> {
	readonly listing: Listing;
	readonly endpoint: ListEndpoint;
	/** Parameter of the input that fills each parameter of the path. */
	readonly path?: Readonly<Record<string, string>>;
}

/** What fills the endpoint's path: the record that the listing belongs to, or inputs of the operation. */
function pathParametersOf(
	{ path = {} }: ListOperation,
	{ key, inputs }: ItemOf<ListOperation, ListInputs>,
): NonNullable<Request['pathParameters']> {
	const filled = Object.entries(path).map(([name, parameter]) => [name, inputs[parameter]] as const);
	return { ...Object.fromEntries(filled), ...(key && { [key.attribute]: key.value }) };
}

function requestOf(operation: ListOperation, item: ItemOf<ListOperation, ListInputs>): Request {
	const { filters: filtered } = operation.listing;
	const { filters, sort } = item.listing;
	const inBody = filtered?.location === 'body';
	return {
		pathParameters: pathParametersOf(operation, item),
		query: { ...(!inBody && filters), ...(sort !== '' && { _sort: sort }) },
		...(inBody && { body: filters }),
	};
}

/** Hands out the records of a listing: all of them, or as many as wanted. */
export const list: OperationHandler<ListOperation, ListInputs> = async function* (run, operation, items) {
	run.shareReads();
	const trim = trimmerFor(operation, items);
	yield* each(items, async (item) => {
		const { limit } = item.listing;
		return { records: await run.list(operation.endpoint, requestOf(operation, item), limit, trim) };
	});
};
