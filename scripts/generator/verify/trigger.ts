/** Checks of the trigger's rows. */
import type { Trigger } from '../../metadata/resource';
import type { EventCategory, EventRow } from '../../metadata/types';
import { duplicates, problemIf, within, type Problem } from './problems';
import { checkTitle } from './words';

const checkLabel = (where: string, label: string): Problem[] => within(where, checkTitle(label));

const checkEvent = ({ name, label, description }: EventRow): Problem[] => [
	...checkLabel(`event ${name}`, label),
	...problemIf(
		description === '' || description.endsWith('.'),
		`event ${name}: the description is one sentence without a final period`,
	),
];

const checkCategory = ({ name, label, events, expansions = {} }: EventCategory): Problem[] => [
	...checkLabel(`event category ${name}`, label),
	...Object.entries(expansions).flatMap(([apiName, words]) =>
		checkLabel(`${name} expansion ${apiName}`, words),
	),
	...events.flatMap(checkEvent),
];

export function checkTrigger({ categories }: Trigger): Problem[] {
	const events = categories.flatMap((category) => category.events);
	return [
		...duplicates(
			'event category',
			categories.map(({ name }) => name),
		),
		...duplicates(
			'event',
			events.map(({ name }) => name),
		),
		// Two that read the same could not be told apart in the list.
		...duplicates(
			'event label',
			events.map(({ label }) => label),
		),
		...categories.flatMap(checkCategory),
	];
}
