import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import type { Model } from '../../shared/table';
import { quote } from '../../shared/text';
import { keyFor, withinOf, type Item, type ListingInput, type OutputMode, type RecordKey } from '../item';
import type { Input, Listing, Locator, OperationBase } from '../operation';
import {
	BY_ID,
	BY_OID,
	FILTERS,
	FROM_LIST,
	INCLUDE,
	LIMIT,
	OPTIONS,
	OUTPUT,
	OUTPUT_FIELDS,
	RETURN_ALL,
	SORT,
} from '../parameters';
import { readCollection, readForm, type ReadParameter } from './readForm';
import { checkValue, isEmpty, listOf, type ReadingRules } from './validate';

/** Segments that would change the path instead of naming a record. */
const DOT_SEGMENTS = ['.', '..'];

function readKey(locator: Locator, noun: string, read: ReadParameter, rules: ReadingRules): RecordKey {
	const { mode: chosen, value } = read(locator.parameter) as INodeParameterResourceLocator;
	const mode = chosen === FROM_LIST || chosen === BY_OID ? BY_ID : chosen;
	const field = locator.modes[mode];
	if (!field) {
		throw new InputError(
			`${locator.label} is set in a way that this operation doesn't support`,
			'Choose it again',
		);
	}
	if (isEmpty(value)) throw new InputError(`${locator.label} is empty`, 'Choose one, or enter its ID');
	const trimmed = typeof value === 'string' ? value.trim() : value;
	const checked = checkValue(field, trimmed, rules) as string | number;
	if (DOT_SEGMENTS.includes(String(checked))) {
		throw new InputError(`${locator.label} ${quote(checked)} is not possible`, 'Enter another one');
	}
	return keyFor(mode, field, checked, noun);
}

const isShown = ({ show = {} }: Input, before: IDataObject): boolean =>
	Object.entries(show).every(([parameter, values]) => values.includes(before[parameter] as string));

function givenFor(input: Input, read: ReadParameter, options: IDataObject, rules: ReadingRules): unknown {
	const { locator, option, parameter } = input;
	if (locator) return readKey(locator, locator.label.toLowerCase(), read, rules).value;
	return option ? options[parameter] : read(parameter);
}

/** The operation's own inputs, in order: an input can depend on those before it. */
function readInputs(inputs: readonly Input[], read: ReadParameter, rules: ReadingRules): IDataObject {
	const options = (inputs.some(({ option }) => option) ? (read(OPTIONS) ?? {}) : {}) as IDataObject;
	const values: IDataObject = {};
	for (const input of inputs) {
		if (!isShown(input, values)) continue;
		const given = givenFor(input, read, options, rules);
		const value = isEmpty(given) ? input.default : given;
		if (isEmpty(given) && input.required) throw new InputError(`${input.label} is empty`, 'Fill it in');
		if (value === undefined) continue;
		values[input.parameter] = checkValue(input, value, rules);
	}
	return values;
}

function readOutput(read: ReadParameter): OutputMode {
	const output = read(OUTPUT.name);
	if (output !== OUTPUT.selected) return output === OUTPUT.raw ? 'raw' : 'simplified';
	const fields = listOf(read(OUTPUT_FIELDS.name) ?? []).map(String);
	if (fields.length === 0)
		throw new InputError(`${OUTPUT_FIELDS.label} is empty`, 'Choose at least one field');
	return fields;
}

function readInclude(known: readonly string[], read: ReadParameter): string[] {
	const names = listOf(read(INCLUDE.name)).map(String);
	const unknown = names.find((name) => !known.includes(name));
	if (unknown === undefined) return names;
	throw new InputError(
		`${INCLUDE.label} ${quote(unknown)} is nothing that UltraCart can add`,
		`Use: ${known.join(', ')}`,
	);
}

/** Filters are only sent where they were filled in: an empty one would look for nothing. */
function readFilters(fields: Model, read: ReadParameter, rules: ReadingRules): IDataObject {
	const given = readCollection(fields, read(FILTERS));
	const filters: IDataObject = {};
	for (const field of fields) {
		const value = given[field.apiName];
		if (!isEmpty(value)) filters[field.apiName] = checkValue(field, value, rules);
	}
	return filters;
}

/** Nobody wants to read all there is by mistake, and of some records UltraCart refuses to list all. */
function requireFilters({ filters, nodeFilters = [] }: Listing, given: IDataObject, own: IDataObject): void {
	const labelOf = (name: string) => filters?.fields.find(({ apiName }) => apiName === name)?.label ?? name;
	for (const { field, needs } of nodeFilters) {
		if (needs === undefined || needs in given || !(field.apiName in own)) continue;
		throw new InputError(
			`${field.label} needs ${labelOf(needs)}`,
			"UltraCart can't be asked for it: the node looks at everything that the other filters leave",
		);
	}
	const { needsOne } = filters ?? {};
	if (needsOne === undefined || Object.keys(given).some((name) => !needsOne.beside.includes(name))) return;
	throw new InputError(
		'Filters has nothing to look for, and UltraCart does not list everything',
		`Add at least one, such as ${labelOf(needsOne.suchAs)}`,
	);
}

function readLimit(read: ReadParameter): number {
	if (read(RETURN_ALL) === true) return Infinity;
	const limit = Number(read(LIMIT.name));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputError(`${LIMIT.label} must be a whole number of at least 1, not ${quote(read(LIMIT.name))}`);
}

/** "Sort By" as UltraCart's `_sort`. */
function readSort(read: ReadParameter): string {
	const { [SORT.group]: rows = [] } = (read(SORT.name) ?? {}) as { [SORT.group]?: IDataObject[] };
	return rows
		.map((row) => `${row[SORT.direction] === SORT.descending ? '-' : ''}${row[SORT.field] as string}`)
		.join(',');
}

function readListing(listing: Listing, read: ReadParameter, rules: ReadingRules): ListingInput {
	const { filters: ofUltraCart, nodeFilters: own = [], sorts } = listing;
	const filters = ofUltraCart ? readFilters(ofUltraCart.fields, read, rules) : {};
	const ownFields = own.map(({ field }) => field);
	const nodeFilters = readFilters(ownFields, read, rules);
	requireFilters(listing, filters, nodeFilters);
	return { limit: readLimit(read), filters, nodeFilters, sort: sorts ? readSort(read) : '' };
}

/**
 * Reads everything an operation needs of one item, and checks it.
 *
 * @throws InputError, or what n8n throws for an expression that does not work
 */
export function readItem(
	execute: IExecuteFunctions,
	operation: OperationBase,
	index: number,
	json: IDataObject,
): Item {
	const { noun, locator, within, inputs = [], form, listing, output, includes } = operation;
	const read: ReadParameter = (parameter) => execute.getNodeParameter(parameter, index, null);
	const rules = { timezone: execute.getTimezone() };
	const item = { index, json, inputs: readInputs(inputs, read, rules), output: 'raw' as const };
	const around = within && { within: withinOf(operation, item) };
	return {
		...item,
		...(listing && { listing: readListing(listing, read, rules) }),
		output: output ? readOutput(read) : 'raw',
		...(includes && { include: readInclude(includes, read) }),
		...(locator && { key: { ...readKey(locator, noun, read, rules), ...around } }),
		...(form && readForm(form, read, rules)),
	};
}
