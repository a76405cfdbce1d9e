/** Every kind of bad row stops the generator, and the message begins with the row's name. */
import { verify } from '../../../scripts/generator/verify';
import { table } from '../../../scripts/metadata';
import {
	choice,
	date,
	flag,
	input,
	integer,
	many,
	model,
	one,
	text,
	texts,
	variant,
} from '../../../scripts/metadata/rows';
import type { Attribute, Resource } from '../../../scripts/metadata/types';
import {
	busyLamp,
	complaints,
	lamp,
	lampAttributes,
	lampWithKinds,
	withEndpoint,
	withModel,
	withOperation,
	type Row,
} from './support';

const withAttribute = (apiName: string, attribute: Attribute) =>
	withModel('Lamp', { ...lampAttributes, [apiName]: attribute });

const simplified = (names: string[], attributes = lampAttributes): Resource => ({
	...lamp,
	models: withModel('Lamp', attributes).models.map((each) =>
		each.name === 'Lamp' ? { ...each, simplified: names } : each,
	),
});

const idName = { attribute: 'lamp_oid', label: 'By ID', placeholder: 'e.g. 7' };

const letters = (count: number) =>
	Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, text('One more')]));

const kind = (fields: Parameters<typeof variant>[3]) =>
	withAttribute('shade', variant('LampResponse', null, 'What covers it', fields));

test('the table has no bad row, and neither have the made-up ones', () => {
	expect(() => verify(table)).not.toThrow();
	expect(complaints(lamp)).toEqual([]);
	expect(complaints(lampWithKinds)).toEqual([]);
	expect(complaints(busyLamp)).toEqual([]);
});

