/** The trigger's rows: properties, runtime table, page, and what the verifier says about bad ones. */
import { render } from '../../../scripts/generator/render';
import { eventsPage } from '../../../scripts/generator/trigger/docs';
import { triggerProperties } from '../../../scripts/generator/trigger/properties';
import { runtimeCategories, triggerEndpoints } from '../../../scripts/generator/trigger/runtime';
import { verify } from '../../../scripts/generator/verify';
import { table, tableOf } from '../../../scripts/metadata';
import { common } from '../../../scripts/metadata/common';
import type { EventCategory, EventRow, Trigger } from '../../../scripts/metadata/types';
import { trigger } from '../../../scripts/metadata/webhook';

const lamps: EventCategory = {
	name: 'lamp',
	label: 'Lamp',
	events: [
		{ name: 'lamp_on', label: 'Lamp Switched On', description: 'Someone wants to see' },
		{ name: 'lamp_break', label: 'Lamp Broken', description: 'It is dark' },
	],
};

const withCategories = (...categories: EventCategory[]): Trigger => ({ ...trigger, categories });
const property = (given: Trigger, name: string) =>
	triggerProperties(given).find((each) => each.name === name);

test('all events are in one list, sorted by what is read, saved by what UltraCart calls them', () => {
	expect(property(withCategories(lamps), 'events')).toMatchObject({
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Lamp Broken', value: 'lamp_break', description: 'It is dark' },
			{ name: 'Lamp Switched On', value: 'lamp_on' },
		],
	});
});

test.each([
	['text where it is not known what can be included', undefined, { type: 'string', default: '' }],
	[
		'a sorted list where it is',
		{ shade: 'Shade', 'bulb.socket': 'Bulb Socket' },
		{
			type: 'multiOptions',
			default: [],
			options: [
				{ name: 'Bulb Socket', value: 'bulb.socket' },
				{ name: 'Shade', value: 'shade' },
			],
		},
	],
])('what to include is %s, shown with the events of its category', (_, expansions, want) => {
	const category = { ...lamps, ...(expansions && { expansions }) };
	expect(property(withCategories(category), 'includeInLamp')).toMatchObject({
		displayName: 'Include in Lamps',
		displayOptions: { show: { events: ['lamp_on', 'lamp_break'] } },
		...want,
	});
});

test('the running trigger knows what belongs together', () => {
	const given = withCategories({ ...lamps, customers: true, identifiedBy: 'lamp_oid' });
	expect(runtimeCategories(given)).toEqual({
		lamp: {
			label: 'Lamp',
			events: ['lamp_on', 'lamp_break'],
			include: 'includeInLamp',
			customers: true,
			identifiedBy: 'lamp_oid',
		},
	});
});

test('it gets the endpoints that it calls and no others', () => {
	expect(Object.keys(triggerEndpoints(trigger))).toEqual([
		'getWebhooks',
		'insertWebhook',
		'updateWebhook',
		'deleteWebhook',
	]);
	const webhooks = { ...trigger.webhooks, endpoints: trigger.webhooks.endpoints.slice(1) };
	expect(() => triggerEndpoints({ ...trigger, webhooks })).toThrow('no endpoint getWebhooks');
});

test('the page lists every event with its name in the output', () => {
	const page = eventsPage(withCategories({ ...lamps, customers: true, expansions: { shade: 'Shade' } }));
	expect(page).toContain(
		'## Lamps\n\nUltraCart delivers them over https only. Can be included: Shade (`shade`).',
	);
	expect(page).toContain('| Lamp Broken | `lamp_break` | It is dark |');
});

const complaints = (given: Trigger): string[] => {
	try {
		verify(tableOf([], common, given));
		return [];
	} catch (thrown) {
		return (thrown as Error).message
			.split('\n')
			.slice(1)
			.map((line) => line.trim());
	}
};
const [on, broken] = lamps.events as [EventRow, EventRow];

test.each<[string, EventCategory[], string]>([
	['a category twice', [lamps, { ...lamps, events: [] }], 'event category lamp: there are two of that name'],
	[
		'an event twice',
		[{ ...lamps, events: [...lamps.events, { ...on, label: 'Other' }] }],
		'event lamp_on: there are two of that name',
	],
	[
		'two events that read the same',
		[{ ...lamps, events: [...lamps.events, { ...broken, name: 'lamp_crack' }] }],
		'event label Lamp Broken: there are two of that name',
	],
	[
		'a label in the wrong case',
		[{ ...lamps, events: [{ name: 'lamp_on', label: 'lamp on', description: 'Light' }] }],
		'event lamp_on: the label "lamp on" is not in Title Case',
	],
	[
		'a final period',
		[{ ...lamps, events: [{ name: 'lamp_on', label: 'On', description: 'Light.' }] }],
		'event lamp_on: the description is one sentence without a final period',
	],
	[
		'an expansion in the wrong case',
		[{ ...lamps, expansions: { shade: 'the shade' } }],
		'lamp expansion shade: the label "the shade" is not in Title Case',
	],
])('stops at %s', (_, categories, want) => {
	expect(complaints(withCategories(...categories))).toEqual([want]);
});

test('the webhook API is no part of the main node', async () => {
	const files = await render(table);
	for (const [path, text] of files) {
		if (path.startsWith('nodes/UltraCart/')) expect([path, /webhook/i.test(text)]).toEqual([path, false]);
	}
	expect([...files.keys()].filter((path) => path.startsWith('nodes/UltraCartTrigger/'))).toHaveLength(5);
});

test('a table without a trigger makes no files for one', async () => {
	const files = await render(tableOf(table.resources));
	expect([...files.keys()].filter((path) => /Trigger|events/.test(path))).toEqual([]);
});

test('every event that UltraCart is known to have', () => {
	const wanted = `auto_order: cancel create decline disable preshipment rebill update
		chargeback: create delete update
		checkout: cart_abandon cart_send_return_email
		customer: create delete update
		fulfillment: hold transmit
		item: create delete update
		order: abandon_recovery create delete payment_failed payment_process refund reject s3_invoice s3_packing_slip
			ship ship_delivered ship_expected ship_out_for_delivery stage_change update
		storefront: screen_recording
		user: create delete login update
		workflow_task: create delete update`;
	const names = wanted
		.replace(/\n\s+(?=ship )/, ' ')
		.split('\n')
		.flatMap((line) => {
			const [category = '', events = ''] = line.trim().split(': ');
			return events
				.split(' ')
				.map((event) => `${category}/${category === 'storefront' ? '' : `${category}_`}${event}`);
		});
	const given = trigger.categories.flatMap(({ name, events }) =>
		events.map((event) => `${name}/${event.name}`),
	);
	expect(given).toEqual(names);
	expect(given).toHaveLength(43);
});
