// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

export interface ModelError {
	/** What went wrong, in words for a developer */
	developer_message?: string | null;
	/** The HTTP status code, as text */
	error_code?: string | null;
	/** Where to read more, often a link */
	more_info?: string | null;
	/** The record that the message is about */
	object_id?: string | null;
	/** What went wrong, in words for a merchant */
	user_message?: string | null;
}

export interface ErrorResponse {
	/** Why UltraCart refused */
	error?: ModelError | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
}

export interface Warning {
	/** Where to read more, often a link */
	more_info?: string | null;
	/** A short code for the warning */
	warning_code?: string | null;
	/** What UltraCart finds questionable */
	warning_message?: string | null;
}

export interface ResponseMetadata {
	/** The name of the property that holds the payload */
	payload_name?: string | null;
	/** Where this page stands among all records */
	result_set?: ResultSet | null;
}

export interface ResultSet {
	/** How many records this page holds */
	count?: number | null;
	/** How many records a page may hold */
	limit?: number | null;
	/** Whether another page follows */
	more?: boolean | null;
	/** Where the next page starts */
	next_offset?: number | null;
	/** Where this page starts, counted from zero */
	offset?: number | null;
	/** How many records there are in all; may be missing */
	total_records?: number | null;
}

export interface Coupon {
	/** The number UltraCart gave the coupon */
	coupon_oid?: number | null;
	/** The code customers enter */
	merchant_code?: string | null;
	/** What the customer reads about the coupon */
	description?: string | null;
	/** What the customer reads when the coupon has no description */
	calculated_description?: string | null;
	/** The kind of discount, in UltraCart's words */
	coupon_type?: string | null;
	/** When the coupon starts to work */
	start_dts?: string | null;
	/** When the coupon stops working */
	expiration_dts?: string | null;
	/** Who may use the coupon, and how often */
	usable_by?:
		'Anyone' | 'UniqueCode' | 'OncePerCustomer' | 'OncePerNewCustomer' | 'OncePerNewCustomerForItem' | null;
	/** Whether the coupon works next to others in the same order */
	can_be_used_with_other_coupons?: boolean | null;
	/** Whether the coupon works next to any other, even one that allows no others */
	super_coupon?: boolean | null;
	/** Whether a cart may hold several one-time codes of this coupon at a time */
	allow_multiple_one_time_codes?: boolean | null;
	/** Further coupons that come with this one */
	automatically_apply_coupon_codes?: CouponAutomaticallyApplyCouponCodes | null;
	/** Whether the checkout keeps the coupon out of sight */
	hide_from_customer?: boolean | null;
	/** Whether later orders of a subscription go without the coupon */
	skip_on_rebill?: boolean | null;
	/** The affiliate that orders with this coupon are credited to */
	affiliate_oid?: number | null;
	/** Notes that only you see */
	merchant_notes?: string | null;
	/** Code the coupon is booked under in QuickBooks */
	quickbooks_code?: string | null;
	/** Postal codes the coupon works in. It works everywhere when empty. */
	restrict_by_postal_codes?: string[] | null;
	/** StoreFronts the coupon works in, or does not. An update replaces all that are there. */
	restrict_by_storefronts?: CouponRestriction[] | null;
	/** Screen branding themes the coupon works in, or does not. An update replaces all that are there.. Legacy: StoreFronts took the place of themes. */
	restrict_by_screen_branding_theme_codes?: CouponRestriction[] | null;
	/** An amount off chosen items */
	amount_off_items?: CouponAmountOffItems | null;
	/** An amount off the shipping cost */
	amount_off_shipping?: CouponAmountOffShipping | null;
	/** An amount off the shipping cost when certain items are bought */
	amount_off_shipping_with_items_purchase?: CouponAmountOffShippingWithItemsPurchase | null;
	/** An amount off the whole order */
	amount_off_subtotal?: CouponAmountOffSubtotal | null;
	/** An amount off and free shipping for orders from a certain subtotal */
	amount_off_subtotal_and_free_shipping?: CouponAmountOffSubtotalFreeShippingWithPurchase | null;
	/** An amount off the order and its shipping together */
	amount_off_subtotal_and_shipping?: CouponAmountOffSubtotalAndShipping | null;
	/** An amount off for every so many of an item, such as $5 for every three */
	amount_off_subtotal_with_block_purchase?: CouponAmountOffSubtotalWithBlockPurchase | null;
	/** An amount off the order when enough of certain items are bought */
	amount_off_subtotal_with_items_purchase?: CouponAmountOffSubtotalWithItemsPurchase | null;
	/** An amount off orders from a certain subtotal */
	amount_off_subtotal_with_purchase?: CouponAmountOffSubtotalWithPurchase | null;
	/** Shipping at a fixed price for orders from a certain subtotal */
	amount_shipping_with_subtotal?: CouponAmountShippingWithSubtotal | null;
	/** Buy an item and get another of the same for free */
	buy_one_get_one?: CouponBuyOneGetOneLimit | null;
	/** An item at a fixed price when another is bought */
	discount_item_with_item_purchase?: CouponDiscountItemWithItemPurchase | null;
	/** Chosen items at a fixed price */
	discount_items?: CouponDiscountItems | null;
	/** A free item and free shipping for orders from a certain subtotal */
	free_item_and_shipping_with_subtotal?: CouponFreeItemAndShippingWithSubtotal | null;
	/** A free item when another is bought */
	free_item_with_item_purchase?: CouponFreeItemWithItemPurchase | null;
	/** A free item, shipped for free, when another is bought */
	free_item_with_item_purchase_and_free_shipping?: CouponFreeItemWithItemPurchaseAndFreeShipping | null;
	/** A free item for orders from a certain subtotal */
	free_item_with_subtotal?: CouponFreeItemWithSubtotal | null;
	/** Free items for every so many of another, such as one free for every two */
	free_items_with_item_purchase?: CouponFreeItemsWithItemPurchase | null;
	/** Free items for every so many from a mix and match group */
	free_items_with_mixmatch_purchase?: CouponFreeItemsWithMixMatchPurchase | null;
	/** Free shipping by chosen methods */
	free_shipping?: CouponFreeShipping | null;
	/** Chosen items ship for free */
	free_shipping_specific_items?: CouponFreeShippingSpecificItems | null;
	/** Free shipping when certain items are bought */
	free_shipping_with_items_purchase?: CouponFreeShippingWithItemsPurchase | null;
	/** Free shipping for orders from a certain subtotal */
	free_shipping_with_subtotal?: CouponFreeShippingWithSubtotal | null;
	/** A fixed amount of loyalty cashback on top */
	more_loyalty_cashback?: CouponMoreLoyaltyCashback | null;
	/** A fixed number of loyalty points on top */
	more_loyalty_points?: CouponMoreLoyaltyPoints | null;
	/** Different amounts off different items */
	multiple_amounts_off_items?: CouponMultipleAmountsOffItems | null;
	/** Takes nothing off: for tracking, or to bring other coupons along */
	no_discount?: CouponNoDiscount | null;
	/** Loyalty cashback raised by a percent */
	percent_more_loyalty_cashback?: CouponPercentMoreLoyaltyCashback | null;
	/** Loyalty points raised by a percent */
	percent_more_loyalty_points?: CouponPercentMoreLoyaltyPoints | null;
	/** A percent off items when enough of others are bought */
	percent_off_item_with_items_quantity_purchase?: CouponPercentOffItemWithItemsQuantityPurchase | null;
	/** A percent off chosen items, or off all but some */
	percent_off_items?: CouponPercentOffItems | null;
	/** A percent off items, and free shipping */
	percent_off_items_and_free_shipping?: CouponPercentOffItemsAndFreeShipping | null;
	/** A percent off items when others are bought */
	percent_off_items_with_items_purchase?: CouponPercentOffItemsWithItemsPurchase | null;
	/** A percent off items that reach a certain amount */
	percent_off_items_with_minimum_item_amount?: CouponPercentOffItemsWithMinimumItemAmount | null;
	/** A percent of the manufacturer's list price off chosen items */
	percent_off_msrp_items?: CouponPercentOffMsrpItems | null;
	/** A percent of the retail price off chosen items */
	percent_off_retail_price_items?: CouponPercentOffRetailPriceItems | null;
	/** A percent off the shipping cost */
	percent_off_shipping?: CouponPercentOffShipping | null;
	/** A percent off the whole order */
	percent_off_subtotal?: CouponPercentOffSubtotal | null;
	/** A percent off the order, and free shipping */
	percent_off_subtotal_and_free_shipping?: CouponPercentOffSubtotalAndFreeShipping | null;
	/** A percent off the order, counted on a limited part of the subtotal */
	percent_off_subtotal_limit?: CouponPercentOffSubtotalLimit | null;
	/** A percent off the order when certain items are bought */
	percent_off_subtotal_with_items_purchase?: CouponPercentOffSubtotalWithItemsPurchase | null;
	/** A percent off orders from a certain subtotal */
	percent_off_subtotal_with_subtotal?: CouponPercentOffSubtotalWithSubtotal | null;
	/** An amount off one item that grows with the quantity bought. Legacy: Tiered Amount Off Items took its place in 2021, with several items and tags. */
	tiered_amount_off_item?: CouponTieredAmountOffItem | null;
	/** An amount off items that grows with the quantity bought */
	tiered_amount_off_items?: CouponTieredAmountOffItems | null;
	/** An amount off the order that grows with its subtotal */
	tiered_amount_off_subtotal?: CouponTieredAmountOffSubtotal | null;
	/** A percent off items that grows with the quantity bought */
	tiered_percent_off_items?: CouponTieredPercentOffItems | null;
	/** A percent off the shipping cost that grows with the order's subtotal */
	tiered_percent_off_shipping?: CouponTieredPercentOffShipping | null;
	/** A percent off the order that grows with its subtotal */
	tiered_percent_off_subtotal?: CouponTieredPercentOffSubtotal | null;
	/** A percent off the order that grows with its subtotal at list prices */
	tiered_percent_off_subtotal_based_on_msrp?: CouponTieredPercentOffSubtotalBasedOnMSRP | null;
}

