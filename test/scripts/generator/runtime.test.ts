/** The table as the execution engine walks it. */
import { fieldOf } from '../../../scripts/generator/fields';
import { runtimeEndpoint, runtimeModels, runtimeOperations } from '../../../scripts/generator/runtime';
import {
	choice,
	date,
	endpoint,
	input,
	integer,
	many,
	money,
	one,
	operation,
	text,
	texts,
	variant,
} from '../../../scripts/metadata/rows';
import type { Attribute, Endpoint, Resource } from '../../../scripts/metadata/types';
import {
	busyLamp,
	deepFreeze,
	lamp,
	lampAttributes,
	lampWithKinds,
	renamed,
	rowsOf,
	withEndpoint,
	withModel,
	withOperation,
	type Row,
} from './support';

test.each<[string, Row<Attribute, object>]>([
	['text', { given: text('What it is', { max: 9 }), want: { type: 'string', max: 9 } }],
	['list', { given: texts('What it is'), want: { type: 'string', list: true } }],
	[
		'date that is documented as a text',
		{ given: date('When', { documentedAs: 'string' }), want: { type: 'dateTime' } },
	],
	['number', { given: money('Cost', { positive: true }), want: { type: 'number', positive: true } }],
	[
		'choice',
		{
			given: choice('How', { b: { name: 'B', description: '' }, a: { name: 'A', description: '' } }),
			want: { type: 'string', values: ['b', 'a'] },
		},
	],
	[
		'child, and children',
		{ given: one('Lamp', 'One', { readOnly: true }), want: { type: 'model', model: 'Lamp', readOnly: true } },
	],
	[
		'children told apart',
		{
			given: many('Lamp', 'All', { entryKey: 'name' }),
			want: { type: 'model', list: true, model: 'Lamp', entryKey: 'name' },
		},
	],
	[
		'one of exclusive children',
		{
			given: variant('Lamp', 'the lamp', 'It', { required: ['name'], oneOf: [['lit', 'price']] }),
			want: {
				type: 'model',
				model: 'Lamp',
				variant: { required: ['name'], shown: [], oneOf: [['lit', 'price']] },
			},
		},
	],
	['secret', { given: text('Code', { secret: true }), want: { type: 'string', secret: true } }],
	[
		'what only forms and pages need is left out',
		{
			given: text('What it is', {
				placeholder: 'e.g. this',
				hint: 'Hot',
				notInForms: 'Nobody asks',
				initially: true,
			}),
			want: { type: 'string' },
		},
	],
])('field: %s', (_, { given, want }) => {
	expect(fieldOf('some_thing', deepFreeze(given))).toEqual({
		apiName: 'some_thing',
		parameter: 'someThing',
		label: 'Some Thing',
		...want,
	});
});

