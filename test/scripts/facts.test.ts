import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { combineFacts } from '../../scripts/facts/combine';
import { readCouponDocument } from '../../scripts/facts/coupon-document';
import { apisOfModels, unknownModels } from '../../scripts/facts/references';
import { readSurface } from '../../scripts/facts/surface';
import { toJson } from '../../scripts/facts/to-json';
import type { Facts, SourceFacts } from '../../scripts/facts/types';
import { readUserDocument } from '../../scripts/facts/user-document';
import documentsJson from '../contract/facts/documents.json';
import sdkJson from '../contract/facts/sdk.json';

const documents = documentsJson as Facts;
const sdk = sdkJson as Facts;

interface Row<Given, Want> {
	given: Given;
	want: Want;
}

describe('coupon document', () => {
	/** The first parameter stands on line 20; without parameters the first attribute stands on line 29. */
	const document = (given: { head?: string[]; parameters?: string[]; attributes?: string[] }) =>
		[
			['php', '', 'lamp', '', '/lamp', '', 'Light a lamp', ''],
			given.head ?? [
				'Permissions:',
				'  • lamp_read',
				'',
				'Produces: application/json',
				'get',
				'/lamp/lamps',
				'',
			],
			['Some words', ''],
			given.parameters
				? ['Parameters', 'Parameter Description Location Data Type Required', ...given.parameters]
				: [],
			['Responses', 'Status Code Reason Response Model', '200', 'Fine Lamp', '418', 'A teapot 418', ''],
			['Lamp', '', 'Attributes', 'Name Data Type Description', ...(given.attributes ?? []), ''],
			['Socket', '', 'Attributes', 'Name Data Type Description', ''],
			['418', 'Status Code 418: a teapot', '', 'Headers', 'Name Data Type Description', 'X-TEA string Brew'],
			['Response', 'Name Data Type', 'body Socket', ''],
		]
			.flat()
			.join('\n');
	const read = (given: Parameters<typeof document>[0]) => readCouponDocument(document(given), 'lamp.txt');

	test('reads endpoints, models and refusals', () => {
		expect(read({})).toEqual({
			endpoints: {
				'GET /lamp/lamps': {
					answer: 'Lamp',
					api: 'lamp',
					failures: [418],
					path: {},
					permission: 'lamp_read',
					produces: 'application/json',
					query: {},
				},
			},
			failures: { 418: { body: 'Socket', headers: ['X-TEA'] } },
			models: { Lamp: {}, Socket: {} },
		});
	});

	test.each<[string, Row<string, object>]>([
		['string', { given: 'a string', want: { a: { type: 'string' } } }],
		['limited string', { given: 'a string(20) Up to 9 words', want: { a: { type: 'string', max: 20 } } }],
		['date', { given: 'a string (dateTime) When', want: { a: { type: 'dateTime' } } }],
		['integer', { given: 'a integer (int32) How many', want: { a: { type: 'integer' } } }],
		['number', { given: 'a number string or not', want: { a: { type: 'number' } } }],
		['boolean', { given: 'camelCase boolean', want: { camelCase: { type: 'boolean' } } }],
		['model', { given: 'a Socket Where it goes', want: { a: { type: 'Socket' } } }],
		['list of strings', { given: 'a array of string Names', want: { a: { type: 'string[]' } } }],
		['list of models', { given: 'a array of Socket', want: { a: { type: 'Socket[]' } } }],
		[
			'read only',
			{ given: 'a (read only) array of string Names', want: { a: { type: 'string[]', readOnly: true } } },
		],
	])('attribute: %s', (_, { given, want }) => {
		expect(read({ attributes: [given] }).models.Lamp).toEqual(want);
	});

	test.each<[string, Row<string[], object>]>([
		[
			'one line',
			{ given: ['hue Its hue query string optional'], want: { hue: { type: 'string', required: false } } },
		],
		[
			'required',
			{ given: ['hue Its hue query Socket required'], want: { hue: { type: 'Socket', required: true } } },
		],
		[
			'largest number and default',
			{
				given: ['_top Lamps (Max 7)', 'Default: 3', 'query integer (int32) optional'],
				want: { _top: { type: 'integer', required: false, max: 7, default: 3 } },
			},
		],
		[
			'allowed values',
			{
				given: [
					'hue Its hue',
					'Default: red',
					'Allowed Values',
					'  • red',
					'  • blue',
					'query string optional',
				],
				want: { hue: { type: 'string', required: false, default: 'red', enum: ['red', 'blue'] } },
			},
		],
	])('query parameter: %s', (_, { given, want }) => {
		expect(read({ parameters: given }).endpoints['GET /lamp/lamps']?.query).toEqual(want);
	});

	test('reads path parameters, body and content type', () => {
		const head = [
			'Permissions:',
			'  • lamp_write',
			'',
			'Consumes: application/json',
			'Produces: application/json',
		];
		const parameters = ['lamp The lamp body Lamp required', 'lamp_id Its number path integer required'];
		const { endpoints } = read({ head: [...head, 'put', '/lamp/lamps/{lamp_id}', ''], parameters });
		expect(endpoints['PUT /lamp/lamps/{lamp_id}']).toMatchObject({
			body: 'Lamp',
			consumes: 'application/json',
			path: { lamp_id: { type: 'integer', required: true } },
			permission: 'lamp_write',
		});
	});

	const head = (method: string, route: string) => [
		...['Permissions:', '  • lamp_read', '', 'Produces: application/json', method, route, ''],
	];
	test.each<[string, Row<Parameters<typeof document>[0], string>]>([
		[
			'attribute without type',
			{ given: { attributes: ['lonely'] }, want: 'lamp.txt:29: expected an attribute' },
		],
		[
			'unknown type',
			{ given: { attributes: ['a float'] }, want: 'lamp.txt:29: attribute a has an unknown type' },
		],
		[
			'unknown format',
			{ given: { attributes: ['a string (uuid)'] }, want: 'attribute a has an unknown type' },
		],
		['unknown model', { given: { attributes: ['a Bulb'] }, want: 'attribute a has an unknown type' }],
		[
			'limit of a number',
			{ given: { attributes: ['a number(3)'] }, want: 'attribute a has an unknown type' },
		],
		[
			'same attribute twice',
			{ given: { attributes: ['a string', 'a number'] }, want: 'lamp.txt:30: attribute a is there twice' },
		],
		[
			'parameter of unknown location',
			{ given: { parameters: ['hue Its hue cookie string optional'] }, want: 'lamp.txt:21: expected where' },
		],
		[
			'unknown line inside a parameter',
			{
				given: { parameters: ['hue Its hue', 'Minimum: 3', 'query string optional'] },
				want: 'lamp.txt:21: expected where the parameter goes',
			},
		],
		[
			'no allowed values',
			{
				given: { parameters: ['hue Its hue', 'Allowed Values', 'query string optional'] },
				want: 'lamp.txt:22: expected an allowed value',
			},
		],
		[
			'path parameter that the path lacks',
			{ given: { parameters: ['id Number path string required'] }, want: 'are not its placeholders' },
		],
		[
			'placeholder unexplained',
			{ given: { head: head('get', '/lamp/{id}') }, want: 'are not its placeholders' },
		],
		[
			'unknown method',
			{ given: { head: head('patch', '/lamp/lamps') }, want: 'lamp.txt:13: expected a method' },
		],
		[
			'two permissions',
			{ given: { head: ['Permissions:', '  • a', '  • b'] }, want: 'expected an empty line after the only' },
		],
	])('refuses: %s', (_, { given, want }) => {
		expect(() => read(given)).toThrow(want);
	});

	test('refuses: a refusal under the title of another', () => {
		const text = document({}).replace('Status Code 418', 'Status Code 500');
		expect(() => readCouponDocument(text, 'lamp.txt')).toThrow('status 500 under the title 418');
	});
});

