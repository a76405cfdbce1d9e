import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import type { NodeFilter } from '../../../../nodes/UltraCart/operation';
import { narrow } from '../../../../nodes/UltraCart/records/nodeFilters';

const NOW = DateTime.fromISO('2026-12-24T18:00:00Z', { zone: 'utc' });

const field = (apiName: string) => ({ apiName, parameter: apiName, label: apiName, type: 'string' }) as const;

const ofPath = (of: string): NodeFilter => ({
	field: field('given'),
	choices: { conditions: [{ of, is: 'asGiven' }] },
});

const passing = (filters: readonly NodeFilter[], given: IDataObject, records: readonly IDataObject[]) =>
	records.filter((record) => narrow(filters, given, NOW).passes?.(record) ?? true);

describe('a filter that says which attribute it looks at', () => {
	const order = (...codes: (string | null)[]) => ({ coupons: codes.map((coupon_code) => ({ coupon_code })) });

	test.each<[string, string, string | number, IDataObject, boolean]>([
		['plain', 'state', 'GA', { state: 'GA' }, true],
		['in any capitals', 'state', 'ga', { state: 'GA' }, true],
		['a part is not enough', 'state', 'G', { state: 'GA' }, false],
		['a number', 'oid', 7, { oid: 7 }, true],
		['inside an object', 'billing.city', 'Rome', { billing: { city: 'Rome' } }, true],
		['another city', 'billing.city', 'Rome', { billing: { city: 'Roma' }, city: 'Rome' }, false],
		['no object', 'billing.city', 'Rome', { billing: null }, false],
		['one entry of a list', 'coupons.coupon_code', 'VIP', order('A', 'vip'), true],
		['no entry of a list', 'coupons.coupon_code', 'VIP', order('A', null), false],
		['an empty list', 'coupons.coupon_code', 'VIP', order(), false],
		['a list of texts', 'tags', 'new', { tags: ['old', 'new'] }, true],
	])('%s', (_, of, given, record, passes) => {
		expect(passing([ofPath(of)], { given }, [record])).toHaveLength(passes ? 1 : 0);
	});
});

describe('a filter with choices', () => {
	const filter: NodeFilter = {
		field: field('due'),
		choices: {
			yes: { conditions: [{ of: 'at', is: 'past' }], asks: { until: 'now', open: true } },
			no: { conditions: [{ of: 'at', is: 'future', orEmpty: true }] },
			any: { conditions: [] },
		},
	};
	const [before, exactly, after, empty] = [
		{ at: '2026-12-24T12:59:59-05:00' },
		{ at: '2026-12-24T18:00:00Z' },
		{ at: '2026-12-24T19:00:01+01:00' },
		{ at: null },
	];
	const records = [before, exactly, after, empty] as IDataObject[];

	test.each([
		['yes', [before, exactly]],
		['no', [after, empty]],
		['any', records],
	])('%s', (due, passes) => {
		expect(passing([filter], { due }, records)).toEqual(passes);
	});

	test('asks UltraCart what it can be asked', () => {
		expect(narrow([filter], { due: 'yes' }, NOW).asks).toEqual({
			until: '2026-12-24T18:00:00+00:00',
			open: true,
		});
		expect(narrow([filter], { due: 'no' }, NOW).asks).toEqual({});
	});

	test('is not used where nothing was given', () => {
		expect(narrow([filter], {}, NOW)).toEqual({ asks: {}, looksAt: [] });
	});

	test('counts together with others', () => {
		const both = passing([filter, ofPath('by')], { due: 'yes', given: 'Ann' }, [
			{ ...before, by: 'Ann' },
			{ ...before, by: 'Ben' },
			{ ...after, by: 'Ann' },
		] as IDataObject[]);
		expect(both).toEqual([{ ...before, by: 'Ann' }]);
	});
});
