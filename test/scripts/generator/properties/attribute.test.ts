/** Attributes as fields of a form. */
import { chooseFromList, propertyOf } from '../../../../scripts/generator/properties/attribute';
import type { Property } from '../../../../scripts/generator/properties/displayOptions';
import {
	choice,
	date,
	flag,
	integer,
	integers,
	json,
	many,
	model,
	money,
	number,
	one,
	percent,
	records,
	text,
	texts,
	values,
} from '../../../../scripts/metadata/rows';
import type { Attribute } from '../../../../scripts/metadata/types';
import { deepFreeze, pet, rowsOf } from '../support';

const name = text('What it is called');
const on = flag('Whether it is on', { initially: true });
const loud = flag('Whether it is loud');
const parts = ['strap', 'hand', 'glass', 'face', 'back'];

const rows = rowsOf({
	...pet,
	models: [
		...pet.models,
		model('Shade', { colour: text('Its colour'), width: integer('Its width', { label: 'Diameter' }) }),
		model('Wall', { owner: text('Whose', { readOnly: true }), room: text('Where it is', { maxLength: 4 }) }),
		model('Tags', { words: texts('Words for it', { placeholder: 'e.g. bright' }) }),
		model('Switch', { name, on, type: text('What it is', { readOnly: true }) }),
		model('Clock', Object.fromEntries(parts.map((part) => [part, text(`The ${part} of it`)]))),
		model('Alarm', {
			name,
			on,
			loud,
			after: integer('When it goes off'),
			secret_use: text('What for', { notInForms: 'Nobody asks' }),
		}),
	],
});

const nameField = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: name.description,
};
const onField = {
	displayName: 'On',
	name: 'on',
	type: 'boolean',
	default: true,
	description: on.description,
};
const loudField = {
	...onField,
	displayName: 'Loud',
	name: 'loud',
	default: false,
	description: loud.description,
};
const afterField = {
	displayName: 'After',
	name: 'after',
	type: 'number',
	default: '',
	description: 'When it goes off',
};

const typed = { type: 'string', default: '' };
const amount = { type: 'number', default: '', typeOptions: { minValue: 0 } };

/** A group of fields, once or several times. */
const group = (displayName: string, values: object[], more = {}) => ({
	type: 'fixedCollection',
	default: {},
	placeholder: `Add ${displayName}`,
	options: [{ name: 'entry', displayName, values }],
	...more,
});
const groups = (label: string, singular: string, values: object[]) =>
	group(singular, values, { displayName: label, typeOptions: { multipleValues: true } });

