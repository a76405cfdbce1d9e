/** What the node's parameters ask UltraCart to deliver. */
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { InputError } from '../shared/errors';
import { quote, textOf } from '../shared/text';
import { readJson } from '../shared/json';
import { checkAddress } from './address';
import { expansionsIn, namesIn } from './names';
import { knownEvents } from './eventCategories';
import {
	DEFAULT_REPEATED_WITHIN,
	EVENT_LABELS,
	LEAST_EVENTS_PER_DELIVERY,
	OPTIONS,
	PARAMETERS,
	type Table,
} from './table';

/** One event as UltraCart is asked for it. */
export interface Subscription {
	readonly category: string;
	readonly event: string;
	readonly expansions: readonly string[];
	/** Nothing: all of them. */
	readonly ruler: string | null;
	readonly comment: string;
}

/** What a webhook has to be like. */
export interface WantedWebhook {
	readonly url: string;
	/** What a merchant who comes across the webhook in UltraCart reads of it. */
	readonly name: string;
	readonly comments: string;
	readonly compress: boolean;
	readonly eventsPerDelivery: number;
	readonly subscriptions: readonly Subscription[];
}

const DEFAULT_EVENTS_PER_DELIVERY = 100;
/** A day, in minutes. */
const LONGEST_REPEATED_WITHIN = 1440;

type Parameters = Pick<IHookFunctions | IWebhookFunctions, 'getNodeParameter'>;

const optionsOf = (node: Parameters): IDataObject =>
	node.getNodeParameter(PARAMETERS.options, {}) as IDataObject;

/** Events that were chosen in the form and among the options, whether or not there are such. */
export const chosenNames = (node: Parameters) => ({
	events: namesIn(node.getNodeParameter(PARAMETERS.events, [])),
	otherEvents: namesIn(optionsOf(node)[OPTIONS.otherEvents]),
});

/**
 * The events that the user has chosen.
 *
 * @throws InputError
 */
function chosenEvents(node: Parameters, table: Table): string[] {
	const known = knownEvents(table);
	const { events, otherEvents } = chosenNames(node);
	const check = (label: string, names: readonly string[]) => {
		const unknown = names.find((event) => !known.has(event));
		if (unknown === undefined) return;
		throw new InputError(
			`${label} holds ${quote(unknown)}, which is no event of UltraCart`,
			'Choose the events from the list, or use the names in its documentation',
		);
	};
	check(EVENT_LABELS.events, events);
	check(EVENT_LABELS.otherEvents, otherEvents);
	const chosen = [...new Set([...events, ...otherEvents])];
	if (chosen.length === 0)
		throw new InputError(`${EVENT_LABELS.events} is empty`, 'Choose at least one event');
	return chosen;
}

function rulerOf(options: IDataObject): string | null {
	const given = options[OPTIONS.filter] ?? '';
	if (typeof given === 'string' && given.trim() === '') return null;
	return JSON.stringify(readJson(given, 'Filter'));
}

function eventsPerDelivery(options: IDataObject): number {
	const given = Number(options[OPTIONS.eventsPerDelivery] ?? DEFAULT_EVENTS_PER_DELIVERY);
	if (Number.isInteger(given) && given >= LEAST_EVENTS_PER_DELIVERY) return given;
	throw new InputError(
		`Events per Delivery must be a whole number of at least ${LEAST_EVENTS_PER_DELIVERY}, not ${quote(options[OPTIONS.eventsPerDelivery])}`,
		'UltraCart takes no less. The workflow gets fewer where fewer have happened, each as an item of its own',
	);
}

function checkRepeatedWithin(options: IDataObject): void {
	const given = Number(options[OPTIONS.repeatedWithin] ?? DEFAULT_REPEATED_WITHIN);
	if (given > 0 && given <= LONGEST_REPEATED_WITHIN) return;
	throw new InputError(
		`Repeated Within (Minutes) must be above 0 and at most ${LONGEST_REPEATED_WITHIN}, not ${quote(options[OPTIONS.repeatedWithin])}`,
	);
}

function subscriptionsOf(
	node: Parameters,
	chosen: readonly string[],
	{ categories }: Table,
	options: IDataObject,
): Subscription[] {
	const ruler = rulerOf(options);
	const comment = textOf(options[OPTIONS.comment] ?? '').trim();
	return Object.entries(categories).flatMap(([category, { events, include }]) => {
		const own = events.filter((event) => chosen.includes(event));
		if (own.length === 0) return [];
		const expansions = expansionsIn(include === undefined ? '' : node.getNodeParameter(include, ''));
		return own.map((event) => ({ category, event, expansions, ruler, comment }));
	});
}

/** In characters, as UltraCart takes it. */
const LONGEST_NAME = 80;

/** A text that is cut off, but not within a character that JavaScript takes for two. */
const cutOff = (text: string): string => text.slice(0, LONGEST_NAME).replace(/[\uD800-\uDBFF]$/, '');

/** Which workflow it is for, and where that is. */
function purposeOf(hook: IHookFunctions): Pick<WantedWebhook, 'name' | 'comments'> {
	const { id = '', name = '' } = hook.getWorkflow();
	return {
		name: cutOff(`n8n: ${name}`).trim(),
		comments: `${hook.getInstanceBaseUrl().replace(/\/$/, '')}/workflow/${id}`,
	};
}

/**
 * Reads and checks everything.
 *
 * @param baseUrl of the API
 * @throws InputError
 */
export function readSubscription(hook: IHookFunctions, table: Table, baseUrl: string): WantedWebhook {
	const chosen = chosenEvents(hook, table);
	const options = optionsOf(hook);
	checkRepeatedWithin(options);
	const aboutCustomers = Object.values(table.categories)
		.filter(({ customers, events }) => customers && events.some((event) => chosen.includes(event)))
		.map(({ label }) => label.toLowerCase());
	return {
		url: checkAddress(hook.getNodeWebhookUrl('default'), baseUrl, aboutCustomers),
		...purposeOf(hook),
		compress: options[OPTIONS.compress] === true,
		eventsPerDelivery: eventsPerDelivery(options),
		subscriptions: subscriptionsOf(hook, chosen, table, options),
	};
}
