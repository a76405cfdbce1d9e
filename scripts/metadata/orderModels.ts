/** Models of orders: what was bought, by whom, with which coupons, and what came of it. */
import {
	answer,
	choice,
	date,
	flag,
	integer,
	json,
	jsons,
	many,
	model,
	money,
	number,
	one,
	text,
	texts,
} from './rows';
import type { Attribute, Attributes, Model } from './types';

export const orderId = text('The ID UltraCart gave the order', {
	label: 'Order ID',
	placeholder: 'e.g. DEMO-0009104309',
});

/** Stages that a query takes. */
const queriedStages = {
	'Accounts Receivable': { name: 'Accounts Receivable', description: 'Waits for its payment' },
	'Completed Order': { name: 'Completed Order', description: 'Paid and shipped' },
	'Fraud Review': {
		name: 'Fraud Review',
		description: 'Looks suspicious, and waits for somebody to look at it',
	},
	Hold: { name: 'Hold', description: 'Has been put on hold' },
	'Least Cost Routing': { name: 'Least Cost Routing', description: 'Waits for the cheapest way to ship it' },
	'Pending Clearance': { name: 'Pending Clearance', description: 'Waits until the money has arrived' },
	'Quote Request': { name: 'Quote Request', description: 'Asks for a quote' },
	'Quote Sent': { name: 'Quote Sent', description: 'Has got a quote' },
	Rejected: { name: 'Rejected', description: 'Has been rejected' },
	'Shipping Department': { name: 'Shipping Department', description: 'Is paid, and waits to be shipped' },
	Unknown: { name: 'Unknown', description: 'In none of the others' },
};

const stages = {
	...queriedStages,
	'Advanced Order Routing': {
		name: 'Advanced Order Routing',
		description: 'Is given to a distribution center',
	},
	'Pre-ordered': { name: 'Pre-Ordered', description: 'Waits for items to come in' },
};

const currency = (description: string) => one('Currency', description);

const address: Attributes = {
	title: text('What the person is addressed by', { maxLength: 50 }),
	first_name: text('First name of the person', { maxLength: 30 }),
	last_name: text('Last name of the person', { maxLength: 30 }),
	company: text('Company of the person', { maxLength: 50 }),
	address1: text('First line of the address', { label: 'Address Line 1', maxLength: 50 }),
	address2: text('Second line of the address', { label: 'Address Line 2', maxLength: 50 }),
	city: text('City of the address', { maxLength: 32 }),
	state_region: text('State in the United States, region or province elsewhere', {
		label: 'State or Region',
		maxLength: 32,
	}),
	postal_code: text('Postal code of the address', { maxLength: 20 }),
	country_code: text('Two-letter code of the country', { maxLength: 2 }),
	day_phone: text('Phone number during the day', { maxLength: 25 }),
	day_phone_e164: text('The same, as +15551234567', { label: 'Day Phone (E.164)', maxLength: 25 }),
	evening_phone: text('Phone number in the evening', { maxLength: 25 }),
	evening_phone_e164: text('The same, as +15551234567', { label: 'Evening Phone (E.164)', maxLength: 25 }),
};

const distance = (description: string) => one('Distance', description);

/** UltraCart's own names, in Title Case. */
const titled = (names: readonly string[], describe: (name: string) => string) =>
	Object.fromEntries(
		names.map((value) => {
			const name = value.trim().replace(/^e(?=[A-Z])/, 'E-');
			return [value, { name, description: describe(name) }];
		}),
	);
const paidBy = (names: readonly string[]) => titled(names, (name) => `Paid by ${name}`);

/** Ways of paying that a query takes: one of them begins with a space. */
const QUERIED_PAYMENT_METHODS = [
	' Google Pay',
	'Affirm',
	'Amazon',
	'Amazon SC',
	'Apple Pay',
	'COD',
	'Cash',
	'Check',
	'Credit Card',
	'LoanHero',
	'Money Order',
	'PayPal',
	'PayPal Fastlane',
	'Purchase Order',
	'Quote Request',
	'Unknown',
	'Venmo',
	'Wire Transfer',
	'eCheck',
];
const PAYMENT_METHODS = [
	...QUERIED_PAYMENT_METHODS.filter((name) => name !== ' Google Pay'),
	'Amazon Pay',
	'Crypto',
	'GoHighLevel',
	'Goldbelly',
	'Google Pay',
	'Google Shopping',
	'Health Benefit Card',
	'Insurance',
	'Klarna',
	'Link',
	'Sezzle',
	'Shop.com',
	'Walmart',
	'eBay',
];

