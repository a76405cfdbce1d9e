/** The trigger's rows as n8n's properties, as the table that the running trigger reads, and as a page of documentation. */
import type { Endpoint as RuntimeEndpoint } from '../../nodes/api/table';
import { OPTIONS, PARAMETERS, TRIGGER_ENDPOINTS, type Category } from '../../nodes/UltraCartTrigger/table';
import type { EventCategory, Trigger } from '../metadata/types';
import { camelOf } from './names';
import { byLabel, type Property } from './property';
import { runtimeEndpoint } from './runtime';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

const plural = (label: string) => (label === 'Fulfillment' ? label : `${label}s`);

/** `auto_order` → includeInAutoOrder. */
const includeOf = ({ name }: EventCategory): string => camelOf(`include_in_${name}`);

function eventsProperty({ categories }: Trigger): Property {
	return {
		displayName: 'Trigger On',
		name: PARAMETERS.events,
		type: 'multiOptions',
		required: true,
		options: categories
			.flatMap(({ events }) => events)
			.map(({ label, name, description }) => ({ name: label, value: name, description }))
			.sort(byName),
		default: [],
		description: 'What has to happen in UltraCart for the workflow to start',
	};
}

/** Shown as soon as one of the category's events is chosen. */
function includeProperty(category: EventCategory): Property {
	const { label, events, expansions } = category;
	const records = plural(label).toLowerCase();
	const common = {
		displayName: `Include in ${plural(label)}`,
		name: includeOf(category),
		displayOptions: { show: { [PARAMETERS.events]: events.map(({ name }) => name) } },
	};
	if (!expansions) {
		return {
			...common,
			type: 'string',
			default: '',
			description: `What UltraCart should add to the ${records}, by its own names for the parts, separated by commas. Leave empty for what it sends by itself.`,
		};
	}
	return {
		...common,
		type: 'multiOptions',
		options: Object.entries(expansions)
			.map(([value, name]) => ({ name, value }))
			.sort(byName),
		default: [],
		description: `What UltraCart should add to the ${records}. Without it they hold little more than a number.`,
	};
}

const filterProperty: Property = {
	displayName: 'Filter',
	name: PARAMETERS.filter,
	type: 'json',
	default: '',
	placeholder: 'e.g. { "current_stage": ["Completed Order"] }',
	description:
		'Which of these events to deliver, as an AWS Event Ruler expression that UltraCart applies to the record. Leave empty for all.',
};

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
		typeOptions: { minValue: 1, maxValue: 500, numberPrecision: 0 },
		default: 100,
		description: 'How many events may start the workflow together, each as an item of its own',
	},
	{
		displayName: 'Ignore Repeated Events',
		name: OPTIONS.ignoreRepeated,
		type: 'boolean',
		default: true,
		description:
			'Whether an event that UltraCart sends again, because it does not know that it arrived, starts nothing the second time',
	},
];

/** Everything n8n shows of the trigger below its authentication. */
export const triggerProperties = (trigger: Trigger): Property[] => [
	eventsProperty(trigger),
	...trigger.categories.map(includeProperty).sort(byLabel),
	filterProperty,
	{
		displayName: 'Options',
		name: PARAMETERS.options,
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	},
];

export const runtimeCategories = ({ categories }: Trigger): Record<string, Category> =>
	Object.fromEntries(
		categories.map((category) => {
			const { name, label, events, customers, identifiedBy } = category;
			return [
				name,
				{
					label,
					events: events.map((event) => event.name),
					include: includeOf(category),
					...(customers && { customers: true as const }),
					...(identifiedBy !== undefined && { identifiedBy }),
				},
			];
		}),
	);

/** The endpoints that the trigger calls; the others are for the sandbox and for whoever needs them next. */
export function triggerEndpoints({ webhooks }: Trigger): Record<string, RuntimeEndpoint> {
	const known = new Map(webhooks.endpoints.map((endpoint) => [endpoint.id, endpoint]));
	return Object.fromEntries(
		TRIGGER_ENDPOINTS.map((id) => {
			const endpoint = known.get(id);
			if (!endpoint) throw new RangeError(`The table has no endpoint ${id}`);
			return [id, runtimeEndpoint(endpoint)];
		}),
	);
}

function section(category: EventCategory): string {
	const { label, events, expansions, customers } = category;
	const facts = [
		customers === true ? 'UltraCart delivers them over https only.' : '',
		expansions
			? `Can be included: ${Object.entries(expansions)
					.map(([value, name]) => `${name} (\`${value}\`)`)
					.join(', ')}.`
			: '',
	].filter((fact) => fact !== '');
	return [
		`## ${plural(label)}`,
		...(facts.length > 0 ? [facts.join(' ')] : []),
		[
			'| Event | Name in the output | When |',
			'| --- | --- | --- |',
			...events.map((event) => `| ${event.label} | \`${event.name}\` | ${event.description} |`),
		].join('\n'),
	].join('\n\n');
}

/** docs/events.md: everything that can start a workflow. */
export const eventsPage = ({ categories }: Trigger): string =>
	[
		'# Events',
		'What the UltraCart Trigger can start a workflow on. Every event is one item: `event`, its `category`, and the record under `data`.',
		...categories.map(section),
	].join('\n\n');
