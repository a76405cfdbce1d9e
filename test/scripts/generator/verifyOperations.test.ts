/** Bad rows of operations: of their inputs, their forms, and of what they take for granted about their endpoints. */
import { choice, flag, input, integer, text, variant } from '../../../scripts/metadata/rows';
import type { Input, Inputs, Resource } from '../../../scripts/metadata/types';
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

const busy = (name: string, more: object) => withOperation(name, more, busyLamp);
const withInputs = (inputs: Inputs) => withOperation('get', { inputs });
const withInput = (name: string, row: Input) => withInputs({ [name]: row });

const mood = input(
	choice('What it looks like', {
		calm: { name: 'Calm', description: 'Slowly' },
		wild: { name: 'Wild', description: 'Fast' },
	}),
	{ default: 'wild' },
);

const kinds = { parameter: 'lightType', label: 'Light Type', told: 'light_type', default: 'bulb' };

type Case = [string, Row<Resource, string[]>];

const check = (_: string, { given, want }: Row<Resource, string[]>) => {
	expect(complaints(given)).toEqual(want);
};

describe('words', () => {
	test.each<Case>([
		[
			'a name in another case',
			{
				given: withOperation('getAll', { name: 'get_all' }),
				want: ['lamp.get_all: the name "get_all" is not in camelCase'],
			},
		],
		[
			'a description with a final period',
			{
				given: withOperation('get', { description: 'Get one lamp.' }),
				want: ['lamp.get: one sentence takes no final period'],
			},
		],
		[
			'a description of several sentences without one',
			{
				given: withOperation('get', { description: 'Get one lamp. Or none' }),
				want: ['lamp.get: several sentences take a final period'],
			},
		],
		[
			'no description',
			{ given: withOperation('get', { description: '' }), want: ['lamp.get: has no description'] },
		],
	])('%s', check);
});

describe('inputs', () => {
	test.each<Case>([
		[
			'a default that is none of the values',
			{
				given: withInput('mood', { ...mood, default: 'sad' }),
				want: ['lamp.get (inputs).mood: the default sad is none of its values'],
			},
		],
		[
			'shown by nothing',
			{
				given: withInput('speed', input(integer('How fast'), { show: { mood: ['wild'] } })),
				want: ['lamp.get (inputs).speed: it is shown by mood, which is no input before it'],
			},
		],
		[
			'shown by what comes later',
			{
				given: withInputs({ speed: input(integer('How fast'), { show: { mood: ['wild'] } }), mood }),
				want: ['lamp.get (inputs).speed: it is shown by mood, which is no input before it'],
			},
		],
		[
			'shown by a value that there is not',
			{
				given: withInputs({ mood, speed: input(integer('How fast'), { show: { mood: ['wild', 'sad'] } }) }),
				want: ['lamp.get (inputs).speed: it is shown by mood with the value sad, which that does not have'],
			},
		],
		[
			'a record of an unknown resource',
			{
				given: withInput('wall', input(integer('Where it hangs'), { locates: 'wall' })),
				want: ['lamp.get (inputs).wall: there is no resource wall'],
			},
		],
		[
			'the parameter of the locator',
			{
				given: withInput('lamp', input(text('Another one'))),
				want: ['lamp.get: parameter lamp: there are two of that name'],
			},
		],
		[
			'a second locator of the same resource',
			{
				given: withInput('twin', input(integer('The other one'), { locates: 'lamp' })),
				want: ['lamp.get: parameter lamp: there are two of that name'],
			},
		],
		[
			'a parameter of the node itself, or of its lists',
			{
				given: withInputs({
					limit: input(integer('How far')),
					options: input(text('What else')),
					resource: input(text('What it is')),
				}),
				want: ['limit', 'options', 'resource'].map(
					(name) => `lamp.get: parameter ${name}: there are two of that name`,
				),
			},
		],
		[
			'a parameter of the form',
			{
				given: withOperation('create', {
					inputs: { name: input(text('What it is called')), lamp_json: input(text('More of it')) },
				}),
				want: ['lampJson', 'name'].map(
					(name) => `lamp.create: parameter ${name}: there are two of that name`,
				),
			},
		],
		[
			'two options of a parameter',
			{
				given: withInputs({
					loops: input(flag('Whether it starts again'), { option: true }),
					rounds: input(integer('How often'), { option: true, parameter: 'loops' }),
				}),
				want: ['lamp.get: option loops: there are two of that name'],
			},
		],
		[
			'an option of the name of a field: they are not in one place',
			{
				given: withOperation('create', {
					inputs: { name: input(flag('Whether to name it'), { option: true }) },
				}),
				want: [],
			},
		],
		[
			'an unknown dropdown',
			{
				given: withInput('shade', input(text('What covers it', { loadOptionsMethod: 'getShades' }))),
				want: ['lamp.get (inputs).shade: there is no dropdown getShades'],
			},
		],
	])('%s', check);

	test('a record of a resource that has no ID', () => {
		const wall: Resource = {
			...lamp,
			name: 'wall',
			names: {},
			read: { ...lamp.read, by: {} },
			endpoints: [],
			models: [],
			operations: [],
		};
		const given = withInput('wall', input(integer('Where it hangs'), { locates: 'wall' }));
		expect(complaints(given, wall)).toEqual([
			'lamp.get (inputs).wall: a wall can\'t be named by "id"',
			'resource wall (names): "id" has to be lamp_oid',
		]);
	});
});

