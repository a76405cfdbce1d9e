/** Pages, sorting and filters. */
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ask, closeAll, errorOf, get, percentOff, recordsIn, resultSetOf, sandboxWith } from './support';

afterEach(closeAll);

const codes = (body: Json): unknown[] => recordsIn(body).map(({ merchant_code }) => merchant_code);

async function pages(sandbox: Sandbox, line: string, body?: Json): Promise<Json[]> {
	const found: Json[] = [];
	let place: Json = { more: true, next_offset: 0 };
	while (place.more === true) {
		const mark = line.includes('?') ? '&' : '?';
		const page = await get(sandbox, `${line}${mark}_offset=${Number(place.next_offset)}`, body);
		found.push(page);
		place = resultSetOf(page);
	}
	return found;
}

describe('pages', () => {
	test('hold 100 records when nothing is said', async () => {
		const sandbox = await sandboxWith({ records: { coupon: 250 } });
		const found = await pages(sandbox, 'GET /coupon/coupons');
		expect(found.map(resultSetOf)).toEqual([
			{ count: 100, limit: 100, more: true, next_offset: 100, offset: 0, total_records: 250 },
			{ count: 100, limit: 100, more: true, next_offset: 200, offset: 100, total_records: 250 },
			{ count: 50, limit: 100, more: false, offset: 200, total_records: 250 },
		]);
		expect(found.flatMap((page) => recordsIn(page))).toEqual(sandbox.list('coupon'));
		expect(found[0]?.metadata).toMatchObject({ payload_name: 'coupons' });
	});

	test.each(['GET /coupon/coupons?_limit=200', 'POST /coupon/coupons/query?_limit=200'])(
		'%s',
		async (line) => {
			const sandbox = await sandboxWith({ records: { coupon: 450 } });
			const found = await pages(sandbox, line, line.startsWith('POST') ? {} : undefined);
			expect(found.map((page) => resultSetOf(page).count)).toEqual([200, 200, 50]);
		},
	);

	test('past the end there is an empty one', async () => {
		const page = await get(await sandboxWith(), 'GET /coupon/coupons?_offset=1000');
		expect(recordsIn(page)).toEqual([]);
		expect(resultSetOf(page)).toMatchObject({ count: 0, more: false, offset: 1000 });
	});

	test.each(['_limit=201', '_limit=0', '_limit=-1', '_offset=-1', '_limit=x', '_limit=1.5'])(
		'%s is refused',
		async (query) => {
			expect((await ask(await sandboxWith(), `GET /coupon/coupons?${query}`)).status).toBe(400);
		},
	);

	test('users and groups have none', async () => {
		const sandbox = await sandboxWith({ records: { user: 130 } });
		const body = await get(sandbox, 'GET /user/users?_limit=5&_offset=3');
		expect(recordsIn(body, 'users')).toHaveLength(130);
		expect(body.metadata).toEqual({ payload_name: 'users' });
	});
});

describe('sorting', () => {
	async function sandboxToSort(): Promise<Sandbox> {
		const sandbox = await sandboxWith({ records: { coupon: 0 } });
		const quickbooks = { quickbooks_code: 'Q' };
		sandbox.insert('coupon', percentOff('b2', { description: 'one', ...quickbooks }));
		sandbox.insert('coupon', percentOff('A1', { description: 'two', start_dts: '2030-01-01T00:00:00Z' }));
		sandbox.insert('coupon', { merchant_code: 'C3', no_discount: {}, description: 'one', ...quickbooks });
		return sandbox;
	}

	test.each([
		['merchant_code', ['A1', 'b2', 'C3']],
		['-merchant_code', ['C3', 'b2', 'A1']],
		['description,-merchant_code', ['C3', 'b2', 'A1']],
		['-description,merchant_code', ['A1', 'b2', 'C3']],
		['coupon_type,merchant_code', ['C3', 'A1', 'b2']],
		['-start_dts', ['A1', 'b2', 'C3']],
		['start_dts', ['b2', 'C3', 'A1']],
		['expiration_dts', ['b2', 'A1', 'C3']],
		['quickbooks_code,-merchant_code', ['A1', 'C3', 'b2']],
		['', ['b2', 'A1', 'C3']],
	])('by "%s"', async (sort, wanted) => {
		const sandbox = await sandboxToSort();
		expect(codes(await get(sandbox, `GET /coupon/coupons?_sort=${sort}`))).toEqual(wanted);
		expect(codes(await get(sandbox, `POST /coupon/coupons/query?_sort=${sort}`, {}))).toEqual(wanted);
	});

	test('by anything else is refused', async () => {
		const reply = await ask(await sandboxToSort(), 'GET /coupon/coupons?_sort=merchant_code,usable_by');
		expect(reply.status).toBe(400);
		expect(errorOf(reply).user_message).toMatch(/does not take 'usable_by', only coupon_type, merchant_code/);
	});
});

