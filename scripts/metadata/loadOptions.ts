/**
 * Lists that forms are filled from, out of the merchant's own account: which call has them, and where in its answer.
 *
 * Attributes name them by `loadOptionsMethod`.
 */
import type { LoadOptions } from './types';

const ofEditor = (list: string, more: Omit<LoadOptions, 'endpoint' | 'list'> = {}): LoadOptions => ({
	endpoint: 'getEditorValues',
	list,
	...more,
});

const ofCustomerEditor = (list: string, more: Omit<LoadOptions, 'endpoint' | 'list'> = {}): LoadOptions => ({
	endpoint: 'getCustomerEditorValues',
	list,
	...more,
});

/** Every user lists all permissions and notifications that exist: any user will do. */
const ofAnyUser = (list: string, value: string, description?: string): LoadOptions => ({
	endpoint: 'getUsers',
	list,
	value,
	label: value,
	...(description !== undefined && { description }),
});

export const loadOptions: Readonly<Record<string, LoadOptions>> = {
	getAffiliates: ofEditor('affiliates', { value: 'value', label: 'display' }),
	getCouponTypes: ofEditor('coupon_types', { variantsOf: 'Coupon' }),
	getCurrencies: ofEditor('currency_codes'),
	getItemTags: ofEditor('item_tags'),
	getMixAndMatchGroups: ofEditor('mix_and_match_names'),
	getShippingMethods: ofEditor('shipping_methods'),
	getStorefronts: ofEditor('storefronts', { value: 'value', label: 'display' }),
	getThemes: ofEditor('deprecated_themes', { value: 'value', label: 'display' }),
	getCustomerAffiliates: ofCustomerEditor('affiliates', { value: 'affiliate_oid', label: 'email' }),
	getSalesRepCodes: ofCustomerEditor('sales_rep_codes'),
	getTerms: ofCustomerEditor('terms'),
	getEmailLists: {
		endpoint: 'getCustomerEmailLists',
		value: 'email_list_uuid',
		label: 'name',
		unless: 'deleted',
	},
	getLinkedAccounts: ofAnyUser('linked_accounts', 'merchant_id', 'company'),
	getNotifications: ofAnyUser('notifications', 'name', 'notification_group'),
	getPermissions: ofAnyUser('permissions', 'permission_Name', 'permission_group'),
	getGroups: { endpoint: 'getGroups', value: 'group_oid', label: 'name' },
	getUsers: { endpoint: 'getUsers', value: 'user_id', label: 'login', description: 'full_name' },
};
