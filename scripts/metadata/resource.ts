/** A resource with its operations: a row of the table. */
import type { KindDefinition } from '../generator/kinds/definition';
import type * as kinds from '../generator/kinds';
import type { Kind } from '../../nodes/UltraCart/perform';
import type { EventCategory, ResourceBase } from './types';

/** The row of an operation of a kind. */
export type OperationRowOf<K extends Kind> =
	(typeof kinds)[K] extends KindDefinition<K, infer Row> ? Row : never;

export type Operation = { [K in Kind]: OperationRowOf<K> }[Kind];

export interface Resource extends ResourceBase {
	readonly operations: readonly Operation[];
}

/** The node that starts workflows. */
export interface Trigger {
	/** The webhooks by which UltraCart delivers: a resource that the trigger works with and no user sees. */
	readonly webhooks: Resource;
	readonly categories: readonly EventCategory[];
}

export const operation = (row: Operation): Operation => row;
/** A resource. What names the records that its own belong to is asked by each of its operations. */
export function resource(row: Resource): Resource {
	const { within, operations } = row;
	if (!within) return row;
	return {
		...row,
		operations: operations.map((each) => Object.assign({}, each, { inputs: { ...within, ...each.inputs } })),
	};
}
