// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { ListSearchSource, LoadOptionsSource } from '../../shared/table';
import { endpoints } from './endpoints';
import * as models from './models';

export const loadOptions: Readonly<Record<string, LoadOptionsSource>> = {
	getAffiliates: {
		endpoint: endpoints.getEditorValues,
		list: 'affiliates',
		value: 'value',
		label: 'display',
	},
	getCouponTypes: { endpoint: endpoints.getEditorValues, list: 'coupon_types', variantsOf: models.Coupon },
	getCurrencies: { endpoint: endpoints.getEditorValues, list: 'currency_codes' },
	getItemTags: { endpoint: endpoints.getEditorValues, list: 'item_tags' },
	getMixAndMatchGroups: { endpoint: endpoints.getEditorValues, list: 'mix_and_match_names' },
	getShippingMethods: { endpoint: endpoints.getEditorValues, list: 'shipping_methods' },
	getStorefronts: {
		endpoint: endpoints.getEditorValues,
		list: 'storefronts',
		value: 'value',
		label: 'display',
	},
	getThemes: {
		endpoint: endpoints.getEditorValues,
		list: 'deprecated_themes',
		value: 'value',
		label: 'display',
	},
	getCustomerAffiliates: {
		endpoint: endpoints.getCustomerEditorValues,
		list: 'affiliates',
		value: 'affiliate_oid',
		label: 'email',
	},
	getSalesRepCodes: { endpoint: endpoints.getCustomerEditorValues, list: 'sales_rep_codes' },
	getTerms: { endpoint: endpoints.getCustomerEditorValues, list: 'terms' },
	getEmailLists: {
		endpoint: endpoints.getCustomerEmailLists,
		value: 'email_list_uuid',
		label: 'name',
		unless: 'deleted',
	},
	getLinkedAccounts: {
		endpoint: endpoints.getUsers,
		list: 'linked_accounts',
		value: 'merchant_id',
		label: 'merchant_id',
		description: 'company',
	},
	getNotifications: {
		endpoint: endpoints.getUsers,
		list: 'notifications',
		value: 'name',
		label: 'name',
		description: 'notification_group',
	},
	getPermissions: {
		endpoint: endpoints.getUsers,
		list: 'permissions',
		value: 'permission_Name',
		label: 'permission_Name',
		description: 'permission_group',
	},
	getGroups: { endpoint: endpoints.getGroups, value: 'group_oid', label: 'name' },
	getUsers: { endpoint: endpoints.getUsers, value: 'user_id', label: 'login', description: 'full_name' },
};
export const listSearch: Readonly<Record<string, ListSearchSource>> = {
	searchCoupon: {
		endpoint: endpoints.getCouponsByQuery,
		term: { location: 'body', name: 'merchant_code_or_description' },
		sort: 'merchant_code',
		id: 'coupon_oid',
		shows: [
			{ apiName: 'merchant_code', label: 'Code', type: 'string' },
			{ apiName: 'calculated_description', label: 'Calculated Description', type: 'string' },
			{ apiName: 'expiration_dts', label: 'Expiration Date', type: 'dateTime' },
		],
	},
	searchCustomer: {
		endpoint: endpoints.searchCustomers,
		term: { location: 'query', name: 'search_string' },
		id: 'customer_profile_oid',
		shows: [{ apiName: 'email', label: 'Email', type: 'string' }],
	},
	searchGiftCertificate: {
		endpoint: endpoints.getGiftCertificatesByQuery,
		term: { location: 'body', name: 'code' },
		id: 'gift_certificate_oid',
		shows: [
			{ apiName: 'code', label: 'Code', type: 'string' },
			{ apiName: 'email', label: 'Email', type: 'string' },
			{ apiName: 'remaining_balance', label: 'Remaining Balance', type: 'number' },
			{ apiName: 'expiration_dts', label: 'Expiration Date', type: 'dateTime' },
		],
	},
	searchGroup: {
		endpoint: endpoints.getGroups,
		id: 'group_oid',
		shows: [{ apiName: 'name', label: 'Name', type: 'string' }],
	},
	searchOrder: {
		endpoint: endpoints.getOrdersByQuery,
		term: { location: 'body', name: 'order_id' },
		untyped: { creation_date_begin: '2000-01-01T00:00:00Z' },
		id: 'order_id',
		shows: [
			{ apiName: 'order_id', label: 'Order ID', type: 'string' },
			{ apiName: 'current_stage', label: 'Stage', type: 'string' },
			{ apiName: 'creation_dts', label: 'Order Date', type: 'dateTime' },
		],
	},
	searchUser: {
		endpoint: endpoints.getUsers,
		id: 'user_id',
		shows: [
			{ apiName: 'login', label: 'Login', type: 'string' },
			{ apiName: 'full_name', label: 'Full Name', type: 'string' },
			{ apiName: 'email', label: 'Email', type: 'string' },
		],
	},
	searchItems: {
		endpoint: endpoints.searchItems,
		term: { location: 'query', name: 's' },
		limit: 'm',
		id: 'merchant_item_id',
		shows: [
			{ apiName: 'merchant_item_id', label: 'Merchant Item ID', type: 'string' },
			{ apiName: 'description', label: 'Description', type: 'string' },
		],
	},
};
