/** Which items share a call for codes, and who gets which of the codes. */
import {
	distribute,
	expiryOf,
	expiryOfCodes,
	groupsOf,
	laterOf,
	missing,
	servedBy,
	type CodeRequest,
	type CodesItem,
	type GenerateCodesInputs,
} from '../../../support/internals';

const NEVER: GenerateCodesInputs = {
	codesOutput: 'itemPerCode',
	quantity: 1,
	expiry: 'never',
	codesPerCall: 1000,
};

const item = (
	index: number,
	inputs: Partial<GenerateCodesInputs> = {},
	code: string | number = 'VIP',
	made?: unknown,
): CodesItem => ({
	index,
	json: {},
	key: { mode: 'code', attribute: 'merchant_code', value: code, words: `coupon ${code}` },
	inputs: { ...NEVER, ...inputs },
	output: 'raw',
	...(made !== undefined && { made }),
});

const code = (n: number) => ({ code: `CODE-${n}`, expires: null });
const codes = (count: number) => Array.from({ length: count }, (_, n) => code(n));
const request = (wanted: number, got = 0): CodeRequest => ({ item: item(0), wanted, codes: codes(got) });

describe('when codes expire', () => {
	const afterTime = (expiresAfter: number, expiresAfterUnit: 'minutes' | 'hours' | 'days') =>
		expiryOf({ ...NEVER, expiry: 'afterTime', expiresAfter, expiresAfterUnit });
	const onDate = (codeExpirationDate: string) => expiryOf({ ...NEVER, expiry: 'onDate', codeExpirationDate });

	it.each<[number, 'minutes' | 'hours' | 'days', number]>([
		[1, 'minutes', 60],
		[1, 'hours', 3600],
		[1, 'days', 86_400],
		[0.5, 'hours', 1800],
		[0.025, 'minutes', 2],
		[0.001, 'minutes', 1],
	])('after %d %s: in %d s', (time, unit, seconds) => {
		expect(afterTime(time, unit)).toEqual({
			groupId: `${seconds} seconds`,
			request: { expiration_seconds: seconds },
		});
	});

	it('never, which says nothing', () => {
		expect(expiryOf(NEVER)).toEqual({ groupId: 'never', request: {} });
	});

	it.each([
		['2030-06-01T12:00:00Z', '2030-06-01T12:00:59.999Z', true],
		['2030-06-01T12:00:00Z', '2030-06-01T14:00:30+02:00', true],
		['2030-06-01T12:00:59Z', '2030-06-01T12:01:00Z', false],
		['2030-06-01T12:00:00Z', '2030-06-01T11:59:59Z', false],
	])('on a date: %s and %s share a call: %s', (first, second, same) => {
		expect(onDate(first).request).toEqual({ expiration_dts: first });
		expect(onDate(first).groupId === onDate(second).groupId).toBe(same);
	});

	it('at the later of two moments that share a call', () => {
		const [early, late] = ['2030-06-01T12:00:10Z', '2030-06-01T14:00:20+02:00'].map((expiration_dts) => ({
			expiration_dts,
		}));
		expect(laterOf(early ?? {}, late ?? {})).toBe(late);
		expect(laterOf(late ?? {}, early ?? {})).toBe(late);
		const seconds = { expiration_seconds: 5 };
		expect(laterOf(seconds, late ?? {})).toBe(seconds);
		expect(laterOf(late ?? {}, seconds)).toBe(late);
	});

	it('as UltraCart says, else as it was asked', () => {
		const asked = { expiration_dts: '2030-06-01T12:00:00Z' };
		expect(expiryOfCodes('2031-01-01T00:00:00Z', asked)).toBe('2031-01-01T00:00:00Z');
		expect(expiryOfCodes(null, asked)).toBe('2030-06-01T12:00:00Z');
		expect(expiryOfCodes(undefined, {})).toBeNull();
		const inAnHour = expiryOfCodes(undefined, { expiration_seconds: 3600 }) ?? '';
		expect(inAnHour).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
		expect(Math.abs(Date.parse(inAnHour) - Date.now() - 3_600_000)).toBeLessThan(60_000);
	});
});

