/** The part of a form that fills in a record. */
import type { Property } from '../../../../scripts/generator/properties/displayOptions';
import { formProperties } from '../../../../scripts/generator/properties/forms';
import type { Resource } from '../../../../scripts/metadata/resource';
import { choice, integer, text, variant } from '../../../../scripts/metadata/rows';
import type { Attribute } from '../../../../scripts/metadata/types';
import {
	busyPet,
	deepFreeze,
	homeAttributes,
	homes,
	pet,
	petWithHomes,
	rowsOf,
	withAttributes,
	withModel,
	withOperation,
} from '../support';

const formOf = (resource: Resource): Property[] => formProperties(deepFreeze(resource), rowsOf(resource));
const named = (name: string, resource: Resource = pet) =>
	formOf(resource).filter((each) => each.name === name);
const namesIn = (property: Property | undefined) => (property?.options ?? []).map(({ name }) => name);
const typesOf = (property: Property | undefined) => property?.displayOptions?.show?.homeType;

const using = (how: string, operation: string[], more = {}) => ({
	show: { resource: ['pet'], operation, definePet: [how], ...more },
});
const both = ['create', 'update'];

describe('an ordinary record', () => {
	test('is defined by fields or by JSON, which starts with an example', () => {
		expect(formOf(pet).slice(0, 3)).toMatchObject([
			{
				displayName: 'Define Pet',
				name: 'definePet',
				displayOptions: { show: { resource: ['pet'], operation: both } },
				options: [{ value: 'fields' }, { value: 'json' }],
				default: 'fields',
			},
			{
				displayName: 'Pet (JSON)',
				name: 'petJson',
				type: 'json',
				required: true,
				displayOptions: using('json', ['create']),
				default: '{\n  "name": "Rex"\n}',
			},
			{
				name: 'petJson',
				type: 'json',
				displayOptions: using('json', ['update']),
				default: '{\n  "keeper": "Rex"\n}',
			},
		]);
	});

	test('is asked for what it requires when it is made', () => {
		const displayOptions = using('fields', ['create']);
		expect(named('name')).toMatchObject([{ type: 'string', required: true, displayOptions }]);
	});

	test.each<[string, string, string, string[]]>([
		['additionalFields', 'Additional Fields', 'create', ['keeper', 'tame', 'weight']],
		['updateFields', 'Update Fields', 'update', ['clearFields', 'keeper', 'name', 'tame', 'weight']],
	])('has everything else in %s, sorted', (name, displayName, operation, fields) => {
		const given = withAttributes({
			made: text('When it was made', { readOnly: true }),
			inner: text('Inside', { notInForms: 'Nobody knows' }),
		});
		const [collection] = named(name, given);
		const look = { displayName, type: 'collection', placeholder: 'Add Field', default: {} };
		expect(collection).toMatchObject({ ...look, displayOptions: using('fields', [operation]) });
		expect(namesIn(collection)).toEqual(fields);
	});

	test('can have emptied what it can be without, and what does not always have a value', () => {
		const given = withAttributes({
			made: text('When it was made', { readOnly: true }),
			password: text('What opens the cage', { secret: true }),
			size: choice('How big it is', { big: { name: 'Big', description: 'Not small' } }),
		});
		const [collection] = named('updateFields', given);
		const clear = (collection?.options as Property[]).find(({ name }) => name === 'clearFields');
		expect(clear).toMatchObject({ displayName: 'Clear Fields', type: 'multiOptions', default: [] });
		expect(clear?.options).toEqual([
			{ name: 'Keeper', value: 'keeper' },
			{ name: 'Weight', value: 'weight' },
		]);
	});

	test('has no collection where everything is asked for already', () => {
		const form = { model: 'Pet', required: ['name', 'keeper', 'weight', 'tame'] };
		expect(named('additionalFields', withOperation('create', { form }))).toEqual([]);
	});

	test('says what surprises about a change only where it is changed', () => {
		const hintOnChange = 'Old friends no longer know it';
		const given = withAttributes({ name: text('Its name', { hintOnChange }) });
		const [update] = named('updateFields', given);
		expect(named('name', given)[0]).not.toHaveProperty('hint');
		expect(update?.options).toContainEqual(expect.objectContaining({ name: 'name', hint: hintOnChange }));
	});

	test('of two words has parameters without a blank', () => {
		const [define] = formOf({ ...pet, name: 'wildPet', label: 'Wild Pet' });
		expect(define).toMatchObject({ displayName: 'Define Wild Pet', name: 'defineWildPet' });
	});

	test('that nothing fills in has no fields', () => {
		const operations = pet.operations.filter(({ kind }) => kind === 'read');
		expect(formOf({ ...pet, operations })).toEqual([]);
	});
});

