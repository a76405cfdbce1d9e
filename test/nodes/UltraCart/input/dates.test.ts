import { DateTime } from 'luxon';

import { isoDate } from '../../../../nodes/UltraCart/input/dates';

const NEW_YORK = 'America/New_York';

describe('a date as UltraCart is sent it', () => {
	const rows: [string, unknown, string][] = [
		["n8n's date field, which names no zone", '2026-12-24T18:00:00', '2026-12-24T18:00:00-05:00'],
		['the same in summer', '2026-07-04T18:00:00', '2026-07-04T18:00:00-04:00'],
		['a day', '2026-12-24', '2026-12-24T00:00:00-05:00'],
		['a day and minutes', '2026-12-24T18:30', '2026-12-24T18:30:00-05:00'],
		['ISO text in UTC keeps its offset', '2026-12-24T18:00:00Z', '2026-12-24T18:00:00+00:00'],
		[
			'ISO text with milliseconds and an offset',
			'2026-12-24T18:00:00.123+02:00',
			'2026-12-24T18:00:00+02:00',
		],
		['text with a blank in the middle and no seconds', '2030-01-01 10:00', '2030-01-01T10:00:00-05:00'],
		['text with a blank in the middle', '2026-12-24 18:00:00', '2026-12-24T18:00:00-05:00'],
		['blanks around it', '  2026-12-24T18:00:00Z ', '2026-12-24T18:00:00+00:00'],
		['ISO text in UTC, in a small letter', '2026-12-24T18:00:00z', '2026-12-24T18:00:00+00:00'],
		['an offset of hours', '2026-12-24T18:00:00-03', '2026-12-24T18:00:00-03:00'],
		['an offset without a colon', '2026-12-24T18:00:00+0530', '2026-12-24T18:00:00+05:30'],
		['the first year', '1970-01-01', '1970-01-01T00:00:00-05:00'],
		['the last year', '2999-12-31T23:59:59', '2999-12-31T23:59:59-05:00'],
		[
			'a JavaScript Date as text without the name of its zone',
			'Thu Dec 24 2026 18:00:00 GMT+0100',
			'2026-12-24T18:00:00+01:00',
		],
		['an ISO week', '2026-W52-4', '2026-12-24T00:00:00-05:00'],
		[
			'a Luxon DateTime',
			DateTime.fromISO('2026-12-24T18:00:00', { zone: 'Europe/Berlin' }),
			'2026-12-24T18:00:00+01:00',
		],
		[
			'a Luxon DateTime in another language',
			DateTime.fromISO('2026-12-24T18:00:00Z', { setZone: true }).setLocale('fa-IR'),
			'2026-12-24T18:00:00+00:00',
		],
		['a JavaScript Date', new Date('2026-12-24T18:00:00Z'), '2026-12-24T13:00:00-05:00'],
		[
			'a JavaScript Date as text',
			'Thu Dec 24 2026 18:00:00 GMT+0100 (Central European Standard Time)',
			'2026-12-24T18:00:00+01:00',
		],
		['an HTTP date', 'Thu, 24 Dec 2026 18:00:00 GMT', '2026-12-24T13:00:00-05:00'],
	];

	it.each(rows)('%s', (_, given, want) => {
		expect(isoDate(given, 'Expiration Date', NEW_YORK)).toBe(want);
	});

	it.each([
		['tomorrow'],
		['2026-13-01'],
		['2026-02-30T12:00:00'],
		['24.12.2026'],
		['10:00'],
		['10:00:00'],
		['T10:00'],
		['T10'],
		[1_798_135_200],
		[true],
		[{}],
		['0001-01-01'],
		['1969-12-31T23:59:59'],
		['3000-01-01'],
		[''],
		[null],
		[undefined],
		[new Date('x')],
	])('refuses %p, naming the field and showing what works', (given) => {
		expect(() => isoDate(given, 'Expiration Date', NEW_YORK)).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^Expiration Date '.*' is not a date$/) as string,
				advice: expect.stringMatching(/^Pick a date in the field, or use a date such as /) as string,
			}) as Error,
		);
	});
});
