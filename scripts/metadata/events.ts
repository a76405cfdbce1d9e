/** The events UltraCart tells of, by category. There are none about coupons and groups. */
import { models } from './eventRecords.json';
import type { EventCategory, EventRow } from './types';

/** What records of events hold: the types of their attributes, by the SDK's name of the model. */
export const eventRecords: Readonly<Record<string, Readonly<Record<string, string>>>> = models;

/** @param events wire name → what a merchant reads: the name of the event, and when it happens */
const category = (
	name: string,
	label: string,
	events: Readonly<Record<string, readonly [label: string, description: string]>>,
	more: Omit<EventCategory, 'name' | 'label' | 'events'>,
): EventCategory => ({
	name,
	label,
	events: Object.entries(events).map(([event, [title, description]]): EventRow => ({
		name: event,
		label: title,
		description,
	})),
	...more,
});

/** UltraCart only sends these over https. */
const aboutCustomers = { customers: true } as const;

export const eventCategories: readonly EventCategory[] = [
	category(
		'auto_order',
		'Auto Order',
		{
			auto_order_cancel: ['Auto Order Canceled', 'A subscription was canceled'],
			auto_order_create: ['Auto Order Created', 'A customer subscribed'],
			auto_order_decline: ['Auto Order Declined', 'The payment for a rebill was declined'],
			auto_order_disable: ['Auto Order Disabled', 'A subscription was switched off'],
			auto_order_preshipment: ['Auto Order Shipping Soon', 'The next shipment of a subscription is near'],
			auto_order_rebill: ['Auto Order Rebilled', 'A subscription brought another order'],
			auto_order_update: ['Auto Order Updated', 'A subscription was changed'],
		},
		{
			...aboutCustomers,
			record: 'AutoOrder',
			expansionsExample: 'items, original_order',
			filterExample: '{ "enabled": [true] }',
		},
	),
	category(
		'chargeback',
		'Chargeback',
		{
			chargeback_create: ['Chargeback Created', 'A customer disputes a payment'],
			chargeback_delete: ['Chargeback Deleted', 'A disputed payment was taken off the list'],
			chargeback_update: ['Chargeback Updated', 'Something about a disputed payment changed'],
		},
		{
			...aboutCustomers,
			expansionsExample: 'order',
			filterExample: '{ "order_id": [{ "prefix": "DEMO-" }] }',
		},
	),
	category(
		'checkout',
		'Cart',
		{
			checkout_cart_abandon: ['Cart Abandoned', 'A customer left without buying what is in the cart'],
			checkout_cart_send_return_email: [
				'Cart Return Email Due',
				'It is time to write to a customer who left a cart behind',
			],
		},
		{
			...aboutCustomers,
			record: 'Cart',
			recordIsPresumed: true,
			expansionsExample: 'billing, items',
			filterExample: '{ "currency_code": ["USD"] }',
		},
	),
	category(
		'customer',
		'Customer',
		{
			customer_create: ['Customer Created', 'A customer profile was made'],
			customer_delete: ['Customer Deleted', 'A customer profile was deleted'],
			customer_update: ['Customer Updated', 'A customer profile was changed'],
		},
		{
			...aboutCustomers,
			record: 'Customer',
			expansionsExample: 'billing, shipping',
			filterExample: '{ "email": [{ "suffix": "@example.com" }] }',
		},
	),
	category(
		'fulfillment',
		'Fulfillment',
		{
			fulfillment_hold: ['Fulfillment Held', 'A shipment is held back'],
			fulfillment_transmit: ['Fulfillment Sent', 'A shipment was passed to the distribution center'],
		},
		{
			...aboutCustomers,
			expansionsExample: 'item, shipping',
			filterExample: '{ "order_id": [{ "prefix": "DEMO-" }] }',
		},
	),
	category(
		'item',
		'Item',
		{
			item_create: ['Item Created', 'An item was added to the catalog'],
			item_delete: ['Item Deleted', 'An item was taken out of the catalog'],
			item_update: ['Item Updated', 'An item of the catalog was changed'],
		},
		{
			record: 'Item',
			expansionsExample: 'content, pricing',
			filterExample: '{ "merchant_item_id": [{ "prefix": "SHIRT-" }] }',
		},
	),
	category(
		'order',
		'Order',
		{
			order_abandon_recovery: ['Order Recovered', 'A cart left behind became an order after all'],
			order_create: ['Order Created', 'A customer placed an order'],
			order_delete: ['Order Deleted', 'An order was deleted'],
			order_payment_failed: ['Order Payment Failed', 'The payment for an order did not go through'],
			order_payment_process: ['Order Paid', 'The payment for an order went through'],
			order_refund: ['Order Refunded', 'Money was given back for an order'],
			order_reject: ['Order Rejected', 'An order was turned down'],
			order_s3_invoice: ['Order Invoice Stored', 'The invoice of an order was put into your S3 bucket'],
			order_s3_packing_slip: [
				'Order Packing Slip Stored',
				'The packing slip of an order was put into your S3 bucket',
			],
			order_ship: ['Order Shipped', 'An order was shipped'],
			order_ship_delivered: ['Order Delivered', 'The carrier delivered an order'],
			order_ship_expected: ['Order Delivery Expected', 'The carrier told when an order should arrive'],
			order_ship_out_for_delivery: ['Order Out for Delivery', 'The carrier is bringing an order today'],
			order_stage_change: ['Order Stage Changed', 'An order moved on, such as to the shipping department'],
			order_update: ['Order Updated', 'An order was changed'],
		},
		{
			...aboutCustomers,
			record: 'Order',
			expansions: {
				affiliate: 'Affiliates',
				'affiliate.ledger': 'Affiliate Ledger',
				auto_order: 'Auto Order',
				billing: 'Billing',
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
				linked_shipment: 'Linked Shipment',
				marketing: 'Marketing',
				payment: 'Payment',
				'payment.transaction': 'Payment Transactions',
				point_of_sale: 'Point of Sale',
				quote: 'Quote',
				salesforce: 'Salesforce',
				shipping: 'Shipping',
				'shipping.tracking_number_details': 'Tracking Details',
				summary: 'Totals',
				taxes: 'Taxes',
				utms: 'UTM Codes',
			},
			usualExpansions: ['billing', 'coupon', 'item', 'summary'],
			filterExample: '{ "current_stage": ["Completed Order"] }',
		},
	),
	category(
		'storefront',
		'StoreFront',
		{ screen_recording: ['Screen Recording Made', 'The visit of a customer was recorded'] },
		{
			...aboutCustomers,
			record: 'ScreenRecording',
			expansionsExample: 'page_views, user_agent',
			filterExample: '{ "email": [{ "exists": true }] }',
		},
	),
	category(
		'user',
		'User',
		{
			user_create: ['User Created', 'Someone got access to the back office'],
			user_delete: ['User Deleted', 'Someone lost access to the back office'],
			user_login: ['User Signed In', 'Someone signed in to the back office'],
			user_update: ['User Updated', 'Something about a user of the back office changed'],
		},
		{
			record: 'User',
			expansionsExample: 'groups, permissions',
			filterExample: '{ "login": [{ "prefix": "shop-" }] }',
		},
	),
	category(
		'workflow_task',
		'Workflow Task',
		{
			workflow_task_create: ['Workflow Task Created', 'A task was made in the back office'],
			workflow_task_delete: ['Workflow Task Deleted', 'A task of the back office was deleted'],
			workflow_task_update: ['Workflow Task Updated', 'A task of the back office was changed'],
		},
		{
			...aboutCustomers,
			record: 'WorkflowTask',
			expansionsExample: 'histories, notes',
			filterExample: '{ "task_name": ["Call back"] }',
		},
	),
];
