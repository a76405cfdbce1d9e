/** Sorting a list, and cutting a page out of it. */
import type { Endpoint } from '../scripts/metadata/types';
import { HttpError } from './errors';
import type { Json } from './json';
import type { Switches } from './switches';

type Value = string | number;

const sortable = (value: unknown): Value | undefined =>
	typeof value === 'string' ? value.toLowerCase() : typeof value === 'number' ? value : undefined;

/** Records without the value come first. */
function compared(one: Value | undefined, other: Value | undefined): number {
	if (one === other) return 0;
	if (one === undefined) return -1;
	if (other === undefined) return 1;
	return one < other ? -1 : 1;
}

/**
 * Sorts by `_sort`: names separated by commas, "-" before a name for descending.
 *
 * @throws HttpError when the endpoint can't sort by a name
 */
export function sorted(records: Json[], { sort = [] }: Endpoint, wanted: unknown): Json[] {
	if (typeof wanted !== 'string' || wanted === '') return records;
	const keys = wanted.split(',').map((part) => {
		const [, sign, name = ''] = /^([-+]?)(.*)$/.exec(part.trim()) ?? [];
		if (!sort.includes(name)) {
			throw new HttpError(400, `_sort does not take '${name}', only ${sort.join(', ')}`);
		}
		return { name, factor: sign === '-' ? -1 : 1 };
	});
	return [...records].sort((one, other) => {
		for (const { name, factor } of keys) {
			const difference = compared(sortable(one[name]), sortable(other[name])) * factor;
			if (difference !== 0) return difference;
		}
		return 0;
	});
}

function limitOf(
	{ max, default: defaultLimit }: NonNullable<Endpoint['page']>,
	wanted: unknown,
	switches: Switches,
): number {
	if (wanted === undefined) return defaultLimit;
	const limit = Number(wanted);
	if (limit < 1) throw new HttpError(400, '_limit must be at least 1');
	if (limit > max) throw new HttpError(400, `_limit must be ${max} at most`);
	if (limit > defaultLimit && switches.pagesOver100 === 'refused') {
		throw new HttpError(400, `Pages of more than ${defaultLimit} records are not possible at the moment`);
	}
	return limit;
}

/** A cursor says nothing to a client: what stands behind it is the offset. */
const CURSOR = 'after-';

/** @throws HttpError when the cursor was never given out */
function offsetIn(cursor: unknown): number {
	if (cursor === undefined) return 0;
	const offset = typeof cursor === 'string' ? Number(cursor.replace(CURSOR, '')) : NaN;
	if (Number.isInteger(offset)) return offset;
	throw new HttpError(400, 'The cursor is not valid');
}

/**
 * One page of the records and its result set. An endpoint without pages returns all records.
 *
 * @throws HttpError when the limit or offset is not valid
 */
export function pageOf(
	records: Json[],
	{ page }: Endpoint,
	address: Json,
	switches: Switches,
): { records: Json[]; resultSet?: Json; next?: Json } {
	if (!page) return { records };
	const { cursor } = page;
	const limit = limitOf(page, address[cursor?.limit ?? '_limit'], switches);
	const offset = cursor ? offsetIn(address[cursor.parameter]) : Number(address._offset ?? 0);
	if (offset < 0) throw new HttpError(400, '_offset must be at least 0');
	const cut = records.slice(offset, offset + limit);
	const end = offset + cut.length;
	const more = end < records.length;
	if (cursor) {
		const next = more ? `${CURSOR}${end}` : null;
		return {
			records: cut,
			...((more || switches.bulkNulls === 'sent') && { next: { [cursor.next]: next } }),
		};
	}
	return {
		records: cut,
		resultSet: {
			count: cut.length,
			limit,
			more,
			...(more && { next_offset: end }),
			offset,
			total_records: switches.totalRecords === 'given' ? records.length : null,
		},
	};
}
