/** Orders, to read: what was bought, and which coupons were used. */
import { orderId, orderModels } from './orderModels';
import { operation, resource } from './resource';
import { endpoint, expansion, paging, text } from './rows';

// Why UltraCart has endpoints that are not here.
const WRITES = 'Orders are only read in this version';
const QUERY = 'The query takes the same filters, and more';
const PAYMENTS = 'It is about payments that have failed, which people look after in UltraCart';
const PAPERS = 'It makes papers, tokens and histories of one order, which people open in UltraCart';

export const order = resource({
	name: 'order',
	label: 'Order',
	plural: 'Orders',
	record: 'Order',
	id: 'order_id',
	modes: { id: { attribute: 'order_id', label: 'By ID', placeholder: 'e.g. DEMO-0009104309' } },
	read: {
		by: { id: 'getOrder' },
		many: {
			id: { endpoint: 'getOrdersBatch', keys: 'order_ids', size: 500, asks: { query_target: 'origin' } },
		},
	},
	search: {
		endpoint: 'getOrdersByQuery',
		term: { location: 'body', name: 'order_id' },
		// UltraCart refuses a query for all orders: any that was ever placed.
		untyped: { creation_date_begin: '2000-01-01T00:00:00Z' },
		shows: ['order_id', 'current_stage', 'creation_dts'],
	},
	endpoints: [
		endpoint('getOrder', 'GET /order/orders/{order_id}', 'read', {
			pathParameters: { order_id: orderId },
			query: expansion,
			answer: 'OrderResponse',
			root: 'order',
		}),
		endpoint('getOrdersByQuery', 'POST /order/orders/query', 'list', {
			query: { ...paging, ...expansion },
			page: { max: 200, default: 100 },
			sort: ['creation_dts', 'order_id'],
			body: 'OrderQuery',
			answer: 'OrdersResponse',
			root: 'orders',
		}),
		endpoint('getOrdersBatch', 'POST /order/orders/batch', 'list', {
			query: expansion,
			body: 'OrderQueryBatch',
			bodyList: 'order_ids',
			batchSize: 500,
			answer: 'OrdersResponse',
			root: 'orders',
		}),
	],
	leftOut: {
		'DELETE /order/orders/{order_id}': WRITES,
		'GET /order/accountsReceivableRetryConfig': PAYMENTS,
		'GET /order/accountsReceivableRetryConfig/stats': PAYMENTS,
		'GET /order/accounts_receivable/detail_value_histogram': PAYMENTS,
		'GET /order/accounts_receivable/gateway_detail_names': PAYMENTS,
		'GET /order/orders': QUERY,
		'GET /order/orders/rma/{rma}': PAPERS,
		'GET /order/orders/token/{order_id}': PAPERS,
		'GET /order/orders/{order_id}/auto_order_update_billing_url': PAPERS,
		'GET /order/orders/{order_id}/customer_activity': PAPERS,
		'GET /order/orders/{order_id}/edi': PAPERS,
		'GET /order/orders/{order_id}/emails': PAPERS,
		'GET /order/orders/{order_id}/invoice': PAPERS,
		'GET /order/orders/{order_id}/packing_slip': PAPERS,
		'GET /order/orders/{order_id}/packing_slip/{distribution_center_code}': PAPERS,
		'GET /order/orders/{order_id}/page_view_history': PAPERS,
		'GET /order/orders/{order_id}/refund_block': WRITES,
		'GET /order/orders/{order_id}/refund_unblock': WRITES,
		'GET /order/orders/{order_id}/refundable': PAPERS,
		'POST /order/accountsReceivableRetryConfig': PAYMENTS,
		'POST /order/orders': WRITES,
		'POST /order/orders/token': PAPERS,
		'POST /order/orders/{order_id}/adjust_order_total/{desired_total}': WRITES,
		'POST /order/orders/{order_id}/assignToAffiliate': WRITES,
		'POST /order/orders/{order_id}/cancel': WRITES,
		'POST /order/orders/{order_id}/duplicate': WRITES,
		'POST /order/orders/{order_id}/format': PAPERS,
		'POST /order/orders/{order_id}/process_payment': WRITES,
		'POST /order/orders/{order_id}/replacement': WRITES,
		'POST /order/orders/{order_id}/resend_receipt': WRITES,
		'POST /order/orders/{order_id}/resend_shipment_confirmation': WRITES,
		'POST /order/orders/{order_id}/rma': WRITES,
		'POST /order/validate': PAPERS,
		'PUT /order/orders/{order_id}': WRITES,
		'PUT /order/orders/{order_id}/hold/add_items_and_release': WRITES,
		'PUT /order/orders/{order_id}/hold/release': WRITES,
		'PUT /order/orders/{order_id}/refund': WRITES,
		'PUT /order/orders/{order_id}/replace_item_id': WRITES,
		'PUT /order/orders/{order_id}/upsell_with_cart': WRITES,
	},
	models: orderModels,
	operations: [
		operation({
			name: 'getAll',
			kind: 'list',
			label: 'Get Many',
			action: 'Get many orders',
			description: 'Get orders by date, stage, customer, item, coupon code and more',
			endpoint: 'getOrdersByQuery',
			filters: 'body',
			needsOne: { beside: ['query_target'], suchAs: 'creation_date_begin' },
			nodeFilters: {
				couponCode: {
					...text(
						'Code that the customer entered. UltraCart is asked for all orders since Order Date From.',
						{
							placeholder: 'e.g. SUMMER10',
						},
					),
					of: 'coupons.coupon_code',
					needs: 'creationDateBegin',
				},
				baseCouponCode: {
					...text(
						'Code of the coupon, also where its one-time codes were entered. UltraCart is asked for all orders since Order Date From.',
						{
							placeholder: 'e.g. SUMMER10',
						},
					),
					of: 'coupons.base_coupon_code',
					needs: 'creationDateBegin',
				},
			},
		}),
		operation({
			name: 'get',
			kind: 'read',
			label: 'Get',
			action: 'Get order',
			description: 'Get one order with what was bought and which coupons were used',
		}),
	],
});
