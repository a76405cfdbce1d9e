import { camelOf, isTitle, labelOf, parameterOf, titleOf } from '../../../scripts/generator/names';
import { text } from '../../../scripts/metadata/rows';
import type { Attribute } from '../../../scripts/metadata/types';
import type { Row } from './support';

test.each<[string, Row<string, string>]>([
	['words', { given: 'merchant_code', want: 'Merchant Code' }],
	['small words inside', { given: 'end_of_the_day', want: 'End of the Day' }],
	['small words at the ends', { given: 'on_day_by', want: 'On Day By' }],
	['a long word that is a preposition', { given: 'valid_with_other', want: 'Valid With Other' }],
	['abbreviations', { given: 'old_ip_url_id', want: 'Old IP URL ID' }],
	['the abbreviation of what this is about', { given: 'api_user', want: 'API User' }],
	['names with a spelling of their own', { given: 'quickbooks_storefronts', want: 'QuickBooks StoreFronts' }],
	['camel case on the wire', { given: 'validForThis', want: 'Valid for This' }],
	['capitals after an underscore', { given: 'permission_Name', want: 'Permission Name' }],
	['a leading underscore', { given: '_expand', want: 'Expand' }],
])('title: %s', (_, { given, want }) => {
	expect(titleOf(given)).toBe(want);
	expect(isTitle(want)).toBe(true);
});

test.each<[string, Row<string, string>]>([
	['words', { given: 'merchant_code', want: 'merchantCode' }],
	['one word', { given: 'limit', want: 'limit' }],
	['abbreviations', { given: 'ip_address', want: 'ipAddress' }],
	['camel case on the wire', { given: 'invalidForThis', want: 'invalidForThis' }],
	['capitals after an underscore', { given: 'permission_Name', want: 'permissionName' }],
	['a leading underscore', { given: '_limit', want: 'limit' }],
])('camel case: %s', (_, { given, want }) => {
	expect(camelOf(given)).toBe(want);
});

test.each<[string, Row<string, boolean>]>([
	['every word', { given: 'Merchant Code', want: true }],
	['small words', { given: 'Restrict by Postal Codes', want: true }],
	['digits', { given: '30 Days', want: true }],
	['a spelling of its own', { given: 'QuickBooks Code', want: true }],
	['brackets', { given: 'Lamp (what it is)', want: true }],
	['brackets inside', { given: 'Lamp (old) Name', want: true }],
	['no capital', { given: 'merchant Code', want: false }],
	['sentence case', { given: 'Merchant code', want: false }],
	['a small word written large', { given: 'Restrict By Postal Codes', want: false }],
	['a small word at the end', { given: 'Usable by', want: false }],
	['nothing', { given: '', want: false }],
	['two spaces', { given: 'Merchant  Code', want: false }],
])('title case: %s', (_, { given, want }) => {
	expect(isTitle(given)).toBe(want);
});

test.each<[string, Row<Partial<Attribute>, string>]>([
	['from the wire name', { given: {}, want: 'Start Dts' }],
	['its own', { given: { label: 'Start Date' }, want: 'Start Date' }],
	['of an old name', { given: { legacy: 'Begin took its place' }, want: 'Start Dts (Legacy)' }],
	[
		'its own, of an old name',
		{ given: { label: 'Start Date', legacy: 'Begin took its place' }, want: 'Start Date (Legacy)' },
	],
])('label: %s', (_, { given, want }) => {
	expect(labelOf('start_dts', text('When', given))).toBe(want);
});

test('parameter: from the wire name, or its own', () => {
	expect(parameterOf('start_dts', text('When'))).toBe('startDts');
	expect(parameterOf('start_dts', text('When', { parameter: 'startDate' }))).toBe('startDate');
});
