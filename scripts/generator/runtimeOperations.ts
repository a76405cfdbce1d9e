/** Operations as the running node reads them. */
import type { Operation as RuntimeOperation } from '../../nodes/UltraCart/perform';
import type { Operation, Resource } from '../metadata/resource';
import type { RuntimeCommon } from './kinds/definition';
import { choosableOutput, definitionOf, includable, inputsOf } from './operations';
import type { RuntimeTable } from './runtime';

/** What follows from an operation's row, whatever its kind. */
function commonOf(operation: Operation, resource: Resource, table: RuntimeTable): RuntimeCommon {
	const inputs = Object.entries(inputsOf(operation, table.rows));
	const model = choosableOutput(operation, resource, table.rows);
	const included = includable(operation, resource, table.rows);
	return {
		noun: resource.label.toLowerCase(),
		id: resource.id,
		...(resource.within && { within: Object.keys(resource.within) }),
		...(inputs.length > 0 && { inputs: inputs.map(([name, input]) => table.input(name, input)) }),
		...(model && { output: table.output(model) }),
		...(included && { includes: Object.keys(included) }),
	};
}

/** Every operation, by resource and name. */
export const runtimeOperations = (
	resources: readonly Resource[],
	table: RuntimeTable,
): Record<string, Record<string, RuntimeOperation>> =>
	Object.fromEntries(
		resources.map((resource) => [
			resource.name,
			Object.fromEntries(
				resource.operations.map((row) => [
					row.name,
					definitionOf(row).runtime(row, resource, table, commonOf(row, resource, table)),
				]),
			),
		]),
	);
