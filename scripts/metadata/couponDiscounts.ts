/**
 * The kinds of discount a coupon can have: a coupon holds exactly one of the children in `discounts`.
 *
 * Attributes that mean the same in several kinds are one constant, whatever the wire calls them there: it becomes one
 * field that those kinds share. What differs in meaning (`items`, `limit`) is another constant with another parameter.
 */
import { flag, integer, many, model, money, number, percent, text, texts, variant } from './rows';
import type { Attributes, Model } from './types';

const QUICKBOOKS = { maxLength: 20, placeholder: 'e.g. PROMO' };
const ITEMS = 'e.g. SHIRT-RED, SHIRT-BLUE';

// What is taken off, or paid instead.
const discountAmount = money("Amount taken off, in the coupon's currency", {
	positive: true,
	placeholder: 'e.g. 5',
});
const discountPercent = percent('Percent taken off', {
	positive: true,
	maxValue: 100,
	placeholder: 'e.g. 10',
});
const discountPrice = money('Price of each discounted item. Zero makes it free.', {
	placeholder: 'e.g. 9.99',
});
const shippingAmount = money('What the customer pays for shipping. Zero makes it free.', {
	placeholder: 'e.g. 4.99',
});
export const amounts = [discountAmount, discountPercent, discountPrice, shippingAmount];
const currencyCode = text('Currency of the amounts, as a three-letter code', {
	loadOptionsMethod: 'getCurrencies',
	maxLength: 3,
	placeholder: 'e.g. USD',
});

// What the discount is for.
const item = text('ID of the item the discount applies to', { searchListMethod: 'searchItems' });
const items = texts('IDs of the items the discount applies to', {
	searchListMethod: 'searchItems',
	placeholder: ITEMS,
});
const itemTags = texts('Tags of the items the discount applies to', {
	loadOptionsMethod: 'getItemTags',
	label: 'Item Tags',
	parameter: 'itemTags',
});
const discountItem = text('ID of the item sold at the discount price', { searchListMethod: 'searchItems' });
const excludedItems = texts('IDs of items that never get the discount', {
	searchListMethod: 'searchItems',
	placeholder: ITEMS,
});
const excludedItemTags = texts('Tags of items that never get the discount', {
	loadOptionsMethod: 'getItemTags',
});
const shippingMethods = texts('Names of the shipping methods the coupon works for', {
	loadOptionsMethod: 'getShippingMethods',
	placeholder: 'e.g. UPS: Ground',
});
const freeItem = text('ID of the item the customer gets for free', { searchListMethod: 'searchItems' });
const freeItems = texts('IDs of the items the customer can get for free', {
	label: 'Free Items',
	parameter: 'freeItems',
	searchListMethod: 'searchItems',
	placeholder: 'e.g. SOCKS, CAP',
});
const freeItemTags = texts('Tags of the items the customer can get for free', {
	loadOptionsMethod: 'getItemTags',
	label: 'Free Item Tags',
	parameter: 'freeItemTags',
});
const freeQuantity = integer('How many of the free item the customer gets each time', {
	positive: true,
	placeholder: 'e.g. 1',
});

// What must be bought first.
const requiredItem = text('ID of the item that must be bought', {
	searchListMethod: 'searchItems',
	label: 'Required Item',
	parameter: 'requiredItem',
});
const requiredItems = texts('IDs of the items that unlock the discount when bought, any of which counts', {
	label: 'Required Items',
	parameter: 'requiredItems',
	searchListMethod: 'searchItems',
	placeholder: ITEMS,
});
const requiredItemTags = texts(
	'Tags of the items that unlock the discount when bought, any of which counts',
	{ loadOptionsMethod: 'getItemTags', label: 'Required Item Tags', parameter: 'requiredItemTags' },
);
const requiredQuantity = integer('How many of what is required must be bought', {
	label: 'Required Quantity',
	parameter: 'requiredQuantity',
	positive: true,
	placeholder: 'e.g. 2',
});
const requiredGroup = text('Name of the mix and match group that must be bought from', {
	loadOptionsMethod: 'getMixAndMatchGroups',
	label: 'Required Mix and Match Group',
	parameter: 'requiredMixAndMatchGroup',
});
const matchFreeItem = flag('Whether each required item brings the free item at the same place in its list', {
	label: 'Match Free to Required',
	parameter: 'matchFreeItems',
});
const minimumSubtotal = money('Subtotal the order must reach', {
	label: 'Minimum Subtotal',
	parameter: 'minimumSubtotal',
	positive: true,
	placeholder: 'e.g. 50',
});
const minimumItemsSubtotal = money('Subtotal the discounted items must reach together', {
	label: 'Minimum Items Subtotal',
	parameter: 'minimumItemsSubtotal',
});
const minimumMsrp = money('Sum of list prices the discounted items must reach together', {
	label: 'Minimum Cumulative MSRP',
	parameter: 'minimumCumulativeMsrp',
});
const minimumItemAmount = money('Amount an item must reach to be discounted', { positive: true });
const countedItems = texts('IDs of the items that count toward the subtotal. All count when empty.', {
	label: 'Counted Items',
	parameter: 'countedItems',
	searchListMethod: 'searchItems',
	placeholder: ITEMS,
});

