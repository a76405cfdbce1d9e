/** A resource with its operations: a row of the table. */
import type { KindDefinition } from '../generator/kinds/definition';
import type * as kinds from '../generator/kinds';
import type { Kind } from '../../nodes/UltraCart/perform';
import type { ResourceBase } from './types';

/** The row of an operation of a kind. */
export type OperationRowOf<K extends Kind> =
	(typeof kinds)[K] extends KindDefinition<K, infer Row> ? Row : never;

export type Operation = { [K in Kind]: OperationRowOf<K> }[Kind];

export interface Resource extends ResourceBase {
	readonly operations: readonly Operation[];
}

export const operation = (row: Operation): Operation => row;
export const resource = (row: Resource): Resource => row;
