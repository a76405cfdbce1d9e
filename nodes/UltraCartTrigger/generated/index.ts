// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { Table } from '../table';
import { categories } from './categories';
import { endpoints } from './endpoints';

export const table: Table = { categories, endpoints };
export const subtitle =
	'={{ $parameter["events"].map((event) => ({"auto_order_cancel":"Auto order canceled","auto_order_create":"Auto order created","auto_order_decline":"Auto order declined","auto_order_disable":"Auto order disabled","auto_order_preshipment":"Auto order shipping soon","auto_order_rebill":"Auto order rebilled","auto_order_update":"Auto order updated","chargeback_create":"Chargeback created","chargeback_delete":"Chargeback deleted","chargeback_update":"Chargeback updated","checkout_cart_abandon":"Cart abandoned","checkout_cart_send_return_email":"Cart return email due","customer_create":"Customer created","customer_delete":"Customer deleted","customer_update":"Customer updated","fulfillment_hold":"Fulfillment held","fulfillment_transmit":"Fulfillment sent","item_create":"Item created","item_delete":"Item deleted","item_update":"Item updated","order_abandon_recovery":"Order recovered","order_create":"Order created","order_delete":"Order deleted","order_payment_failed":"Order payment failed","order_payment_process":"Order paid","order_refund":"Order refunded","order_reject":"Order rejected","order_s3_invoice":"Order invoice stored","order_s3_packing_slip":"Order packing slip stored","order_ship":"Order shipped","order_ship_delivered":"Order delivered","order_ship_expected":"Order delivery expected","order_ship_out_for_delivery":"Order out for delivery","order_stage_change":"Order stage changed","order_update":"Order updated","screen_recording":"Screen recording made","user_create":"User created","user_delete":"User deleted","user_login":"User signed in","user_update":"User updated","workflow_task_create":"Workflow task created","workflow_task_delete":"Workflow task deleted","workflow_task_update":"Workflow task updated"})[event] || event).join(", ") }}';

export * from './properties';