// How far it goes.
const maximumQuantity = integer('How many items may get the discount at most. No limit when empty or zero.', {
	label: 'Maximum Quantity',
	parameter: 'maximumQuantity',
	placeholder: 'e.g. 5',
});
/** The same as `maximumQuantity`, but the API takes fractions here. */
const tieredMaximumQuantity = number(
	'How many items may get the discount at most. No limit when empty or zero.',
	{
		label: 'Maximum Quantity',
		parameter: 'tieredMaximumQuantity',
		placeholder: 'e.g. 5',
	},
);
export const limits = [maximumQuantity, tieredMaximumQuantity];
const subtotalLimit = money('Largest part of the subtotal that the percent counts on', {
	label: 'Subtotal Limit',
	parameter: 'subtotalLimit',
	positive: true,
});

// Lists of steps.
const subtotalAmountTiers = many('CouponTierAmount', 'Subtotals, and the amount off from each', {
	label: 'Tiers',
	parameter: 'subtotalAmountTiers',
});
const subtotalPercentTiers = many('CouponTierPercent', 'Subtotals, and the percent off from each', {
	label: 'Tiers',
	parameter: 'subtotalPercentTiers',
});
const quantityAmountTiers = many('CouponTierQuantityAmount', 'Quantities, and the amount off from each', {
	label: 'Tiers',
	parameter: 'quantityAmountTiers',
});
const quantityPercentTiers = many('CouponTierQuantityPercent', 'Quantities, and the percent off from each', {
	label: 'Tiers',
	parameter: 'quantityPercentTiers',
});
const itemDiscounts = many('CouponTierItemDiscount', 'Amounts off, and the items each is for', {
	label: 'Item Discounts',
	parameter: 'itemDiscounts',
});

// Inside the steps.
const tierSubtotal = money('Subtotal from which this tier counts', {
	label: 'Subtotal',
	positive: true,
	placeholder: 'e.g. 100',
});
const tierQuantity = integer('Quantity of items from which this tier counts', {
	positive: true,
	placeholder: 'e.g. 3',
});
const tierQuickbooksCode = text('Code this tier is booked under in QuickBooks', {
	label: 'QuickBooks Code',
	rare: true,
	...QUICKBOOKS,
});

