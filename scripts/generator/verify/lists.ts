/** Rows of lists that forms are filled from. */
import type { Table } from '../../metadata';
import { listSearch } from '../../metadata/listSearch';
import { loadOptions } from '../../metadata/loadOptions';
import type { Attribute, ListSearch, LoadOptions } from '../../metadata/types';
import { lookAt, problemIf, unknown, unknownAttributes, within, type Known, type Problem } from './problems';

function checkDropdown(
	where: string,
	{ endpoint, list, value, label, description, unless, variantsOf }: LoadOptions,
	{ rows, models }: Known,
): Problem[] {
	const record = rows.answered(endpoint)?.attributes ?? {};
	const named = [value, label, description, unless].filter((each) => each !== undefined);
	if (list === undefined) return unknownAttributes(where, [...new Set(named)], record);
	const { model } = record[list] ?? {};
	const entry = model === undefined ? {} : rows.model(model).attributes;
	return [
		...unknown(where, 'model', variantsOf === undefined ? [] : [variantsOf], models),
		...unknownAttributes(where, [list], record),
		...unknownAttributes(where, [...new Set(named)], entry),
	];
}

/** A list in which records are searched. UltraCart looks for what is typed wherever a list is read page by page. */
export function checkSearch(
	where: string,
	{ endpoint: id, shows, sort, term, limit }: Omit<ListSearch, 'id'>,
	{ rows }: Known,
): Problem[] {
	const { sort: sorts = [], query, body, page } = rows.endpoint(id);
	const inBody = body === undefined ? {} : rows.model(body).attributes;
	const place = term?.location === 'body' ? inBody : query;
	return [
		...unknown(where, 'name to sort by', sort === undefined ? [] : [sort], new Set(sorts)),
		...unknownAttributes(where, shows, rows.answered(id)?.attributes ?? {}),
		...unknown(where, 'parameter', limit === undefined ? [] : [limit], new Set(Object.keys(query))),
		...unknown(where, 'parameter', term ? [term.name] : [], new Set(Object.keys(place))),
		...problemIf(
			page !== undefined && !term,
			`${where}: ${id} has pages, and no term says by what UltraCart looks there`,
		),
	];
}

const checkOwnSearch = (where: string, list: ListSearch, known: Known): Problem[] =>
	checkSearch(where, { ...list, shows: [...new Set([list.id, ...list.shows])] }, known);

/** Attributes of all rows, and what lists say of their entries. */
const attributesIn = ({ models, endpoints, resources }: Table): Partial<Attribute>[] =>
	[
		...models.map((model) => model.attributes),
		...endpoints.map(({ query }) => query),
		...resources.flatMap(({ operations }) => operations.map(({ inputs = {} }) => inputs)),
	]
		.flatMap((attributes) => Object.values(attributes))
		.flatMap((attribute) => [attribute, ...Object.values(attribute.entry ?? {})]);

export function checkLists(table: Table, known: Known): Problem[] {
	const attributes = attributesIn(table);
	function check<List extends { readonly endpoint: string }>(
		what: string,
		lists: Readonly<Record<string, List>>,
		method: 'loadOptionsMethod' | 'searchListMethod',
		checkList: (where: string, list: List, known: Known) => Problem[],
	): Problem[] {
		return Object.entries(lists).flatMap(([name, list]) => {
			const where = `${what} ${name}`;
			const isThere = known.endpoints.has(list.endpoint);
			if (!attributes.some((attribute) => attribute[method] === name))
				return within(where, problemIf(isThere, 'no attribute is filled from it'));
			if (!isThere) return unknown(where, 'endpoint', [list.endpoint], known.endpoints);
			return lookAt(() => checkList(where, list, known));
		});
	}
	return [
		...check('dropdown', loadOptions, 'loadOptionsMethod', checkDropdown),
		...check('search', listSearch, 'searchListMethod', checkOwnSearch),
	];
}
