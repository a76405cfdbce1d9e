/** What the coupon API sends and takes; the kinds of discount have a file of their own. */
import { discountModels, discounts } from './couponDiscounts';
import { answer, choice, date, flag, integer, integers, many, model, money, one, text, texts } from './rows';
import type { Attribute, Attributes, Model } from './types';

/** The editor shows no hint below a list, only below the fields of its entries. */
const REPLACED = 'The entries of this list take the place of all that are there';

/** What a form asks of a place that a coupon is restricted to. */
const restriction = (name: Partial<Attribute>): NonNullable<Attribute['entry']> => ({
	name,
	validForThis: {},
	validOnlyForThis: {},
	invalidForThis: {},
});

/** Everything a coupon says besides its discount. */
const attributes: Attributes = {
	coupon_oid: integer('The number UltraCart gave the coupon', {
		label: 'Coupon ID',
		positive: true,
		notInForms: 'UltraCart gives the number, and a form names its coupon before the fields begin',
	}),
	merchant_code: text('The code customers enter', {
		label: 'Code',
		placeholder: 'e.g. SUMMER10',
		hintOnChange: 'A change makes the one-time codes that were given out invalid',
		maxLength: 20,
	}),
	description: text('What the customer reads about the coupon', {
		placeholder: 'e.g. 10% off',
		maxLength: 50,
	}),
	calculated_description: text('What the customer reads when the coupon has no description', {
		readOnly: true,
	}),
	coupon_type: text("The kind of discount, in UltraCart's words", {
		maxLength: 65,
		notInForms: 'The discount that is filled in tells it',
	}),
	start_dts: date('When the coupon starts to work', { label: 'Start Date', parameter: 'startDate' }),
	expiration_dts: date('When the coupon stops working', {
		label: 'Expiration Date',
		parameter: 'expirationDate',
		isEnd: 'anyTime',
	}),
	usable_by: choice(
		'Who may use the coupon, and how often',
		{
			Anyone: { name: 'Anyone', description: 'Everybody, as often as they like' },
			UniqueCode: {
				name: 'Unique Code',
				description: 'Only people with a one-time code, such as from an email campaign',
			},
			OncePerCustomer: {
				name: 'Once per Customer',
				description: 'Every customer once, known by email or shipping address',
			},
			OncePerNewCustomer: {
				name: 'Once per New Customer',
				description: 'Every customer once, with the first order',
			},
			OncePerNewCustomerForItem: {
				name: 'Once per New Customer for Item',
				description: 'Every customer once, if the item was not bought before',
			},
		},
		{ label: 'Usable By', maxLength: 50 },
	),
	can_be_used_with_other_coupons: flag('Whether the coupon works next to others in the same order', {
		label: 'Valid With Other Coupons',
	}),
	super_coupon: flag('Whether the coupon works next to any other, even one that allows no others'),
	allow_multiple_one_time_codes: flag(
		'Whether a cart may hold several one-time codes of this coupon at a time',
	),
	automatically_apply_coupon_codes: one(
		'CouponAutomaticallyApplyCouponCodes',
		'Further coupons that come with this one',
		{ label: 'Also Apply Coupons' },
	),
	hide_from_customer: flag('Whether the checkout keeps the coupon out of sight'),
	skip_on_rebill: flag('Whether later orders of a subscription go without the coupon'),
	affiliate_oid: integer('The affiliate that orders with this coupon are credited to', {
		loadOptionsMethod: 'getAffiliates',
		label: 'Affiliate ID',
		positive: true,
	}),
	merchant_notes: text('Notes that only you see', {
		maxLength: 250,
		placeholder: 'e.g. For the spring campaign',
	}),
	quickbooks_code: text('Code the coupon is booked under in QuickBooks', {
		label: 'QuickBooks Code',
		placeholder: 'e.g. PROMO',
		maxLength: 20,
	}),
	restrict_by_postal_codes: texts('Postal codes the coupon works in. It works everywhere when empty.', {
		placeholder: 'e.g. 30096, 30097',
		hintOnChange: 'These take the place of all that are there',
	}),
	restrict_by_storefronts: many(
		'CouponRestriction',
		'StoreFronts the coupon works in, or does not. An update replaces all that are there.',
		{
			label: 'StoreFront Restrictions',
			entry: restriction({ label: 'StoreFront', loadOptionsMethod: 'getStorefronts' }),
		},
	),
	restrict_by_screen_branding_theme_codes: many(
		'CouponRestriction',
		'Screen branding themes the coupon works in, or does not. An update replaces all that are there.',
		{
			label: 'Screen Branding Theme Restrictions',
			legacy: 'StoreFronts took the place of themes',
			entry: restriction({ label: 'Theme', loadOptionsMethod: 'getThemes' }),
		},
	),
};

