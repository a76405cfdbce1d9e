import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../../../nodes/shared/client';
import type { Request } from '../../../nodes/shared/request';
import { ApiError } from '../../../nodes/shared/errors';
import { readAll, readPages } from '../../../nodes/shared/pagination';
import type { Endpoint, ListEndpoint } from '../../../nodes/shared/table';

const PAGED: ListEndpoint = {
	id: 'getCoupons',
	method: 'GET',
	path: '/coupon/coupons',
	permission: 'coupon_read',
	safe: true,
	root: 'coupons',
	page: { max: 20, default: 10 },
};
const { page: _, ...UNPAGED } = PAGED;
const BY_CURSOR: ListEndpoint = {
	...PAGED,
	page: { max: 20, default: 10, cursor: { parameter: 'cursor', limit: 'limit', next: 'next_cursor' } },
};

interface Habits {
	/** How many records there are. */
	readonly records: number;
	/** The largest page that is taken: larger ones are refused. From call number `since` on. */
	readonly largest?: number;
	readonly since?: number;
	/** Pages come smaller than asked. */
	readonly atMost?: number;
	/** Does not tell where the next page starts. */
	readonly tellsNext?: boolean;
	/** What the metadata says in the end. */
	readonly alter?: (resultSet: IDataObject) => IDataObject;
}

const refusal = (status: number) =>
	new ApiError({ endpoint: PAGED, writeState: 'refused', status, saidByUltraCart: true });

/** As much of a client as the pages need, with an account behind it. */
function account({ records, largest = 20, since = 0, atMost = Infinity, tellsNext = true, alter }: Habits) {
	const asked: IDataObject[] = [];
	const call = (_endpoint: Endpoint, { query = {} }: Request) => {
		asked.push(query);
		const limit = Number(query._limit ?? Infinity);
		const offset = Number(query._offset ?? 0);
		if (limit > largest && asked.length > since) return Promise.reject(refusal(400));
		const count = Math.max(0, Math.min(limit, atMost, records - offset));
		const coupons = Array.from({ length: count }, (__, n) => ({ coupon_oid: offset + n }));
		const more = offset + count < records;
		const told = {
			count,
			limit,
			offset,
			more,
			...(tellsNext && { next_offset: more ? offset + count : null }),
		};
		const result_set = alter?.(told) ?? told;
		return Promise.resolve({ body: { coupons, metadata: { result_set } } });
	};
	return { client: { call } as unknown as Client, asked };
}

const oids = (records: readonly IDataObject[]) => records.map(({ coupon_oid }) => coupon_oid);
const upTo = (count: number) => Array.from({ length: count }, (__, n) => n);

