/** Customers: the people who buy, with their addresses, tags, points and store credit. */
import { customerImport } from './customerImport';
import { customerModels, email, signedUp } from './customerModels';
import { ordinary } from './ordinary';
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
const customers = ordinary('customer', 'customers');

// No call of UltraCart changes several customers.
const ONE_BY_ONE = 'Each customer is a call. For thousands of them, use Import.';

// Store credit and cashback are one balance.
const creditLedger = { endpoint: 'getCustomerStoreCredit', entries: 'past_ledgers', date: 'entry_dts' };

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
	read: {
		by: { email: 'getCustomerByEmail', id: 'getCustomer' },
		// A query without a filter gives the whole shop: only addresses are looked for together.
		many: {
			email: { endpoint: 'getCustomersByQuery', keys: 'emails', size: 200, asks: { query_target: 'origin' } },
		},
	},
	budget: {
		limit: 66,
		why: 'A customer has two kinds of addresses, of each a default one, and many settings',
	},
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
			onceOnly: true,
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
			name: 'addStoreCredit',
			kind: 'action',
			label: 'Add Store Credit',
			action: 'Add store credit to customer',
			description:
				'Give a customer money to spend in your store. It is added once, and can be taken back in UltraCart only.',
			endpoint: 'addCustomerStoreCredit',
			form: {
				model: 'CustomerStoreCreditAddRequest',
				label: 'Store Credit',
				required: ['amount', 'description'],
			},
			done: 'added',
			ledger: {
				...creditLedger,
				repeats: { amount: 'amount', description: 'description' },
				shows: { sent: [], read: {} },
			},
		}),
		operation({
			name: 'adjustCashback',
			kind: 'action',
			label: 'Adjust Cashback',
			action: 'Adjust cashback of customer',
			description: 'Put cashback on the balance of a customer, or take some off',
			builderHint: 'For goodwill, use Add Store Credit: this also takes away, and names an order',
			endpoint: 'adjustInternalCertificate',
			form: {
				model: 'AdjustInternalCertificateRequest',
				label: 'Cashback',
				required: ['adjustment_amount', 'description'],
			},
			ledger: {
				...creditLedger,
				repeats: { adjustment_amount: 'amount', description: 'description', order_id: 'reference_order_id' },
				shows: { sent: ['adjustment_amount'], read: { balance_amount: 'available' } },
			},
		}),
		operation({
			name: 'adjustLoyaltyPoints',
			kind: 'action',
			label: 'Adjust Loyalty Points',
			action: 'Adjust loyalty points of customer',
			description: 'Give a customer loyalty points, or take some. A mistake is corrected by the opposite.',
			endpoint: 'adjustLoyaltyPoints',
			form: {
				model: 'AdjustLoyaltyPointsRequest',
				label: 'Loyalty Points',
				required: ['loyalty_points', 'description'],
			},
			ledger: {
				endpoint: 'getCustomerLoyalty',
				entries: 'ledger_entries',
				date: 'ledger_dts',
				repeats: { loyalty_points: 'loyalty_points', description: 'description', order_id: 'order_id' },
				shows: {
					sent: ['loyalty_points'],
					read: { current_points: 'current_points', pending_points: 'pending_points' },
				},
			},
		}),
		operation({
			name: 'clearEmailSuppression',
			kind: 'action',
			label: 'Clear Email Suppression',
			action: 'Clear email suppression of customer',
			description:
				'Let a customer get emails again who asked for them after a bounce, a spam complaint or an unsubscription',
			endpoint: 'updateCustomerEmailSuppression',
			form: {
				model: 'CustomerEmailSuppressionRequest',
				label: 'Suppression',
				required: ['consent_source'],
				shown: ['reason'],
			},
		}),
		customers.create({ endpoint: 'insertCustomer', form }),
		operation({
			name: 'upsert',
			kind: 'upsert',
			label: 'Create or Update',
			action: 'Create or update customer',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			builderHint: 'For contacts of which some are customers already: the email address decides',
			notice: ONE_BY_ONE,
			uniqueBy: 'email',
			insert: { endpoint: 'insertCustomer' },
			update: { endpoint: 'updateCustomer' },
			form,
		}),
		customers.delete({
			description: 'Delete a customer for good. Orders stay.',
			by: { id: 'deleteCustomer' },
		}),
		customers.get({ description: 'Get one customer by email address or ID' }),
		operation({
			name: 'getLoyalty',
			kind: 'readPart',
			label: 'Get Loyalty',
			action: 'Get loyalty of customer',
			description: 'Get the points and the tier of a customer, with the ledger',
			endpoint: 'getCustomerLoyalty',
		}),
		operation({
			name: 'getMagicLink',
			kind: 'action',
			label: 'Get Magic Link',
			action: 'Get magic link of customer',
			description:
				'Get a link that signs a customer in. Whoever has it is the customer, and n8n keeps it with the execution.',
			endpoint: 'getMagicLink',
			path: { storefront_host_name: 'storefront' },
			inputs: {
				storefront: input(
					text('The StoreFront that the link leads to', { placeholder: 'e.g. www.example.com' }),
					{
						label: 'StoreFront Host Name',
						required: true,
					},
				),
			},
		}),
		customers.getAll({
			description: 'Get customers by address, tags, dates and more',
			endpoint: 'getCustomersByQuery',
			filters: 'body',
		}),
		operation({
			name: 'getStoreCredit',
			kind: 'readPart',
			label: 'Get Store Credit',
			action: 'Get store credit of customer',
			description: 'Get what a customer can spend, now and later, with the ledger',
			endpoint: 'getCustomerStoreCredit',
		}),
		operation({
			name: 'import',
			kind: 'import',
			label: 'Import',
			action: 'Import customers',
			description:
				'Create and update customers by the thousand. Bulk jobs of UltraCart do it, which have a rate limit of their own.',
			builderHint:
				'For hundreds of customers and more; for fewer, Create or Update shows each as it is afterwards',
			notice:
				'A bulk job writes whole customers. What somebody else changes between the reading of a customer and the end of the job is undone.',
			uniqueBy: 'email',
			unproven: ['cards'],
			form,
			...customerImport,
		}),
		operation({
			name: 'merge',
			kind: 'action',
			label: 'Merge',
			action: 'Merge customers',
			description: 'Merge another customer into this one. The other is gone afterwards.',
			endpoint: 'mergeCustomer',
			filledBy: { email: 'mergedEmail' },
			inputs: {
				mergedEmail: input(
					text('Email address of the customer who is merged, and gone afterwards', {
						placeholder: 'e.g. name@email.com',
					}),
					{ label: 'Email to Merge', required: true },
				),
			},
			done: 'merged',
		}),
		operation({
			name: 'search',
			kind: 'list',
			label: 'Search',
			action: 'Search customers',
			description:
				'Get customers whose name or address holds a text. UltraCart looks in a copy of its data, which may lack the changes of the last minutes.',
			notice: 'UltraCart looks in a copy of its data, which may lack the changes of the last minutes',
			endpoint: 'searchCustomers',
			filters: 'query',
			filledBy: { search_string: 'searchText' },
			inputs: {
				searchText: input(text('What to look for in names and addresses', { placeholder: 'e.g. smith' }), {
					required: true,
				}),
			},
		}),
		customers.update({ endpoint: 'updateCustomer', form, notice: ONE_BY_ONE }),
		operation({
			name: 'updateEmailLists',
			kind: 'action',
			label: 'Update Email Lists',
			action: 'Update email lists of customer',
			description: 'Add a customer to email lists, or take the customer off some. Other lists stay.',
			endpoint: 'updateCustomerEmailLists',
			form: {
				model: 'CustomerEmailListChanges',
				label: 'Email Lists',
				required: [],
				shown: ['add_to_lists', 'remove_from_lists'],
			},
		}),
	],
});
