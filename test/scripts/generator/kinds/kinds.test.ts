/** Each kind of operation, as the running node reads it and as the page of operations describes it. */
import { operationsPage } from '../../../../scripts/generator/docs';
import * as kinds from '../../../../scripts/generator/kinds';
import { RuntimeTable } from '../../../../scripts/generator/runtime';
import { runtimeOperations } from '../../../../scripts/generator/runtimeOperations';
import { choice, input, text } from '../../../../scripts/metadata/rows';
import { busyPet, deepFreeze, pet, pointsBelow, rowsOf } from '../support';

const rows = rowsOf(busyPet);
const table = new RuntimeTable(rows);
const { pet: busy = {} } = runtimeOperations([deepFreeze(busyPet)], table);
const { pet: ordinary = {} } = runtimeOperations([deepFreeze(pet)], new RuntimeTable(rowsOf(pet)));
const page = `${operationsPage([busyPet], rows)}\n`;

test('a listing has questions of the form itself, and filters of the node', () => {
	const values = { wild: { name: 'Wild', description: 'Not tame' } };
	const wild = {
		conditions: [{ of: 'weight', is: 'future' } as const],
		asks: { colour: 'now' } as const,
	};
	const operations = busyPet.operations.map((each) =>
		each.name === 'search' && each.kind === 'list'
			? {
					...each,
					filledBy: { keeper: 'person' },
					inputs: { person: input(text('Who keeps it'), { required: true }) },
					nodeFilters: {
						nature: { ...choice('How it is', values), choices: { wild } },
						toyName: { ...text('What it plays with'), of: 'toys.toy' },
					},
				}
			: each,
	);
	const asking = deepFreeze({ ...busyPet, operations });
	const { pet: made = {} } = runtimeOperations([asking], new RuntimeTable(rowsOf(asking)));
	expect(made.search).toMatchObject({
		filledBy: { keeper: 'person' },
		inputs: [{ parameter: 'person', required: true }],
		listing: {
			filters: { location: 'body', fields: [{ apiName: 'colour' }] },
			nodeFilters: [
				{ field: { parameter: 'nature', values: ['wild'] }, choices: { wild } },
				{ field: { parameter: 'toyName' }, choices: { conditions: [{ of: 'toys.toy', is: 'asGiven' }] } },
			],
		},
	});
	const { Fields: fields } = pointsBelow(operationsPage([asking], rowsOf(asking)), 'Pet', 'Search');
	expect(fields).toBe('Person, Colour, Nature, Toy Name, Return All, Limit');
});

const endpoint = (id: string) => ({ id });
const form = { define: 'definePet', json: 'petJson' };
const isNew = { ...form, required: ['name'], isNew: true, collection: 'additionalFields' };
const id = { apiName: 'pet_oid', parameter: 'petOid', label: 'Pet ID', type: 'integer', readOnly: true };
const name = { apiName: 'name', parameter: 'name', label: 'Name', type: 'string', maxLength: 12 };
const locator = { parameter: 'pet', label: 'Pet', modes: { id, name } };
const read = {
	by: { id: endpoint('getPet'), name: endpoint('getPetByName') },
	list: endpoint('getPets'),
};
const replace = { parameter: 'replaceWholeRecord', option: true, default: false };
const perCall = { parameter: 'recordsPerCall', option: true, default: 100, minValue: 1, maxValue: 100 };
const insert = { endpoint: endpoint('insertPet'), batch: endpoint('insertPets') };
const update = { endpoint: endpoint('updatePet'), batch: endpoint('updatePets') };
const uniqueBy = { mode: 'name', field: name };
const readPets =
	'min(N, pages of 60 in the account) + 1 to read N different records; N for up to three, or where UltraCart does not say how many there are';

interface Want {
	operation: string;
	runtime: object;
	/** What the page says of it. */
	fields: string;
	calls: string;
}

