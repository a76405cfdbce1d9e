/** Models of customers: the profile with its addresses, and what belongs to it. */
import {
	answer,
	choice,
	date,
	flag,
	integer,
	many,
	model,
	money,
	number,
	one,
	records,
	text,
	texts,
	values,
} from './rows';
import type { Attributes, Model } from './types';

/** What several models share. */
const customerId = integer('The number UltraCart gave the customer', {
	label: 'Customer ID',
	positive: true,
	readOnly: true,
});
const vestingDays = integer('Days until it can be spent. Without it, or with 0, it can be spent at once.');
const expirationDays = integer(
	'Days until what is left of it expires. Without it, or with 0, it never does.',
);
const orderId = text('Order that it belongs to', { label: 'Order ID', placeholder: 'e.g. DEMO-0009104309' });
export const email = text('Email address of the customer', { placeholder: 'e.g. name@email.com' });

// Why a form does not ask for something that JSON takes.
const ACCOUNTING = 'A setting of the accounting software, which people set up in UltraCart';
const WHOLESALE = 'A setting for wholesale customers, which people make in UltraCart';
const CARRIER = 'An account with a carrier, which people enter in UltraCart';

function addressModel(name: string, kind: 'billing' | 'shipping'): Model {
	return model(name, {
		[`customer_${kind}_oid`]: integer('The number UltraCart gave the address', {
			label: 'Address ID',
			positive: true,
		}),
		customer_profile_oid: customerId,
		[`default_${kind}`]: flag(`Whether it is the customer's default ${kind} address`, {
			label: 'Default',
			parameter: kind === 'billing' ? 'defaultBilling' : 'defaultShipping',
			initially: true,
		}),
		title: text('What the person is addressed by', { maxLength: 50, placeholder: 'e.g. Dr.' }),
		first_name: text('First name of the person', { maxLength: 30, placeholder: 'e.g. Jane' }),
		last_name: text('Last name of the person', { maxLength: 30, placeholder: 'e.g. Smith' }),
		company: text('Company of the person', { placeholder: 'e.g. Northwind Goods', maxLength: 50 }),
		address1: text('First line of the address', {
			label: 'Address Line 1',
			maxLength: 50,
			placeholder: 'e.g. 55 Main Street',
		}),
		address2: text('Second line of the address', {
			label: 'Address Line 2',
			maxLength: 50,
			placeholder: 'e.g. Suite 101',
		}),
		city: text('City of the address', { maxLength: 32, placeholder: 'e.g. Duluth' }),
		state_region: text('State in the United States, region or province elsewhere', {
			label: 'State or Region',
			maxLength: 32,
			placeholder: 'e.g. GA',
		}),
		postal_code: text('Postal code of the address', { maxLength: 20, placeholder: 'e.g. 30097' }),
		country_code: text('Two-letter code of the country', { maxLength: 2, placeholder: 'e.g. US' }),
		tax_county: text('County that the tax depends on, in the United States', {
			placeholder: 'e.g. Gwinnett',
			maxLength: 32,
		}),
		day_phone: text('Phone number during the day', { maxLength: 25, placeholder: 'e.g. 555-123-4567' }),
		day_phone_e164: text('The same, as +15551234567', { label: 'Day Phone (E.164)', readOnly: true }),
		evening_phone: text('Phone number in the evening', { maxLength: 25, placeholder: 'e.g. 555-123-4567' }),
		evening_phone_e164: text('The same, as +15551234567', { label: 'Evening Phone (E.164)', readOnly: true }),
		last_used_dts: date('When an order last had it', { label: 'Last Used', readOnly: true }),
	});
}

/** What a form asks of an address at once. */
const USUAL_ADDRESS = [
	'first_name',
	'last_name',
	'address1',
	'city',
	'state_region',
	'postal_code',
	'country_code',
];

/** What an address holds that customers are found by, with an example. */
const FOUND_BY = [
	['first_name', 'first_name', 'Part of a first name', 30, 'e.g. Jane'],
	['last_name', 'last_name', 'Part of a last name', 30, 'e.g. Smith'],
	['company', 'company', 'Part of a company', 50, 'e.g. Northwind'],
	['city', 'city', 'Part of a city', 32, 'e.g. Duluth'],
	['state', 'state_region', 'State or region', 32, 'e.g. GA'],
	['postal_code', 'postal_code', 'Postal code', 20, 'e.g. 30097'],
	['country_code', 'country_code', 'Two-letter code of a country', 2, 'e.g. US'],
	['day_phone', 'day_phone', 'Daytime phone number', 25, 'e.g. 555-123-4567'],
	['evening_phone', 'evening_phone', 'Evening phone number', 25, 'e.g. 555-123-4567'],
] as const;