describe('user document', () => {
	interface Section {
		heading?: string;
		parameters?: string[];
		answer?: string[];
		contentType?: string;
		status?: string;
	}
	const document = (section: Section) =>
		[
			[
				'All URIs are relative to https://lamp.example/v2',
				'| Method | HTTP request | Description |',
				'|---|---|---|',
			],
			'| updateLamp | PUT /lamp/lamps/{lamp_id} | Change |',
			[section.heading ?? 'Lamp updateLamp(lampId, lamp)', 'Change a lamp', 'Change one lamp for good.'],
			['// No sample.| Name | Type | Description | Notes |', '|---|---|---|---|'],
			section.parameters ?? ['| lampId | Integer | Its number | |', '| lamp | Lamp | The lamp |'],
			section.answer ?? [],
			[
				'oneWay, otherWay',
				`- Content-Type: ${section.contentType ?? 'application/json'}`,
				'- Accept: text/plain',
			],
			['| Status code | Description | Response headers |', '|---|---|---|', '| 200 | Fine | - |'],
			section.status ?? '| 418 | Status Code 418: a teapot | * X-TEA - Brew |',
		]
			.flat()
			.join('\n');

	test('reads an operation', () => {
		expect(readUserDocument(document({}), 'lamp.txt')).toEqual({
			baseUrl: 'https://lamp.example/v2',
			endpoints: {
				'PUT /lamp/lamps/{lamp_id}': {
					answer: 'Lamp',
					api: 'lamp',
					body: 'Lamp',
					consumes: 'application/json',
					failures: [418],
					id: 'updateLamp',
					path: { lamp_id: { type: 'integer', required: true } },
					produces: 'text/plain',
					query: {},
					security: ['oneWay', 'otherWay'],
				},
			},
			failures: { 418: { headers: ['X-TEA'] } },
			models: {},
		});
	});

	test('reads an operation with nothing to send and nothing to get', () => {
		const section = { heading: 'updateLamp(lampId)', parameters: ['| lampId | Integer | Its number |'] };
		const text = document({ ...section, answer: ['null (empty response body)'], contentType: 'Not defined' });
		const endpoint = readUserDocument(text, 'lamp.txt').endpoints['PUT /lamp/lamps/{lamp_id}'];
		expect(endpoint).not.toHaveProperty('answer');
		expect(endpoint).not.toHaveProperty('body');
		expect(endpoint).not.toHaveProperty('consumes');
	});

	test.each<[string, Row<Section, string>]>([
		[
			'operation not in the index',
			{ given: { heading: 'Lamp breakLamp(lampId, lamp)' }, want: 'not in the index' },
		],
		[
			'other parameters than in the heading',
			{ given: { heading: 'Lamp updateLamp(lampId)' }, want: '(lampId)' },
		],
		[
			'notes',
			{
				given: { parameters: ['| lampId | Integer | Number | [new] |'] },
				want: 'lamp.txt:10: expected a parameter',
			},
		],
		[
			'unknown type',
			{
				given: { parameters: ['| lampId | Float | Number |'] },
				want: 'lampId is neither in the path nor the body',
			},
		],
		[
			'no answer and no mark of that',
			{ given: { heading: 'updateLamp(lampId, lamp)' }, want: 'an empty answer' },
		],
		[
			'body without content type',
			{ given: { contentType: 'Not defined' }, want: 'a content type goes with a body' },
		],
		[
			'status without header',
			{ given: { status: '| 418 | A teapot | - |' }, want: 'a status with one header' },
		],
	])('refuses: %s', (_, { given, want }) => {
		expect(() => readUserDocument(document(given), 'lamp.txt')).toThrow(want);
	});

	test('refuses an operation of the index that has no section', () => {
		const [before = ''] = document({}).split('\nLamp updateLamp');
		expect(() => readUserDocument(before, 'lamp.txt')).toThrow('no section for updateLamp');
	});
});