const amounts: Attributes = {
	total: currency('What the customer pays'),
	subtotal: currency('What the items cost'),
	subtotal_discount: currency('What coupons take off that'),
	shipping_handling_total: currency('What shipping and handling cost'),
	shipping_handling_total_discount: currency('What coupons take off that'),
	tax: currency('The tax'),
	taxable_subtotal: currency('What of the subtotal is taxed'),
	taxable_subtotal_discount: currency('What coupons take off that'),
	total_refunded: currency('What was refunded in all'),
	subtotal_refunded: currency('What was refunded of the subtotal'),
	subtotal_discount_refunded: currency('What of the discount was taken back'),
	shipping_handling_refunded: currency('What was refunded of shipping and handling'),
	tax_refunded: currency('What was refunded of the tax'),
	other_refunded: currency('What else was refunded'),
	internal_gift_certificate_amount: currency('What was paid by store credit'),
	internal_gift_certificate_refunded: currency('What of that was refunded'),
	health_benefit_card_amount: currency('What was paid by health benefit card'),
	health_benefit_card_refunded: currency('What of that was refunded'),
	arbitrary_shipping_handling_total: currency('Shipping and handling set by hand'),
	arbitrary_subtotal_discount: currency('Discount set by hand'),
	arbitrary_taxable_subtotal_discount: currency('Discount on what is taxed, set by hand'),
	actual_profit: currency('What you earn'),
	actual_fulfillment: currency('What fulfillment costs you'),
	actual_shipping: currency('What shipping costs you'),
	actual_payment_processing: currency('What the payment costs you'),
	actual_other_cost: currency('What else it costs you'),
	actual_profit_analyzed: flag('Whether the profit has been worked out'),
	actual_profit_review: flag('Whether somebody has to look at the profit'),
};

const CLICK = ['fbclid', 'gbraid', 'glcid', 'msclkid', 'ttclid', 'vmcid', 'wbraid'] as const;
const CAMPAIGN = ['campaign', 'content', 'id', 'medium', 'source', 'term'] as const;
const ATTRIBUTIONS = ['first_click', 'last_click', 'linear', 'position_based'] as const;
/** `utm_campaign` → UTM Campaign. */
const campaignLabel = (name: string): string => {
	const [kind = '', part = ''] = name.split('_');
	return `${kind.toUpperCase()} ${part === 'id' ? 'ID' : part.charAt(0).toUpperCase() + part.slice(1)}`;
};
const mapped = (names: readonly string[], row: (name: string) => Attribute): Attributes =>
	Object.fromEntries(names.map((name) => [name, row(name)]));

/** From and until a moment. */
const between = (name: string, label: string, of: string, what: string): Attributes => ({
	[`${name}_begin`]: date(`Orders that ${what} at this moment or later`, { label: `${label} From`, of }),
	[`${name}_end`]: date(`Orders that ${what} at this moment or earlier`, { label: `${label} Until`, of }),
});

const queryTarget = choice(
	'Where UltraCart looks',
	{
		cache: { name: 'Cache', description: 'Faster, and may lack the orders of the last minutes' },
		origin: { name: 'Origin', description: 'What is true now' },
	},
	{ label: 'Read From' },
);

const customFields = (
	name: (n: number) => string,
	limits: readonly (number | undefined)[],
	of?: string,
): Attributes =>
	Object.fromEntries(
		limits.map((maxLength, index) => [
			name(index + 1),
			text(`What your checkout asks as its field ${index + 1}`, {
				label: `Custom Field ${index + 1}`,
				parameter: `customField${index + 1}`,
				placeholder: 'e.g. Blue',
				...(maxLength !== undefined && { maxLength }),
				...(of !== undefined && { of: `${of}${index + 1}` }),
			}),
		]),
	);

const CUSTOM_FIELD_LIMITS = [50, 50, 50, 50, 75, 50, 50, 200, 200, 200];

