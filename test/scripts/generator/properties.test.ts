/** A resource's rows as everything n8n shows for it. */
import { optionsProperty } from '../../../scripts/generator/properties/options';
import type { Property } from '../../../scripts/generator/properties/attribute';
import { resourceProperties, resourceProperty } from '../../../scripts/generator/properties/resource';
import { choice, endpoint, flag, input, integer, operation, text } from '../../../scripts/metadata/rows';
import type { Resource } from '../../../scripts/metadata/types';
import {
	busyLamp,
	deepFreeze,
	lamp,
	lampAttributes,
	renamed,
	rowsOf,
	withModel,
	withOperation,
	type Row,
} from './support';

const propertiesOf = (resource: Resource): Property[] =>
	resourceProperties(deepFreeze(resource), rowsOf(resource));

const named = (name: string, resource: Resource = lamp) =>
	propertiesOf(resource).filter((property) => property.name === name);

const lampName = { attribute: 'name', label: 'By Name', placeholder: 'e.g. Desk' };
const codes = operation({
	name: 'flash',
	kind: 'codes',
	label: 'Flash',
	action: 'Flash a lamp',
	description: 'Flash it',
	by: { id: 'getLamp', name: 'getLamp' },
});
const owned = operation({
	name: 'getOwned',
	kind: 'list',
	label: 'Get Owned',
	action: 'Get the lamps beside a lamp',
	description: 'Get them',
	endpoint: 'getLamps',
	of: true,
});

const withNames: Resource = {
	...lamp,
	names: { name: lampName, ...lamp.names },
	operations: [...lamp.operations, codes, owned],
};

/** Eleven attributes: one too many to be looked at whole. */
const long = {
	...lampAttributes,
	...Object.fromEntries('abcdefg'.split('').map((letter) => [letter, text('One more')])),
	pin: text('A code', { secret: true }),
};
const longLamp: Resource = {
	...withModel('Lamp', long),
	models: withModel('Lamp', long).models.map((each) =>
		each.name === 'Lamp' ? { ...each, simplified: ['name'] } : each,
	),
};

test('the resources are listed by label, and the first of the table is chosen', () => {
	const wall = { ...lamp, name: 'bracket', label: 'Bracket' };
	expect(resourceProperty([lamp, wall])).toEqual({
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Bracket', value: 'bracket' },
			{ name: 'Lamp', value: 'lamp' },
		],
		default: 'lamp',
	});
});

test('the operations are listed by label, each with its action', () => {
	const given = withOperation('update', { label: 'Adjust' });
	const [{ options, ...property } = {} as Property] = propertiesOf(given);
	expect(property).toEqual({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['lamp'] } },
		default: 'create',
	});
	expect(options).toEqual([
		expect.objectContaining({ name: 'Adjust', value: 'update' }),
		{ name: 'Create', value: 'create', description: 'Make a lamp', action: 'Create a lamp' },
		{ name: 'Delete', value: 'delete', description: 'Take a lamp away', action: 'Delete a lamp' },
		{ name: 'Get', value: 'get', description: 'Get one lamp', action: 'Get a lamp' },
		{ name: 'Get Many', value: 'getAll', description: 'Get the lamps', action: 'Get many lamps' },
	]);
});