export const discountModels: readonly Model[] = [
	model('CouponAmountOffItems', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		item_tags: itemTags,
		items,
		limit: maximumQuantity,
	}),
	model('CouponAmountOffItemsAndFreeShipping', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		item_tags: itemTags,
		items,
		limit: maximumQuantity,
		shipping_methods: shippingMethods,
	}),
	model('CouponAmountOffShipping', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		shipping_methods: shippingMethods,
	}),
	model('CouponAmountOffShippingWithItemsPurchase', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		items: requiredItems,
		shipping_methods: shippingMethods,
	}),
	model('CouponAmountOffSubtotal', { currency_code: currencyCode, discount_amount: discountAmount }),
	model('CouponAmountOffSubtotalAndShipping', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
	}),
	model('CouponAmountOffSubtotalFreeShippingWithPurchase', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		purchase_amount: minimumSubtotal,
		shipping_methods: shippingMethods,
	}),
	model('CouponAmountOffSubtotalWithBlockPurchase', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		required_purchase_item: requiredItem,
		required_purchase_quantity: requiredQuantity,
	}),
	model('CouponAmountOffSubtotalWithItemsPurchase', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		items: requiredItems,
		required_purchase_quantity: requiredQuantity,
	}),
	model('CouponAmountOffSubtotalWithPurchase', {
		currency_code: currencyCode,
		discount_amount: discountAmount,
		purchase_amount: minimumSubtotal,
	}),
	model('CouponAmountShippingWithSubtotal', {
		currency_code: currencyCode,
		purchase_amount: minimumSubtotal,
		shipping_amount: shippingAmount,
		shipping_methods: shippingMethods,
	}),
	model('CouponBuyOneGetOneLimit', { item_tags: itemTags, items, limit: maximumQuantity }),
	model('CouponDiscountItemWithItemPurchase', {
		currency_code: currencyCode,
		discount_item: discountItem,
		discount_item_tags: itemTags,
		discount_price: discountPrice,
		limit: maximumQuantity,
		required_purchase_item: requiredItem,
		required_purchase_items_tags: requiredItemTags,
	}),
	model('CouponDiscountItems', {
		currency_code: currencyCode,
		discount_price: discountPrice,
		items,
		limit: maximumQuantity,
	}),
	model('CouponFreeItemAndShippingWithSubtotal', {
		currency_code: currencyCode,
		items: freeItems,
		limit: maximumQuantity,
		shipping_methods: shippingMethods,
		subtotal_amount: minimumSubtotal,
	}),
	model('CouponFreeItemWithItemPurchase', {
		item_tags: freeItemTags,
		items: freeItems,
		limit: maximumQuantity,
		match_required_purchase_item_to_free_item: matchFreeItem,
		required_purchase_items: requiredItems,
		required_purchase_items_tags: requiredItemTags,
	}),
	model('CouponFreeItemWithItemPurchaseAndFreeShipping', {
		items: freeItems,
		limit: maximumQuantity,
		match_required_purchase_item_to_free_item: matchFreeItem,
		required_purchase_items: requiredItems,
		shipping_methods: shippingMethods,
	}),
	model('CouponFreeItemWithSubtotal', {
		currency_code: currencyCode,
		items: freeItems,
		limit: maximumQuantity,
		subtotal_amount: minimumSubtotal,
	}),
	model('CouponFreeItemsWithItemPurchase', {
		free_item: freeItem,
		free_quantity: freeQuantity,
		limit: maximumQuantity,
		required_purchase_item: requiredItem,
		required_purchase_quantity: requiredQuantity,
	}),
	model('CouponFreeItemsWithMixMatchPurchase', {
		free_item: freeItem,
		free_quantity: freeQuantity,
		limit: maximumQuantity,
		required_purchase_mix_and_match_group: requiredGroup,
		required_purchase_quantity: requiredQuantity,
	}),
	model('CouponFreeShipping', { shipping_methods: shippingMethods }),
	model('CouponFreeShippingSpecificItems', { items }),
	model('CouponFreeShippingWithItemsPurchase', { items: requiredItems, shipping_methods: shippingMethods }),
	model('CouponFreeShippingWithSubtotal', {
		currency_code: currencyCode,
		purchase_amount: minimumSubtotal,
		shipping_methods: shippingMethods,
	}),
	model('CouponMoreLoyaltyCashback', {
		loyalty_cashback: money('Cashback the customer earns on top', { positive: true }),
	}),
	model('CouponMoreLoyaltyPoints', {
		loyalty_points: number('Points the customer earns on top', { positive: true }),
	}),
	model('CouponMultipleAmountsOffItems', { discounts: itemDiscounts, limit: maximumQuantity }),
	model('CouponNoDiscount', {
		ignore_this_property: flag('Whether true or false: it changes nothing', {
			notInForms: 'It does nothing: the SDKs need an attribute to have the object at all',
		}),
	}),
	model('CouponPercentMoreLoyaltyCashback', {
		percent_more_loyalty_cashback: percent('Percent by which the cashback grows', { positive: true }),
	}),
	model('CouponPercentMoreLoyaltyPoints', {
		percent_more_loyalty_points: percent('Percent by which the points grow', { positive: true }),
	}),
	model('CouponPercentOffItemWithItemsQuantityPurchase', {
		discount_percent: discountPercent,
		item_tags: itemTags,
		items,
		limit: maximumQuantity,
		required_purchase_items: requiredItems,
		required_purchase_items_tags: requiredItemTags,
		required_purchase_quantity: requiredQuantity,
	}),
	model('CouponPercentOffItems', {
		discount_percent: discountPercent,
		excluded_item_tags: excludedItemTags,
		excluded_items: excludedItems,
		item_tags: itemTags,
		items,
		limit: maximumQuantity,
	}),
	model('CouponPercentOffItemsAndFreeShipping', {
		discount_percent: discountPercent,
		excluded_item_tags: excludedItemTags,
		excluded_items: excludedItems,
		item_tags: itemTags,
		items,
		shipping_methods: shippingMethods,
	}),
	model('CouponPercentOffItemsWithItemsPurchase', {
		discount_percent: discountPercent,
		item_tags: itemTags,
		items,
		limit: maximumQuantity,
		required_purchase_items: requiredItems,
		required_purchase_items_tags: requiredItemTags,
	}),
	model('CouponPercentOffItemsWithMinimumItemAmount', {
		currency_code: currencyCode,
		discount_percent: discountPercent,
		excluded_item_tags: excludedItemTags,
		excluded_items: excludedItems,
		item_tags: itemTags,
		items,
		limit: maximumQuantity,
		minimum_item_amount: minimumItemAmount,
	}),
	model('CouponPercentOffMsrpItems', {
		discount_percent: discountPercent,
		excluded_items: excludedItems,
		items,
		limit: maximumQuantity,
		minimum_cumulative_msrp: minimumMsrp,
		minimum_subtotal: minimumItemsSubtotal,
	}),
	model('CouponPercentOffRetailPriceItems', {
		discount_percent: discountPercent,
		excluded_items: excludedItems,
		items,
		limit: maximumQuantity,
	}),
	model('CouponPercentOffShipping', {
		discount_percent: discountPercent,
		shipping_methods: shippingMethods,
	}),
	model('CouponPercentOffSubtotal', { discount_percent: discountPercent }),
	model('CouponPercentOffSubtotalAndFreeShipping', {
		discount_percent: discountPercent,
		shipping_methods: shippingMethods,
	}),
	model('CouponPercentOffSubtotalLimit', {
		currency_code: currencyCode,
		discount_percent: discountPercent,
		limit: subtotalLimit,
	}),
	model('CouponPercentOffSubtotalWithItemsPurchase', {
		discount_percent: discountPercent,
		items: requiredItems,
	}),
	model('CouponPercentOffSubtotalWithSubtotal', {
		currency_code: currencyCode,
		discount_percent: discountPercent,
		subtotal_amount: minimumSubtotal,
	}),
	model('CouponTieredAmountOffItem', { item, limit: tieredMaximumQuantity, tiers: quantityAmountTiers }),
	model('CouponTieredAmountOffItems', {
		item_tags: itemTags,
		items,
		limit: tieredMaximumQuantity,
		tiers: quantityAmountTiers,
	}),
	model('CouponTieredAmountOffSubtotal', { items: countedItems, tiers: subtotalAmountTiers }),
	model('CouponTieredPercentOffItems', {
		item_tags: itemTags,
		items,
		limit: tieredMaximumQuantity,
		tiers: quantityPercentTiers,
	}),
	model('CouponTieredPercentOffShipping', {
		quickbooks_code: text('Code the shipping discount is booked under in QuickBooks', {
			label: 'Shipping QuickBooks Code',
			parameter: 'shippingQuickbooksCode',
			...QUICKBOOKS,
		}),
		shipping_methods: shippingMethods,
		tiers: subtotalPercentTiers,
	}),
	model('CouponTieredPercentOffSubtotal', { items: countedItems, tiers: subtotalPercentTiers }),
	model('CouponTieredPercentOffSubtotalBasedOnMSRP', { items: countedItems, tiers: subtotalPercentTiers }),

	model('CouponTierAmount', {
		subtotal_amount: tierSubtotal,
		discount_amount: discountAmount,
		quickbooks_code: tierQuickbooksCode,
	}),
	model('CouponTierPercent', {
		subtotal_amount: tierSubtotal,
		discount_percent: discountPercent,
		quickbooks_code: tierQuickbooksCode,
	}),
	model('CouponTierQuantityAmount', {
		item_quantity: tierQuantity,
		discount_amount: discountAmount,
		quickbooks_code: tierQuickbooksCode,
	}),
	model('CouponTierQuantityPercent', {
		item_quantity: tierQuantity,
		discount_percent: discountPercent,
		quickbooks_code: tierQuickbooksCode,
	}),
	model('CouponTierItemDiscount', { items, discount_amount: discountAmount }),
];

