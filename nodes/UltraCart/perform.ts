import type { Item, ItemResult } from './item';
import * as handlers from './operations';
import type { Run } from './run';

type Handlers = typeof handlers;

export type Kind = keyof Handlers;

/** What the table says of an operation of a kind. */
export type OperationOf<K extends Kind> = Parameters<Handlers[K]>[1];

export type Operation = { [K in Kind]: OperationOf<K> }[Kind];

/** By resource, then by operation. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

type Perform = (run: Run, operation: Operation, items: readonly Item[]) => AsyncGenerator<ItemResult>;

/** Carries out an operation for all items of a run, which were read by what the table says of it. */
export const perform: Perform = (run, operation, items) =>
	(handlers[operation.kind] as Perform)(run, operation, items);