describe('locator', () => {
	const byId = {
		displayName: 'By ID',
		name: 'id',
		type: 'string',
		placeholder: 'e.g. 7',
		validation: [
			{
				type: 'regex',
				properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' },
			},
		],
	};
	const common = {
		displayName: 'Lamp',
		name: 'lamp',
		type: 'resourceLocator',
		required: true,
		description: 'The lamp this is about',
	};

	const fromList = {
		displayName: 'From List',
		name: 'list',
		type: 'list',
		typeOptions: { searchListMethod: 'searchLamp', searchable: true },
	};

	test('one for all operations that name a record', () => {
		expect(named('lamp')).toEqual([
			{
				...common,
				default: { mode: 'list', value: '' },
				displayOptions: { show: { resource: ['lamp'], operation: ['delete', 'get', 'update'] } },
				modes: [fromList, byId],
			},
		]);
	});

	test('every way of naming; only by ID where a list is asked for', () => {
		const byName = { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Desk' };
		expect(named('lamp', withNames)).toEqual([
			{
				...common,
				default: { mode: 'list', value: '' },
				displayOptions: { show: { resource: ['lamp'], operation: ['delete', 'get', 'update', 'flash'] } },
				modes: [fromList, byName, byId],
			},
			{
				...common,
				default: { mode: 'list', value: '' },
				displayOptions: { show: { resource: ['lamp'], operation: ['getOwned'] } },
				modes: [fromList, byId],
			},
		]);
	});
});

describe('inputs', () => {
	const given = withOperation('get', {
		inputs: {
			mood: input(
				choice('What it looks like', {
					calm: { name: 'Calm', description: 'Slowly' },
					wild: { name: 'Wild', description: 'Fast' },
				}),
				{ default: 'wild' },
			),
			speed: input(integer('How fast'), {
				show: { mood: ['wild'] },
				default: 3,
				min: 1,
				most: 9,
				required: true,
			}),
			loops: input(flag('Whether it starts again'), { option: true }),
			pause: input(integer('How long it waits'), { option: true, show: { mood: ['calm'] }, min: 0 }),
		},
	});

	test('stand in the form of their operation', () => {
		expect(named('mood', given)).toEqual([
			{
				displayName: 'Mood',
				name: 'mood',
				type: 'options',
				options: [
					{ name: 'Calm', value: 'calm', description: 'Slowly' },
					{ name: 'Wild', value: 'wild', description: 'Fast' },
				],
				default: 'wild',
				description: 'What it looks like',
				displayOptions: { show: { resource: ['lamp'], operation: ['get'] } },
			},
		]);
	});

	test('are shown for values of others, within bounds', () => {
		expect(named('speed', given)).toEqual([
			{
				displayName: 'Speed',
				name: 'speed',
				type: 'number',
				typeOptions: { numberPrecision: 0, minValue: 1, maxValue: 9 },
				default: 3,
				required: true,
				description: 'How fast',
				displayOptions: { show: { resource: ['lamp'], operation: ['get'], mood: ['wild'] } },
			},
		]);
	});

	test('stand under Options where the row says so, and nowhere else', () => {
		expect([...named('loops', given), ...named('pause', given)]).toEqual([]);
		const options = optionsProperty([given], rowsOf(given)).options as Property[];
		expect(options.filter(({ name }) => name === 'loops' || name === 'pause')).toEqual([
			{
				displayName: 'Loops',
				name: 'loops',
				type: 'boolean',
				default: false,
				description: 'Whether it starts again',
				displayOptions: { show: { '/resource': ['lamp'], '/operation': ['get'] } },
			},
			{
				displayName: 'Pause',
				name: 'pause',
				type: 'number',
				typeOptions: { numberPrecision: 0, minValue: 0 },
				default: 0,
				description: 'How long it waits',
				displayOptions: { show: { '/resource': ['lamp'], '/operation': ['get'], '/mood': ['calm'] } },
			},
		]);
	});
});

describe('an input that names a record', () => {
	test('is a locator for the other resource, by its ID', () => {
		const wall = renamed('wall');
		const given = withOperation('get', {
			inputs: { wall_oid: input(integer('Where it hangs'), { locates: 'wall', required: true }) },
		});
		const locators = resourceProperties(given, rowsOf(given, wall)).filter(({ name }) => name === 'wall');
		expect(locators).toMatchObject([
			{
				displayName: 'Wall',
				type: 'resourceLocator',
				required: true,
				displayOptions: { show: { resource: ['lamp'], operation: ['get'] } },
				modes: [{ typeOptions: { searchListMethod: 'searchWall' } }, { name: 'id' }],
			},
		]);
	});
});

describe('options', () => {
	const inputs = (description: string) => ({
		inputs: { loops: input(flag(description), { option: true }) },
	});
	const other: Resource = { ...lamp, name: 'torch', label: 'Torch' };
	const shownFor = (name: string, ...resources: Resource[]) =>
		(optionsProperty(resources, rowsOf(...resources)).options as Property[])
			.filter((option) => option.name === name)
			.map(({ displayOptions }) => displayOptions?.show);

	test('every operation has those of the run', () => {
		expect(shownFor('timeout', lamp)).toEqual([undefined]);
		expect(shownFor('rateLimitWait', lamp)).toEqual([undefined]);
	});

	test('updates have that of their kind', () => {
		expect(shownFor('replaceWholeRecord', lamp)).toEqual([
			{ '/resource': ['lamp'], '/operation': ['update'] },
		]);
	});

	test('those with an endpoint for many records have that of batches, and of waiting', () => {
		const show = (...operation: string[]) => [{ '/resource': ['lamp'], '/operation': operation }];
		expect(shownFor('recordsPerCall', busyLamp)).toEqual(show('create', 'upsert', 'update', 'delete'));
		expect(shownFor('doNotWait', busyLamp)).toEqual(show('update'));
		expect(shownFor('recordsPerCall', lamp)).toEqual([]);
	});

	test.each<[string, Row<Resource[], object[]>]>([
		[
			'one for alike options of several resources',
			{
				given: [lamp, other].map((base) => withOperation('get', inputs('Whether it starts again'), base)),
				want: [{ '/resource': ['lamp', 'torch'], '/operation': ['get'] }],
			},
		],
		[
			'two where they read differently',
			{
				given: [
					withOperation('get', inputs('Whether it starts again')),
					withOperation('get', inputs('Whether it goes on'), other),
				],
				want: [
					{ '/resource': ['lamp'], '/operation': ['get'] },
					{ '/resource': ['torch'], '/operation': ['get'] },
				],
			},
		],
		[
			'two where other operations have them: one would show in operations that have none',
			{
				given: [
					withOperation('get', inputs('Whether it starts again')),
					withOperation('delete', inputs('Whether it starts again'), other),
				],
				want: [
					{ '/resource': ['lamp'], '/operation': ['get'] },
					{ '/resource': ['torch'], '/operation': ['delete'] },
				],
			},
		],
	])('%s', (_, { given, want }) => {
		expect(shownFor('loops', ...given)).toEqual(want);
	});

	test('are sorted by label', () => {
		const options = optionsProperty([lamp], rowsOf(lamp)).options as Property[];
		const labels = options.map(({ displayName }) => displayName);
		expect(labels).toEqual([...labels].sort());
	});
});

describe('lists', () => {
	const show = (more = {}) => ({ show: { resource: ['lamp'], operation: ['getAll'], ...more } });

	test('return all, or up to a limit', () => {
		expect([...named('returnAll'), ...named('limit')]).toEqual([
			{
				displayName: 'Return All',
				name: 'returnAll',
				type: 'boolean',
				displayOptions: show(),
				default: false,
				description: 'Whether to return all results or only up to a given limit',
			},
			{
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				typeOptions: { minValue: 1 },
				displayOptions: show({ returnAll: [false] }),
				default: 50,
				description: 'Max number of results to return',
			},
		]);
	});

	test('filter by query parameters, but not by those of paging', () => {
		expect(named('filters')).toEqual([
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add Filter',
				default: {},
				displayOptions: show(),
				options: [
					expect.objectContaining({ displayName: 'Lit Since', name: 'litSince', type: 'dateTime' }),
					expect.objectContaining({ displayName: 'Name', name: 'name', type: 'string' }),
				],
			},
		]);
	});

	test('filter by the attributes of a body', () => {
		const search: Resource = {
			...withModel('LampQuery', { room: text('Where it is'), colour: text('Its colour') }),
			endpoints: [
				...lamp.endpoints,
				endpoint('searchLamps', 'POST /light/lamps/query', 'list', {
					body: 'LampQuery',
					answer: 'LampsResponse',
					root: 'lamps',
				}),
			],
		};
		const given = withOperation('getAll', { endpoint: 'searchLamps', filters: 'body' }, search);
		const [{ options = [] } = {}] = named('filters', given);
		expect(options.map(({ name }) => name)).toEqual(['colour', 'room']);
		// It has no pages and no order of its own.
		expect(named('sort', given)).toEqual([]);
	});

	test('sort by what UltraCart sorts by', () => {
		const [sort] = named('sort');
		expect(sort).toMatchObject({
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			displayOptions: show(),
			options: [
				{
					name: 'by',
					values: [
						{
							name: 'field',
							options: [
								{ name: 'Name', value: 'name' },
								{ name: 'Price', value: 'price' },
							],
							default: 'price',
						},
						{
							name: 'direction',
							options: [{ value: 'ascending' }, { value: 'descending' }],
							default: 'ascending',
						},
					],
				},
			],
		});
	});

	test('a resource without lists has none of this', () => {
		const given = { ...lamp, operations: lamp.operations.filter(({ kind }) => kind !== 'list') };
		const names = propertiesOf(given).map(({ name }) => name);
		expect(names.filter((name) => ['returnAll', 'limit', 'filters', 'sort'].includes(name))).toEqual([]);
	});
});