test.each<Want>([
	{
		operation: 'create',
		runtime: { kind: 'create', ...insert, read, uniqueBy, inputs: [perCall], form: isNew },
		fields: 'Name, Keeper, Weight, Tame, Toys, Records per Call (option)',
		calls: 'N / 20, rounded up',
	},
	{
		operation: 'upsert',
		runtime: { kind: 'upsert', uniqueBy, read, insert, update, inputs: [perCall], form: isNew },
		fields: 'Name, Keeper, Weight, Tame, Toys, Records per Call (option)',
		calls: `${readPets}; then to create N / 20, rounded up, and to update N / 20, rounded up`,
	},
	{
		operation: 'update',
		runtime: {
			kind: 'update',
			...update,
			locator,
			read,
			inputs: [replace, perCall, { parameter: 'doNotWait', option: true, default: false }],
			form: { ...form, required: [], collection: 'updateFields' },
		},
		fields:
			'Pet (ID or Name), Name, Keeper, Weight, Tame, Toys, Clear Fields, Replace Whole Record (option), Records per Call (option), Do Not Wait for Result (option)',
		calls: `${readPets}; then to write N / 20, rounded up; with "Do Not Wait for Result" N / 40; with "Replace Whole Record" and an ID nothing is read`,
	},
	{
		operation: 'delete',
		runtime: {
			kind: 'delete',
			by: { id: endpoint('deletePet') },
			batch: { id: endpoint('deletePets') },
			locator,
			read,
			inputs: [perCall],
		},
		fields: 'Pet (ID or Name), Records per Call (option)',
		calls:
			'N / 20, rounded up; one more for each that is named by anything but its ID; two more for each deletion that UltraCart refuses',
	},
	{
		operation: 'getFriends',
		runtime: {
			kind: 'list',
			endpoint: endpoint('getFriends'),
			locator: { parameter: 'pet', label: 'Pet', modes: { id } },
		},
		fields: 'Pet (ID), Return All, Limit',
		calls: 'one per different request',
	},
	{
		operation: 'getByKeeper',
		runtime: { kind: 'list', endpoint: endpoint('getPetsByKeeper'), path: { keeper: 'keeperName' } },
		fields: 'Keeper Name, Return All, Limit',
		calls: 'one per different request',
	},
	{
		operation: 'search',
		runtime: {
			kind: 'list',
			endpoint: endpoint('searchPets'),
			listing: { filters: { location: 'body', fields: [{ apiName: 'keeper' }, { apiName: 'colour' }] } },
		},
		fields: 'Keeper, Colour, Return All, Limit',
		calls: 'one per different request',
	},
	{
		operation: 'giveToy',
		runtime: {
			kind: 'toggleEntry',
			...update,
			locator,
			read,
			list: 'toys',
			entryKey: 'toy',
			flag: 'given',
			to: true,
			input: 'toyName',
			inputs: [{ parameter: 'toyName', required: true }],
		},
		fields: 'Pet (ID or Name), Toy Name',
		calls: `${readPets}; then one per different pet`,
	},
	{
		operation: 'exists',
		runtime: { kind: 'checkExists', endpoint: endpoint('petExists'), read, uniqueBy, input: 'petName' },
		fields: 'Pet Name',
		calls: readPets,
	},
	{
		operation: 'generateTags',
		runtime: {
			kind: 'generateCodes',
			makes: 'one-time codes',
			locator,
			by: { id: endpoint('generateTags') },
			read,
		},
		fields: expect.stringMatching(/^Pet \(ID or Name\), Codes Output, Quantity, /) as string,
		calls: 'one per 5,000 codes that share coupon, prefix and expiry',
	},
	{
		operation: 'uploadTags',
		runtime: {
			kind: 'uploadCodes',
			endpoint: endpoint('uploadTags'),
			locator,
			read,
			statusLists: { tags: 'uploaded' },
			codeAttribute: 'tag',
		},
		fields: 'Pet (ID or Name), Codes',
		calls: 'one per different pet; one more for each that is named by anything but its ID',
	},
	{
		operation: 'feed',
		runtime: {
			kind: 'action',
			endpoint: endpoint('feedPet'),
			locator,
			read,
			form: { label: 'Meal', define: 'defineMeal', json: 'mealJson', required: ['amount'], isNew: true },
		},
		fields: 'Pet (ID or Name), Amount, Warm',
		calls: 'one per item; one more for each that is named by anything but its ID',
	},
	{
		operation: 'import',
		runtime: {
			kind: 'import',
			object: 'customer',
			jobs: {
				uploadUrl: endpoint('bulkGenerateUploadUrl'),
				submit: { ...endpoint('bulkSubmitJob'), hasOwnLimit: true },
			},
			uniqueBy,
			read,
			unproven: [{ apiName: 'keeper' }],
			makes: 'jobs',
			tellsFailures: true,
			form: { ...form, required: ['name'], collection: 'updateFields', clearable: ['keeper', 'weight'] },
		},
		fields: expect.stringMatching(
			/^When a Customer Exists, When to Go On, Name, .* Clear Fields, /,
		) as string,
		calls: 'to update one for each record; and a few calls of a limit of their own for each job',
	},
	{
		operation: 'wake',
		runtime: {
			kind: 'action',
			endpoint: endpoint('wakePet'),
			locator,
			read,
			doneWhen: { attribute: 'keeper', is: 'awake' },
		},
		fields: 'Pet (ID or Name)',
		calls: 'two per item; one more for each that is named by anything but its ID',
	},
	{
		operation: 'getDiet',
		runtime: { kind: 'readPart', endpoint: endpoint('getDiet'), locator, read },
		fields: 'Pet (ID or Name)',
		calls: 'one per different record; one more for each that is named by anything but its ID',
	},
	{
		operation: 'move',
		runtime: {
			kind: 'action',
			endpoint: endpoint('movePet'),
			locator,
			read,
			path: { place: 'place' },
			filledBy: { amount: 'food' },
			answers: { done: 'moved' },
		},
		fields: 'Pet (ID or Name), Place, Food',
		calls: 'one per item; one more for each that is named by anything but its ID',
	},
	{
		operation: 'getShop',
		runtime: { kind: 'readSingleton', endpoint: endpoint('getShop') },
		fields: 'none',
		calls: 'one, however many items there are',
	},
	{
		operation: 'setShop',
		runtime: {
			kind: 'updateSingleton',
			endpoint: endpoint('updateShop'),
			read: endpoint('getShop'),
			form: { define: 'defineShop', required: [], shown: ['doors'] },
		},
		fields: 'Doors, Windows',
		calls: 'two, however many items there are',
	},
])('$operation', ({ operation, runtime, fields, calls }) => {
	const { label = '' } = busyPet.operations.find((each) => each.name === operation) ?? {};
	expect(busy[operation]).toMatchObject({ noun: 'pet', id: 'pet_oid', ...runtime });
	expect(pointsBelow(page, 'Pet', label)).toMatchObject({ Fields: fields, Calls: calls });
});