const ITEMS_OR_TAGS = ['items', 'item_tags'];
const REQUIRED_ITEMS_OR_TAGS = ['required_purchase_items', 'required_purchase_items_tags'];

/** The attributes of a coupon of which exactly one is there. */
export const discounts: Attributes = {
	amount_off_items: variant('CouponAmountOffItems', 'X $ off item Z limit L', 'An amount off chosen items', {
		required: ['discount_amount'],
		oneOf: [ITEMS_OR_TAGS],
		shown: ['items', 'limit'],
	}),
	amount_off_items_and_free_shipping: variant(
		'CouponAmountOffItemsAndFreeShipping',
		null,
		'An amount off chosen items, and free shipping',
		{
			required: ['discount_amount'],
			oneOf: [ITEMS_OR_TAGS],
			shown: ['items', 'limit', 'shipping_methods'],
		},
	),
	amount_off_shipping: variant(
		'CouponAmountOffShipping',
		'X $ off shipping method Y',
		'An amount off the shipping cost',
		{ required: ['discount_amount', 'shipping_methods'] },
	),
	amount_off_shipping_with_items_purchase: variant(
		'CouponAmountOffShippingWithItemsPurchase',
		'X dollars off shipping method Y with purchase of items Z',
		'An amount off the shipping cost when certain items are bought',
		{ required: ['discount_amount', 'items', 'shipping_methods'] },
	),
	amount_off_subtotal: variant(
		'CouponAmountOffSubtotal',
		'X $ off subtotal',
		'An amount off the whole order',
		{ required: ['discount_amount'] },
		{ label: 'Amount Off Subtotal (Whole Order)' },
	),
	amount_off_subtotal_and_free_shipping: variant(
		'CouponAmountOffSubtotalFreeShippingWithPurchase',
		'X $ off subtotal with Y $ purchase and free shipping',
		'An amount off and free shipping for orders from a certain subtotal',
		{ required: ['discount_amount', 'purchase_amount'], shown: ['shipping_methods'] },
		{ label: 'Amount Off Subtotal and Free Shipping (Minimum Order)' },
	),
	amount_off_subtotal_and_shipping: variant(
		'CouponAmountOffSubtotalAndShipping',
		'X $ off subtotal and shipping',
		'An amount off the order and its shipping together',
		{ required: ['discount_amount'] },
		{ label: 'Amount Off Subtotal and Shipping (Whole Order)' },
	),
	amount_off_subtotal_with_block_purchase: variant(
		'CouponAmountOffSubtotalWithBlockPurchase',
		'X off subtotal with purchase block of L item Y',
		'An amount off for every so many of an item, such as $5 for every three',
		{ required: ['discount_amount', 'required_purchase_item', 'required_purchase_quantity'] },
		{ label: 'Amount Off Subtotal With Block Purchase (Whole Order)' },
	),
	amount_off_subtotal_with_items_purchase: variant(
		'CouponAmountOffSubtotalWithItemsPurchase',
		'X dollars off subtotal with purchase Y items',
		'An amount off the order when enough of certain items are bought',
		{ required: ['discount_amount', 'items', 'required_purchase_quantity'] },
		{ label: 'Amount Off Subtotal With Items Purchase (Whole Order)' },
	),
	amount_off_subtotal_with_purchase: variant(
		'CouponAmountOffSubtotalWithPurchase',
		'X $ off subtotal with Y $ purchase',
		'An amount off orders from a certain subtotal',
		{ required: ['discount_amount', 'purchase_amount'] },
		{ label: 'Amount Off Subtotal With Purchase (Minimum Order)' },
	),
	amount_shipping_with_subtotal: variant(
		'CouponAmountShippingWithSubtotal',
		'X $ shipping method Y with subtotal Z',
		'Shipping at a fixed price for orders from a certain subtotal',
		{ required: ['shipping_amount', 'shipping_methods', 'purchase_amount'] },
		{ label: 'Fixed Shipping Price With Subtotal (Minimum Order)' },
	),
	buy_one_get_one: variant(
		'CouponBuyOneGetOneLimit',
		'BOGO limit L',
		'Buy an item and get another of the same for free',
		{ shown: ['items', 'limit'] },
		{ label: 'Buy One Get One (BOGO)' },
	),
	discount_item_with_item_purchase: variant(
		'CouponDiscountItemWithItemPurchase',
		'Item X for Y with purchase of Z limit L',
		'An item at a fixed price when another is bought',
		{
			required: ['discount_price'],
			oneOf: [
				['discount_item', 'discount_item_tags'],
				['required_purchase_item', 'required_purchase_items_tags'],
			],
			shown: ['discount_item', 'required_purchase_item', 'limit'],
		},
	),
	discount_items: variant('CouponDiscountItems', 'X $ for item Z limit L', 'Chosen items at a fixed price', {
		required: ['discount_price', 'items'],
		shown: ['limit'],
	}),
	free_item_and_shipping_with_subtotal: variant(
		'CouponFreeItemAndShippingWithSubtotal',
		'Free X with purchase of Y dollars limit L and shipping Z',
		'A free item and free shipping for orders from a certain subtotal',
		{ required: ['items', 'shipping_methods', 'subtotal_amount'], shown: ['limit'] },
		{ label: 'Free Item and Shipping With Subtotal (Minimum Order)' },
	),
	free_item_with_item_purchase: variant(
		'CouponFreeItemWithItemPurchase',
		'Free X with purchase of Y limit L',
		'A free item when another is bought',
		{ oneOf: [ITEMS_OR_TAGS, REQUIRED_ITEMS_OR_TAGS], shown: ['items', 'required_purchase_items', 'limit'] },
		{ label: 'Free Item With Item Purchase (Buy X Get Y)' },
	),
	free_item_with_item_purchase_and_free_shipping: variant(
		'CouponFreeItemWithItemPurchaseAndFreeShipping',
		'Free X with purchase of Y limit L and free shipping',
		'A free item, shipped for free, when another is bought',
		{ required: ['items', 'required_purchase_items'], shown: ['shipping_methods', 'limit'] },
		{ label: 'Free Item With Item Purchase and Free Shipping (Buy X Get Y)' },
	),
	free_item_with_subtotal: variant(
		'CouponFreeItemWithSubtotal',
		'Free X with purchase of Y dollars limit L',
		'A free item for orders from a certain subtotal',
		{ required: ['items', 'subtotal_amount'], shown: ['limit'] },
		{ label: 'Free Item With Subtotal (Minimum Order)' },
	),
	free_items_with_item_purchase: variant(
		'CouponFreeItemsWithItemPurchase',
		'I Free X with every J purchase of Y limit L',
		'Free items for every so many of another, such as one free for every two',
		{
			required: ['free_item', 'free_quantity', 'required_purchase_item', 'required_purchase_quantity'],
			shown: ['limit'],
		},
		{ label: 'Free Items With Item Purchase (Buy X Get Y)' },
	),
	free_items_with_mixmatch_purchase: variant(
		'CouponFreeItemsWithMixMatchPurchase',
		'I Free X with every J purchase of Y mix and match group limit L',
		'Free items for every so many from a mix and match group',
		{
			required: [
				'free_item',
				'free_quantity',
				'required_purchase_mix_and_match_group',
				'required_purchase_quantity',
			],
			shown: ['limit'],
		},
		{ label: 'Free Items With Mix and Match Purchase (Buy X Get Y)' },
	),
	free_shipping: variant('CouponFreeShipping', 'Free shipping method Y', 'Free shipping by chosen methods', {
		required: ['shipping_methods'],
	}),
	free_shipping_specific_items: variant(
		'CouponFreeShippingSpecificItems',
		'Free shipping on item Z',
		'Chosen items ship for free',
		{ required: ['items'] },
		{ label: 'Free Shipping for Specific Items' },
	),
	free_shipping_with_items_purchase: variant(
		'CouponFreeShippingWithItemsPurchase',
		'Free shipping method Y with purchase of items Z',
		'Free shipping when certain items are bought',
		{ required: ['items', 'shipping_methods'] },
	),
	free_shipping_with_subtotal: variant(
		'CouponFreeShippingWithSubtotal',
		'Free shipping method Y with subtotal Z',
		'Free shipping for orders from a certain subtotal',
		{ required: ['shipping_methods', 'purchase_amount'] },
		{ label: 'Free Shipping With Subtotal (Minimum Order)' },
	),
	more_loyalty_cashback: variant(
		'CouponMoreLoyaltyCashback',
		'X more loyalty cashback',
		'A fixed amount of loyalty cashback on top',
		{ required: ['loyalty_cashback'] },
	),
	more_loyalty_points: variant(
		'CouponMoreLoyaltyPoints',
		'X more loyalty points',
		'A fixed number of loyalty points on top',
		{ required: ['loyalty_points'] },
	),
	multiple_amounts_off_items: variant(
		'CouponMultipleAmountsOffItems',
		'multiple X $ off item Z limit L',
		'Different amounts off different items',
		{ required: ['discounts'], shown: ['limit'] },
	),
	no_discount: variant(
		'CouponNoDiscount',
		'No discount',
		'Takes nothing off: for tracking, or to bring other coupons along',
	),
	percent_more_loyalty_cashback: variant(
		'CouponPercentMoreLoyaltyCashback',
		null,
		'Loyalty cashback raised by a percent',
		{ required: ['percent_more_loyalty_cashback'] },
	),
	percent_more_loyalty_points: variant(
		'CouponPercentMoreLoyaltyPoints',
		'X percent more loyalty points',
		'Loyalty points raised by a percent',
		{ required: ['percent_more_loyalty_points'] },
	),
	percent_off_item_with_items_quantity_purchase: variant(
		'CouponPercentOffItemWithItemsQuantityPurchase',
		'X % off Y with T purchase Z limit L',
		'A percent off items when enough of others are bought',
		{
			required: ['discount_percent', 'required_purchase_quantity'],
			oneOf: [ITEMS_OR_TAGS, REQUIRED_ITEMS_OR_TAGS],
			shown: ['items', 'required_purchase_items', 'limit'],
		},
		{ label: 'Percent Off Items With Quantity Purchase' },
	),
	percent_off_items: variant(
		'CouponPercentOffItems',
		'X % off item Z limit L',
		'A percent off chosen items, or off all but some',
		{ required: ['discount_percent'], shown: ['items', 'limit'] },
	),
	percent_off_items_and_free_shipping: variant(
		'CouponPercentOffItemsAndFreeShipping',
		'X % off item Z and free shipping',
		'A percent off items, and free shipping',
		{ required: ['discount_percent'], shown: ['items', 'shipping_methods'] },
	),
	percent_off_items_with_items_purchase: variant(
		'CouponPercentOffItemsWithItemsPurchase',
		'X % off Y with purchase Z limit L',
		'A percent off items when others are bought',
		{
			required: ['discount_percent'],
			oneOf: [ITEMS_OR_TAGS, REQUIRED_ITEMS_OR_TAGS],
			shown: ['items', 'required_purchase_items', 'limit'],
		},
	),
	percent_off_items_with_minimum_item_amount: variant(
		'CouponPercentOffItemsWithMinimumItemAmount',
		null,
		'A percent off items that reach a certain amount',
		{ required: ['discount_percent', 'minimum_item_amount'], shown: ['items', 'limit'] },
	),
	percent_off_msrp_items: variant(
		'CouponPercentOffMsrpItems',
		'X % off msrp item Z limit L',
		"A percent of the manufacturer's list price off chosen items",
		{ required: ['discount_percent', 'items'], shown: ['limit'] },
		{ label: 'Percent Off MSRP of Items' },
	),
	percent_off_retail_price_items: variant(
		'CouponPercentOffRetailPriceItems',
		'X % off retail item Z limit L',
		'A percent of the retail price off chosen items',
		{ required: ['discount_percent'], shown: ['items', 'limit'] },
		{ label: 'Percent Off Retail Price of Items' },
	),
	percent_off_shipping: variant(
		'CouponPercentOffShipping',
		'X % off shipping method Y',
		'A percent off the shipping cost',
		{ required: ['discount_percent', 'shipping_methods'] },
	),
	percent_off_subtotal: variant(
		'CouponPercentOffSubtotal',
		'X % off subtotal',
		'A percent off the whole order',
		{ required: ['discount_percent'] },
		{ label: 'Percent Off Subtotal (Whole Order)' },
	),
	percent_off_subtotal_and_free_shipping: variant(
		'CouponPercentOffSubtotalAndFreeShipping',
		'X % off subtotal free shipping method Y',
		'A percent off the order, and free shipping',
		{ required: ['discount_percent', 'shipping_methods'] },
		{ label: 'Percent Off Subtotal and Free Shipping (Whole Order)' },
	),
	percent_off_subtotal_limit: variant(
		'CouponPercentOffSubtotalLimit',
		'X % off subtotal limit L',
		'A percent off the order, counted on a limited part of the subtotal',
		{ required: ['discount_percent', 'limit'] },
		{ label: 'Percent Off Subtotal With Limit (Whole Order)' },
	),
	percent_off_subtotal_with_items_purchase: variant(
		'CouponPercentOffSubtotalWithItemsPurchase',
		'X % off subtotal with purchase of item Y',
		'A percent off the order when certain items are bought',
		{ required: ['discount_percent', 'items'] },
		{ label: 'Percent Off Subtotal With Items Purchase (Whole Order)' },
	),
	percent_off_subtotal_with_subtotal: variant(
		'CouponPercentOffSubtotalWithSubtotal',
		'X % off subtotal with purchase of Y',
		'A percent off orders from a certain subtotal',
		{ required: ['discount_percent', 'subtotal_amount'] },
		{ label: 'Percent Off Subtotal With Minimum Subtotal (Minimum Order)' },
	),
	tiered_amount_off_item: variant(
		'CouponTieredAmountOffItem',
		null,
		'An amount off one item that grows with the quantity bought',
		{ required: ['item', 'tiers'], shown: ['limit'] },
		{ legacy: 'Tiered Amount Off Items took its place in 2021, with several items and tags' },
	),
	tiered_amount_off_items: variant(
		'CouponTieredAmountOffItems',
		'Tiered $ off item Z limit L',
		'An amount off items that grows with the quantity bought',
		{ required: ['tiers'], oneOf: [ITEMS_OR_TAGS], shown: ['items', 'limit'] },
	),
	tiered_amount_off_subtotal: variant(
		'CouponTieredAmountOffSubtotal',
		'Tiered Dollar Off Subtotal',
		'An amount off the order that grows with its subtotal',
		{ required: ['tiers'], shown: ['items'] },
		{ label: 'Tiered Amount Off Subtotal (Whole Order)' },
	),
	tiered_percent_off_items: variant(
		'CouponTieredPercentOffItems',
		'Tiered % off items Z limit L',
		'A percent off items that grows with the quantity bought',
		{ required: ['tiers'], oneOf: [ITEMS_OR_TAGS], shown: ['items', 'limit'] },
	),
	tiered_percent_off_shipping: variant(
		'CouponTieredPercentOffShipping',
		'Tiered Percent off shipping methods Y with subtotal Z',
		"A percent off the shipping cost that grows with the order's subtotal",
		{ required: ['tiers', 'shipping_methods'] },
	),
	tiered_percent_off_subtotal: variant(
		'CouponTieredPercentOffSubtotal',
		'Tiered Percent Off Subtotal',
		'A percent off the order that grows with its subtotal',
		{ required: ['tiers'], shown: ['items'] },
		{ label: 'Tiered Percent Off Subtotal (Whole Order)' },
	),
	tiered_percent_off_subtotal_based_on_msrp: variant(
		'CouponTieredPercentOffSubtotalBasedOnMSRP',
		null,
		'A percent off the order that grows with its subtotal at list prices',
		{ required: ['tiers'], shown: ['items'] },
		{ label: 'Tiered Percent Off Subtotal Based on MSRP (Whole Order)' },
	),
};
