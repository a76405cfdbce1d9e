/** Every kind of discount that the table has, through the form that was generated from it. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { labelOf, parameterOf } from '../../../scripts/generator/names';
import { table } from '../../../scripts/metadata';
import type { Attribute, Attributes, Variant } from '../../../scripts/metadata/types';
import { byCode, NODE, useTestEnvironment } from '../../support/testEnvironment';

const env = useTestEnvironment({ records: { coupon: 1 } });

const attributesOf = (model = ''): Attributes =>
	table.models.find(({ name }) => name === model)?.attributes ?? {};

interface Kind {
	readonly apiName: string;
	/** Value of the Discount Type. */
	readonly type: string;
	readonly label: string;
	/** What UltraCart says about it in `coupon_type`. */
	readonly told: string;
	readonly variant: Variant;
	/** What a form asks for it. */
	readonly asked: readonly (readonly [string, Attribute])[];
}

const kinds: Kind[] = Object.entries(attributesOf('Coupon')).flatMap(([apiName, row]) =>
	row.variant
		? [
				{
					apiName,
					type: parameterOf(apiName, row),
					label: labelOf(apiName, row),
					told: row.variant.text ?? apiName,
					variant: row.variant,
					asked: Object.entries(attributesOf(row.model)).filter(([, { notInForms }]) => !notInForms),
				},
			]
		: [],
);

const attributeOf = ({ asked }: Kind, apiName: string): Attribute => {
	const [, attribute] = asked.find(([name]) => name === apiName) ?? [];
	if (!attribute) throw new Error(`No form asks for ${apiName}`);
	return attribute;
};

/** A value for an attribute, on the wire; another one for each `n`. */
function sampleOf(attribute: Attribute, n: number): unknown {
	const single = (entry: number): unknown => {
		switch (attribute.type) {
			case 'string':
				return attribute.max === 3 ? ['USD', 'EUR'][n % 2] : `TEXT-${n}-${entry}`;
			case 'integer':
				return 2 + n + entry;
			case 'number':
				return 2.25 + n + entry;
			case 'boolean':
				return n % 2 === 0;
			case 'dateTime':
				throw new Error('No discount holds a date');
			case 'model':
				return Object.fromEntries(
					Object.entries(attributesOf(attribute.model)).map(([apiName, row]) => [
						apiName,
						sampleOf(row, n + entry),
					]),
				);
		}
	};
	return attribute.list ? [single(0), single(1)] : single(0);
}

/** What a user enters for a value on the wire. */
function entered(attribute: Attribute, value: unknown): unknown {
	if (!attribute.list) return value;
	if (attribute.type !== 'model') return (value as unknown[]).join(', ');
	const rows = Object.entries(attributesOf(attribute.model));
	const entry = (value as IDataObject[]).map((each) =>
		Object.fromEntries(
			rows.map(([apiName, row]) => [parameterOf(apiName, row), entered(row, each[apiName])]),
		),
	);
	return { entry };
}

const samples = ({ asked }: Kind, n = 0, wanted: (apiName: string) => boolean = () => true): IDataObject =>
	Object.fromEntries(
		asked.filter(([apiName]) => wanted(apiName)).map(([apiName, row]) => [apiName, sampleOf(row, n)]),
	) as IDataObject;

const isInForm = ({ variant }: Kind, apiName: string) =>
	variant.required.includes(apiName) || variant.shown.includes(apiName);

/** The form's parameters that stand for a discount on the wire. */
function filledIn(kind: Kind, discount: IDataObject): IDataObject {
	const parameters: IDataObject = { discountType: kind.type };
	const discountOptions: IDataObject = {};
	for (const [apiName, value] of Object.entries(discount)) {
		const row = attributeOf(kind, apiName);
		const place = isInForm(kind, apiName) ? parameters : discountOptions;
		place[parameterOf(apiName, row)] = entered(row, value) as IDataObject;
	}
	return { ...parameters, discountOptions };
}

/** Required, and the first of what at least one is needed of. */
const needed = ({ variant: { required, oneOf } }: Kind) => [
	...required,
	...oneOf.map(([first = '']) => first),
];

const create = (parameters: IDataObject) => ({
	operation: 'create',
	merchantCode: 'NEW',
	...parameters,
	output: 'raw',
});

const update = (parameters: IDataObject) => ({
	operation: 'update',
	coupon: byCode('OLD'),
	changeDiscount: true,
	...parameters,
	output: 'raw',
});

const stored = (code: string) => env().sandbox.get('coupon', code, 'merchant_code') ?? {};