// Filters of both listings, whatever they are called there.
export const startsAfter = date('Coupons that start at this moment or later', {
	label: 'Starts After',
	parameter: 'startDateBegin',
});
export const startsBefore = date('Coupons that start at this moment or earlier', {
	label: 'Starts Before',
	parameter: 'startDateEnd',
});
export const expiresAfter = date('Coupons that expire at this moment or later', {
	label: 'Expires After',
	parameter: 'expirationDateBegin',
});
export const expiresBefore = date('Coupons that expire at this moment or earlier', {
	label: 'Expires Before',
	parameter: 'expirationDateEnd',
});

/** What a search can look for: the words and names are those of Get Many's filters. */
const query: Attributes = {
	merchant_code: text('Part of the code', { label: 'Code', placeholder: 'e.g. SUMMER' }),
	description: text('Part of the description', { placeholder: 'e.g. off' }),
	merchant_code_or_description: text('Part of the code or of the description', {
		label: 'Code or Description',
	}),
	coupon_type: text('The coupon type, in the words UltraCart uses for it', {
		loadOptionsMethod: 'getCouponTypes',
	}),
	start_dts_begin: startsAfter,
	start_dts_end: startsBefore,
	expiration_dts_begin: expiresAfter,
	expiration_dts_end: expiresBefore,
	affiliate_oid: integer('Coupons of this affiliate', {
		loadOptionsMethod: 'getAffiliates',
		label: 'Affiliate ID',
	}),
	exclude_expired: flag('Whether to leave out coupons that have expired'),
};

