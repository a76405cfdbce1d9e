// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: [
			{ name: 'Auto Order Canceled', value: 'auto_order_cancel', description: 'A subscription was canceled' },
			{ name: 'Auto Order Created', value: 'auto_order_create', description: 'A customer subscribed' },
			{
				name: 'Auto Order Declined',
				value: 'auto_order_decline',
				description: 'The payment for a rebill was declined',
			},
			{
				name: 'Auto Order Disabled',
				value: 'auto_order_disable',
				description: 'A subscription was switched off',
			},
			{
				name: 'Auto Order Rebilled',
				value: 'auto_order_rebill',
				description: 'A subscription brought another order',
			},
			{
				name: 'Auto Order Shipping Soon',
				value: 'auto_order_preshipment',
				description: 'The next shipment of a subscription is near',
			},
			{ name: 'Auto Order Updated', value: 'auto_order_update', description: 'A subscription was changed' },
			{
				name: 'Cart Abandoned',
				value: 'checkout_cart_abandon',
				description: 'A customer left without buying what is in the cart',
			},
			{
				name: 'Cart Return Email Due',
				value: 'checkout_cart_send_return_email',
				description: 'It is time to write to a customer who left a cart behind',
			},
			{
				name: 'Chargeback Created',
				value: 'chargeback_create',
				description: 'A customer disputes a payment',
			},
			{
				name: 'Chargeback Deleted',
				value: 'chargeback_delete',
				description: 'A disputed payment was taken off the list',
			},
			{
				name: 'Chargeback Updated',
				value: 'chargeback_update',
				description: 'Something about a disputed payment changed',
			},
			{ name: 'Customer Created', value: 'customer_create', description: 'A customer profile was made' },
			{ name: 'Customer Deleted', value: 'customer_delete', description: 'A customer profile was deleted' },
			{ name: 'Customer Updated', value: 'customer_update', description: 'A customer profile was changed' },
			{ name: 'Fulfillment Held', value: 'fulfillment_hold', description: 'A shipment is held back' },
			{
				name: 'Fulfillment Sent',
				value: 'fulfillment_transmit',
				description: 'A shipment was passed to the distribution center',
			},
			{ name: 'Item Created', value: 'item_create', description: 'An item was added to the catalog' },
			{ name: 'Item Deleted', value: 'item_delete', description: 'An item was taken out of the catalog' },
			{ name: 'Item Updated', value: 'item_update', description: 'An item of the catalog was changed' },
			{ name: 'Order Created', value: 'order_create', description: 'A customer placed an order' },
			{ name: 'Order Deleted', value: 'order_delete', description: 'An order was deleted' },
			{
				name: 'Order Delivered',
				value: 'order_ship_delivered',
				description: 'The carrier delivered an order',
			},
			{
				name: 'Order Delivery Expected',
				value: 'order_ship_expected',
				description: 'The carrier told when an order should arrive',
			},
			{
				name: 'Order Invoice Stored',
				value: 'order_s3_invoice',
				description: 'The invoice of an order was put into your S3 bucket',
			},
			{
				name: 'Order Out for Delivery',
				value: 'order_ship_out_for_delivery',
				description: 'The carrier is bringing an order today',
			},
			{
				name: 'Order Packing Slip Stored',
				value: 'order_s3_packing_slip',
				description: 'The packing slip of an order was put into your S3 bucket',
			},
			{
				name: 'Order Paid',
				value: 'order_payment_process',
				description: 'The payment for an order went through',
			},
			{
				name: 'Order Payment Failed',
				value: 'order_payment_failed',
				description: 'The payment for an order did not go through',
			},
			{
				name: 'Order Recovered',
				value: 'order_abandon_recovery',
				description: 'A cart left behind became an order after all',
			},
			{ name: 'Order Refunded', value: 'order_refund', description: 'Money was given back for an order' },
			{ name: 'Order Rejected', value: 'order_reject', description: 'An order was turned down' },
			{ name: 'Order Shipped', value: 'order_ship', description: 'An order was shipped' },
			{
				name: 'Order Stage Changed',
				value: 'order_stage_change',
				description: 'An order moved on, such as to the shipping department',
			},
			{ name: 'Order Updated', value: 'order_update', description: 'An order was changed' },
			{
				name: 'Screen Recording Made',
				value: 'screen_recording',
				description: 'The visit of a customer was recorded',
			},
			{ name: 'User Created', value: 'user_create', description: 'Someone got access to the back office' },
			{ name: 'User Deleted', value: 'user_delete', description: 'Someone lost access to the back office' },
			{ name: 'User Signed In', value: 'user_login', description: 'Someone signed in to the back office' },
			{
				name: 'User Updated',
				value: 'user_update',
				description: 'Something about a user of the back office changed',
			},
			{
				name: 'Workflow Task Created',
				value: 'workflow_task_create',
				description: 'A task was made in the back office',
			},
			{
				name: 'Workflow Task Deleted',
				value: 'workflow_task_delete',
				description: 'A task of the back office was deleted',
			},
			{
				name: 'Workflow Task Updated',
				value: 'workflow_task_update',
				description: 'A task of the back office was changed',
			},
		],
		default: [],
		description: 'What has to happen in UltraCart for the workflow to start',
	},
	{
		displayName: 'Include in Auto Orders',
		name: 'includeInAutoOrder',
		displayOptions: {
			show: {
				events: [
					'auto_order_cancel',
					'auto_order_create',
					'auto_order_decline',
					'auto_order_disable',
					'auto_order_preshipment',
					'auto_order_rebill',
					'auto_order_update',
				],
			},
		},
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the auto orders, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Carts',
		name: 'includeInCheckout',
		displayOptions: { show: { events: ['checkout_cart_abandon', 'checkout_cart_send_return_email'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the carts, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Chargebacks',
		name: 'includeInChargeback',
		displayOptions: { show: { events: ['chargeback_create', 'chargeback_delete', 'chargeback_update'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the chargebacks, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Customers',
		name: 'includeInCustomer',
		displayOptions: { show: { events: ['customer_create', 'customer_delete', 'customer_update'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the customers, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Fulfillment',
		name: 'includeInFulfillment',
		displayOptions: { show: { events: ['fulfillment_hold', 'fulfillment_transmit'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the fulfillment, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Items',
		name: 'includeInItem',
		displayOptions: { show: { events: ['item_create', 'item_delete', 'item_update'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the items, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Orders, by Names or IDs',
		name: 'includeInOrder',
		displayOptions: {
			show: {
				events: [
					'order_abandon_recovery',
					'order_create',
					'order_delete',
					'order_payment_failed',
					'order_payment_process',
					'order_refund',
					'order_reject',
					'order_s3_invoice',
					'order_s3_packing_slip',
					'order_ship',
					'order_ship_delivered',
					'order_ship_expected',
					'order_ship_out_for_delivery',
					'order_stage_change',
					'order_update',
				],
			},
		},
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'includeInOrderOptions' },
		default: [],
		description:
			'What UltraCart should add to the orders. Without it they hold little more than a number. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Include in StoreFronts',
		name: 'includeInStorefront',
		displayOptions: { show: { events: ['screen_recording'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the storefronts, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Users',
		name: 'includeInUser',
		displayOptions: { show: { events: ['user_create', 'user_delete', 'user_login', 'user_update'] } },
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the users, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Include in Workflow Tasks',
		name: 'includeInWorkflowTask',
		displayOptions: {
			show: { events: ['workflow_task_create', 'workflow_task_delete', 'workflow_task_update'] },
		},
		type: 'string',
		default: '',
		description:
			'What UltraCart should add to the workflow tasks, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.',
	},
	{
		displayName: 'Filter',
		name: 'filter',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. { "current_stage": ["Completed Order"] }',
		description:
			'Which of these events to deliver, as an <a href="https://github.com/aws/event-ruler#readme">AWS Event Ruler</a> expression in JSON that UltraCart applies to the record. Leave empty for all.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				default: '',
				placeholder: 'e.g. Sends win-back coupons',
				description: 'A note that UltraCart shows beside the events of this webhook',
			},
			{
				displayName: 'Compress Deliveries',
				name: 'compressDeliveries',
				type: 'boolean',
				default: false,
				description: 'Whether UltraCart should compress what it sends. The workflow gets the same items.',
			},
			{
				displayName: 'Events per Delivery',
				name: 'eventsPerDelivery',
				type: 'number',
				typeOptions: { minValue: 10, maxValue: 500 },
				default: 100,
				description: 'How many events may start the workflow together, each as an item of its own',
			},
			{
				displayName: 'Ignore Repeated Events',
				name: 'ignoreRepeatedEvents',
				type: 'boolean',
				default: true,
				description:
					'Whether a delivery that UltraCart sends again, because it does not know that it arrived, starts nothing the second time. It is known by what it holds: all of it equals a delivery that was accepted shortly before.',
			},
			{
				displayName: 'Other Event Names or IDs',
				name: 'otherEvents',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getOtherEvents' },
				default: [],
				description:
					'Events of your account that came after this version of the node. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Repeated Within (Minutes)',
				name: 'repeatedWithin',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: 15,
				description: 'For how long after a delivery one that equals it is taken for a repeat',
			},
		],
	},
];
