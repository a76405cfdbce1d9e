/** What users enter is checked for all items before the first call, and told by the field's label and the item. */
import type { IDataObject, INodeParameterResourceLocator } from 'n8n-workflow';

import { byCode, byId, byOid, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { CONTINUE, pairedItems } from './support';

const env = useTestEnvironment({ records: { coupon: 12, user: 3, group: 3 } });

const create = (more: IDataObject = {}) => ({
	operation: 'create',
	merchantCode: 'NEW',
	discountType: 'percentOffSubtotal',
	discountPercent: 10,
	output: 'raw',
	...more,
});

const sent = () => (env().sandbox.log.entries[0]?.body ?? {}) as IDataObject;

/** Runs with one good and one bad item in front; expects that the third is refused before any call. */
async function refusedForItem3(parameters: IDataObject, good: unknown, bad: unknown): Promise<string> {
	const items = [{ value: good }, { value: good }, { value: bad }] as IDataObject[];
	const run = await env().run(items, parameters);
	expect(env().requests).toEqual([]);
	expect(run.items(NODE)).toEqual([]);
	return run.error?.message ?? '';
}

describe('the length of texts', () => {
	const long = (length: number) => 'XMAS-2030-WITH-A-LONG-NAME'.padEnd(length, 'x').slice(0, length);
	const cases: [label: string, max: number, parameters: IDataObject][] = [
		['Code', 20, { merchantCode: '={{ $json.value }}' }],
		['Description', 50, { additionalFields: { description: '={{ $json.value }}' } }],
		['Merchant Notes', 250, { additionalFields: { merchantNotes: '={{ $json.value }}' } }],
		['QuickBooks Code', 20, { additionalFields: { quickbooksCode: '={{ $json.value }}' } }],
		[
			'Amount Off Subtotal (Whole Order) → Currency Code',
			3,
			{
				discountType: 'amountOffSubtotal',
				discountAmount: 5,
				discountOptions: { currencyCode: '={{ $json.value }}' },
			},
		],
		[
			'Tiered Percent Off Shipping → Shipping QuickBooks Code',
			20,
			{
				discountType: 'tieredPercentOffShipping',
				shippingMethods: 'UPS: Ground',
				subtotalPercentTiers: { entry: [{ subtotalAmount: 1, discountPercent: 1 }] },
				discountOptions: { shippingQuickbooksCode: '={{ $json.value }}' },
			},
		],
		[
			'Tiered Amount Off Subtotal (Whole Order) → Tiers (2) → QuickBooks Code',
			20,
			{
				discountType: 'tieredAmountOffSubtotal',
				subtotalAmountTiers: {
					entry: [
						{ subtotalAmount: 1, discountAmount: 1, quickbooksCode: 'QB' },
						{ subtotalAmount: 2, discountAmount: 2, quickbooksCode: '={{ $json.value }}' },
					],
				},
			},
		],
	];

	it.each(cases)('%s takes up to %d characters', async (label, max, parameters) => {
		const text = long(max + 4);
		const quoted = text.length > 24 ? `${text.slice(0, 24)}…` : text;
		expect(await refusedForItem3(create(parameters), 'OK', text)).toBe(
			`${label} '${quoted}' has ${max + 4} characters; UltraCart allows up to ${max} [item 3]`,
		);

		const run = await env().run([{ value: long(max) }], create(parameters));
		expect(run.error).toBeUndefined();
		expect(JSON.stringify(sent())).toContain(long(max));
	});

	it('is counted in characters, as people see them', async () => {
		const run = await env().run([{}], create({ merchantCode: '🎄'.repeat(20) }));
		expect(run.error).toBeUndefined();
		const longer = await env().run([{}], create({ merchantCode: '🎄'.repeat(21) }));
		expect(longer.error?.message).toContain('has 21 characters; UltraCart allows up to 20 [item 1]');
	});

	it('holds for the code that names a coupon, and for JSON', async () => {
		const named = { operation: 'get', coupon: byCode('={{ $json.value }}') };
		expect(await refusedForItem3(named, 'OK', long(21))).toBe(
			"Code 'XMAS-2030-WITH-A-LONG' has 21 characters; UltraCart allows up to 20 [item 3]",
		);
		const json = { operation: 'create', defineCoupon: 'json', couponJson: '={{ $json.value }}' };
		expect(await refusedForItem3(json, { merchant_code: 'OK' }, { merchant_code: long(21) })).toBe(
			"Code 'XMAS-2030-WITH-A-LONG' has 21 characters; UltraCart allows up to 20 [item 3]",
		);
	});
});

describe('dates', () => {
	const zoned = { timezone: 'America/New_York' };
	const instant = "new Date('2030-06-01T12:00:00Z')";

	const forms: [name: string, given: string, sent: string][] = [
		["n8n's date field", '2030-06-01T08:00:00', '2030-06-01T08:00:00-04:00'],
		['text with its offset', '2030-06-01T14:00:00+02:00', '2030-06-01T14:00:00+02:00'],
		['a JavaScript Date as text', `={{ ${instant}.toISOString() }}`, '2030-06-01T12:00:00+00:00'],
		['a JavaScript Date as HTTP has it', `={{ ${instant}.toUTCString() }}`, '2030-06-01T08:00:00-04:00'],
		["an item's field", '={{ $json.day }}', '2030-06-01T00:00:00-04:00'],
	];

	// Under jest what n8n's "vm" engine hands out belongs to another realm: n8n then takes no Date for a Date.
	const inThisRealm = process.env.EXPRESSION_ENGINE !== 'vm';
	const instances: typeof forms = [
		['a JavaScript Date', `={{ ${instant} }}`, '2030-06-01T08:00:00-04:00'],
		[
			'a Luxon DateTime',
			"={{ DateTime.fromISO('2030-06-01T12:00:00Z').setZone('Asia/Tokyo') }}",
			'2030-06-01T21:00:00+09:00',
		],
		[
			"a Luxon DateTime in the workflow's time zone",
			"={{ DateTime.fromISO('2030-06-01T08:00:00', { zone: $now.zoneName }) }}",
			'2030-06-01T08:00:00-04:00',
		],
		["n8n's own conversion", "={{ '2030-06-01T12:00:00Z'.toDateTime() }}", '2030-06-01T12:00:00+00:00'],
	];

	it.each(inThisRealm ? [...forms, ...instances] : forms)('as %s', async (_, given, expected) => {
		const run = await env().run(
			[{ day: '2030-06-01' }],
			create({ additionalFields: { expirationDate: given } }),
			zoned,
		);
		expect(run.error).toBeUndefined();
		expect(sent().expiration_dts).toBe(expected);
	});

	it('that move with the clock', async () => {
		const before = Date.now();
		const startDate = inThisRealm ? '={{ $now.plus({ days: 7 }) }}' : '={{ $now.plus({ days: 7 }).toISO() }}';
		await env().run([{}], create({ additionalFields: { startDate } }), zoned);
		const text = sent().start_dts as string;
		expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[45]:00$/);
		expect(Math.abs(Date.parse(text) - before - 7 * 86_400_000)).toBeLessThan(3_700_000);
	});

	it('mean the time zone of the workflow wherever one is entered', async () => {
		const moment = '2030-06-01T12:00:00';
		const codes = {
			operation: 'generateCodes',
			coupon: byOid(1001),
			expiry: 'onDate',
			codeExpirationDate: moment,
		};
		await env().run([{}], { ...codes, codesOutput: 'onePerItem' }, { timezone: 'Asia/Tokyo' });
		await env().run(
			[{}],
			{ operation: 'getAll', filters: { startDateBegin: moment } },
			{ timezone: 'Asia/Kolkata' },
		);
		const json = { merchant_code: 'Z', start_dts: moment };
		await env().run(
			[{ json }],
			{ operation: 'create', defineCoupon: 'json', couponJson: '={{ $json.json }}' },
			{ timezone: 'Europe/Berlin' },
		);

		const [generate, list, insert] = env().sandbox.log.entries;
		expect(generate?.body).toMatchObject({ expiration_dts: '2030-06-01T12:00:00+09:00' });
		expect(list?.query).toMatchObject({ start_date_begin: '2030-06-01T12:00:00+05:30' });
		expect(insert?.body).toMatchObject({ start_dts: '2030-06-01T12:00:00+02:00' });
	});

	it.each(['soon', '2030-02-30T12:00:00'])('are not %p', async (value) => {
		const parameters = create({ additionalFields: { startDate: '={{ $json.value }}' } });
		expect(await refusedForItem3(parameters, '2030-06-01', value)).toMatch(
			/^Start Date '.*' is not a date \[item 3\]$/,
		);
	});
});

