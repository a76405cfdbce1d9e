/** The trigger's rows as the properties n8n shows. */
import {
	DEFAULT_REPEATED_WITHIN,
	EVENT_LABELS,
	expansionsMethod,
	LEAST_EVENTS_PER_DELIVERY,
	OPTIONS,
	OTHER_EVENTS_METHOD,
	PARAMETERS,
} from '../../../nodes/UltraCartTrigger/table';
import type { Trigger } from '../../metadata/resource';
import type { EventCategory } from '../../metadata/types';
import { camelOf } from '../names';
import { chooseFromList } from '../properties/attribute';
import { byLabel, showIf, type Property } from '../properties/displayOptions';

/** What several of a category's records are called. */
export const plural = ({ label }: EventCategory): string => (label === 'Fulfillment' ? label : `${label}s`);

/** `auto_order` → includeInAutoOrder. */
export const includeOf = ({ name }: EventCategory): string => camelOf(`include_in_${name}`);

function eventsProperty({ categories }: Trigger): Property {
	return {
		displayName: EVENT_LABELS.events,
		name: PARAMETERS.events,
		type: 'multiOptions',
		options: categories
			.flatMap(({ events }) => events)
			.map(({ label, name, description }) => ({ name: label, value: name, description }))
			.sort(byLabel),
		default: [],
		description: 'What has to happen in UltraCart for the workflow to start',
	};
}

/** Shown as soon as one of the category's events is chosen. */
function includeProperty(category: EventCategory): Property {
	const { events, expansions, usualExpansions = [], expansionsExample } = category;
	const records = plural(category).toLowerCase();
	const common = {
		displayName: `Include in ${plural(category)}${expansions ? ', by Names or IDs' : ''}`,
		name: includeOf(category),
		...showIf({ [PARAMETERS.events]: events.map(({ name }) => name) }),
	};
	if (!expansions) {
		return {
			...common,
			type: 'string',
			default: '',
			...(expansionsExample !== undefined && { placeholder: `e.g. ${expansionsExample}` }),
			description: `What UltraCart should add to the ${records}, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.`,
		};
	}
	return {
		...common,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: expansionsMethod(includeOf(category)) },
		default: [...usualExpansions],
		description: `What UltraCart should add to the ${records}. Without it they hold little more than a number. ${chooseFromList('IDs')}.`,
	};
}

/** The events, as a property inside a collection names them. */
const CHOSEN_EVENTS = `/${PARAMETERS.events}`;

const eventsIn = (categories: readonly EventCategory[]): string[] =>
	categories.flatMap(({ events }) => events.map(({ name }) => name));

const filterProperty = (
	example: string,
	displayOptions: NonNullable<Property['displayOptions']>,
): Property => ({
	displayName: 'Filter',
	name: OPTIONS.filter,
	// A JSON editor would mark an empty filter as a mistake, and show no example.
	type: 'string',
	typeOptions: { rows: 3 },
	displayOptions,
	default: '',
	placeholder: `e.g. ${example}`,
	description:
		'Which of these events to deliver, as an <a href="https://github.com/aws/event-ruler#readme">AWS Event Ruler</a> expression in JSON that UltraCart applies to the record. Leave empty for all.',
});

/** One filter, whatever the events: its example is about the records of the first category that is chosen. */
function filterProperties(categories: readonly EventCategory[]): Property[] {
	const forEach = categories.map((category, index) => {
		const earlier = eventsIn(categories.slice(0, index));
		return filterProperty(category.filterExample, {
			show: { [CHOSEN_EVENTS]: eventsIn([category]) },
			...(earlier.length > 0 && { hide: { [CHOSEN_EVENTS]: earlier } }),
		});
	});
	const [first] = categories;
	if (!first) return [];
	// While nothing is chosen, or only what came after this version.
	return [
		...forEach,
		filterProperty(first.filterExample, { hide: { [CHOSEN_EVENTS]: eventsIn(categories) } }),
	];
}

const options: Property[] = [
	{
		displayName: 'Comment',
		name: OPTIONS.comment,
		type: 'string',
		default: '',
		placeholder: 'e.g. Sends win-back coupons',
		description: 'A note that UltraCart shows beside the events of this webhook',
	},
	{
		displayName: 'Compress Deliveries',
		name: OPTIONS.compress,
		type: 'boolean',
		default: false,
		description: 'Whether UltraCart should compress what it sends. The workflow gets the same items.',
	},
	{
		displayName: 'Events per Delivery',
		name: OPTIONS.eventsPerDelivery,
		type: 'number',
		typeOptions: { minValue: LEAST_EVENTS_PER_DELIVERY, maxValue: 500 },
		default: 100,
		description: 'How many events may start the workflow together, each as an item of its own',
	},
	{
		displayName: 'Ignore Repeated Events',
		name: OPTIONS.ignoreRepeated,
		type: 'boolean',
		default: true,
		description:
			'Whether a delivery that UltraCart sends again, because it does not know that it arrived, starts nothing the second time. It is known by what it holds: all of it equals a delivery that was accepted shortly before.',
	},
	{
		displayName: EVENT_LABELS.otherEvents,
		name: OPTIONS.otherEvents,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: OTHER_EVENTS_METHOD },
		default: [],
		description: `Events of your account that came after this version of the node. ${chooseFromList('IDs')}.`,
	},
	{
		displayName: 'Repeated Within (Minutes)',
		name: OPTIONS.repeatedWithin,
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1440 },
		default: DEFAULT_REPEATED_WITHIN,
		description: 'For how long after a delivery one that equals it is taken for a repeat',
	},
];

/** Everything n8n shows of the trigger below its authentication. */
export const triggerProperties = (trigger: Trigger): Property[] => [
	eventsProperty(trigger),
	...trigger.categories.map(includeProperty).sort(byLabel),
	{
		displayName: 'Options',
		name: PARAMETERS.options,
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...options, ...filterProperties(trigger.categories)].sort(byLabel),
	},
];