export interface CouponAmountOffItems {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
}

export interface CouponAmountOffShipping {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponAmountOffShippingWithItemsPurchase {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	items?: string[] | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponAmountOffSubtotal {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
}

export interface CouponAmountOffSubtotalAndShipping {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
}

export interface CouponAmountOffSubtotalFreeShippingWithPurchase {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** Subtotal the order has to reach */
	purchase_amount?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponAmountOffSubtotalWithBlockPurchase {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** ID of the item that has to be bought */
	required_purchase_item?: string | null;
	/** How many of what is required have to be bought */
	required_purchase_quantity?: number | null;
}

export interface CouponAmountOffSubtotalWithItemsPurchase {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	items?: string[] | null;
	/** How many of what is required have to be bought */
	required_purchase_quantity?: number | null;
}

export interface CouponAmountOffSubtotalWithPurchase {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** Subtotal the order has to reach */
	purchase_amount?: number | null;
}

export interface CouponAmountShippingWithSubtotal {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Subtotal the order has to reach */
	purchase_amount?: number | null;
	/** What the customer pays for shipping. Zero makes it free. */
	shipping_amount?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponBuyOneGetOneLimit {
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
}

export interface CouponDiscountItemWithItemPurchase {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** ID of the item sold at the discount price */
	discount_item?: string | null;
	/** Tags of the items the discount applies to */
	discount_item_tags?: string[] | null;
	/** Price of each discounted item. Zero makes it free. */
	discount_price?: number | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** ID of the item that has to be bought */
	required_purchase_item?: string | null;
	/** Tags of the items that unlock the discount when bought, any of which counts */
	required_purchase_items_tags?: string[] | null;
}

export interface CouponDiscountItems {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Price of each discounted item. Zero makes it free. */
	discount_price?: number | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
}

export interface CouponFreeItemAndShippingWithSubtotal {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** IDs of the items the customer can get for free */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
	/** Subtotal the order has to reach */
	subtotal_amount?: number | null;
}

export interface CouponFreeItemWithItemPurchase {
	/** Tags of the items the customer can get for free */
	item_tags?: string[] | null;
	/** IDs of the items the customer can get for free */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Whether each required item brings the free item at the same place in its list */
	match_required_purchase_item_to_free_item?: boolean | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	required_purchase_items?: string[] | null;
	/** Tags of the items that unlock the discount when bought, any of which counts */
	required_purchase_items_tags?: string[] | null;
}

export interface CouponFreeItemWithItemPurchaseAndFreeShipping {
	/** IDs of the items the customer can get for free */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Whether each required item brings the free item at the same place in its list */
	match_required_purchase_item_to_free_item?: boolean | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	required_purchase_items?: string[] | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponFreeItemWithSubtotal {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** IDs of the items the customer can get for free */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Subtotal the order has to reach */
	subtotal_amount?: number | null;
}

export interface CouponFreeItemsWithItemPurchase {
	/** ID of the item the customer gets for free */
	free_item?: string | null;
	/** How many of the free item the customer gets each time */
	free_quantity?: number | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** ID of the item that has to be bought */
	required_purchase_item?: string | null;
	/** How many of what is required have to be bought */
	required_purchase_quantity?: number | null;
}

export interface CouponFreeItemsWithMixMatchPurchase {
	/** ID of the item the customer gets for free */
	free_item?: string | null;
	/** How many of the free item the customer gets each time */
	free_quantity?: number | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Name of the mix and match group that has to be bought from */
	required_purchase_mix_and_match_group?: string | null;
	/** How many of what is required have to be bought */
	required_purchase_quantity?: number | null;
}

export interface CouponFreeShipping {
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponFreeShippingSpecificItems {
	/** IDs of the items the discount applies to */
	items?: string[] | null;
}

export interface CouponFreeShippingWithItemsPurchase {
	/** IDs of the items that unlock the discount when bought, any of which counts */
	items?: string[] | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponFreeShippingWithSubtotal {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Subtotal the order has to reach */
	purchase_amount?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponMoreLoyaltyCashback {
	/** Cashback the customer earns on top */
	loyalty_cashback?: number | null;
}

export interface CouponMoreLoyaltyPoints {
	/** Points the customer earns on top */
	loyalty_points?: number | null;
}

export interface CouponMultipleAmountsOffItems {
	/** Amounts off, and the items each is for */
	discounts?: CouponTierItemDiscount[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
}

export interface CouponNoDiscount {
	/** Whether true or false: it changes nothing */
	ignore_this_property?: boolean | null;
}

export interface CouponPercentMoreLoyaltyCashback {
	/** Percent by which the cashback grows */
	percent_more_loyalty_cashback?: number | null;
}

export interface CouponPercentMoreLoyaltyPoints {
	/** Percent by which the points grow */
	percent_more_loyalty_points?: number | null;
}

export interface CouponPercentOffItemWithItemsQuantityPurchase {
	/** Percent taken off */
	discount_percent?: number | null;
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	required_purchase_items?: string[] | null;
	/** Tags of the items that unlock the discount when bought, any of which counts */
	required_purchase_items_tags?: string[] | null;
	/** How many of what is required have to be bought */
	required_purchase_quantity?: number | null;
}

export interface CouponPercentOffItems {
	/** Percent taken off */
	discount_percent?: number | null;
	/** Tags of items that never get the discount */
	excluded_item_tags?: string[] | null;
	/** IDs of items that never get the discount */
	excluded_items?: string[] | null;
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
}

export interface CouponPercentOffItemsAndFreeShipping {
	/** Percent taken off */
	discount_percent?: number | null;
	/** Tags of items that never get the discount */
	excluded_item_tags?: string[] | null;
	/** IDs of items that never get the discount */
	excluded_items?: string[] | null;
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponPercentOffItemsWithItemsPurchase {
	/** Percent taken off */
	discount_percent?: number | null;
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	required_purchase_items?: string[] | null;
	/** Tags of the items that unlock the discount when bought, any of which counts */
	required_purchase_items_tags?: string[] | null;
}

export interface CouponPercentOffItemsWithMinimumItemAmount {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Percent taken off */
	discount_percent?: number | null;
	/** Tags of items that never get the discount */
	excluded_item_tags?: string[] | null;
	/** IDs of items that never get the discount */
	excluded_items?: string[] | null;
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Amount an item has to reach to be discounted */
	minimum_item_amount?: number | null;
}

export interface CouponPercentOffMsrpItems {
	/** Percent taken off */
	discount_percent?: number | null;
	/** IDs of items that never get the discount */
	excluded_items?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Sum of list prices the discounted items have to reach together */
	minimum_cumulative_msrp?: number | null;
	/** Subtotal the discounted items have to reach together */
	minimum_subtotal?: number | null;
}

export interface CouponPercentOffRetailPriceItems {
	/** Percent taken off */
	discount_percent?: number | null;
	/** IDs of items that never get the discount */
	excluded_items?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
}

export interface CouponPercentOffShipping {
	/** Percent taken off */
	discount_percent?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponPercentOffSubtotal {
	/** Percent taken off */
	discount_percent?: number | null;
}

export interface CouponPercentOffSubtotalAndFreeShipping {
	/** Percent taken off */
	discount_percent?: number | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
}

export interface CouponPercentOffSubtotalLimit {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Percent taken off */
	discount_percent?: number | null;
	/** Largest part of the subtotal that the percent counts on */
	limit?: number | null;
}

export interface CouponPercentOffSubtotalWithItemsPurchase {
	/** Percent taken off */
	discount_percent?: number | null;
	/** IDs of the items that unlock the discount when bought, any of which counts */
	items?: string[] | null;
}

export interface CouponPercentOffSubtotalWithSubtotal {
	/** Currency of the amounts, as a three-letter code */
	currency_code?: string | null;
	/** Percent taken off */
	discount_percent?: number | null;
	/** Subtotal the order has to reach */
	subtotal_amount?: number | null;
}

export interface CouponTieredAmountOffItem {
	/** ID of the item the discount applies to */
	item?: string | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Quantities, and the amount off from each */
	tiers?: CouponTierQuantityAmount[] | null;
}

export interface CouponTieredAmountOffItems {
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Quantities, and the amount off from each */
	tiers?: CouponTierQuantityAmount[] | null;
}

export interface CouponTieredAmountOffSubtotal {
	/** IDs of the items that count toward the subtotal. All count when empty. */
	items?: string[] | null;
	/** Subtotals, and the amount off from each */
	tiers?: CouponTierAmount[] | null;
}

export interface CouponTieredPercentOffItems {
	/** Tags of the items the discount applies to */
	item_tags?: string[] | null;
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** How many items may get the discount at most. Zero for no limit. */
	limit?: number | null;
	/** Quantities, and the percent off from each */
	tiers?: CouponTierQuantityPercent[] | null;
}

export interface CouponTieredPercentOffShipping {
	/** Code the shipping discount is booked under in QuickBooks */
	quickbooks_code?: string | null;
	/** Names of the shipping methods the coupon works for */
	shipping_methods?: string[] | null;
	/** Subtotals, and the percent off from each */
	tiers?: CouponTierPercent[] | null;
}

export interface CouponTieredPercentOffSubtotal {
	/** IDs of the items that count toward the subtotal. All count when empty. */
	items?: string[] | null;
	/** Subtotals, and the percent off from each */
	tiers?: CouponTierPercent[] | null;
}

export interface CouponTieredPercentOffSubtotalBasedOnMSRP {
	/** IDs of the items that count toward the subtotal. All count when empty. */
	items?: string[] | null;
	/** Subtotals, and the percent off from each */
	tiers?: CouponTierPercent[] | null;
}

export interface CouponTierAmount {
	/** Subtotal from which this tier counts */
	subtotal_amount?: number | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** Code this tier is booked under in QuickBooks */
	quickbooks_code?: string | null;
}

export interface CouponTierPercent {
	/** Subtotal from which this tier counts */
	subtotal_amount?: number | null;
	/** Percent taken off */
	discount_percent?: number | null;
	/** Code this tier is booked under in QuickBooks */
	quickbooks_code?: string | null;
}

export interface CouponTierQuantityAmount {
	/** Quantity of items from which this tier counts */
	item_quantity?: number | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
	/** Code this tier is booked under in QuickBooks */
	quickbooks_code?: string | null;
}

export interface CouponTierQuantityPercent {
	/** Quantity of items from which this tier counts */
	item_quantity?: number | null;
	/** Percent taken off */
	discount_percent?: number | null;
	/** Code this tier is booked under in QuickBooks */
	quickbooks_code?: string | null;
}

export interface CouponTierItemDiscount {
	/** IDs of the items the discount applies to */
	items?: string[] | null;
	/** Amount taken off, in the coupon's currency */
	discount_amount?: number | null;
}

export interface CouponAutomaticallyApplyCouponCodes {
	/** Merchant codes of the coupons that come along */
	coupon_codes?: string[] | null;
}

export interface CouponRestriction {
	/** What the StoreFront or theme is called */
	name?: string | null;
	/** Whether the coupon works here */
	validForThis?: boolean | null;
	/** Whether the coupon works here and nowhere else */
	validOnlyForThis?: boolean | null;
	/** Whether the coupon does not work here */
	invalidForThis?: boolean | null;
}

export interface CouponQuery {
	/** Part of the merchant code */
	merchant_code?: string | null;
	/** Part of the description */
	description?: string | null;
	/** Part of the merchant code or of the description */
	merchant_code_or_description?: string | null;
	/** The coupon type, in the words UltraCart uses for it */
	coupon_type?: string | null;
	/** Coupons that start at this moment or later */
	start_dts_begin?: string | null;
	/** Coupons that start at this moment or earlier */
	start_dts_end?: string | null;
	/** Coupons that expire at this moment or later */
	expiration_dts_begin?: string | null;
	/** Coupons that expire at this moment or earlier */
	expiration_dts_end?: string | null;
	/** Coupons of this affiliate */
	affiliate_oid?: number | null;
	/** Whether to leave out coupons that have expired */
	exclude_expired?: boolean | null;
}

export interface CouponsRequest {
	/** The coupons to write */
	coupons?: Coupon[] | null;
}

export interface CouponResponse {
	/** The coupon */
	coupon?: Coupon | null;
	/** IDs of items in the coupon that coupons cannot be used for */
	items_invalid_for_coupons?: string[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponsResponse {
	/** The coupons */
	coupons?: Coupon[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponDeletesRequest {
	/** Merchant codes of the coupons to delete */
	coupon_codes?: string[] | null;
	/** The numbers UltraCart gave the coupons to delete */
	coupon_oids?: number[] | null;
}

export interface CouponExistsResponse {
	/** The code that was asked about */
	coupon_code?: string | null;
	/** Whether a coupon has this code */
	exists?: boolean | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponCodesRequest {
	/** How many codes to make */
	quantity?: number | null;
	/** When the codes expire */
	expiration_dts?: string | null;
	/** In how many seconds the codes expire */
	expiration_seconds?: number | null;
	/** What every code starts with */
	prefix?: string | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponCodesResponse {
	/** The new codes */
	coupon_codes?: string[] | null;
	/** When the codes expire */
	expiration_dts?: string | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface UploadCouponCodesRequest {
	/** Codes from elsewhere to add to the coupon */
	coupon_codes?: string[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface UploadCouponCodesResponse {
	/** Codes that were added */
	uploaded_codes?: string[] | null;
	/** Codes that were there before */
	duplicate_codes?: string[] | null;
	/** Codes that UltraCart does not take */
	rejected_codes?: string[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponAutoApplyConditions {
	/** Coupons that apply by themselves with an item */
	required_items?: CouponAutoApplyCondition[] | null;
	/** Coupons that apply by themselves from a subtotal */
	subtotal_levels?: CouponAutoApplyCondition[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponAutoApplyCondition {
	/** Merchant code of the coupon to apply */
	coupon_code?: string | null;
	/** Subtotal from which the coupon applies */
	minimum_subtotal?: number | null;
	/** ID of the item that brings the coupon */
	required_item_id?: string | null;
}

export interface CouponItemSearchResultsResponse {
	/** The items found */
	search_results?: CouponItemSearchResult[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface CouponItemSearchResult {
	/** Your own ID of the item */
	merchant_item_id?: string | null;
	/** The number UltraCart gave the item */
	merchant_item_oid?: number | null;
	/** What the item is called */
	description?: string | null;
	/** What the item costs */
	cost?: string | null;
	/** Who makes the item */
	manufacturer_name?: string | null;
	/** The maker's stock number */
	manufacturer_sku?: string | null;
	/** Address of a small picture */
	thumbnail_url?: string | null;
	/** How well the item fits what was looked for; higher is better */
	score?: string | null;
}

export interface CouponEditorValues {
	/** Affiliates a coupon can credit */
	affiliates?: SimpleValue[] | null;
	/** Names of the kinds of discount */
	coupon_types?: string[] | null;
	/** Kinds of discount with their readable names */
	coupon_types_for_display?: CouponType[] | null;
	/** Currencies an amount can be in */
	currency_codes?: string[] | null;
	/** Themes a coupon can be restricted to. Legacy: StoreFronts took the place of themes. */
	deprecated_themes?: SimpleValue[] | null;
	/** Tags that items have */
	item_tags?: string[] | null;
	/** Names of the mix and match groups */
	mix_and_match_names?: string[] | null;
	/** Names of the shipping methods */
	shipping_methods?: string[] | null;
	/** StoreFronts a coupon can be restricted to */
	storefronts?: SimpleValue[] | null;
	/** Who a coupon can be for */
	usable_by?: SimpleValue[] | null;
	/** Choices for coupons that are used together */
	valid_with_other_coupons?: string[] | null;
}

export interface SimpleValue {
	/** The readable name */
	display?: string | null;
	/** What UltraCart takes for it */
	value?: string | null;
}

export interface CouponType {
	/** The name UltraCart knows the type by */
	name?: string | null;
	/** The readable name */
	localized?: string | null;
}

export interface GiftCertificate {
	/** The number UltraCart gave the gift certificate */
	gift_certificate_oid?: number | null;
	/** What the customer enters to spend it */
	code?: string | null;
	/** Email address of the person who may spend it */
	email?: string | null;
	/** When the gift certificate stops working */
	expiration_dts?: string | null;
	/** Note that only you see */
	merchant_note?: string | null;
	/** Whether it can be spent */
	activated?: boolean | null;
	/** Whether it was made for your own use */
	internal?: boolean | null;
	/** Customer profile it belongs to */
	customer_profile_oid?: number | null;
	/** Order it was bought with */
	reference_order_id?: string | null;
	/** What it was worth at first */
	original_balance?: number | null;
	/** What is left of it */
	remaining_balance?: number | null;
	/** What came and went */
	ledger_entries?: GiftCertificateLedgerEntry[] | null;
	/** Whether it has been deleted */
	deleted?: boolean | null;
	/** Your account */
	merchant_id?: string | null;
}

export interface GiftCertificateCreateRequest {
	/** What it is worth */
	amount?: number | null;
	/** Email address of the person who may spend it */
	email?: string | null;
	/** When the gift certificate stops working */
	expiration_dts?: string | null;
	/** Note that only you see */
	merchant_note?: string | null;
	/** What the first entry of its ledger says */
	initial_ledger_description?: string | null;
}

export interface GiftCertificateLedgerEntry {
	/** What is added to the balance; below zero takes away */
	amount?: number | null;
	/** What the entry says */
	description?: string | null;
	/** When it counts from */
	entry_dts?: string | null;
	/** Order the entry belongs to */
	reference_order_id?: string | null;
	/** The gift certificate it belongs to */
	gift_certificate_oid?: number | null;
	/** The number UltraCart gave the entry */
	gift_certificate_ledger_oid?: number | null;
}

export interface GiftCertificateQuery {
	/** Code of the gift certificate */
	code?: string | null;
	/** Address of the person who may spend it */
	email?: string | null;
	/** The order it was bought with */
	reference_order_id?: string | null;
	/** Those that expire at this moment or later */
	expiration_dts_start?: string | null;
	/** Those that expire at this moment or earlier */
	expiration_dts_end?: string | null;
	/** Those that were worth this much or more at first */
	original_balance_start?: number | null;
	/** Those that were worth this much or less at first */
	original_balance_end?: number | null;
	/** Those that have this much or more left */
	remaining_balance_start?: number | null;
	/** Those that have this much or less left */
	remaining_balance_end?: number | null;
}

export interface GiftCertificateResponse {
	/** The gift certificate */
	gift_certificate?: GiftCertificate | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface GiftCertificatesResponse {
	/** The gift certificates */
	gift_certificates?: GiftCertificate[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface Group {
	/** The number UltraCart gave the group */
	group_oid?: number | null;
	/** What the group is called in the back office */
	name?: string | null;
	/** Users to put into the group or take out of it */
	users?: GroupUserMembership[] | null;
	/** What everyone in the group may do */
	permissions?: Permission[] | null;
	/** E-mails that everyone in the group gets */
	notifications?: EmailNotification[] | null;
}

export interface GroupUserMembership {
	/** The number UltraCart gave the user */
	user_id?: number | null;
	/** Whether the user belongs to the group */
	member?: boolean | null;
	/** The name the user signs in with */
	login?: string | null;
	/** The user's email address */
	email?: string | null;
	/** The user's first and last name */
	fullName?: string | null;
}

export interface GroupResponse {
	/** The group */
	group?: Group | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface GroupsResponse {
	/** The groups */
	groups?: Group[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface User {
	/** The number UltraCart gave the user */
	user_id?: number | null;
	/** The name the user signs in with. No two users may have the same. */
	login?: string | null;
	/** The user's email address */
	email?: string | null;
	/** The user's first and last name */
	full_name?: string | null;
	/** Number UltraCart can call when something is wrong with the account */
	phone?: string | null;
	/** Password to sign in with from now on */
	change_password_to?: string | null;
	/** Password for FTP from now on. It has to differ from the other one. */
	change_ftp_password_to?: string | null;
	/** Serial number of what makes the one-time passwords, app or token */
	otp_serial_number?: string | null;
	/** IP addresses the user may call the API from */
	api_ip_address_masks?: string[] | null;
	/** Groups to put the user into or take out of */
	groups?: UserGroupMembership[] | null;
	/** What the user may do */
	permissions?: Permission[] | null;
	/** Emails that the user gets */
	notifications?: EmailNotification[] | null;
	/** Other accounts the user is copied to */
	linked_accounts?: LinkedAccount[] | null;
	/** When the user signed in during the past 90 days */
	login_histories?: UserLogin[] | null;
}

export interface UserGroupMembership {
	/** The number UltraCart gave the group */
	group_oid?: number | null;
	/** Whether the user belongs to the group */
	member?: boolean | null;
	/** What the group is called */
	name?: string | null;
}

export interface Permission {
	/** The permission, by the name UltraCart has for it */
	permission_Name?: string | null;
	/** Whether the permission is given */
	selected?: boolean | null;
	/** The section the permission is listed under */
	permission_group?: string | null;
}

export interface EmailNotification {
	/** The notification, by the name UltraCart has for it */
	name?: string | null;
	/** Whether the email is sent */
	selected?: boolean | null;
	/** Whether the order is attached, where the notification can do so */
	include_order?: boolean | null;
	/** Whether the email holds the order as text, where the notification can do so */
	include_order_plain_text?: boolean | null;
	/** Whether the email tells the affiliate, where the notification can do so */
	include_affiliate?: boolean | null;
	/** Distribution centers to hear about, by their codes, where that can be chosen */
	distribution_center_filters?: string[] | null;
	/** The section the notification is listed under */
	notification_group?: string | null;
	/** Whether the notification can have the order attached */
	can_include_order?: boolean | null;
	/** Whether the notification can hold the order as plain text */
	can_include_order_plain_text?: boolean | null;
	/** Whether the notification can tell the affiliate */
	can_include_affiliate?: boolean | null;
	/** Whether the notification can be limited to distribution centers */
	can_filter_by_distribution_centers?: boolean | null;
}

export interface LinkedAccount {
	/** ID of the other account */
	merchant_id?: string | null;
	/** Whether the user is copied there, permissions and notifications included */
	selected?: boolean | null;
	/** The company behind the account */
	company?: string | null;
}

export interface UserLogin {
	/** When the user signed in */
	login_dts?: string | null;
	/** The name the user signed in with */
	login?: string | null;
	/** Where the user signed in from */
	ip_address?: string | null;
	/** The browser or program, as it described itself */
	user_agent?: string | null;
}

export interface UserResponse {
	/** The user */
	user?: User | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface UsersResponse {
	/** The users */
	users?: User[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface UserLoginsResponse {
	/** When the user signed in */
	logins?: UserLogin[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}
