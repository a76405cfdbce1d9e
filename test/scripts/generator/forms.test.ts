/** The part of a form that fills in a record. */
import { formProperties, runtimeForm } from '../../../scripts/generator/properties/forms';
import type { Property } from '../../../scripts/generator/properties/attribute';
import { integer, text, texts, variant } from '../../../scripts/metadata/rows';
import type { Attribute, Attributes, Resource } from '../../../scripts/metadata/types';
import {
	busyLamp,
	deepFreeze,
	lamp,
	lampAttributes,
	lampWithKinds,
	rowsOf,
	withModel,
	withOperation,
} from './support';

const formOf = (resource: Resource): Property[] => formProperties(deepFreeze(resource), rowsOf(resource));
const named = (name: string, resource: Resource) => formOf(resource).filter((each) => each.name === name);
const namesIn = (property: Property | undefined) => (property?.options ?? []).map(({ name }) => name);
const kindsOf = (property: Property | undefined) => property?.displayOptions?.show?.lightType;

const using = (how: string, operation: string[], more = {}) => ({
	show: { resource: ['lamp'], operation, defineLamp: [how], ...more },
});

describe('an ordinary record', () => {
	test('says what surprises about a change only where it is changed', () => {
		const hintOnChange = 'Old bulbs no longer fit';
		const { attributes } = rowsOf(lamp).model('Lamp');
		const socket = text('The socket', { hintOnChange });
		const given = withModel('Lamp', { ...attributes, socket }, lamp);
		const hints = ['additionalFields', 'updateFields'].map((name) =>
			(named(name, given)[0]?.options as Property[]).map((field) => [field.name, field.hint]),
		);
		expect(hints[0]).toContainEqual(['socket', undefined]);
		expect(hints[1]).toContainEqual(['socket', hintOnChange]);
	});

	test('is defined by fields or by JSON', () => {
		const [define, json] = formOf(lamp);
		expect(define).toMatchObject({
			displayName: 'Define Lamp',
			name: 'defineLamp',
			type: 'options',
			displayOptions: { show: { resource: ['lamp'], operation: ['create', 'update'] } },
			options: [
				{ name: 'Using Fields', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
		});
		expect(json).toMatchObject({
			displayName: 'Lamp (JSON)',
			name: 'lampJson',
			type: 'json',
			required: true,
			displayOptions: using('json', ['create', 'update']),
			default: '{}',
		});
	});

	test('is asked for its first fields when it is made', () => {
		expect(named('name', lamp)).toEqual([
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'What the lamp is called',
				required: true,
				displayOptions: using('fields', ['create']),
			},
		]);
	});

	test('has all other fields, sorted, in a collection', () => {
		const [additional] = named('additionalFields', lamp);
		expect(additional).toMatchObject({
			displayName: 'Additional Fields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: using('fields', ['create']),
		});
		expect(namesIn(additional)).toEqual(['lit', 'price']);
	});

	test('has every field in the collection of an update', () => {
		const [update] = named('updateFields', lamp);
		expect(update).toMatchObject({
			displayName: 'Update Fields',
			type: 'collection',
			displayOptions: using('fields', ['update']),
		});
		expect(namesIn(update)).toEqual(['lit', 'name', 'price']);
	});

	test('is not asked for what UltraCart fills in, and for what the row keeps out of forms', () => {
		const given = withModel('Lamp', {
			...lampAttributes,
			made: text('When it was made', { readOnly: true }),
			inner: text('Inside', { notInForms: 'Nobody knows' }),
		});
		expect(formOf(given).flatMap(namesIn)).toEqual([
			'Using Fields',
			'Using JSON',
			'lit',
			'price',
			'lit',
			'name',
			'price',
		]);
	});

	test('of two words has parameters without a blank', () => {
		const [define] = formOf({ ...lamp, name: 'wallLamp', label: 'Wall Lamp' });
		expect(define).toMatchObject({ displayName: 'Define Wall Lamp', name: 'defineWallLamp' });
	});

	test('a resource without forms has no fields', () => {
		expect(formOf({ ...lamp, operations: lamp.operations.filter(({ kind }) => kind === 'read') })).toEqual(
			[],
		);
	});
});

describe('a record with exclusive children', () => {
	const kinds = [
		{ name: 'Bulb', value: 'bulb', description: 'An old bulb' },
		{ name: 'Colour Light', value: 'colourLight', description: 'A light with colours' },
	];
	const none = { name: 'No Light', value: 'noLight', description: 'No light at all' };

	/** Shown for these operations while the child is to be made or changed. */
	const wanted = (more = {}) => using('fields', ['create', 'update'], { changeLight: [true], ...more });

	test('asks on an update whether to change the one that is there; a new record has to get one', () => {
		expect(named('changeLight', lampWithKinds)).toEqual([
			{
				displayName: 'Change Light',
				name: 'changeLight',
				type: 'hidden',
				displayOptions: using('fields', ['create']),
				default: true,
			},
			{
				displayName: 'Change Light',
				name: 'changeLight',
				type: 'boolean',
				noDataExpression: true,
				displayOptions: using('fields', ['update']),
				default: false,
				description: 'Whether to change the light. It stays as it is otherwise.',
			},
		]);
	});

	test('begins with their list, sorted', () => {
		expect(named('lightType', lampWithKinds)).toEqual([
			{
				displayName: 'Light Type',
				name: 'lightType',
				type: 'options',
				noDataExpression: true,
				displayOptions: wanted(),
				options: [...kinds, none],
				default: 'colourLight',
				description: 'What the lamp gives. A lamp has exactly one.',
			},
		]);
	});

	test('marks old kinds', () => {
		const { attributes } = rowsOf(lampWithKinds).model('Lamp');
		const bulb = variant('Bulb', null, 'An old bulb', {}, { legacy: 'Colour Light took its place' });
		const [list] = named('lightType', withModel('Lamp', { ...attributes, bulb }, lampWithKinds));
		expect(namesIn(list)).toEqual(['Bulb (Legacy)', 'Colour Light', 'No Light']);
	});

	test('shows a field that kinds share for all of them: required for some, offered to others', () => {
		const watts = named('watts', lampWithKinds);
		expect(watts).toEqual([
			expect.objectContaining({
				required: true,
				displayOptions: wanted({ lightType: ['bulb'] }),
			}),
			expect.not.objectContaining({ required: true }),
		]);
		expect(kindsOf(watts[1])).toEqual(['colourLight']);
	});

	test('shares a field only once where it is required for several kinds', () => {
		const { attributes } = rowsOf(lampWithKinds).model('Lamp');
		const colour_light = variant('ColourLight', null, 'A light', { required: ['watts'] });
		const watts = named('watts', withModel('Lamp', { ...attributes, colour_light }, lampWithKinds));
		expect(watts.map(kindsOf)).toEqual([['bulb', 'colourLight']]);
	});

	test('asks for what is required before the rest', () => {
		const fields = formOf(lampWithKinds).filter((each) => kindsOf(each));
		expect(fields.map(({ name, required }) => [name, required ?? false])).toEqual([
			['watts', true],
			['colours', true],
			['watts', false],
			['lightOptions', false],
		]);
	});

	test('asks last for what its row says', () => {
		const ways = { parameter: 'lightType', label: 'Light Type', told: 'light_type', default: 'bulb' };
		const asked = (last: Attribute[]) => {
			const form = { model: 'Lamp', first: [], variants: { ...ways, last } };
			const given = withOperation('create', { form }, lampWithKinds);
			return formOf(given)
				.filter((each) => each.required && kindsOf(each))
				.map(({ name }) => name);
		};
		const watts = rowsOf(lampWithKinds).attribute('Bulb', 'watts');
		expect(asked([])).toEqual(['watts', 'colours']);
		expect(asked([watts])).toEqual(['colours', 'watts']);
	});

	test('keeps the rest as options, each for its kinds', () => {
		const [options] = named('lightOptions', lampWithKinds);
		expect(options).toMatchObject({
			displayName: 'Light Options',
			type: 'collection',
			placeholder: 'Add Option',
			displayOptions: wanted({ lightType: ['bulb'] }),
			options: [{ name: 'socket', displayOptions: { show: { '/lightType': ['bulb'] } } }],
		});
	});

	test('leaves the children and the words for them out of the collections', () => {
		const collections = [
			...named('additionalFields', lampWithKinds),
			...named('updateFields', lampWithKinds),
		];
		expect(collections.map(namesIn)).toEqual([
			['lit', 'price'],
			['lit', 'name', 'price'],
		]);
	});

	const withSocket = (socket: Attributes) =>
		withModel(
			'ColourLight',
			{ ...rowsOf(lampWithKinds).model('ColourLight').attributes, ...socket },
			lampWithKinds,
		);

	test('stops where two rows would get the same parameter, and names the row', () => {
		const given = withSocket({ socket: text('The socket on the wall') });
		expect(() => formOf(given)).toThrow(
			/^ColourLight\.socket: another row already has the parameter socket;/,
		);
	});

	test('stops where another wire name would get the parameter of another row', () => {
		const given = withSocket({ plug: texts('Plugs it fits', { parameter: 'socket' }) });
		expect(() => formOf(given)).toThrow('ColourLight.plug: another row already has the parameter socket');
	});

	test('goes on where the second row has a parameter of its own', () => {
		const given = withSocket({ socket: integer('Its number', { parameter: 'socketNumber' }) });
		expect(namesIn(named('lightOptions', given)[0])).toEqual(['socket', 'socketNumber']);
	});
});

describe('forms beside those of the record', () => {
	test('have names of their own', () => {
		const names = formOf(busyLamp).map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining(['defineDimming', 'dimmingJson', 'percent', 'defineHouse', 'houseJson']),
		);
	});

	test('a record that is created or updated is filled in like one that is created', () => {
		expect(named('name', busyLamp)).toMatchObject([
			{ required: true, displayOptions: using('fields', ['create', 'upsert']) },
		]);
		expect(named('updateFields', busyLamp)).toMatchObject([{ displayOptions: using('fields', ['update']) }]);
	});

	test('what is shown is not required, and not asked again', () => {
		const show = { resource: ['lamp'], operation: ['setHouse'], defineHouse: ['fields'] };
		const [doors] = named('doors', busyLamp);
		expect(doors).toMatchObject({ displayOptions: { show } });
		expect(doors).not.toHaveProperty('required');
		const collections = named('additionalFields', busyLamp).filter(
			({ displayOptions }) => displayOptions?.show?.defineHouse,
		);
		expect(collections.map(namesIn)).toEqual([['windows']]);
	});
});

test('how the running node reads the forms', () => {
	const [create, , , , update] = lampWithKinds.operations;
	const variants = {
		parameter: 'lightType',
		wanted: 'changeLight',
		options: 'lightOptions',
		told: 'light_type',
	};
	const common = { model: 'Lamp', define: 'defineLamp', json: 'lampJson', variants };
	expect(
		[create, update].map((operation) => operation && runtimeForm(operation, lampWithKinds)),
	).toMatchObject([
		{ ...common, first: ['name'], fresh: true, collection: 'additionalFields' },
		{ ...common, first: [], collection: 'updateFields' },
	]);
	expect(update && runtimeForm(update, lampWithKinds)).not.toHaveProperty('fresh');
	const [, , get] = withOperation('get', {}).operations;
	expect(get && runtimeForm(get, lamp)).toBeUndefined();
});
