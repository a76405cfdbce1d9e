/** The trigger's rows: properties, runtime table, page, and what the verifier says about bad ones. */
import { NodeHelpers } from 'n8n-workflow';

import type { Property } from '../../../scripts/generator/properties/displayOptions';
import { eventsPage } from '../../../scripts/generator/trigger/docs';
import { triggerProperties } from '../../../scripts/generator/trigger/properties';
import { runtimeCategories, triggerEndpoints } from '../../../scripts/generator/trigger/runtime';
import { interfaceOf, triggerSources } from '../../../scripts/generator/trigger/sources';
import { Rows } from '../../../scripts/generator/rows';
import { table, tableOf } from '../../../scripts/metadata';
import { common } from '../../../scripts/metadata/common';
import { choice, date, flag, integer, many, model, money, one, texts } from '../../../scripts/metadata/rows';
import type { Trigger } from '../../../scripts/metadata/resource';
import type { EventCategory, EventRow } from '../../../scripts/metadata/types';
import { trigger } from '../../../scripts/metadata/webhook';
import { problemsIn, rowsOf } from './support';

const pets: EventCategory = {
	name: 'pet',
	label: 'Pet',
	events: [
		{ name: 'pet_run', label: 'Pet Runs', description: 'It has seen a ball' },
		{ name: 'pet_sleep', label: 'Pet Asleep', description: 'It is late' },
	],
	expansionsExample: 'toy, cage',
	filterExample: '{ "name": ["Rex"] }',
};

const rows = new Rows(table);

const withCategories = (...categories: EventCategory[]): Trigger => ({ ...trigger, categories });
const property = (given: Trigger, name: string) =>
	triggerProperties(given).find((each) => each.name === name);

test('all events are in one list, sorted by what is read, saved by what UltraCart calls them', () => {
	expect(property(withCategories(pets), 'events')).toMatchObject({
		type: 'multiOptions',
		options: [
			{ name: 'Pet Asleep', value: 'pet_sleep', description: 'It is late' },
			{ name: 'Pet Runs', value: 'pet_run' },
		],
	});
});

test.each([
	[
		'text where it is not known what can be included',
		undefined,
		{ displayName: 'Include in Pets', type: 'string', default: '', placeholder: 'e.g. toy, cage' },
	],
	[
		'a list of the account where it is',
		{ toy: 'Toy', 'cage.lock': 'Cage Lock' },
		{
			displayName: 'Include in Pets, by Names or IDs',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'includeInPetOptions' },
			default: [],
		},
	],
])('what to include is %s, shown with the events of its category', (_, expansions, want) => {
	const category = { ...pets, ...(expansions && { expansions }) };
	expect(property(withCategories(category), 'includeInPet')).toMatchObject({
		displayOptions: { show: { events: ['pet_run', 'pet_sleep'] } },
		...want,
	});
});

test('what is included unless the user chooses otherwise is chosen from the start', () => {
	const category = { ...pets, expansions: { toy: 'Toy', cage: 'Cage' }, usualExpansions: ['cage'] };
	expect(property(withCategories(category), 'includeInPet')).toMatchObject({ default: ['cage'] });
});

test.each([
	[[], '{ "name": ["Rex"] }'],
	[['pet_run'], '{ "name": ["Rex"] }'],
	[['owl_hoot'], '{ "age": [3] }'],
	[['owl_hoot', 'pet_sleep'], '{ "name": ["Rex"] }'],
	[['from_another_version'], '{ "name": ["Rex"] }'],
])('there is one filter, and its example fits what is chosen: %j', (events, example) => {
	const owls: EventCategory = {
		...pets,
		name: 'owl',
		label: 'Owl',
		events: [{ name: 'owl_hoot', label: 'Owl Hoots', description: 'It is awake' }],
		filterExample: '{ "age": [3] }',
	};
	const { options = [] } = property(withCategories(pets, owls), 'options') ?? {};
	const shown = (options as Property[]).filter(
		(option) =>
			option.name === 'filter' &&
			NodeHelpers.displayParameter({ events }, option, { typeVersion: 1 }, null, { events }),
	);
	expect(shown).toMatchObject([{ placeholder: `e.g. ${example}` }]);
});

test('the running trigger knows what belongs together', () => {
	const expansions = { toy: 'Toy' };
	const given = withCategories({ ...pets, customers: true, expansions });
	const events = ['pet_run', 'pet_sleep'];
	expect(runtimeCategories(given)).toEqual({
		pet: { label: 'Pet', events, include: 'includeInPet', expansions, customers: true },
	});
});

test('it gets the endpoints that it calls and no others', () => {
	const called = [
		...['getWebhooks', 'getWebhookEventCategories'],
		...['insertWebhook', 'updateWebhook', 'deleteWebhook'],
	];
	expect(Object.keys(triggerEndpoints(rows))).toEqual(called);
	expect(() => triggerEndpoints(rowsOf())).toThrow('no endpoint getWebhooks');
});

test('the page lists every event with its name in the output', () => {
	const page = eventsPage(withCategories({ ...pets, customers: true, expansions: { toy: 'Toy' } }));
	expect(page).toContain(
		'## Pets\n\nUltraCart delivers them over https only.\n\nCan be included: Toy (`toy`).',
	);
	expect(page).toContain('| Pet Asleep | `pet_sleep` | It is late |');
});

