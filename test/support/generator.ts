/** All that tests of the node ask the generator: how it names, shows and finds what the table's rows say. */
import type { Operation, Resource } from '../../scripts/metadata/resource';
import type { Attributes } from '../../scripts/metadata/types';
import { formNames, type FormNames } from '../../scripts/generator/formNames';
import { changesRecord, definitionOf, locatorOf } from '../../scripts/generator/operations';
import type { Rows } from '../../scripts/generator/rows';

export { labelOf, parameterOf } from '../../scripts/generator/names';
export { clearableAttributes, removalOf } from '../../scripts/generator/models';
export { askedIn, choosableOutput } from '../../scripts/generator/operations';
export { savedMode } from '../../scripts/generator/properties/locator';
export { propertyOf } from '../../scripts/generator/properties/attribute';
export type { Property } from '../../scripts/generator/properties/displayOptions';
export { Rows } from '../../scripts/generator/rows';

/** The names of the operation's form, where it has one. */
export const formNamesOf = (operation: Operation, resource: Resource): FormNames | undefined =>
	operation.form && formNames(operation.form, resource, changesRecord(operation));

/** Modes in which the operation's locator can name a record. */
export function locatorModes(operation: Operation, { modes }: Resource): string[] {
	const ways = locatorOf(operation);
	if (!ways) return [];
	return ways === 'idOnly' ? ['id'] : Object.keys(modes);
}

export const filtersOf = (operation: Operation, rows: Rows): Attributes =>
	definitionOf(operation).listing?.(operation, rows).filters ?? {};
