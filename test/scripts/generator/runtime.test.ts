/** The table as the running nodes read it: endpoints, fields and what operations share. Each kind has its test in kinds/. */
import { RuntimeTable, runtimeEndpoint } from '../../../scripts/generator/runtime';
import { runtimeOperations } from '../../../scripts/generator/runtimeOperations';
import {
	choice,
	date,
	endpoint,
	input,
	integer,
	many,
	money,
	one,
	text,
	texts,
	variant,
} from '../../../scripts/metadata/rows';
import type { Attribute, Endpoint, Inputs } from '../../../scripts/metadata/types';
import {
	busyPet,
	deepFreeze,
	homeAttributes,
	pet,
	petWithHomes,
	renamed,
	rowsOf,
	withAttributes,
	withModel,
	withOperation,
	withSimplified,
	letters,
} from './support';

const petOid = { pet_oid: integer('The number of the pet') };
const tableFor = (...resources: Parameters<typeof rowsOf>) => new RuntimeTable(rowsOf(...resources));

const size = { apiName: 'size', parameter: 'size', label: 'Size', type: 'integer', positive: true };
const ignored = { apiName: 'ignored', parameter: 'ignored', label: 'Ignored', type: 'boolean' };
const child = { type: 'model', fields: [ignored] };

test.each<[what: string, given: Attribute, want: object]>([
	['text', text('What it is', { maxLength: 9 }), { type: 'string', maxLength: 9 }],
	['list', texts('What it is'), { type: 'string', list: true }],
	['date documented as text', date('When', { documentedAs: 'string' }), { type: 'dateTime' }],
	['number', money('Cost', { positive: true }), { type: 'number', positive: true }],
	['secret', text('Code', { secret: true }), { type: 'string', secret: true }],
	[
		'choice',
		choice('How', { b: { name: 'B', description: '' }, a: { name: 'A', description: '' } }),
		{ type: 'string', values: ['b', 'a'] },
	],
	['child', one('NoHome', 'It', { readOnly: true }), { ...child, readOnly: true }],
	[
		'children with a key',
		many('NoHome', 'All', { entryKey: 'ignored' }),
		{ ...child, list: true, entryKey: 'ignored' },
	],
	[
		'one of exclusive children',
		variant('NoHome', 'none', 'It', { required: ['ignored'], oneOf: [['ignored']] }),
		{ ...child, variant: { text: 'none', required: ['ignored'], shown: [], oneOf: [['ignored']] } },
	],
	[
		'without what only forms and pages need',
		text('It', {
			placeholder: 'e.g. this',
			hint: 'Hot',
			notInForms: 'Nobody asks',
			initially: true,
		}),
		{ type: 'string' },
	],
])('field: %s', (_, given, want) => {
	expect(tableFor(petWithHomes).field('some_thing', deepFreeze(given))).toEqual({
		apiName: 'some_thing',
		parameter: 'someThing',
		label: 'Some Thing',
		...want,
	});
});

const batch = { bodyList: 'pets', batchSize: 20, asyncMode: { parameter: '_later', batchSize: 40 } };
const paged = { root: 'pets', page: { max: 60, default: 30 } };
const reading = { permission: 'pet_read', safe: true };

test.each<[what: string, given: Endpoint, want: object]>([
	[
		'list',
		endpoint('getPets', 'GET /pet/pets', 'list', { ...paged, sort: ['name'], answer: 'Pets' }),
		{ ...reading, ...paged },
	],
	['list by a POST', endpoint('searchPets', 'POST /pet/query', 'list'), reading],
	['anything else by a GET', endpoint('countPets', 'GET /pet/count', 'other'), reading],
	[
		'read by a POST',
		endpoint('getPet', 'POST /pet/pets/{pet_oid}', 'read', { pathParameters: petOid }),
		reading,
	],
	[
		'read that may bring nothing',
		endpoint('getPet', 'GET /pet/pets/{pet_oid}', 'read', { pathParameters: petOid, mayBeEmpty: true }),
		{ ...reading, mayBeEmpty: true },
	],
	[
		'write that takes more when nobody waits',
		endpoint('updatePets', 'PUT /pet/batch', 'updateMany', { body: 'Pets', ...batch }),
		{ permission: 'pet_write', sendsBody: true, ...batch },
	],
])('endpoint: %s', (_, given, want) => {
	const { id, method, path } = given;
	expect(runtimeEndpoint(deepFreeze(given))).toEqual({ id, method, path, ...want });
});

