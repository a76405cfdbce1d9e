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

const changesOf = ({ kind }: Operation): true | 'byName' | undefined => {
	const { changesRecord: changes }: Pick<KindDefinition<Kind, Operation>, 'changesRecord'> = kinds[kind];
	return changes;
};

/** Whether the operation's form changes a record that is there. */
export const changesRecord = (operation: Operation): boolean => changesOf(operation) !== undefined;

/** Attributes that the operation's form can't be without: one that changes a record asks for its name at most. */
export const requiredIn = (operation: Operation): readonly string[] =>
	changesOf(operation) === true ? [] : (operation.form?.required ?? []);

/** Attributes that the operation's form asks in itself, outside of any collection. */
export const askedIn = (operation: Operation): readonly string[] => [
	...requiredIn(operation),
	...(changesRecord(operation) ? [] : (operation.form?.shown ?? [])),
];

/** Records with more attributes than this get a choice of what comes out. */
export const MOST_WITHOUT_CHOICE = 10;

export const isChoosable = ({ attributes, expansions }: Model): boolean =>
	expansions !== undefined || Object.keys(attributes).length > MOST_WITHOUT_CHOICE;

/** The model of the records that come out, where it is records of the API. */
export function outputModel(operation: Operation, resource: ResourceBase, rows: Rows): Model | undefined {
	const { output } = definitionOf(operation);
	return output === 'record' ? rows.model(resource.record) : output?.(operation, rows, resource);
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
