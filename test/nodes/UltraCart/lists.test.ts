/** Lists of coupons: pages, limits, filters and order, in Get Many and in Search. */
import type { IDataObject } from 'n8n-workflow';

import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { CONTINUE, pairedItems } from './support';

const env = useTestEnvironment();

const coupons = () => env().sandbox.list('coupon') as IDataObject[];

const queries = () => env().sandbox.log.entries.map(({ query }) => query);

const at = (value: unknown) => (value === undefined ? NaN : Date.parse(value as string));

const limitsAndOffsets = () => queries().map(({ _limit, _offset }) => [Number(_limit), Number(_offset)]);

describe.each([
	['getAll', 'GET /rest/v2/coupon/coupons', {}],
	// All coupons of the sandbox are offers.
	['search', 'POST /rest/v2/coupon/coupons/query', { searchText: 'OFFER' }],
])('%s', (operation, request, text) => {
	const list = async (more: IDataObject = {}, items: IDataObject[] = [{}], settings = {}) =>
		await env().run(items, { operation, output: 'raw', ...text, ...more }, settings);

	const listed = async (more: IDataObject): Promise<IDataObject[]> => {
		const run = await list(more);
		expect(run.error).toBeUndefined();
		return run.items(NODE);
	};

	describe('pages', () => {
		it('are walked to the end, as few as possible', async () => {
			expect(await listed({ returnAll: true })).toEqual(coupons());
			expect(coupons()).toHaveLength(450);
			expect(env().requests).toEqual([request, request, request]);
			expect(limitsAndOffsets()).toEqual([
				[200, 0],
				[200, 200],
				[200, 400],
			]);
		});

		it.each([
			[undefined, [[50, 0]]],
			[
				250,
				[
					[200, 0],
					[50, 200],
				],
			],
			[
				5000,
				[
					[200, 0],
					[200, 200],
					[200, 400],
				],
			],
		])('are asked for up to a Limit of %p', async (limit, asked) => {
			const items = await listed(limit === undefined ? {} : { limit });
			expect(items).toEqual(coupons().slice(0, limit ?? 50));
			expect(limitsAndOffsets()).toEqual(asked);
		});

		it('take a Limit that differs from item to item', async () => {
			const run = await list({ limit: '={{ $json.limit }}' }, [{ limit: 3 }, { limit: '210' }, { limit: 1 }]);
			const all = coupons();
			expect(run.items(NODE)).toEqual([...all.slice(0, 3), ...all.slice(0, 210), ...all.slice(0, 1)]);
			expect(pairedItems(run)).toEqual([...Array<number>(3).fill(0), ...Array<number>(210).fill(1), 2]);
		});

		it.each([0, -5, 1.5, 'many', ''])('are not asked for with a Limit of %p', async (limit) => {
			const run = await list({ limit: '={{ $json.limit }}' }, [{ limit: 1 }, { limit }]);
			expect(run.error?.message).toBe(
				`Limit must be a whole number of at least 1, not '${String(limit)}' [item 2]`,
			);
			expect(env().requests).toEqual([]);
		});

		it('of more than 100 may be refused: then they are 100 long', async () => {
			env().sandbox.switches.pagesOver100 = 'refused';
			expect(await listed({ returnAll: true })).toEqual(coupons());
			expect(limitsAndOffsets()).toEqual([
				[200, 0],
				[100, 0],
				[100, 100],
				[100, 200],
				[100, 300],
				[100, 400],
			]);
		});
	});

	describe('filters', () => {
		const matching = (passes: (coupon: IDataObject) => boolean) => {
			const found = coupons().filter(passes);
			// A filter that finds nothing or everything would prove nothing.
			expect(found.length).toBeGreaterThan(0);
			expect(found.length).toBeLessThan(450);
			return found;
		};
		const includes = (text: unknown, part: string) =>
			(text as string).toLowerCase().includes(part.toLowerCase());
		const expected: [IDataObject, (coupon: IDataObject) => boolean][] = [
			[{ merchantCode: 'A/B 10%' }, ({ merchant_code }) => merchant_code === 'A/B 10%'],
			[{ merchantCode: '&a?#1+1' }, ({ merchant_code }) => merchant_code === 'Q&A?#1+1'],
			[{ description: 'OFFER 001' }, ({ description }) => includes(description, 'offer 001')],
			[{ affiliateOid: '7001' }, ({ affiliate_oid }) => affiliate_oid === 7001],
			[
				{ startDateBegin: '2024-06-01T00:00:00+02:00' },
				({ start_dts }) => at(start_dts) >= at('2024-05-31T22:00:00Z'),
			],
			[
				{ expirationDateEnd: '2092-01-01T00:00:00-05:00' },
				({ expiration_dts }) => at(expiration_dts) <= at('2092-01-01T05:00:00Z'),
			],
			[
				{ excludeExpired: true },
				({ expiration_dts }) => expiration_dts === undefined || at(expiration_dts) > Date.now(),
			],
			[
				{ merchantCode: 'VIP', description: '3', excludeExpired: true, startDateEnd: '2025-06-01T00:00:00Z' },
				({ merchant_code, description, expiration_dts, start_dts }) =>
					includes(merchant_code, 'VIP') &&
					includes(description, '3') &&
					(expiration_dts === undefined || at(expiration_dts) > Date.now()) &&
					at(start_dts) <= at('2025-06-01T00:00:00Z'),
			],
		];
		it.each(expected)('%j', async (filters, passes) => {
			expect(await listed({ filters, returnAll: true })).toEqual(matching(passes));
		});

		it('are not sent when they were left empty', async () => {
			const filters = { merchantCode: '', couponType: '={{ null }}', startDateBegin: '', description: ' ' };
			expect(await listed({ filters, limit: 7 })).toEqual(coupons().slice(0, 7));
			const [entry] = env().sandbox.log.entries;
			expect(Object.keys(entry?.query ?? {}).sort()).toEqual(['_limit', '_offset']);
			expect(entry?.body ?? {}).toEqual(
				operation === 'search' ? { merchant_code_or_description: 'OFFER' } : {},
			);
		});

		it('differ from item to item; the same ones are one listing', async () => {
			const items = [{ part: 'VIP' }, { part: 'NOTHING LIKE IT' }, { part: 'CART' }, { part: 'VIP' }];
			const run = await list({ filters: { merchantCode: '={{ $json.part }}' }, returnAll: true }, items);

			const parts = items.map(({ part }) =>
				coupons().filter(({ merchant_code }) => includes(merchant_code, part)),
			);
			expect(parts.map(({ length }) => length > 0)).toEqual([true, false, true, true]);
			expect(run.items(NODE)).toEqual(parts.flat());
			expect(pairedItems(run)).toEqual(parts.flatMap((part, item) => part.map(() => item)));
			expect(env().requests).toHaveLength(3);
		});

		it.each([
			[{ startDateBegin: 'soon' }, "Starts After 'soon' is not a date [item 1]"],
			[{ affiliateOid: 'me' }, "Affiliate ID must be a number, not 'me' [item 1]"],
			[{ excludeExpired: 'perhaps' }, "Exclude Expired must be true or false, not 'perhaps' [item 1]"],
		])('are checked before any call: %j', async (filters, message) => {
			const run = await list({ filters });
			expect(run.error?.message).toBe(message);
			expect(env().requests).toEqual([]);
		});

		it('that UltraCart refuses fail for their item alone', async () => {
			env().sandbox.faults.add({
				kind: 'status',
				status: 400,
				message: 'No such search',
				on: ({ address, body }) => ({ ...address, ...(body as object) }).merchant_code === 'BAD',
			});
			const run = await list(
				{ filters: { merchantCode: '={{ $json.part }}' }, limit: 2 },
				[{ part: 'VIP' }, { part: 'BAD' }, { part: 'CART' }],
				CONTINUE,
			);
			expect(run.items(NODE).map(({ error }) => error)).toEqual([
				undefined,
				undefined,
				'No such search [item 2]',
				undefined,
				undefined,
			]);
		});
	});

	describe('the status', () => {
		const FUTURE = '2095-01-01T00:00:00Z';
		const PAST = '2024-01-01T00:00:00Z';
		const CASES = {
			active: [
				{},
				{ start_dts: PAST },
				{ expiration_dts: FUTURE },
				{ start_dts: PAST, expiration_dts: FUTURE },
			],
			upcoming: [{ start_dts: FUTURE }, { start_dts: FUTURE, expiration_dts: '2096-01-01T00:00:00Z' }],
			expired: [
				{ expiration_dts: PAST },
				{ start_dts: '2023-01-01T00:00:00Z', expiration_dts: PAST },
				{ start_dts: FUTURE, expiration_dts: PAST },
			],
		};

		const insertAll = () =>
			Object.entries(CASES).forEach(([status, dates]) =>
				dates.forEach((each, n) =>
					env().sandbox.insert('coupon', {
						merchant_code: `${status}-${n}`,
						description: 'Special offer',
						no_discount: {},
						...each,
					}),
				),
			);
		const codesOf = (records: readonly IDataObject[]) =>
			records.map(({ merchant_code }) => merchant_code as string);
		const withStatus = async (status: string, more: IDataObject = {}) =>
			codesOf(await listed({ returnAll: true, filters: { description: 'special', status }, ...more }));

		it.each(['active', 'expired', 'upcoming'] as const)('%s', async (status) => {
			insertAll();
			expect(await withStatus(status)).toEqual(CASES[status].map((_, n) => `${status}-${n}`));
		});

		it('any leaves none out', async () => {
			insertAll();
			expect(await withStatus('any')).toHaveLength(Object.values(CASES).flat().length);
		});

		it.each([
			['active', /^exclude_expired$/],
			['expired', /^expiration_(date|dts)_end$/],
			['upcoming', /^start_(date|dts)_begin$/],
		])('%s: UltraCart is asked for as few as it can leave', async (status, name) => {
			await list({ filters: { status } });
			const [entry] = env().sandbox.log.entries;
			const asked = { ...entry?.query, ...(entry?.body as object) };
			expect(Object.keys(asked).filter((each) => name.test(each))).toHaveLength(1);
		});

		it('goes with filters of UltraCart about the same date: both count', async () => {
			insertAll();
			const filters = { description: 'special', expirationDateEnd: '2024-06-01T00:00:00Z' };
			const before = codesOf(await listed({ returnAll: true, filters: { ...filters, status: 'expired' } }));
			expect(before).toEqual(['expired-0', 'expired-1', 'expired-2']);
			const later = { description: 'special', expirationDateEnd: '2095-06-01T00:00:00Z', status: 'expired' };
			expect(codesOf(await listed({ returnAll: true, filters: later }))).toEqual(before);
		});

		it('is looked at whatever comes out', async () => {
			insertAll();
			const more = { output: 'selected', outputFields: ['merchant_code'] };
			expect(await withStatus('expired', more)).toEqual(['expired-0', 'expired-1', 'expired-2']);
		});

		it('Limit counts what comes out, and no page is read that is not needed for it', async () => {
			const [first] = coupons();
			const isUpcoming = ({ coupon_oid }: IDataObject) =>
				Number(coupon_oid) < Number(first?.coupon_oid) + 255;
			env().sandbox.faults.add({
				kind: 'alter',
				times: 9,
				change: (body) => ({
					...body,
					coupons: (body.coupons as IDataObject[]).map((coupon) => ({
						...coupon,
						start_dts: isUpcoming(coupon) ? FUTURE : PAST,
					})),
				}),
			});
			const wanted = coupons().filter(
				(coupon) => !isUpcoming(coupon) && !(at(coupon.expiration_dts) <= Date.now()),
			);
			const found = codesOf(await listed({ limit: 7, filters: { status: 'active' } }));
			expect(found).toEqual(codesOf(wanted.slice(0, 7)));
			expect(limitsAndOffsets()).toEqual([
				[200, 0],
				[200, 200],
			]);
		});

		it('differs from item to item; what UltraCart is asked alike is still told apart', async () => {
			insertAll();
			const items = ['any', 'active', 'any'].map((status) => ({ status }));
			const filters = { description: 'special', excludeExpired: true, status: '={{ $json.status }}' };
			const run = await list({ returnAll: true, filters }, items);
			const [any, active] = [6, 4];
			expect(pairedItems(run)).toEqual([
				...Array<number>(any).fill(0),
				...Array<number>(active).fill(1),
				...Array<number>(any).fill(2),
			]);
			expect(env().requests).toHaveLength(2);
		});

		it('has to be one of the list', async () => {
			const run = await list({ filters: { status: '={{ "old" }}' } });
			expect(run.error?.message).toBe("Status 'old' isn't a value that UltraCart accepts [item 1]");
			expect(run.error?.description).toBe('Use one of: active, any, expired, upcoming');
			expect(env().requests).toEqual([]);
		});
	});

	describe('order', () => {
		const key = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '');
		const inOrder = (...by: [string, 1 | -1][]) =>
			coupons().sort((a, b) => {
				for (const [field, sign] of by) {
					const [one, other] = [key(a[field]), key(b[field])];
					if (one !== other) return one < other ? -sign : sign;
				}
				return 0;
			});

		it('by several fields, each in its own direction', async () => {
			const by = [
				{ field: 'coupon_type', direction: 'descending' },
				{ field: 'start_dts', direction: 'ascending' },
				{ field: 'merchant_code', direction: 'descending' },
			];
			expect(await listed({ sort: { by }, returnAll: true })).toEqual(
				inOrder(['coupon_type', -1], ['start_dts', 1], ['merchant_code', -1]),
			);
			expect(queries().map(({ _sort }) => _sort)).toEqual(
				Array(3).fill('-coupon_type,start_dts,-merchant_code'),
			);
		});

		it('goes together with filters and a Limit', async () => {
			const found = await listed({
				filters: { merchantCode: 'VIP' },
				sort: { by: [{ field: 'merchant_code', direction: 'descending' }] },
				limit: 5,
			});
			expect(found).toEqual(
				inOrder(['merchant_code', -1])
					.filter(({ merchant_code }) => (merchant_code as string).includes('VIP'))
					.slice(0, 5),
			);
		});

		it('is not asked for when no field is chosen', async () => {
			await listed({ sort: {}, limit: 1 });
			await listed({ sort: { by: [] }, limit: 1 });
			expect(queries().map((query) => '_sort' in query)).toEqual([false, false]);
		});
	});
});

describe('the text of a search', () => {
	const found = async (searchText: string) => {
		const run = await env().run([{}], { operation: 'search', output: 'raw', returnAll: true, searchText });
		expect(run.error).toBeUndefined();
		return run.items(NODE);
	};

	it('is looked for in code and description', async () => {
		env().sandbox.insert('coupon', { merchant_code: 'X0447', description: 'Y', no_discount: {} });
		env().sandbox.insert('coupon', { merchant_code: 'Z', description: 'As x0447', no_discount: {} });
		const codes = (await found('x0447')).map(({ merchant_code }) => merchant_code);
		expect(codes).toEqual(['X0447', 'Z']);
	});

	it('is not forgotten: without one, all coupons would come', async () => {
		const run = await env().run([{ text: 'VIP' }, {}], {
			operation: 'search',
			searchText: '={{ $json.text }}',
		});
		expect(run.error?.message).toBe('Search Text is empty [item 2]');
		expect(env().requests).toEqual([]);
	});
});
