/** The shapes in which the table reaches the running trigger. Generated from scripts/metadata; never written by hand. */
import type { Endpoint, ListEndpoint } from '../shared/table';

/** Events about the same kind of record. */
export interface Category {
	/** What a merchant reads. */
	readonly label: string;
	/** UltraCart's names for the events. */
	readonly events: readonly string[];
	/** The parameter that says what to add to the records: a list, or text. */
	readonly include?: string;
	/** What can be added, as far as it is known, with the names that a merchant reads. The account may have others. */
	readonly expansions?: Readonly<Record<string, string>>;
	/** The records tell about customers. */
	readonly customers?: true;
}

/** What the trigger calls; the generator takes these out of all the webhook endpoints there are. */
export interface TriggerEndpoints {
	readonly getWebhooks: ListEndpoint;
	readonly getWebhookEventCategories: ListEndpoint;
	readonly insertWebhook: Endpoint;
	readonly updateWebhook: Endpoint;
	readonly deleteWebhook: Endpoint;
}

export interface Table {
	/** By UltraCart's names. */
	readonly categories: Readonly<Record<string, Category>>;
	readonly endpoints: TriggerEndpoints;
}

/** Names of the parameters; the generator gives them the same. */
export const PARAMETERS = {
	events: 'events',
	options: 'options',
} as const;

/** The method that lists what can be added to the records of a category, by the parameter that asks for it. */
export const expansionsMethod = (include: string): string => `${include}Options`;

/** The method that lists the events that the account has and this version does not know. */
export const OTHER_EVENTS_METHOD = 'getOtherEvents';

/** What a user reads of the parameters that name events. */
export const EVENT_LABELS = { events: 'Trigger On', otherEvents: 'Other Event Names or IDs' } as const;

export const OPTIONS = {
	comment: 'comment',
	compress: 'compressDeliveries',
	eventsPerDelivery: 'eventsPerDelivery',
	filter: 'filter',
	ignoreRepeated: 'ignoreRepeatedEvents',
	otherEvents: 'otherEvents',
	repeatedWithin: 'repeatedWithin',
} as const;

/** In minutes. UltraCart waits before it sends again what was not answered. */
export const DEFAULT_REPEATED_WITHIN = 15;
/** The least that UltraCart takes. */
export const LEAST_EVENTS_PER_DELIVERY = 10;
