/** Every kind of discount that the table has, through the form that was generated from it. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { describedDiscount } from '../../../sandbox/behaviour/couponDescription';
import type { Json } from '../../../sandbox/json';
import { coupon as resource } from '../../../scripts/metadata/coupon';
import type { Attribute, Variant } from '../../../scripts/metadata/types';
import { asFields } from '../../support/formParameters';
import { labelOf, parameterOf } from '../../support/generator';
import { attributesOf, sampleValue } from '../../support/metadataFixtures';
import { byCode, NODE, picked, useTestEnvironment } from '../../support/testEnvironment';
import { CONTINUE } from './support';

const env = useTestEnvironment({ records: { coupon: 1 } });

interface DiscountType {
	readonly apiName: string;
	/** Value of the parameter Discount Type. */
	readonly value: string;
	readonly label: string;
	/** What UltraCart says about it in `coupon_type`. */
	readonly told: string;
	readonly variant: Variant;
	/** What a form asks for it. */
	readonly asked: readonly (readonly [string, Attribute])[];
}

const types: DiscountType[] = Object.entries(attributesOf('Coupon')).flatMap(([apiName, row]) =>
	row.variant
		? [
				{
					apiName,
					value: parameterOf(apiName, row),
					label: labelOf(apiName, row),
					told: row.variant.text ?? apiName,
					variant: row.variant,
					asked: Object.entries(attributesOf(row.model ?? '')).filter(([, { notInForms }]) => !notInForms),
				},
			]
		: [],
);

const attributeOf = ({ asked }: DiscountType, apiName: string): Attribute => {
	const [, attribute] = asked.find(([name]) => name === apiName) ?? [];
	if (!attribute) throw new Error(`No form asks for ${apiName}`);
	return attribute;
};

/** A discount as UltraCart has it; another one for each `n`. */
const samples = (
	{ asked }: DiscountType,
	n = 0,
	wanted: (apiName: string) => boolean = () => true,
): IDataObject =>
	Object.fromEntries(
		asked
			.filter(([apiName]) => wanted(apiName))
			// Every third sample has lists of two entries.
			.map(([apiName, row]) => [apiName, sampleValue(apiName, row, 3 * n + 1)]),
	) as IDataObject;

const [create] = resource.operations.filter(({ name }) => name === 'create');
if (!create) throw new Error('Coupons can not be created');

/** The form's parameters that stand for a discount. */
const filledIn = ({ apiName }: DiscountType, discount: IDataObject): IDataObject =>
	asFields(create, resource, { [apiName]: discount });

/** Required, and the first of what at least one is needed of. */
const needed = ({ variant: { required, oneOf } }: DiscountType) => [
	...required,
	...oneOf.map(([first = '']) => first),
];

const creating = (parameters: IDataObject) => ({
	operation: 'create',
	merchantCode: 'NEW',
	...parameters,
	output: 'raw',
});

const updating = (parameters: IDataObject) => ({
	operation: 'update',
	coupon: byCode('OLD'),
	changeDiscount: true,
	...parameters,
	output: 'raw',
});

const stored = (code: string) => env().sandbox.get('coupon', code, 'merchant_code') ?? {};

it('the form lists every type with a readable name and a hint, in order', () => {
	const { properties } = env().engine.description('n8n-nodes-ultracart.ultraCart');
	const lists = properties
		.filter(({ name }) => name === 'discountType')
		.map(({ options = [] }) => options as (INodeProperties & { value: string })[]);

	expect(types.length).toBeGreaterThanOrEqual(49);
	expect(lists.length).toBeGreaterThan(0);
	for (const list of lists) {
		const names = list.map(({ name }) => name);
		expect(list.map(({ value }) => value).sort()).toEqual(types.map(({ value }) => value).sort());
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(names.filter((name) => name.endsWith('(Legacy)'))).toEqual(['Tiered Amount Off Item (Legacy)']);
		for (const { description } of list) expect(description).toMatch(/^[A-Z].{10,}[^.]$/);
	}
});