test.each<[string, Row<Endpoint, object>]>([
	[
		'list',
		{
			given: endpoint('getLamps', 'GET /light/lamps', 'list', {
				page: { max: 60, default: 30 },
				sort: ['name'],
				answer: 'LampsResponse',
				root: 'lamps',
			}),
			want: {
				id: 'getLamps',
				method: 'GET',
				path: '/light/lamps',
				permission: 'light_read',
				safe: true,
				root: 'lamps',
				page: { max: 60, default: 30 },
			},
		},
	],
	[
		'list by a POST',
		{
			given: endpoint('searchLamps', 'POST /light/query', 'list'),
			want: {
				id: 'searchLamps',
				method: 'POST',
				path: '/light/query',
				permission: 'light_read',
				safe: true,
			},
		},
	],
	[
		'another deed by a GET',
		{
			given: endpoint('countLamps', 'GET /light/count', 'other'),
			want: { id: 'countLamps', method: 'GET', path: '/light/count', permission: 'light_read', safe: true },
		},
	],
	[
		'read by a POST, which takes no body',
		{
			given: endpoint('getLamp', 'POST /light/lamps/{lamp_oid}', 'read'),
			want: {
				id: 'getLamp',
				method: 'POST',
				path: '/light/lamps/{lamp_oid}',
				permission: 'light_read',
				safe: true,
			},
		},
	],
	[
		'read that may bring nothing',
		{
			given: endpoint('getLamp', 'GET /light/lamps/{lamp_oid}', 'read', { mayBeEmpty: true }),
			want: {
				id: 'getLamp',
				method: 'GET',
				path: '/light/lamps/{lamp_oid}',
				permission: 'light_read',
				safe: true,
				mayBeEmpty: true,
			},
		},
	],
	[
		'write that takes more when nobody waits',
		{
			given: endpoint('updateLamps', 'PUT /light/batch', 'updateMany', {
				body: 'Lamps',
				bodyList: 'lamps',
				batchSize: 20,
				asyncMode: { parameter: '_later', batchSize: 40 },
			}),
			want: {
				id: 'updateLamps',
				method: 'PUT',
				path: '/light/batch',
				permission: 'light_write',
				body: true,
				bodyList: 'lamps',
				batchSize: 20,
				asyncMode: { parameter: '_later', batchSize: 40 },
			},
		},
	],
	[
		'write of many',
		{
			given: endpoint('insertLamps', 'POST /light/batch', 'insertMany', { bodyList: 'lamps', batchSize: 20 }),
			want: {
				id: 'insertLamps',
				method: 'POST',
				path: '/light/batch',
				permission: 'light_write',
				bodyList: 'lamps',
				batchSize: 20,
			},
		},
	],
])('endpoint: %s', (_, { given, want }) => {
	expect(runtimeEndpoint(deepFreeze(given))).toEqual(want);
});

