/** How many records are found in as few calls as possible. */
import type { IDataObject } from 'n8n-workflow';

import {
	ApiError,
	isAbsence,
	keyId,
	Lookup,
	wayToLookUp,
	type Endpoint,
	type ListEndpoint,
	type RecordKey,
	type Run,
} from '../../../support/internals';

const LIST: ListEndpoint = {
	id: 'getCoupons',
	method: 'GET',
	path: '/coupons',
	permission: 'coupon_read',
	safe: true,
	root: 'coupons',
	page: { max: 10, default: 10 },
};
const ONE: Endpoint = { ...LIST, id: 'getCoupon', root: 'coupon' };
const reading = { by: { code: ONE }, list: LIST };

const key = (value: string): RecordKey => ({
	mode: 'code',
	attribute: 'merchant_code',
	value,
	words: `coupon with the code '${value}'`,
});
const keys = (count: number, from = 0) => Array.from({ length: count }, (_, n) => key(`C${from + n}`));
const refusal = (status: number) =>
	new ApiError({ endpoint: ONE, writeState: 'refused', status, saidByUltraCart: true });

interface Habits {
	readonly total?: number | null;
	/** The status with which a listing is answered. */
	readonly listing?: number;
}

/** A run in an account of so many coupons, C0 and on; how it was asked is written down. */
function accountOf(records: number, { total = records, listing = 200 }: Habits = {}) {
	const asked: string[] = [];
	const page = (offset: number) => {
		const count = Math.min(10, records - offset);
		const coupons = Array.from({ length: count }, (_, n) => ({ merchant_code: `C${offset + n}` }));
		const more = offset + count < records;
		return { coupons, metadata: { result_set: { more, next_offset: offset + count, total_records: total } } };
	};
	const call = (
		endpoint: Endpoint,
		{
			query = {},
			pathParameters: named = {},
		}: { query?: { _offset?: number }; pathParameters?: { merchant_code?: string } },
	) => {
		if (endpoint === LIST) {
			asked.push(`list ${query._offset}`);
			if (listing !== 200) return Promise.reject(refusal(listing));
			return Promise.resolve({ body: page(query._offset ?? 0) });
		}
		const { merchant_code: code = '' } = named;
		asked.push(code);
		return Number(code.slice(1)) < records
			? Promise.resolve({ body: { coupon: { merchant_code: code } } })
			: Promise.reject(refusal(400));
	};
	const run = { client: { call }, call };
	return { run: run as unknown as Run, asked };
}

async function found(run: Run, wanted: readonly RecordKey[]) {
	const lookup = await Lookup.of(run, reading, wanted);
	const all = [];
	for (const each of wanted) all.push(await lookup.find(each));
	return all.map(({ record, error }) => record?.merchant_code ?? error?.message);
}

const codesOf = (wanted: readonly RecordKey[]) => wanted.map(({ value }) => value);

it('reads up to three records one by one', async () => {
	const { run, asked } = accountOf(5);
	expect(await found(run, keys(3))).toEqual(['C0', 'C1', 'C2']);
	expect(asked).toEqual(['C0', 'C1', 'C2']);
});

it('lists four, and stops where it has them all', async () => {
	const { run, asked } = accountOf(25);
	expect(await found(run, keys(4))).toEqual(['C0', 'C1', 'C2', 'C3']);
	expect(asked).toEqual(['list 0']);
});

it('goes on by pages as long as there are fewer of them than records', async () => {
	const { run, asked } = accountOf(40);
	const wanted = [...keys(2), ...keys(4, 20)];
	expect(await found(run, wanted)).toEqual(codesOf(wanted));
	expect(asked).toEqual(['list 0', 'list 10', 'list 20']);
});

it('reads the rest one by one where the account is large, or nobody knows how large', async () => {
	for (const { run, asked } of [accountOf(60), accountOf(25, { total: null })]) {
		const wanted = [...keys(2), ...keys(2, 20)];
		expect(await found(run, wanted)).toEqual(codesOf(wanted));
		expect(asked).toEqual(['list 0', 'C20', 'C21']);
	}
});

