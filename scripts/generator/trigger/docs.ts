import type { Trigger } from '../../metadata/resource';
import type { EventCategory } from '../../metadata/types';
import { eventRecords } from '../../metadata/events';
import { plural } from './properties';

const inCode = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What a record can hold, by UltraCart's own names. */
function recordFact({ record, recordIsPresumed }: EventCategory): string {
	if (record === undefined) return '';
	const attributes = eventRecords[record] ?? {};
	const is = recordIsPresumed ? 'is presumably' : 'is';
	return `The record ${is} what UltraCart's SDK calls ${record}. Of these, it holds what UltraCart has and what is included: ${inCode(Object.keys(attributes))}.`;
}

function section(category: EventCategory): string {
	const { events, expansions, customers } = category;
	const facts = [
		customers === true ? 'UltraCart delivers them over https only.' : '',
		expansions
			? `Can be included: ${Object.entries(expansions)
					.map(([value, name]) => `${name} (\`${value}\`)`)
					.join(', ')}.`
			: '',
		recordFact(category),
	].filter((fact) => fact !== '');
	return [
		`## ${plural(category)}`,
		...(facts.length > 0 ? [facts.join('\n\n')] : []),
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