describe('operations', () => {
	const operations = (resource: Resource) => runtimeOperations([deepFreeze(resource)], rowsOf(resource)).lamp;
	const common = { noun: 'lamp', id: 'lamp_oid' };
	const lampOid = {
		apiName: 'lamp_oid',
		parameter: 'lampOid',
		label: 'Lamp ID',
		type: 'integer',
		readOnly: true,
	};
	const locator = { parameter: 'lamp', label: 'Lamp', names: { id: lampOid } };
	const form = { model: 'Lamp', define: 'defineLamp', json: 'lampJson' };
	const { read } = lamp;
	const replace = expect.objectContaining({
		apiName: 'replace_whole_record',
		option: true,
		default: false,
	}) as object;

	test('one row for each, by kind', () => {
		const rows = operations(lamp);
		expect(Object.keys(rows ?? {})).toEqual(['create', 'delete', 'get', 'getAll', 'update']);
		expect(rows).toMatchObject({
			create: {
				...common,
				kind: 'create',
				form: { ...form, first: ['name'], fresh: true, collection: 'additionalFields' },
				endpoint: 'insertLamp',
			},
			delete: { ...common, kind: 'delete', locator, by: { id: 'deleteLamp' }, read },
			get: { ...common, kind: 'read', locator, read },
			getAll: {
				...common,
				kind: 'list',
				endpoint: 'getLamps',
				filters: {
					to: 'query',
					fields: [
						{ apiName: 'name', parameter: 'name', label: 'Name', type: 'string' },
						{ apiName: 'lit_since', parameter: 'litSince', label: 'Lit Since', type: 'dateTime' },
					],
				},
				sorts: true,
			},
			update: {
				...common,
				kind: 'update',
				locator,
				inputs: [replace],
				form: { ...form, first: [], collection: 'updateFields' },
				endpoint: 'updateLamp',
				read,
			},
		});
		for (const name of ['create', 'getAll']) expect(rows?.[name]).not.toHaveProperty('locator');
		for (const name of ['delete', 'get', 'getAll']) expect(rows?.[name]).not.toHaveProperty('form');
		expect(rows?.create).not.toHaveProperty('inputs');
	});

	test('every way of naming the record, with the limits of its field', () => {
		const name = { attribute: 'name', label: 'By Name', placeholder: 'e.g. Desk' };
		expect(operations({ ...lamp, names: { name, ...lamp.names } })?.get?.locator?.names).toEqual({
			name: { apiName: 'name', parameter: 'name', label: 'Name', type: 'string', max: 12 },
			id: lampOid,
		});
	});

	test('the list of what belongs to a record names it by ID alone', () => {
		const name = { attribute: 'name', label: 'By Name', placeholder: 'e.g. Desk' };
		const given = withOperation('getAll', { of: true }, { ...lamp, names: { name, ...lamp.names } });
		expect(operations(given)?.getAll?.locator?.names).toEqual({ id: lampOid });
	});

	test('inputs with their bounds and conditions', () => {
		const given = withOperation('get', {
			inputs: {
				speed: input(integer('How fast'), {
					show: { mood: ['wild'] },
					required: true,
					default: 0,
					min: 0,
					most: 9,
				}),
			},
		});
		expect(operations(given)?.get?.inputs).toEqual([
			{
				apiName: 'speed',
				parameter: 'speed',
				label: 'Speed',
				type: 'integer',
				show: { mood: ['wild'] },
				required: true,
				default: 0,
				min: 0,
				most: 9,
			},
		]);
	});

	test('codes and values that stand alone', () => {
		const alone = { label: 'X', action: 'X', description: 'X' };
		const given: Resource = {
			...lamp,
			operations: [
				operation({ ...alone, kind: 'codes', name: 'flash', by: { id: 'deleteLamp' } }),
				operation({ ...alone, kind: 'singleton', name: 'settings', endpoint: 'getLamps' }),
			],
		};
		expect(operations(given)).toEqual({
			flash: { ...common, kind: 'codes', locator, by: { id: 'deleteLamp' }, read },
			settings: { ...common, kind: 'singleton', endpoint: 'getLamps' },
		});
	});

	describe('that are not ordinary', () => {
		const rows = operations(busyLamp);
		const name = { apiName: 'name', parameter: 'name', label: 'Name', type: 'string', max: 12 };
		const byBoth = { ...locator, names: { name, id: lampOid } };
		const reading = busyLamp.read;
		const perCall = {
			apiName: 'records_per_call',
			parameter: 'recordsPerCall',
			option: true,
			default: 100,
			min: 1,
			most: 100,
		};
		const insert = { endpoint: 'insertLamp', batch: 'insertLamps' };
		const update = { endpoint: 'updateLamp', batch: 'updateLamps' };

		test.each<[string, object]>([
			['create', { ...insert, read: reading, known: { field: name }, inputs: [perCall] }],
			[
				'update',
				{
					...update,
					locator: byBoth,
					read: reading,
					inputs: [
						replace,
						perCall,
						{ apiName: 'do_not_wait', parameter: 'doNotWait', option: true, default: false },
					],
				},
			],
			[
				'upsert',
				{
					known: { field: name },
					read: reading,
					insert,
					update,
					inputs: [perCall],
					form: { ...form, first: ['name'], fresh: true, collection: 'additionalFields' },
				},
			],
			[
				'delete',
				{ by: { id: 'deleteLamp' }, batch: { id: 'deleteLamps' }, locator: byBoth, inputs: [perCall] },
			],
			[
				'turnOn',
				{
					kind: 'flip',
					endpoint: 'updateLamp',
					locator: byBoth,
					read: reading,
					model: 'Lamp',
					list: 'switches',
					entryKey: 'room',
					input: 'room',
					flag: 'on',
					to: true,
				},
			],
			['exists', { endpoint: 'lampExists', read: reading, known: { field: name }, input: 'lampName' }],
			[
				'upload',
				{
					endpoint: 'uploadBulbs',
					locator: byBoth,
					read: reading,
					input: 'bulbs',
					told: { uploaded: 'uploaded' },
					entry: 'bulb',
				},
			],
			[
				'dim',
				{
					kind: 'act',
					endpoint: 'dimLamp',
					locator: byBoth,
					read: reading,
					form: {
						model: 'Dimming',
						define: 'defineDimming',
						json: 'dimmingJson',
						first: ['percent'],
						fresh: true,
					},
				},
			],
			['getHouse', { kind: 'singleton', endpoint: 'getHouse' }],
			[
				'setHouse',
				{
					kind: 'set',
					endpoint: 'updateHouse',
					from: 'getHouse',
					form: { model: 'House', first: [], shown: ['doors'] },
				},
			],
		])('%s', (operation, want) => {
			expect(rows?.[operation]).toMatchObject({ ...common, ...want });
		});

		test('only those that name a record have a locator, and only those that fill one in a form', () => {
			const having = (part: string) =>
				Object.entries(rows ?? {})
					.filter(([, row]) => part in row)
					.map(([operation]) => operation);
			expect(having('locator')).toEqual(['update', 'delete', 'turnOn', 'upload', 'dim']);
			expect(having('form')).toEqual(['create', 'upsert', 'update', 'dim', 'setHouse']);
		});

		test('an input that names a record of another resource has a locator by its ID', () => {
			const wall = renamed('wall');
			const given = withOperation('get', {
				inputs: { wall_oid: input(integer('Where it hangs'), { locates: 'wall', required: true }) },
			});
			const both = [given, wall];
			expect(runtimeOperations(both, rowsOf(...both)).lamp?.get?.inputs).toMatchObject([
				{
					apiName: 'wall_oid',
					required: true,
					locator: {
						parameter: 'wall',
						label: 'Wall',
						names: { id: { apiName: 'wall_oid', type: 'integer' } },
					},
				},
			]);
		});

		test('the models of their forms, and of the lists that they switch', () => {
			const models = runtimeModels([busyLamp], rowsOf(busyLamp));
			expect(Object.keys(models)).toEqual(['Lamp', 'LampSwitch', 'Dimming', 'House']);
		});
	});

	test('the path of a list that inputs fill', () => {
		const given = withOperation(
			'getAll',
			{
				filters: undefined,
				inputs: { room: input(text('Where it is'), { parameter: 'lampRoom', required: true }) },
			},
			withEndpoint('getLamps', { path: '/light/rooms/{room}', pathParameters: { room: text('Where it is') } }),
		);
		expect(operations(given)?.getAll).toMatchObject({ path: { room: 'lampRoom' } });
	});

	test('what is simplified, with the exclusive children to look for', () => {
		const { attributes } = rowsOf(lampWithKinds).model('Lamp');
		const more = Object.fromEntries('abcd'.split('').map((letter) => [letter, text('One more')]));
		const long = withModel('Lamp', { ...attributes, ...more }, lampWithKinds);
		const given = {
			...long,
			models: long.models.map((each) => (each.name === 'Lamp' ? { ...each, simplified: ['name'] } : each)),
		};
		const { get, delete: remove } = operations(given) ?? {};
		expect(get).toMatchObject({ simplified: ['name'], variants: ['bulb', 'colour_light', 'no_light'] });
		expect(remove).not.toHaveProperty('simplified');
		expect(operations(lampWithKinds)?.get).not.toHaveProperty('simplified');
	});
});

test('the models that a form can reach, and no others', () => {
	const given = [
		['Lamp', { ...lampAttributes, shade: one('Shade', 'What covers it') }],
		['Shade', { patches: many('Patch', 'What mends it') }],
		['Patch', { on: one('Shade', 'What it mends') }],
		['Spare', { name: text('What it is') }],
	].reduce((base, [name, attributes]) => withModel(name as string, attributes as never, base), lamp);
	const models = runtimeModels([given], rowsOf(given));
	expect(Object.keys(models)).toEqual(['Lamp', 'Shade', 'Patch']);
	expect(models.Patch).toEqual([
		{ apiName: 'on', parameter: 'on', label: 'On', type: 'model', model: 'Shade' },
	]);
});