describe('forms', () => {
	const form = (more: object) =>
		withOperation('create', { form: { model: 'Lamp', first: ['name'], ...more } });

	test.each<Case>([
		[
			'an unknown attribute shown',
			{ given: form({ shown: ['colour'] }), want: ['lamp.create (form): there is no attribute colour'] },
		],
		[
			'an attribute asked twice',
			{
				given: form({ shown: ['name'] }),
				want: [
					'lamp.create (form): name: there are two of that name',
					'lamp.create: parameter name: there are two of that name',
				],
			},
		],
		[
			'an attribute asked that UltraCart fills in',
			{
				given: form({ first: ['lamp_oid'] }),
				want: ['lamp.create (form): nobody can fill in lamp_oid, it is read-only'],
			},
		],
		[
			'a label in sentence case',
			{
				given: form({ label: 'New lamp' }),
				want: ['lamp.create (form): the label "New lamp" is not in Title Case'],
			},
		],
		[
			'a kind to start with that is none',
			{
				given: withOperation(
					'create',
					{ form: { model: 'Lamp', first: ['name'], variants: { ...kinds, default: 'price' } } },
					lampWithKinds,
				),
				want: ['lamp.create (form): price is none of several kinds'],
			},
		],
		[
			'a list of kinds that is written badly',
			{
				given: withOperation(
					'create',
					{
						form: {
							model: 'Lamp',
							first: ['name'],
							variants: { ...kinds, label: 'Type of light', parameter: 'light-type' },
						},
					},
					lampWithKinds,
				),
				want: [
					'lamp.create (form): the label "Type of light" is not in Title Case',
					'lamp.create (form): the name "light-type" is not in camelCase',
				],
			},
		],
		[
			'a kind that asks for what the record asks too',
			{
				given: withModel(
					'Bulb',
					{ watts: text('Power'), name: text('Name') },
					withModel(
						'Lamp',
						{
							...lampAttributes,
							light_type: text('The kind of light'),
							bulb: variant('Bulb', null, 'An old bulb', { required: ['name'] }),
						},
						withOperation('create', { form: { model: 'Lamp', first: ['name'], variants: kinds } }),
					),
				),
				want: ['lamp.create: parameter name: there are two of that name'],
			},
		],
		[
			'another model than what is sent',
			{
				given: withOperation('create', { form: { model: 'Warning', first: [] } }),
				want: ['lamp.create: insertLamp takes Lamp, and is sent Warning'],
			},
		],
	])('%s', check);
});

