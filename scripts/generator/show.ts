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
