// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { Table } from '../table';

export const categories: Table['categories'] = {
	auto_order: {
		label: 'Auto Order',
		events: [
			'auto_order_cancel',
			'auto_order_create',
			'auto_order_decline',
			'auto_order_disable',
			'auto_order_preshipment',
			'auto_order_rebill',
			'auto_order_update',
		],
		include: 'includeInAutoOrder',
		customers: true,
	},
	chargeback: {
		label: 'Chargeback',
		events: ['chargeback_create', 'chargeback_delete', 'chargeback_update'],
		include: 'includeInChargeback',
		customers: true,
	},
	checkout: {
		label: 'Cart',
		events: ['checkout_cart_abandon', 'checkout_cart_send_return_email'],
		include: 'includeInCheckout',
		customers: true,
	},
	customer: {
		label: 'Customer',
		events: ['customer_create', 'customer_delete', 'customer_update'],
		include: 'includeInCustomer',
		customers: true,
	},
	fulfillment: {
		label: 'Fulfillment',
		events: ['fulfillment_hold', 'fulfillment_transmit'],
		include: 'includeInFulfillment',
		customers: true,
	},
	item: { label: 'Item', events: ['item_create', 'item_delete', 'item_update'], include: 'includeInItem' },
	order: {
		label: 'Order',
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
		include: 'includeInOrder',
		customers: true,
	},
	storefront: {
		label: 'StoreFront',
		events: ['screen_recording'],
		include: 'includeInStorefront',
		customers: true,
	},
	user: {
		label: 'User',
		events: ['user_create', 'user_delete', 'user_login', 'user_update'],
		include: 'includeInUser',
	},
	workflow_task: {
		label: 'Workflow Task',
		events: ['workflow_task_create', 'workflow_task_delete', 'workflow_task_update'],
		include: 'includeInWorkflowTask',
		customers: true,
	},
};