export const orderModels: readonly Model[] = [
	model(
		'Order',
		{
			order_id: orderId,
			creation_dts: date('When the order was placed', { label: 'Order Date' }),
			current_stage: choice('How far the order has come', stages, { label: 'Stage' }),
			current_stage_histories: many('OrderCurrentStageHistory', 'When it came to each stage', {
				label: 'Stage History',
				readOnly: true,
			}),
			billing: one('OrderBilling', 'Who ordered, and where the bill goes', {
				label: 'Billing Address',
				expansion: 'billing',
			}),
			shipping: one('OrderShipping', 'Where and how the order is shipped', { expansion: 'shipping' }),
			summary: one('OrderSummary', 'What the order comes to', { expansion: 'summary' }),
			coupons: many('OrderCoupon', 'Coupons that the customer used', { expansion: 'coupon' }),
			items: many('OrderItem', 'What was bought', { expansion: 'item' }),
			customer_profile: one('Customer', 'The customer, where there is a profile', {
				expansion: 'customer_profile',
				readOnly: true,
			}),
			currency_code: text('Currency that the customer paid in, where that is not your own', { maxLength: 3 }),
			exchange_rate: number('Rate between that and your own currency'),
			language_iso_code: text('Language of the checkout, where that is not your usual one', {
				label: 'Language',
				maxLength: 3,
			}),
			gift: one('OrderGift', 'The order as a gift', { expansion: 'gift' }),
			gift_certificate: one('OrderGiftCertificate', 'Gift certificate that was spent', {
				expansion: 'gift_certificate',
			}),
			marketing: one('OrderMarketing', 'What the customer agreed to, and where the customer came from', {
				expansion: 'marketing',
			}),
			utms: many('OrderUtm', 'Clicks on links of campaigns that led to the order', {
				label: 'UTMs',
				expansion: 'utms',
			}),
			affiliates: many('OrderAffiliate', 'Affiliates who get a commission', { expansion: 'affiliate' }),
			checkout: one('OrderCheckout', 'What the customer told at the checkout', { expansion: 'checkout' }),
			payment: one('OrderPayment', 'How the order was paid. Numbers of cards and accounts never come out.', {
				expansion: 'payment',
			}),
			internal: one('OrderInternal', 'Notes and names that only you see', { expansion: 'internal' }),
			properties: many('OrderProperty', 'Values of your own that UltraCart keeps with the order', {
				expansion: 'properties',
			}),
			Tags: many('OrderTag', 'Tags of the order', { parameter: 'tags' }),
			emails: many('OrderEmail', 'Emails about the order, and what became of them', { readOnly: true }),
			refund_dts: date('When the order was last refunded', { label: 'Refund Date' }),
			refund_reason: text('Why it was refunded'),
			reject_dts: date('When the order was rejected', { label: 'Rejection Date' }),
			reject_reason: text('Why it was rejected', { label: 'Rejection Reason' }),
			auto_order: json('OrderAutoOrder', 'The subscription that the order belongs to', {
				expansion: 'auto_order',
			}),
			quote: one('OrderQuote', 'The quote that the order is', { expansion: 'quote' }),
			taxes: json('OrderTaxes', 'How the tax was calculated', { expansion: 'taxes' }),
			fraud_score: json('OrderFraudScore', 'What speaks for and against fraud', { expansion: 'fraud_score' }),
			digital_order: json('OrderDigitalOrder', 'Downloads that the customer bought', {
				expansion: 'digital_order',
			}),
			linked_shipment: json('OrderLinkedShipment', 'Orders that are shipped together', {
				expansion: 'linked_shipment',
			}),
			channel_partner: json('OrderChannelPartner', 'The partner who sent the order', {
				expansion: 'channel_partner',
			}),
			point_of_sale: json('OrderPointOfSale', 'The till at which it was bought', {
				expansion: 'point_of_sale',
			}),
			edi: json('OrderEdi', 'How the order came as electronic data', { label: 'EDI', expansion: 'edi' }),
			salesforce: json('OrderSalesforce', 'The order in Salesforce', { expansion: 'salesforce' }),
			buysafe: json('OrderBuysafe', 'The bond of buySAFE, which UltraCart has given up', {
				label: 'BuySAFE',
				expansion: 'buysafe',
			}),
			merchant_id: text('Your account', { label: 'Merchant ID' }),
		},
		{
			expansions: {
				affiliate: 'Affiliates',
				'affiliate.ledger': 'Affiliate Commissions',
				auto_order: 'Auto Order',
				billing: 'Billing Address',
				buysafe: 'BuySAFE',
				channel_partner: 'Channel Partner',
				checkout: 'Checkout',
				coupon: 'Coupons',
				customer_profile: 'Customer Profile',
				digital_order: 'Digital Order',
				edi: 'EDI',
				fraud_score: 'Fraud Score',
				gift: 'Gift',
				gift_certificate: 'Gift Certificate',
				internal: 'Internal Notes',
				item: 'Items',
				linked_shipment: 'Linked Shipments',
				marketing: 'Marketing',
				payment: 'Payment',
				'payment.transaction': 'Payment Transactions',
				point_of_sale: 'Point of Sale',
				properties: 'Properties',
				quote: 'Quote',
				salesforce: 'Salesforce',
				shipping: 'Shipping',
				'shipping.tracking_number_details': 'Tracking Details',
				summary: 'Summary',
				taxes: 'Taxes',
				utms: 'UTMs',
			},
			simplified: [
				'order_id',
				'creation_dts',
				'current_stage',
				'email',
				'name',
				'total',
				'customer_total',
				'customer_currency',
				'coupons',
				'items',
			],
			columns: {
				email: { of: ['billing.email'] },
				name: { of: ['billing.first_name', 'billing.last_name'] },
				total: { of: ['summary.total.value'] },
				customer_total: { of: ['summary.total.localized'], onlyWith: 'currency_code' },
				customer_currency: { of: ['currency_code'] },
				coupons: { of: ['coupons'], entries: ['coupon_code', 'base_coupon_code'] },
				items: { of: ['items'], entries: ['merchant_item_id', 'description', 'quantity'] },
			},
		},
	),
	model('Currency', {
		value: number('The amount in your own currency'),
		localized: number('The amount in the currency of the customer'),
		localized_formatted: text('The same, as the customer reads it'),
		currency_code: text('Currency of the customer'),
		exchange_rate: number('Rate between the two'),
	}),
	model('Weight', {
		value: number('The weight'),
		uom: choice(
			'Its unit',
			{
				G: { name: 'Grams', description: 'In grams' },
				KG: { name: 'Kilograms', description: 'In kilograms' },
				LB: { name: 'Pounds', description: 'In pounds' },
				OZ: { name: 'Ounces', description: 'In ounces' },
			},
			{ label: 'Unit' },
		),
	}),
	model('Distance', {
		value: number('The length'),
		uom: choice(
			'Its unit',
			{
				CM: { name: 'Centimeters', description: 'In centimeters' },
				IN: { name: 'Inches', description: 'In inches' },
			},
			{ label: 'Unit' },
		),
	}),
	model('OrderCurrentStageHistory', {
		before_stage: choice('Stage that the order was in before', stages),
		after_stage: choice('Stage that it came to', stages),
		transition_dts: date('When that was', { label: 'Date' }),
	}),
	model('OrderBilling', {
		email: text('Email address of who ordered', { maxLength: 100 }),
		cc_emails: texts('Further addresses that get emails about the order', { label: 'CC Emails' }),
		...address,
		cell_phone: text('Mobile phone number', { maxLength: 25 }),
		cell_phone_e164: text('The same, as +15551234567', { label: 'Cell Phone (E.164)', maxLength: 25 }),
	}),
	model('OrderShipping', {
		...address,
		shipping_method: text('How it is shipped'),
		shipping_method_accounting_code: text('Code of that in QuickBooks'),
		shipping_department_status: text('How far the shipping department has come', { maxLength: 30 }),
		shipping_date: text('When the first package was shipped'),
		ship_on_date: text('When the customer wants it to be shipped'),
		delivery_date: text('When the customer wants it to arrive'),
		pickup_dts: date('When the customer collects it', { label: 'Pickup Date' }),
		special_instructions: text('What the customer wants the carrier to know'),
		tracking_numbers: texts('Numbers of the packages at the carrier'),
		tracking_number_details: many('OrderTrackingNumberDetails', 'Where the packages are', {
			label: 'Tracking Details',
			expansion: 'shipping.tracking_number_details',
		}),
		ship_to_residential: flag('Whether somebody lives at the address'),
		lift_gate: flag('Whether the truck needs a lift gate'),
		least_cost_route: flag('Whether the cheapest shipping method is taken'),
		least_cost_route_shipping_methods: texts('Shipping methods to choose the cheapest from'),
		shipping_3rd_party_account_number: text('Account with a carrier that pays for the shipping', {
			label: 'Shipping 3rd Party Account Number',
			maxLength: 20,
		}),
		rma: text('Number under which items come back', { label: 'RMA', maxLength: 30 }),
		weight: one('Weight', 'What all of it weighs'),
	}),
	model('OrderTrackingNumberDetails', {
		tracking_number: text('Number of the package at the carrier'),
		tracking_url: text('Where the customer can follow the package', { label: 'Tracking URL' }),
		map_url: text('Map of where it is', { label: 'Map URL' }),
		shipping_method: text('How it is shipped'),
		status: text('How far it has come'),
		status_description: text('The same in words'),
		order_placed_date: text('When the order was placed'),
		order_placed_date_formatted: text('The same, as the customer reads it'),
		payment_processed_date: text('When it was paid'),
		payment_processed_date_formatted: text('The same, as the customer reads it'),
		shipped_date: text('When the package was shipped'),
		shipped_date_formatted: text('The same, as the customer reads it'),
		expected_delivery_date: text('When it should arrive'),
		expected_delivery_date_formatted: text('The same, as the customer reads it'),
		actual_delivery_date: text('When it arrived'),
		actual_delivery_date_formatted: text('The same, as the customer reads it'),
		details: many('OrderTrackingNumberDetail', 'Where it has been'),
		easypost_tracker_id: text('ID of the package at EasyPost', { label: 'EasyPost Tracker ID' }),
	}),
	model('OrderTrackingNumberDetail', {
		event_dts: date('When it was there', { label: 'Date' }),
		event_local_date: text('The same date, where the package was'),
		event_local_time: text('The time of day there'),
		event_timezone_id: text('The time zone there', { label: 'Time Zone' }),
		city: text('City it was in'),
		state: text('State it was in'),
		zip: text('Postal code it was at', { label: 'Postal Code' }),
		tag: text('How far it had come'),
		tag_description: text('The same in words'),
		tag_icon: text('Picture of that'),
		subtag: text('The same more closely'),
		subtag_message: text('That in words'),
	}),
	model('OrderSummary', amounts),
	model('OrderCoupon', {
		coupon_code: text('Code that the customer entered', { maxLength: 20 }),
		base_coupon_code: text(
			'Code of the coupon. It differs where the customer entered a one-time code of it.',
			{ maxLength: 20 },
		),
		automatically_applied: flag('Whether it was applied without the customer entering it'),
		accounting_code: text('Code of the coupon in QuickBooks'),
		hdie_from_customer: flag('Whether the customer does not see it', {
			label: 'Hidden From Customer',
			parameter: 'hideFromCustomer',
		}),
	}),
	model(
		'OrderItem',
		{
			merchant_item_id: text('The item', { label: 'Item ID', maxLength: 20 }),
			description: text('What the item is called', { maxLength: 2000 }),
			quantity: number('How many were bought'),
			cost: currency('Price of one'),
			discount: currency('What was taken off the price'),
			unit_cost_with_discount: currency('Price of one after the discount'),
			total_cost_with_discount: currency('Price of all after the discount'),
			taxable_cost: currency('What of the price is taxed'),
			arbitrary_unit_cost: currency('Price of one that was set by hand'),
			actual_cogs: currency('What the item cost you in fact'),
			total_refunded: currency('What was refunded'),
			quantity_refunded: number('How many were refunded'),
			refund_reason: text('Why it was refunded'),
			return_reason: text('Why it came back'),
			options: many('OrderItemOption', 'What the customer chose'),
			properties: many('OrderItemProperty', 'Values of your own that UltraCart keeps with the item'),
			tags: many('OrderItemTag', 'Tags of the item'),
			item_index: integer('Place of the item in the order'),
			discount_quantity: number('How many got the discount'),
			exclude_coupon: flag('Whether coupons leave the item out'),
			free_shipping: flag('Whether it is shipped for free'),
			no_shipping_discount: flag('Whether discounts on shipping leave the item out'),
			upsell: flag('Whether it was added by an upsell'),
			kit: flag('Whether it is a kit'),
			kit_component: flag('Whether it is a part of a kit'),
			parent_item_index: integer('Place of the kit in the order'),
			parent_merchant_item_id: text('The kit', { label: 'Parent Item ID', maxLength: 20 }),
			component_unit_value: number('What one is worth as a part of the kit'),
			pricing_tier_name: text('Pricing tier that gave the price'),
			mix_and_match_group_name: text('Mix and match group of the item'),
			mix_and_match_group_oid: integer('The number UltraCart gave the group', {
				label: 'Mix and Match Group ID',
			}),
			activation_codes: texts('Codes that activate the item'),
			shipping_status: text('How far the item has come'),
			shipped_dts: date('When it was shipped', { label: 'Shipped' }),
			shipped_by_user: text('Who shipped it'),
			packed_by_user: text('Who packed it'),
			ship_separately: flag('Whether it gets a box of its own'),
			distribution_center_code: text('Distribution center that ships it'),
			transmitted_to_distribution_center_dts: date('When the distribution center was told', {
				label: 'Transmitted',
			}),
			accounting_code: text('Code of the item in QuickBooks'),
			quickbooks_class: text('Class of the item in QuickBooks', { maxLength: 31 }),
			cogs: number('What the item costs you', { label: 'Cost of Goods' }),
			tax_free: flag('Whether it is not taxed'),
			manufacturer_sku: text('Number that the manufacturer gave it', { label: 'Manufacturer SKU' }),
			barcode: text('Barcode of the item'),
			barcode_gtin12: text('Barcode as GTIN-12', { label: 'Barcode GTIN 12', maxLength: 12 }),
			barcode_gtin14: text('Barcode as GTIN-14', { label: 'Barcode GTIN 14', maxLength: 14 }),
			barcode_upc11: text('Barcode as UPC-11', { label: 'Barcode UPC 11', maxLength: 11 }),
			barcode_upc12: text('Barcode as UPC-12', { label: 'Barcode UPC 12', maxLength: 12 }),
			weight: one('Weight', 'What one weighs'),
			discount_shipping_weight: one('Weight', 'What of the weight counts for shipping'),
			height: distance('How high one is'),
			length: distance('How long one is'),
			width: distance('How wide one is'),
			channel_partner_item_id: text('What the channel partner calls the item', {
				label: 'Channel Partner Item ID',
				maxLength: 30,
			}),
			country_code_of_origin: text('Two-letter code of the country it comes from', { maxLength: 2 }),
			customs_description: text('What customs are told'),
			hazmat: flag('Whether it is dangerous', { label: 'Hazardous' }),
			item_reference_oid: integer('What the auto order calls the item', { label: 'Item Reference ID' }),
			max_days_time_in_transit: integer('Days after which it spoils on its way', {
				label: 'Max Days in Transit',
			}),
			perishable_class: text('How soon it spoils', { maxLength: 50 }),
			special_product_type: text('Whether it is sent as media mail'),
			tax_product_type: choice('What it is to the tax office', {
				'': { name: 'Not Set', description: 'Not said' },
				digital: { name: 'Digital', description: 'A download' },
				physical: { name: 'Physical', description: 'A thing' },
				service: { name: 'Service', description: 'A service' },
			}),
			edi: json('OrderItemEdi', 'How the item came as electronic data', { label: 'EDI' }),
		},
		{
			leftOut: {
				auto_order_last_rebill_dts: 'Only of orders that are made by the API',
				auto_order_schedule: 'Only of orders that are made by the API',
			},
		},
	),
	model('OrderItemOption', {
		label: text('What was asked', { maxLength: 50 }),
		value: text('What the customer chose', { maxLength: 1024 }),
		cost_change: currency('What it adds to the price'),
		one_time_fee: flag('Whether it is added once, and not for each item'),
		hidden: flag('Whether the customer does not see it'),
		weight_change: one('Weight', 'What it adds to the weight'),
		height: distance('How high that is'),
		length: distance('How long that is'),
		width: distance('How wide that is'),
		additional_dimension_application: choice('What that does to the size of the item', {
			'add item': { name: 'Add Item', description: 'It is added' },
			none: { name: 'None', description: 'Nothing' },
			'set item to': { name: 'Set Item To', description: 'It is the size' },
		}),
		file_attachment: json('OrderItemOptionFileAttachment', 'File that the customer uploaded'),
	}),
	model('OrderItemProperty', {
		name: text('What the property is called', { maxLength: 100 }),
		value: text('What it holds', { maxLength: 3800 }),
		display: flag('Whether the customer sees it'),
		expiration_dts: date('When UltraCart deletes it', { label: 'Expiration Date' }),
	}),
	model('OrderItemTag', { tag_value: text('The tag', { label: 'Tag', maxLength: 100 }) }),
	model('OrderTag', { tag_value: text('The tag', { label: 'Tag', maxLength: 100 }) }),
	model('OrderProperty', {
		name: text('What the property is called', { maxLength: 100 }),
		value: text('What it holds', { maxLength: 1500 }),
		display: flag('Whether the customer sees it'),
		created_by: text('Who made it', { maxLength: 20 }),
		created_dts: date('When it was made', { label: 'Created' }),
		expiration_dts: date('When UltraCart deletes it', { label: 'Expiration Date' }),
	}),
	model('OrderGift', {
		gift: flag('Whether the order is a gift'),
		gift_email: text('Email address of who gets it', { maxLength: 100 }),
		gift_message: text('Message to who gets it', { maxLength: 10000 }),
		gift_charge: currency('What that costs'),
		gift_charge_refunded: currency('What of it was refunded'),
		gift_charge_accounting_code: text('Code of it in QuickBooks'),
		gift_wrap_title: text('Wrapping that the customer chose', { maxLength: 30 }),
		gift_wrap_cost: currency('What the wrapping costs'),
		gift_wrap_refunded: currency('What of it was refunded'),
		gift_wrap_accounting_code: text('Code of the wrapping in QuickBooks'),
	}),
	model('OrderGiftCertificate', {
		gift_certificate_code: text('Code of the gift certificate'),
		gift_certificate_oid: integer('The number UltraCart gave it', { label: 'Gift Certificate ID' }),
		gift_certificate_amount: currency('What of it was spent'),
	}),
	model('OrderMarketing', {
		advertising_source: text('Where the customer heard of you', { maxLength: 50 }),
		referral_code: text('Code of who sent the customer', { maxLength: 30 }),
		mailing_list: flag('Whether the customer agreed to emails'),
		cell_phone_opt_in: flag('Whether the customer agreed to text messages'),
	}),
	model('OrderUtm', {
		click_dts: date('When the link was clicked', { label: 'Click Date' }),
		...mapped(
			CAMPAIGN.map((name) => `utm_${name}`),
			(name) => text(`What ${name} in the link says`, { label: campaignLabel(name) }),
		),
		...mapped(
			CAMPAIGN.map((name) => `itm_${name}`),
			(name) => text(`What ${name} in the link says`, { label: campaignLabel(name) }),
		),
		...mapped(CLICK, (name) =>
			text(`What ${name} in the link says`, { label: name.charAt(0).toUpperCase() + name.slice(1) }),
		),
		...mapped(
			ATTRIBUTIONS.flatMap((name) => [`attribution_${name}_subtotal`, `attribution_${name}_total`]),
			() => number('What of the order this click gets the credit for'),
		),
		facebook_ad_id: text('Ad in Facebook that was clicked', { label: 'Facebook Ad ID' }),
		short_code: text('Short code of the link'),
		short_code_backup: flag('Whether that was found in another way'),
		uc_message_id: text("ID of UltraCart's email or text message", { label: 'UltraCart Message ID' }),
	}),
	model('OrderAffiliate', {
		affiliate_oid: integer('The number UltraCart gave the affiliate', { label: 'Affiliate ID' }),
		sub_id: text('What the affiliate calls the click', { label: 'Sub ID' }),
		ledger_entries: jsons('OrderAffiliateLedger', 'Commissions on the order', {
			expansion: 'affiliate.ledger',
		}),
	}),
	model('OrderCheckout', {
		comments: text('What the customer wrote'),
		...customFields((n) => `custom_field${n}`, CUSTOM_FIELD_LIMITS),
		customer_ip_address: text('IP address of the customer'),
		storefront_host_name: text('StoreFront of the order', { label: 'StoreFront Host Name' }),
		screen_branding_theme_code: text('Theme of the checkout, before StoreFronts', { maxLength: 10 }),
		screen_size: text('Whether the screen was small, medium or large'),
		upsell_path_code: text('Upsell path that the customer took'),
		browser: json('Browser', 'Browser and device of the customer'),
	}),
	model(
		'OrderPayment',
		{
			payment_method: choice('How the customer paid', paidBy(PAYMENT_METHODS)),
			payment_status: choice('How far the payment has come', {
				Authorized: { name: 'Authorized', description: 'Reserved' },
				'Capture Failed': { name: 'Capture Failed', description: 'Reserved, but it could not be taken' },
				Declined: { name: 'Declined', description: 'Refused' },
				Processed: { name: 'Processed', description: 'Paid' },
				Refunded: { name: 'Refunded', description: 'Paid back' },
				Skipped: { name: 'Skipped', description: 'Not needed' },
				Unprocessed: { name: 'Unprocessed', description: 'Not yet begun' },
				Voided: { name: 'Voided', description: 'Given up' },
			}),
			payment_dts: date('When it was paid', { label: 'Payment Date' }),
			test_order: flag('Whether it is a test'),
			hold_for_fraud_review: flag('Whether the order waits because it looks suspicious'),
			credit_card: one('OrderPaymentCreditCard', 'The credit card'),
			purchase_order: one('OrderPaymentPurchaseOrder', 'The purchase order'),
			check: one('OrderPaymentCheck', 'The check'),
			paypal: one('OrderPaymentPayPal', 'The payment in PayPal', { label: 'PayPal' }),
			insurance: one('OrderPaymentInsurance', 'The insurance that pays'),
			surcharge: currency('What the way of paying costs'),
			surcharge_accounting_code: text('Code of that in QuickBooks'),
			surcharge_transaction_fee: number('Fixed part of it'),
			surcharge_transaction_percentage: number('Percentage of it'),
			payment_method_accounting_code: text('Code of the payment method in QuickBooks'),
			payment_method_deposit_to_account: text('Account in QuickBooks that the money goes to'),
			rotating_transaction_gateway_code: text('Gateway that took the payment'),
			transactions: jsons('OrderPaymentTransaction', 'What the gateway was asked and answered', {
				expansion: 'payment.transaction',
			}),
		},
		{
			leftOut: {
				echeck: 'Bank accounts and driver licenses have no place in a workflow',
				health_benefit_card: 'Card numbers have no place in a workflow',
			},
		},
	),
	model(
		'OrderPaymentCreditCard',
		{
			card_type: choice(
				'Kind of card',
				titled(
					['AMEX', 'Diners Club', 'Discover', 'JCB', 'MasterCard', 'VISA'],
					(name) => `A card of ${name}`,
				),
			),
			card_expiration_month: integer('Month in which the card expires'),
			card_expiration_year: integer('Year in which the card expires'),
			card_number: text('Number of the card', { secret: true }),
			card_number_token: text('What stands for it', { secret: true }),
			card_verification_number_token: text('What stands for its check number', { secret: true }),
			card_number_truncated: flag('Whether UltraCart has kept only the end of the number'),
			card_auth_ticket: text('Ticket of the authorization', { label: 'Authorization Ticket' }),
			card_authorization_amount: number('Amount that was authorized'),
			card_authorization_dts: date('When it was authorized', { label: 'Authorized' }),
			card_authorization_reference_number: text('Number of the authorization'),
		},
		{ leftOut: { dual_vaulted: 'Where the gateway keeps the card, which helps nobody else' } },
	),
	model('OrderPaymentPurchaseOrder', { purchase_order_number: text('Number of the purchase order') }),
	model('OrderPaymentCheck', { check_number: text('Number of the check') }),
	model('OrderPaymentPayPal', {
		customer_id: text('The customer in PayPal', { label: 'Customer ID' }),
		vault_id: text('What PayPal keeps of the payment', { label: 'Vault ID' }),
	}),
	model('OrderPaymentInsurance', {
		insurance_type: text('Kind of insurance'),
		application_id: text('ID of the application', { label: 'Application ID' }),
		claim_id: text('ID of the claim', { label: 'Claim ID' }),
		refund_claim_id: text('ID of the claim that was paid back', { label: 'Refund Claim ID' }),
	}),
	model('OrderInternal', {
		merchant_notes: text('Notes that only you see'),
		transactional_merchant_notes: many('OrderTransactionalMerchantNote', 'The same, one by one'),
		sales_rep_code: text('Code of the sales representative', { maxLength: 10 }),
		placed_by_user: text('Who took the order, where that was one of your people'),
		refund_by_user: text('Who refunded it'),
		exported_to_accounting: flag('Whether QuickBooks has it'),
	}),
	model('OrderTransactionalMerchantNote', {
		note: text('The note'),
		note_dts: date('When it was written', { label: 'Date' }),
		user: text('Who wrote it'),
		ip_address: text('From where', { label: 'IP Address' }),
	}),
	model('OrderEmail', {
		email: text('Who it was sent to', { maxLength: 100 }),
		subject: text('What it is about'),
		send_dts: date('When it was sent', { label: 'Sent' }),
		delivered: flag('Whether it arrived'),
		delivery_dts: date('When it arrived', { label: 'Delivery Date' }),
		opened: flag('Whether it was opened'),
		opened_dts: date('When it was opened', { label: 'Opening Date' }),
		clicked: flag('Whether a link in it was clicked'),
		clicked_dts: date('When that was', { label: 'Click Date' }),
		bounce_dts: date('When it came back', { label: 'Bounce Date' }),
		bounce_type: text('Whether it came back for good'),
		bounce_sub_type: text('Why it came back'),
		bounce_diagnostic_code: text("The other server's words"),
		skipped: flag('Whether it was not sent'),
		skip_reason: text('Why it was not sent'),
		internal: flag('Whether it went to your own people'),
		message_id: text('ID of the email', { label: 'Message ID' }),
		reporting_mta: text('Server that told', { label: 'Reporting MTA' }),
		smtp_response: text('What that server said', { label: 'SMTP Response' }),
	}),
	model('OrderQuote', {
		quoted_by: text('Who made the quote'),
		quoted_dts: date('When it was made', { label: 'Quote Date' }),
		quote_expiration_dts: date('When it expires', { label: 'Quote Expiration Date' }),
	}),
	model(
		'OrderQuery',
		{
			order_id: orderId,
			email: text('Email address of who ordered', {
				maxLength: 100,
				placeholder: 'e.g. name@email.com',
				of: 'billing.email',
			}),
			cc_email: text('Further address that gets emails about the order', {
				placeholder: 'e.g. name@email.com',
				label: 'CC Email',
				maxLength: 100,
				of: 'billing.cc_emails',
			}),
			customer_profile_oid: integer('Orders of this customer', {
				label: 'Customer ID',
				of: 'customer_profile.customer_profile_oid',
			}),
			current_stage: choice('How far the order has come', queriedStages, { label: 'Stage' }),
			item_id: text('Orders that hold this item', {
				label: 'Item ID',
				searchListMethod: 'searchItems',
				of: 'items.merchant_item_id',
			}),
			...between('creation_date', 'Order Date', 'creation_dts', 'were placed'),
			...between('payment_date', 'Payment Date', 'payment.payment_dts', 'were paid'),
			...between('shipment_date', 'Shipment Date', 'shipping.shipping_date', 'were shipped'),
			...between('shipped_on_date', 'Ship on Date', 'shipping.ship_on_date', 'should be shipped'),
			...between('refund_date', 'Refund Date', 'refund_dts', 'were refunded'),
			payment_method: choice('How the customer paid', paidBy(QUERIED_PAYMENT_METHODS), {
				of: 'payment.payment_method',
			}),
			total: money('Orders that come to exactly this', { of: 'summary.total.value' }),
			first_name: text('First name of who ordered', {
				placeholder: 'e.g. Jane',
				maxLength: 30,
				of: 'billing.first_name',
			}),
			last_name: text('Last name of who ordered', {
				placeholder: 'e.g. Smith',
				maxLength: 30,
				of: 'billing.last_name',
			}),
			company: text('Company of who ordered', {
				placeholder: 'e.g. Northwind Goods',
				maxLength: 50,
				of: 'billing.company',
			}),
			phone: text('Phone number of who ordered', {
				placeholder: 'e.g. 555-123-4567',
				maxLength: 25,
				of: 'billing.day_phone',
			}),
			city: text('City of who ordered', { placeholder: 'e.g. Duluth', maxLength: 32, of: 'billing.city' }),
			state_region: text('State or region of who ordered', {
				placeholder: 'e.g. GA',
				label: 'State or Region',
				maxLength: 32,
				of: 'billing.state_region',
			}),
			postal_code: text('Postal code of who ordered', {
				placeholder: 'e.g. 30097',
				maxLength: 20,
				of: 'billing.postal_code',
			}),
			country_code: text('Two-letter code of the country of who ordered', {
				maxLength: 2,
				placeholder: 'e.g. US',
				of: 'billing.country_code',
			}),
			storefront_host_name: text('StoreFront of the order', {
				label: 'StoreFront Host Name',
				placeholder: 'e.g. www.example.com',
				of: 'checkout.storefront_host_name',
			}),
			purchase_order_number: text('Number of the purchase order', {
				placeholder: 'e.g. PO-1042',
				of: 'payment.purchase_order.purchase_order_number',
			}),
			rma: text('Number under which items come back', {
				placeholder: 'e.g. RMA-1042',
				label: 'RMA',
				maxLength: 30,
				of: 'shipping.rma',
			}),
			...customFields(
				(n) => `custom_field_${n}`,
				CUSTOM_FIELD_LIMITS.map(() => undefined),
				'checkout.custom_field',
			),
			screen_branding_theme_code: text('Theme of the checkout, before StoreFronts', {
				placeholder: 'e.g. DFLT',
				maxLength: 10,
				of: 'checkout.screen_branding_theme_code',
			}),
			query_target: queryTarget,
		},
		{
			leftOut: {
				channel_partner_code: 'Orders of channel partners are looked after in UltraCart',
				channel_partner_order_id: 'Orders of channel partners are looked after in UltraCart',
				card_bin: 'Numbers of cards have no place in a workflow',
				card_last4: 'Numbers of cards have no place in a workflow',
				payment_transaction_filters:
					'For people who look into payments at the gateway, which UltraCart is the place for',
			},
		},
	),
	model('OrderQueryBatch', {
		order_ids: texts('IDs of the orders', { label: 'Order IDs' }),
		query_target: queryTarget,
	}),
	answer('OrderResponse', { order: one('Order', 'The order') }),
	answer('OrdersResponse', { orders: many('Order', 'The orders') }),
];
