/** The table against facts that were read out of UltraCart's documents and SDKs, not out of the table. */
import { DEFAULT_BASE_URL } from '../../credentials/baseUrl';
import type { AttributeFacts, Facts } from '../../harness/sdk/types';
import { apisOf, table, type Table } from '../../scripts/metadata';
import { expansion } from '../../scripts/metadata/rows';
import type { Attribute, Endpoint } from '../../scripts/metadata/types';
import { differences, type Sources } from './compare';
import documentsJson from './facts/documents.json';
import permissionsJson from './facts/permissions.json';
import sdkJson from './facts/sdk.json';

/** The SDK of today names no permissions, an older one did. */
function withPermissions(sdk: Facts): Facts {
	const permissions: Readonly<Record<string, string>> = permissionsJson.endpoints;
	const endpoints = Object.entries(sdk.endpoints).map(([key, endpoint]) => {
		const permission = permissions[key];
		return [key, { ...endpoint, ...(permission !== undefined && { permission }) }];
	});
	return { ...sdk, endpoints: Object.fromEntries(endpoints) as Facts['endpoints'] };
}

const sources: Sources = { documents: documentsJson as Facts, sdk: withPermissions(sdkJson) };
const found = differences(table, sources);

test('the table says what the sources say', () => {
	expect(found).toEqual([]);
});

test('every API that the table has an endpoint of is compared with what the SDKs have of it', () => {
	const known = new Set(Object.values(sources.sdk.endpoints).map(({ api }) => api));
	expect(apisOf(table)).toEqual(expect.arrayContaining(['coupon', 'user']));
	expect(apisOf(table).filter((api) => !known.has(api))).toEqual([]);
});

test('every endpoint and attribute of coupons and users is compared', () => {
	const nothing: Table = { resources: [], models: [], endpoints: table.endpoints.slice(0, 0) };
	const bait = table.endpoints.filter(({ id }) => id === 'getCoupons' || id === 'getUsers');
	const lines = differences({ ...nothing, endpoints: bait }, sources);
	const missing = (source: string, what: RegExp) =>
		lines.filter((line) => line.startsWith(`${source}: `) && what.test(line)).length;
	const endpoint = /: [A-Z]+ \/(coupon|user)\/[^ ]+: not in the table$/;
	// One endpoint of each API is there: without any, an API would be out of scope.
	expect(missing('documents', endpoint) + bait.length).toBe(10 + 11);
	expect(missing('sdk', endpoint) + bait.length).toBe(19 + 11);
	expect(missing('documents', /: \w+: not in the table$/)).toBe(Object.keys(sources.documents.models).length);
});

test('requests go where both sources say', () => {
	expect([sources.documents.baseUrl, sources.sdk.baseUrl]).toEqual([DEFAULT_BASE_URL, DEFAULT_BASE_URL]);
});

// The comparison itself: it has to see each kind of fault in an otherwise faithful table.

const endpointsOf = (id: string, change: (endpoint: Endpoint) => Endpoint[]): Table => ({
	...table,
	endpoints: table.endpoints.flatMap((endpoint) => (endpoint.id === id ? change(endpoint) : [endpoint])),
});

const changed = (id: string, more: Partial<Endpoint>) =>
	endpointsOf(id, (endpoint) => [{ ...endpoint, ...more }]);

const withAttributes = (name: string, change: (attributes: Record<string, Attribute>) => object): Table => ({
	...table,
	models: table.models.map((model) =>
		model.name === name
			? { ...model, attributes: change({ ...model.attributes }) as Record<string, Attribute> }
			: model,
	),
});

const attribute = (name: string, apiName: string, more: Partial<Attribute>) =>
	withAttributes(name, (attributes) => ({ ...attributes, [apiName]: { ...attributes[apiName], ...more } }));

/** A copy that lacks some keys. */
const without = <T extends object | undefined>(whole: T, ...keys: string[]): T =>
	Object.fromEntries(Object.entries(whole ?? {}).filter(([key]) => !keys.includes(key))) as T;

const lacking = (name: string, apiName: string) =>
	withAttributes(name, (attributes) => without(attributes, apiName));

const getCoupons = table.endpoints.find(({ id }) => id === 'getCoupons');
const query = getCoupons?.query ?? {};
const getUser = 'GET /user/users/{user_id}';

