/** The pets of the fixture with what only the generator needs: exclusive children, and an operation of every kind. */
import { titleOf } from '../../../scripts/generator/names';
import { Rows } from '../../../scripts/generator/rows';
import { verify } from '../../../scripts/generator/verify';
import { tableOf, type Table } from '../../../scripts/metadata';
import { bulkJob } from '../../../scripts/metadata/bulkJob';
import { coupon } from '../../../scripts/metadata/coupon';
import { customerImport } from '../../../scripts/metadata/customerImport';
import { operation, type Operation, type Resource } from '../../../scripts/metadata/resource';
import {
	answer,
	date,
	endpoint,
	flag,
	input,
	integer,
	integers,
	many,
	model,
	money,
	paging,
	text,
	texts,
	variant,
} from '../../../scripts/metadata/rows';
import type { Attributes, Form } from '../../../scripts/metadata/types';
import { pet as fixture, petAttributes as fixtureAttributes } from '../../support/fixtureResource';

/** Exchanges the attributes of one model, or adds the model. */
export const withModel = (name: string, attributes: Attributes, base: Resource = pet): Resource => ({
	...base,
	models: base.models.some((each) => each.name === name)
		? base.models.map((each) => (each.name === name ? { ...each, attributes } : each))
		: [...base.models, model(name, attributes)],
});

/** Exchanges something in one operation. */
export const withOperation = (name: string, more: object, base: Resource = pet): Resource => ({
	...base,
	operations: base.operations.map((each) => (each.name === name ? { ...each, ...more } : each)),
});

/** Exchanges something in one endpoint. */
export const withEndpoint = (id: string, more: object, base: Resource = pet): Resource => ({
	...base,
	endpoints: base.endpoints.map((each) => (each.id === id ? { ...each, ...more } : each)),
});

const example = { placeholder: 'e.g. Rex' };

export const petAttributes: Attributes = {
	...fixtureAttributes,
	name: text('What the pet is called', { maxLength: 12, ...example }),
	keeper: text('Who keeps the pet', example),
};

/** An ordinary resource with the five ordinary operations. */
export const pet: Resource = withEndpoint(
	'getPets',
	{ query: { name: text('Part of the name', example), born_since: date('Pets born since then'), ...paging } },
	withModel('Pet', petAttributes, fixture),
);

/** Adds attributes to the records. */
export const withAttributes = (more: Attributes, base: Resource = pet): Resource =>
	withModel('Pet', { ...petAttributes, ...more }, base);

export const letters = (count: number): Attributes =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`letter_${index}`, text('One more', example)]),
	);

/** Records too long to be looked at whole. */
export const withSimplified = (names: string[], attributes: Attributes, variantColumn?: string): Resource => {
	const long = withAttributes(attributes);
	const simplified = (each: Resource['models'][number]) =>
		each.name === 'Pet'
			? { ...each, simplified: names, ...(variantColumn !== undefined && { variantColumn }) }
			: each;
	return { ...long, models: long.models.map(simplified) };
};

const form: Form = { model: 'Pet', required: ['name'] };
export const homes = {
	parameter: 'homeType',
	label: 'Home Type',
	typeAttribute: 'home_type',
	default: 'tank',
};
const size = integer('How large it is', { positive: true });
const plants = texts('Plants that grow there', { placeholder: 'e.g. Fern, Moss' });

export const homeAttributes: Attributes = {
	...petAttributes,
	home_type: text('The home in words', { notInForms: 'It follows from the home' }),
	cage: variant('Cage', 'size cage', 'A cage', { required: ['size'] }),
	tank: variant('Tank', null, 'A tank with water', { required: ['plants'], shown: ['size'] }),
	no_home: variant('NoHome', 'none', 'No home at all'),
};

/** Pets that have exactly one home: two kinds of it have a size, each has a field of its own. */
export const petWithHomes: Resource = {
	...pet,
	models: [
		...withModel('Pet', homeAttributes).models,
		model('Cage', { size, lock: text('How it is locked', { placeholder: 'e.g. Latch' }) }),
		model('Tank', { size, plants }),
		model('NoHome', { ignored: flag('Whether it matters', { notInForms: 'It does not' }) }),
	],
	operations: pet.operations.map((each): Operation =>
		each.kind === 'create' || each.kind === 'update' ? { ...each, form: { ...form, variants: homes } } : each,
	),
};

const byOid = { pathParameters: { pet_oid: integer('The ID of the pet') } };
const byName = { pathParameters: { name: text('The name of the pet') } };
const tags = { ...byOid, body: 'TagsRequest', answer: 'TagsResponse' };
const onePet = { answer: 'PetResponse', root: 'pet' };
const pets = { answer: 'PetsResponse', root: 'pets' };
const severalPets = { ...pets, body: 'PetsRequest', bodyList: 'pets', batchSize: 20 };
const severalIds = { body: 'PetDeletesRequest', bodyList: 'pet_oids', batchSize: 20 };
const later = {
	query: { _later: flag('Whether nobody waits') },
	asyncMode: { parameter: '_later', batchSize: 40 },
};