describe('all pages together', () => {
	const habits = fc.record({
		records: fc.nat({ max: 75 }),
		largest: fc.constantFrom(10, 20),
		since: fc.nat({ max: 3 }),
		atMost: fc.constantFrom(Infinity, 3, 10),
		tellsNext: fc.boolean(),
	});
	const wanted = fc.option(fc.integer({ min: 1, max: 90 }), { nil: Infinity });

	it('are the records that were wanted, each once and in order, whatever pages UltraCart makes', async () => {
		await fc.assert(
			fc.asyncProperty(habits, wanted, async (given, most) => {
				const { client } = account(given);
				expect(oids(await readAll(client, PAGED, {}, most))).toEqual(upTo(Math.min(given.records, most)));
			}),
		);
	});

	it('take no more calls than the largest pages need, and one for a page that is refused', async () => {
		await fc.assert(
			fc.asyncProperty(habits, wanted, async (given, most) => {
				fc.pre(given.atMost > 20);
				const { client, asked } = account(given);
				await readAll(client, PAGED, {}, most);
				const pages = Math.max(1, Math.ceil(Math.min(given.records, most) / given.largest));
				expect(asked.length).toBeLessThanOrEqual(pages + 1);
			}),
		);
	});

	it('are asked for with the filters each time, and with no more than is left', async () => {
		const { client, asked } = account({ records: 75 });
		await readAll(client, PAGED, { query: { merchant_code: 'A', _sort: '-x' } }, 45);
		const filters = { merchant_code: 'A', _sort: '-x' };
		expect(asked).toEqual([
			{ ...filters, _limit: 20, _offset: 0 },
			{ ...filters, _limit: 20, _offset: 20 },
			{ ...filters, _limit: 5, _offset: 40 },
		]);
	});

	it('go on from the same place in smaller pages once large ones are refused', async () => {
		const { client, asked } = account({ records: 45, largest: 10, since: 1 });
		expect(oids(await readAll(client, PAGED))).toEqual(upTo(45));
		expect(asked.map(({ _limit, _offset }) => [_limit, _offset])).toEqual([
			[20, 0],
			[20, 20],
			[10, 20],
			[10, 30],
			[10, 40],
		]);
	});

	it('of an endpoint without pages are one call without paging', async () => {
		const { client, asked } = account({ records: 30, largest: Infinity });
		expect(oids(await readAll(client, UNPAGED, { query: { a: 1 } }))).toEqual(upTo(30));
		expect(asked).toEqual([{ a: 1 }]);
	});

	it('are one of an endpoint without pages, even where UltraCart says that more follow', async () => {
		const alter = (told: IDataObject) => ({ ...told, more: true, next_offset: null });
		const { client, asked } = account({ records: 30, largest: Infinity, alter });
		expect(oids(await readAll(client, UNPAGED, {}, 99))).toEqual(upTo(30));
		expect(asked).toHaveLength(1);
	});

	it('are all read where what is said of them comes as text', async () => {
		const alter = ({ more, next_offset }: IDataObject) => ({
			more: JSON.stringify(more),
			next_offset: next_offset === null ? null : JSON.stringify(next_offset),
		});
		const { client, asked } = account({ records: 45, alter });
		expect(oids(await readAll(client, PAGED))).toEqual(upTo(45));
		expect(asked).toHaveLength(3);
	});

	it('are not asked for when nothing is wanted', async () => {
		const { client, asked } = account({ records: 30 });
		expect(await readAll(client, PAGED, {}, 0)).toEqual([]);
		expect(asked).toEqual([]);
	});

	it('start where they are wanted, one that is an offset further included', async () => {
		const { client, asked } = account({ records: 45 });
		const pages = [];
		for await (const { records } of readPages(client, PAGED, {}, 25, 10)) pages.push(oids(records));
		expect(pages).toEqual([upTo(30).slice(10), upTo(35).slice(30)]);
		expect(asked.map(({ _limit, _offset }) => [_limit, _offset])).toEqual([
			[20, 10],
			[5, 30],
		]);
	});

	it('are cut off where UltraCart sends more than was asked', async () => {
		const call = jest
			.fn()
			.mockResolvedValue({ body: { coupons: upTo(20).map((oid) => ({ coupon_oid: oid })) } });
		expect(oids(await readAll({ call } as unknown as Client, PAGED, {}, 3))).toEqual([0, 1, 2]);
	});

	it('come cut off to whoever reads them page by page', async () => {
		const { client } = account({ records: 30, largest: Infinity });
		for await (const { records } of readPages(client, UNPAGED, {}, 3)) expect(oids(records)).toEqual(upTo(3));
	});

	it('are looked through for those that pass, no further than wanted', async () => {
		const { client, asked } = account({ records: 75 });
		const passes = ({ coupon_oid }: IDataObject) => Number(coupon_oid) % 10 === 0;
		expect(oids(await readAll(client, PAGED, {}, 3, { passes }))).toEqual([0, 10, 20]);
		expect(asked.map(({ _limit }) => _limit)).toEqual([20, 20]);
		expect(oids(await readAll(client, PAGED, {}, 4, { passes }))).toEqual([0, 10, 20, 30]);
		expect(asked).toHaveLength(4);
	});

	it.each([null, '', undefined])('are read by cursor until it is %j', async (end) => {
		const call = jest.fn((_endpoint: Endpoint, { query }: Request) => {
			const place = query?.cursor;
			const next_cursor = place === undefined ? 'A' : end;
			return Promise.resolve({ body: { coupons: [{ coupon_oid: place ?? 'first' }], next_cursor } });
		});
		const client = { call } as unknown as Client;
		expect(oids(await readAll(client, BY_CURSOR, {}, 99))).toEqual(['first', 'A']);
		expect(call.mock.calls.map(([, { query }]) => query)).toEqual([
			{ limit: 20 },
			{ limit: 20, cursor: 'A' },
		]);
	});

	it('are trimmed one by one', async () => {
		const { client } = account({ records: 25 });
		const trim = ({ coupon_oid }: IDataObject) => ({ coupon_oid: -Number(coupon_oid) });
		expect(oids(await readAll(client, PAGED, {}, Infinity, { trim }))).toEqual(upTo(25).map((oid) => -oid));
	});

	it.each([
		[10, [10]],
		[11, [11, 10, 1]],
	])('of %d are asked for once more only where they are larger than usual', async (most, limits) => {
		const { client, asked } = account({ records: 45, largest: 9 + (most - 10) * 1 });
		await readAll(client, PAGED, {}, most).catch(() => undefined);
		expect(asked.map(({ _limit }) => _limit)).toEqual(limits);
	});

	it('come one by one, for whoever has seen enough', async () => {
		const { client, asked } = account({ records: 75 });
		for await (const { records, resultSet } of readPages(client, PAGED, {})) {
			expect(oids(records)).toEqual(upTo(20));
			expect(resultSet).toMatchObject({ more: true, next_offset: 20 });
			break;
		}
		expect(asked).toHaveLength(1);
	});
});

