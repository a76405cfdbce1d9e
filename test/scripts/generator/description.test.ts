/** What n8n shows of the real table, asked of n8n's own rules for what is visible. */
import { NodeHelpers, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

import { UltraCart } from '../../../nodes/UltraCart/UltraCart.node';
import { camelOf, parameterOf } from '../../../scripts/generator/names';
import { table } from '../../../scripts/metadata';
import type { Attribute } from '../../../scripts/metadata/types';

const { description, methods } = new UltraCart();

type Values = Readonly<Record<string, string | boolean>>;

const isShown = (property: INodeProperties, values: Values, above: Values = values): boolean =>
	NodeHelpers.displayParameter({ ...values }, property, { typeVersion: 1 }, description, {
		...above,
	});

const shownAt = (values: Values): INodeProperties[] =>
	description.properties.filter((property) => isShown(property, values));

/** The options of a list; the fields of a collection and its groups. */
const optionsOf = ({ type, options = [] }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];

const fieldsIn = ({ type, options = [] }: INodeProperties): INodeProperties[] =>
	(type === 'collection' || type === 'fixedCollection' ? options : []).flatMap((option) =>
		'values' in option ? option.values : 'displayName' in option ? [option] : [],
	);

const everyProperty = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [property, ...everyProperty(fieldsIn(property))]);

const all = everyProperty(description.properties);