test('the page lists what a record can hold, where UltraCart says what it is', () => {
	const users = { ...pets, record: 'User' };
	expect(eventsPage(withCategories(users))).toMatch(
		/The record is what UltraCart's SDK calls User\..*: .*`email`, .*`full_name`/,
	);
	expect(eventsPage(withCategories({ ...users, recordIsPresumed: true }))).toContain(
		'The record is presumably',
	);
	expect(eventsPage(withCategories(pets))).not.toContain('The record is');
});

const [run, asleep] = pets.events as [EventRow, EventRow];

test.each<[string, EventCategory[], string]>([
	['a category twice', [pets, { ...pets, events: [] }], 'event category pet: there are two of that name'],
	[
		'an event twice',
		[{ ...pets, events: [...pets.events, { ...run, label: 'Other' }] }],
		'event pet_run: there are two of that name',
	],
	[
		'two events that read the same',
		[{ ...pets, events: [...pets.events, { ...asleep, name: 'pet_nap' }] }],
		'event label Pet Asleep: there are two of that name',
	],
	[
		'a label in the wrong case',
		[{ ...pets, events: [{ name: 'pet_run', label: 'pet run', description: 'It runs' }] }],
		'event pet_run: the label "pet run" is not in Title Case',
	],
	[
		'a final period',
		[{ ...pets, events: [{ name: 'pet_run', label: 'Run', description: 'It runs.' }] }],
		'event pet_run: the description is one sentence without a final period',
	],
	[
		'a record of which nothing is known',
		[{ ...pets, record: 'Hamster' }],
		'event category pet: nothing says what a Hamster holds. Run: npm run facts',
	],
	[
		'a filter that is no JSON',
		[{ ...pets, filterExample: '{ name: ["Rex"] }' }],
		'event category pet: the example of a filter is no JSON',
	],
	[
		'a filter by what a record does not have',
		[{ ...pets, record: 'User', filterExample: '{ "fur": ["red"], "login": ["rex"] }' }],
		'event category pet: the example of a filter names fur, which a User does not have',
	],
	[
		'an expansion that there is not',
		[{ ...pets, expansions: { toy: 'Toy' }, usualExpansions: ['toy', 'cage'] }],
		'event category pet: there is no expansion cage',
	],
	[
		'a text without an example',
		[(({ expansionsExample: _, ...others }) => others)(pets)],
		'event category pet: what is typed needs an example (expansionsExample)',
	],
	[
		'an expansion in the wrong case',
		[{ ...pets, expansions: { toy: 'the toy' } }],
		'pet expansion toy: the label "the toy" is not in Title Case',
	],
])('stops at %s', (_, categories, want) => {
	expect(problemsIn(tableOf([], common, withCategories(...categories)))).toEqual([want]);
});

test('models as interfaces: any attribute may be missing or null', () => {
	const calm = { name: 'Calm', description: 'Softly' };
	const given = model('Pet', {
		pet_oid: integer('The ID of the pet'),
		weight: money('What it weighs'),
		tame: flag('Whether it is tame'),
		mood: choice('How it feels', { calm, wild: { ...calm, name: 'Wild' } }),
		moods: { ...choice('How it felt', { calm, wild: calm }), list: true },
		born: date('When it was born'),
		tags: texts('Its tags', { legacy: 'nobody reads them' }),
		home: one('Home', 'Where it lives'),
		pups: many('Pet', 'Its children'),
	});
	expect(interfaceOf(given).properties?.map(({ name, type, docs }) => [name, type, docs])).toEqual([
		['pet_oid', 'number | null', ['The ID of the pet']],
		['weight', 'number | null', ['What it weighs']],
		['tame', 'boolean | null', ['Whether it is tame']],
		['mood', "'calm' | 'wild' | null", ['How it feels']],
		['moods', "('calm' | 'wild')[] | null", ['How it felt']],
		['born', 'string | null', ['When it was born']],
		['tags', 'string[] | null', ['Its tags. Legacy: nobody reads them.']],
		['home', 'Home | null', ['Where it lives']],
		['pups', 'Pet[] | null', ['Its children']],
	]);
});

test('records are the models that a webhook holds, and no others', () => {
	const { records } = triggerSources(trigger, rows);
	expect(records?.interfaces?.map(({ name }) => name)).toEqual([
		'Webhook',
		'ApiUserApplicationProfile',
		'WebhookEventCategory',
		'WebhookEventSubscription',
	]);
});

test('every event that UltraCart is known to have', () => {
	const known = trigger.categories.map(({ name: category, events }) => [
		category,
		events.map(({ name }) => name.replace(`${category}_`, '')).join(' '),
	]);
	expect(Object.fromEntries(known)).toEqual({
		auto_order: 'cancel create decline disable preshipment rebill update',
		chargeback: 'create delete update',
		checkout: 'cart_abandon cart_send_return_email',
		customer: 'create delete update',
		fulfillment: 'hold transmit',
		item: 'create delete update',
		order:
			'abandon_recovery create delete payment_failed payment_process refund reject s3_invoice s3_packing_slip ' +
			'ship ship_delivered ship_expected ship_out_for_delivery stage_change update',
		storefront: 'screen_recording',
		user: 'create delete login update',
		workflow_task: 'create delete update',
	});
});
