/** The operations' own inputs. */
import type { Input, Operation, Resource } from '../metadata/types';
import { locator } from './locator';
import { propertyOf, type Property } from './property';
import { inputsOf, type Rows } from './resolve';
import { on } from './show';

function limitsOf({ min, most }: Input): Property['typeOptions'] {
	return { ...(min !== undefined && { minValue: min }), ...(most !== undefined && { maxValue: most }) };
}

/** One input, shown for its operation. */
export function inputProperty(
	name: string,
	input: Input,
	resource: Resource,
	operation: Operation,
	rows: Rows,
): Property {
	const shown = on(resource, [operation], input.show);
	if (input.locates !== undefined) return locator(rows.resource(input.locates), ['id'], shown, rows);
	const property = propertyOf(name, input, rows, {
		...(input.default !== undefined && { default: input.default }),
		...(input.required && { required: true }),
		...shown,
	});
	const typeOptions = { ...property.typeOptions, ...limitsOf(input) };
	return Object.keys(typeOptions).length > 0 ? { ...property, typeOptions } : property;
}

/** An operation's inputs: those in the form itself, or those under "Options". */
export const entriesOf = (operation: Operation, option: boolean, rows: Rows): [string, Input][] =>
	Object.entries(inputsOf(operation, rows)).filter(([, input]) => (input.option ?? false) === option);

export const inputProperties = (resource: Resource, rows: Rows): Property[] =>
	resource.operations.flatMap((operation) =>
		entriesOf(operation, false, rows).map(([name, input]) =>
			inputProperty(name, input, resource, operation, rows),
		),
	);
