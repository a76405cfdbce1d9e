import type { Look, Property } from './property';

export type Mode = NonNullable<Property['modes']>[number];

/** The mode in which the record is found in a list, by a few letters. */
const listMode = (method: string): Mode => ({
	displayName: 'From List',
	name: 'list',
	type: 'list',
	typeOptions: { searchListMethod: method, searchable: true },
});

/** The mode in which the ID is typed. */
export const byIdMode = (placeholder = ''): Mode => ({
	displayName: 'By ID',
	name: 'id',
	type: 'string',
	placeholder,
});

/** A field that names one record: from a list, or in one of the ways given. */
export const locatorLook = (method: string, modes: readonly Mode[]): Look => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [listMode(method), ...modes],
});
