/**
 * A node in n8n's declarative style: no code of its own, the engine's RoutingNode makes one call for each item from what the
 * description says. What most community nodes for an API like this one look like.
 */
import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeProperties,
	type INodePropertyRouting,
	type INodeType,
} from 'n8n-workflow';

import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { CHANGED, CODES_OF } from '../account';
import {
	answerOf,
	VERSION_HEADER,
	batching,
	codesOf,
	CREDENTIAL,
	generatedCodes,
	NEW_COUPON,
	PAGE,
	type Plans,
	type Setting,
} from './approach';

export const DECLARATIVE = 'bench.declarative';

type Routing = NonNullable<INodePropertyRouting['request']>;

const operation = (name: string, value: string, request: Routing, more: INodePropertyRouting = {}) => ({
	name,
	value,
	routing: { request, ...more },
});

const allPages: INodePropertyRouting = {
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
};

const COUPONS = '/coupon/coupons';
const BY_CODE = `${COUPONS}/merchant_code/{{ encodeURIComponent($parameter.merchantCode) }}`;
const BY_ID = `${COUPONS}/{{ $parameter.couponOid }}`;

const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'get',
	options: [
		operation('Check If Code Exists', 'exists', { method: 'GET', url: `=${BY_CODE}/exists` }),
		operation('Create', 'create', { method: 'POST', url: COUPONS }),
		operation('Delete', 'delete', { method: 'DELETE', url: `=${BY_ID}` }),
		operation('Generate Codes', 'generateCodes', {
			method: 'POST',
			url: `=${BY_CODE}/generate_codes`,
			body: { quantity: 1 },
		}),
		operation('Get', 'get', { method: 'GET', url: `=${BY_CODE}` }),
		operation('Get Many', 'getAll', { method: 'GET', url: COUPONS }, allPages),
		operation('Update', 'update', { method: 'PUT', url: `=${BY_ID}` }),
	],
};

const shownFor = (...values: string[]) => ({ displayOptions: { show: { operation: values } } });

const properties: INodeProperties[] = [
	operations,
	{
		displayName: 'Code',
		name: 'merchantCode',
		type: 'string',
		default: '',
		...shownFor('exists', 'generateCodes', 'get'),
	},
	{
		displayName: 'Coupon ID',
		name: 'couponOid',
		type: 'string',
		default: '',
		...shownFor('delete', 'update'),
	},
	{
		displayName: 'Coupon',
		name: 'record',
		type: 'json',
		default: '{}',
		...shownFor('create', 'update'),
		routing: { request: { body: '={{ $value }}' } },
	},
	// n8n adds it to every declarative node; "Batching" is what is used of it here.
	{
		displayName: 'Request Options',
		name: 'requestOptions',
		type: 'json',
		isNodeSetting: true,
		default: {},
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
			headers: { Accept: 'application/json', [VERSION_HEADER.name]: VERSION_HEADER.value },
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
	nodes: [node(setting, { operation: 'create', record: NEW_COUPON })],
});

export const declarative: Plans = {
	codes: (setting) => ({
		nodes: [node(setting, { operation: 'generateCodes', merchantCode: CODES_OF })],
		delivered: generatedCodes,
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