const filters = { location: 'query', fields: [{ apiName: 'name' }, { apiName: 'born_since' }] };

/** Operations that write records one by one, and the two that read. */
test.each<[operation: string, has: object, lacks: string[]]>([
	['create', { form: isNew, uniqueBy }, ['batch', 'inputs', 'locator']],
	['delete', { by: { id: endpoint('deletePet') } }, ['batch', 'form', 'inputs']],
	['get', { kind: 'read', locator, read }, ['form', 'inputs']],
	['getAll', { listing: { filters, sorts: true } }, ['form', 'locator', 'path']],
	['update', { inputs: [replace] }, ['batch']],
])('the ordinary %s, and what it lacks', (operation, has, lacks) => {
	expect(ordinary[operation]).toMatchObject(has);
	expect(lacks.filter((part) => part in (ordinary[operation] ?? {}))).toEqual([]);
});

test('only those that name a record have a locator, and only those that fill one in a form', () => {
	const having = (part: 'locator' | 'form') =>
		Object.keys(busy).filter((operation) => part in (busy[operation] ?? {}));
	const naming = [
		'update',
		'delete',
		'getFriends',
		'giveToy',
		'generateTags',
		'uploadTags',
		'feed',
		'wake',
		'getDiet',
		'move',
	];
	expect(having('locator')).toEqual(naming);
	expect(having('form')).toEqual(['create', 'upsert', 'update', 'feed', 'import', 'setShop']);
	expect(Object.keys(busy.getFriends?.locator?.modes ?? {})).toEqual(['id']);
});

test('each kind is tested here', () => {
	const tested = [...Object.values(busy), ...Object.values(ordinary)].map(({ kind }) => kind);
	expect([...new Set(tested)].sort()).toEqual(Object.keys(kinds).sort());
});
