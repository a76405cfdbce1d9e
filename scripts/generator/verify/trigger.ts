/** Checks of the trigger's rows. */
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

const checkCategory = ({ name, label, events, expansions = {}, record }: EventCategory): Problem[] => [
	...checkLabel(`event category ${name}`, label),
	...problemIf(
		record !== undefined && !(record in eventRecords),
		`event category ${name}: nothing says what a ${record ?? ''} holds. Run: npm run facts`,
	),
	...Object.entries(expansions).flatMap(([apiName, words]) =>
		checkLabel(`${name} expansion ${apiName}`, words),
	),
	...events.flatMap(checkEvent),
];

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