describe('numbers, texts and choices', () => {
	it('may come as text, and texts as numbers', async () => {
		const items = [{ percent: ' 12.5 ', affiliate: '7001', code: 2030, hide: 'true' }];
		await env().run(
			items,
			create({
				merchantCode: '={{ $json.code }}',
				discountPercent: '={{ $json.percent }}',
				additionalFields: { affiliateOid: '={{ $json.affiliate }}', hideFromCustomer: '={{ $json.hide }}' },
			}),
		);
		expect(sent()).toEqual({
			merchant_code: '2030',
			affiliate_oid: 7001,
			hide_from_customer: true,
			percent_off_subtotal: { discount_percent: 12.5 },
		});
	});

	const field = (name: string) => create({ additionalFields: { [name]: '={{ $json.value }}' } });
	const discount = create({ discountPercent: '={{ $json.value }}' });
	const percent = 'Percent Off Subtotal (Whole Order) → Discount Percent';

	it.each([
		[discount, 5, 'ten', `${percent} must be a number, not 'ten'`],
		[discount, 5, '12,5', `${percent} must be a number, not '12,5'`],
		[discount, 5, true, `${percent} must be a number, not 'true'`],
		[discount, 5, { amount: 5 }, `${percent} must be a number, not '{"amount":5}'`],
		[discount, 5, [5], `${percent} must be a number, not '[5]'`],
		[discount, 5, '0x10', `${percent} must be a number, not '0x10'`],
		[discount, 5, 101, `${percent} must be at most 100, not 101`],
		[field('affiliateOid'), 1, 0, 'Affiliate ID must be greater than 0, not 0'],
		[field('affiliateOid'), 1, 1.5, "Affiliate ID must be a whole number, not '1.5'"],
		[field('affiliateOid'), 1, 3_000_000_000, 'Affiliate ID must be at most 2,147,483,647, not 3000000000'],
		[field('affiliateOid'), 1, 'me', "Affiliate ID must be a number, not 'me'"],
		[field('superCoupon'), true, 'yes', "Super Coupon must be true or false, not 'yes'"],
		[field('superCoupon'), true, 1, "Super Coupon must be true or false, not '1'"],
		[field('description'), 'x', { a: 1 }, `Description must be text, not '{"a":1}'`],
		[field('description'), 'x', ['a', 'b'], `Description must be text, not '["a","b"]'`],
		[field('usableBy'), 'Anyone', 'Nobody', "Usable By 'Nobody' isn't a value that UltraCart accepts"],
		[field('restrictByPostalCodes'), 'x', [{ a: 1 }], `Restrict by Postal Codes must be text, not '{"a":1}'`],
	])('are refused where they do not fit (%#)', async (parameters, good, bad, message) => {
		expect(await refusedForItem3(parameters, good, bad)).toBe(`${message} [item 3]`);
	});

	const json = (coupon: IDataObject) => ({ merchant_code: 'X', ...coupon });
	const tiers = (...entries: IDataObject[]) => json({ tiered_percent_off_subtotal: { tiers: entries } });
	const good = { subtotal_amount: 50, discount_percent: 100 };
	const inTier = 'Tiered Percent Off Subtotal (Whole Order) → Tiers (2) →';

	it.each([
		[json({ percent_off_subtotal: { discount_percent: 0 } }), `${percent} must be greater than 0, not 0`],
		[
			json({ percent_off_subtotal: { discount_percent: 100.5 } }),
			`${percent} must be at most 100, not 100.5`,
		],
		[
			tiers(good, { ...good, discount_percent: -5 }),
			`${inTier} Discount Percent must be greater than 0, not -5`,
		],
		[
			tiers(good, { ...good, discount_percent: 120 }),
			`${inTier} Discount Percent must be at most 100, not 120`,
		],
		[tiers(good, { ...good, subtotal_amount: 0 }), `${inTier} Subtotal must be greater than 0, not 0`],
		[
			json({ tiered_amount_off_items: { tiers: [{ item_quantity: 0, discount_amount: 1 }] } }),
			'Tiered Amount Off Items → Tiers (1) → Item Quantity must be greater than 0, not 0',
		],
		[
			json({ percent_more_loyalty_points: { percent_more_loyalty_points: 0 } }),
			'Percent More Loyalty Points → Percent More Loyalty Points must be greater than 0, not 0',
		],
	])('have their range in JSON too, at any depth (%#)', async (bad, message) => {
		const parameters = { operation: 'create', defineCoupon: 'json', couponJson: '={{ $json.value }}' };
		const fine = tiers(good);
		expect(await refusedForItem3(parameters, fine, bad)).toBe(`${message} [item 3]`);
		const run = await env().run([{ value: fine }], parameters);
		expect(run.error).toBeUndefined();
	});

	it('have it in repeatable groups, and a loyalty percent may be over 100', async () => {
		const group = {
			discountType: 'tieredPercentOffSubtotal',
			subtotalPercentTiers: { entry: [{ subtotalAmount: '={{ $json.value }}', discountPercent: 5 }] },
		};
		expect(await refusedForItem3(create(group), 1, 0)).toBe(
			'Tiered Percent Off Subtotal (Whole Order) → Tiers (1) → Subtotal must be greater than 0, not 0 [item 3]',
		);
		const doubled = { discountType: 'percentMoreLoyaltyPoints', percentMoreLoyaltyPoints: 150 };
		expect((await env().run([{}], create(doubled))).error).toBeUndefined();
	});

	it.each(['\uD83C', 'X\uDF84', '\uDF84\uD83C'])(
		'are no text where half a character is left of it: %j',
		async (half) => {
			for (const parameters of [
				create({ merchantCode: '={{ $json.value }}' }),
				{ operation: 'get', coupon: byCode('={{ $json.value }}') },
				{ operation: 'getAll', filters: { merchantCode: '={{ $json.value }}' } },
			]) {
				expect(await refusedForItem3(parameters, '🎄', half)).toMatch(
					/^Code holds half of a character \[item 3\]$/,
				);
			}
		},
	);

	it('tells the choices', async () => {
		const run = await env().run([{}], create({ additionalFields: { usableBy: '={{ "nobody" }}' } }));
		expect(run.error?.description).toBe(
			'Use one of: Anyone, UniqueCode, OncePerCustomer, OncePerNewCustomer, OncePerNewCustomerForItem',
		);
	});

	it('is a matter of each entry of a repeatable group', async () => {
		const parameters = {
			resource: 'user',
			operation: 'update',
			user: byId(1001),
			updateFields: { groups: { entry: [{ groupOid: 1001 }, { groupOid: '={{ $json.value }}' }] } },
		};
		expect(await refusedForItem3(parameters, 1002, 'Marketing')).toBe(
			"Group Memberships (2) → Group ID must be a number, not 'Marketing' [item 3]",
		);
	});
});