describe('the calls', () => {
	const indices = (items: CodesItem[], most = Infinity) =>
		groupsOf(items, most).map(({ requests }) => requests.map((each) => each.item.index));

	it('serve items with the same coupon, prefix, expiry and size of a call', () => {
		expect(
			indices([
				item(0),
				item(1, {}, 'GOLD'),
				item(2, {}, 'vip'),
				item(3, { prefix: 'A-' }),
				item(4, { expiry: 'afterTime', expiresAfter: 1, expiresAfterUnit: 'days' }),
				item(5, { codesPerCall: 10 }),
				item(6, { prefix: 'A-' }),
			]),
		).toEqual([[0, 2], [1], [3, 6], [4], [5]]);
	});

	it('do not take an ID for a code', () => {
		const { key, ...byCode } = item(0, {}, 1001);
		const byId: CodesItem = { ...byCode, key: { ...key, mode: 'id' } };
		expect(indices([item(0, {}, 1001), byId])).toHaveLength(2);
	});

	it('ask for the prefix, and for no more codes than UltraCart or the user allows', () => {
		const [first] = groupsOf([item(0, { prefix: 'A-', codesPerCall: 10 })], 100);
		expect(first).toMatchObject({ prefix: 'A-', perCall: 10 });
		expect(groupsOf([item(0)], 100)).toMatchObject([{ prefix: undefined, perCall: 100 }]);
	});

	it('count one code for an item that gets one, whatever quantity is left over, and what an earlier try made', () => {
		const [group] = groupsOf(
			[item(0, { codesOutput: 'onePerItem', quantity: 9 }), item(1, { quantity: 4 }, 'VIP', codes(3))],
			100,
		);
		expect(group?.requests.map((each) => [each.wanted, each.codes.length, missing(each)])).toEqual([
			[1, 0, 1],
			[4, 3, 1],
		]);
	});

	it('do not ask again for more than an earlier try made', () => {
		expect([request(3), request(3, 3), request(3, 5)].map(missing)).toEqual([3, 0, 0]);
	});
});

describe('the codes of a call', () => {
	const [two, three, one] = [request(2), request(3), request(1)];
	const all = [two, three, one];

	it.each([
		[1, [two]],
		[2, [two]],
		[3, [two, three]],
		[5, [two, three]],
		[6, all],
		[0, []],
	])('%d of them are for the first orders', (quantity, served) => {
		expect(servedBy(all, quantity)).toEqual(served);
		expect(servedBy(all, quantity)).toHaveLength(served.length);
	});

	it('are found without a look at those behind, or before those who still wait', () => {
		const looked: number[] = [];
		const many = new Proxy(
			Array.from({ length: 1000 }, () => request(1)),
			{
				get(target, name, receiver): unknown {
					if (typeof name === 'string' && /^\d+$/.test(name)) looked.push(Number(name));
					return Reflect.get(target, name, receiver);
				},
			},
		);
		expect(servedBy(many, 3, 500)).toHaveLength(3);
		expect(new Set(looked)).toEqual(new Set([500, 501, 502]));
	});

	it('may be more for one order than a call takes arguments', () => {
		const order = request(200_000);
		expect(distribute([order], codes(200_001))).toEqual([code(200_000)]);
		expect(order.codes).toHaveLength(200_000);
	});

	it('go to those who came first, and what is left is handed back', () => {
		const requests = [request(2), request(3, 2), request(1)];
		expect(distribute(requests, codes(3).slice(0, 3))).toEqual([]);
		expect(requests.map((each) => each.codes.length)).toEqual([2, 3, 0]);
		expect(distribute(requests, codes(3))).toEqual([code(1), code(2)]);
		expect(requests[2]?.codes).toEqual([code(0)]);
	});
});
