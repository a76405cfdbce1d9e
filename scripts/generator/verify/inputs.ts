/** Rows of operations' inputs. */
import { PARAMETERS } from '../../../nodes/UltraCart/input/readItem';
import type { Input, Operation, Resource } from '../../metadata/types';
import { parameterOf } from '../names';
import { hasLocator, inputsOf } from '../resolve';
import { checkAttributes } from './attributes';
import { problemIf, duplicates, unknown, type Problem, type Known } from './problems';
import { parametersOfForm } from './forms';

/** Parameters that the node itself has. */
const RESERVED = ['authentication', 'operation', 'resource', ...Object.values(PARAMETERS)];

/** Values of the inputs before it with which an input is shown. */
function checkShow({ show = {} }: Input, before: readonly [string, Input][]): Problem[] {
	return Object.entries(show).flatMap(([parameter, values]) => {
		const [, decides] = before.find(([apiName, input]) => parameterOf(apiName, input) === parameter) ?? [];
		if (!decides) return [`it is shown by ${parameter}, which is no input before it`];
		const possible = Object.keys(decides.values ?? {});
		return values
			.filter((value) => !possible.includes(value))
			.map((value) => `it is shown by ${parameter} with the value ${value}, which that does not have`);
	});
}

function checkInput(input: Input, before: readonly [string, Input][], { resources, rows }: Known): Problem[] {
	const { default: initial, values, locates } = input;
	const isUnknown = locates !== undefined && !resources.has(locates);
	return [
		...problemIf(
			values !== undefined && initial !== undefined && !(String(initial) in values),
			`the default ${String(initial)} is none of its values`,
		),
		...problemIf(isUnknown, `there is no resource ${locates ?? ''}`),
		...problemIf(
			locates !== undefined && !isUnknown && !('id' in rows.resource(locates).names),
			`a ${locates ?? ''} can't be named by "id"`,
		),
		...checkShow(input, before),
	];
}

export function checkInputs(where: string, operation: Operation, known: Known): Problem[] {
	const inputs = inputsOf(operation, known.rows);
	const entries = Object.entries(inputs);
	return [
		...checkAttributes(`${where} (inputs)`, inputs, known),
		...entries.flatMap(([apiName, input], index) =>
			checkInput(input, entries.slice(0, index), known).map(
				(each) => `${where} (inputs).${apiName}: ${each}`,
			),
		),
	];
}

/** Inputs that an operation's row names. */
export function checkInputNames(where: string, operation: Operation): Problem[] {
	const named = operation.kind === 'flip' ? [operation.names] : 'input' in operation ? [operation.input] : [];
	return unknown(where, 'input', named, new Set(Object.keys(operation.inputs ?? {})));
}

/** Two parameters of a name overwrite each other in a saved workflow. */
export function checkParameters(
	where: string,
	operation: Operation,
	resource: Resource,
	known: Known,
): Problem[] {
	const inputs = Object.entries(inputsOf(operation, known.rows));
	const named = (isOption: boolean) =>
		inputs
			.filter(([, { option = false }]) => option === isOption)
			.map(([apiName, input]) => input.locates ?? parameterOf(apiName, input));
	return [
		...duplicates(`${where}: parameter`, [
			...RESERVED,
			...(hasLocator(operation) ? [resource.name] : []),
			...named(false),
			...parametersOfForm(operation, resource, known),
		]),
		...duplicates(`${where}: option`, named(true)),
	];
}