describe('output', () => {
	test('is a choice for records with more than ten attributes', () => {
		const operation = ['create', 'get', 'getAll', 'update'];
		expect(named('output', longLamp)).toEqual([
			{
				displayName: 'Output',
				name: 'output',
				type: 'options',
				displayOptions: { show: { resource: ['lamp'], operation } },
				options: [
					{ name: 'Raw', value: 'raw', description: 'Everything UltraCart sends' },
					{ name: 'Selected Fields', value: 'selected', description: 'Only the fields you choose' },
					{ name: 'Simplified', value: 'simplified', description: 'The fields most often needed' },
				],
				default: 'simplified',
				description: 'How much of each record comes out',
			},
		]);
		expect(named('outputFields', longLamp)).toMatchObject([
			{
				type: 'multiOptions',
				displayOptions: { show: { resource: ['lamp'], operation, output: ['selected'] } },
				default: [],
			},
		]);
	});

	test('loads the fields to choose from', () => {
		expect(named('outputFields', longLamp)).toMatchObject([
			{ displayName: 'Field Names or IDs', typeOptions: { loadOptionsMethod: 'getFields' }, default: [] },
		]);
	});

	test.each([10, 11])('of a record with %s attributes', (count) => {
		const attributes = Object.fromEntries(Object.entries(long).slice(0, count));
		expect(named('output', withModel('Lamp', attributes))).toHaveLength(count > 10 ? 1 : 0);
	});
});