const addressFilters = (kind: 'billing' | 'shipping'): Attributes =>
	Object.fromEntries(
		FOUND_BY.map(([name, attribute, what, maxLength, placeholder]) => [
			`${kind}_${name}`,
			text(`${what} in their ${kind} addresses`, { maxLength, placeholder, of: `${kind}.${attribute}` }),
		]),
	);

/** When customers signed up: what a search takes too. */
export const signedUp: Attributes = {
	signup_dts_start: date('Customers who signed up at this moment or later', {
		label: 'Signed Up From',
		of: 'signup_dts',
	}),
	signup_dts_end: date('Customers who signed up at this moment or earlier', {
		label: 'Signed Up Until',
		of: 'signup_dts',
	}),
};

const storeCredit: Attributes = {
	available: money('What can be spent now'),
	vesting: money('What can be spent later'),
	expiring: money('What expires within 30 days'),
	total: money('All that the customer ever got'),
};

export const customerModels: readonly Model[] = [
	model(
		'Customer',
		{
			customer_profile_oid: customerId,
			email: { ...email, description: 'Email address of the customer. No two customers have the same.' },
			billing: records('CustomerBilling', 'customer_billing_oid', 'Billing addresses of the customer', {
				defaultFlag: 'default_billing',
				label: 'Billing Addresses',
				expansion: 'billing',
				usual: USUAL_ADDRESS,
			}),
			shipping: records('CustomerShipping', 'customer_shipping_oid', 'Shipping addresses of the customer', {
				defaultFlag: 'default_shipping',
				label: 'Shipping Addresses',
				expansion: 'shipping',
				usual: USUAL_ADDRESS,
			}),
			tags: values('CustomerTag', 'tag_value', 'Tags of the customer', { expansion: 'tags' }),
			pricing_tiers: values('CustomerPricingTier', 'name', 'Pricing tiers that the customer buys at', {
				expansion: 'pricing_tiers',
			}),
			privacy: one('CustomerPrivacy', 'What the customer has agreed to', { expansion: 'privacy' }),
			loyalty: one('CustomerLoyalty', 'Loyalty points and tier of the customer', {
				label: 'Loyalty Tier ID',
				expansion: 'loyalty',
			}),
			orders_summary: one(
				'CustomerOrdersSummary',
				'How often, when and for how much the customer has bought',
				{
					expansion: 'orders_summary',
					readOnly: true,
				},
			),
			quotes_summary: one(
				'CustomerQuotesSummary',
				'How often, when and for how much the customer has asked for quotes',
				{
					expansion: 'quotes_summary',
					readOnly: true,
				},
			),
			affiliate_oid: integer('Affiliate who brought the customer', {
				label: 'Affiliate ID',
				positive: true,
				loadOptionsMethod: 'getCustomerAffiliates',
			}),
			birth_date: text('Birthday of the customer', { placeholder: 'e.g. 1990-05-17' }),
			business_notes: text('Notes that only you see', {
				placeholder: 'e.g. Met at the fair in May',
				maxLength: 2000,
			}),
			automatic_merchant_notes: text('Notes that UltraCart puts on every order of the customer', {
				placeholder: 'e.g. Pack with care',
			}),
			referral_source: text('How the customer heard of you, as given when signing up for wholesale', {
				placeholder: 'e.g. Trade fair',
				maxLength: 50,
			}),
			sales_rep_code: text('Code of the sales representative', {
				label: 'Sales Rep Code',
				maxLength: 10,
				loadOptionsMethod: 'getSalesRepCodes',
			}),
			website_url: text("The customer's website", {
				label: 'Website URL',
				maxLength: 100,
				placeholder: 'e.g. https://www.example.com',
			}),
			fax: text('Fax number of the customer', { placeholder: 'e.g. 555-123-4568', maxLength: 32 }),
			password: text('Password that the customer signs in to your store with', {
				maxLength: 30,
				secret: true,
			}),
			cc_emails: records(
				'CustomerEmail',
				'customer_profile_email_oid',
				'Further addresses that get emails about orders',
				{
					label: 'CC Emails',
					expansion: 'cc_emails',
					usual: ['email', 'label'],
				},
			),
			properties: records(
				'CustomerProperty',
				'customer_profile_property_oid',
				'Values of your own that UltraCart keeps with the customer',
				{
					expansion: 'properties',
					usual: ['name', 'value'],
				},
			),
			reviewer: one('CustomerReviewer', 'The customer as a reviewer of items', { expansion: 'reviewer' }),
			do_not_send_mail: flag('Whether UltraCart sends the customer no email'),
			send_signup_notification: flag(
				'Whether UltraCart sends its email about the new account. It matters only when the customer is created.',
			),
			free_shipping: flag('Whether shipping is always free for the customer'),
			free_shipping_minimum: money('Subtotal from which the free shipping counts'),
			no_free_shipping: flag(
				'Whether shipping is never free for the customer, whatever coupons and items say',
			),
			no_coupons: flag('Whether the customer may not use coupons'),
			minimum_subtotal: money('Subtotal that an order of the customer must reach'),
			minimum_item_count: integer('Items that an order of the customer must have at least', {
				notInForms: WHOLESALE,
			}),
			maximum_item_count: integer('Items that an order of the customer may have at most', {
				notInForms: WHOLESALE,
			}),
			tax_exempt: flag('Whether the customer pays no tax'),
			tax_id: text('Tax number of the customer', {
				placeholder: 'e.g. 12-3456789',
				label: 'Tax ID',
				maxLength: 15,
			}),
			terms: text('Terms on which the customer pays', { loadOptionsMethod: 'getTerms' }),
			unapproved: flag('Whether the account still waits for your approval'),
			allow_quote_request: flag('Whether the customer may ask for a quote'),
			allow_purchase_order: flag('Whether the customer may pay by purchase order'),
			auto_approve_purchase_order: flag('Whether purchase orders are approved by themselves', {
				notInForms: WHOLESALE,
			}),
			allow_cod: flag('Whether the customer may pay on delivery', {
				label: 'Allow COD',
				notInForms: WHOLESALE,
			}),
			auto_approve_cod: flag('Whether orders paid on delivery are approved by themselves', {
				label: 'Auto Approve COD',
				notInForms: WHOLESALE,
			}),
			allow_3rd_party_billing: flag(
				"Whether shipping can be charged to the customer's own account with a carrier",
				{
					label: 'Allow 3rd Party Billing',
					notInForms: WHOLESALE,
				},
			),
			allow_drop_shipping: flag('Whether orders can go to addresses that the customer types in', {
				notInForms: WHOLESALE,
			}),
			allow_selection_of_address_type: flag('Whether the customer may say if an address is residential', {
				notInForms: WHOLESALE,
			}),
			exempt_shipping_handling_charge: flag('Whether the customer pays no charge for handling', {
				notInForms: WHOLESALE,
			}),
			no_realtime_charge: flag('Whether cards are charged later, by hand', { notInForms: WHOLESALE }),
			track_separately: flag('Whether QuickBooks keeps the customer apart', { notInForms: ACCOUNTING }),
			qb_class: text('QuickBooks class of the customer', {
				label: 'QuickBooks Class',
				notInForms: ACCOUNTING,
			}),
			qb_code: text('QuickBooks name of the customer', { label: 'QuickBooks Code', notInForms: ACCOUNTING }),
			qb_tax_exemption_reason_code: integer('Why QuickBooks charges no tax', {
				label: 'QuickBooks Tax Exemption Reason Code',
				notInForms: ACCOUNTING,
			}),
			quickbooks_online_customer_id: text('ID that the customer has in QuickBooks Online', {
				label: 'QuickBooks Online Customer ID',
				maxLength: 50,
				notInForms: ACCOUNTING,
			}),
			tax_codes: one('CustomerTaxCodes', 'Codes of the customer in services that calculate taxes', {
				expansion: 'tax_codes',
				notInForms: ACCOUNTING,
			}),
			dhl_account_number: text('Account with DHL', {
				label: 'DHL Account Number',
				maxLength: 20,
				notInForms: CARRIER,
			}),
			dhl_duty_account_number: text('Account with DHL that pays duties', {
				label: 'DHL Duty Account Number',
				maxLength: 20,
				notInForms: CARRIER,
			}),
			fedex_account_number: text('Account with FedEx', {
				label: 'FedEx Account Number',
				maxLength: 20,
				notInForms: CARRIER,
			}),
			ups_account_number: text('Account with UPS', {
				label: 'UPS Account Number',
				maxLength: 20,
				notInForms: CARRIER,
			}),
			edi: one('CustomerEDI', 'How the customer exchanges data with you as a trading partner', {
				label: 'EDI',
				notInForms: WHOLESALE,
			}),
			cards: records(
				'CustomerCard',
				'customer_profile_credit_card_id',
				'Credit cards on file. Numbers never come out.',
				{
					expansion: 'cards',
					notInForms: 'A card number has no place in a workflow: customers enter it in your store',
				},
			),
			attachments: many('CustomerAttachment', 'Files that belong to the customer', {
				expansion: 'attachments',
				notInForms: 'Files are uploaded in UltraCart',
			}),
			software_entitlements: many(
				'CustomerSoftwareEntitlement',
				'Software that the customer may use, with activation codes',
				{
					expansion: 'software_entitlements',
					notInForms: 'Orders of software make them',
				},
			),
			suppress_buysafe: flag('Whether the seal of buySAFE is left out', {
				label: 'Suppress BuySAFE',
				notInForms: 'UltraCart has given it up',
			}),
			signup_dts: date('When the customer signed up', { label: 'Signup Date', readOnly: true }),
			last_modified_dts: date('When the profile was last changed', {
				label: 'Last Modified',
				readOnly: true,
			}),
			last_modified_by: text('Who last changed the profile', { maxLength: 100, readOnly: true }),
			merchant_id: text('Your account', { label: 'Merchant ID', readOnly: true }),
		},
		{
			expansions: {
				attachments: 'Attachments',
				billing: 'Billing Addresses',
				cards: 'Cards',
				cc_emails: 'CC Emails',
				loyalty: 'Loyalty',
				orders_summary: 'Orders Summary',
				pricing_tiers: 'Pricing Tiers',
				privacy: 'Privacy',
				properties: 'Properties',
				quotes_summary: 'Quotes Summary',
				reviewer: 'Reviewer',
				shipping: 'Shipping Addresses',
				software_entitlements: 'Software Entitlements',
				tags: 'Tags',
				tax_codes: 'Tax Codes',
			},
			simplified: [
				'customer_profile_oid',
				'email',
				'billing',
				'shipping',
				'tags',
				'pricing_tiers',
				'privacy',
				'orders_summary',
				'signup_dts',
				'last_modified_dts',
			],
			leftOut: {
				activity: 'What the customer did with emails and text messages: nothing brings it',
				orders: 'Whole orders, each as long as the customer: Order → Get Many has them, by Customer ID',
				quotes: 'Whole orders too',
			},
		},
	),
	addressModel('CustomerBilling', 'billing'),
	addressModel('CustomerShipping', 'shipping'),
	model('CustomerTag', {
		tag_value: text('The tag', { label: 'Tag', maxLength: 250, placeholder: 'e.g. VIP' }),
	}),
	model('CustomerPricingTier', {
		pricing_tier_oid: integer('The number UltraCart gave the pricing tier', {
			label: 'Pricing Tier ID',
			readOnly: true,
		}),
		name: text('What the pricing tier is called', { maxLength: 50, placeholder: 'e.g. Wholesale' }),
	}),
	model('CustomerPrivacy', {
		marketing: flag('Whether the customer agreed to marketing', { initially: true }),
		preference: flag('Whether the customer agreed that preferences are remembered', { initially: true }),
		statistics: flag('Whether the customer agreed that statistics are kept', { initially: true }),
		last_update_dts: date('When that last changed', { label: 'Last Update', readOnly: true }),
	}),
	model('CustomerEmail', {
		customer_profile_email_oid: integer('The number UltraCart gave the address', {
			label: 'Email ID',
			positive: true,
		}),
		email: text('Address that gets the emails', { maxLength: 100, placeholder: 'e.g. name@email.com' }),
		label: text('What the address is for', { maxLength: 100, placeholder: 'e.g. Bookkeeping' }),
		receipt_notification: flag('Whether it gets receipts', { initially: true }),
		refund_notification: flag('Whether it gets emails about refunds', { initially: true }),
		shipment_notification: flag('Whether it gets emails about shipments', { initially: true }),
	}),
	model('CustomerProperty', {
		customer_profile_property_oid: integer('The number UltraCart gave the property', {
			label: 'Property ID',
			positive: true,
		}),
		name: text('What the property is called', { maxLength: 100, placeholder: 'e.g. favorite_color' }),
		value: text('What it holds', { maxLength: 1500, placeholder: 'e.g. green' }),
		expiration_dts: date('When UltraCart deletes it', {
			label: 'Expiration Date',
			parameter: 'expirationDate',
		}),
	}),
	model('CustomerReviewer', {
		nickname: text('Name that is shown with reviews', { placeholder: 'e.g. Jane S.' }),
		location: text('Place that is shown with reviews', { placeholder: 'e.g. Atlanta' }),
		auto_approve: flag('Whether reviews are approved by themselves', { initially: true }),
		expert: flag('Whether the customer counts as an expert', { initially: true }),
		rank: integer('Place among all reviewers', { readOnly: true }),
		reviews_contributed: integer('How many reviews the customer wrote', { readOnly: true }),
		number_helpful_review_votes: integer('How often others found them helpful', { readOnly: true }),
		average_overall_rating: number('What the customer gives on average', { readOnly: true }),
		first_review: text('When the first review was written', { readOnly: true }),
		last_review: text('When the last review was written', { readOnly: true }),
	}),
	model('CustomerOrdersSummary', {
		order_count: integer('How many orders there are'),
		total: money('What they come to'),
		first_order_dts: date('When the first was placed', { label: 'First Order' }),
		last_order_dts: date('When the last was placed', { label: 'Last Order' }),
	}),
	model('CustomerQuotesSummary', {
		quote_count: integer('How many quotes there are'),
		total: money('What they come to'),
		first_quote_dts: date('When the first was asked for', { label: 'First Quote' }),
		last_quote_dts: date('When the last was asked for', { label: 'Last Quote' }),
	}),
	model('CustomerCard', {
		customer_profile_credit_card_id: integer('The number UltraCart gave the card', {
			label: 'Card ID',
			positive: true,
		}),
		customer_profile_oid: customerId,
		card_type: text('Kind of card', { placeholder: 'e.g. Visa' }),
		card_number: text('Number of the card', { secret: true }),
		card_number_token: text('What stands for the number of a card that was entered in a hosted field', {
			secret: true,
		}),
		card_expiration_month: integer('Month in which the card expires, 1 to 12'),
		card_expiration_year: integer('Year in which the card expires, with four digits'),
		last_used_dts: date('When an order last used it', { label: 'Last Used', readOnly: true }),
	}),
	model('CustomerEDI', {
		channel_partner_oid: integer('The number UltraCart gave the channel partner', {
			label: 'Channel Partner ID',
		}),
		distribution_center_number: text('Number of the distribution center'),
		store_number: text('Number of the store'),
	}),
	model('CustomerTaxCodes', {
		avalara_customer_code: text('Customer code in Avalara'),
		avalara_entity_use_code: text('Entity use code in Avalara'),
		sovos_customer_code: text('Customer code in Sovos'),
		taxjar_customer_id: text('Customer ID in TaxJar', { label: 'TaxJar Customer ID' }),
		taxjar_exemption_type: text('Why TaxJar charges no tax', { label: 'TaxJar Exemption Type' }),
	}),
	model('CustomerAttachment', {
		customer_profile_attachment_oid: integer('The number UltraCart gave the file', {
			label: 'Attachment ID',
		}),
		file_name: text('Name of the file'),
		description: text('What the file is'),
		mime_type: text('Type of the file', { label: 'MIME Type' }),
		upload_dts: date('When it was uploaded', { label: 'Upload Date' }),
	}),
	model('CustomerSoftwareEntitlement', {
		customer_software_entitlement_oid: integer('The number UltraCart gave the entitlement', {
			label: 'Entitlement ID',
		}),
		software_sku: text('The software', { label: 'Software SKU', maxLength: 30 }),
		activation_code: text('Code that activates it', { maxLength: 50 }),
		activation_dts: date('When the code was made', { label: 'Activation Date' }),
		expiration_dts: date('When the code expires', { label: 'Expiration Date', parameter: 'expirationDate' }),
		purchased_via_item_id: text('Item it was bought with', { label: 'Purchased by Item ID', maxLength: 20 }),
		purchased_via_item_description: text('Description of that item', {
			label: 'Purchased by Item Description',
			maxLength: 512,
		}),
		purchased_via_order_id: text('Order it was bought with', {
			label: 'Purchased by Order ID',
			maxLength: 30,
		}),
	}),
	model('CustomerQuery', {
		email: text('Part of their email address', { placeholder: 'e.g. @example.com' }),
		emails: texts('Email addresses. Customers who have one of them are found.', {
			of: 'email',
			placeholder: 'e.g. name@email.com, other@email.com',
		}),
		all_tags: texts('Tags that customers must have, all of them', {
			of: 'tags.tag_value',
			placeholder: 'e.g. VIP, Newsletter',
		}),
		any_tags: texts('Tags of which customers must have one', {
			of: 'tags.tag_value',
			placeholder: 'e.g. VIP, Newsletter',
		}),
		...signedUp,
		last_modified_dts_start: date('Customers changed at this moment or later', {
			label: 'Last Modified From',
			of: 'last_modified_dts',
		}),
		last_modified_dts_end: date('Customers changed at this moment or earlier', {
			label: 'Last Modified Until',
			of: 'last_modified_dts',
		}),
		pricing_tier_oid: integer('Customers who buy at this pricing tier', {
			label: 'Pricing Tier ID',
			of: 'pricing_tiers.pricing_tier_oid',
		}),
		pricing_tier_name: text('Customers who buy at the pricing tier of this name', {
			placeholder: 'e.g. Wholesale',
			maxLength: 50,
			of: 'pricing_tiers.name',
		}),
		...addressFilters('billing'),
		...addressFilters('shipping'),
		qb_class: text('Their class in QuickBooks', { label: 'QuickBooks Class', placeholder: 'e.g. Retail' }),
		quickbooks_code: text('Their name in QuickBooks', { of: 'qb_code', placeholder: 'e.g. SMITH' }),
		query_target: choice(
			'Where UltraCart looks',
			{
				cache: { name: 'Cache', description: 'Faster, and may lack the changes of the last minutes' },
				origin: { name: 'Origin', description: 'What is true now' },
			},
			{ label: 'Read From' },
		),
	}),
	model('CustomerLoyalty', {
		loyalty_tier_oid: integer(
			'Tier of your loyalty program that the customer is in. 0 takes the customer out of it.',
			{ label: 'Loyalty Tier ID' },
		),
		loyalty_tier_name: text('Tier of your loyalty program that the customer is in', { readOnly: true }),
		loyalty_tier_expiration_dts: date('When the tier ends', {
			label: 'Loyalty Tier Expiration Date',
			readOnly: true,
		}),
		current_points: integer('Points that can be spent now', { readOnly: true }),
		pending_points: integer('Points that can be spent later', { readOnly: true }),
		internal_gift_certificate_balance: text('Cashback and store credit that is left', {
			label: 'Store Credit Balance',
			readOnly: true,
		}),
		internal_gift_certificate_oid: integer('Gift certificate in which UltraCart keeps the store credit', {
			label: 'Internal Gift Certificate ID',
			readOnly: true,
		}),
		internal_gift_certificate: one('GiftCertificate', 'The same with its ledger', { readOnly: true }),
		ledger_entries: many('CustomerLoyaltyLedger', 'Points that came and went', { readOnly: true }),
		redemptions: many('CustomerLoyaltyRedemption', 'What the customer got for points', { readOnly: true }),
	}),
	model('CustomerLoyaltyLedger', {
		loyalty_ledger_oid: integer('The number UltraCart gave the entry', { label: 'Entry ID' }),
		loyalty_points: integer('Points that came; below zero they went'),
		description: text('What the entry says'),
		ledger_dts: date('When it counts from', { label: 'Ledger Date' }),
		vesting_dts: date('When the points can be spent', { label: 'Vesting Date' }),
		order_id: orderId,
		item_id: text('Item that brought the points', { label: 'Item ID' }),
		item_index: integer('Place of the item in the order'),
		quantity: integer('How many of the item'),
		email: text('Email address of the customer'),
		loyalty_campaign_oid: integer('Campaign that brought the points', { label: 'Loyalty Campaign ID' }),
		created_by: text('Who made the entry'),
		created_dts: date('When it was made', { label: 'Created' }),
		modified_by: text('Who last changed it'),
		modified_dts: date('When it was last changed', { label: 'Modified' }),
	}),
	model('CustomerLoyaltyRedemption', {
		loyalty_redemption_oid: integer('The number UltraCart gave the redemption', { label: 'Redemption ID' }),
		loyalty_ledger_oid: integer('Entry of the ledger that took the points', { label: 'Entry ID' }),
		loyalty_points: integer('Points that were spent'),
		redemption_dts: date('When they were spent', { label: 'Redemption Date' }),
		description_for_customer: text('What the customer reads'),
		coupon_code: text('Code that the customer got'),
		coupon_code_oid: integer('The number UltraCart gave the code', { label: 'Coupon Code ID' }),
		coupon_used: flag('Whether the code has been used'),
		gift_certificate_code: text('Gift certificate that the customer got'),
		gift_certificate_oid: integer('The number UltraCart gave it', { label: 'Gift Certificate ID' }),
		remaining_balance: money('What is left of it'),
		expiration_dts: date('When it expires', { label: 'Expiration Date' }),
		order_id: orderId,
	}),
	model('CustomerStoreCredit', {
		...storeCredit,
		past_ledgers: many('CustomerStoreCreditLedgerEntry', 'What came, went and expired', {
			label: 'Past Entries',
		}),
		future_ledgers: many('CustomerStoreCreditLedgerEntry', 'What will vest and expire', {
			label: 'Future Entries',
		}),
	}),
	model('CustomerStoreCreditLedgerEntry', {
		gift_certificate_ledger_oid: integer('The number UltraCart gave the entry', { label: 'Entry ID' }),
		gift_certificate_oid: integer('Gift certificate in which UltraCart keeps the store credit', {
			label: 'Gift Certificate ID',
		}),
		action: text('Whether it vests or expires'),
		amount: money('What came; below zero it went', { signed: true }),
		description: text('What the entry says', { maxLength: 50 }),
		entry_dts: date('When it counts from', { label: 'Entry Date' }),
		reference_order_id: text('Order it was spent on', { label: 'Reference Order ID' }),
	}),
	model('CustomerStoreCreditAddRequest', {
		amount: money('How much to add', { positive: true }),
		description: text('Reason, which the customer can read', { placeholder: 'e.g. Sorry for the delay' }),
		vesting_days: vestingDays,
		expiration_days: expirationDays,
	}),
	model('AdjustInternalCertificateRequest', {
		adjustment_amount: money('What to add to the balance; below zero takes away', {
			label: 'Amount',
			parameter: 'amount',
			signed: true,
		}),
		description: text('Reason', { maxLength: 50, placeholder: 'e.g. Returned goods' }),
		entry_dts: date('When it counts from', { label: 'Entry Date', parameter: 'entryDate' }),
		vesting_days: vestingDays,
		expiration_days: expirationDays,
		order_id: orderId,
	}),
	answer('AdjustInternalCertificateResponse', {
		adjustment_amount: money('What was added', { signed: true }),
		balance_amount: money('What the balance is now'),
	}),
	model('AdjustLoyaltyPointsRequest', {
		loyalty_points: integer('Points to add; below zero takes away', { label: 'Points', parameter: 'points' }),
		description: text('Reason', { maxLength: 200, placeholder: 'e.g. Birthday' }),
		vesting_days: integer(
			"Days until the points can be spent. Without it your loyalty program's own setting counts, with 0 at once.",
		),
		order_id: orderId,
	}),
	answer('AdjustLoyaltyPointsResponse', {
		loyalty_points: integer('Points that were added'),
		current_points: integer('Points that can be spent now'),
		pending_points: integer('Points that can be spent later'),
	}),
	model('EmailList', {
		email_list_uuid: text('The ID UltraCart gave the list', { label: 'Email List ID' }),
		name: text('What the list is called', { maxLength: 250 }),
		public_description: text('What customers read about it'),
		public_list: flag('Whether customers can choose it'),
		member_count: integer('How many are on it'),
		deleted: flag('Whether it has been deleted'),
		created_dts: date('When it was made', { label: 'Created' }),
		storefront_oid: integer('StoreFront it belongs to', { label: 'StoreFront ID' }),
		allow_csv_download: flag('Whether you may download it', { label: 'Allow CSV Download' }),
		esp_list_segment_folder_uuid: text('Folder it is in', { label: 'Folder ID' }),
		merchant_id: text('Your account', { label: 'Merchant ID' }),
		used_by: many('EmailListSegmentUsedBy', 'Flows and campaigns that use it'),
	}),
	model('EmailListSegmentUsedBy', {
		name: text('What it is called'),
		email_campaign_uuid: text('The ID UltraCart gave the campaign', { label: 'Email Campaign ID' }),
		email_flow_uuid: text('The ID UltraCart gave the flow', { label: 'Email Flow ID' }),
	}),
	model('CustomerEmailListChanges', {
		add_to_lists: texts('Lists to add the customer to', {
			loadOptionsMethod: 'getEmailLists',
			label: 'Add to Email Lists',
		}),
		remove_from_lists: texts('Lists to take the customer off', {
			loadOptionsMethod: 'getEmailLists',
			label: 'Remove From Email Lists',
		}),
	}),
	model('CustomerEmailSuppressionRequest', {
		consent_source: choice('How the customer asked for emails again', {
			chat: { name: 'Chat', description: 'In a chat' },
			email: { name: 'Email', description: 'By email' },
			in_person: { name: 'In Person', description: 'Face to face' },
			other: { name: 'Other', description: 'In another way' },
			phone: { name: 'Phone', description: 'On the phone' },
			written: { name: 'Written', description: 'In writing' },
		}),
		reason: text(
			'Why the customer may be written to again. UltraCart keeps it, and requires it after a spam complaint.',
			{
				placeholder: 'e.g. Asked for the newsletter again on the phone',
			},
		),
		clear_bounce: flag('Whether to forget that emails to the customer came back', { initially: true }),
		clear_global_unsubscribe: flag('Whether to forget that the customer unsubscribed from everything', {
			initially: true,
		}),
		clear_spam_complaint: flag('Whether to forget that the customer reported an email as spam', {
			initially: true,
		}),
	}),
	answer('CustomerEmailSuppressionResponse', {
		email_suppression: one('CustomerEmailSuppressionResult', 'What was cleared'),
	}),
	model(
		'CustomerEmailSuppressionResult',
		{
			customer_profile_oid: customerId,
			email: text('Address that it is about'),
			bounce_cleared: flag('Whether a bounce was cleared'),
			global_unsubscribe_cleared: flag(
				'Whether the customer had unsubscribed from everything, which no longer counts',
			),
			global_unsubscribed: flag('Whether the customer is unsubscribed from everything now'),
			global_unsubscribed_dts: date('Since when', { label: 'Globally Unsubscribed Since' }),
			spam_complaint_cleared: flag('Whether a spam complaint was cleared'),
			spam_complaint: flag('Whether there is a spam complaint now'),
			spam_complaint_dts: date('Since when', { label: 'Spam Complaint Since' }),
			esp_suppression_removed: flag('Whether the mail provider did all of it', {
				label: 'Cleared by Mail Provider',
			}),
			esp_warning: text('What the mail provider did not do', { label: 'Mail Provider Warning' }),
			suppression_surfaces: one('EmailSuppressionSurfaces', 'Each list of the mail provider'),
		},
		{
			simplified: [
				'customer_profile_oid',
				'email',
				'bounce_cleared',
				'global_unsubscribe_cleared',
				'global_unsubscribed',
				'spam_complaint_cleared',
				'spam_complaint',
				'esp_suppression_removed',
				'esp_warning',
			],
		},
	),
	model('CustomerMergeRequest', {
		customer_profile_oid: integer('Customer who is merged', { label: 'Customer ID', positive: true }),
		email: text('Email address of the customer who is merged', { placeholder: 'e.g. name@email.com' }),
	}),
	model(
		'CustomerEditorValues',
		{
			affiliates: many('CustomerAffiliate', 'Your affiliates'),
			sales_rep_codes: texts('Codes of your sales representatives'),
			terms: texts('Terms on which customers can pay'),
			qb_classes: texts('Classes in QuickBooks'),
			loyalty_program_type: text('Whether your loyalty program counts points or cashback'),
			loyalty_ledger_descriptions: texts('Descriptions that entries of the loyalty ledger have'),
			card_types: texts('Kinds of cards'),
			card_exp_months: texts('Months in which cards expire'),
			card_exp_years: texts('Years in which cards expire'),
			countries: many('Country', 'Countries that addresses can have'),
			state_optional_countries: many('Country', 'Countries whose addresses need no state'),
		},
		{ leftOut: { edi_channel_partners: 'Partners in electronic data interchange, which no form asks for' } },
	),
	model('CustomerAffiliate', {
		affiliate_oid: integer('The number UltraCart gave the affiliate', { label: 'Affiliate ID' }),
		email: text('Email address of the affiliate'),
		first_name: text('First name of the affiliate'),
		last_name: text('Last name of the affiliate'),
	}),
	model('Country', {
		iso_2_code: text('Two-letter code of the country', { label: 'ISO 2 Code', maxLength: 2 }),
		name: text('Name of the country', { maxLength: 50 }),
	}),
	model('EmailSuppressionSurfaces', {
		central_ses_suppression: text("UltraCart's own list", { label: 'Central Suppression List' }),
		esp_customer_flags: text("The customer's own flags", { label: 'Customer Flags' }),
		ses_account_suppression: text('The list of the mail provider', { label: 'Mail Provider List' }),
	}),
	answer('BaseResponse', {}),
	answer('CustomerResponse', { customer: one('Customer', 'The customer') }),
	answer('CustomersResponse', { customers: many('Customer', 'The customers') }),
	answer('CustomerStoreCreditResponse', {
		customer_store_credit: one('CustomerStoreCredit', 'The store credit'),
	}),
	answer('CustomerLoyaltyResponse', { customer_loyalty: one('CustomerLoyalty', 'Points and tier') }),
	answer('EmailListsResponse', { lists: many('EmailList', 'The email lists') }),
	answer('CustomerMagicLinkResponse', { url: text('The link', { label: 'URL' }) }),
];