describe.each(types)('$label', (type) => {
	it('is created with everything that was filled in, and read back equal', async () => {
		const discount = samples(type);
		const run = await env().run([{}], creating(filledIn(type, discount)));

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual([stored('NEW')]);
		expect(stored('NEW')).toEqual({
			coupon_oid: expect.any(Number) as number,
			merchant_code: 'NEW',
			coupon_type: type.told,
			calculated_description: describedDiscount(type.told, discount),
			[type.apiName]: discount,
		});
	});

	it('is created from what it needs, and nothing else is sent', async () => {
		const discount = samples(type, 1, (apiName) => needed(type).includes(apiName));
		const run = await env().run([{}], creating(filledIn(type, discount)));

		expect(run.error).toBeUndefined();
		expect(env().sandbox.log.entries.map(({ body }) => body)).toEqual([
			{ merchant_code: 'NEW', [type.apiName]: discount },
		]);
	});

	it('takes the place of another kind on an update: nothing of that is left', async () => {
		const before = types[(types.indexOf(type) + 1) % types.length] ?? type;
		const discount = samples(type, 2);
		const { coupon_oid } = env().sandbox.insert('coupon', {
			merchant_code: 'OLD',
			description: 'Stays',
			[before.apiName]: samples(before),
		});
		const run = await env().run([{}], updating(filledIn(type, discount)));

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual([stored('OLD')]);
		expect(stored('OLD')).toEqual({
			coupon_oid,
			merchant_code: 'OLD',
			description: 'Stays',
			coupon_type: type.told,
			calculated_description: describedDiscount(type.told, discount),
			[type.apiName]: discount,
		});
	});

	it('keeps on an update of the same type what was not filled in', async () => {
		const before = env().sandbox.insert('coupon', {
			merchant_code: 'OLD',
			description: 'Stays',
			[type.apiName]: samples(type),
		});
		const changes = samples(type, 3, (apiName) => type.variant.required.includes(apiName));
		const run = await env().run([{}], updating(filledIn(type, changes)));

		expect(run.error).toBeUndefined();
		const discount = { ...samples(type), ...changes };
		expect(stored('OLD')).toEqual({
			...before,
			calculated_description: describedDiscount(type.told, discount),
			[type.apiName]: discount,
		});
	});
});

describe('a required field that is empty is refused before any call', () => {
	const cases = types.flatMap((type) =>
		type.variant.required.map((apiName) => {
			const row = attributeOf(type, apiName);
			return {
				type,
				apiName,
				row,
				of: type.label,
				field: labelOf(apiName, row),
				parameter: parameterOf(apiName, row),
			};
		}),
	);

	it.each(cases)('$field of $of', async ({ type, apiName, row, field, parameter }) => {
		const good = filledIn(type, samples(type));
		const [empty, ...others] = [
			...(row.type === 'model' ? [{ entry: [] }] : ['', null]),
			...(row.list && row.type !== 'model' ? [' ,\n, ', [], ['', null]] : []),
		];
		// All that counts as empty is tried once for each type of field.
		const isFirst =
			cases.find((each) => each.row.type === row.type && each.row.list === row.list)?.row === row;
		const empties = [empty, ...(isFirst ? others : [])];
		const isPicked = row.list && row.searchListMethod !== undefined;
		const given = isPicked ? picked('={{ $json.value }}') : '={{ $json.value }}';
		const filled = isPicked ? samples(type)[apiName] : good[parameter];
		for (const value of empties) {
			const items = [{ value: filled as string }, { value: value as string }];
			// A repeatable group is no expression: it is empty for all items.
			const run =
				row.type === 'model'
					? await env().run([{}], creating({ ...good, [parameter]: value }))
					: await env().run(items, creating({ ...good, [parameter]: given }));

			expect(run.error?.message).toBe(`${field} is empty [item ${row.type === 'model' ? 1 : 2}]`);
			expect(env().requests).toEqual([]);
		}
		expect(type.variant.required).toContain(apiName);
	});

	it.each(cases.filter(({ row }) => row.positive))(
		'$field of $of may not be zero',
		async ({ type, apiName, row, field, parameter }) => {
			for (const value of [0, '0', -1]) {
				const items = [{ value: sampleValue(apiName, row, 0) as number }, { value }];
				const run = await env().run(
					items,
					creating({ ...filledIn(type, samples(type)), [parameter]: '={{ $json.value }}' }),
				);
				expect(run.error?.message).toBe(
					`${type.label} → ${field} must be greater than 0, not ${value} [item 2]`,
				);
			}
			expect(env().requests).toEqual([]);
		},
	);

	it('on an update too', async () => {
		env().sandbox.insert('coupon', { merchant_code: 'OLD', percent_off_subtotal: { discount_percent: 5 } });
		const run = await env().run(
			[{ value: '' }],
			updating({ discountType: 'percentOffSubtotal', discountPercent: '={{ $json.value }}' }),
		);
		expect(run.error?.message).toBe('Discount Percent is empty [item 1]');
		expect(env().requests).toEqual([]);
	});

	it('only for the item it is empty for, under Continue On Fail', async () => {
		const run = await env().run(
			[{ code: 'ONE', value: 5 }, { code: 'TWO' }, { code: 'THREE', value: 7 }],
			creating({
				merchantCode: '={{ $json.code }}',
				discountType: 'percentOffSubtotal',
				discountPercent: '={{ $json.value }}',
			}),
			CONTINUE,
		);
		expect(run.items(NODE)).toEqual([
			stored('ONE'),
			{ error: 'Discount Percent is empty [item 2]. Fill it in' },
			stored('THREE'),
		]);
		expect(stored('THREE')).toMatchObject({ percent_off_subtotal: { discount_percent: 7 } });
		expect(stored('TWO')).toEqual({});
	});
});

