import { camelOf, isTitle, labelOf, parameterOf, titleOf } from '../../../scripts/generator/names';
import { text } from '../../../scripts/metadata/rows';
import type { Attribute } from '../../../scripts/metadata/types';

test.each<[what: string, given: string, want: string]>([
	['words', 'merchant_code', 'Merchant Code'],
	['small words inside', 'end_of_the_day', 'End of the Day'],
	['small words at the ends', 'on_day_by', 'On Day By'],
	['a long word that is a preposition', 'valid_with_other', 'Valid With Other'],
	['abbreviations', 'old_ip_url_id', 'Old IP URL ID'],
	['the abbreviation of what this is about', 'api_user', 'API User'],
	['names with a spelling of their own', 'quickbooks_storefronts', 'QuickBooks StoreFronts'],
	['camel case on the wire', 'validForThis', 'Valid for This'],
	['capitals after an underscore', 'permission_Name', 'Permission Name'],
	['a leading underscore', '_expand', 'Expand'],
])('title: %s', (_, given, want) => {
	expect(titleOf(given)).toBe(want);
	expect(isTitle(want)).toBe(true);
});

test.each<[what: string, given: string, want: string]>([
	['words', 'merchant_code', 'merchantCode'],
	['one word', 'limit', 'limit'],
	['abbreviations', 'ip_address', 'ipAddress'],
	['camel case on the wire', 'invalidForThis', 'invalidForThis'],
	['capitals after an underscore', 'permission_Name', 'permissionName'],
	['a leading underscore', '_limit', 'limit'],
])('camel case: %s', (_, given, want) => {
	expect(camelOf(given)).toBe(want);
});

test.each<[what: string, given: string, want: boolean]>([
	['every word', 'Merchant Code', true],
	['small words', 'Restrict by Postal Codes', true],
	['digits', '30 Days', true],
	['a spelling of its own', 'QuickBooks Code', true],
	['brackets', 'Lamp (what it is)', true],
	['brackets inside', 'Lamp (old) Name', true],
	['no capital', 'merchant Code', false],
	['sentence case', 'Merchant code', false],
	['a small word written large', 'Restrict By Postal Codes', false],
	['a small word at the end', 'Usable by', false],
	['nothing', '', false],
	['two spaces', 'Merchant  Code', false],
])('title case: %s', (_, given, want) => {
	expect(isTitle(given)).toBe(want);
});

test.each<[what: string, given: Partial<Attribute>, want: string]>([
	['from the wire name', {}, 'Start Dts'],
	['its own', { label: 'Start Date' }, 'Start Date'],
	['of an old name', { legacy: 'Begin took its place' }, 'Start Dts (Legacy)'],
	['its own, of an old name', { label: 'Start Date', legacy: 'Begin took its place' }, 'Start Date (Legacy)'],
])('label: %s', (_, given, want) => {
	expect(labelOf('start_dts', text('When', given))).toBe(want);
});

test('parameter: from the wire name, or its own', () => {
	expect(parameterOf('start_dts', text('When'))).toBe('startDts');
	expect(parameterOf('start_dts', text('When', { parameter: 'startDate' }))).toBe('startDate');
});
