/**
 * A node in n8n's declarative style: no code of its own, the engine's RoutingNode makes one call for each item from what the
 * description says. What most community nodes for an API like this one look like.
 */
import { NodeConnectionTypes, type IDataObject, type INodeProperties, type INodeType } from 'n8n-workflow';

import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { CHANGED, CODES_OF } from '../jobs';
import {
	answerOf,
	API_VERSION,
	batching,
	codesOf,
	CREDENTIAL,
	PAGE,
	type Plans,
	type Setting,
} from './approach';

export const DECLARATIVE = 'bench.declarative';

const BY_CODE = '/coupon/coupons/merchant_code/{{ encodeURIComponent($parameter.merchantCode) }}';

const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'get',
	options: [
		{
			name: 'Check If Code Exists',
			value: 'exists',
			routing: { request: { method: 'GET', url: `=${BY_CODE}/exists` } },
		},
		{ name: 'Create', value: 'create', routing: { request: { method: 'POST', url: '/coupon/coupons' } } },
		{
			name: 'Delete',
			value: 'delete',
			routing: { request: { method: 'DELETE', url: '=/coupon/coupons/{{ $parameter.couponOid }}' } },
		},
		{
			name: 'Generate Codes',
			value: 'generateCodes',
			routing: { request: { method: 'POST', url: `=${BY_CODE}/generate_codes`, body: { quantity: 1 } } },
		},
		{ name: 'Get', value: 'get', routing: { request: { method: 'GET', url: `=${BY_CODE}` } } },
		{
			name: 'Get Many',
			value: 'getAll',
			routing: {
				request: { method: 'GET', url: '/coupon/coupons' },
				send: { paginate: true },
				operations: {
					pagination: {
						type: 'generic',
						properties: {
							continue: '={{ $response.body.metadata.result_set.more === true }}',
							request: {
								qs: {
									_limit: PAGE,
									_offset: '={{ $response.body?.metadata.result_set.next_offset ?? 0 }}',
								},
							},
						},
					},
				},
				output: { postReceive: [{ type: 'rootProperty', properties: { property: 'coupons' } }] },
			},
		},
		{
			name: 'Update',
			value: 'update',
			routing: { request: { method: 'PUT', url: '=/coupon/coupons/{{ $parameter.couponOid }}' } },
		},
	],
};

const properties: INodeProperties[] = [
	operations,
	{
		displayName: 'Merchant Code',
		name: 'merchantCode',
		type: 'string',
		default: '',
		displayOptions: { show: { operation: ['exists', 'generateCodes', 'get'] } },
	},
	{
		displayName: 'Coupon ID',
		name: 'couponOid',
		type: 'string',
		default: '',
		displayOptions: { show: { operation: ['delete', 'update'] } },
	},
	{
		displayName: 'Coupon',
		name: 'record',
		type: 'json',
		default: '{}',
		displayOptions: { show: { operation: ['create', 'update'] } },
		routing: { request: { body: '={{ $value }}' } },
	},
	// n8n adds its "Request Options" to every declarative node; this is the part of them that is used here.
	{
		displayName: 'Request Options',
		name: 'requestOptions',
		type: 'collection',
		isNodeSetting: true,
		default: {},
		options: [
			{
				displayName: 'Batching',
				name: 'batching',
				type: 'fixedCollection',
				default: { batch: {} },
				options: [
					{
						displayName: 'Batching',
						name: 'batch',
						values: [
							{ displayName: 'Items per Batch', name: 'batchSize', type: 'number', default: 50 },
							{ displayName: 'Batch Interval (Ms)', name: 'batchInterval', type: 'number', default: 1000 },
						],
					},
				],
			},
		],
	},
];

export const declarativeNode: INodeType = {
	description: {
		displayName: 'Declarative',
		name: 'declarative',
		group: ['transform'],
		version: 1,
		description: 'Calls UltraCart as the description says',
		defaults: { name: 'Declarative' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: SIMPLE_KEY_TYPE, required: true }],
		requestDefaults: {
			baseURL: '={{ $credentials.baseUrl }}',
			headers: { Accept: 'application/json', [API_VERSION.name]: API_VERSION.value },
		},
		properties,
	},
};

const node = (setting: Setting, parameters: IDataObject & { operation: string }) => ({
	name: `Declarative ${parameters.operation}`,
	type: DECLARATIVE,
	credentials: CREDENTIAL,
	parameters: { ...parameters, requestOptions: batching(setting) },
});

const CODE = '={{ $json.merchant_code }}';

const create: Plans['create'] = (setting) => ({
	nodes: [
		node(setting, {
			operation: 'create',
			record:
				'={{ { merchant_code: $json.merchant_code, description: $json.description, percent_off_subtotal: { discount_percent: 10 } } }}',
		}),
	],
});

export const declarative: Plans = {
	codes: (setting) => ({
		nodes: [node(setting, { operation: 'generateCodes', merchantCode: CODES_OF })],
		delivered: ({ coupon_codes }) => [coupon_codes].flat().map(String),
	}),
	create,
	change: (setting) => ({
		nodes: [
			node(setting, { operation: 'get', merchantCode: CODE }),
			node(setting, {
				operation: 'update',
				couponOid: '={{ $json.coupon.coupon_oid }}',
				record: `={{ { ...$json.coupon, description: '${CHANGED}' } }}`,
			}),
		],
	}),
	delete: (setting) => ({
		nodes: [node(setting, { operation: 'delete', couponOid: '={{ $json.coupon_oid }}' })],
	}),
	read: (setting) => ({ nodes: [node(setting, { operation: 'getAll' })], delivered: codesOf }),
	check: (setting) => ({
		nodes: [node(setting, { operation: 'exists', merchantCode: CODE })],
		delivered: answerOf,
	}),
	getSingly: (setting) => ({
		nodes: [node(setting, { operation: 'get', merchantCode: CODE })],
		delivered: ({ coupon }) => codesOf(coupon),
	}),
	createSingly: create,
};