describe('what ends the walk', () => {
	it('a refusal of a page that is no larger than usual', async () => {
		const { client, asked } = account({ records: 45, largest: 5 });
		await expect(readAll(client, PAGED)).rejects.toMatchObject({ status: 400 });
		expect(asked).toHaveLength(2);
	});

	it("a refusal of a large page that is not UltraCart's", async () => {
		const call = jest
			.fn()
			.mockRejectedValue(new ApiError({ endpoint: PAGED, writeState: 'refused', status: 400 }));
		await expect(readAll({ call } as unknown as Client, PAGED)).rejects.toMatchObject({ status: 400 });
		expect(call).toHaveBeenCalledTimes(1);
	});

	it('a page without its list', async () => {
		const call = jest.fn().mockResolvedValue({ body: { success: true } });
		await expect(readAll({ call } as unknown as Client, PAGED)).rejects.toThrow(
			/without the list of coupons/,
		);
	});

	it('what is no refusal at all', async () => {
		const call = jest.fn().mockRejectedValue(new Error('stopped'));
		await expect(readAll({ call } as unknown as Client, PAGED)).rejects.toThrow('stopped');
		expect(call).toHaveBeenCalledTimes(1);
	});

	it('a refusal that is not about the page', async () => {
		const call = jest.fn().mockRejectedValue(refusal(410));
		await expect(readAll({ call } as unknown as Client, PAGED)).rejects.toMatchObject({ status: 410 });
		expect(call).toHaveBeenCalledTimes(1);
	});

	const SAME_PAGE = 'UltraCart sent the same page again instead of the next one. Try again later';
	const EMPTY_PAGE = 'UltraCart said that more records follow and sent an empty page. Try again later';
	const endless: [string, (told: IDataObject) => IDataObject, string, number][] = [
		['an offset that stays', (told) => ({ ...told, more: true, next_offset: told.offset }), SAME_PAGE, 1],
		['an offset that goes back', (told) => ({ ...told, more: true, next_offset: -1 }), SAME_PAGE, 1],
		[
			'an offset as text that stays',
			(told) => ({ more: true, next_offset: JSON.stringify(told.offset) }),
			SAME_PAGE,
			1,
		],
		['an offset that is no number', () => ({ more: true, next_offset: 'next' }), SAME_PAGE, 1],
		['empty pages without an end', (told) => ({ ...told, more: true, next_offset: 999 }), EMPTY_PAGE, 2],
	];

	it.each(endless)('%s', async (__, alter, message, calls) => {
		const { client, asked } = account({ records: 45, alter });
		await expect(readAll(client, PAGED)).rejects.toMatchObject({
			message,
			status: 200,
			writeState: 'refused',
		});
		expect(asked).toHaveLength(calls);
	});

	it('a cursor that comes back to a page that was read', async () => {
		const next: Record<string, string> = { A: 'B', B: 'A' };
		const call = jest.fn((_endpoint: Endpoint, { query }: Request) => {
			const next_cursor = next[query?.cursor as string] ?? 'A';
			return Promise.resolve({ body: { coupons: [{ coupon_oid: 0 }], next_cursor } });
		});
		await expect(readAll({ call } as unknown as Client, BY_CURSOR, {}, 99)).rejects.toThrow(SAME_PAGE);
		expect(call).toHaveBeenCalledTimes(3);
	});

	it('a missing result set: then there is one page', async () => {
		const call = jest.fn().mockResolvedValue({ body: { coupons: [{ coupon_oid: 0 }] } });
		expect(oids(await readAll({ call } as unknown as Client, PAGED))).toEqual([0]);
		expect(call).toHaveBeenCalledTimes(1);
	});

	it('having all that was wanted, even where UltraCart would go on for ever', async () => {
		const stuck = (told: IDataObject) => ({ ...told, more: true, next_offset: told.offset });
		const { client, asked } = account({ records: 45, alter: stuck });
		expect(oids(await readAll(client, PAGED, {}, 7))).toEqual(upTo(7));
		expect(asked).toHaveLength(1);
	});
});