describe('the record that an item names', () => {
	const locators: [string, string, INodeParameterResourceLocator][] = [
		['Coupon', 'coupon', byCode('={{ $json.value }}')],
		['Coupon', 'coupon', byOid('={{ $json.value }}')],
		['User', 'user', byId('={{ $json.value }}')],
		['Group', 'group', byId('={{ $json.value }}')],
	];
	const named = (resource: string, locator: INodeParameterResourceLocator, operation: string) => ({
		resource,
		operation,
		[resource]: locator,
		...(operation === 'update' && { updateFields: { description: 'x', name: 'x', phone: 'x' } }),
	});

	describe.each(['get', 'delete', 'update'])('for %s', (operation) => {
		it.each(locators)('has to be named: %s (%s, %j)', async (label, resource, locator) => {
			for (const nothing of ['', '   ', null, undefined]) {
				expect(await refusedForItem3(named(resource, locator, operation), 1001, nothing)).toBe(
					`${label} is empty [item 3]`,
				);
			}
		});
	});

	it.each([
		['coupon', byOid('={{ $json.value }}'), 'SUMMER', "Coupon ID must be a number, not 'SUMMER'"],
		['coupon', byOid('={{ $json.value }}'), 1.5, "Coupon ID must be a whole number, not '1.5'"],
		...[
			['0x3E9', "must be a number, not '0x3E9'"],
			['1e3', "must be a number, not '1e3'"],
			[0, 'must be greater than 0, not 0'],
			['-1', 'must be greater than 0, not -1'],
			['9007199254740993', 'must be at most 2,147,483,647, not 9007199254740992'],
		].map(([value, message]): [string, INodeParameterResourceLocator, unknown, string] => [
			'coupon',
			byOid('={{ $json.value }}'),
			value,
			`Coupon ID ${message}`,
		]),
		['user', byId('={{ $json.value }}'), 0, 'User ID must be greater than 0, not 0'],
		['group', byId('={{ $json.value }}'), -1, 'Group ID must be greater than 0, not -1'],
		['giftCertificate', byOid('={{ $json.value }}'), 0, 'Gift Certificate ID must be greater than 0, not 0'],
		['coupon', byOid('={{ $json.value }}'), { id: 1 }, `Coupon ID must be a number, not '{"id":1}'`],
		['coupon', byCode('={{ $json.value }}'), ['A'], `Code must be text, not '["A"]'`],
		['coupon', byCode('={{ $json.value }}'), '..', "Coupon '..' is not possible"],
		['coupon', byCode('={{ Number($json.value) }}'), 'ten', 'Code must be text, not NaN'],
		['coupon', byCode('={{ $json.value }}'), 2 ** 60, 'Code has more digits than a number can hold'],
		['user', byId('={{ $json.value }}'), 'ann', "User ID must be a number, not 'ann'"],
	])('has to be nameable: %s by %j, %p', async (resource, locator, value, message) => {
		expect(await refusedForItem3(named(resource, locator, 'get'), 1001, value)).toBe(`${message} [item 3]`);
	});

	it('has to be named for its codes and logins too', async () => {
		const codes = { operation: 'generateCodes', coupon: byOid('={{ $json.value }}') };
		expect(await refusedForItem3(codes, 1001, '')).toBe('Coupon is empty [item 3]');
		const logins = { resource: 'user', operation: 'getLogins', user: byId('={{ $json.value }}') };
		expect(await refusedForItem3(logins, 1001, ' ')).toBe('User is empty [item 3]');
	});
});

