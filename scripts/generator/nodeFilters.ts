/** Filters that UltraCart does not have, as rows say them and as the running node reads them. */
import type { FilterChoice, NodeFilter as RuntimeNodeFilter } from '../../nodes/UltraCart/operation';
import type { Model, NodeFilter } from '../metadata/types';
import type { Rows } from './rows';
import type { RuntimeTable } from './runtime';

/** A filter by its parameter. */
type Entry = readonly [string, NodeFilter];

/** UltraCart's name for each filter that it has, by its parameter. */
type Names = ReadonlyMap<string, string>;

/** What is asked has UltraCart's names from here on. */
function runtimeChoice({ conditions, asks }: FilterChoice, names: Names): FilterChoice {
	if (!asks) return { conditions };
	const asked = Object.entries(asks).map(([parameter, value]) => [names.get(parameter), value] as const);
	return { conditions, asks: Object.fromEntries(asked) as NonNullable<FilterChoice['asks']> };
}

export function runtimeFilter(
	[name, { of, needs, choices = {}, ...input }]: Entry,
	names: Names,
	table: RuntimeTable,
): RuntimeNodeFilter {
	const needed = needs === undefined ? undefined : names.get(needs);
	const common = { field: table.input(name, input), ...(needed !== undefined && { needs: needed }) };
	if (of !== undefined) return { ...common, choices: { conditions: [{ of, is: 'asGiven' }] } };
	const named = Object.entries(choices).map(([value, choice]) => [value, runtimeChoice(choice, names)]);
	return { ...common, choices: Object.fromEntries(named) as Readonly<Record<string, FilterChoice>> };
}

/** A filter either compares an attribute with what is given, or knows what each of its values means. */
function checkMeaning([name, { of, choices, values = {} }]: Entry): string[] {
	const isClear = of === undefined ? Object.keys(values).length > 0 : choices === undefined;
	if (!isClear) return [`the filter ${name} takes either "of" or "choices"`];
	if (of !== undefined) return [];
	return Object.keys(values)
		.filter((value) => !(value in (choices ?? {})))
		.map((value) => `the filter ${name} has no choice for ${value}`);
}

/**
 * What is wrong with a filter.
 *
 * @param record the model of the records that are listed
 */
export function checkNodeFilter(entry: Entry, names: Names, record: Model | undefined, rows: Rows): string[] {
	const [name, { of, needs, choices = {} }] = entry;
	const conditions = Object.values(choices).flatMap((choice) => choice.conditions);
	const paths = [...(of === undefined ? [] : [of]), ...conditions.map((condition) => condition.of)];
	const asked = Object.values(choices).flatMap(({ asks = {} }) => Object.keys(asks));
	return [
		...(names.has(name) ? [`UltraCart has a filter ${name} already`] : []),
		...checkMeaning(entry),
		...paths
			.filter((path) => !record || !rows.attributeAt(record.name, path))
			.map((path) => `there is no ${path}`),
		...[...asked, ...(needs === undefined ? [] : [needs])]
			.filter((parameter) => !names.has(parameter))
			.map((parameter) => `there is no filter ${parameter}`),
	];
}
