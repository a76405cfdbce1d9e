/** Resource locators: the ways of naming one record. */
import { BY_ID, BY_OID, FROM_LIST, GROUP, PICKED } from '../../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../../metadata/resource';
import type { LocatorMode, ResourceBase } from '../../metadata/types';
import { searchName } from '../names';
import { locatorOf } from '../operations';
import type { Rows } from '../rows';
import { showFor, type Property } from './displayOptions';

type Mode = NonNullable<Property['modes']>[number];

/** The mode in which the record is found in a list, by a few letters. */
const listMode = (method: string): Mode => ({
	displayName: 'From List',
	name: FROM_LIST,
	type: 'list',
	typeOptions: { searchListMethod: method, searchable: true },
});

/** @param method finds the record in a list; without one it is only named */
function locatorField(
	method: string | undefined,
	named: readonly Mode[],
): Pick<Property, 'type' | 'default' | 'modes'> {
	const modes = [...(method === undefined ? [] : [listMode(method)]), ...named];
	return { type: 'resourceLocator', default: { mode: modes[0]?.name ?? BY_ID, value: '' }, modes };
}

/** A field that names something from a list, or by its ID. */
export const searchedField = (method: string, placeholder = '') =>
	locatorField(method, [{ displayName: 'By ID', name: BY_ID, type: 'string', placeholder }]);

/** A field for several of a list: a row for each, in which several IDs can be typed as well. */
export const searchedFields = (
	method: string,
	thing: string,
	placeholder?: string,
): Pick<Property, 'type' | 'default' | 'placeholder' | 'typeOptions' | 'options'> => ({
	type: 'fixedCollection',
	default: {},
	placeholder: `Add ${thing}`,
	typeOptions: { multipleValues: true },
	options: [
		{
			name: GROUP,
			displayName: thing,
			values: [{ displayName: thing, name: PICKED, ...searchedField(method, placeholder) }],
		},
	],
});

/** What workflows save for a mode. */
export const savedMode = (mode: string, { modes }: ResourceBase): string =>
	mode === BY_ID && Object.keys(modes).length > 1 ? BY_OID : mode;

function modeOf(
	name: string,
	{ label, placeholder, attribute }: LocatorMode,
	resource: ResourceBase,
	rows: Rows,
): Mode {
	const isNumber = rows.attribute(resource.record, attribute).type === 'integer';
	return {
		displayName: label,
		name: savedMode(name, resource),
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

/** The ID stands last: what is dragged onto the field lands in the first. */
const modesFor = ({ modes }: ResourceBase, ways: 'anyMode' | 'idOnly'): [string, LocatorMode][] =>
	Object.entries(modes)
		.filter(([name]) => ways === 'anyMode' || name === BY_ID)
		.sort(([a], [b]) => Number(a === BY_ID) - Number(b === BY_ID));

/** A locator for a record of a resource. */
export function locator(
	resource: ResourceBase,
	ways: 'anyMode' | 'idOnly',
	more: Partial<Property>,
	rows: Rows,
): Property {
	const modes = modesFor(resource, ways);
	return {
		displayName: resource.label,
		name: resource.name,
		required: true,
		description: `The ${resource.label.toLowerCase()} this is about`,
		...more,
		...locatorField(
			resource.search && searchName(resource.name),
			modes.map(([name, mode]) => modeOf(name, mode, resource, rows)),
		),
	};
}

/** What has to be known of the record that an operation is about. */
export const noticeProperties = (resource: Resource): Property[] =>
	resource.operations.flatMap((operation) =>
		operation.notice === undefined
			? []
			: [
					{
						displayName: operation.notice,
						name: `${operation.name}Notice`,
						type: 'notice',
						default: '',
						...showFor(resource, [operation]),
					},
				],
	);

/** Operations that offer the same modes share one locator. */
export function locatorProperties(resource: Resource, rows: Rows): Property[] {
	const shared = new Map<number, { ways: 'anyMode' | 'idOnly'; operations: Operation[] }>();
	for (const operation of resource.operations) {
		const ways = locatorOf(operation);
		if (!ways) continue;
		const modes = modesFor(resource, ways).length;
		const { operations } = shared.get(modes) ?? { operations: [] };
		shared.set(modes, { ways, operations: [...operations, operation] });
	}
	return [...shared.values()].map(({ ways, operations }) =>
		locator(resource, ways, showFor(resource, operations), rows),
	);
}