describe('names of other rows', () => {
	const nowhere = 'resource lamp: there is no endpoint nowhere';

	test.each<Case>([
		['create: batch', { given: busy('create', { batch: 'nowhere' }), want: [nowhere] }],
		['update: batch', { given: busy('update', { batch: 'nowhere' }), want: [nowhere] }],
		['delete: batch', { given: busy('delete', { batch: { id: 'nowhere' } }), want: [nowhere] }],
		['upsert: insert', { given: busy('upsert', { insert: { endpoint: 'nowhere' } }), want: [nowhere] }],
		[
			'upsert: batches',
			{
				given: busy('upsert', {
					insert: { endpoint: 'insertLamp', batch: 'nowhere' },
					update: { endpoint: 'updateLamp', batch: 'nowhere' },
				}),
				want: [nowhere],
			},
		],
		['set: read', { given: busy('setHouse', { read: 'nowhere' }), want: [nowhere] }],
		[
			'delete: batch for an unknown way of naming',
			{
				given: busy('delete', { batch: { colour: 'deleteLamps' } }),
				want: ['lamp.delete: the resource has no name "colour"'],
			},
		],
		[
			'upsert: known',
			{
				given: busy('upsert', { known: 'colour' }),
				want: ['lamp.upsert: the resource has no name "colour"'],
			},
		],
		[
			'upsert: known by what the form does not ask',
			{
				given: busy('upsert', { known: 'id' }),
				want: ['lamp.upsert: the form does not require lamp_oid, by which the record is known'],
			},
		],
		[
			'exists: known',
			{
				given: busy('exists', { known: 'colour' }),
				want: ['lamp.exists: the resource has no name "colour"'],
			},
		],
		[
			'exists: input',
			{ given: busy('exists', { input: 'code' }), want: ['lamp.exists: there is no input code'] },
		],
		[
			'upload: told',
			{
				given: busy('upload', { told: { lost: 'rejected' } }),
				want: ['lamp.upload (told): there is no attribute lost'],
			},
		],
		[
			'upload: input',
			{ given: busy('upload', { input: 'code' }), want: ['lamp.upload: there is no input code'] },
		],
		[
			'flip: names',
			{ given: busy('turnOn', { names: 'code' }), want: ['lamp.turnOn: there is no input code'] },
		],
		[
			'flip: list',
			{ given: busy('turnOn', { list: 'knobs' }), want: ['lamp.turnOn (list): there is no attribute knobs'] },
		],
		[
			'flip: flag',
			{ given: busy('turnOn', { flag: 'off' }), want: ['lamp.turnOn (flag): there is no attribute off'] },
		],
	])('%s', check);

	test('flip: entries that nothing tells apart', () => {
		const [{ attributes } = { attributes: lampAttributes }] = busyLamp.models;
		const switches = { ...attributes.switches, entryKey: undefined };
		expect(complaints(withModel('Lamp', { ...attributes, switches } as never, busyLamp))).toEqual([
			'lamp.turnOn: nothing tells the entries of switches apart',
		]);
	});
});

describe('calls', () => {
	const without = (id: string) => withEndpoint(id, { body: undefined }, busyLamp);

	test.each<Case>([
		[
			'a record sent to where no body is taken',
			{
				given: without('updateLamp'),
				want: ['upsert', 'update', 'turnOn'].map((name) => `lamp.${name}: updateLamp takes no body`),
			},
		],
		['an act without a body', { given: without('dimLamp'), want: ['lamp.dim: dimLamp takes no body'] }],
		[
			'a setting without a body',
			{ given: without('updateHouse'), want: ['lamp.setHouse: updateHouse takes no body'] },
		],
		[
			'an upload without a body',
			{
				given: without('uploadBulbs'),
				want: ['uploadBulbs (listIn): there is no body', 'lamp.upload: uploadBulbs takes no body'],
			},
		],
		[
			'many records for an endpoint that takes one',
			{ given: busy('create', { batch: 'insertLamp' }), want: ['lamp.create: insertLamp takes no list'] },
		],
		[
			'many records of another model',
			{
				given: busy('create', { batch: 'deleteLamps' }),
				want: ['lamp.create: deleteLamps takes no record, and is sent Lamp'],
			},
		],
		[
			'a list of one record, which nothing names',
			{
				given: withOperation('getAll', { of: true }),
				want: ['lamp.getAll: the path of getLamps has no {lamp_oid}'],
			},
		],
		[
			'a list whose path no input fills',
			{
				given: withOperation(
					'getAll',
					{ endpoint: 'lampExists', filters: undefined },
					{
						...busyLamp,
						operations: lamp.operations,
					},
				),
				want: ['lamp.getAll: nothing says what {name} of lampExists is'],
			},
		],
		[
			'a list whose path an input fills',
			{
				given: withOperation(
					'getAll',
					{ endpoint: 'lampExists', filters: undefined, inputs: { name: input(text('The name')) } },
					{ ...busyLamp, operations: lamp.operations },
				),
				want: [],
			},
		],
		[
			'an update that does not say of which record',
			{
				given: withOperation('update', { endpoint: 'insertLamp' }),
				want: ['lamp.update: the path of insertLamp has no {lamp_oid}'],
			},
		],
		[
			'a deletion by another name than the path has',
			{
				given: busy('delete', { by: { name: 'deleteLamp' } }),
				want: [
					'lamp.delete: nothing says what {lamp_oid} of deleteLamp is',
					'lamp.delete: the path of deleteLamp has no {name}',
				],
			},
		],
		[
			'one record of all, that has to be named',
			{
				given: busy('getHouse', { endpoint: 'getLamp' }),
				want: ['lamp.getHouse: nothing says what {lamp_oid} of getLamp is'],
			},
		],
		[
			'nothing to hand out',
			{
				given: busy('getHouse', { endpoint: 'updateHouse' }),
				want: ['lamp.getHouse: updateHouse answers with nothing'],
			},
		],
	])('%s', check);
});
