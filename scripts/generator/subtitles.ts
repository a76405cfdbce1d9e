/** The line below a node's name on the canvas: labels, where workflows save values. */
import type { Resource, Trigger } from '../metadata/resource';

const labelsBy = (entries: readonly (readonly [value: string, label: string])[]): string =>
	`(${JSON.stringify(Object.fromEntries(entries))})`;

/** "Generate Codes: Coupon". */
export function operationSubtitle(resources: readonly Resource[]): string {
	const labels = resources.flatMap(({ name, label, operations }) =>
		operations.map((each) => [`${name} ${each.name}`, `${each.label}: ${label}`] as const),
	);
	return `={{ ${labelsBy(labels)}[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

const sentenceCase = (title: string): string => title.charAt(0) + title.slice(1).toLowerCase();

/** "Order created, Cart abandoned". */
export function eventsSubtitle({ categories }: Trigger): string {
	const events = categories.flatMap((category) => category.events);
	const labels = labelsBy(events.map(({ name, label }) => [name, sentenceCase(label)] as const));
	return `={{ $parameter["events"].map((event) => ${labels}[event] || event).join(", ") }}`;
}
