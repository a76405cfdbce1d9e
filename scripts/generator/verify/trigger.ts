/** Checks of the trigger's rows. */
import type { EventCategory, EventRow, Trigger } from '../../metadata/types';
import { isTitle } from '../names';
import { complaint, duplicates, type Complaint } from './complaints';

const badLabel = (where: string, label: string): Complaint[] =>
	complaint(!isTitle(label), `${where}: the label "${label}" is not in Title Case`);

const badEvent = ({ name, label, description }: EventRow): Complaint[] => [
	...badLabel(`event ${name}`, label),
	...complaint(
		description === '' || description.endsWith('.'),
		`event ${name}: the description is one sentence without a final period`,
	),
];

const badCategory = ({ name, label, events, expansions = {} }: EventCategory): Complaint[] => [
	...badLabel(`event category ${name}`, label),
	...Object.entries(expansions).flatMap(([wire, words]) => badLabel(`${name} expansion ${wire}`, words)),
	...events.flatMap(badEvent),
];

export function badTrigger({ categories }: Trigger): Complaint[] {
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
		...categories.flatMap(badCategory),
	];
}