test.each<[string, Row<Resource, string[]>]>([
	// Attributes.
	['no description', { given: withAttribute('shade', text('')), want: ['Lamp.shade: has no description'] }],
	[
		'a period after one sentence',
		{
			given: withAttribute('shade', text('What covers it.')),
			want: ['Lamp.shade: one sentence takes no final period'],
		},
	],
	[
		'no period after several sentences',
		{
			given: withAttribute('shade', text('What covers it. Or not')),
			want: ['Lamp.shade: several sentences take a final period'],
		},
	],
	[
		'a yes or no that does not say whether',
		{
			given: withAttribute('dim', flag('If the lamp is dim')),
			want: ['Lamp.dim: the description of a yes or no starts with "Whether"'],
		},
	],
	[
		'a placeholder that could be taken for a value',
		{
			given: withAttribute('shade', text('What covers it', { placeholder: 'paper' })),
			want: ['Lamp.shade: a placeholder starts with "e.g. "'],
		},
	],
	[
		'a label in sentence case',
		{
			given: withAttribute('shade', text('What covers it', { label: 'Lamp shade' })),
			want: ['Lamp.shade: the label "Lamp shade" is not in Title Case'],
		},
	],
	[
		'several faults of one row',
		{
			given: withAttribute('dim', flag('If dim.', { label: 'dim', placeholder: 'yes' })),
			want: [
				'Lamp.dim: one sentence takes no final period',
				'Lamp.dim: the description of a yes or no starts with "Whether"',
				'Lamp.dim: a placeholder starts with "e.g. "',
				'Lamp.dim: the label "dim" is not in Title Case',
			],
		},
	],
	[
		'an unknown child',
		{
			given: withAttribute('shade', one('Shade', 'What covers it')),
			want: ['Lamp.shade: there is no model Shade'],
		},
	],
	[
		'unknown children',
		{
			given: withAttribute('shades', many('Shade', 'What covers it', { entryKey: 'name' })),
			want: ['Lamp.shades: there is no model Shade'],
		},
	],
	[
		'a text with a model',
		{
			given: withAttribute('shade', { type: 'string', list: false, model: 'Lamp', description: 'It' }),
			want: ['Lamp.shade: a model goes with the type "model"'],
		},
	],
	[
		'a child without a model',
		{
			given: withAttribute('shade', { type: 'model', list: false, description: 'It' }),
			want: ['Lamp.shade: a model goes with the type "model"'],
		},
	],
	[
		'children told apart by what they lack',
		{
			given: withAttribute('warnings', many('Warning', 'What is wrong', { entryKey: 'warning_name' })),
			want: ['Lamp.warnings: there is no attribute warning_name'],
		},
	],

	[
		'a plain list whose entries are told apart',
		{
			given: withAttribute('shade', texts('What covers it', { entryKey: 'name' })),
			want: ['Lamp.shade: only the entries of a list of models are told apart'],
		},
	],
	[
		'a single child told apart',
		{
			given: withAttribute('shade', one('Warning', 'What is wrong', { entryKey: 'warning_code' })),
			want: ['Lamp.shade: only the entries of a list of models are told apart'],
		},
	],
	[
		'values written badly',
		{
			given: withAttribute(
				'mood',
				choice('How it shines', {
					calm: { name: 'calm light', description: 'Softly.' },
					wild: { name: 'Wild', description: '' },
				}),
			),
			want: [
				'Lamp.mood: value calm: the label "calm light" is not in Title Case',
				'Lamp.mood: value calm: one sentence takes no final period',
				'Lamp.mood: value wild: has no description',
			],
		},
	],
	[
		'a parameter in another case',
		{
			given: withAttribute('shade', text('What covers it', { parameter: 'Lamp_shade' })),
			want: ['Lamp.shade: the name "Lamp_shade" is not in camelCase'],
		},
	],
	[
		'an unknown dropdown',
		{
			given: withAttribute('shade', text('What covers it', { loadOptionsMethod: 'getShades' })),
			want: ['Lamp.shade: there is no dropdown getShades'],
		},
	],
	[
		'entries of which something unknown is asked, or which are filled from an unknown dropdown',
		{
			given: withAttribute(
				'shades',
				many('Lamp', 'What covers it', { entry: { tassel: {}, name: { loadOptionsMethod: 'getShades' } } }),
			),
			want: [
				'Lamp.shades: its entry: there is no attribute tassel',
				'Lamp.shades: there is no dropdown getShades',
			],
		},
	],
	[
		'a dropdown of an endpoint that is not there',
		{
			given: withAttribute('owner', integer('Whose it is', { loadOptionsMethod: 'getUsers' })),
			want: ['dropdown getUsers: there is no endpoint getUsers'],
		},
	],
	[
		'an unknown search',
		{
			given: withAttribute('shade', text('What covers it', { searchListMethod: 'searchShades' })),
			want: ['Lamp.shade: there is no search searchShades'],
		},
	],
	[
		'the search of a resource, which is there by itself',
		{ given: withAttribute('twin', integer('The other one', { searchListMethod: 'searchLamp' })), want: [] },
	],

	// Exclusive children.
	[
		'a required attribute that the child lacks',
		{ given: kind({ required: ['lamp', 'colour'] }), want: ['Lamp.shade: there is no attribute colour'] },
	],
	[
		'a shown attribute that the child lacks',
		{ given: kind({ shown: ['colour'] }), want: ['Lamp.shade: there is no attribute colour'] },
	],
	[
		'a choice of attributes that the child lacks',
		{ given: kind({ oneOf: [['lamp', 'colour']] }), want: ['Lamp.shade: there is no attribute colour'] },
	],

	// Models.
	[
		'a simplified record with an unknown attribute',
		{ given: simplified(['name', 'colour']), want: ['Lamp (simplified): there is no attribute colour'] },
	],
	[
		'a simplified record that is not simple',
		{
			given: simplified(Object.keys(letters(11)), { ...lampAttributes, ...letters(11) }),
			want: ['Lamp (simplified): at most 10 attributes'],
		},
	],
	[
		'a long record that is not simplified',
		{
			given: withModel('Lamp', { ...lampAttributes, ...letters(7) }),
			want: ['create', 'get', 'getAll', 'update'].map(
				(name) => `lamp.${name}: hands out Lamp, which has more than 10 attributes and no "simplified"`,
			),
		},
	],
	[
		'two attributes of a parameter',
		{
			given: withModel('Lamp', {
				...lampAttributes,
				on_since: date('When it went on'),
				onSince: date('When it went on at last'),
				shade: text('What covers it', { parameter: 'price' }),
			}),
			want: [
				'Lamp: parameter onSince: there are two of that name',
				'Lamp: parameter price: there are two of that name',
			],
		},
	],
	[
		'two models of a name',
		{
			given: { ...lamp, models: [...lamp.models, model('Lamp', lampAttributes)] },
			want: ['model Lamp: there are two of that name'],
		},
	],
	[
		'a model that is among those of every answer',
		{
			given: { ...lamp, models: [...lamp.models, model('Warning', {})] },
			want: ['model Warning: there are two of that name'],
		},
	],

	// Endpoints.
	[
		'two endpoints of a name',
		{
			given: { ...lamp, endpoints: [...lamp.endpoints, ...lamp.endpoints.slice(0, 1)] },
			want: [
				'endpoint getLamps: there are two of that name',
				'endpoint GET /light/lamps: there are two of that name',
			],
		},
	],
	[
		'a path parameter without a row',
		{
			given: withEndpoint('deleteLamp', { pathParameters: {} }),
			want: [
				'deleteLamp: the path and its parameters differ',
				'lamp.delete: the path of deleteLamp has no {lamp_oid}',
			],
		},
	],
	[
		'a path parameter that the path lacks',
		{
			given: withEndpoint('getLamps', { pathParameters: { room: text('Where') } }),
			want: [
				'getLamps: the path and its parameters differ',
				'lamp.getAll: nothing says what {room} of getLamps is',
			],
		},
	],
	[
		'a bad row of a path parameter',
		{
			given: withEndpoint('getLamp', { pathParameters: { lamp_oid: text('The number.') } }),
			want: ['getLamp (path).lamp_oid: one sentence takes no final period'],
		},
	],
	[
		'a bad row of a query parameter',
		{
			given: withEndpoint('getLamps', { query: { lit: flag('Lamps that are on') }, page: undefined }),
			want: ['getLamps (query).lit: the description of a yes or no starts with "Whether"'],
		},
	],
	[
		'an unknown body',
		{ given: withEndpoint('insertLamp', { body: 'Lampe' }), want: ['insertLamp: there is no model Lampe'] },
	],
	[
		'an unknown answer',
		{ given: withEndpoint('updateLamp', { answer: 'Reply' }), want: ['updateLamp: there is no model Reply'] },
	],
	[
		'an unknown answer of a list',
		{ given: withEndpoint('getLamps', { answer: 'Reply' }), want: ['getLamps: there is no model Reply'] },
	],
	[
		'unknown records of a list',
		{
			given: withModel('LampsResponse', { lamps: many('Lampe', 'The lamps') }),
			want: ['LampsResponse.lamps: there is no model Lampe'],
		},
	],
	[
		'a list whose endpoint answers with nothing',
		{
			given: withOperation('getAll', { endpoint: 'deleteLamp', filters: undefined, of: true }),
			want: ['lamp.getAll: deleteLamp answers with nothing'],
		},
	],
	[
		'filters for a body that is none',
		{
			given: withOperation('getAll', { filters: 'body' }),
			want: ['lamp.getAll: getLamps takes no body'],
		},
	],
	[
		'an unknown root',
		{
			given: withEndpoint('getLamp', { root: 'lampe' }),
			want: ['getLamp (root): there is no attribute lampe'],
		},
	],
	[
		'a list where the body has none',
		{
			given: withEndpoint('insertLamp', { bodyList: 'lamps' }),
			want: ['insertLamp (listIn): there is no attribute lamps'],
		},
	],

	[
		'a root where there is no answer',
		{
			given: withEndpoint('deleteLamp', { root: 'lamp' }),
			want: ['deleteLamp (root): there is no answer'],
		},
	],
	[
		'a list where there is no body',
		{
			given: withEndpoint('deleteLamp', { bodyList: 'lamps' }),
			want: [
				'deleteLamp (listIn): there is no body',
				'lamp.delete: nothing says what {lamp_oid} of deleteLamp is',
				'lamp.delete: deleteLamp takes no body',
			],
		},
	],
	[
		'pages without the parameters for them',
		{
			given: withEndpoint('getLamps', { query: { name: text('Part of the name') } }),
			want: [
				'getLamps (query): there is no parameter _limit',
				'getLamps (query): there is no parameter _offset',
			],
		},
	],
	[
		'a call that nobody waits for, without the parameter for that',
		{
			given: withEndpoint('updateLamp', { asyncMode: { parameter: '_later', batchSize: 9 } }),
			want: ['updateLamp (query): there is no parameter _later'],
		},
	],
	[
		'an unknown field to sort by',
		{
			given: withEndpoint('getLamps', { sort: ['name', 'colour'] }),
			want: ['getLamps (sort): there is no attribute colour'],
		},
	],
	[
		'two endpoints of a method and path',
		{
			given: withEndpoint('insertLamp', { method: 'GET' }),
			want: ['endpoint GET /light/lamps: there are two of that name'],
		},
	],

	// Operations.
	[
		'two operations of a name',
		{
			given: { ...lamp, operations: [...lamp.operations, ...lamp.operations.slice(2, 3)] },
			want: ['resource lamp: operation get: there are two of that name'],
		},
	],
	[
		'an operation in small letters',
		{
			given: withOperation('getAll', { label: 'Get many' }),
			want: ['lamp.getAll: the label "Get many" is not in Title Case'],
		},
	],
	[
		'an action in title case',
		{
			given: withOperation('get', { action: 'Get a Lamp' }),
			want: ['lamp.get: the action "Get a Lamp" is not in sentence case'],
		},
	],
	[
		'an action in small letters',
		{
			given: withOperation('get', { action: 'get a lamp' }),
			want: ['lamp.get: the action "get a lamp" is not in sentence case'],
		},
	],
	[
		'a bad row of an input',
		{
			given: withOperation('get', { inputs: { loop: input(flag('To start again')) } }),
			want: ['lamp.get (inputs).loop: the description of a yes or no starts with "Whether"'],
		},
	],
	[
		'an unknown endpoint of an operation',
		{
			given: withOperation('create', { endpoint: 'makeLamp' }),
			want: ['resource lamp: there is no endpoint makeLamp'],
		},
	],
	[
		'an unknown endpoint for a way of naming',
		{
			given: withOperation('delete', { by: { id: 'breakLamp' } }),
			want: ['resource lamp: there is no endpoint breakLamp'],
		},
	],
	[
		'an endpoint for an unknown way of naming',
		{
			given: withOperation('delete', { by: { id: 'deleteLamp', colour: 'deleteLamp' } }),
			want: ['lamp.delete: the resource has no name "colour"'],
		},
	],
	[
		'a form of an unknown model',
		{
			given: withOperation('create', { form: { model: 'Lampe', first: [] } }),
			want: ['lamp.create: there is no model Lampe'],
		},
	],
	[
		'a first field that the record lacks',
		{
			given: withOperation('create', { form: { model: 'Lamp', first: ['name', 'colour'] } }),
			want: ['lamp.create (form): there is no attribute colour'],
		},
	],
	[
		'kinds told by what the record lacks, and an unknown kind to start with',
		{
			given: withOperation('create', {
				form: {
					model: 'Lamp',
					first: [],
					variants: { parameter: 'kind', label: 'Kind', told: 'kind', default: 'bulb' },
				},
			}),
			want: [
				'lamp.create (form): there is no attribute kind',
				'lamp.create (form): there is no attribute bulb',
			],
		},
	],

	// Resources.
	[
		'labels in small letters',
		{
			given: { ...lamp, label: 'lamp', plural: 'lamps' },
			want: [
				'resource lamp: the label "lamp" is not in Title Case',
				'resource lamp: the label "lamps" is not in Title Case',
			],
		},
	],
	[
		'an unknown record',
		{ given: { ...lamp, record: 'Lampe' }, want: ['resource lamp: there is no model Lampe'] },
	],
	[
		'an ID that the record lacks',
		{
			given: { ...lamp, id: 'oid', operations: [] },
			want: ['resource lamp (names): there is no attribute oid', 'resource lamp (names): "id" has to be oid'],
		},
	],
	[
		'a name that the record lacks',
		{
			given: {
				...lamp,
				names: { ...lamp.names, code: { attribute: 'code', label: 'By Code', placeholder: 'e.g. X' } },
			},
			want: [
				'resource lamp (names): there is no attribute code',
				'resource lamp (read): nothing reads a record by "code"',
			],
		},
	],
	[
		'unknown endpoints to read by',
		{
			given: { ...lamp, read: { by: { id: 'seeLamp' }, list: 'seeLamps' } },
			want: ['resource lamp: there is no endpoint seeLamp', 'resource lamp: there is no endpoint seeLamps'],
		},
	],
	[
		'a name in sentence case, with an example that could be taken for a value',
		{
			given: { ...lamp, name: 'Lamp', names: { id: { ...idName, label: 'The number', placeholder: '7' } } },
			want: [
				'resource Lamp: the name "Lamp" is not in camelCase',
				'resource Lamp (names): the label "The number" is not in Title Case',
				'resource Lamp (names): the label "The number" does not start with "By "',
				'resource Lamp (names): a placeholder starts with "e.g. "',
			],
		},
	],
	[
		'no way to name a record by its ID',
		{
			given: {
				...lamp,
				names: { name: { ...idName, attribute: 'name', label: 'By Name' } },
				read: { ...lamp.read, by: {} },
				operations: [],
			},
			want: [
				'resource lamp (names): "id" has to be lamp_oid',
				'resource lamp (read): nothing reads a record by "name"',
			],
		},
	],
	[
		'a record read by a name that it does not have',
		{
			given: { ...lamp, read: { ...lamp.read, by: { ...lamp.read.by, code: 'getLamp' } } },
			want: ['resource lamp (read): there is no name "code"'],
		},
	],
	[
		'a record read by an endpoint that takes another name',
		{
			given: { ...lamp, read: { ...lamp.read, by: { id: 'insertLamp' } } },
			want: ['resource lamp (read): the path of insertLamp has no {lamp_oid}'],
		},
	],
	[
		'a list to choose from that shows what the record lacks',
		{
			given: { ...lamp, search: { endpoint: 'getLamps', shows: ['name', 'colour'] } },
			want: ['resource lamp (search): there is no attribute colour'],
		},
	],
	[
		'a list to choose from of an unknown endpoint',
		{
			given: { ...lamp, search: { endpoint: 'findLamps', shows: [] } },
			want: ['resource lamp: there is no endpoint findLamps'],
		},
	],
])('%s', (_, { given, want }) => {
	expect(complaints(given)).toEqual(want);
});

test('two resources of a name', () => {
	expect(complaints(lamp, { ...lamp, endpoints: [], models: [] })).toEqual([
		'resource lamp: there are two of that name',
	]);
});

test('bad rows of all files are told at once', () => {
	const torch: Resource = { ...lamp, name: 'torch', label: 'torch', endpoints: [], models: [] };
	expect(complaints(withAttribute('words', texts('')), torch)).toEqual([
		'Lamp.words: has no description',
		'resource torch: the label "torch" is not in Title Case',
	]);
});