describe('filters', () => {
	async function sandboxToFilter(): Promise<Sandbox> {
		const sandbox = await sandboxWith({ records: { coupon: 0 } });
		sandbox.insert('coupon', percentOff('SPRING', { description: 'Ten off', affiliate_oid: 7001 }));
		sandbox.insert(
			'coupon',
			percentOff('Summer', {
				description: 'Spring is over',
				start_dts: '2030-06-01T00:00:00-04:00',
				expiration_dts: '2030-09-01T00:00:00Z',
			}),
		);
		sandbox.insert('coupon', {
			merchant_code: 'OLD',
			percent_off_subtotal_limit: { discount_percent: 5 },
			start_dts: '2020-01-01T00:00:00Z',
			expiration_dts: '2020-02-01T00:00:00Z',
		});
		return sandbox;
	}

	test.each([
		[{ merchant_code: 'R' }, ['SPRING', 'Summer']],
		[{ merchant_code: 'summ' }, ['Summer']],
		[{ description: 'SPRING' }, ['Summer']],
		[{ coupon_type: 'x % OFF subtotal' }, ['SPRING', 'Summer']],
		[{ coupon_type: 'X % off subtotal limit L' }, ['OLD']],
		[{ affiliate_oid: 7001 }, ['SPRING']],
		[{ exclude_expired: true }, ['SPRING', 'Summer']],
		[{ exclude_expired: false }, ['SPRING', 'Summer', 'OLD']],
		[{ start_begin: '2030-06-01T04:00:00Z' }, ['Summer']],
		[{ start_begin: '2030-06-01T04:00:01Z' }, []],
		[{ start_end: '2025-01-01T00:00:00Z' }, ['OLD']],
		[{ expiration_begin: '2020-02-01T00:00:00Z', expiration_end: '2030-08-31T00:00:00Z' }, ['OLD']],
		[{ expiration_begin: '2020-02-02T00:00:00Z' }, ['Summer']],
		[{ merchant_code: 's', affiliate_oid: 7002 }, []],
	])('%j', async (given: Json, wanted) => {
		const sandbox = await sandboxToFilter();
		const named = (middle: string): [string, string][] =>
			Object.entries(given).map(([name, value]) => [
				name.replace(/^(start|expiration)_/, `$1_${middle}_`),
				String(value),
			]);
		const query = new URLSearchParams(named('date')).toString();
		expect(codes(await get(sandbox, `GET /coupon/coupons?${query}`))).toEqual(wanted);
		const body = Object.fromEntries(named('dts').map(([name], n) => [name, Object.values(given)[n]]));
		expect(codes(await get(sandbox, 'POST /coupon/coupons/query', body))).toEqual(wanted);
	});

	test('a search looks in code and description together', async () => {
		const body = { merchant_code_or_description: 'spring' };
		expect(codes(await get(await sandboxToFilter(), 'POST /coupon/coupons/query', body))).toEqual([
			'SPRING',
			'Summer',
		]);
	});

	test('what has expired is decided by the clock of the sandbox', async () => {
		const sandbox = await sandboxToFilter();
		sandbox.clock.advance(Date.UTC(2031, 0, 1) - sandbox.clock.now());
		expect(codes(await get(sandbox, 'GET /coupon/coupons?exclude_expired=true'))).toEqual(['SPRING']);
	});

	test.each([
		['True', 2],
		['False', 3],
	])("a yes or no may be in Python's spelling: %s", async (value, count) => {
		const sandbox = await sandboxToFilter();
		expect(codes(await get(sandbox, `GET /coupon/coupons?exclude_expired=${value}`))).toHaveLength(count);
	});

	test('the figures of the pages are those of the filtered records', async () => {
		const page = await get(await sandboxToFilter(), 'GET /coupon/coupons?merchant_code=s&_limit=1');
		expect(resultSetOf(page)).toEqual({
			count: 1,
			limit: 1,
			more: true,
			next_offset: 1,
			offset: 0,
			total_records: 2,
		});
	});
});
