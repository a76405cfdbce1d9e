/** Attributes as fields of a form. */
import { choose, propertyOf, type Property } from '../../../scripts/generator/properties/attribute';
import {
	choice,
	date,
	flag,
	integer,
	integers,
	many,
	money,
	number,
	one,
	percent,
	text,
	texts,
} from '../../../scripts/metadata/rows';
import type { Attribute } from '../../../scripts/metadata/types';
import { deepFreeze, lamp, rowsOf, withModel, type Row } from './support';

const rows = rowsOf(
	[
		['Shade', { colour: text('Its colour'), width: integer('Its width', { label: 'Diameter' }) }],
		['Wall', { owner: text('Whose it is', { readOnly: true }), room: text('Where it is', { max: 4 }) }],
		['Tags', { words: texts('Words for the lamp', { placeholder: 'e.g. bright' }) }],
		[
			'Switch',
			{
				name: text('What it is called'),
				on: flag('Whether it is on', { initially: true }),
				kind: text('What it is', { readOnly: true }),
			},
		],
		[
			'Clock',
			Object.fromEntries(
				['strap', 'hand', 'glass', 'face', 'back'].map((part) => [part, text(`The ${part} of it`)]),
			),
		],
		[
			'Alarm',
			{
				name: text('What it is called'),
				on: flag('Whether it is on', { initially: true }),
				loud: flag('Whether it is loud'),
				after: integer('When it goes off'),
				secret_use: text('What for', { notInForms: 'Nobody asks' }),
			},
		],
	].reduce((base, [name, attributes]) => withModel(name as string, attributes as never, base), lamp),
);

test.each<[string, Row<Attribute, Partial<Property>>]>([
	['text', { given: text('What it is'), want: { type: 'string', default: '', description: 'What it is' } }],
	[
		'list of texts',
		{
			given: texts('Words for it'),
			want: { type: 'string', default: '', description: 'Words for it, separated by commas' },
		},
	],
	[
		'list whose description goes on',
		{
			given: texts('Words for it. None when empty.'),
			want: {
				type: 'string',
				default: '',
				description: 'Words for it, separated by commas. None when empty.',
			},
		},
	],
	[
		'list of numbers',
		{
			given: integers('Numbers of it'),
			want: { type: 'string', default: '', description: 'Numbers of it, separated by commas' },
		},
	],
	[
		'whole number',
		{
			given: integer('How many'),
			want: { type: 'number', default: 0, typeOptions: { numberPrecision: 0 }, description: 'How many' },
		},
	],
	[
		'number',
		{
			given: number('How much'),
			want: { type: 'number', default: 0, typeOptions: { numberPrecision: 2 }, description: 'How much' },
		},
	],
	[
		'money',
		{
			given: money('What it costs'),
			want: {
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0, numberPrecision: 2 },
				description: 'What it costs',
			},
		},
	],
	[
		'percent',
		{
			given: percent('Part of it'),
			want: {
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0, numberPrecision: 2 },
				description: 'Part of it',
			},
		},
	],
	[
		'yes or no',
		{
			given: flag('Whether it is on'),
			want: { type: 'boolean', default: false, description: 'Whether it is on' },
		},
	],
	[
		'yes or no that starts with yes',
		{
			given: flag('Whether it is on', { initially: true }),
			want: { type: 'boolean', default: true, description: 'Whether it is on' },
		},
	],
	[
		'date',
		{
			given: date('When it was made'),
			want: { type: 'dateTime', default: '', description: 'When it was made' },
		},
	],
	[
		'choice, sorted by what is read, with the first row as its default',
		{
			given: choice('How it shines', {
				dim: { name: 'Softly', description: 'For the evening' },
				full: { name: 'Brightly', description: 'For the day' },
			}),
			want: {
				type: 'options',
				default: 'dim',
				options: [
					{ name: 'Brightly', value: 'full', description: 'For the day' },
					{ name: 'Softly', value: 'dim', description: 'For the evening' },
				],
				description: 'How it shines',
			},
		},
	],
	[
		'secret',
		{
			given: text('The code of it', { secret: true }),
			want: {
				type: 'string',
				default: '',
				typeOptions: { password: true },
				description: 'The code of it',
			},
		},
	],
	[
		'what is shown beside the field',
		{
			given: text('What it is', { placeholder: 'e.g. a lamp', hint: 'It gets hot' }),
			want: {
				type: 'string',
				default: '',
				description: 'What it is',
				placeholder: 'e.g. a lamp',
				hint: 'It gets hot',
			},
		},
	],
	[
		'child with one attribute: that attribute, under the name of the child',
		{
			given: one('Tags', 'What people say of it'),
			want: {
				type: 'string',
				default: '',
				description: 'What people say of it, separated by commas',
				placeholder: 'e.g. bright',
			},
		},
	],
	[
		'child with one attribute that can be written',
		{
			given: one('Wall', 'Where it hangs'),
			want: { type: 'string', default: '', description: 'Where it hangs' },
		},
	],
	[
		'child',
		{
			given: one('Shade', 'What covers it'),
			want: {
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Some Thing',
				options: [
					{
						name: 'entry',
						displayName: 'Some Thing',
						values: [
							{
								displayName: 'Colour',
								name: 'colour',
								type: 'string',
								default: '',
								description: 'Its colour',
							},
							{
								displayName: 'Diameter',
								name: 'width',
								type: 'number',
								default: 0,
								typeOptions: { numberPrecision: 0 },
								description: 'Its width',
							},
						],
					},
				],
				description: 'What covers it',
			},
		},
	],
	[
		'list of children with one attribute: still a group',
		{
			given: many('Wall', 'Where it hung'),
			want: {
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Some Thing',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Some Thing',
						values: [
							{ displayName: 'Room', name: 'room', type: 'string', default: '', description: 'Where it is' },
						],
					},
				],
				description: 'Where it hung',
			},
		},
	],
	[
		'list whose entries have a name and a switch',
		{
			given: many('Switch', 'What turns it on', { label: 'Wall Buttons', entryKey: 'name' }),
			want: {
				displayName: 'Wall Buttons',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Wall Button',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Wall Button',
						values: [
							{
								displayName: 'Name',
								name: 'name',
								type: 'string',
								default: '',
								description: 'What it is called',
							},
							{
								displayName: 'On',
								name: 'on',
								type: 'boolean',
								default: true,
								description: 'Whether it is on',
							},
						],
					},
				],
				description: 'What turns it on',
			},
		},
	],
	[
		'list whose entries have more: only what is added under Details is sent',
		{
			given: many('Alarm', 'What wakes people', { label: 'Alarms', entryKey: 'name' }),
			want: {
				displayName: 'Alarms',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Alarm',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Alarm',
						values: [
							{
								displayName: 'Name',
								name: 'name',
								type: 'string',
								default: '',
								description: 'What it is called',
							},
							{
								displayName: 'On',
								name: 'on',
								type: 'boolean',
								default: true,
								description: 'Whether it is on',
							},
							{
								displayName: 'Details',
								name: 'details',
								type: 'collection',
								placeholder: 'Add Detail',
								default: {},
								options: [
									{
										displayName: 'After',
										name: 'after',
										type: 'number',
										default: 0,
										typeOptions: { numberPrecision: 0 },
										description: 'When it goes off',
									},
									{
										displayName: 'Loud',
										name: 'loud',
										type: 'boolean',
										default: false,
										description: 'Whether it is loud',
									},
								],
							},
						],
					},
				],
				description: 'What wakes people',
			},
		},
	],
	[
		'list that asks of its entries what it says, in that order and in its own words',
		{
			given: many('Alarm', 'What wakes people', {
				label: 'Alarms',
				entry: { loud: {}, name: { label: 'Bell', loadOptionsMethod: 'getBells' } },
			}),
			want: {
				displayName: 'Alarms',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Alarm',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Alarm',
						values: [
							{
								displayName: 'Loud',
								name: 'loud',
								type: 'boolean',
								default: false,
								description: 'Whether it is loud',
							},
							{
								displayName: 'Bell Name or ID',
								name: 'name',
								type: 'options',
								typeOptions: { loadOptionsMethod: 'getBells' },
								default: '',
								description: `What it is called. ${choose('an ID')}.`,
							},
						],
					},
				],
				description: 'What wakes people',
			},
		},
	],
])('%s', (_, { given, want }) => {
	expect(propertyOf('some_thing', deepFreeze(given), rows)).toEqual({
		displayName: 'Some Thing',
		name: 'someThing',
		...want,
	});
});

