/** What the checks of the table's rows share. */
import type { Table } from '../../metadata';
import { dropdowns } from '../../metadata/dropdowns';
import { searches } from '../../metadata/searches';
import type { Attributes } from '../../metadata/types';
import { searchName } from '../names';
import { Rows } from '../resolve';

/** What is wrong with a row: its name, and what. */
export type Complaint = string;

/** Everything that rows can name. */
export class Known {
	readonly rows: Rows;
	readonly models: ReadonlySet<string>;
	readonly endpoints: ReadonlySet<string>;
	readonly resources: ReadonlySet<string>;
	/** The node's methods that fill dropdowns, and those that find records in a list. */
	readonly dropdowns: ReadonlySet<string>;
	readonly searches: ReadonlySet<string>;

	constructor({ models, endpoints, resources, ...table }: Table) {
		this.rows = new Rows({ models, endpoints, resources, ...table });
		this.models = new Set(models.map(({ name }) => name));
		this.endpoints = new Set(endpoints.map(({ id }) => id));
		this.resources = new Set(resources.map(({ name }) => name));
		this.dropdowns = new Set(Object.keys(dropdowns));
		this.searches = new Set([...Object.keys(searches), ...resources.map(({ name }) => searchName(name))]);
	}
}

export const duplicates = (what: string, names: readonly string[]): Complaint[] => {
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
): Complaint[] =>
	names.filter((name) => !known.has(name)).map((name) => `${where}: there is no ${what} ${name}`);

/** Names that a row uses of another row's attributes. */
export const unknownAttributes = (
	where: string,
	names: readonly string[],
	attributes: Attributes,
): Complaint[] => unknown(where, 'attribute', names, new Set(Object.keys(attributes)));

/** One complaint, where there is a reason for it. */
export const complaint = (isWrong: boolean, text: string): Complaint[] => (isWrong ? [text] : []);