it('reads all one by one where UltraCart does not list them', async () => {
	const { run, asked } = accountOf(25, { listing: 500 });
	expect(await found(run, keys(4))).toEqual(['C0', 'C1', 'C2', 'C3']);
	expect(asked).toEqual(['list 0', 'C0', 'C1', 'C2', 'C3']);
});

it('tells what there is not, listed or read', async () => {
	const missing = "UltraCart doesn't have a coupon with the code 'C99'";
	const listed = accountOf(8);
	expect(await found(listed.run, [...keys(4), key('C99')])).toEqual(['C0', 'C1', 'C2', 'C3', missing]);
	expect(listed.asked).toEqual(['list 0']);
	const read = accountOf(8);
	const lookup = await Lookup.of(read.run, reading, [key('C99')]);
	expect(await lookup.find(key('C99'))).toMatchObject({
		isAbsent: true,
		error: { status: 400, details: { advice: 'Check that it exists in this account' } },
	});
	// Nobody asks twice.
	await lookup.find(key('C99'));
	expect(read.asked).toEqual(['C99']);
});

it('takes no notice of capitals', async () => {
	const { run, asked } = accountOf(5);
	const lookup = await Lookup.of(run, reading, [key('c1'), ...keys(3, 2)]);
	expect(await lookup.find(key('C1'))).toEqual({ record: { merchant_code: 'C1' } });
	expect(asked).toEqual(['list 0']);
	expect(keyId(key('vip'))).toBe('merchant_code VIP');
});

it('takes a name exactly as it was asked for before one with other capitals', async () => {
	const names = ['c1', 'C1', 'c2'];
	const call = () =>
		Promise.resolve({ body: { coupons: names.map((merchant_code) => ({ merchant_code })) } });
	const run = { client: { call }, call } as unknown as Run;
	const lookup = await Lookup.of(run, reading, [key('C1'), key('C2'), key('C3'), key('C4')]);
	expect(await lookup.find(key('C1'))).toEqual({ record: { merchant_code: 'C1' } });
	expect(await lookup.find(key('C2'))).toEqual({ record: { merchant_code: 'c2' } });
});

it('asks UltraCart for a name that only looks like one in the listing, and takes no other record for it', async () => {
	const asked: unknown[] = [];
	const call = (endpoint: Endpoint, { pathParameters }: { pathParameters?: object }) => {
		if (endpoint === LIST) {
			const coupons = ['STRASSE', 'K1'].map((merchant_code) => ({ merchant_code }));
			return Promise.resolve({ body: { coupons } });
		}
		asked.push(pathParameters);
		return Promise.resolve({ body: { coupon: { merchant_code: 'STRASSE' } } });
	};
	const run = { client: { call }, call } as unknown as Run;
	const wanted = ['STRAßE', 'strasse', 'OTHER', 'MORE'].map(key);
	const lookup = await Lookup.of(run, reading, wanted);
	const results = [];
	for (const each of wanted) results.push((await lookup.find(each)).isAbsent ?? 'there');
	expect(results).toEqual([true, 'there', true, true]);
	expect(asked).toEqual([{ merchant_code: 'STRAßE' }]);
});

it.each([
	['as many calls as it takes', 40, {}, 4, ['list 0', 'list 10', 'list 20', 'list 30'], true],
	['more calls than that', 50, {}, 4, ['list 0'], undefined],
	['nobody knows how many', 50, { total: null }, 4, ['list 0', 'list 10', 'list 20', 'list 30'], undefined],
])('in the listing only: with %s', async (_, records, habits, most, requests, isAbsent) => {
	const { run, asked } = accountOf(records, habits);
	const lookup = await Lookup.inListing(run, reading, [key('C3'), key('C99')], most);
	expect(asked).toEqual(requests);
	expect(lookup.known(key('C3'))).toEqual({ record: { merchant_code: 'C3' } });
	expect(lookup.known(key('C99'))?.isAbsent).toBe(isAbsent);
});