test.each<[string, string]>([
	['Switches', 'Switch'],
	['Item Tags', 'Item Tag'],
	['Boxes', 'Box'],
	['Classes', 'Class'],
	['Categories', 'Category'],
	['Prices', 'Price'],
	['Address', 'Address'],
	['Restrict by StoreFronts', 'Restrict by StoreFront'],
])('an entry of %s is a %s', (label, want) => {
	expect(propertyOf('some_thing', many('Switch', 'All of it', { label }), rows)).toMatchObject({
		placeholder: `Add ${want}`,
		options: [{ displayName: want }],
	});
});

test('money that may be below zero has no least value', () => {
	expect(propertyOf('some_thing', money('What comes or goes', { signed: true }), rows).typeOptions).toEqual({
		numberPrecision: 2,
	});
});

describe('lists of the account', () => {
	const fields = ['displayName', 'type', 'typeOptions', 'default'] as const;
	const look = (attribute: Attribute) => {
		const property = propertyOf('lamp_id', attribute, rows);
		return Object.fromEntries(fields.map((field) => [field, property[field]]));
	};

	test('one of them can be chosen, or several', () => {
		const loader = { typeOptions: { loadOptionsMethod: 'getLamps' } };
		expect(look(integer('Which', { loadOptionsMethod: 'getLamps' }))).toEqual({
			...loader,
			displayName: 'Lamp Name or ID',
			type: 'options',
			default: '',
		});
		expect(look(texts('Which', { loadOptionsMethod: 'getLamps', label: 'Lamps' }))).toEqual({
			...loader,
			displayName: 'Lamp Names or IDs',
			type: 'multiOptions',
			default: [],
		});
	});

	test('one of them can be searched for', () => {
		const property = propertyOf(
			'lamp_id',
			text('Which', { searchListMethod: 'searchLamps', placeholder: 'e.g. 7' }),
			rows,
		);
		expect(property).toMatchObject({
			displayName: 'Lamp ID',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{ name: 'list', typeOptions: { searchListMethod: 'searchLamps', searchable: true } },
				{ name: 'id', placeholder: 'e.g. 7' },
			],
		});
		expect(property).not.toHaveProperty('placeholder');
	});
});

test('a field has the names its row gives it, and what the form adds', () => {
	const attribute = text('What it is', { label: 'Sort', parameter: 'kind', legacy: 'Type took its place' });
	expect(propertyOf('some_thing', attribute, rows, { required: true })).toEqual({
		displayName: 'Sort (Legacy)',
		name: 'kind',
		type: 'string',
		default: '',
		description: 'What it is',
		required: true,
	});
});

test('sorts the fields of an entry as n8n wants it, where there are many', () => {
	const [group] = propertyOf('clocks', many('Clock', 'What tells the time'), rows).options ?? [];
	const values = group && 'values' in group ? group.values : [];
	expect(values.map(({ displayName }) => displayName)).toEqual(['Back', 'Face', 'Glass', 'Hand', 'Strap']);
});
