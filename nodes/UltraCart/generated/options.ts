// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';

export const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Bulk Job', value: 'bulkJob' },
		{ name: 'Coupon', value: 'coupon' },
		{ name: 'Customer', value: 'customer' },
		{ name: 'Gift Certificate', value: 'giftCertificate' },
		{ name: 'Group', value: 'group' },
		{ name: 'Order', value: 'order' },
		{ name: 'User', value: 'user' },
	],
	default: 'coupon',
};
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Code Field Name',
			name: 'codeField',
			type: 'string',
			default: 'coupon_code',
			description: 'The field of the output that holds the code',
			displayOptions: {
				show: {
					'/resource': ['coupon'],
					'/operation': ['generateCodes'],
					'/codesOutput': ['onePerItem', 'itemPerCode'],
				},
			},
		},
		{
			displayName: 'Codes per Call',
			name: 'codesPerCall',
			type: 'number',
			default: 1000,
			description: 'How many codes one call may ask for. Halved by itself when UltraCart refuses that many.',
			displayOptions: { show: { '/resource': ['coupon'], '/operation': ['generateCodes'] } },
			typeOptions: { minValue: 1, maxValue: 1000 },
		},
		{
			displayName: 'Customers With Cards',
			name: 'withCards',
			type: 'options',
			default: 'refuse',
			options: [
				{ name: 'Refuse Them', value: 'refuse', description: 'They stay as they are, and their items fail' },
				{
					name: 'Write Them',
					value: 'write',
					description: 'Their cards are sent back as UltraCart shows them. Try it with one customer first.',
				},
			],
			description: 'What becomes of customers who have credit cards on file',
			displayOptions: {
				show: { '/resource': ['customer'], '/operation': ['import'], '/whenExists': ['update'] },
			},
		},
		{
			displayName: 'Do Not Wait for Result',
			name: 'doNotWait',
			type: 'boolean',
			default: false,
			description:
				'Whether to go on before UltraCart has done the work. The output then holds only that it was accepted.',
			displayOptions: { show: { '/resource': ['coupon'], '/operation': ['update'] } },
		},
		{
			displayName: 'Longest Wait for a Job',
			name: 'longestWait',
			type: 'number',
			default: 3600,
			description: 'How many seconds to wait for a job. One that takes longer goes on in UltraCart.',
			displayOptions: {
				show: { '/resource': ['customer'], '/operation': ['import'], '/goOn': ['whenDone'] },
			},
			typeOptions: { minValue: 1 },
		},
		{
			displayName: 'Longest Wait for the Rate Limit',
			name: 'rateLimitWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description: 'How many seconds to wait in all while UltraCart says that too many calls were made',
		},
		{
			displayName: 'Merchant Record ID',
			name: 'merchantRecordId',
			type: 'string',
			default: '',
			description:
				'Your own key of the customer. UltraCart finds the customer by it from then on, whatever the email address is. Without it, the email address is the key.',
			placeholder: 'e.g. CRM-1042',
			displayOptions: {
				show: { '/resource': ['customer'], '/operation': ['import'], '/whenExists': ['replace', 'skip'] },
			},
		},
		{
			displayName: 'Records per Call',
			name: 'recordsPerCall',
			type: 'number',
			default: 100,
			description:
				'How many records one call may carry. UltraCart takes up to 50, and 100 when the result is not waited for.',
			displayOptions: {
				show: { '/resource': ['coupon'], '/operation': ['create', 'upsert', 'delete', 'update'] },
			},
			typeOptions: { minValue: 1, maxValue: 100 },
		},
		{
			displayName: 'Replace Whole Record',
			name: 'replaceWholeRecord',
			type: 'boolean',
			default: false,
			description:
				'Whether to send only what you filled in, without reading the record first. UltraCart may empty everything else.',
			displayOptions: {
				show: {
					'/resource': ['coupon', 'customer', 'giftCertificate', 'group', 'user'],
					'/operation': ['update'],
				},
			},
		},
		{
			displayName: 'Same Email Twice',
			name: 'duplicates',
			type: 'options',
			default: 'refuse',
			options: [
				{
					name: 'Last One Wins',
					value: 'lastWins',
					description: 'The items before it come out as superseded',
				},
				{ name: 'Refuse Them', value: 'refuse', description: 'Nothing is sent of these items' },
			],
			description: 'What becomes of items with the same email address',
			displayOptions: { show: { '/resource': ['customer'], '/operation': ['import'] } },
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3600 },
			default: 120,
			description: 'How many seconds UltraCart may take for one call, until its answer has come in full',
		},
		{
			displayName: 'Unknown Attributes',
			name: 'unknownAttributes',
			type: 'options',
			displayOptions: {
				show: {
					'/operation': [
						'create',
						'upsert',
						'update',
						'setAutomatic',
						'addStoreCredit',
						'adjustCashback',
						'adjustLoyaltyPoints',
						'clearEmailSuppression',
						'import',
						'updateEmailLists',
						'addLedgerEntry',
					],
				},
			},
			options: [
				{
					name: 'Refuse',
					value: 'refuse',
					description: 'Nothing is sent, and the name that was probably meant is told',
				},
				{
					name: 'Send',
					value: 'send',
					description: 'For attributes that UltraCart got after this version of the node was made',
				},
			],
			default: 'refuse',
			description: "What becomes of attributes in JSON that are not known as UltraCart's",
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			default: '',
			typeOptions: { password: true },
			description: 'What UltraCart sends in the Authorization header of that call',
			displayOptions: { show: { '/resource': ['customer'], '/operation': ['import'] } },
		},
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			description: 'Address that UltraCart calls once the job is done',
			placeholder: 'e.g. {{ $execution.resumeUrl }}',
			hint: 'To wait for the job later in this workflow, use {{ $execution.resumeUrl }} here, and add a Wait node: Resume On Webhook Call, HTTP Method POST, Limit Wait Time on. Then Bulk Job → Get: a job that ends before the Wait node is reached calls in vain.',
			displayOptions: { show: { '/resource': ['customer'], '/operation': ['import'] } },
		},
	],
};
