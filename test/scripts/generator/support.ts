/** A table small enough to read at a glance: lamps, which UltraCart does not sell. */
import { tableOf, type Table } from '../../../scripts/metadata';
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
	one,
	operation,
	paging,
	resource,
	text,
	texts,
	variant,
} from '../../../scripts/metadata/rows';
import type { Attributes, Form, Operation, Resource } from '../../../scripts/metadata/types';
import { titleOf } from '../../../scripts/generator/names';
import { Rows } from '../../../scripts/generator/resolve';
import { verify } from '../../../scripts/generator/verify';

export interface Row<Given, Want> {
	given: Given;
	want: Want;
}

const lampOid = { lamp_oid: integer('The number the lamp has') };
const form: Form = { model: 'Lamp', first: ['name'] };

export const lampAttributes: Attributes = {
	lamp_oid: integer('The number the lamp has', { label: 'Lamp ID', readOnly: true }),
	name: text('What the lamp is called', { max: 12 }),
	price: money('What the lamp costs'),
	lit: flag('Whether the lamp is on'),
};

const operations: Operation[] = [
	operation({
		name: 'create',
		kind: 'create',
		label: 'Create',
		action: 'Create a lamp',
		description: 'Make a lamp',
		endpoint: 'insertLamp',
		form,
	}),
	operation({
		name: 'delete',
		kind: 'delete',
		label: 'Delete',
		action: 'Delete a lamp',
		description: 'Take a lamp away',
		by: { id: 'deleteLamp' },
	}),
	operation({
		name: 'get',
		kind: 'read',
		label: 'Get',
		action: 'Get a lamp',
		description: 'Get one lamp',
	}),
	operation({
		name: 'getAll',
		kind: 'list',
		label: 'Get Many',
		action: 'Get many lamps',
		description: 'Get the lamps',
		endpoint: 'getLamps',
		filters: 'query',
	}),
	operation({
		name: 'update',
		kind: 'update',
		label: 'Update',
		action: 'Update a lamp',
		description: 'Change a lamp. What you leave out stays as it is.',
		endpoint: 'updateLamp',
		form,
	}),
];

/** An ordinary resource with the five ordinary operations. */
export const lamp = resource({
	name: 'lamp',
	label: 'Lamp',
	plural: 'Lamps',
	record: 'Lamp',
	id: 'lamp_oid',
	names: { id: { attribute: 'lamp_oid', label: 'By ID', placeholder: 'e.g. 7' } },
	read: { by: { id: 'getLamp' }, list: 'getLamps' },
	search: { endpoint: 'getLamps', shows: ['name'] },
	endpoints: [
		endpoint('getLamps', 'GET /light/lamps', 'list', {
			query: { name: text('Part of the name'), lit_since: date('Lamps lit since then'), ...paging },
			page: { max: 60, default: 30 },
			sort: ['price', 'name'],
			answer: 'LampsResponse',
			root: 'lamps',
		}),
		endpoint('insertLamp', 'POST /light/lamps', 'insert', {
			body: 'Lamp',
			answer: 'LampResponse',
			root: 'lamp',
		}),
		endpoint('getLamp', 'GET /light/lamps/{lamp_oid}', 'read', {
			pathParameters: lampOid,
			answer: 'LampResponse',
			root: 'lamp',
		}),
		endpoint('updateLamp', 'PUT /light/lamps/{lamp_oid}', 'update', {
			pathParameters: lampOid,
			body: 'Lamp',
			answer: 'LampResponse',
			root: 'lamp',
		}),
		endpoint('deleteLamp', 'DELETE /light/lamps/{lamp_oid}', 'delete', { pathParameters: lampOid }),
	],
	models: [
		model('Lamp', lampAttributes),
		answer('LampResponse', { lamp: one('Lamp', 'The lamp') }),
		answer('LampsResponse', { lamps: many('Lamp', 'The lamps') }),
	],
	operations,
});

/** Exchanges one model's attributes. */
export const withModel = (name: string, attributes: Attributes, base: Resource = lamp): Resource => ({
	...base,
	models: base.models.some((each) => each.name === name)
		? base.models.map((each) => (each.name === name ? { ...each, attributes } : each))
		: [...base.models, model(name, attributes)],
});

