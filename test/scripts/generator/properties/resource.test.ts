/** A resource's rows as everything n8n shows for it, but for its forms. */
import type { Property } from '../../../../scripts/generator/properties/displayOptions';
import { optionsProperty } from '../../../../scripts/generator/properties/options';
import { resourceProperties, resourceProperty } from '../../../../scripts/generator/properties/resource';
import type { Resource } from '../../../../scripts/metadata/resource';
import { choice, flag, input, integer, text } from '../../../../scripts/metadata/rows';
import {
	busyPet,
	deepFreeze,
	letters,
	pet,
	renamed,
	rowsOf,
	withAttributes,
	withModel,
	withOperation,
	withSimplified,
} from '../support';

const propertiesOf = (resource: Resource): Property[] =>
	resourceProperties(deepFreeze(resource), rowsOf(resource));
const named = (name: string, resource: Resource = pet) =>
	propertiesOf(resource).filter((property) => property.name === name);
const showFor = (operation: string[], more = {}) => ({ show: { resource: ['pet'], operation, ...more } });

test('the resources are listed by label, and the first of the table is chosen', () => {
	expect(resourceProperty([pet, renamed('owl')])).toEqual({
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Owl', value: 'owl' },
			{ name: 'Pet', value: 'pet' },
		],
		default: 'pet',
	});
});

test('the operations are listed by label, each with its action', () => {
	expect(
		propertiesOf(withOperation('update', { label: 'Adjust', builderHint: 'For a pet that changed' }))[0],
	).toEqual({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['pet'] } },
		options: [
			expect.objectContaining({
				name: 'Adjust',
				value: 'update',
				builderHint: { propertyHint: 'For a pet that changed' },
			}),
			{ name: 'Create', value: 'create', description: 'Create a pet', action: 'Create pet' },
			{ name: 'Delete', value: 'delete', description: 'Delete a pet', action: 'Delete pet' },
			{ name: 'Get', value: 'get', description: 'Get one pet', action: 'Get pet' },
			{ name: 'Get Many', value: 'getAll', description: 'Get the pets', action: 'Get many pets' },
		],
		default: 'getAll',
	});
});

