/** What the node's parameters ask UltraCart to deliver. */
import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { InputError } from '../shared/errors';
import { quote, textOf } from '../shared/text';
import { readJson } from '../shared/json';
import { checkAddress } from './address';
import { expansionsIn, namesIn } from './names';
import { DEFAULT_REPEATED_WITHIN, LEAST_EVENTS_PER_DELIVERY, OPTIONS, PARAMETERS, type Table } from './table';

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
	readonly compress: boolean;
	readonly eventsPerDelivery: number;
	readonly subscriptions: readonly Subscription[];
}

const DEFAULT_EVENTS_PER_DELIVERY = 100;
/** A day, in minutes. */
const LONGEST_REPEATED_WITHIN = 1440;

type Parameters = Pick<IHookFunctions, 'getNodeParameter'>;

/**
 * The events the user has chosen.
 *
 * @throws InputError
 */
export function chosenEvents(node: Parameters, { categories }: Table): string[] {
	const chosen = [...new Set(namesIn(node.getNodeParameter(PARAMETERS.events, [])))];
	const known = Object.values(categories).flatMap(({ events }) => events);
	const unknown = chosen.find((event) => !known.includes(event));
	if (unknown !== undefined) {
		throw new InputError(
			`Trigger On holds ${quote(unknown)}, which is no event of UltraCart`,
			'Choose the events from the list, or use the names in its documentation',
		);
	}
	if (chosen.length === 0) throw new InputError('Trigger On is empty', 'Choose at least one event');
	return chosen;
}

function rulerOf(node: Parameters): string | null {
	const given = (node.getNodeParameter(PARAMETERS.filter, '') as unknown) ?? '';
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
	comment: string,
): Subscription[] {
	const ruler = rulerOf(node);
	return Object.entries(categories).flatMap(([category, { events, include }]) => {
		const own = events.filter((event) => chosen.includes(event));
		if (own.length === 0) return [];
		const expansions = expansionsIn(node.getNodeParameter(include, ''));
		return own.map((event) => ({ category, event, expansions, ruler, comment }));
	});
}

/**
 * Reads and checks everything, before any call.
 *
 * @param baseUrl of the API
 * @throws InputError
 */
export function readSubscription(hook: IHookFunctions, table: Table, baseUrl: string): WantedWebhook {
	const chosen = chosenEvents(hook, table);
	const options = hook.getNodeParameter(PARAMETERS.options, {}) as IDataObject;
	checkRepeatedWithin(options);
	const aboutCustomers = Object.values(table.categories)
		.filter(({ customers, events }) => customers && events.some((event) => chosen.includes(event)))
		.map(({ label }) => label.toLowerCase());
	return {
		url: checkAddress(hook.getNodeWebhookUrl('default'), baseUrl, aboutCustomers),
		compress: options[OPTIONS.compress] === true,
		eventsPerDelivery: eventsPerDelivery(options),
		subscriptions: subscriptionsOf(hook, chosen, table, textOf(options[OPTIONS.comment] ?? '').trim()),
	};
}