/** Exchanges something in one operation. */
export const withOperation = (name: string, more: object, base: Resource = lamp): Resource => ({
	...base,
	operations: base.operations.map((each) => (each.name === name ? { ...each, ...more } : each)),
});

/** Exchanges something in one endpoint. */
export const withEndpoint = (id: string, more: object, base: Resource = lamp): Resource => ({
	...base,
	endpoints: base.endpoints.map((each) => (each.id === id ? { ...each, ...more } : each)),
});

const watts = integer('How much power the bulb draws', { positive: true });
const colours = texts('Colours of the light');

/** Lamps that hold exactly one kind of light: both have watts, each has a field of its own. */
export const lampWithKinds: Resource = [
	(base: Resource) =>
		withModel(
			'Lamp',
			{
				...lampAttributes,
				light_type: text('The kind of light in words', { notInForms: 'The light tells it' }),
				bulb: variant('Bulb', 'W watts', 'An old bulb', { required: ['watts'] }),
				colour_light: variant('ColourLight', null, 'A light with colours', {
					required: ['colours'],
					shown: ['watts'],
				}),
				no_light: variant('NoLight', 'none', 'No light at all'),
			},
			base,
		),
	(base: Resource) => withModel('Bulb', { watts, socket: text('The socket it fits') }, base),
	(base: Resource) => withModel('ColourLight', { watts, colours }, base),
	(base: Resource) =>
		withModel('NoLight', { ignored: flag('Whether it matters', { notInForms: 'It does not' }) }, base),
	...['create', 'update'].map((name) => (base: Resource) => {
		const variants = {
			parameter: 'lightType',
			label: 'Light Type',
			told: 'light_type',
			default: 'colour_light',
		};
		return withOperation(name, { form: { ...form, variants } }, base);
	}),
].reduce((base, change) => change(base), lamp);

const lampName = { name: text('What the lamp is called') };
const named = { name: { attribute: 'name', label: 'By Name', placeholder: 'e.g. Desk' } };
const answered = { answer: 'LampResponse', root: 'lamp' };
const several = {
	body: 'LampsRequest',
	bodyList: 'lamps',
	answer: 'LampsResponse',
	root: 'lamps',
	batchSize: 20,
};

const busyEndpoints = [
	endpoint('getLampByName', 'GET /light/lamps/by_name/{name}', 'read', { pathParameters: lampName, ...answered }),
	endpoint('insertLamps', 'POST /light/lamps/batch', 'insertMany', several),
	endpoint('updateLamps', 'PUT /light/lamps/batch', 'updateMany', {
		...several,
		query: { _later: flag('Whether nobody waits') },
		asyncMode: { parameter: '_later', batchSize: 40 },
	}),
	endpoint('deleteLamps', 'DELETE /light/lamps/by_oid', 'deleteMany', {
		body: 'LampDeletesRequest',
		bodyList: 'lamp_oids',
		batchSize: 20,
	}),
	endpoint('lampExists', 'GET /light/lamps/by_name/{name}/exists', 'other', {
		pathParameters: lampName,
		answer: 'LampExistsResponse',
	}),
	endpoint('uploadBulbs', 'POST /light/lamps/{lamp_oid}/bulbs', 'other', {
		pathParameters: lampOid,
		body: 'BulbsRequest',
		bodyList: 'bulbs',
		answer: 'BulbsResponse',
	}),
	endpoint('dimLamp', 'POST /light/lamps/{lamp_oid}/dim', 'other', {
		pathParameters: lampOid,
		body: 'Dimming',
		...answered,
	}),
	endpoint('getHouse', 'GET /light/house', 'other', { answer: 'House' }),
	endpoint('updateHouse', 'POST /light/house', 'other', { body: 'House' }),
];

const busyModels = [
	model('Lamp', {
		...lampAttributes,
		switches: many('LampSwitch', 'What turns it on', { entryKey: 'room' }),
	}),
	model('LampSwitch', {
		room: text('Where the switch is'),
		on: flag('Whether it is on', { initially: true }),
	}),
	model('LampsRequest', { lamps: many('Lamp', 'The lamps to write') }),
	model('LampDeletesRequest', { lamp_oids: integers('The lamps to delete') }),
	model('LampExistsResponse', { exists: flag('Whether there is such a lamp') }),
	model('BulbsRequest', { bulbs: texts('Bulbs to put in') }),
	model('BulbsResponse', { uploaded: texts('Bulbs that were put in') }),
	model('Dimming', {
		percent: integer('How much is left', { positive: true }),
		slowly: flag('Whether to take time'),
	}),
	model('House', { doors: texts('Doors with a lamp'), windows: texts('Windows with a lamp') }),
];

