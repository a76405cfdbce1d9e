/** Customers: the people who buy, with their addresses, tags, points and store credit. */
import { customerModels, email, signedUp } from './customerModels';
import { operation, resource } from './resource';
import { date, endpoint, expansion, input, integer, paging, text } from './rows';
import type { Form } from './types';

const customerOid = { customer_profile_oid: integer('The number UltraCart gave the customer') };
const one = { answer: 'CustomerResponse', root: 'customer' };
const many = {
	query: { ...paging, _since: date('Customers who came or changed since this moment'), ...expansion },
	page: { max: 200, default: 100 },
	// UltraCart names none: its samples sort by these.
	sort: ['email'],
	answer: 'CustomersResponse',
	root: 'customers',
};
const form: Form = { model: 'Customer', required: ['email'] };

// Why UltraCart has endpoints that are not here.
const WISHES = 'Wish lists belong to the pages of a StoreFront';
const PAGES = 'It serves pages of a StoreFront or of the back office';

export const customer = resource({
	name: 'customer',
	label: 'Customer',
	plural: 'Customers',
	record: 'Customer',
	id: 'customer_profile_oid',
	modes: {
		email: { attribute: 'email', label: 'By Email', placeholder: 'e.g. name@email.com' },
		id: { attribute: 'customer_profile_oid', label: 'By ID', placeholder: 'e.g. 123456' },
	},
	read: { by: { email: 'getCustomerByEmail', id: 'getCustomer' }, list: 'getCustomersByQuery' },
	search: {
		endpoint: 'searchCustomers',
		term: { location: 'query', name: 'search_string' },
		shows: ['email'],
	},
	endpoints: [
		endpoint('insertCustomer', 'POST /customer/customers', 'insert', {
			query: expansion,
			body: 'Customer',
			...one,
		}),
		endpoint('getCustomer', 'GET /customer/customers/{customer_profile_oid}', 'read', {
			pathParameters: customerOid,
			query: expansion,
			...one,
		}),
		endpoint('getCustomerByEmail', 'GET /customer/customers/by_email/{email}', 'read', {
			pathParameters: { email },
			query: expansion,
			...one,
		}),
		endpoint('getCustomersByQuery', 'POST /customer/customers/query', 'list', {
			...many,
			body: 'CustomerQuery',
		}),
		endpoint('searchCustomers', 'GET /customer/customers/search', 'list', {
			...many,
			query: {
				search_string: text('What to look for in names and addresses', { of: 'email' }),
				...signedUp,
				...many.query,
			},
		}),
		endpoint('updateCustomer', 'PUT /customer/customers/{customer_profile_oid}', 'update', {
			pathParameters: customerOid,
			query: expansion,
			body: 'Customer',
			...one,
		}),
		endpoint('deleteCustomer', 'DELETE /customer/customers/{customer_profile_oid}', 'delete', {
			pathParameters: customerOid,
		}),
		endpoint('mergeCustomer', 'PUT /customer/customers/{customer_profile_oid}/merge', 'other', {
			pathParameters: customerOid,
			query: expansion,
			body: 'CustomerMergeRequest',
		}),
		endpoint(
			'addCustomerStoreCredit',
			'POST /customer/customers/{customer_profile_oid}/store_credit',
			'other',
			{
				pathParameters: customerOid,
				body: 'CustomerStoreCreditAddRequest',
				answer: 'BaseResponse',
			},
		),
		endpoint(
			'getCustomerStoreCredit',
			'GET /customer/customers/{customer_profile_oid}/store_credit',
			'other',
			{
				pathParameters: customerOid,
				answer: 'CustomerStoreCreditResponse',
				root: 'customer_store_credit',
			},
		),
		endpoint(
			'adjustInternalCertificate',
			'POST /customer/customers/{customer_profile_oid}/adjust_cashback_balance',
			'other',
			{
				pathParameters: customerOid,
				body: 'AdjustInternalCertificateRequest',
				answer: 'AdjustInternalCertificateResponse',
			},
		),
		endpoint(
			'adjustLoyaltyPoints',
			'POST /customer/customers/{customer_profile_oid}/adjust_loyalty_points',
			'other',
			{
				pathParameters: customerOid,
				body: 'AdjustLoyaltyPointsRequest',
				answer: 'AdjustLoyaltyPointsResponse',
			},
		),
		endpoint('getCustomerLoyalty', 'GET /customer/customers/{customer_profile_oid}/loyalty', 'other', {
			pathParameters: customerOid,
			answer: 'CustomerLoyaltyResponse',
			root: 'customer_loyalty',
		}),
		endpoint('getCustomerEmailLists', 'GET /customer/email_lists', 'other', {
			answer: 'EmailListsResponse',
			root: 'lists',
		}),
		endpoint(
			'updateCustomerEmailLists',
			'POST /customer/customers/{customer_profile_oid}/email_lists',
			'other',
			{
				pathParameters: customerOid,
				body: 'CustomerEmailListChanges',
				answer: 'CustomerEmailListChanges',
			},
		),
		endpoint(
			'updateCustomerEmailSuppression',
			'POST /customer/customers/{customer_profile_oid}/email_suppression',
			'other',
			{
				pathParameters: customerOid,
				body: 'CustomerEmailSuppressionRequest',
				answer: 'CustomerEmailSuppressionResponse',
				root: 'email_suppression',
			},
		),
		endpoint(
			'getMagicLink',
			'PUT /customer/customers/{customer_profile_oid}/magic_link/{storefront_host_name}',
			'other',
			{
				pathParameters: {
					...customerOid,
					storefront_host_name: text('The StoreFront that the link leads to', {
						label: 'StoreFront Host Name',
						placeholder: 'e.g. www.example.com',
					}),
				},
				answer: 'CustomerMagicLinkResponse',
			},
		),
		endpoint('getCustomerEditorValues', 'GET /customer/editor_values', 'other', {
			answer: 'CustomerEditorValues',
		}),
	],
	leftOut: {
		'GET /customer/customers': 'The query takes the same filters, and more',
		'GET /customer/customers/{customer_profile_oid}/wishlist': WISHES,
		'POST /customer/customers/{customer_profile_oid}/wishlist': WISHES,
		'GET /customer/customers/{customer_profile_oid}/wishlist/{customer_wishlist_item_oid}': WISHES,
		'PUT /customer/customers/{customer_profile_oid}/wishlist/{customer_wishlist_item_oid}': WISHES,
		'DELETE /customer/customers/{customer_profile_oid}/wishlist/{customer_wishlist_item_oid}': WISHES,
		'POST /customer/customers/dataTables': PAGES,
		'POST /customer/customers/email_verify/get_token': 'It takes the password of a customer',
		'POST /customer/customers/email_verify/validate_token':
			'It goes with a token that is made from a password',
		'GET /customer/quickbooks_online/customers': PAGES,
		'POST /customer/search': PAGES,
	},
	models: customerModels,
	operations: [
		operation({
			name: 'getAll',
			kind: 'list',
			label: 'Get Many',
			action: 'Get many customers',
			description: 'Get customers by address, tags, dates and more',
			endpoint: 'getCustomersByQuery',
			filters: 'body',
		}),
		operation({
			name: 'search',
			kind: 'list',
			label: 'Search',
			action: 'Search customers',
			description:
				'Get customers whose name or address holds a text. UltraCart searches a copy of its data, which may lack the changes of the last minutes.',
			endpoint: 'searchCustomers',
			filters: 'query',
			filledBy: { search_string: 'searchText' },
			inputs: {
				searchText: input(text('What to look for in names and addresses', { placeholder: 'e.g. smith' }), {
					required: true,
				}),
			},
		}),
		operation({
			name: 'get',
			kind: 'read',
			label: 'Get',
			action: 'Get customer',
			description: 'Get one customer by email address or ID',
		}),
		operation({
			name: 'create',
			kind: 'create',
			label: 'Create',
			action: 'Create customer',
			description: 'Create a customer',
			endpoint: 'insertCustomer',
			form,
		}),
		operation({
			name: 'upsert',
			kind: 'upsert',
			label: 'Create or Update',
			action: 'Create or update customer',
			description:
				'Create a customer, or change the one that has the email address. What you leave empty stays as it is.',
			uniqueBy: 'email',
			insert: { endpoint: 'insertCustomer' },
			update: { endpoint: 'updateCustomer' },
			form,
		}),
		operation({
			name: 'update',
			kind: 'update',
			label: 'Update',
			action: 'Update customer',
			description: 'Change a customer. What you leave empty stays as it is.',
			endpoint: 'updateCustomer',
			form,
		}),
		operation({
			name: 'delete',
			kind: 'delete',
			label: 'Delete',
			action: 'Delete customer',
			description: 'Delete a customer for good. Orders stay.',
			by: { id: 'deleteCustomer' },
		}),
	],
});
