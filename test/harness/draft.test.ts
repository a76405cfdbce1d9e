/** Drafts of metadata files, made from the facts of the SDK that the contract test has, without Python. */
import { ModuleKind, transpile } from 'typescript';

import { draftOf } from '../../harness/sdk/draft';
import type { Sdk } from '../../harness/sdk/sdk';
import type { Facts } from '../../harness/sdk/types';
import { table, tableOf } from '../../scripts/metadata';
import * as resources from '../../scripts/metadata/resource';
import type { Resource } from '../../scripts/metadata/resource';
import * as rows from '../../scripts/metadata/rows';
import { differences } from '../contract/compare';
import sdkJson from '../contract/facts/sdk.json';

const facts: Facts = sdkJson;
const NOTHING: Facts = { endpoints: {}, failures: {}, models: {} };

const sdk: Sdk = {
	baseUrl: facts.baseUrl ?? '',
	endpoints: Object.fromEntries(
		Object.entries(facts.endpoints).map(([line, endpoint]) => [line, { elsewhere: {}, ...endpoint }]),
	),
	models: Object.fromEntries(
		Object.entries(facts.models).map(([name, { attributes }]) => [name, { ...attributes }]),
	),
};

const emptyTable = tableOf([]);

/** The resource that a draft exports. */
function resourceIn(text: string): Resource {
	const modules: Record<string, object> = { './resource': resources, './rows': rows };
	const exported: Record<string, Resource> = {};
	const code = transpile(text, { module: ModuleKind.CommonJS });
	// eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it was drafted here
	new Function('require', 'exports', code)((name: string) => modules[name], exported);
	const [resource] = Object.values(exported);
	if (!resource) throw new Error('The draft exports nothing');
	return resource;
}

test.each(['coupon', 'gift_certificate', 'user', 'webhook'])(
	'a draft of %s has all that the SDK says',
	(api) => {
		const drafted = tableOf([resourceIn(draftOf(sdk, api, emptyTable).text)]);
		const lines = differences(drafted, { documents: NOTHING, sdk: facts });
		const common = /^table: (ModelError|ErrorResponse)\b/;
		// Pages are the one thing that a draft guesses, and it says so.
		const guessed = /^table: .* \?_(limit|offset): (default|max) \d+, which no source tells$/;
		expect(lines.filter((line) => !guessed.test(line) && !common.test(line))).toEqual([]);
	},
);

test('what endpoints do is told by their methods, paths and models', () => {
	const { endpoints, record, id, read } = resourceIn(draftOf(sdk, 'webhook', emptyTable).text);
	expect([record, id, read]).toEqual(['Webhook', 'webhook_oid', { by: { id: '' }, list: 'getWebhooks' }]);
	expect(Object.fromEntries(endpoints.map((endpoint) => [endpoint.id, endpoint.crud]))).toEqual({
		deleteWebhook: 'delete',
		deleteWebhookByUrl: 'other',
		getWebhookEventCategories: 'other',
		getWebhookLog: 'other',
		getWebhookLogSummaries: 'other',
		getWebhooks: 'list',
		insertWebhook: 'insert',
		resendEvent: 'other',
		updateWebhook: 'update',
	});
});

test('models that the table has are not drafted again', () => {
	expect(resourceIn(draftOf(sdk, 'user', table).text).models).toEqual([]);
});

test('an API that is not there is told, with those that are', () => {
	const { endpoints } = sdk;
	const own = Object.entries(endpoints).filter(([, { api }]) => ['coupon', 'user'].includes(api));
	const some: Sdk = { ...sdk, endpoints: Object.fromEntries(own) };
	expect(() => draftOf(some, 'lamp', emptyTable)).toThrow(
		"UltraCart's SDK has no API 'lamp', only coupon, user",
	);
});

describe('what the rows have no words for', () => {
	const lamps: Sdk = {
		baseUrl: '',
		endpoints: {
			'PUT /lamp/lamps/{lamp_oid}': {
				id: 'updateLamp',
				api: 'lamp',
				meaning: 'Changes a lamp\nor two',
				path: { lamp_oid: { type: 'integer', required: true, meaning: 'Which lamp' } },
				query: { _expand: { type: 'string', required: false } },
				elsewhere: { approval: 'header' },
				body: 'Lamp',
				answer: 'file',
			},
			'PUT /lamp/shades/{shade_oid}': {
				id: 'updateShade',
				api: 'lamp',
				path: { shade_oid: { type: 'integer', required: true } },
				query: {},
				elsewhere: {},
				body: 'Shade',
			},
			'GET /lamp/lamps': {
				id: 'getLamps',
				api: 'lamp',
				path: {},
				query: {
					_limit: { type: 'integer', required: false, meaning: 'How many records. (Maximum 500)' },
					_offset: { type: 'integer', required: false },
				},
				elsewhere: {},
			},
			'GET /lamp/shades': {
				id: 'getShades',
				api: 'lamp',
				path: {},
				query: {
					_limit: { type: 'integer', required: false },
					_offset: { type: 'integer', required: false },
				},
				elsewhere: {},
			},
			'POST /lamp/lamps/batch': {
				id: 'lightLamps',
				api: 'lamp',
				path: {},
				query: {},
				elsewhere: {},
				body: 'string[]',
			},
		},
		models: {
			Lamp: {
				lamp_oid: { type: 'integer' },
				power: { type: 'number[]' },
				color: { type: 'string', enum: ['red'], max: 3, meaning: "The lamp's color" },
				made_dts: { type: 'string' },
			},
			Shade: { width: { type: 'any' } },
		},
	};
	const { text, gaps } = draftOf(lamps, 'lamp', emptyTable);

	test('is named', () => {
		expect(gaps).toEqual([
			'Shade may be a resource of its own: this draft is about Lamp',
			'PUT /lamp/lamps/{lamp_oid}: approval travels in the header',
			'PUT /lamp/lamps/{lamp_oid}: the answer is file, no model',
			'PUT /lamp/lamps/{lamp_oid}: what _expand takes is not in the SDK',
			'PUT /lamp/shades/{shade_oid}: what it does is for sandbox/behaviour to say',
			'GET /lamp/lamps: what it does is for sandbox/behaviour to say',
			'GET /lamp/shades: how large a page may be is not in the SDK',
			'GET /lamp/shades: what it does is for sandbox/behaviour to say',
			'POST /lamp/lamps/batch: the body is string[], no model',
			'POST /lamp/lamps/batch: what it does is for sandbox/behaviour to say',
			'Lamp.power: the rows have no type for number[]',
			'Shade.width: the rows have no type for any',
		]);
	});

	test('takes the largest page from the sentence that says it', () => {
		const { endpoints } = resourceIn(text);
		expect(endpoints.find(({ id }) => id === 'getLamps')?.page).toEqual({ max: 500, default: 100 });
	});

	test('leaves the rest whole, with what it means beside it', () => {
		const [lamp] = resourceIn(text).models;
		expect(lamp?.attributes).toMatchObject({
			lamp_oid: { type: 'integer', description: '' },
			color: { type: 'string', maxLength: 3, values: { red: { name: 'red', description: '' } } },
			made_dts: { type: 'dateTime' },
		});
		expect(Object.keys(lamp?.attributes ?? {})).toEqual(['lamp_oid', 'color', 'made_dts']);
		expect(text).toContain('// The lamp\'s color\n"color"');
		expect(text).toContain('// Changes a lamp\n// or two\nendpoint(');
	});
});
