// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';

export const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
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
			displayName: 'Do Not Wait for Result',
			name: 'doNotWait',
			type: 'boolean',
			default: false,
			description:
				'Whether to go on before UltraCart has done the work. The output then holds only that it was accepted.',
			displayOptions: { show: { '/resource': ['coupon'], '/operation': ['update'] } },
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
	],
};