describe('an item that can not work', () => {
	// n8n throws for a node that is not there, and gives nothing for most other mistakes in an expression.
	const THROWS = "$('No Such Node').item.json.code";
	const items = [{ code: 'A-1' }, { code: 'A-2', bad: true }, { code: 'A-3' }];
	const expression = `={{ $json.bad ? ${THROWS} : $json.code }}`;

	beforeEach(() => {
		for (const { code } of items) {
			env().sandbox.insert('coupon', {
				merchant_code: code,
				percent_off_subtotal: { discount_percent: 1 },
			});
		}
	});

	const operations: [string, IDataObject][] = [
		['create', create({ merchantCode: `={{ 'NEW-' + ($json.bad ? ${THROWS} : $json.code) }}` })],
		['get', { operation: 'get', coupon: byCode(expression) }],
		['getAll', { operation: 'getAll', filters: { merchantCode: expression }, limit: 1 }],
		['search', { operation: 'search', searchText: expression, limit: 1 }],
		['generateCodes', { operation: 'generateCodes', coupon: byCode(expression), codesOutput: 'onePerItem' }],
		['update', { operation: 'update', coupon: byCode(expression), updateFields: { description: 'x' } }],
		['delete', { operation: 'delete', coupon: byCode(expression) }],
	];

	it.each(operations)('stops %s before any call', async (_, parameters) => {
		const run = await env().run(items, parameters);
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(/node.* \[item 2\]$/);
		expect(run.items(NODE)).toEqual([]);
		expect(env().requests).toEqual([]);
	});

	it.each(operations)('fails alone in %s under Continue On Fail', async (_, parameters) => {
		const run = await env().run(items, parameters, CONTINUE);
		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toHaveLength(3);
		expect(run.items(NODE).map(({ error }) => error)).toEqual([
			undefined,
			expect.stringMatching(/node.* \[item 2\]/),
			undefined,
		]);
		expect(pairedItems(run)).toEqual([0, 1, 2]);
		expect(env().requests.length).toBeGreaterThan(0);
	});

	it('fails alone wherever the expression stands, also as the first', async () => {
		const parameters = {
			operation: 'generateCodes',
			coupon: byCode('A-1'),
			codesOutput: 'onePerItem',
			options: { codeField: expression },
		};
		const run = await env().run([...items].reverse().slice(1), parameters, CONTINUE);
		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual([
			{ error: expect.stringContaining('[item 1]') as string },
			expect.objectContaining({ 'A-1': env().sandbox.codes()[0]?.code }),
		]);
	});

	it('is told first of several', async () => {
		const run = await env().run(
			[{ code: 'OK' }, { code: '' }, { code: '' }],
			create({ merchantCode: '={{ $json.code }}' }),
		);
		expect(run.error?.message).toBe('Code is empty [item 2]');
		expect(run.error?.description).toBe('Fill it in');
		expect(run.error?.context.itemIndex).toBe(1);
	});
});

