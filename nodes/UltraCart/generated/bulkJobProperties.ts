// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';

export const bulkJobProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['bulkJob'] } },
		options: [
			{
				name: 'Cancel',
				value: 'cancel',
				description: 'Stop a job that is queued or under way. What has landed stands.',
				action: 'Cancel bulk job',
			},
			{ name: 'Get', value: 'get', description: 'Get one job, and how far it is', action: 'Get bulk job' },
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Get the jobs about customers or orders, those of other programs included',
				action: 'Get many bulk jobs',
			},
			{
				name: 'Get Records',
				value: 'getRecords',
				description: 'Get what came of each record of a job, such as those that failed',
				action: 'Get records of bulk job',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Bulk Job',
		name: 'bulkJob',
		required: true,
		description: 'The bulk job this is about',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['cancel', 'get', 'getRecords'] } },
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		modes: [
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. uc-bulk-01JC48210300A1C' },
		],
	},
	{
		displayName: 'Object',
		name: 'object',
		type: 'options',
		default: 'customer',
		options: [
			{ name: 'Customers', value: 'customer', description: 'Customers that are imported' },
			{ name: 'Orders', value: 'order', description: 'Orders that are imported' },
		],
		description: 'What the records of the job are',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['cancel'] } },
	},
	{
		displayName: 'Object',
		name: 'object',
		type: 'options',
		default: 'customer',
		options: [
			{ name: 'Customers', value: 'customer', description: 'Customers that are imported' },
			{ name: 'Orders', value: 'order', description: 'Orders that are imported' },
		],
		description: 'What the records of the job are',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['get'] } },
	},
	{
		displayName: 'Object',
		name: 'object',
		type: 'options',
		default: 'customer',
		options: [
			{ name: 'Customers', value: 'customer', description: 'Customers that are imported' },
			{ name: 'Orders', value: 'order', description: 'Orders that are imported' },
		],
		description: 'What the records of the job are',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['getAll'] } },
	},
	{
		displayName: 'Object',
		name: 'object',
		type: 'options',
		default: 'customer',
		options: [
			{ name: 'Customers', value: 'customer', description: 'Customers that are imported' },
			{ name: 'Orders', value: 'order', description: 'Orders that are imported' },
		],
		description: 'What the records of the job are',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['getRecords'] } },
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['getAll', 'getRecords'] } },
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: {
			show: { resource: ['bulkJob'], operation: ['getAll', 'getRecords'], returnAll: [false] },
		},
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		displayOptions: { show: { resource: ['bulkJob'], operation: ['getAll', 'getRecords'] } },
		options: [
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'queued',
				options: [
					{ name: 'Cancelled', value: 'cancelled', description: 'Somebody has stopped it' },
					{ name: 'Failed', value: 'failed', description: 'Nothing of it has landed' },
					{ name: 'In Progress', value: 'in_progress', description: 'It is under way' },
					{
						name: 'Partial Success',
						value: 'partial_success',
						description: 'Some of its records have failed',
					},
					{ name: 'Queued', value: 'queued', description: 'It waits for the job before it' },
					{ name: 'Succeeded', value: 'succeeded', description: 'All of its records have landed' },
				],
				description: 'Jobs that are so far',
				displayOptions: { show: { '/operation': ['getAll'] } },
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'success',
				options: [
					{ name: 'Duplicate', value: 'duplicate', description: 'It had landed before' },
					{ name: 'Failed', value: 'failed', description: 'It has not' },
					{ name: 'Success', value: 'success', description: 'It has landed' },
				],
				description: 'Records of which this came',
				displayOptions: { show: { '/operation': ['getRecords'] } },
			},
		],
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		displayOptions: { show: { resource: ['bulkJob'], operation: ['cancel', 'get', 'getAll'] } },
		options: [
			{ name: 'Raw', value: 'raw', description: 'Everything UltraCart sends' },
			{ name: 'Selected Fields', value: 'selected', description: 'Only the fields you choose' },
			{ name: 'Simplified', value: 'simplified', description: 'The fields most often needed' },
		],
		default: 'simplified',
		description: 'How much of each record comes out',
	},
	{
		displayName: 'Field Names or IDs',
		name: 'outputFields',
		type: 'multiOptions',
		displayOptions: {
			show: { resource: ['bulkJob'], operation: ['cancel', 'get', 'getAll'], output: ['selected'] },
		},
		typeOptions: { loadOptionsMethod: 'getFields' },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
];