describe('a kind that needs one of several fields', () => {
	const cases = types.flatMap((type) =>
		type.variant.oneOf.map((group) => ({
			type,
			group,
			of: type.label,
			labels: group.map((apiName) => labelOf(apiName, attributeOf(type, apiName))).join(' or '),
		})),
	);

	it.each(cases)('$of is refused without $labels', async ({ type, group, labels, of }) => {
		const discount = samples(type, 0, (apiName) => !group.includes(apiName));
		const run = await env().run([{}], creating(filledIn(type, discount)));
		expect(run.error?.message).toBe(`${of} needs ${labels} [item 1]`);

		const [first = ''] = group;
		const nothing = attributeOf(type, first).list ? [' ', ''] : ' ';
		const blank = await env().run([{}], creating(filledIn(type, { ...discount, [first]: nothing })));
		expect(blank.error?.message).toBe(`${of} needs ${labels} [item 1]`);
		expect(env().requests).toEqual([]);
	});

	it.each(cases)('$of is content with any of $labels', async ({ type, group }) => {
		for (const only of group) {
			const discount = samples(type, 0, (apiName) => !group.includes(apiName) || apiName === only);
			const run = await env().run(
				[{}],
				creating({ ...filledIn(type, discount), merchantCode: `X-${group.indexOf(only)}` }),
			);
			expect(run.error).toBeUndefined();
			expect(run.items(NODE)[0]).toMatchObject({ [type.apiName]: discount });
			expect(Object.keys(run.items(NODE)[0]?.[type.apiName] ?? {}).sort()).toEqual(
				Object.keys(discount).sort(),
			);
		}
	});
});