test.each<[fault: string, given: Table, want: string[]]>([
	[
		'an attribute of both sources missing',
		lacking('Coupon', 'description'),
		['documents: Coupon.description: not in the table', 'sdk: Coupon.description: not in the table'],
	],
	[
		'an attribute of the SDKs missing',
		lacking('CouponResponse', 'warning'),
		['sdk: CouponResponse.warning: not in the table'],
	],
	[
		'an attribute of the documents missing',
		lacking('Coupon', 'tiered_amount_off_item'),
		['documents: Coupon.tiered_amount_off_item: not in the table'],
	],
	[
		'an attribute too many',
		attribute('Coupon', 'colour', { type: 'string', list: false, maxLength: 3 }),
		['table: Coupon.colour: in no source'],
	],
	[
		'a misspelled attribute',
		withAttributes('Permission', ({ permission_Name: name, ...others }) => ({
			...others,
			permission_name: name,
		})),
		['sdk: Permission.permission_Name: not in the table', 'table: Permission.permission_name: in no source'],
	],
	[
		'another limit',
		attribute('Coupon', 'description', { maxLength: 40 }),
		[
			'documents: Coupon.description: max 50, table says 40',
			'sdk: Coupon.description: max 50, table says 40',
		],
	],
	[
		'another limit where only the SDK tells one',
		attribute('Webhook', 'name', { maxLength: 100 }),
		['sdk: Webhook.name: max 80, table says 100'],
	],
	[
		'a limit too many',
		attribute('CouponQuery', 'description', { maxLength: 50 }),
		['documents: CouponQuery.description: max none, table says 50'],
	],
	[
		'a limit that no source has',
		attribute('User', 'phone', { maxLength: 20 }),
		['table: User.phone: max 20, which no source tells'],
	],
	[
		'another kind of number',
		attribute('CouponPercentOffItems', 'limit', { type: 'number' }),
		['documents', 'sdk'].map(
			(source) => `${source}: CouponPercentOffItems.limit: type integer, table says number`,
		),
	],
	[
		'a date as a text',
		attribute('Coupon', 'start_dts', { type: 'string' }),
		['documents: Coupon.start_dts: type dateTime, table says string'],
	],
	[
		'a type that both tell',
		attribute('Coupon', 'can_be_used_with_other_coupons', { type: 'string' }),
		[
			'documents: Coupon.can_be_used_with_other_coupons: type boolean, table says string',
			'sdk: Coupon.can_be_used_with_other_coupons: type boolean, table says string',
		],
	],
	[
		'one for a list',
		attribute('User', 'groups', { list: false }),
		['sdk: User.groups: type UserGroupMembership[], table says UserGroupMembership'],
	],
	[
		'another child model',
		attribute('CouponTieredPercentOffItems', 'tiers', { model: 'CouponTierPercent' }),
		['documents', 'sdk'].map(
			(source) =>
				`${source}: CouponTieredPercentOffItems.tiers: type CouponTierQuantityPercent[], table says CouponTierPercent[]`,
		),
	],
	[
		'a read-only mark missing',
		attribute('Coupon', 'calculated_description', { readOnly: false }),
		['documents: Coupon.calculated_description: read-only yes, table says no'],
	],
	[
		'a read-only mark too many',
		attribute('Coupon', 'merchant_code', { readOnly: true }),
		['documents: Coupon.merchant_code: read-only no, table says yes'],
	],
	[
		'other values',
		attribute('Coupon', 'usable_by', { values: { Anyone: { name: 'Anyone', description: '' } } }),
		[
			'sdk: Coupon.usable_by: values Anyone, OncePerCustomer, OncePerNewCustomer, OncePerNewCustomerForItem, UniqueCode, table says Anyone',
		],
	],
	[
		'an old name without its mark',
		withAttributes('Coupon', ({ tiered_amount_off_item: old, ...others }) => ({
			...others,
			tiered_amount_off_item: without(old, 'legacy'),
		})),
		['sdk: Coupon.tiered_amount_off_item: dropped, table does not mark it as legacy'],
	],
	[
		'a documented type where no document is',
		attribute('UserLogin', 'login_dts', { documentedAs: 'string' }),
		['table: UserLogin.login_dts: documented as string, which no document has'],
	],
	[
		'a model missing',
		{ ...table, models: table.models.filter(({ name }) => name !== 'CouponRestriction') },
		['documents: CouponRestriction: not in the table', 'sdk: CouponRestriction: not in the table'],
	],
	[
		'a model too many',
		{
			...table,
			models: [
				...table.models,
				{ name: 'Lamp', attributes: { on: { type: 'boolean', list: false, description: '' } } },
			],
		},
		['table: Lamp: in no source'],
	],
	[
		'a path misspelled',
		changed('getUsers', { path: '/user/user' }),
		[
			'documents: GET /user/users: not in the table',
			'sdk: GET /user/users: not in the table',
			'table: GET /user/user: in no source',
		],
	],
	[
		'an endpoint missing',
		endpointsOf('searchItems', () => []),
		['sdk: GET /coupon/searchItems: not in the table'],
	],
	[
		'another method',
		changed('updateAutoApply', { method: 'PUT' }),
		['sdk: PUT /coupon/auto_apply: method POST, table says PUT'],
	],
	[
		'another name, permission, body and answer',
		changed('insertCoupon', {
			id: 'makeCoupon',
			permission: 'coupon_read',
			body: 'CouponQuery',
			answer: 'CouponsResponse',
		}),
		[
			'documents: POST /coupon/coupons: answer CouponResponse, table says CouponsResponse',
			'documents: POST /coupon/coupons: body Coupon, table says CouponQuery',
			'documents: POST /coupon/coupons: permission coupon_write, table says coupon_read',
			'sdk: POST /coupon/coupons: answer CouponResponse, table says CouponsResponse',
			'sdk: POST /coupon/coupons: body Coupon, table says CouponQuery',
			'sdk: POST /coupon/coupons: id insertCoupon, table says makeCoupon',
			'sdk: POST /coupon/coupons: permission coupon_write, table says coupon_read',
		],
	],
	[
		'a query parameter missing',
		changed('getCoupons', { query: without(query, 'exclude_expired') }),
		['documents', 'sdk'].map((source) => `${source}: GET /coupon/coupons ?exclude_expired: not in the table`),
	],
	[
		'a query parameter too many',
		changed('getUser', {
			query: expansion,
		}),
		[`table: ${getUser} ?_expand: in no source`],
	],
	[
		'a query parameter of another type',
		changed('getCoupons', {
			query: { ...query, affiliate_oid: { type: 'string', list: false, description: '' } },
		}),
		['documents', 'sdk'].map(
			(source) => `${source}: GET /coupon/coupons ?affiliate_oid: type integer, table says string`,
		),
	],
	[
		'a path parameter of another type',
		changed('getUser', {
			pathParameters: { user_id: { type: 'string', list: false, description: '' } },
		}),
		['documents', 'sdk'].map((source) => `${source}: ${getUser} {user_id}: type integer, table says string`),
	],
	[
		'other pages',
		changed('getCoupons', { page: { max: 100, default: 50 } }),
		[
			'documents: GET /coupon/coupons ?_limit: default 100, table says 50',
			'documents: GET /coupon/coupons ?_limit: max 200, table says 100',
		],
	],
	[
		'pages where there are none',
		changed('getUsers', { page: { max: 200, default: 100 } }),
		['table: GET /user/users ?_limit: in no source', 'table: GET /user/users ?_offset: in no source'],
	],
	[
		'pages overlooked',
		endpointsOf('getCoupons', (endpoint) => [without(endpoint, 'page')]),
		[
			'documents: GET /coupon/coupons ?_limit: default 100, table says none',
			'documents: GET /coupon/coupons ?_limit: max 200, table says none',
			'documents: GET /coupon/coupons ?_offset: default 0, table says none',
		],
	],
	[
		'a field to sort by missing',
		changed('getCoupons', { sort: ['merchant_code', 'description'] }),
		[
			'documents: GET /coupon/coupons ?_sort: values coupon_type, description, expiration_dts, merchant_code, quickbooks_code, start_dts, table says description, merchant_code',
		],
	],
	[
		'something left out that is there, or nowhere',
		{
			...table,
			models: table.models.map((model) =>
				model.name === 'Coupon' ? { ...model, leftOut: { description: 'Why', colour: 'Why' } } : model,
			),
		},
		['table: Coupon.colour: left out, and in no source', 'table: Coupon.description: in no source'],
	],
])('the comparison finds %s', (_, given, want) => {
	expect(differences(given, sources).filter((line) => !found.includes(line))).toEqual(want);
});

