import type { Operation, Resource } from '../metadata/types';
import type { Property } from './property';

/** Values of other parameters with which a property is shown. */
export type Show = Readonly<Record<string, readonly (string | boolean)[]>>;

export const showing = (show: Show): Pick<Property, 'displayOptions'> => ({
	displayOptions: {
		show: Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]])),
	},
});

/** Shown for these operations of a resource, and only while other parameters have these values. */
export const on = (
	resource: Resource,
	operations: readonly Operation[],
	more: Show = {},
): Pick<Property, 'displayOptions'> =>
	showing({ resource: [resource.name], operation: operations.map(({ name }) => name), ...more });

/**
 * Properties that are alike but for the values of one parameter with which they are shown become one, shown for all of them.
 *
 * @param parameter as displayOptions name it
 */
export function mergeAlike(properties: readonly Property[], parameter: string): Property[] {
	const merged = new Map<string, Property>();
	for (const property of properties) {
		const { [parameter]: values = [], ...others } = property.displayOptions?.show ?? {};
		const key = JSON.stringify({ ...property, displayOptions: others });
		const known = merged.get(key)?.displayOptions?.show?.[parameter] ?? [];
		const show = { [parameter]: [...known, ...values], ...others };
		merged.set(key, { ...property, displayOptions: { show } });
	}
	return [...merged.values()];
}
