/** Sample records, made from nothing but the table's rows: the same row and number always give the same sample. */
import type { Attribute, Attributes, Model } from '../scripts/metadata/types';
import { catalogue } from './catalogue';
import { DAY } from './clock';
import { dateTimeOf, type Json } from './json';
import { variantNames } from './variants';

type Models = ReadonlyMap<string, Model>;

const pick = <Value>(from: readonly Value[], n: number): Value => from[n % from.length] as Value;

/** Texts that have to fit something else in the account, by what the attribute's name ends with. */
const TEXTS: readonly (readonly [RegExp, (n: number) => string])[] = [
	[/currency_code$/, (n) => pick(catalogue.currencies, n)],
	[/tags$/, (n) => pick(catalogue.tags, n)],
	[/mix_and_match_group$/, (n) => pick(catalogue.mixAndMatchGroups, n)],
	[/shipping_methods$/, (n) => pick(catalogue.shippingMethods, n)],
	[/items?$/, (n) => pick(catalogue.items, n).merchant_item_id],
	[/quickbooks_code$/, (n) => `QB-${String(n % 1000)}`],
	[/postal_codes$/, (n) => String(30_000 + (n % 900))],
	[/email$/, (n) => `person${String(n + 1)}@example.com`],
	[/phone$/, (n) => `555-01${String(n % 100).padStart(2, '0')}`],
	[/ip_address(_masks)?$/, (n) => `203.0.113.${String(1 + (n % 250))}`],
];

const titled = (name: string): string => {
	const words = name.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
};

/** How texts of an attribute's name are made, for every record anew. */
const textMakers = new Map<string, (n: number) => string>();

function textMakerOf(name: string): (n: number) => string {
	const known = textMakers.get(name);
	if (known) return known;
	const title = titled(name);
	const maker = TEXTS.find(([ending]) => ending.test(name))?.[1] ?? ((n) => `${title} ${String(n + 1)}`);
	textMakers.set(name, maker);
	return maker;
}

function textOf(name: string, row: Attribute, n: number): string {
	if (row.values) return pick(Object.keys(row.values), n);
	const made = textMakerOf(name)(n);
	return row.maxLength === undefined ? made : made.slice(-row.maxLength).trim();
}

/** The attributes of a child: where several attributes share its model, those that this one uses; no key that UltraCart gives. */
function entryOf({ entry, entryKey, entriesAre }: Attribute, model: Model | undefined): Attributes {
	const attributes = model?.attributes ?? {};
	const given = entriesAre === 'records' ? entryKey : undefined;
	if (entry === undefined && given === undefined) return attributes;
	return Object.fromEntries(
		Object.entries(attributes).filter(([name]) => (entry === undefined || name in entry) && name !== given),
	);
}

const FIRST_DAY = Date.UTC(2024, 0, 1);

function singleOf(models: Models, name: string, row: Attribute, n: number): unknown {
	switch (row.type) {
		case 'string':
			return textOf(name, row, n);
		case 'integer':
			return 1 + (n % 9);
		case 'number':
			return row.unit === 'percent' ? 5 * (1 + (n % 10)) : 2.5 * (1 + (n % 40));
		case 'boolean':
			return n % 2 === 0;
		case 'dateTime':
			return dateTimeOf(FIRST_DAY + (n % 700) * DAY);
		case 'json':
			return { note: textOf(name, row, n) };
		case 'model':
			return sampleOf(models, entryOf(row, models.get(row.model ?? '')), n);
	}
}

function valueOf(models: Models, name: string, row: Attribute, n: number): unknown {
	if (!row.list) return singleOf(models, name, row, n);
	return Array.from({ length: 1 + (n % 3) }, (_, i) => singleOf(models, name, row, n + i));
}

/** An object with every attribute that can be written. Of attributes that exclude each other it holds one, in turn. */
export function sampleOf(models: Models, attributes: Attributes, n: number): Json {
	const variants = variantNames(attributes);
	const chosen = variants.length > 0 ? pick(variants, n) : undefined;
	const sample: Json = {};
	for (const [name, row] of Object.entries(attributes)) {
		if (row.readOnly || row.secret || (row.variant && name !== chosen)) continue;
		sample[name] = valueOf(models, name, row, n);
	}
	return sample;
}