/** A surface file with one operation and two models, changed as a row wants it. */
function surface(operation: object = {}, attribute: object = {}, top: object = {}): string {
	return JSON.stringify({
		api_version_header: { name: 'X-Lamp-Version', value: '1' },
		base_url: 'https://lamp.example/v2',
		models: {
			Lamp: { attributes: [{ name: 'a', type: 'string', ...attribute }] },
			Socket: { attributes: [] },
		},
		operations: [
			{
				...{ operation_id: 'getLamp', api: 'lamp', path: '/lamp/{id}', method: 'GET', scopes: ['lamp_read'] },
				...{ query: ['hue'], path_params: ['id'], response: 'Lamp', parameters: [], ...operation },
			},
		],
		...top,
	});
}

describe('surface file', () => {
	test('reads operations and models', () => {
		expect(readSurface(surface({ body: 'Socket' }), 'lamp.json')).toEqual({
			baseUrl: 'https://lamp.example/v2',
			endpoints: {
				'GET /lamp/{id}': {
					answer: 'Lamp',
					api: 'lamp',
					body: 'Socket',
					id: 'getLamp',
					path: { id: {} },
					permission: 'lamp_read',
					query: { hue: {} },
				},
			},
			failures: {},
			headers: { 'X-Lamp-Version': '1' },
			models: { Lamp: { a: { type: 'string' } }, Socket: {} },
		});
	});

	test('takes void for no answer', () => {
		const { endpoints } = readSurface(surface({ response: 'void' }), 'lamp.json');
		expect(endpoints['GET /lamp/{id}']).not.toHaveProperty('answer');
	});

	test.each<[string, Row<object, object>]>([
		['list', { given: { type: 'Array<string>' }, want: { type: 'string[]' } }],
		['list of models', { given: { type: 'Array<Socket>' }, want: { type: 'Socket[]' } }],
		['model', { given: { type: 'Socket' }, want: { type: 'Socket' } }],
		['values', { given: { enum: ['on', 'off'] }, want: { type: 'string', enum: ['on', 'off'] } }],
		['name in the SDK', { given: { sdk_name: '_a' }, want: { type: 'string', sdkName: '_a' } }],
	])('attribute: %s', (_, { given, want }) => {
		expect(readSurface(surface({}, given), 'lamp.json').models.Lamp).toEqual({ a: want });
	});

	test.each<[string, Row<string, string>]>([
		['unknown key', { given: surface({}, {}, { more: 1 }), want: 'lamp.json: unknown key "more"' }],
		[
			'unknown key of an operation',
			{ given: surface({ form: [] }), want: 'operations[0]: unknown key "form"' },
		],
		[
			'unknown key of an attribute',
			{ given: surface({}, { max: 3 }), want: 'attributes[0]: unknown key "max"' },
		],
		[
			'unknown type',
			{ given: surface({}, { type: 'Bulb' }), want: 'Lamp: attributes[0]: unknown type "Bulb"' },
		],
		['unknown method', { given: surface({ method: 'HEAD' }), want: 'unknown method "HEAD"' }],
		['two scopes', { given: surface({ scopes: ['a', 'b'] }), want: 'expected one scope' }],
		[
			'placeholder without parameter',
			{ given: surface({ path_params: [] }), want: 'are not the placeholders' },
		],
		['parameters', { given: surface({ parameters: [1] }), want: 'parameters of an unknown kind' }],
		['value that is no text', { given: surface({ query: [1] }), want: 'query[0]: expected a text' }],
	])('refuses: %s', (_, { given, want }) => {
		expect(() => readSurface(given, 'lamp.json')).toThrow(want);
	});
});

