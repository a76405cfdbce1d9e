/** Rows of operations' inputs. */
import { PARAMETERS } from '../../../nodes/UltraCart/input/readItem';
import type { Input, Operation, Resource } from '../../metadata/types';
import { parameterOf } from '../names';
import { hasLocator, inputsOf } from '../resolve';
import { badAttributes } from './attributes';
import { complaint, duplicates, unknown, type Complaint, type Known } from './complaints';
import { parametersOfForm } from './forms';

/** Parameters that the node itself has. */
const RESERVED = ['authentication', 'operation', 'resource', ...Object.values(PARAMETERS)];

/** Values of the inputs before it with which an input is shown. */
function badShow({ show = {} }: Input, before: readonly [string, Input][]): Complaint[] {
	return Object.entries(show).flatMap(([parameter, values]) => {
		const [, decides] = before.find(([wire, input]) => parameterOf(wire, input) === parameter) ?? [];
		if (!decides) return [`it is shown by ${parameter}, which is no input before it`];
		const possible = Object.keys(decides.values ?? {});
		return values
			.filter((value) => !possible.includes(value))
			.map((value) => `it is shown by ${parameter} with the value ${value}, which that does not have`);
	});
}

function badInput(input: Input, before: readonly [string, Input][], { resources, rows }: Known): Complaint[] {
	const { default: initial, values, locates } = input;
	const isUnknown = locates !== undefined && !resources.has(locates);
	return [
		...complaint(
			values !== undefined && initial !== undefined && !(String(initial) in values),
			`the default ${String(initial)} is none of its values`,
		),
		...complaint(isUnknown, `there is no resource ${locates ?? ''}`),
		...complaint(
			locates !== undefined && !isUnknown && !('id' in rows.resource(locates).names),
			`a ${locates ?? ''} can't be named by "id"`,
		),
		...badShow(input, before),
	];
}

export function badInputs(where: string, operation: Operation, known: Known): Complaint[] {
	const inputs = inputsOf(operation, known.rows);
	const entries = Object.entries(inputs);
	return [
		...badAttributes(`${where} (inputs)`, inputs, known),
		...entries.flatMap(([wire, input], index) =>
			badInput(input, entries.slice(0, index), known).map((each) => `${where} (inputs).${wire}: ${each}`),
		),
	];
}

/** Inputs that an operation's row names. */
export function badInputNames(where: string, operation: Operation): Complaint[] {
	const named = operation.kind === 'flip' ? [operation.names] : 'input' in operation ? [operation.input] : [];
	return unknown(where, 'input', named, new Set(Object.keys(operation.inputs ?? {})));
}

/** Two parameters of a name overwrite each other in a saved workflow. */
export function badParameters(
	where: string,
	operation: Operation,
	resource: Resource,
	known: Known,
): Complaint[] {
	const inputs = Object.entries(inputsOf(operation, known.rows));
	const named = (isOption: boolean) =>
		inputs
			.filter(([, { option = false }]) => option === isOption)
			.map(([wire, input]) => input.locates ?? parameterOf(wire, input));
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