describe('one object for each row', () => {
	test('of an endpoint, wherever it is called', () => {
		const table = tableFor(busyPet);
		const { create } = runtimeOperations([busyPet], table).pet ?? {};
		expect(create?.kind === 'create' && create.endpoint).toBe(table.endpoints.get('insertPet'));
		// The batch endpoints that other kinds call, too.
		expect(table.batchEndpoint('uploadTags')).toBe(table.endpoints.get('uploadTags'));
	});

	test('of a model, children before what holds them, and only those that a form reaches', () => {
		const table = tableFor(busyPet);
		runtimeOperations([busyPet], table);
		expect([...table.models.keys()]).toEqual(['PetToy', 'Pet', 'Meal', 'Shop']);
		const toys = table.models.get('Pet')?.find(({ apiName }) => apiName === 'toys');
		expect(toys?.type === 'model' && toys.fields).toBe(table.models.get('PetToy'));
	});

	test('of a model that several others hold', () => {
		const table = tableFor(
			withAttributes(
				{ bed: one('Bed', 'Where it sleeps'), spare: one('Bed', 'Where it could sleep') },
				withModel('Bed', { size: integer('How large it is', { positive: true }) }),
			),
		);
		const beds = table.model('Pet').filter(({ type }) => type === 'model');
		expect(beds).toMatchObject([{ fields: [size] }, { fields: [size] }]);
		expect(new Set(beds.map((field) => field.type === 'model' && field.fields))).toEqual(
			new Set([table.models.get('Bed')]),
		);
	});

	test('of an output, with the exclusive children to look for', () => {
		const given = withSimplified(['name', 'home'], { ...homeAttributes, ...letters(4) }, 'home');
		const long = { ...given, models: [...given.models, ...petWithHomes.models.slice(-3)] };
		const table = tableFor(long);
		const { get, getAll, delete: remove } = runtimeOperations([long], table).pet ?? {};
		expect(get?.output).toEqual({
			fields: table.model('Pet').map(({ apiName, label }) => ({ apiName, label })),
			simplified: ['name', 'home'],
			variants: { column: 'home', names: ['cage', 'tank', 'no_home'] },
		});
		expect(getAll?.output).toBe(get?.output);
		expect(remove).not.toHaveProperty('output');
		expect(runtimeOperations([petWithHomes], tableFor(petWithHomes)).pet?.get).not.toHaveProperty('output');
	});
});

test('an output tells of children what is secret in them, and nothing else', () => {
	const chip = withModel('Chip', { code: text('Its code', { secret: true }), maker: text('Who made it') });
	const chipped = withAttributes({ ...letters(12), chips: many('Chip', 'Chips that it wears') }, chip);
	const { get } = runtimeOperations([chipped], tableFor(chipped)).pet ?? {};
	expect(get?.output?.fields.filter(({ secret, fields }) => secret ?? fields)).toEqual([
		{ apiName: 'chips', label: 'Chips', fields: [{ apiName: 'code', label: 'Code', secret: true }] },
	]);
});

describe('forms', () => {
	const names = { label: 'Pet', define: 'definePet', json: 'petJson' };
	const variants = {
		parameter: 'homeType',
		label: 'Home Type',
		change: 'changeHome',
		options: 'homeOptions',
		typeAttribute: 'home_type',
	};
	const { create, update } = runtimeOperations([petWithHomes], tableFor(petWithHomes)).pet ?? {};

	test('of a record that is made', () => {
		const want = {
			...names,
			required: ['name'],
			shown: [],
			isNew: true,
			collection: 'additionalFields',
			variants,
		};
		expect(create?.form).toEqual({ ...want, fields: expect.any(Array) as unknown });
	});

	test('what is shown of a new record is in the collection of a change', () => {
		const form = { model: 'Pet', required: ['name'], shown: ['keeper'] };
		const shows = withOperation('create', { form }, withOperation('update', { form }));
		const { create, update } = runtimeOperations([shows], tableFor(shows)).pet ?? {};
		expect(create?.form).toMatchObject({ required: ['name'], shown: ['keeper'] });
		expect(update?.form).toMatchObject({ required: [], shown: [] });
	});

	test('of a record that is changed, which ask for nothing', () => {
		const want = {
			...names,
			required: [],
			shown: [],
			clearable: ['keeper', 'weight'],
			collection: 'updateFields',
			variants,
		};
		expect(update?.form).toEqual({ ...want, fields: create?.form?.fields });
	});
});

describe('inputs', () => {
	const inputsOf = (inputs: Inputs) => {
		const resources = [withOperation('get', { inputs }), renamed('owl')];
		return runtimeOperations(resources, tableFor(...resources)).pet?.get?.inputs;
	};

	test('have bounds and conditions', () => {
		const bounds = { required: true, default: 0, minValue: 0, maxValue: 9 } as const;
		const speed = input(integer('How fast', { parameter: 'pace' }), { show: { mood: ['wild'] }, ...bounds });
		const named = { apiName: 'speed', parameter: 'speed', label: 'Speed', type: 'integer' };
		expect(inputsOf({ speed })).toEqual([{ ...named, show: { mood: ['wild'] }, ...bounds }]);
	});

	test('have the values to choose from, also under Options', () => {
		const mood = input(choice('How', { calm: { name: 'Calm', description: 'Slowly' } }), { option: true });
		expect(inputsOf({ mood })).toMatchObject([{ values: ['calm'], option: true }]);
	});

	test('that name a record of another resource have a locator by its ID', () => {
		const enemy = input(integer('Whom it fears'), { locates: 'owl', required: true });
		expect(inputsOf({ enemy })).toMatchObject([
			{
				apiName: 'enemy',
				required: true,
				locator: { parameter: 'owl', label: 'Owl', modes: { id: { apiName: 'owl_oid', type: 'integer' } } },
			},
		]);
	});
});

test.each<[string, () => unknown, string]>([
	['a list', () => tableFor(pet).listEndpoint('deletePet'), 'deletePet has no root'],
	['a batch', () => tableFor(pet).batchEndpoint('deletePet'), 'deletePet has no bodyList'],
	[
		'a batch that answers',
		() => tableFor(busyPet).writeEndpoints({ endpoint: 'insertPet', batch: 'deletePets' }),
		'deletePets has no bodyList or no root',
	],
	['a mode', () => tableFor(pet).locatorMode('fur', pet), 'The resource has no mode fur'],
	['an endpoint', () => tableFor(pet).endpoint('nowhere'), 'The table has no endpoint nowhere'],
	[
		'an input that holds a value',
		() => tableFor(pet).input('it', one('Pet', 'It')),
		"The input it can't be an object",
	],
])('stops where rows that were not verified have no %s', (_, run, message) => {
	expect(run).toThrow(new RangeError(message));
});