describe('one source of several files', () => {
	const source = (facts: Partial<SourceFacts>): SourceFacts => ({
		endpoints: {},
		failures: {},
		models: {},
		...facts,
	});
	const lamp = { api: 'lamp', answer: 'Lamp', failures: [418], path: {}, query: {} };

	test('joins attributes, refusals and marks', () => {
		const left = source({
			endpoints: { 'GET /lamp': lamp },
			failures: { 418: { headers: ['X-TEA'] } },
			models: { Lamp: { socket: { type: 'Socket[]' } }, Tea: {}, Socket: {} },
		});
		const right = source({
			endpoints: { 'GET /tea': { api: 'tea', body: 'Socket', path: {}, query: {} } },
			failures: { 418: { headers: ['X-TEA'], body: 'Tea' } },
			models: { Socket: { volts: { type: 'number' } }, Spare: {} },
		});
		for (const combined of [combineFacts([left, right]), combineFacts([right, left])]) {
			expect(combined.failures).toEqual({ 418: { headers: ['X-TEA'], body: 'Tea' } });
			expect(combined.models).toEqual({
				Lamp: { apis: ['lamp'], attributes: { socket: { type: 'Socket[]' } } },
				Socket: { apis: ['lamp', 'tea'], attributes: { volts: { type: 'number' } } },
				Spare: { apis: [], attributes: {} },
				Tea: { apis: ['lamp'], attributes: {} },
			});
		}
	});

	test.each<[string, Row<Partial<SourceFacts>[], string>]>([
		[
			'an attribute of two types',
			{
				given: [
					{ models: { Lamp: { a: { type: 'string' } } } },
					{ models: { Lamp: { a: { type: 'number' } } } },
				],
				want: 'Lamp. a',
			},
		],
		['two base URLs', { given: [{ baseUrl: 'https://a' }, { baseUrl: 'https://b' }], want: 'base URL' }],
		[
			'two bodies of a refusal',
			{
				given: [
					{ failures: { 418: { headers: [], body: 'Tea' } } },
					{ failures: { 418: { headers: [], body: 'Pot' } } },
				],
				want: 'body of 418',
			},
		],
	])('refuses: %s', (_, { given, want }) => {
		expect(() => combineFacts(given.map(source))).toThrow(want);
	});

	test('follows models that contain themselves', () => {
		const models = { Lamp: { spare: { type: 'Lamp' } } };
		expect(apisOfModels(source({ endpoints: { 'GET /lamp': lamp }, models })).get('Lamp')).toEqual(['lamp']);
	});

	test('finds models that nobody describes', () => {
		const facts = combineFacts([
			source({ endpoints: { 'GET /lamp': lamp }, models: { Lamp: { socket: { type: 'Socket[]' } } } }),
		]);
		expect(unknownModels(facts, new Set(['Lamp']))).toEqual(['Socket']);
	});
});

