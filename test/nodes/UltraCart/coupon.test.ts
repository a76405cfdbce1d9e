import type { IDataObject } from 'n8n-workflow';

import type { Switches } from '../../../sandbox/switches';
import { rows } from '../../support/formParameters';
import { labelOf } from '../../support/generator';
import { byCode, byOid, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { pairedItems } from './support';

const env = useTestEnvironment({ records: { coupon: 60 } });

const stored = (code: string) => env().sandbox.get('coupon', code, 'merchant_code');

const oidOf = (code: string) => stored(code)?.coupon_oid as number;

/** Calls to UltraCart that changed something. */
const writes = () => env().requests.filter((request) => !request.startsWith('GET '));

beforeEach(() => {
	const { sandbox } = env();
	sandbox.insert('coupon', {
		merchant_code: 'SPRING',
		description: 'Spring offer',
		expiration_dts: '2031-03-20T00:00:00Z',
		percent_off_subtotal: { discount_percent: 10 },
	});
	sandbox.insert('coupon', {
		merchant_code: 'A/B 100%',
		description: 'Awkward',
		amount_off_subtotal: { discount_amount: 5, currency_code: 'USD' },
	});
});

describe('Create', () => {
	const create = (more: IDataObject = {}) => ({
		operation: 'create',
		merchantCode: '={{ $json.code }}',
		discountType: 'percentOffSubtotal',
		discountPercent: '={{ $json.percent }}',
		...more,
	});
	const seasons = [
		{ code: 'SUMMER', percent: 15, text: 'Summer offer' },
		{ code: 'AUTUMN', percent: 20.5, text: 'Autumn offer' },
		{ code: 'W/I 100% & <TER>', percent: '25', text: 'Winter “offer”' },
	];

	it('makes a coupon of each item', async () => {
		const run = await env().run(
			seasons,
			create({ additionalFields: { description: '={{ $json.text }}' }, output: 'raw' }),
		);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual(
			seasons.map(({ code, percent, text }) => ({
				coupon_oid: oidOf(code),
				merchant_code: code,
				description: text,
				coupon_type: 'X % off subtotal',
				calculated_description: `${percent} % off subtotal`,
				percent_off_subtotal: { discount_percent: Number(percent) },
			})),
		);
		expect(pairedItems(run)).toEqual([0, 1, 2]);
		expect(run.items(NODE)).toEqual(seasons.map(({ code }) => stored(code)));
	});

	it.each([
		['an array', ['30096', '30097', '30098']],
		['an array with gaps', ['30096', '', null, '30097', '30098']],
		['an array of numbers', [30096, 30097, 30098]],
		['text with commas', '30096, 30097,30098'],
		['text with line breaks', '30096\n30097\r\n30098\n'],
		['text with both', '30096,\n30097,,\n 30098 '],
	])('takes %s for a list of texts', async (_, codes) => {
		await env().run(
			[{ code: 'LIST', percent: 5, codes }],
			create({ additionalFields: { restrictByPostalCodes: '={{ $json.codes }}' } }),
		);
		expect(stored('LIST')?.restrict_by_postal_codes).toEqual(['30096', '30097', '30098']);
	});

	it('leaves out what was left empty', async () => {
		await env().run(
			[{ code: 'BARE', percent: 5 }],
			create({
				additionalFields: { description: '', expirationDate: '', restrictByPostalCodes: '', startDate: '' },
			}),
		);
		expect(env().sandbox.log.entries[0]?.body).toEqual({
			merchant_code: 'BARE',
			percent_off_subtotal: { discount_percent: 5 },
		});
	});

	describe('using JSON', () => {
		const fromJson = (couponJson: string) => ({ operation: 'create', defineCoupon: 'json', couponJson });
		const coupon = {
			merchant_code: 'JSON-1',
			expiration_dts: '2031-05-01T12:00:00Z',
			tiered_percent_off_items: {
				items: ['SHIRT-RED'],
				limit: 3,
				tiers: [
					{ item_quantity: 2, discount_percent: 10 },
					{ item_quantity: 5, discount_percent: 20 },
				],
			},
		};

		it.each([
			['text', JSON.stringify(coupon, null, 2)],
			['an object from an expression', '={{ $json.coupon }}'],
			['text from an expression', '={{ JSON.stringify($json.coupon) }}'],
			[
				'text around an expression',
				'={"merchant_code": "{{ $json.coupon.merchant_code }}", "expiration_dts": "{{ $json.coupon.expiration_dts }}", "tiered_percent_off_items": {{ JSON.stringify($json.coupon.tiered_percent_off_items) }} }',
			],
		])('takes %s', async (_, json) => {
			const run = await env().run([{ coupon }], fromJson(json));

			expect(run.error).toBeUndefined();
			expect(stored('JSON-1')).toEqual({
				...coupon,
				expiration_dts: '2031-05-01T12:00:00+00:00',
				coupon_oid: oidOf('JSON-1'),
				coupon_type: 'Tiered % off items Z limit L',
				calculated_description: 'Tiered % off items SHIRT-RED limit 3',
			});
		});

		it.each([
			[
				'an attribute that UltraCart does not have',
				{ ...coupon, descripton: 'Typing mistake' },
				"UltraCart doesn't have an attribute called 'descripton' [item 2]",
				'Did you mean description? To send it all the same, use Options → Unknown Attributes',
			],
			[
				'an attribute that a discount does not have',
				{ merchant_code: 'X', percent_off_subtotal: { discount_amount: 5 } },
				"UltraCart doesn't have an attribute called 'discount_amount' in Percent Off Subtotal (Whole Order) [item 2]",
				'It has: discount_percent. To send it all the same, use Options → Unknown Attributes',
			],
			[
				'two kinds of discount',
				{ ...coupon, free_shipping: { shipping_methods: ['UPS: Ground'] } },
				'The JSON holds more than one Discount Type: free_shipping, tiered_percent_off_items [item 2]',
				'Keep the one that is meant: a coupon has exactly one',
			],
			[
				'a mistake deep inside',
				{ merchant_code: 'X', tiered_percent_off_items: { tiers: [{}, { item_quantity: 1.5 }] } },
				"Tiered Percent Off Items → Tiers (2) → Item Quantity must be a whole number, not '1.5' [item 2]",
				'',
			],
			[
				'bad JSON',
				'{\n  "merchant_code": "X",\n  "description": oops\n}',
				"Coupon (JSON) is not valid JSON: line 3, column 18, at 'o' [item 2]",
				'Names and texts need double quotes, and there is no comma before a closing bracket',
			],
			['a list', [coupon], /^Coupon \(JSON\) must be a single object in curly brackets \[item 2\]$/, ''],
			['nothing', null, /^Coupon \(JSON\) must be a single object in curly brackets \[item 2\]$/, ''],
		])('refuses %s before any call', async (_, json, message, description) => {
			const items = [{ json: { merchant_code: 'GOOD' } }, { json }];
			const run = await env().run(items, fromJson('={{ $json.json }}'));

			expect(run.error?.message).toMatch(message);
			if (typeof message === 'string') expect(run.error?.message).toBe(message);
			expect(run.error?.description ?? '').toBe(description);
			expect(env().requests).toEqual([]);
		});
	});
});

describe('Get', () => {
	it('names the coupon by code, whatever is in it and in any capitals', async () => {
		const items = ['SPRING', 'a/b 100%', 'Q&A?#1+1', ' spring '].map((code) => ({ code }));
		const run = await env().run(items, {
			operation: 'get',
			coupon: byCode('={{ $json.code }}'),
			output: 'raw',
		});
		const [spring, awkward, seeded] = [stored('SPRING'), stored('A/B 100%'), stored('Q&A?#1+1')];
		expect(run.items(NODE)).toEqual([spring, awkward, seeded, spring]);
		expect(pairedItems(run)).toEqual([0, 1, 2, 3]);
	});

	it.each([
		[byCode('SPRING'), () => '/rest/v2/coupon/coupons/merchant_code/SPRING'],
		[byCode('A/B 100%'), () => '/rest/v2/coupon/coupons/merchant_code/A%2FB%20100%25'],
		[byOid(1005), () => '/rest/v2/coupon/coupons/1005'],
	])('is one call to the endpoint made for it: %p', async (coupon, path) => {
		await env().run([{}], { operation: 'get', coupon });
		expect(env().requests).toEqual([`GET ${path()}`]);
	});

	describe('shows', () => {
		const get = (more: IDataObject) => ({ operation: 'get', coupon: byCode('SPRING'), ...more });

		it('the same columns when simplified, whatever its discount', async () => {
			env().sandbox.insert('coupon', { merchant_code: 'PLAIN' });
			const items = ['SPRING', 'A/B 100%', 'PLAIN'].map((code) => ({ code }));
			const run = await env().run(items, get({ coupon: byCode('={{ $json.code }}') }));
			const nameOf = (apiName: string) => labelOf(apiName, rows.attribute('Coupon', apiName));
			const [spring, awkward, plain] = run.items(NODE);
			expect(Object.entries(spring ?? {})).toEqual([
				['merchant_code', 'SPRING'],
				['description', 'Spring offer'],
				['discount', { type: nameOf('percent_off_subtotal'), discount_percent: 10 }],
				['coupon_type', 'X % off subtotal'],
				['start_dts', null],
				['expiration_dts', '2031-03-20T00:00:00Z'],
				['usable_by', null],
				['coupon_oid', oidOf('SPRING')],
			]);
			const amount = { type: nameOf('amount_off_subtotal'), discount_amount: 5, currency_code: 'USD' };
			expect(awkward).toMatchObject({ discount: amount });
			expect(plain).toMatchObject({ merchant_code: 'PLAIN', discount: null });
			for (const item of [awkward, plain]) expect(Object.keys(item ?? {})).toEqual(Object.keys(spring ?? {}));
		});

		it('the fields you choose, empty ones too, as a list or as text from an expression', async () => {
			const items = [
				{ fields: ['description', 'start_dts'] },
				{ fields: 'merchant_code, percent_off_subtotal' },
			];
			const run = await env().run(items, get({ output: 'selected', outputFields: '={{ $json.fields }}' }));
			expect(run.items(NODE)).toEqual([
				{ description: 'Spring offer', start_dts: null },
				{ merchant_code: 'SPRING', percent_off_subtotal: { discount_percent: 10 } },
			]);
		});

		it('nothing without a choice: that is refused before any call', async () => {
			const run = await env().run([{}], get({ output: 'selected', outputFields: [] }));
			expect(run.error?.message).toBe('Field Names or IDs is empty [item 1]');
			expect(env().requests).toEqual([]);
		});
	});

	it.each(['refused', 'empty'] as const)('says which coupon is not there: %s', async (getAbsent) => {
		env().sandbox.switches.getAbsent = getAbsent;
		const items = [{ code: 'SPRING' }, { code: 'NOPE' }];
		const run = await env().run(items, { operation: 'get', coupon: byCode('={{ $json.code }}') });

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe("UltraCart doesn't have a coupon with the code 'NOPE' [item 2]");
		expect(run.error?.description).toBe('Check that it exists in this account');
	});
});

describe('Get Many and Search', () => {
	const asOneOf = (outputs: readonly string[]) => outputs.map((output) => ({ output }));

	it.each([[['simplified', 'selected']], [['selected', 'raw']]])(
		'hand out one listing in each of the outputs %p',
		async (outputs) => {
			const fields = ['merchant_code', 'quickbooks_code'];
			const parameters = { operation: 'getAll', output: '={{ $json.output }}', outputFields: fields };
			const alone = async (output: string) => (await env().run(asOneOf([output]), parameters)).items(NODE);
			const expected = [];
			for (const output of outputs) expected.push(...(await alone(output)));
			env().sandbox.log.reset();

			const run = await env().run(asOneOf(outputs), parameters);
			expect(run.items(NODE)).toEqual(expected);
			expect(env().requests).toHaveLength(1);
		},
	);
});

describe('Get Editor Values', () => {
	const editorValues = (more: IDataObject = {}) => ({ operation: 'getEditorValues', ...more });

	it('gives what coupons can use, with one call however many items there are', async () => {
		const run = await env().run([{}, {}, {}], editorValues());

		const [values] = run.items(NODE);
		expect(Object.keys(values ?? {})).toHaveLength(10);
		expect(values).toMatchObject({
			currency_codes: ['USD', 'EUR', 'CAD'],
			usable_by: expect.arrayContaining([
				{ display: 'Once per Customer', value: 'OncePerCustomer' },
			]) as unknown,
			shipping_methods: expect.arrayContaining(['UPS: Ground']) as unknown,
		});
		expect(run.items(NODE)).toHaveLength(3);
		expect(pairedItems(run)).toEqual([0, 1, 2]);
		expect(env().requests).toEqual(['GET /rest/v2/coupon/editor_values']);
	});

	it('gives everything, or what you choose', async () => {
		const raw = await env().run([{}], editorValues({ output: 'raw' }));
		expect(raw.items(NODE)[0]).toHaveProperty('deprecated_themes');

		const selected = await env().run([{}], {
			...editorValues({ output: 'selected', outputFields: ['item_tags'] }),
		});
		expect(selected.items(NODE)).toEqual([{ item_tags: raw.items(NODE)[0]?.item_tags }]);
	});
});

describe('Update', () => {
	const update = (more: IDataObject) => ({ operation: 'update', ...more });

	it('shows the coupon as it is afterwards, simplified or selected', async () => {
		const parameters = { coupon: byCode('SPRING'), updateFields: { merchantCode: 'SPRING-2' } };
		const run = await env().run([{}], update(parameters));
		expect(run.items(NODE)[0]).toMatchObject({ merchant_code: 'SPRING-2', description: 'Spring offer' });
		expect(Object.keys(run.items(NODE)[0] ?? {})).toHaveLength(8);

		const selected = await env().run([{}], {
			...update({ coupon: byCode('SPRING-2'), updateFields: { superCoupon: true } }),
			output: 'selected',
			outputFields: ['super_coupon'],
		});
		expect(selected.items(NODE)).toEqual([{ super_coupon: true }]);
	});

	it('writes to the coupon that was named, also when the JSON comes from another one', async () => {
		const source = stored('SPRING') ?? {};
		const run = await env().run([source as IDataObject], {
			...update({ coupon: byCode('A/B 100%'), defineCoupon: 'json' }),
			couponJson: '={{ Object.assign({}, $json, { merchant_code: "COPY" }) }}',
		});

		expect(run.error).toBeUndefined();
		expect(stored('SPRING')).toEqual(source);
		expect(stored('COPY')).toMatchObject({
			description: 'Spring offer',
			percent_off_subtotal: { discount_percent: 10 },
		});
		expect(stored('A/B 100%')).toBeUndefined();
	});

	it('writes to the coupon that the code names, as Create or Update too', async () => {
		const source = stored('SPRING') ?? {};
		const { coupon_oid } = stored('A/B 100%') ?? {};
		const run = await env().run([source as IDataObject], {
			operation: 'upsert',
			defineCoupon: 'json',
			couponJson: '={{ Object.assign({}, $json, { merchant_code: "a/b 100%" }) }}',
		});

		expect(run.error).toBeUndefined();
		expect(stored('SPRING')).toEqual(source);
		expect(stored('A/B 100%')).toMatchObject({ coupon_oid, description: 'Spring offer' });
	});

	it.each(['refused', 'empty'] as const)('writes nothing where there is no coupon: %s', async (getAbsent) => {
		env().sandbox.switches.getAbsent = getAbsent;
		const run = await env().run([{}], update({ coupon: byCode('NOPE'), updateFields: { description: 'x' } }));
		expect(run.error?.message).toBe("UltraCart doesn't have a coupon with the code 'NOPE' [item 1]");
		expect(writes()).toEqual([]);
	});
});

describe('Delete', () => {
	const remove = (more: IDataObject) => ({ operation: 'delete', ...more });

	describe.each([
		['answers with the coupon', { deleteCoupon: 'coupon' }],
		['answers with nothing', { deleteCoupon: 'empty' }],
		['answers with nothing at all', { deleteCoupon: 'empty', emptyAnswer: 'blank' }],
	] satisfies [string, Partial<Switches>][])('where UltraCart %s', (_, switches) => {
		beforeEach(() => Object.assign(env().sandbox.switches, switches));

		it('deletes the coupons that the items name by code', async () => {
			const items = [{ code: 'A/B 100%' }, { code: 'SPRING' }];
			const run = await env().run(items, remove({ coupon: byCode('={{ $json.code }}') }));

			expect(run.items(NODE)).toEqual(items.map(({ code }) => ({ deleted: true, merchant_code: code })));
			expect(pairedItems(run)).toEqual([0, 1]);
			expect(stored('A/B 100%')).toBeUndefined();
			expect(stored('SPRING')).toBeUndefined();
			expect(env().sandbox.list('coupon')).toHaveLength(60);
		});
	});

	it.each([
		[{ deleteAbsent: 'refused', getAbsent: 'refused' }],
		[{ deleteAbsent: 'refused', getAbsent: 'empty' }],
		[{ deleteAbsent: 'ok', getAbsent: 'refused' }],
	] satisfies [Partial<Switches>][])('counts what is already gone as deleted: %p', async (switches) => {
		Object.assign(env().sandbox.switches, switches);
		const codes = [{ code: 'NOPE' }, { code: 'SPRING' }, { code: 'NEVER' }];
		const byTheirCodes = await env().run(codes, remove({ coupon: byCode('={{ $json.code }}') }));
		expect(byTheirCodes.error).toBeUndefined();
		expect(byTheirCodes.items(NODE)).toEqual(
			codes.map(({ code }) => ({ deleted: true, merchant_code: code })),
		);
		expect(stored('SPRING')).toBeUndefined();

		const ids = [{ id: 999_998 }, { id: String(oidOf('A/B 100%')) }];
		const byTheirIds = await env().run(ids, remove({ coupon: byOid('={{ $json.id }}') }));
		expect(byTheirIds.items(NODE)).toEqual(ids.map(({ id }) => ({ deleted: true, coupon_oid: Number(id) })));
		expect(env().sandbox.list('coupon')).toHaveLength(60);
	});

	it('counts a coupon named twice as deleted both times', async () => {
		const items = [{ code: 'SPRING' }, { code: 'spring' }];
		const run = await env().run(items, remove({ coupon: byCode('={{ $json.code }}') }));
		expect(run.items(NODE)).toEqual(items.map(({ code }) => ({ deleted: true, merchant_code: code })));
	});

	it.each([
		['get', {}],
		['update', { updateFields: { description: 'x' } }],
		['generateCodes', {}],
	])('proposes By ID where a code may be one: %s', async (operation, more) => {
		const code = env().sandbox.list('coupon')[0]?.coupon_oid as number;
		const parameters: IDataObject = { operation, coupon: byCode('={{ $json.code }}'), ...more };
		const proposed = `If ${code} is the ID of the coupon, choose By ID under Coupon`;
		const run = await env().run([{ code }], parameters);
		expect(run.error?.description).toContain(proposed);
		const onError = 'continueRegularOutput';
		const continued = await env().run([{ code }, { code: 'NOPE' }], parameters, { onError });
		expect(continued.items(NODE)).toEqual([
			{ error: expect.stringContaining(proposed) as string },
			{ error: expect.not.stringContaining('By ID') as string },
		]);
	});

	it.each([byCode('SPRING'), byOid(1001)])(
		'does not say so of a coupon that UltraCart will not delete: %p',
		async (coupon) => {
			env().sandbox.faults.add({
				kind: 'status',
				status: 400,
				message: 'The coupon is in use',
				on: ({ method }) => method === 'DELETE',
				times: 5,
			});
			const run = await env().run([{}], remove({ coupon }));
			expect(run.error?.message).toBe('The coupon is in use [item 1]');
			expect(env().sandbox.list('coupon')).toHaveLength(62);
		},
	);
});
