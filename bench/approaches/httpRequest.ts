/** n8n's HTTP Request node, as someone sets it up who has UltraCart's documents at hand: one call for each item. */
import type { IDataObject } from 'n8n-workflow';

import type { NodeDraft } from '../../harness/engine';
import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { CHANGED, CODES_OF } from '../jobs';
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
	readonly method?: string;
	/** Behind the address of the coupons; may hold expressions. */
	readonly path?: string;
	readonly query?: IDataObject;
	/** An expression. */
	readonly body?: string;
	readonly options?: IDataObject;
}

function node(setting: Setting, { method = 'GET', path = '', query, body, options }: Call): NodeDraft {
	return {
		name: `HTTP Request ${method}`,
		type: HTTP_REQUEST,
		typeVersion: 4.5,
		credentials: CREDENTIAL,
		parameters: {
			method,
			url: `=${setting.baseUrl}/coupon/coupons${path}`,
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
};
