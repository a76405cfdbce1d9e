/** n8n's HTTP Request node, as someone sets it up who has UltraCart's documents at hand: one call for each item. */
import type { IDataObject } from 'n8n-workflow';

import { TRIGGER, type NodeDraft } from '../../harness/engine';
import { table } from '../../scripts/metadata';
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

export const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';

interface Call {
	/** What the node is called, where its method does not say it. */
	readonly name?: string;
	/** May be an expression. */
	readonly method?: string;
	readonly records?: string;
	/** Behind the address of the records; may hold expressions. */
	readonly path?: string;
	readonly query?: IDataObject;
	/** An expression. */
	readonly body?: string;
	readonly options?: IDataObject;
}

function node(
	setting: Setting,
	{
		method = 'GET',
		name = `HTTP Request ${method}`,
		records = '/coupon/coupons',
		path = '',
		query,
		body,
		options,
	}: Call,
): NodeDraft {
	return {
		name,
		type: HTTP_REQUEST,
		typeVersion: 4.5,
		credentials: CREDENTIAL,
		parameters: {
			method,
			url: `=${setting.baseUrl}${records}${path}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: SIMPLE_KEY_TYPE,
			sendHeaders: true,
			headerParameters: { parameters: [VERSION_HEADER] },
			...(query && { sendQuery: true, specifyQuery: 'json', jsonQuery: JSON.stringify(query) }),
			...(body !== undefined && { sendBody: true, specifyBody: 'json', jsonBody: body }),
			options: { ...batching(setting), ...options },
		},
	};
}

const BY_CODE = '/merchant_code/{{ encodeURIComponent($json.merchant_code) }}';

const allPages = {
	pagination: {
		pagination: {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: '_offset', value: `={{ $pageCount * ${PAGE} }}` }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ $response.body.metadata.result_set.more !== true }}',
		},
	},
};

const create: Plans['create'] = (setting) => ({
	nodes: [node(setting, { method: 'POST', body: NEW_COUPON })],
});

/** With what a PUT would clear otherwise. */
const CUSTOMERS = {
	records: '/customer/customers',
	query: {
		_expand: Object.keys(table.models.find(({ name }) => name === 'Customer')?.expansions ?? {}).join(),
	},
};

export const httpRequest: Plans = {
	codes: (setting) => ({
		nodes: [
			node(setting, {
				method: 'POST',
				path: `/merchant_code/${CODES_OF}/generate_codes`,
				body: '={{ { quantity: 1 } }}',
			}),
		],
		delivered: generatedCodes,
	}),
	create,
	change: (setting) => ({
		nodes: [
			node(setting, { path: BY_CODE }),
			node(setting, {
				method: 'PUT',
				path: '/{{ $json.coupon.coupon_oid }}',
				body: `={{ { ...$json.coupon, description: '${CHANGED}' } }}`,
			}),
		],
	}),
	delete: (setting) => ({ nodes: [node(setting, { method: 'DELETE', path: '/{{ $json.coupon_oid }}' })] }),
	read: (setting) => ({
		nodes: [node(setting, { query: { _limit: PAGE }, options: allPages })],
		delivered: ({ coupons }) => codesOf(coupons),
	}),
	check: (setting) => ({ nodes: [node(setting, { path: `${BY_CODE}/exists` })], delivered: answerOf }),
	getSingly: (setting) => ({
		nodes: [node(setting, { path: BY_CODE })],
		delivered: ({ coupon }) => codesOf(coupon),
	}),
	createSingly: create,
	import: (setting) => ({
		nodes: [
			node(setting, {
				...CUSTOMERS,
				path: '/by_email/{{ encodeURIComponent($json.email) }}',
				// Whoever is not there is refused.
				options: { response: { response: { neverError: true } } },
			}),
			node(setting, {
				...CUSTOMERS,
				name: 'HTTP Request write',
				method: "={{ $json.customer ? 'PUT' : 'POST' }}",
				path: "{{ $json.customer ? '/' + $json.customer.customer_profile_oid : '' }}",
				body: `={{ { ...($json.customer ?? { email: $('${TRIGGER}').item.json.email }), business_notes: '${CHANGED}' } }}`,
			}),
		],
	}),
};
