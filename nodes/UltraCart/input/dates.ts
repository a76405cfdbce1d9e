import { DateTime } from 'luxon';

import { InputError } from '../../shared/errors';
import { quote } from '../../shared/text';

// Texts that n8n's expressions and JavaScript produce when a date is turned into text.
const EXTRA_FORMATS = ['yyyy-MM-dd HH:mm', 'yyyy-MM-dd HH:mm:ss', "EEE MMM dd yyyy HH:mm:ss 'GMT'ZZZ"];

const STARTS_WITH_YEAR = /^\d{4}/;

/** The years UltraCart's merchants can mean; a Unix time read in the wrong unit falls outside. */
const YEARS = { first: 1970, last: 2999 };

function fromText(text: string, zone: string): DateTime {
	const iso = DateTime.fromISO(text, {
		zone,
		setZone: /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text) && text.includes('T'),
	});
	// A time alone is ISO 8601 too, and would be today's.
	if (iso.isValid && STARTS_WITH_YEAR.test(text)) return iso;
	// "2026-12-24 10:00:00", and Date.prototype.toString(), which adds the zone's name in brackets.
	const bare = text.replace(/ \([^)]*\)$/, '');
	const formats = EXTRA_FORMATS.map((format) =>
		DateTime.fromFormat(bare, format, { zone, setZone: true, locale: 'en' }),
	);
	return formats.find((parsed) => parsed.isValid) ?? DateTime.fromHTTP(text).setZone(zone);
}

function parse(value: unknown, zone: string): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value;
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (typeof value === 'string') return fromText(value.trim(), zone);
	return undefined;
}

/**
 * A date in any form n8n can give it (date field, Luxon DateTime, JavaScript Date, ISO 8601 text) as UltraCart is sent it:
 * ISO 8601 to the second with an explicit offset.
 *
 * @param zone the workflow's time zone, meant wherever the value names none
 * @throws InputError when it is no date
 */
export function isoDate(value: unknown, label: string, zone: string): string {
	const date = parse(value, zone);
	if (date?.isValid !== true || date.year < YEARS.first || date.year > YEARS.last) {
		throw new InputError(
			`${label} ${quote(value)} is not a date`,
			'Pick a date in the field, or use a date such as 2026-12-24T18:00:00 or {{ $now.plus({ days: 7 }) }}',
		);
	}
	// In the digits of English, whatever those of the value are.
	return date.reconfigure({ locale: 'en', numberingSystem: 'latn' }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