describe('an update of the discount', () => {
	const percentOffItems = {
		discount_percent: 10,
		items: ['SHIRT-RED', 'MUG-BLUE'],
		excluded_items: ['MUG-RED'],
		limit: 5,
	};
	beforeEach(() => {
		env().sandbox.insert('coupon', { merchant_code: 'OLD', percent_off_items: percentOffItems });
	});
	const change = async (parameters: IDataObject) => {
		const run = await env().run([{}], updating({ discountType: 'percentOffItems', ...parameters }));
		expect(run.error).toBeUndefined();
		return stored('OLD').percent_off_items;
	};

	it('replaces lists and keeps what is empty under the options', async () => {
		expect(
			await change({
				discountPercent: 12,
				items: picked('CAP-RED'),
				discountOptions: { excludedItems: picked('') },
			}),
		).toEqual({ ...percentOffItems, discount_percent: 12, items: ['CAP-RED'] });
	});

	it('takes items that are picked in rows, several in a row, or come as a list', async () => {
		const row = (mode: string, value: unknown) => ({ id: { __rl: true, mode, value } });
		const entry = [
			row('list', 'SHIRT-RED'),
			row('list', ''),
			row('id', 'CAP-RED, MUG-RED'),
			row('id', "={{ ['MUG-BLUE', 'SOCKS'] }}"),
		];
		const { items } = (await change({ discountPercent: 12, items: { entry } })) as Json;
		expect(items).toEqual(['SHIRT-RED', 'CAP-RED', 'MUG-RED', 'MUG-BLUE', 'SOCKS']);
	});

	it('leaves it alone unless it is to change', async () => {
		const before = stored('OLD');
		const updateFields = { description: 'New' };
		await change({ changeDiscount: false, discountPercent: 50, items: picked('CAP-RED'), updateFields });
		expect(stored('OLD')).toEqual({ ...before, description: 'New' });
	});

	it('differs from item to item', async () => {
		env().sandbox.insert('coupon', { merchant_code: 'OLD-2', free_shipping: { shipping_methods: ['A'] } });
		const items = [
			{ code: 'OLD', percent: 1 },
			{ code: 'OLD-2', percent: 2 },
		];
		const run = await env().run(
			items,
			updating({
				coupon: byCode('={{ $json.code }}'),
				discountType: 'percentOffItems',
				discountPercent: '={{ $json.percent }}',
			}),
		);
		expect(run.error).toBeUndefined();
		expect(stored('OLD').percent_off_items).toEqual({ ...percentOffItems, discount_percent: 1 });
		expect(stored('OLD-2')).toMatchObject({
			percent_off_items: { discount_percent: 2 },
			coupon_type: 'X % off item Z limit L',
		});
		expect(stored('OLD-2')).not.toHaveProperty('free_shipping');
	});

	describe('that this version does not know', () => {
		const unknown = { amount_off_everything: { discount_amount: 3 } };
		beforeEach(() => {
			env().sandbox.switches.unknownAttributes = 'kept';
			env().sandbox.insert('coupon', { merchant_code: 'NEWER', ...unknown });
		});
		const newer = { operation: 'update', coupon: byCode('NEWER') };

		it.each([
			['the form', updating({ ...newer, discountType: 'percentOffSubtotal', discountPercent: 5 })],
			[
				'JSON',
				updating({
					...newer,
					defineCoupon: 'json',
					couponJson: '{"percent_off_subtotal":{"discount_percent":5}}',
				}),
			],
			[
				'Create or Update',
				{
					operation: 'upsert',
					defineCoupon: 'json',
					couponJson: '{"merchant_code":"NEWER","percent_off_subtotal":{"discount_percent":5}}',
				},
			],
		])('is refused by %s: the coupon would have two', async (_, parameters) => {
			const before = stored('NEWER');
			const run = await env().run([{}], parameters);
			expect(run.error?.message).toBe(
				"Percent Off Subtotal (Whole Order) can't be set: in UltraCart the record has 'amount_off_everything', which this version of the node doesn't know, and it can't have both [item 1]",
			);
			expect(run.error?.description).toMatch(/Change it in UltraCart, or install a newer version/);
			expect(env().requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
			expect(stored('NEWER')).toEqual(before);
		});

		it('stays where something else is changed', async () => {
			const run = await env().run(
				[{}],
				updating({ ...newer, changeDiscount: false, updateFields: { description: 'x' } }),
			);
			expect(run.error).toBeUndefined();
			expect(stored('NEWER')).toMatchObject({ description: 'x', ...unknown });
		});

		it('gives way where JSON takes it out by its name', async () => {
			const couponJson = '{"amount_off_everything":null,"percent_off_subtotal":{"discount_percent":5}}';
			const options = { unknownAttributes: 'send' };
			const run = await env().run([{}], updating({ ...newer, defineCoupon: 'json', couponJson, options }));
			expect(run.error).toBeUndefined();
			expect(stored('NEWER')).toMatchObject({ percent_off_subtotal: { discount_percent: 5 } });
			expect(stored('NEWER')).not.toHaveProperty('amount_off_everything');
		});
	});

	it.each([
		[
			'another kind',
			{ free_shipping: { shipping_methods: ['A'] } },
			{ free_shipping: { shipping_methods: ['A'] } },
		],
		[
			'a part of the same kind',
			{ percent_off_items: { limit: 9 } },
			{ percent_off_items: { ...percentOffItems, limit: 9 } },
		],
		[
			'another kind with the old one taken out',
			{ percent_off_items: null, no_discount: {} },
			{ no_discount: {} },
		],
	])('takes %s from JSON', async (_, json, expected) => {
		const before = stored('OLD');
		const run = await env().run(
			[{ json }],
			updating({ defineCoupon: 'json', couponJson: '={{ $json.json }}' }),
		);

		expect(run.error).toBeUndefined();
		const { merchant_code, coupon_oid } = before;
		const [type] = types.filter(({ apiName }) => apiName in expected);
		expect(stored('OLD')).toEqual({
			merchant_code,
			coupon_oid,
			coupon_type: type?.told,
			calculated_description: describedDiscount(
				type?.told ?? '',
				(expected as Json)[type?.apiName ?? ''] as Json,
			),
			...expected,
		});
	});
});
