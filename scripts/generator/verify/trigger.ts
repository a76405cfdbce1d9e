/** Checks of the trigger's rows. */
import { isObject } from '../../../nodes/shared/json';
import { eventRecords } from '../../metadata/events';
import type { Trigger } from '../../metadata/resource';
import type { EventCategory, EventRow } from '../../metadata/types';
import { duplicates, namesOf, problemIf, within, type Problem } from './problems';
import { checkTitle } from './words';

const checkLabel = (where: string, label: string): Problem[] => within(where, checkTitle(label));

const checkEvent = ({ name, label, description }: EventRow): Problem[] => [
	...checkLabel(`event ${name}`, label),
	...problemIf(
		description === '' || description.endsWith('.'),
		`event ${name}: the description is one sentence without a final period`,
	),
];

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What is proposed has to work: JSON, about attributes that such a record has. */
function checkFilterExample({ filterExample, record = '' }: EventCategory): Problem[] {
	const filter = parsed(filterExample);
	if (!isObject(filter)) return ['the example of a filter is no JSON'];
	const attributes = eventRecords[record];
	return Object.keys(filter)
		.filter((name) => attributes && !(name in attributes))
		.map((name) => `the example of a filter names ${name}, which a ${record} does not have`);
}

function checkExpansions({ expansions, usualExpansions = [], expansionsExample }: EventCategory): Problem[] {
	return [
		...usualExpansions
			.filter((name) => !(name in (expansions ?? {})))
			.map((name) => `there is no expansion ${name}`),
		...problemIf(
			expansions === undefined && expansionsExample === undefined,
			'what is typed needs an example (expansionsExample)',
		),
	];
}

const checkCategory = (category: EventCategory): Problem[] => {
	const { name, label, events, expansions = {}, record } = category;
	return [
		...checkLabel(`event category ${name}`, label),
		...within(`event category ${name}`, [...checkFilterExample(category), ...checkExpansions(category)]),
		...problemIf(
			record !== undefined && !(record in eventRecords),
			`event category ${name}: nothing says what a ${record ?? ''} holds. Run: npm run facts`,
		),
		...Object.entries(expansions).flatMap(([apiName, words]) =>
			checkLabel(`${name} expansion ${apiName}`, words),
		),
		...events.flatMap(checkEvent),
	];
};

export function checkTrigger({ categories }: Trigger): Problem[] {
	const events = categories.flatMap((category) => category.events);
	const labels = events.map(({ label }) => label);
	return [
		...duplicates('event category', namesOf(categories)),
		...duplicates('event', namesOf(events)),
		// Nobody could tell which of two is which in the list.
		...duplicates('event label', labels),
		...categories.flatMap(checkCategory),
	];
}
