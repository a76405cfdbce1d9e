/** Rows of operations' inputs. */
import { AUTHENTICATION } from '../../../nodes/shared/authentication';
import * as parameters from '../../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../../metadata/resource';
import type { Input } from '../../metadata/types';
import { inputsOf, locatorOf } from '../operations';
import { checkAttributes } from './attributes';
import { parametersOfForm } from './forms';
import { duplicates, problemIf, within, type Known, type Problem } from './problems';
import { checkName } from './words';

/** Parameters that the node itself has. */
const RESERVED = [
	AUTHENTICATION,
	parameters.OPERATION,
	parameters.RESOURCE,
	parameters.FILTERS,
	parameters.INCLUDE.name,
	parameters.LIMIT.name,
	parameters.OPTIONS,
	parameters.OUTPUT.name,
	parameters.OUTPUT_FIELDS.name,
	parameters.RETURN_ALL,
	parameters.SORT.name,
];

type Entry = readonly [string, Input];

/** Values of the inputs before it with which an input is shown. */
function checkShow({ show = {} }: Input, before: readonly Entry[]): Problem[] {
	return Object.entries(show).flatMap(([parameter, values]) => {
		const [, deciding] = before.find(([name]) => name === parameter) ?? [];
		if (!deciding) return [`it is shown by ${parameter}, which is no input before it`];
		return values
			.filter((value) => !(value in (deciding.values ?? {})))
			.map((value) => `it is shown by ${parameter} with the value ${value}, which that does not have`);
	});
}

function checkInput(name: string, input: Input, before: readonly Entry[], known: Known): Problem[] {
	const { default: initial, values, locates, type } = input;
	const isUnknown = locates !== undefined && !known.resources.has(locates);
	return [
		...checkName(name),
		...problemIf(type === 'model', 'an input holds a value, and no object'),
		...problemIf(
			values !== undefined && initial !== undefined && !(String(initial) in values),
			`the default ${String(initial)} is none of its values`,
		),
		...problemIf(isUnknown, `there is no resource ${locates ?? ''}`),
		...problemIf(
			locates !== undefined && !isUnknown && !(parameters.BY_ID in known.rows.resource(locates).modes),
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
		...entries.flatMap(([name, input], index) =>
			within(`${where} (inputs).${name}`, checkInput(name, input, entries.slice(0, index), known)),
		),
	];
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
			.map(([name, input]) => input.locates ?? name);
	return [
		...duplicates(`${where}: parameter`, [
			...RESERVED,
			...(locatorOf(operation) ? [resource.name] : []),
			...named(false),
			...parametersOfForm(operation, resource, known),
		]),
		...duplicates(`${where}: option`, named(true)),
	];
}