test('one locator for all operations that offer the same modes; only by ID where a list is asked for', () => {
	const typeOptions = { searchListMethod: 'searchPet', searchable: true };
	const properties = { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' };
	const fromList = { displayName: 'From List', name: 'list', type: 'list', typeOptions };
	const byId = {
		displayName: 'By ID',
		name: 'oid',
		type: 'string',
		placeholder: 'e.g. 7',
		validation: [{ type: 'regex', properties }],
	};
	const byName = { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Rex' };
	const common = {
		displayName: 'Pet',
		name: 'pet',
		type: 'resourceLocator',
		required: true,
		description: 'The pet this is about',
		default: { mode: 'list', value: '' },
	};
	const anyMode = [
		'update',
		'delete',
		'giveToy',
		'generateTags',
		'uploadTags',
		'feed',
		'wake',
		'getDiet',
		'move',
	];
	expect(named('pet', busyPet)).toEqual([
		{ ...common, displayOptions: showFor(anyMode), modes: [fromList, byName, byId] },
		{ ...common, displayOptions: showFor(['getFriends']), modes: [fromList, byId] },
	]);
	const modes = { id: { attribute: 'pet_oid', label: 'By ID', placeholder: 'e.g. 7' } };
	expect(named('pet', { ...busyPet, modes })).toMatchObject([{ modes: [fromList, { ...byId, name: 'id' }] }]);
});

describe('inputs', () => {
	const mood = input(
		choice('How it feels', {
			calm: { name: 'Calm', description: 'Slowly' },
			wild: { name: 'Wild', description: 'Fast' },
		}),
		{ default: 'wild' },
	);
	const bounds = { default: 3, minValue: 1, maxValue: 9, required: true };
	const given = withOperation('get', {
		inputs: {
			mood,
			speed: input(integer('How fast'), { show: { mood: ['wild'] }, ...bounds }),
			loops: input(flag('Whether it starts again'), { option: true }),
			pause: input(integer('How long it waits'), { option: true, show: { mood: ['calm'] }, minValue: 0 }),
		},
	});

	test('stand in the form of their operation, shown for values of others, within bounds', () => {
		expect([...named('mood', given), ...named('speed', given)]).toMatchObject([
			{ displayName: 'Mood', type: 'options', default: 'wild', displayOptions: showFor(['get']) },
			{
				displayName: 'Speed',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 9 },
				default: 3,
				required: true,
				displayOptions: showFor(['get'], { mood: ['wild'] }),
			},
		]);
	});

	test('stand under Options where the row says so, and nowhere else', () => {
		expect([...named('loops', given), ...named('pause', given)]).toEqual([]);
		const show = { '/resource': ['pet'], '/operation': ['get'] };
		const options = optionsProperty([given], rowsOf(given)).options as Property[];
		expect(options.filter(({ name }) => name === 'loops' || name === 'pause')).toMatchObject([
			{ name: 'loops', type: 'boolean', default: false, displayOptions: { show } },
			{
				name: 'pause',
				type: 'number',
				typeOptions: { minValue: 0 },
				displayOptions: { show: { ...show, '/mood': ['calm'] } },
			},
		]);
	});

	test('that name a record of another resource are a locator, by its ID', () => {
		const enemy = input(integer('Whom it fears'), { locates: 'owl', required: true });
		const fearful = withOperation('get', { inputs: { enemy } });
		const properties = resourceProperties(fearful, rowsOf(fearful, renamed('owl')));
		expect(properties.filter(({ name }) => name === 'owl')).toMatchObject([
			{
				displayName: 'Owl',
				type: 'resourceLocator',
				required: true,
				displayOptions: showFor(['get']),
				modes: [{ typeOptions: { searchListMethod: 'searchOwl' } }, { name: 'oid' }],
			},
		]);
	});
});

describe('options', () => {
	const shownFor = (name: string, ...resources: Resource[]) =>
		(optionsProperty(resources, rowsOf(...resources)).options as Property[])
			.filter((option) => option.name === name)
			.map(({ displayOptions }) => displayOptions?.show);
	const show = (resource: string[], ...operation: string[]) => ({
		'/resource': resource,
		'/operation': operation,
	});

	const owl: Resource = { ...pet, name: 'owl', label: 'Owl' };
	const withLoops = (name: string, description: string, base?: Resource) =>
		withOperation(name, { inputs: { loops: input(flag(description), { option: true }) } }, base);

	test.each<[what: string, given: [option: string, ...Resource[]], want: unknown[]]>([
		['every operation has those of the run', ['timeout', pet], [undefined]],
		['and of the rate limit', ['rateLimitWait', pet], [undefined]],
		[
			'those that take JSON say what it may hold, whatever their resource',
			['unknownAttributes', pet, owl],
			[{ '/operation': ['create', 'update'] }],
		],
		['updates have that of their kind', ['replaceWholeRecord', pet], [show(['pet'], 'update')]],
		[
			'those with an endpoint for many records have that of batches',
			['recordsPerCall', busyPet],
			[show(['pet'], 'create', 'upsert', 'update', 'delete')],
		],
		['others have not', ['recordsPerCall', pet], []],
		['updates that need not be waited for have that', ['doNotWait', busyPet], [show(['pet'], 'update')]],
		[
			'one for alike options of several resources',
			['loops', withLoops('get', 'Whether it loops'), withLoops('get', 'Whether it loops', owl)],
			[show(['pet', 'owl'], 'get')],
		],
		[
			'two where they read differently',
			['loops', withLoops('get', 'Whether it loops'), withLoops('get', 'Whether it runs', owl)],
			[show(['pet'], 'get'), show(['owl'], 'get')],
		],
		[
			'two where other operations have them: one would show in operations that have none',
			['loops', withLoops('get', 'Whether it loops'), withLoops('delete', 'Whether it loops', owl)],
			[show(['pet'], 'get'), show(['owl'], 'delete')],
		],
	])('%s', (_, [name, ...resources], want) => {
		expect(shownFor(name, ...resources)).toEqual(want);
	});

	test('are sorted by label', () => {
		const options = optionsProperty([pet], rowsOf(pet)).options as Property[];
		const labels = options.map(({ displayName }) => displayName);
		expect(labels).toEqual([...labels].sort());
	});
});

test('a resource without Get Many opens on what only reads', () => {
	expect(named('operation', busyPet)).toMatchObject([{ default: 'getFriends' }]);
});

test('what has to be known of the record stands below it', () => {
	const noticed = withOperation('get', { notice: 'Pets sleep by day' });
	const names = propertiesOf(noticed).map(({ name }) => name);
	expect(names.slice(0, 3)).toEqual(['operation', 'pet', 'getNotice']);
	expect(named('getNotice', noticed)).toEqual([
		{
			displayName: 'Pets sleep by day',
			name: 'getNotice',
			type: 'notice',
			default: '',
			displayOptions: showFor(['get']),
		},
	]);
});

describe('lists', () => {
	const show = showFor(['getAll']);
	const lists = ['getFriends', 'getByKeeper', 'search'];

	test('return all, or up to a limit', () => {
		const limit = showFor(['getAll'], { returnAll: [false] });
		expect([...named('returnAll'), ...named('limit')]).toMatchObject([
			{ type: 'boolean', displayOptions: show, default: false },
			{ type: 'number', typeOptions: { minValue: 1 }, displayOptions: limit, default: 50 },
		]);
		expect(named('returnAll', busyPet)).toMatchObject([{ displayOptions: showFor(lists) }]);
	});

	test('filter by query parameters, but not by those of paging', () => {
		const options = [
			{ displayName: 'Born Since', name: 'bornSince', type: 'dateTime' },
			{ displayName: 'Name', name: 'name', type: 'string' },
		];
		expect(named('filters')).toMatchObject([{ type: 'collection', displayOptions: show, options }]);
	});

	test('filter by the attributes of a body', () => {
		const options = [{ name: 'colour' }, { name: 'keeper' }];
		expect(named('filters', busyPet)).toMatchObject([{ displayOptions: showFor(['search']), options }]);
		// It has no pages and no order of its own.
		expect(named('sort', busyPet)).toEqual([]);
	});

	test('share the filters that are alike', () => {
		const operations = [...pet.operations, ...busyPet.operations].filter(({ name }) =>
			['getAll', 'search'].includes(name),
		);
		const { name = text('') } = rowsOf(pet).endpoint('getPets').query;
		const given = withModel('PetQuery', { name, colour: text('Its colour') }, { ...busyPet, operations });
		const [filters] = named('filters', given);
		expect(filters?.displayOptions).toEqual(showFor(['getAll', 'search']));
		const shown = (filters?.options as Property[]).map((each) => [each.name, each.displayOptions?.show]);
		expect(shown).toEqual([
			['bornSince', { '/operation': ['getAll'] }],
			['colour', { '/operation': ['search'] }],
			['name', undefined],
		]);
	});

	test('sort by what UltraCart sorts by', () => {
		const fields = [
			{ name: 'Name', value: 'name' },
			{ name: 'Weight', value: 'weight' },
		];
		const directions = [{ value: 'ascending' }, { value: 'descending' }];
		const values = [
			{ name: 'field', options: fields, default: 'weight' },
			{ name: 'direction', options: directions, default: 'ascending' },
		];
		expect(named('sort')).toMatchObject([
			{
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, sortable: true },
				displayOptions: show,
				options: [{ name: 'by', values }],
			},
		]);
	});

	test('a resource without lists has none of this', () => {
		const given = { ...pet, operations: pet.operations.filter(({ kind }) => kind !== 'list') };
		const names = propertiesOf(given).map(({ name }) => name);
		expect(names.filter((name) => ['returnAll', 'limit', 'filters', 'sort'].includes(name))).toEqual([]);
	});
});

describe('output', () => {
	const operation = ['create', 'get', 'getAll', 'update'];

	test('is a choice for records with more than ten attributes', () => {
		const long = withSimplified(['name'], letters(6));
		const values = [{ value: 'raw' }, { value: 'selected' }, { value: 'simplified' }];
		expect([...named('output', long), ...named('outputFields', long)]).toMatchObject([
			{ type: 'options', displayOptions: showFor(operation), options: values, default: 'simplified' },
			{
				displayName: 'Field Names or IDs',
				type: 'multiOptions',
				displayOptions: showFor(operation, { output: ['selected'] }),
				typeOptions: { loadOptionsMethod: 'getFields' },
				default: [],
				description: expect.stringMatching(/^Choose from the list/) as string,
			},
		]);
	});

	test.each([10, 11])('of a record with %s attributes', (count) => {
		const given = withAttributes(letters(count - 5));
		expect(named('output', given)).toHaveLength(count > 10 ? 1 : 0);
	});
});