describe('JSON with attributes that the table does not know', () => {
	const parameters = {
		operation: 'create',
		defineCoupon: 'json',
		couponJson: '={{ $json.value }}',
		output: 'raw',
	};
	const value = {
		merchant_code: 'NEW',
		sparkle: { level: 3 },
		percent_off_subtotal: { discount_percent: 5, rounding: 'up' },
	};

	beforeEach(() => {
		env().sandbox.switches.unknownAttributes = 'kept';
	});

	it.each([undefined, 'refuse'])(
		'is refused, and the way to send it is told (%s)',
		async (unknownAttributes) => {
			const options = unknownAttributes === undefined ? {} : { unknownAttributes };
			const run = await env().run([{ value }], { ...parameters, options });
			expect(run.error?.message).toBe("UltraCart doesn't have an attribute called 'sparkle' [item 1]");
			expect(run.error?.description).toMatch(/To send it all the same, use Options → Unknown Attributes$/);
			expect(env().requests).toEqual([]);
		},
	);

	it('is sent where the option says so, at any depth; the known ones are checked all the same', async () => {
		const options = { unknownAttributes: 'send' };
		const run = await env().run([{ value }], { ...parameters, options });
		expect(run.error).toBeUndefined();
		expect(sent()).toEqual(value);
		expect(run.items(NODE)).toMatchObject([value]);

		env().sandbox.log.reset();
		const bad = { ...value, percent_off_subtotal: { discount_percent: 'ten' } };
		expect(await refusedForItem3({ ...parameters, options }, value, bad)).toMatch(
			/Discount Percent must be a number/,
		);
	});

	it('is written into the record by an update, which keeps those that it does not name', async () => {
		env().sandbox.insert('coupon', { ...value, glitter: 1 });
		const run = await env().run([{ json: { sparkle: { level: 9 } } }], {
			operation: 'update',
			coupon: byCode('NEW'),
			defineCoupon: 'json',
			couponJson: '={{ $json.json }}',
			options: { unknownAttributes: 'send' },
		});
		expect(run.error).toBeUndefined();
		expect(env().sandbox.get('coupon', 'NEW', 'merchant_code')).toMatchObject({
			...value,
			glitter: 1,
			sparkle: { level: 9 },
		});
	});
});