describe('the form', () => {
	const properties = () => env().engine.description('n8n-nodes-ultracart.ultraCart').properties;
	const typeLists = () => properties().filter(({ name }) => name === 'discountType');
	const shownFor = ({ displayOptions }: INodeProperties, type: string, name: string) =>
		displayOptions?.show?.[name]?.includes(type) === true;

	it('lists every kind with a readable name and a hint, in order', () => {
		const lists = typeLists().map(({ options = [] }) => options as (INodeProperties & { value: string })[]);

		expect(kinds.length).toBeGreaterThanOrEqual(49);
		expect(lists.length).toBeGreaterThan(0);
		for (const list of lists) {
			const names = list.map(({ name }) => name);
			expect(list.map(({ value }) => value).sort()).toEqual(kinds.map(({ type }) => type).sort());
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
			expect(names.filter((name) => name.endsWith('(Legacy)'))).toEqual(['Tiered Amount Off Item (Legacy)']);
			for (const { description } of list) expect(description).toMatch(/^[A-Z].{10,}[^.]$/);
		}
	});

	it.each(kinds)('has exactly the fields of $label, what gives it its meaning first', (kind) => {
		const own = properties().filter((property) => shownFor(property, kind.type, 'discountType'));
		const fields = own.filter(({ name }) => name !== 'discountOptions');
		const options = (own.find(({ name }) => name === 'discountOptions')?.options ?? []) as INodeProperties[];
		const parameters = (wires: readonly string[]) =>
			wires.map((apiName) => parameterOf(apiName, attributeOf(kind, apiName))).sort();
		const names = (some: INodeProperties[]) => some.map(({ name }) => name);
		const { required, shown } = kind.variant;
		const others = kind.asked.map(([apiName]) => apiName).filter((apiName) => !isInForm(kind, apiName));

		expect(names(fields.slice(0, required.length)).sort()).toEqual(parameters(required));
		expect(fields.slice(0, required.length).every((field) => field.required === true)).toBe(true);
		expect(names(fields.slice(required.length)).sort()).toEqual(parameters(shown));
		expect(fields.slice(required.length).some((field) => field.required === true)).toBe(false);
		expect(names(options.filter((option) => shownFor(option, kind.type, '/discountType'))).sort()).toEqual(
			parameters(others),
		);
	});
});

describe.each(kinds)('$label', (kind) => {
	it('is created with everything that was filled in, and read back equal', async () => {
		const discount = samples(kind);
		const run = await env().run([{}], create(filledIn(kind, discount)));

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual([stored('NEW')]);
		expect(stored('NEW')).toEqual({
			coupon_oid: expect.any(Number) as number,
			merchant_code: 'NEW',
			coupon_type: kind.told,
			calculated_description: kind.told,
			[kind.apiName]: discount,
		});
	});

	it('is created from what it needs, and nothing else is sent', async () => {
		const discount = samples(kind, 1, (apiName) => needed(kind).includes(apiName));
		const run = await env().run([{}], create(filledIn(kind, discount)));

		expect(run.error).toBeUndefined();
		expect(env().sandbox.log.entries.map(({ body }) => body)).toEqual([
			{ merchant_code: 'NEW', [kind.apiName]: discount },
		]);
	});

	it('takes the place of another kind on an update: nothing of that is left', async () => {
		const before = kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? kind;
		const discount = samples(kind, 2);
		const { coupon_oid } = env().sandbox.insert('coupon', {
			merchant_code: 'OLD',
			description: 'Stays',
			[before.apiName]: samples(before),
		});
		const run = await env().run([{}], update(filledIn(kind, discount)));

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toEqual([stored('OLD')]);
		expect(stored('OLD')).toEqual({
			coupon_oid,
			merchant_code: 'OLD',
			description: 'Stays',
			coupon_type: kind.told,
			calculated_description: kind.told,
			[kind.apiName]: discount,
		});
	});

	it('keeps on an update of the same kind what was not filled in', async () => {
		const before = env().sandbox.insert('coupon', {
			merchant_code: 'OLD',
			description: 'Stays',
			[kind.apiName]: samples(kind),
		});
		const changes = samples(kind, 3, (apiName) => kind.variant.required.includes(apiName));
		const run = await env().run([{}], update(filledIn(kind, changes)));

		expect(run.error).toBeUndefined();
		expect(stored('OLD')).toEqual({ ...before, [kind.apiName]: { ...samples(kind), ...changes } });
	});
});