test.each<[string, Row<unknown, string>]>([
	['sorted keys, lists as they are', { given: { b: [2, 1], a: 'x' }, want: '{ "a": "x", "b": [2,1] }' }],
	[
		'deeper objects on their own lines',
		{ given: { a: { b: { c: 1 } } }, want: '{\n\t"a": {\n\t\t"b": { "c": 1 }\n\t}\n}' },
	],
	['an empty object', { given: {}, want: '{}' }],
])('JSON: %s', (_, { given, want }) => {
	expect(toJson(given)).toBe(want);
});

describe('command', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'facts-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const run = (...args: string[]) =>
		spawnSync(process.execPath, ['--import', 'tsx', path.join('scripts', 'read-facts.ts'), ...args], {
			cwd: path.join(__dirname, '..', '..'),
			encoding: 'utf8',
		});

	test('tells its usage without a folder', () => {
		expect(run()).toMatchObject({
			status: 2,
			stderr: expect.stringContaining('npm run facts -- FOLDER') as string,
		});
	});

	test('names every file that differs and the command that mends it', () => {
		writeFileSync(path.join(folder, 'ultracart-coupon-api.txt'), '/coupon\n');
		writeFileSync(
			path.join(folder, 'ultracart-user-api.txt'),
			'All URIs are relative to https://lamp.example\n| Method | HTTP request | Description |\n|---|---|---|\n',
		);
		for (const file of ['ultracart-surface.json', 'gift-certificate-surface.json']) {
			writeFileSync(path.join(folder, file), surface());
		}
		const { status, stderr } = run(folder, '--check');
		expect(status).toBe(1);
		expect(stderr.split('\n')).toEqual([
			`${path.join('test', 'contract', 'facts', 'documents.json')} differs from the sources`,
			`${path.join('test', 'contract', 'facts', 'sdk.json')} differs from the sources`,
			`Run: npm run facts -- ${folder}`,
			'',
		]);
	});
});

describe('committed facts', () => {
	const endpointsByApi = (facts: Facts) => {
		const counts: Record<string, number> = {};
		for (const { api } of Object.values(facts.endpoints)) counts[api] = (counts[api] ?? 0) + 1;
		return counts;
	};
	const attributes = (facts: Facts) =>
		Object.values(facts.models).reduce((sum, model) => sum + Object.keys(model.attributes).length, 0);

	test('have the endpoints that the sources have', () => {
		expect(endpointsByApi(documents)).toEqual({ coupon: 10, user: 11 });
		expect(endpointsByApi(sdk)).toEqual({ coupon: 19, gift_certificate: 8, user: 11, webhook: 8 });
	});

	test('have the models and attributes that the sources have', () => {
		expect([Object.keys(documents.models).length, attributes(documents)]).toEqual([55, 224]);
		expect([Object.keys(sdk.models).length, attributes(sdk)]).toEqual([109, 562]);
	});

	test('name no model that nobody describes', () => {
		expect(unknownModels(sdk, new Set(Object.keys(sdk.models)))).toEqual([]);
		const known = new Set(Object.keys({ ...sdk.models, ...documents.models }));
		expect(unknownModels(documents, known)).toEqual([]);
	});

	test('tell what comes with each refusal', () => {
		const statuses = Object.values(documents.endpoints).flatMap(({ failures }) => failures ?? []);
		expect([...new Set(statuses.map(String))].sort()).toEqual(Object.keys(documents.failures).sort());
	});

	test('agree on endpoints but for the search, which was a GET once', () => {
		const strangers = Object.keys(documents.endpoints).filter((key) => !(key in sdk.endpoints));
		expect(strangers).toEqual(['GET /coupon/coupons/query']);
		expect(sdk.endpoints).toHaveProperty(['POST /coupon/coupons/query']);
	});

	test('agree on permission, body, answer and parameters where both know them', () => {
		const differing = Object.entries(documents.endpoints).flatMap(([key, document]) => {
			const inSdk = sdk.endpoints[key];
			if (!inSdk) return [];
			const names = (facts: typeof inSdk) => [
				Object.keys(facts.path).sort(),
				Object.keys(facts.query).sort(),
			];
			const same =
				(document.permission ?? inSdk.permission) === inSdk.permission &&
				document.body === inSdk.body &&
				document.answer === inSdk.answer &&
				JSON.stringify(names(document)) === JSON.stringify(names(inSdk));
			return same ? [] : [key];
		});
		// The document has the deleted coupon in its answer, the SDKs have nothing.
		expect(differing).toEqual(['DELETE /coupon/coupons/{coupon_oid}']);
	});

	test('hold facts and no sentences', () => {
		const texts = [documentsJson, sdkJson].flatMap((facts) => JSON.stringify(facts).match(/"[^"]*"/g) ?? []);
		expect(texts.filter((text) => text.split(' ').length > 2)).toEqual([]);
	});
});
