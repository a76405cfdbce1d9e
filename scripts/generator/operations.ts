/** What follows from an operation's row, whatever its kind. */
import type { Kind } from '../../nodes/UltraCart/perform';
import type { Operation } from '../metadata/resource';
import type { Inputs, Model, ResourceBase } from '../metadata/types';
import * as kinds from './kinds';
import type { KindDefinition } from './kinds/definition';
import type { Rows } from './rows';

/** What the generator knows of the operation's kind. */
export const definitionOf = ({ kind }: Operation): KindDefinition<Kind, Operation> =>
	kinds[kind] as KindDefinition<Kind, Operation>;

/** The operation's inputs, its kind's included. */
export const inputsOf = (operation: Operation, rows: Rows): Inputs => ({
	...operation.inputs,
	...definitionOf(operation).inputs?.(operation, rows),
});

/** How a locator names the record that the operation is about; nothing where none does. */
export function locatorOf(operation: Operation): 'anyMode' | 'idOnly' | undefined {
	const { locator } = definitionOf(operation);
	return typeof locator === 'function' ? locator(operation) : locator;
}

/** Whether forms of a kind change a record that is there, and so ask for nothing. */
export const changesRecord = (kind: Kind): boolean => 'changesRecord' in kinds[kind];

/** Records with more attributes than this get a choice of what comes out. */
export const MOST_WITHOUT_CHOICE = 10;

export const isChoosable = ({ attributes, expansions }: Model): boolean =>
	expansions !== undefined || Object.keys(attributes).length > MOST_WITHOUT_CHOICE;

/** The model of the records that come out, where it is records of the API. */
export function outputModel(operation: Operation, resource: ResourceBase, rows: Rows): Model | undefined {
	const { output } = definitionOf(operation);
	return output === 'record' ? rows.model(resource.record) : output?.(operation, rows);
}

/** The model whose attributes the user can choose from, where there are too many to show. */
export function choosableOutput(operation: Operation, resource: ResourceBase, rows: Rows): Model | undefined {
	const model = outputModel(operation, resource, rows);
	return model && isChoosable(model) ? model : undefined;
}

/** Parts that a user can include in what an operation hands out, and what they are called. */
export function includable(
	operation: Operation,
	resource: ResourceBase,
	rows: Rows,
): NonNullable<Model['expansions']> | undefined {
	const { includes } = definitionOf(operation);
	return includes && choosableOutput(operation, resource, rows)?.expansions;
}