const room = input(text('Where the switch is'), { required: true });
const alike = (name: string) => ({ name, label: titleOf(name), description: 'What it does' });

const busyOperations: Operation[] = [
	operation({
		...alike('create'),
		action: 'Create a lamp',
		kind: 'create',
		endpoint: 'insertLamp',
		batch: 'insertLamps',
		form,
	}),
	operation({
		...alike('upsert'),
		action: 'Create or update a lamp',
		kind: 'upsert',
		known: 'name',
		insert: { endpoint: 'insertLamp', batch: 'insertLamps' },
		update: { endpoint: 'updateLamp', batch: 'updateLamps' },
		form,
	}),
	operation({
		...alike('update'),
		action: 'Update a lamp',
		kind: 'update',
		endpoint: 'updateLamp',
		batch: 'updateLamps',
		form,
	}),
	operation({
		...alike('delete'),
		action: 'Delete a lamp',
		kind: 'delete',
		by: { id: 'deleteLamp' },
		batch: { id: 'deleteLamps' },
	}),
	operation({
		...alike('turnOn'),
		action: 'Turn a lamp on',
		kind: 'flip',
		endpoint: 'updateLamp',
		list: 'switches',
		names: 'room',
		flag: 'on',
		to: true,
		inputs: { room },
	}),
	operation({
		...alike('exists'),
		action: 'Check if a lamp exists',
		kind: 'exists',
		endpoint: 'lampExists',
		known: 'name',
		input: 'name',
		inputs: { name: input(text('The name to look for'), { required: true, parameter: 'lampName' }) },
	}),
	operation({
		...alike('upload'),
		action: 'Put bulbs in',
		kind: 'upload',
		endpoint: 'uploadBulbs',
		input: 'bulbs',
		told: { uploaded: 'uploaded' },
		entry: 'bulb',
		inputs: { bulbs: input(texts('The bulbs to put in'), { required: true }) },
	}),
	operation({
		...alike('dim'),
		action: 'Dim a lamp',
		kind: 'act',
		endpoint: 'dimLamp',
		form: { model: 'Dimming', label: 'Dimming', first: ['percent'] },
	}),
	operation({ ...alike('getHouse'), action: 'Get the house', kind: 'singleton', endpoint: 'getHouse' }),
	operation({
		...alike('setHouse'),
		action: 'Set the house',
		kind: 'set',
		read: 'getHouse',
		endpoint: 'updateHouse',
		form: { model: 'House', label: 'House', first: [], shown: ['doors'] },
	}),
];

/** Lamps with an operation of every kind that is not ordinary. */
export const busyLamp = resource({
	...lamp,
	names: { ...named, ...lamp.names },
	read: { by: { name: 'getLampByName', id: 'getLamp' }, list: 'getLamps' },
	endpoints: [...lamp.endpoints, ...busyEndpoints],
	models: [...busyModels, ...lamp.models.filter(({ name }) => name !== 'Lamp')],
	operations: busyOperations,
});

/** The same few rows under names of their own. */
export const renamed = (name: string, base: Resource = lamp): Resource =>
	JSON.parse(
		JSON.stringify(base)
			.replace(/lamp/g, name)
			.replace(/Lamp/g, name.charAt(0).toUpperCase() + name.slice(1)),
	) as Resource;

/** What the verifier has to say, line by line. */
export function complaints(...resources: Resource[]): string[] {
	try {
		verify(deepFreeze(tableOf(resources)));
		return [];
	} catch (thrown) {
		const [first, ...lines] = (thrown as Error).message.split('\n');
		if (first !== "The table can't be used as it is:") throw thrown;
		return lines.map((line) => line.trim());
	}
}

export const rowsOf = (...resources: Resource[]): Rows => new Rows(tableOf(resources));

export const lampTable = (): Table => tableOf([lamp]);

/** Makes any write to the value, at any depth, throw. */
export function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const inner of Object.values(value)) deepFreeze(inner);
	}
	return value;
}
