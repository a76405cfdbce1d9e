/** What the checks of the table's rows share. */
import type { Table } from '../../metadata';
import { loadOptions } from '../../metadata/loadOptions';
import { listSearch } from '../../metadata/listSearch';
import type { Attributes } from '../../metadata/types';
import { searchName } from '../names';
import { Rows } from '../rows';

/** What is wrong with a row: its name, and what. */
export type Problem = string;

/** Everything that rows can name. */
export class Known {
	readonly rows: Rows;
	readonly models: ReadonlySet<string>;
	readonly endpoints: ReadonlySet<string>;
	readonly resources: ReadonlySet<string>;
	/** The node's methods that fill dropdowns, and those that find records in a list. */
	readonly loadOptions: ReadonlySet<string>;
	readonly listSearch: ReadonlySet<string>;

	constructor(table: Table) {
		const { models, endpoints, resources } = table;
		this.rows = new Rows(table);
		this.models = new Set(namesOf(models));
		this.endpoints = new Set(endpoints.map(({ id }) => id));
		this.resources = new Set(namesOf(resources));
		this.loadOptions = new Set(Object.keys(loadOptions));
		this.listSearch = new Set([
			...Object.keys(listSearch),
			...resources.flatMap(({ name, search }) => (search ? searchName(name) : [])),
		]);
	}
}

export const namesOf = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

export const duplicates = (what: string, names: readonly string[]): Problem[] => {
	const seen = new Set<string>();
	return names
		.filter((name) => seen.size === seen.add(name).size)
		.map((name) => `${what} ${name}: there are two of that name`);
};

/** Names that a row uses of what is elsewhere. */
export const unknown = (
	where: string,
	what: string,
	names: readonly string[],
	known: Pick<ReadonlySet<string>, 'has'>,
): Problem[] =>
	names.filter((name) => !known.has(name)).map((name) => `${where}: there is no ${what} ${name}`);

/** Names that a row uses of another row's attributes. */
export const unknownAttributes = (
	where: string,
	names: readonly string[],
	attributes: Attributes,
): Problem[] => unknown(where, 'attribute', names, new Set(Object.keys(attributes)));

/** Problems of a part, with the name of the row that it belongs to. */
export const within = (where: string, problems: readonly Problem[]): Problem[] =>
	problems.map((each) => `${where}: ${each}`);

/** One problem, where there is a reason for it. */
export const problemIf = (isWrong: boolean, text: string): Problem[] => (isWrong ? [text] : []);

/** Looks at rows through each other. One that is not there is a problem of its own already. */
export function lookAt(check: () => Problem[]): Problem[] {
	try {
		return check();
	} catch (thrown) {
		if (thrown instanceof RangeError) return [];
		throw thrown;
	}
}
