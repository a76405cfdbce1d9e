// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { LoadOptionsSource } from '../../shared/table';
import type { ListSearchSource } from '../../shared/table';

export const loadOptions: Readonly<Record<string, LoadOptionsSource>> = {
	getAffiliates: { endpoint: 'getEditorValues', list: 'affiliates', value: 'value', label: 'display' },
	getCouponTypes: { endpoint: 'getEditorValues', list: 'coupon_types' },
	getCurrencies: { endpoint: 'getEditorValues', list: 'currency_codes' },
	getItemTags: { endpoint: 'getEditorValues', list: 'item_tags' },
	getMixAndMatchGroups: { endpoint: 'getEditorValues', list: 'mix_and_match_names' },
	getShippingMethods: { endpoint: 'getEditorValues', list: 'shipping_methods' },
	getStorefronts: { endpoint: 'getEditorValues', list: 'storefronts', value: 'value', label: 'display' },
	getThemes: { endpoint: 'getEditorValues', list: 'deprecated_themes', value: 'value', label: 'display' },
	getLinkedAccounts: {
		endpoint: 'getUsers',
		list: 'linked_accounts',
		value: 'merchant_id',
		label: 'merchant_id',
		about: 'company',
	},
	getNotifications: {
		endpoint: 'getUsers',
		list: 'notifications',
		value: 'name',
		label: 'name',
		about: 'notification_group',
	},
	getPermissions: {
		endpoint: 'getUsers',
		list: 'permissions',
		value: 'permission_Name',
		label: 'permission_Name',
		about: 'permission_group',
	},
	getGroups: { endpoint: 'getGroups', value: 'group_oid', label: 'name' },
	getUsers: { endpoint: 'getUsers', value: 'user_id', label: 'login', about: 'full_name' },
};
export const listSearch: Readonly<Record<string, ListSearchSource>> = {
	searchCoupon: {
		endpoint: 'getCouponsByQuery',
		term: { in: 'body', name: 'merchant_code_or_description' },
		shows: ['merchant_code', 'description'],
		id: 'coupon_oid',
	},
	searchGiftCertificate: {
		endpoint: 'getGiftCertificatesByQuery',
		term: { in: 'body', name: 'code' },
		shows: ['code', 'email'],
		id: 'gift_certificate_oid',
	},
	searchGroup: { endpoint: 'getGroups', shows: ['name'], id: 'group_oid' },
	searchUser: { endpoint: 'getUsers', shows: ['login', 'full_name', 'email'], id: 'user_id' },
	searchItems: {
		endpoint: 'searchItems',
		term: { in: 'query', name: 's' },
		most: 'm',
		id: 'merchant_item_id',
		shows: ['merchant_item_id', 'description'],
	},
};
