/** What exists in a merchant's account besides its records: items, shipping methods, permissions and so on. */

const PRODUCTS = [
	['SHIRT', 'T-shirt'],
	['HOOD', 'Hooded sweater'],
	['CAP', 'Cap'],
	['MUG', 'Mug'],
	['BAG', 'Tote bag'],
	['BEAN', 'Coffee beans'],
	['TEA', 'Herbal tea'],
	['SOAP', 'Hand soap'],
] as const;

const COLORS = ['Red', 'Blue', 'Green', 'Black', 'White'] as const;

const items = PRODUCTS.flatMap(([id, name], row) =>
	COLORS.map((color, n) => ({
		merchant_item_id: `${id}-${color.toUpperCase()}`,
		merchant_item_oid: 5001 + row * COLORS.length + n,
		description: `${name}, ${color.toLowerCase()}`,
		cost: (9.5 + row * 3 + n).toFixed(2),
		manufacturer_name: 'Northwind Goods',
		manufacturer_sku: `NW-${String(row)}${String(n)}`,
		thumbnail_url: `https://images.example.com/${id.toLowerCase()}-${color.toLowerCase()}.jpg`,
	})),
);

/** The sections of the back office, and what can be permitted in each. */
const PERMISSIONS = {
	Admin: ['Edit Users', 'Edit Groups', 'Billing'],
	Advanced: ['Custom Dashboards', 'Webhooks'],
	Configuration: ['Checkout', 'Shipping', 'Taxes'],
	Conversations: ['Agent', 'Supervisor'],
	'Data Warehouse': ['Reports', 'Queries'],
	Development: ['API Keys', 'Custom SQL'],
	Items: ['Edit Items', 'Inventory'],
	Operations: ['Order Management', 'Customers', 'Coupons'],
	'Operations - Bulk': ['Bulk Order Updates', 'Bulk Coupon Codes'],
	StoreFronts: ['Edit Pages', 'Publish'],
} as const;

const notification = (notification_group: string, name: string, can = '') => ({
	name,
	notification_group,
	can_include_order: can.includes('order'),
	can_include_order_plain_text: can.includes('plain'),
	can_include_affiliate: can.includes('affiliate'),
	can_filter_by_distribution_centers: can.includes('centers'),
});

export const catalogue = {
	items,
	tags: ['apparel', 'accessories', 'kitchen', 'food', 'bath', 'classic', 'colorful'],
	currencies: ['USD', 'EUR', 'CAD'],
	shippingMethods: ['UPS: Ground', 'UPS: 2nd Day Air', 'FedEx: Home Delivery', 'USPS: Priority Mail'],
	mixAndMatchGroups: ['Tea Sampler', 'Any Shirt'],
	affiliates: [
		{ display: 'Coffee Blog', value: '7001' },
		{ display: 'Deal Hunters', value: '7002' },
		{ display: 'Style Letter', value: '7003' },
	],
	storefronts: [
		{ display: 'www.example.com', value: 'www.example.com' },
		{ display: 'outlet.example.com', value: 'outlet.example.com' },
	],
	themes: [{ display: 'Default Theme', value: 'DFLT' }],
	permissions: Object.entries(PERMISSIONS).flatMap(([permission_group, names]) =>
		names.map((permission_Name) => ({ permission_Name, permission_group })),
	),
	notifications: [
		notification('Orders', 'New Order', 'order plain affiliate'),
		notification('Orders', 'Order Refund', 'order plain'),
		notification('Orders', 'Shipment Sent', 'order centers'),
		notification('Auto Orders', 'Auto Order Canceled', 'order'),
		notification('Inventory', 'Low Inventory', 'centers'),
		notification('Affiliates', 'New Affiliate', 'affiliate'),
		notification('System', 'Daily Summary'),
	],
	linkedAccounts: [
		{ merchant_id: 'DEMO2', company: 'Demo Outlet' },
		{ merchant_id: 'DEMO3', company: 'Demo Wholesale' },
	],
} as const;
