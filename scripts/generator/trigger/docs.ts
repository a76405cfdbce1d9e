import type { Trigger } from '../../metadata/resource';
import type { EventCategory } from '../../metadata/types';
import { plural } from './properties';

function section(category: EventCategory): string {
	const { events, expansions, customers } = category;
	const facts = [
		customers === true ? 'UltraCart delivers them over https only.' : '',
		expansions
			? `Can be included: ${Object.entries(expansions)
					.map(([value, name]) => `${name} (\`${value}\`)`)
					.join(', ')}.`
			: '',
	].filter((fact) => fact !== '');
	return [
		`## ${plural(category)}`,
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