test.each<[string, Attribute, object]>([
	['text', text('What it is'), typed],
	['texts', texts('Words for it'), { ...typed, description: 'Words for it, separated by commas' }],
	[
		'texts whose description goes on',
		texts('Words for it. None when empty.'),
		{ ...typed, description: 'Words for it, separated by commas. None when empty.' },
	],
	['numbers', integers('Numbers of it'), { ...typed, description: 'Numbers of it, separated by commas' }],
	['whole number', integer('How many'), { type: 'number', default: '' }],
	['number', number('How much'), { type: 'number', default: '' }],
	['money', money('What it costs'), { ...amount, description: 'What it costs, such as 9.99' }],
	[
		'money that may be below zero',
		money('What comes or goes', { signed: true }),
		{ type: 'number', default: '' },
	],
	['percent', percent('Part of it'), { ...amount, description: 'Part of it, such as 10 for 10%' }],
	['yes or no', flag('Whether it is on'), { type: 'boolean', default: false }],
	['yes or no that starts with yes', on, { type: 'boolean', default: true }],
	[
		'date',
		date('When it was made'),
		{ type: 'dateTime', default: '', description: 'When it was made, such as 2026-12-24T18:00' },
	],
	[
		'choice, sorted by what is read, with the first row as its default',
		choice('How it shines', {
			dim: { name: 'Softly', description: 'For the evening' },
			full: { name: 'Brightly', description: 'For the day' },
		}),
		{
			type: 'options',
			default: 'dim',
			options: [
				{ name: 'Brightly', value: 'full', description: 'For the day' },
				{ name: 'Softly', value: 'dim', description: 'For the evening' },
			],
		},
	],
	['secret', text('The code of it', { secret: true }), { ...typed, typeOptions: { password: true } }],
	[
		'what is shown beside the field',
		text('What it is', { placeholder: 'e.g. a lamp', hint: 'It gets hot' }),
		{ ...typed, placeholder: 'e.g. a lamp', hint: 'It gets hot' },
	],
	[
		'names of its own, of an old attribute',
		text('What it is', { label: 'Sort', parameter: 'sortOfIt', legacy: 'Type took its place' }),
		{ ...typed, displayName: 'Sort (Legacy)', name: 'sortOfIt' },
	],

	// Children.
	[
		'child with one attribute: that attribute, under the name of the child',
		one('Tags', 'What people say'),
		{ ...typed, description: 'What people say, separated by commas', placeholder: 'e.g. bright' },
	],
	[
		'child with one attribute that can be written',
		one('Wall', 'Where it hangs'),
		{ ...typed, description: 'Where it hangs, up to 4 characters' },
	],
	[
		'child: only what is added is sent',
		one('Shade', 'What covers it'),
		{
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ ...typed, displayName: 'Colour', name: 'colour', description: 'Its colour' },
				{ ...afterField, displayName: 'Diameter', name: 'width', description: 'Its width' },
			],
		},
	],
	[
		'child whose attributes are not known',
		json('Shade', 'What covers it'),
		{ type: 'json', default: '', description: "What covers it, as UltraCart's JSON" },
	],
	[
		'values: one text for all of them',
		values('Wall', 'room', 'Where it hung'),
		{ ...typed, description: 'Where it hung, separated by commas' },
	],
	[
		'records: the key and what is usual at once, only what is added under Details is sent',
		records('Alarm', 'after', 'What wakes people', { label: 'Alarms', usual: ['name'] }),
		groups('Alarms', 'Alarm', [
			nameField,
			{
				...afterField,
				type: 'string',
				default: '',
				typeOptions: {},
				description: 'When it goes off. Leave it empty for a new one.',
				placeholder: 'e.g. 1042',
			},
			{
				displayName: 'Details',
				name: 'details',
				type: 'collection',
				placeholder: 'Add Detail',
				default: {},
				options: [loudField, onField],
			},
		]),
	],
	[
		'list of children with one attribute: still a group',
		many('Wall', 'Where it hung'),
		groups('Some Thing', 'Some Thing', [
			{ ...typed, displayName: 'Room', name: 'room', description: 'Where it is, up to 4 characters' },
		]),
	],
	[
		'list whose entries have a name and a switch',
		many('Switch', 'What turns it on', { label: 'Wall Buttons', entryKey: 'name' }),
		groups('Wall Buttons', 'Wall Button', [nameField, onField]),
	],
	[
		'list whose entries have more: only what is added under Details is sent',
		many('Alarm', 'What wakes people', { label: 'Alarms', entryKey: 'name' }),
		groups('Alarms', 'Alarm', [
			nameField,
			onField,
			{
				displayName: 'Details',
				name: 'details',
				type: 'collection',
				placeholder: 'Add Detail',
				default: {},
				options: [afterField, loudField],
			},
		]),
	],
	[
		'list that asks of its entries what it says, in that order and in its own words',
		many('Alarm', 'What wakes people', {
			label: 'Alarms',
			entry: { loud: {}, name: { label: 'Bell', loadOptionsMethod: 'getBells' } },
		}),
		groups('Alarms', 'Alarm', [
			loudField,
			{
				displayName: 'Bell Name or ID',
				name: 'name',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getBells' },
				default: '',
				description: `What it is called. ${chooseFromList('an ID')}.`,
			},
		]),
	],
	[
		'list of many fields, sorted as n8n wants it',
		many('Clock', 'What tells the time'),
		groups(
			'Some Thing',
			'Some Thing',
			[...parts].sort().map((part) => expect.objectContaining({ name: part }) as object),
		),
	],

	// Lists of the account.
	[
		'one of a list',
		integer('Which', { loadOptionsMethod: 'getBells', label: 'Bell ID' }),
		{
			displayName: 'Bell Name or ID',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getBells' },
			default: '',
			description: `Which. ${chooseFromList('an ID')}.`,
		},
	],
	[
		'several of a list, without an example',
		texts('Which', { loadOptionsMethod: 'getBells', label: 'Bells', placeholder: 'e.g. 7' }),
		{
			displayName: 'Bell Names or IDs',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getBells' },
			default: [],
			description: `Which. ${chooseFromList('IDs')}.`,
		},
	],
	[
		'one that is searched for',
		text('Which', { searchListMethod: 'searchBells', placeholder: 'e.g. 7' }),
		{
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchBells', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 7' },
			],
		},
	],
	[
		'several that are searched for: a row for each',
		texts('Which', { searchListMethod: 'searchBells', placeholder: 'e.g. 7, 8' }),
		{
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Some Thing',
			typeOptions: { multipleValues: true },
			options: [
				{
					name: 'entry',
					displayName: 'Some Thing',
					values: [
						{
							displayName: 'Some Thing',
							name: 'id',
							type: 'resourceLocator',
							default: { mode: 'list', value: '' },
							modes: [
								{
									displayName: 'From List',
									name: 'list',
									type: 'list',
									typeOptions: { searchListMethod: 'searchBells', searchable: true },
								},
								{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 7, 8' },
							],
						},
					],
				},
			],
		},
	],
])('%s', (_, given, want) => {
	const common = { displayName: 'Some Thing', name: 'someThing', description: given.description };
	expect(propertyOf('some_thing', deepFreeze(given), rows)).toEqual({ ...common, ...want });
});

test('what the form adds', () => {
	const more: Partial<Property> = { required: true };
	expect(propertyOf('name', name, rows, more)).toEqual({ ...nameField, ...more });
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
