// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { ReadEndpoints } from '../operation';
import { endpoints } from './endpoints';

export const coupon: ReadEndpoints = {
	by: { code: endpoints.getCouponByMerchantCode, id: endpoints.getCoupon },
	list: endpoints.getCoupons,
};
export const bulkJob: ReadEndpoints = { by: { id: endpoints.bulkGetJob } };
export const customer: ReadEndpoints = {
	by: { email: endpoints.getCustomerByEmail, id: endpoints.getCustomer },
	many: {
		email: {
			keys: 'emails',
			size: 200,
			asks: { query_target: 'origin' },
			endpoint: endpoints.getCustomersByQuery,
		},
	},
};
export const customerToWrite: ReadEndpoints = {
	by: { email: endpoints.getCustomerByEmail, id: endpoints.getCustomer },
	many: {
		email: {
			keys: 'emails',
			size: 200,
			asks: { query_target: 'origin' },
			endpoint: endpoints.getCustomersByQuery,
		},
	},
	expand:
		'attachments,billing,cards,cc_emails,loyalty,orders_summary,pricing_tiers,privacy,properties,quotes_summary,reviewer,shipping,software_entitlements,tags,tax_codes',
};
export const giftCertificate: ReadEndpoints = {
	by: { code: endpoints.getGiftCertificateByCode, id: endpoints.getGiftCertificateByOid },
	list: endpoints.getGiftCertificatesByQuery,
};
export const group: ReadEndpoints = { by: { id: endpoints.getGroup }, list: endpoints.getGroups };
export const order: ReadEndpoints = {
	by: { id: endpoints.getOrder },
	many: {
		id: {
			keys: 'order_ids',
			size: 500,
			asks: { query_target: 'origin' },
			endpoint: endpoints.getOrdersBatch,
		},
	},
};
export const user: ReadEndpoints = { by: { id: endpoints.getUser }, list: endpoints.getUsers };