/** Conditions of every property and credential; those of a collection's fields look from the top of the form. */
const conditions = [...all, ...(description.credentials ?? [])].map(({ name, displayOptions = {} }) => ({
	of: name,
	show: Object.fromEntries(
		Object.entries(displayOptions.show ?? {}).map(([parameter, values = []]) => [
			parameter.replace(/^\//, ''),
			values as (string | boolean)[],
		]),
	),
}));

/** Parameters on which it depends what else is shown. */
const deciding = new Set(conditions.flatMap(({ show }) => Object.keys(show)));

/** What a parameter can hold; a hidden one is never anything but what it is at first. */
function choicesOf(property: INodeProperties): (string | boolean)[] {
	if (property.type === 'hidden') return [property.default as string | boolean];
	return property.type === 'boolean'
		? [true, false]
		: optionsOf(property).map(({ value }) => value as string);
}

/** Every combination of what can be chosen of the parameters that decide. */
function* combinations(values: Values = {}): Generator<Values> {
	const open = shownAt(values).find(({ name }) => deciding.has(name) && !(name in values));
	if (!open) {
		yield values;
		return;
	}
	for (const choice of choicesOf(open)) yield* combinations({ ...values, [open.name]: choice });
}

const everyState = [...combinations({ authentication: 'simpleKey' })].map((values) => ({
	values,
	visible: shownAt(values),
}));

const operationsOf = (resource: string) =>
	optionsOf(shownAt({ resource }).find(({ name }) => name === 'operation') ?? ({} as INodeProperties));

const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

test('every operation of the table can be chosen', () => {
	const chosen = new Set(everyState.map(({ values }) => `${values.resource}.${values.operation}`));
	const rows = table.resources.flatMap(({ name, operations }) =>
		operations.map((operation) => `${name}.${operation.name}`),
	);
	expect([...chosen].sort()).toEqual(rows.sort());
});

test('every operation has an action of its own', () => {
	const actions = table.resources.flatMap(({ name }) => operationsOf(name).map(({ action }) => action ?? ''));
	expect(actions).toHaveLength(table.resources.flatMap(({ operations }) => operations).length);
	expect(actions).not.toContain('');
	expect(repeated(actions)).toEqual([]);
});

test('every condition names parameters and values that there are', () => {
	const wrong = conditions.flatMap(({ of, show }) => {
		const { resource = [], operation = [], ...others } = show;
		const places = resource.flatMap((one) => operation.map((two) => ({ resource: one, operation: two })));
		const unknown = places
			.filter((place) => !operationsOf(String(place.resource)).some(({ value }) => value === place.operation))
			.map((place) => `${of}: there is no ${place.resource}.${place.operation}`);
		const states = everyState.filter(
			({ values }) =>
				places.length === 0 ||
				places.some((place) => place.resource === values.resource && place.operation === values.operation),
		);
		const never = Object.entries(others).flatMap(([name, values]) => {
			const choices = new Set(
				states.flatMap(({ visible }) => visible.filter((each) => each.name === name).flatMap(choicesOf)),
			);
			return values.filter((value) => !choices.has(value)).map((value) => `${of}: ${name} is never ${value}`);
		});
		return [...unknown, ...never];
	});
	expect(wrong).toEqual([]);
});

test('no two parameters of a name, and none of a label, are visible at a time', () => {
	const clashes = everyState.flatMap(({ values, visible }) => {
		const inside = visible.map((property) =>
			fieldsIn(property).filter((field) => property.type !== 'collection' || isShown(field, {}, values)),
		);
		return [visible, ...inside].flatMap((fields) => [
			...repeated(fields.map(({ name }) => name)),
			...repeated(fields.map(({ displayName }) => displayName)),
		]);
	});
	expect(clashes).toEqual([]);
});

test('every parameter is visible at some time', () => {
	const seen = new Set(everyState.flatMap(({ visible }) => visible));
	const never = description.properties.filter((property) => !seen.has(property));
	expect(never.map(({ name }) => name)).toEqual([]);
});

test('what is chosen at first can be chosen', () => {
	const isOffered: Partial<Record<INodeProperties['type'], (property: INodeProperties) => boolean>> = {
		options: (property) => choicesOf(property).includes(property.default as string),
		multiOptions: (property) =>
			(property.default as string[]).every((each) => choicesOf(property).includes(each)),
		boolean: ({ default: initial }) => typeof initial === 'boolean',
		number: ({ default: initial, typeOptions: { minValue = -Infinity, maxValue = Infinity } = {} }) =>
			Number(initial) >= minValue && Number(initial) <= maxValue,
		resourceLocator: ({ default: initial, modes = [] }) =>
			modes.some(({ name }) => name === (initial as { mode: string }).mode),
	};
	const fixed = all.filter(({ typeOptions }) => typeOptions?.loadOptionsMethod === undefined);
	const wrong = fixed.filter((property) => !(isOffered[property.type]?.(property) ?? true));
	expect(wrong.map(({ name, default: initial }) => [name, initial])).toEqual([]);
});

test('an entry of a group starts with what it is about, not with a switch', () => {
	const groups = all.filter(({ type }) => type === 'fixedCollection');
	const first = groups.map((group) => fieldsIn(group)[0]);
	expect(groups.length).toBeGreaterThan(0);
	expect(first.filter((field) => field?.type === 'boolean' || field?.type === 'collection')).toEqual([]);
});

test('every list that is loaded has a method, and every method a list', () => {
	const loaders = all.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
	const searchers = all.flatMap(({ modes = [] }) =>
		modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
	);
	expect([...new Set(loaders)].sort()).toEqual(Object.keys(methods.loadOptions).sort());
	expect([...new Set(searchers)].sort()).toEqual(Object.keys(methods.listSearch).sort());
});

describe('discounts', () => {
	const { attributes = {} } = table.models.find(({ name }) => name === 'Coupon') ?? {};
	const discounts = Object.entries(attributes).filter(([, { variant }]) => variant);
	const base = { authentication: 'simpleKey', resource: 'coupon', defineCoupon: 'fields', output: 'raw' };
	const shownFor = (operation: string, more: Values) =>
		shownAt({ ...base, operation, changeDiscount: true, ...more });

	/** What a form asks of a discount, by parameter. */
	const askedOf = ({ model }: Attribute): [string, string][] =>
		Object.entries(table.models.find(({ name }) => name === model)?.attributes ?? {})
			.filter(([, { readOnly, notInForms }]) => !readOnly && notInForms === undefined)
			.map(([apiName, row]) => [apiName, parameterOf(apiName, row)]);

	test.each(['create', 'update', 'upsert'])(
		'%s: each has its own fields, what is required first',
		(operation) => {
			const list = shownFor(operation, {}).find(({ name }) => name === 'discountType');
			const known = discounts.map(([apiName]) => camelOf(apiName));
			expect(list && [...choicesOf(list)].sort()).toEqual(known.sort());
			const shared = new Set(shownFor(operation, { discountType: 'noDiscount' }));
			for (const [apiName, attribute] of discounts) {
				const { required = [], shown = [] } = attribute.variant ?? {};
				const state = { discountType: camelOf(apiName) };
				const own = shownFor(operation, state).filter((property) => !shared.has(property));
				const inForm = own.filter(({ name }) => name !== 'discountOptions');
				const offered = own
					.filter(({ name }) => name === 'discountOptions')
					.flatMap(fieldsIn)
					.filter((field) => isShown(field, {}, { ...base, operation, ...state }));
				const named = (isWanted: (name: string) => boolean) =>
					askedOf(attribute).flatMap(([name, parameter]) => (isWanted(name) ? [parameter] : []));
				const names = (fields: readonly INodeProperties[]) => fields.map(({ name }) => name).sort();
				const must = named((name) => required.includes(name));

				expect([apiName, names(inForm.slice(0, must.length))]).toEqual([apiName, [...must].sort()]);
				expect(inForm.map((field) => field.required ?? false)).toEqual(inForm.map((_, n) => n < must.length));
				expect(names(inForm.slice(must.length))).toEqual(named((name) => shown.includes(name)).sort());
				expect(names(offered)).toEqual(named((name) => ![...required, ...shown].includes(name)).sort());
			}
		},
	);

	test('all have something to fill in, but for that which gives nothing', () => {
		const empty = discounts.filter(([, attribute]) => askedOf(attribute).length === 0);
		expect(empty.map(([apiName]) => apiName)).toEqual(['no_discount']);
		expect(discounts.length).toBeGreaterThan(40);
	});

	test('nothing of them is shown while the current one is kept', () => {
		const ofDiscounts = new Set([
			'discountType',
			'discountOptions',
			...discounts.flatMap(([, row]) => askedOf(row).map(([, name]) => name)),
		]);
		const kept = shownFor('update', { changeDiscount: false }).map(({ name }) => name);
		expect(kept.filter((name) => ofDiscounts.has(name))).toEqual([]);
	});
});

test('the description is small enough to be sent to every editor', () => {
	expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThanOrEqual(250_000);
});