export const couponModels: readonly Model[] = [
	model(
		'Coupon',
		{ ...attributes, ...discounts },
		{
			simplified: [
				'merchant_code',
				'description',
				'discount',
				'coupon_type',
				'start_dts',
				'expiration_dts',
				'usable_by',
				'coupon_oid',
			],
			variantColumn: 'discount',
		},
	),
	...discountModels,
	model('CouponAutomaticallyApplyCouponCodes', {
		coupon_codes: texts('Codes of the coupons that come along', {
			placeholder: 'e.g. FREESHIP, GIFT',
		}),
	}),
	model('CouponRestriction', {
		name: text('What the StoreFront or theme is called'),
		validForThis: flag('Whether the coupon works here', { label: 'Valid for This' }),
		validOnlyForThis: flag('Whether the coupon works here and nowhere else', {
			label: 'Valid Only for This',
		}),
		invalidForThis: flag('Whether the coupon does not work here', { label: 'Invalid for This' }),
	}),

	model('CouponQuery', query),
	model('CouponsRequest', { coupons: many('Coupon', 'The coupons to write') }),
	answer('CouponResponse', {
		coupon: one('Coupon', 'The coupon'),
		items_invalid_for_coupons: texts('IDs of items in the coupon that coupons cannot be used for'),
	}),
	answer('CouponsResponse', { coupons: many('Coupon', 'The coupons') }),
	model('CouponDeletesRequest', {
		coupon_codes: texts('Codes of the coupons to delete'),
		coupon_oids: integers('The numbers UltraCart gave the coupons to delete', { label: 'Coupon IDs' }),
	}),
	answer('CouponExistsResponse', {
		coupon_code: text('The code that was asked about'),
		exists: flag('Whether a coupon has this code'),
	}),

	answer('CouponCodesRequest', {
		quantity: integer('How many codes to make'),
		expiration_dts: date('When the codes expire', { label: 'Expiration Date', documentedAs: 'string' }),
		expiration_seconds: integer('In how many seconds the codes expire'),
		prefix: text('What every code starts with', { maxLength: 12 }),
	}),
	answer('CouponCodesResponse', {
		coupon_codes: texts('The new codes'),
		expiration_dts: date('When the codes expire', { label: 'Expiration Date' }),
	}),
	answer('UploadCouponCodesRequest', { coupon_codes: texts('Codes from elsewhere to add to the coupon') }),
	answer('UploadCouponCodesResponse', {
		uploaded_codes: texts('Codes that were added'),
		duplicate_codes: texts('Codes that were there before'),
		rejected_codes: texts('Codes that UltraCart does not take'),
	}),

	answer('CouponAutoApplyConditions', {
		required_items: many('CouponAutoApplyCondition', 'Coupons that apply by themselves with an item', {
			entry: { required_item_id: {}, coupon_code: { hint: REPLACED } },
		}),
		subtotal_levels: many('CouponAutoApplyCondition', 'Coupons that apply by themselves from a subtotal', {
			entry: { minimum_subtotal: {}, coupon_code: { hint: REPLACED } },
		}),
	}),
	model('CouponAutoApplyCondition', {
		coupon_code: text('Code of the coupon to apply', { placeholder: 'e.g. FREESHIP' }),
		minimum_subtotal: money('Subtotal from which the coupon applies'),
		required_item_id: text('ID of the item that brings the coupon', {
			label: 'Required Item ID',
			searchListMethod: 'searchItems',
			placeholder: 'e.g. SHIRT-RED',
		}),
	}),

	answer('CouponItemSearchResultsResponse', {
		search_results: many('CouponItemSearchResult', 'The items found'),
	}),
	model('CouponItemSearchResult', {
		merchant_item_id: text('Your own ID of the item', { label: 'Merchant Item ID' }),
		merchant_item_oid: integer('The number UltraCart gave the item', { label: 'Merchant Item OID' }),
		description: text('What the item is called'),
		cost: text('What the item costs'),
		manufacturer_name: text('Who makes the item'),
		manufacturer_sku: text("The maker's stock number", { label: 'Manufacturer SKU' }),
		thumbnail_url: text('Address of a small picture', { label: 'Thumbnail URL' }),
		score: text('How well the item fits what was looked for; higher is better'),
	}),

	model(
		'CouponEditorValues',
		{
			affiliates: many('SimpleValue', 'Affiliates a coupon can credit'),
			coupon_types: texts('Names of the kinds of discount', { readOnly: true }),
			coupon_types_for_display: many('CouponType', 'Kinds of discount with their readable names'),
			currency_codes: texts('Currencies an amount can be in'),
			deprecated_themes: many('SimpleValue', 'Themes a coupon can be restricted to', {
				label: 'Screen Branding Themes',
				legacy: 'StoreFronts took the place of themes',
			}),
			item_tags: texts('Tags that items have'),
			mix_and_match_names: texts('Names of the mix and match groups'),
			shipping_methods: texts('Names of the shipping methods'),
			storefronts: many('SimpleValue', 'StoreFronts a coupon can be restricted to', {
				label: 'StoreFronts',
			}),
			usable_by: many('SimpleValue', 'Who a coupon can be for', { label: 'Usable By' }),
			valid_with_other_coupons: texts('Choices for coupons that are used together'),
		},
		{
			simplified: [
				'affiliates',
				'coupon_types',
				'coupon_types_for_display',
				'currency_codes',
				'item_tags',
				'mix_and_match_names',
				'shipping_methods',
				'storefronts',
				'usable_by',
				'valid_with_other_coupons',
			],
		},
	),
	model('SimpleValue', {
		display: text('The readable name'),
		value: text('What UltraCart takes for it'),
	}),
	model('CouponType', {
		name: text('Name of the type in UltraCart'),
		localized: text('The readable name'),
	}),
];