describe('a record with exclusive children', () => {
	/** Shown while the child is to be made or changed. */
	const wanted = (more = {}) => using('fields', both, { changeHome: [true], ...more });

	test('asks on an update whether to change the one that is there; a new record has to get one', () => {
		const common = { displayName: 'Change Home', name: 'changeHome' };
		expect(named('changeHome', petWithHomes)).toEqual([
			{ ...common, type: 'hidden', displayOptions: using('fields', ['create']), default: true },
			{
				...common,
				type: 'boolean',
				noDataExpression: true,
				displayOptions: using('fields', ['update']),
				default: false,
				description: 'Whether to change the home. It stays as it is otherwise.',
			},
		]);
	});

	test('begins with their list, sorted', () => {
		expect(named('homeType', petWithHomes)).toEqual([
			{
				displayName: 'Home Type',
				name: 'homeType',
				type: 'options',
				noDataExpression: true,
				displayOptions: wanted(),
				options: [
					{ name: 'Cage', value: 'cage', description: 'A cage' },
					{ name: 'No Home', value: 'noHome', description: 'No home at all' },
					{ name: 'Tank', value: 'tank', description: 'A tank with water' },
				],
				default: 'tank',
				description: 'What the pet gives. A pet has exactly one.',
			},
		]);
	});

	test('marks old types', () => {
		const cage = variant('Cage', null, 'A cage', {}, { legacy: 'Tank took its place' });
		const [list] = named('homeType', withModel('Pet', { ...homeAttributes, cage }, petWithHomes));
		expect(namesIn(list)).toEqual(['Cage (Legacy)', 'No Home', 'Tank']);
	});

	test('asks for what is required before the rest; types share a field that is the same row', () => {
		const fields = formOf(petWithHomes).filter((each) => typesOf(each));
		expect(fields).toMatchObject([
			{ name: 'size', required: true, displayOptions: wanted({ homeType: ['cage'] }) },
			{ name: 'plants', required: true, displayOptions: wanted({ homeType: ['tank'] }) },
			{ name: 'size', displayOptions: wanted({ homeType: ['tank'] }) },
			{ name: 'homeOptions' },
		]);
		expect(fields[2]).not.toHaveProperty('required');
	});

	test('shares a field only once where it is required for several types', () => {
		const tank = variant('Tank', null, 'A tank', { required: ['size'] });
		const size = named('size', withModel('Pet', { ...homeAttributes, tank }, petWithHomes));
		expect(size.map(typesOf)).toEqual([['cage', 'tank']]);
	});

	test.each<[string, (rows: Record<'size' | 'plants', Attribute>) => object, string[]]>([
		['in the order of the table', () => ({}), ['size', 'plants']],
		['last what the form says', ({ size }) => ({ last: [size] }), ['plants', 'size']],
		['first what the form says', ({ plants }) => ({ first: [plants] }), ['plants', 'size']],
	])('asks %s', (_, order, want) => {
		const rows = rowsOf(petWithHomes);
		const more = order({ size: rows.attribute('Tank', 'size'), plants: rows.attribute('Tank', 'plants') });
		const form = { model: 'Pet', required: [], variants: { ...homes, ...more } };
		const fields = formOf(withOperation('create', { form }, petWithHomes));
		expect(fields.filter((each) => each.required && typesOf(each)).map(({ name }) => name)).toEqual(want);
	});

	test('keeps the rest as options, each for its types', () => {
		const tank = { ...rowsOf(petWithHomes).model('Tank').attributes };
		const lock = integer('The number of the lock', { parameter: 'lockNumber' });
		expect(named('homeOptions', withModel('Tank', { ...tank, lock }, petWithHomes))).toMatchObject([
			{
				displayName: 'Home Options',
				type: 'collection',
				placeholder: 'Add Option',
				displayOptions: wanted({ homeType: ['cage', 'tank'] }),
				options: [
					{ name: 'lock', displayOptions: { show: { '/homeType': ['cage'] } } },
					{ name: 'lockNumber', displayOptions: { show: { '/homeType': ['tank'] } } },
				],
			},
		]);
	});

	test('leaves the children and the words for them out of the collections', () => {
		const fields = ['keeper', 'tame', 'weight'];
		expect(named('additionalFields', petWithHomes).map(namesIn)).toEqual([fields]);
		expect(named('updateFields', petWithHomes).map(namesIn)).toEqual([
			['clearFields', ...fields, 'name'].sort(),
		]);
	});
});

describe('forms beside those of the record', () => {
	test('have names of their own', () => {
		const names = ['defineMeal', 'mealJson', 'amount', 'defineShop', 'shopJson'];
		expect(formOf(busyPet).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
	});

	test('a record that is created or updated is filled in like one that is created', () => {
		expect(named('name', busyPet)).toMatchObject([
			{ required: true, displayOptions: using('fields', ['create', 'upsert', 'import']) },
		]);
		expect(named('additionalFields', busyPet)[0]).toMatchObject({
			displayOptions: using('fields', ['create', 'upsert']),
		});
	});

	test('a record that is changed by its name is asked for that, and then for what changes', () => {
		const [collection] = named('updateFields', busyPet);
		expect(collection).toMatchObject({ displayOptions: using('fields', ['update', 'import']) });
		const fields = (collection?.options ?? []) as Property[];
		expect(fields.find(({ name }) => name === 'name')?.displayOptions).toEqual({
			show: { '/operation': ['update'] },
		});
		expect(fields.find(({ name }) => name === 'keeper')).not.toHaveProperty('displayOptions');
	});

	test('what is shown is not required, and not asked again', () => {
		const show = { resource: ['pet'], operation: ['setShop'], defineShop: ['fields'] };
		const [doors] = named('doors', busyPet);
		expect(doors).toMatchObject({ displayOptions: { show } });
		expect(doors).not.toHaveProperty('required');
		const collections = named('additionalFields', busyPet);
		expect(collections.find(({ displayOptions }) => displayOptions?.show?.defineShop)).toMatchObject({
			options: [{ name: 'windows' }],
		});
	});
});