describe('a required field that is empty is refused before any call', () => {
	const cases = kinds.flatMap((kind) =>
		kind.variant.required.map((apiName) => {
			const row = attributeOf(kind, apiName);
			return {
				kind,
				apiName,
				row,
				of: kind.label,
				field: labelOf(apiName, row),
				parameter: parameterOf(apiName, row),
			};
		}),
	);

	it.each(cases)('$field of $of', async ({ kind, apiName, row, field, parameter }) => {
		const good = filledIn(kind, samples(kind));
		const empties = [
			...(row.type === 'model' ? [{ entry: [] }] : ['', null]),
			...(row.list && row.type !== 'model' ? [' ,\n, ', [], ['', null]] : []),
		];
		for (const value of empties) {
			const items = [{ value: entered(row, sampleOf(row, 0)) as string }, { value: value as string }];
			// A repeatable group is no expression: it is empty for all items.
			const run =
				row.type === 'model'
					? await env().run([{}], create({ ...good, [parameter]: value }))
					: await env().run(items, create({ ...good, [parameter]: '={{ $json.value }}' }));

			expect(run.error?.message).toBe(`${field} is empty [Item ${row.type === 'model' ? 1 : 2}]`);
			expect(env().requests).toEqual([]);
		}
		expect(kind.variant.required).toContain(apiName);
	});

	it.each(cases.filter(({ row }) => row.positive))(
		'$field of $of may not be zero',
		async ({ kind, row, field, parameter }) => {
			for (const value of [0, '0', -1]) {
				const items = [{ value: sampleOf(row, 0) as number }, { value }];
				const run = await env().run(
					items,
					create({ ...filledIn(kind, samples(kind)), [parameter]: '={{ $json.value }}' }),
				);
				expect(run.error?.message).toBe(`${field} has to be more than 0 [Item 2]`);
			}
			expect(env().requests).toEqual([]);
		},
	);

	it('on an update too', async () => {
		env().sandbox.insert('coupon', { merchant_code: 'OLD', percent_off_subtotal: { discount_percent: 5 } });
		const run = await env().run(
			[{ value: '' }],
			update({ discountType: 'percentOffSubtotal', discountPercent: '={{ $json.value }}' }),
		);
		expect(run.error?.message).toBe('Discount Percent is empty [Item 1]');
		expect(env().requests).toEqual([]);
	});

	it('only for the item it is empty for, under Continue On Fail', async () => {
		const run = await env().run(
			[{ code: 'ONE', value: 5 }, { code: 'TWO' }, { code: 'THREE', value: 7 }],
			create({
				merchantCode: '={{ $json.code }}',
				discountType: 'percentOffSubtotal',
				discountPercent: '={{ $json.value }}',
			}),
			{ onError: 'continueRegularOutput' },
		);
		expect(run.items(NODE)).toEqual([
			stored('ONE'),
			{ error: 'Discount Percent is empty [Item 2]. Fill it in' },
			stored('THREE'),
		]);
		expect(stored('THREE')).toMatchObject({ percent_off_subtotal: { discount_percent: 7 } });
		expect(stored('TWO')).toEqual({});
	});
});

describe('a kind that needs one of several fields', () => {
	const cases = kinds.flatMap((kind) =>
		kind.variant.oneOf.map((group) => ({
			kind,
			group,
			of: kind.label,
			labels: group.map((apiName) => labelOf(apiName, attributeOf(kind, apiName))).join(' or '),
		})),
	);

	it.each(cases)('$of is refused without $labels', async ({ kind, group, labels, of }) => {
		const discount = samples(kind, 0, (apiName) => !group.includes(apiName));
		const run = await env().run([{}], create(filledIn(kind, discount)));
		expect(run.error?.message).toBe(`${of} needs ${labels} [Item 1]`);

		const [first = ''] = group;
		const nothing = attributeOf(kind, first).list ? [' ', ''] : ' ';
		const blank = await env().run([{}], create(filledIn(kind, { ...discount, [first]: nothing })));
		expect(blank.error?.message).toBe(`${of} needs ${labels} [Item 1]`);
		expect(env().requests).toEqual([]);
	});

	it.each(cases)('$of is content with any of $labels', async ({ kind, group }) => {
		for (const only of group) {
			const discount = samples(kind, 0, (apiName) => !group.includes(apiName) || apiName === only);
			const run = await env().run(
				[{}],
				create({ ...filledIn(kind, discount), merchantCode: `X-${group.indexOf(only)}` }),
			);
			expect(run.error).toBeUndefined();
			expect(run.items(NODE)[0]).toMatchObject({ [kind.apiName]: discount });
			expect(Object.keys(run.items(NODE)[0]?.[kind.apiName] ?? {}).sort()).toEqual(
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
		const run = await env().run([{}], update({ discountType: 'percentOffItems', ...parameters }));
		expect(run.error).toBeUndefined();
		return stored('OLD').percent_off_items;
	};

	it('replaces lists and empties what was emptied under the options', async () => {
		expect(
			await change({ discountPercent: 12, items: 'CAP-RED', discountOptions: { excludedItems: '' } }),
		).toEqual({ ...percentOffItems, discount_percent: 12, items: ['CAP-RED'], excluded_items: [] });
	});

	it('leaves it alone unless it is to change', async () => {
		const before = stored('OLD');
		await change({ changeDiscount: false, discountPercent: 50, items: 'CAP-RED' });
		expect(stored('OLD')).toEqual(before);
	});

	it('differs from item to item', async () => {
		env().sandbox.insert('coupon', { merchant_code: 'OLD-2', free_shipping: { shipping_methods: ['A'] } });
		const items = [
			{ code: 'OLD', percent: 1 },
			{ code: 'OLD-2', percent: 2 },
		];
		const run = await env().run(
			items,
			update({
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
			update({ defineCoupon: 'json', couponJson: '={{ $json.json }}' }),
		);

		expect(run.error).toBeUndefined();
		const { merchant_code, coupon_oid } = before;
		const [kind] = kinds.filter(({ apiName }) => apiName in expected);
		expect(stored('OLD')).toEqual({
			merchant_code,
			coupon_oid,
			coupon_type: kind?.told,
			calculated_description: kind?.told,
			...expected,
		});
	});
});