test('the comparison leaves out what the table says it leaves out, and the models that nothing else leads to', () => {
	const withoutGroups: Table = {
		...table,
		resources: table.resources
			.filter(({ name }) => name !== 'group')
			.map((resource) =>
				resource.name === 'user'
					? {
							...resource,
							leftOut: Object.fromEntries(
								Object.keys(sources.sdk.endpoints)
									.filter((line) => line.includes(' /user/groups'))
									.map((line) => [line, 'Nobody wants them']),
							),
						}
					: resource,
			),
		endpoints: table.endpoints.filter(({ path }) => !path.startsWith('/user/groups')),
		models: table.models
			.filter(({ name }) => !/^Groups?(UserMembership|sResponse|Response)?$/.test(name))
			.map((model) =>
				model.name === 'User'
					? {
							...model,
							attributes: without(model.attributes, 'groups'),
							leftOut: { groups: 'Nobody wants them' },
						}
					: model,
			)
			.filter(({ name }) => name !== 'UserGroupMembership'),
	};
	expect(differences(withoutGroups, sources).filter((line) => !found.includes(line))).toEqual([]);
});

test('the comparison leaves the APIs out that the table has no endpoint of', () => {
	const facts = (attributes: Record<string, AttributeFacts>, api: string): Facts => ({
		endpoints: { [`GET /${api}/things`]: { api, path: {}, query: {}, answer: 'Thing' } },
		failures: {},
		models: { Thing: { apis: [api], attributes } },
	});
	const empty: Facts = { endpoints: {}, failures: {}, models: {} };
	const given: Table = { resources: [], endpoints: [], models: [] };
	expect(differences(given, { documents: empty, sdk: facts({ a: { type: 'string' } }, 'lamp') })).toEqual([]);
});
