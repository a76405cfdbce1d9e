// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { Locator } from '../operation';

export const couponByCodeOrId: Locator = {
	parameter: 'coupon',
	label: 'Coupon',
	modes: {
		code: {
			apiName: 'merchant_code',
			parameter: 'merchantCode',
			label: 'Code',
			maxLength: 20,
			type: 'string',
		},
		id: {
			apiName: 'coupon_oid',
			parameter: 'couponOid',
			label: 'Coupon ID',
			positive: true,
			type: 'integer',
		},
	},
};
export const bulkJobById: Locator = {
	parameter: 'bulkJob',
	label: 'Bulk Job',
	modes: { id: { apiName: 'job_id', parameter: 'jobId', label: 'Job ID', readOnly: true, type: 'string' } },
};
export const customerByEmailOrId: Locator = {
	parameter: 'customer',
	label: 'Customer',
	modes: {
		email: { apiName: 'email', parameter: 'email', label: 'Email', type: 'string' },
		id: {
			apiName: 'customer_profile_oid',
			parameter: 'customerProfileOid',
			label: 'Customer ID',
			positive: true,
			readOnly: true,
			type: 'integer',
		},
	},
};
export const giftCertificateByCodeOrId: Locator = {
	parameter: 'giftCertificate',
	label: 'Gift Certificate',
	modes: {
		code: { apiName: 'code', parameter: 'code', label: 'Code', readOnly: true, type: 'string' },
		id: {
			apiName: 'gift_certificate_oid',
			parameter: 'giftCertificateOid',
			label: 'Gift Certificate ID',
			positive: true,
			readOnly: true,
			type: 'integer',
		},
	},
};
export const userById: Locator = {
	parameter: 'user',
	label: 'User',
	modes: {
		id: {
			apiName: 'user_id',
			parameter: 'userId',
			label: 'User ID',
			positive: true,
			readOnly: true,
			type: 'integer',
		},
	},
};
export const groupById: Locator = {
	parameter: 'group',
	label: 'Group',
	modes: {
		id: {
			apiName: 'group_oid',
			parameter: 'groupOid',
			label: 'Group ID',
			positive: true,
			readOnly: true,
			type: 'integer',
		},
	},
};
export const orderById: Locator = {
	parameter: 'order',
	label: 'Order',
	modes: { id: { apiName: 'order_id', parameter: 'orderId', label: 'Order ID', type: 'string' } },
};
