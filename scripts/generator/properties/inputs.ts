/** The operations' own inputs. */
import type { Operation, Resource } from '../../metadata/resource';
import type { Input } from '../../metadata/types';
import { inputsOf } from '../operations';
import type { Rows } from '../rows';
import { propertyOf } from './attribute';
import { showFor, type Property } from './displayOptions';
import { locator } from './locator';

const limitsOf = ({ minValue, maxValue }: Input): Property['typeOptions'] => ({
	...(minValue !== undefined && { minValue }),
	...(maxValue !== undefined && { maxValue }),
});

/** One input, shown for its operation. */
export function inputProperty(
	name: string,
	input: Input,
	resource: Resource,
	operation: Operation,
	rows: Rows,
): Property {
	const shown = showFor(resource, [operation], input.show);
	if (input.locates !== undefined) return locator(rows.resource(input.locates), 'idOnly', shown, rows);
	const property = propertyOf(name, { ...input, parameter: name }, rows, {
		...(input.default !== undefined && { default: input.default }),
		...(input.required && { required: true }),
		...shown,
	});
	const typeOptions = { ...property.typeOptions, ...limitsOf(input) };
	return Object.keys(typeOptions).length > 0 ? { ...property, typeOptions } : property;
}

/** An operation's inputs: those in the form itself, or those under "Options". */
export const entriesOf = (operation: Operation, isOption: boolean, rows: Rows): [string, Input][] =>
	Object.entries(inputsOf(operation, rows)).filter(([, { option = false }]) => option === isOption);

export const inputProperties = (resource: Resource, rows: Rows): Property[] =>
	resource.operations.flatMap((operation) =>
		entriesOf(operation, false, rows).map(([name, input]) =>
			inputProperty(name, input, resource, operation, rows),
		),
	);
