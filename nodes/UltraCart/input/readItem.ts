import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';

import type { Field } from '../../shared/table';
import { InputError } from '../../shared/errors';
import { quote } from '../../shared/text';
import { checkValue, isEmpty, listOf, type CheckContext } from './validate';
import { collected, readForm, type Read } from './readForm';
import { keyFor, type Item, type Key, type Shape } from '../item';
import type { Input, Locator, Operation } from '../operation';

/** Names of the parameters that more than one operation has; the generator gives them the same. */
export const PARAMETERS = {
	filters: 'filters',
	limit: 'limit',
	options: 'options',
	output: 'output',
	outputFields: 'outputFields',
	returnAll: 'returnAll',
	sort: 'sort',
} as const;

function keyOf(locator: Locator, noun: string, read: Read, context: CheckContext): Key {
	const { mode: chosen, value } = read(locator.parameter) as INodeParameterResourceLocator;
	const mode = chosen === 'list' ? 'id' : chosen;
	const field = locator.names[mode];
	if (!field)
		throw new InputError(
			`${locator.label} is chosen in a way this operation does not know`,
			'Choose it again',
		);
	if (isEmpty(value)) throw new InputError(`${locator.label} is empty`, 'Choose one, or enter its ID');
	const checked = checkValue(field, typeof value === 'string' ? value.trim() : value, context) as
		string | number;
	if (checked === '.' || checked === '..') {
		throw new InputError(`${locator.label} ${quote(checked)} is not possible`, 'Enter another one');
	}
	return keyFor(mode, field, checked, noun);
}

const isShown = ({ show = {} }: Input, values: IDataObject) =>
	Object.entries(show).every(([parameter, wanted]) => wanted.includes(values[parameter] as string));

function checkRange({ label, min, most, positive }: Input, value: unknown): void {
	if (typeof value !== 'number') return;
	if (min !== undefined && value < min) throw new InputError(`${label} is ${value}; the least is ${min}`);
	if (most !== undefined && value > most) throw new InputError(`${label} is ${value}; the most is ${most}`);
	if (positive && value <= 0) throw new InputError(`${label} has to be more than 0`);
}

function valueOf(
	{ locator, option, parameter, default: initial }: Input,
	read: Read,
	options: IDataObject,
	context: CheckContext,
): unknown {
	if (locator) return keyOf(locator, locator.label.toLowerCase(), read, context).value;
	return option ? (options[parameter] ?? initial) : read(parameter);
}

/** The operation's own inputs, in order: an input can depend on those before it. */
function inputsOf(inputs: readonly Input[], read: Read, context: CheckContext): IDataObject {
	const values: IDataObject = {};
	const options = inputs.some((input) => input.option)
		? ((read(PARAMETERS.options) ?? {}) as IDataObject)
		: {};
	for (const input of inputs) {
		if (!isShown(input, values)) continue;
		const given = valueOf(input, read, options, context);
		if (isEmpty(given)) {
			if (input.required) throw new InputError(`${input.label} is empty`, 'Fill it in');
			if (input.default === undefined) continue;
		}
		const value = checkValue(input, isEmpty(given) ? input.default : given, context) as IDataObject;
		checkRange(input, value);
		values[input.parameter] = value;
	}
	return values;
}

function shapeOf(operation: Operation, read: Read): Shape {
	if (!operation.simplified) return 'raw';
	const output = read(PARAMETERS.output);
	if (output !== 'selected') return output === 'raw' ? 'raw' : 'simplified';
	const fields = listOf(read(PARAMETERS.outputFields) ?? []).map(String);
	if (fields.length === 0) throw new InputError('Field Names or IDs is empty', 'Choose at least one field');
	return fields;
}

/** Filters are only sent where they were filled in: an empty one would look for nothing. */
function filtersOf(fields: readonly Field[], read: Read, context: CheckContext): IDataObject {
	const given = collected(fields, read(PARAMETERS.filters), context.models);
	const filters: IDataObject = {};
	for (const field of fields) {
		const value = given[field.apiName];
		if (!isEmpty(value)) filters[field.apiName] = checkValue(field, value, context) as IDataObject;
	}
	return filters;
}

function limitOf(read: Read): number | null {
	if (read(PARAMETERS.returnAll) === true) return null;
	const limit = Number(read(PARAMETERS.limit));
	if (!Number.isInteger(limit) || limit < 1) {
		throw new InputError(`Limit has to be a whole number from 1, and is ${quote(read(PARAMETERS.limit))}`);
	}
	return limit;
}

interface SortRow {
	readonly field: string;
	readonly direction: 'ascending' | 'descending';
}

/** "Sort By" as UltraCart's `_sort`. */
function sortOf(read: Read): string {
	const rows = ((read(PARAMETERS.sort) ?? {}) as { by?: SortRow[] }).by ?? [];
	return rows.map(({ field, direction }) => `${direction === 'descending' ? '-' : ''}${field}`).join(',');
}

function listValues(operation: Operation, read: Read, context: CheckContext): IDataObject {
	if (operation.kind !== 'list') return {};
	const sort = operation.sorts ? sortOf(read) : '';
	return {
		limit: limitOf(read),
		...(operation.filters && { filters: filtersOf(operation.filters.fields, read, context) }),
		...(sort !== '' && { sort }),
	};
}

/**
 * Reads everything an operation needs of one item, and checks it.
 *
 * @throws InputError, or what n8n throws for an expression that does not work
 */
export function readItem(
	execute: IExecuteFunctions,
	operation: Operation,
	index: number,
	json: IDataObject,
	context: CheckContext,
): Item {
	const read: Read = (parameter) => execute.getNodeParameter(parameter, index, null);
	const { noun } = operation;
	return {
		index,
		json,
		values: {
			...inputsOf(operation.inputs ?? [], read, context),
			...listValues(operation, read, context),
		},
		shape: shapeOf(operation, read),
		...(operation.locator && { key: keyOf(operation.locator, noun, read, context) }),
		...('form' in operation && { record: readForm(operation.form, read, context) }),
	};
}