const unordinaryEndpoints = [
	endpoint('insertPets', 'POST /pet/pets/batch', 'insertMany', severalPets),
	endpoint('updatePets', 'PUT /pet/pets/batch', 'updateMany', { ...severalPets, ...later }),
	endpoint('deletePets', 'DELETE /pet/pets/by_oid', 'deleteMany', severalIds),
	endpoint('getFriends', 'GET /pet/pets/{pet_oid}/friends', 'list', { ...byOid, ...pets }),
	endpoint('searchPets', 'POST /pet/pets/query', 'list', { body: 'PetQuery', ...pets }),
	endpoint('petExists', 'GET /pet/pets/by_name/{name}/exists', 'other', { ...byName, answer: 'PetExists' }),
	endpoint('generateTags', 'POST /pet/pets/{pet_oid}/tags/new', 'other', { ...tags, batchSize: 5000 }),
	endpoint('uploadTags', 'POST /pet/pets/{pet_oid}/tags', 'other', { ...tags, bodyList: 'tags' }),
	endpoint('feedPet', 'POST /pet/pets/{pet_oid}/feed', 'other', { ...byOid, ...onePet, body: 'Meal' }),
	endpoint('getDiet', 'GET /pet/pets/{pet_oid}/diet', 'other', { ...byOid, answer: 'Meal' }),
	endpoint('movePet', 'PUT /pet/pets/{pet_oid}/move/{place}', 'other', {
		pathParameters: { ...byOid.pathParameters, place: text('Where to') },
		body: 'Meal',
	}),
	endpoint('wakePet', 'PUT /pet/pets/{pet_oid}/wake', 'other', byOid),
	endpoint('getShop', 'GET /pet/shop', 'other', { answer: 'Shop' }),
	endpoint('updateShop', 'POST /pet/shop', 'other', { body: 'Shop' }),
];

const list = { placeholder: 'e.g. A, B' };
const unordinaryModels = [
	model('PetToy', {
		toy: text('What it is', example),
		given: flag('Whether the pet has it', { initially: true }),
	}),
	model('PetQuery', { keeper: text('Who keeps the pet', example), colour: text('Its colour', example) }),
	model('PetsRequest', { pets: many('Pet', 'The pets to write') }),
	model('PetDeletesRequest', { pet_oids: integers('The pets to delete') }),
	model('PetExists', { exists: flag('Whether there is such a pet') }),
	model('TagsRequest', { tags: texts('Tags to give it') }),
	answer('TagsResponse', { tags: texts('Tags that it got') }),
	model('Meal', { amount: money('How much it is'), warm: flag('Whether it is warm') }),
	model('Shop', { doors: texts('Its doors', list), windows: texts('Its windows', list) }),
];

const generateCodes = coupon.operations.find((each) => each.kind === 'generateCodes');
const description = 'What it does';
const alike = (name: string, action: string) => ({ name, label: titleOf(name), action, description });

const insert = { endpoint: 'insertPet', batch: 'insertPets' };
const update = { endpoint: 'updatePet', batch: 'updatePets' };

