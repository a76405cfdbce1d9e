/** A property as n8n's node descriptions have it, and when it is shown. */
import type { INodeProperties } from 'n8n-workflow';

import { OPERATION, RESOURCE } from '../../../nodes/UltraCart/parameters';
import type { OperationBase, ResourceBase } from '../../metadata/types';

export type Property = INodeProperties;

/** Values of other parameters with which a property is shown. */
export type Show = Readonly<Record<string, readonly (string | boolean)[]>>;

type DisplayOptions = Pick<Property, 'displayOptions'>;

export const showIf = (show: Show): DisplayOptions => ({
	displayOptions: {
		show: Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]])),
	},
});

/** The condition that one of these operations of a resource is chosen. */
export const isOneOf = ({ name }: ResourceBase, operations: readonly OperationBase[]): Show => ({
	[RESOURCE]: [name],
	[OPERATION]: operations.map((operation) => operation.name),
});

/** Shown for these operations of a resource, and only while other parameters have these values. */
export const showFor = (
	resource: ResourceBase,
	operations: readonly OperationBase[],
	more: Show = {},
): DisplayOptions => showIf({ ...isOneOf(resource, operations), ...more });

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

type Labelled = Partial<Record<'displayName' | 'name', string>>;

/** The sorting n8n's lint asks of lists that a user looks things up in. */
export const byLabel = (a: Labelled, b: Labelled): number =>
	(a.displayName ?? a.name ?? '').localeCompare(b.displayName ?? b.name ?? '', 'en');
