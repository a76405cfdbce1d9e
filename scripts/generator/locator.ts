/** Resource locators: the ways of naming one record. */
import type { Name, Operation, Resource } from '../metadata/types';
import { locatorLook, type Mode } from './locatorLook';
import { searchName } from './names';
import type { Property } from './property';
import { hasLocator, locatorNames, type Rows } from './resolve';
import { on } from './show';

function mode(name: string, { label, placeholder, attribute }: Name, resource: Resource, rows: Rows): Mode {
	const isNumber = rows.attribute(resource.record, attribute).type === 'integer';
	return {
		displayName: label,
		name,
		type: 'string',
		placeholder,
		...(isNumber && {
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' },
				},
			],
		}),
	};
}

/** A locator for a record of a resource. */
export function locator(
	resource: Resource,
	names: readonly string[],
	more: Partial<Property>,
	rows: Rows,
): Property {
	const noun = resource.label.toLowerCase();
	const modes = names.flatMap((name) => {
		const row = resource.names[name];
		return row ? [mode(name, row, resource, rows)] : [];
	});
	return {
		displayName: resource.label,
		name: resource.name,
		required: true,
		description: `The ${noun} this is about`,
		...more,
		...locatorLook(searchName(resource.name), modes),
	};
}

/** Operations that offer the same ways of naming the record share one locator. */
export function locatorProperties(resource: Resource, rows: Rows): Property[] {
	const ways = new Map<string, Operation[]>();
	for (const operation of resource.operations.filter(hasLocator)) {
		const names = locatorNames(operation, resource).join();
		ways.set(names, [...(ways.get(names) ?? []), operation]);
	}
	return [...ways].map(([names, operations]) =>
		locator(resource, names.split(','), on(resource, operations), rows),
	);
}