const unordinaryOperations: Operation[] = [
	operation({ ...alike('create', 'Create pet'), kind: 'create', ...insert, form }),
	operation({
		...alike('upsert', 'Create or update'),
		kind: 'upsert',
		uniqueBy: 'name',
		insert,
		update,
		form,
	}),
	operation({ ...alike('update', 'Update pet'), kind: 'update', ...update, form }),
	operation({
		...alike('delete', 'Delete pet'),
		kind: 'delete',
		by: { id: 'deletePet' },
		batch: { id: 'deletePets' },
	}),
	operation({ ...alike('getFriends', 'Get friends'), kind: 'list', endpoint: 'getFriends', ofRecord: true }),
	operation({
		...alike('getByKeeper', 'Get pets by keeper'),
		kind: 'list',
		endpoint: 'getPetsByKeeper',
		path: { keeper: 'keeperName' },
		inputs: { keeperName: input(text('Who keeps the pets', example), { required: true }) },
	}),
	operation({ ...alike('search', 'Search pets'), kind: 'list', endpoint: 'searchPets', filters: 'body' }),
	operation({
		...alike('giveToy', 'Give toy'),
		kind: 'toggleEntry',
		...update,
		list: 'toys',
		flag: 'given',
		to: true,
		input: 'toyName',
		inputs: { toyName: input(text('What to give', example), { required: true }) },
	}),
	operation({
		...alike('exists', 'Check if pet exists'),
		kind: 'checkExists',
		endpoint: 'petExists',
		uniqueBy: 'name',
		input: 'petName',
		inputs: { petName: input(text('The name to look for', example), { required: true }) },
	}),
	...(generateCodes ? [{ ...generateCodes, name: 'generateTags', by: { id: 'generateTags' } }] : []),
	operation({
		...alike('uploadTags', 'Upload tags'),
		kind: 'uploadCodes',
		endpoint: 'uploadTags',
		statusLists: { tags: 'uploaded' },
		codeAttribute: 'tag',
		inputs: { codes: input(texts('The tags to upload', list), { required: true }) },
	}),
	operation({
		...alike('feed', 'Feed pet'),
		kind: 'action',
		endpoint: 'feedPet',
		form: { model: 'Meal', label: 'Meal', required: ['amount'] },
	}),
	operation({
		...alike('import', 'Import pets'),
		kind: 'import',
		...customerImport,
		uniqueBy: 'name',
		unproven: ['keeper'],
		form,
	}),
	operation({
		...alike('wake', 'Wake pet'),
		kind: 'action',
		endpoint: 'wakePet',
		doneWhen: { attribute: 'keeper', is: 'awake' },
	}),
	operation({ ...alike('getDiet', 'Get diet'), kind: 'readPart', endpoint: 'getDiet' }),
	operation({
		...alike('move', 'Move pet'),
		kind: 'action',
		endpoint: 'movePet',
		path: { place: 'place' },
		filledBy: { amount: 'food' },
		done: 'moved',
		inputs: {
			place: input(text('Where to', example), { required: true }),
			food: input(money('What it gets on the way'), { required: true }),
		},
	}),
	operation({ ...alike('getShop', 'Get shop'), kind: 'readSingleton', endpoint: 'getShop' }),
	operation({
		...alike('setShop', 'Set shop'),
		kind: 'updateSingleton',
		read: 'getShop',
		endpoint: 'updateShop',
		form: { model: 'Shop', label: 'Shop', required: [], shown: ['doors'] },
	}),
];

const withToys = withAttributes({ toys: many('PetToy', 'What it plays with', { entryKey: 'toy' }) });

/** Pets with operations that are not ordinary, and ordinary ones for many records at once. */
export const busyPet: Resource = {
	...withToys,
	endpoints: [...pet.endpoints, ...unordinaryEndpoints, ...bulkJob.endpoints],
	models: [...withToys.models, ...unordinaryModels, ...bulkJob.models],
	operations: unordinaryOperations,
};

/** The same few rows under a name of their own. */
export const renamed = (name: string): Resource =>
	JSON.parse(
		JSON.stringify(pet)
			.replace(/pet/g, name)
			.replace(/Pet/g, name.charAt(0).toUpperCase() + name.slice(1)),
	) as Resource;

/** What the verifier says is wrong, line by line. */
export function problemsIn(table: Table): string[] {
	try {
		verify(deepFreeze(table));
		return [];
	} catch (thrown) {
		const [first, ...lines] = (thrown as Error).message.split('\n');
		if (first !== "The table can't be used as it is:") throw thrown;
		return lines.map((line) => line.trim());
	}
}

type ProblemRow = readonly [given: Resource | readonly Resource[], ...problems: string[]];

/** Tests that the verifier reports these problems, and no others: none where a row has none. */
export function testProblems(rows: readonly ProblemRow[]): void {
	const titled = rows.map(([given, ...want], n) => ({
		given,
		want,
		title: want.join(', and ') || `row ${n}: none`,
	}));
	test.each(titled)('$title', ({ given, want }) => expect(problemsIn(tableOf([given].flat()))).toEqual(want));
}

export const rowsOf = (...resources: Resource[]): Rows => new Rows(tableOf(resources));

/** Makes any write to the value, at any depth, throw. */
export function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const inner of Object.values(value)) deepFreeze(inner);
	}
	return value;
}

/** What docs/operations.md says of a resource. */
export const sectionOf = (page: string, label: string): string =>
	page.split(/^(?=## )/m).find((each) => each.startsWith(`## ${label}\n`)) ?? '';

/** What the list under an operation's heading says, by name. */
export function pointsBelow(page: string, resource: string, operation: string): Record<string, string> {
	const [, text = ''] = sectionOf(page, resource).split(new RegExp(`^### ${operation}$`, 'm'));
	const [own = ''] = text.split(/^### /m);
	const points = [...own.matchAll(/^- \*\*(.+)\*\*: (.*)$/gm)];
	return Object.fromEntries(points.map(([, name = '', value = '']) => [name, value]));
}