it.each([
	['there is no other page', 9, { more: false, total_records: 1000 }, 'by pages'],
	['nobody says how many there are', 9, { more: true, total_records: null }, 'one by one'],
	['nobody says it at all', 9, { more: true }, 'one by one'],
	['as many pages as records are left', 3, { more: true, total_records: 40 }, 'one by one'],
	['fewer pages than records are left', 4, { more: true, total_records: 40 }, 'by pages'],
	['a page that is not full counts', 4, { more: true, total_records: 41 }, 'one by one'],
])('looks up what is missing where %s', (_, missing, resultSet, way) => {
	const records = Array<IDataObject>(10).fill({});
	expect(wayToLookUp(missing, { records, resultSet })).toBe(way);
});

it('looks up one by one where the first page is empty', () => {
	expect(wayToLookUp(9, { records: [], resultSet: { more: true, total_records: 9 } })).toBe('one by one');
});

it('takes 400 and 404 of UltraCart for absence, and nothing else', () => {
	const statuses = [400, 401, 404, 410, 429, 500].filter((status) => isAbsence(refusal(status)));
	expect(statuses).toEqual([400, 404]);
	const ofGateway = (status: number) => new ApiError({ endpoint: ONE, writeState: 'refused', status });
	expect([400, 404].map(ofGateway).filter(isAbsence)).toEqual([]);
});

it('takes a record without a name for no record, whatever it is asked for', async () => {
	const coupons = [{ merchant_code: null }, {}];
	const call = (endpoint: Endpoint) =>
		endpoint === LIST ? Promise.resolve({ body: { coupons } }) : Promise.reject(refusal(400));
	const run = { client: { call }, call } as unknown as Run;
	const missing = [key('null'), key('undefined'), key(''), key('C1')];
	expect(await found(run, missing)).toEqual(missing.map(({ words }) => `UltraCart doesn't have a ${words}`));
});

describe('a listing that takes many keys at once', () => {
	const MANY: ListEndpoint = { ...LIST, id: 'queryCoupons', safe: true };
	const many = { code: { endpoint: MANY, keys: 'codes', size: 8, asks: {} } };

	/** A run in which UltraCart refuses to be asked for more than so many at once, or for what is odd; how many were asked for. */
	function takingKeys(most: number, isOdd: (code: string) => boolean = () => false) {
		const sizes: number[] = [];
		const call = (endpoint: Endpoint, { body }: { body?: { codes: string[] } }) => {
			if (endpoint !== MANY || !body) return Promise.reject(refusal(400));
			const { codes } = body;
			sizes.push(codes.length);
			if (codes.length > most || codes.some(isOdd)) return Promise.reject(refusal(400));
			return Promise.resolve({ body: { coupons: codes.map((merchant_code) => ({ merchant_code })) } });
		};
		const run = { client: { call }, call, keysPerCall: new Map() } as unknown as Run;
		const lookUp = async (wanted: readonly RecordKey[]) => {
			const lookup = await Lookup.of(run, { by: { code: ONE }, many }, wanted);
			const all = [];
			for (const each of wanted) all.push(await lookup.find(each));
			return all.map(({ record, isAbsent }) => record?.merchant_code ?? isAbsent);
		};
		return { sizes, lookUp };
	}
	const codes = (wanted: readonly RecordKey[]) => wanted.map(({ value }) => value);

	it('is asked for half as many once it has refused so many, in this and in all later look-ups', async () => {
		const { sizes, lookUp } = takingKeys(4);
		expect(await lookUp(keys(10))).toEqual(codes(keys(10)));
		expect(sizes).toEqual([8, 4, 4, 2]);
		expect(await lookUp(keys(8, 10))).toEqual(codes(keys(8, 10)));
		expect(sizes.slice(4)).toEqual([4, 4]);
	});

	it('is asked for as many as before once the key is found that it refuses', async () => {
		const { sizes, lookUp } = takingKeys(8, (code) => code === 'C2');
		expect(await lookUp(keys(20))).toEqual(codes(keys(20)).map((code) => code === 'C2' || code));
		expect(sizes).toEqual([8, 4, 2, 2, 1, 8, 8, 1]);
	});

	it('is not asked any further where it refuses whatever it is asked for', async () => {
		const { sizes, lookUp } = takingKeys(0);
		expect(await lookUp(keys(20))).toEqual(Array(20).fill(true));
		expect(sizes).toEqual([8, 4, 2, 1]);
	});
});
