/** Rows of lists that forms are filled from: those that attributes name. */
import type { Table } from '../../metadata';
import { loadOptions } from '../../metadata/loadOptions';
import { listSearch } from '../../metadata/listSearch';
import type { Attribute, Attributes } from '../../metadata/types';
import { unknown, unknownAttributes, type Problem, type Known } from './problems';

/** The attributes of what an endpoint hands out. */
function handedOutBy(id: string, { rows, models }: Known): Attributes {
	const { answer, root } = rows.endpoint(id);
	if (answer === undefined || !models.has(answer)) return {};
	const { attributes } = rows.model(answer);
	const model = root === undefined ? answer : attributes[root]?.model;
	return model !== undefined && models.has(model) ? rows.model(model).attributes : {};
}

function checkDropdown(name: string, known: Known): Problem[] {
	const { endpoint, list, value, label, description } = loadOptions[name] ?? {};
	if (endpoint === undefined) return [];
	const where = `dropdown ${name}`;
	if (!known.endpoints.has(endpoint)) return unknown(where, 'endpoint', [endpoint], known.endpoints);
	const record = handedOutBy(endpoint, known);
	const model = list === undefined ? undefined : record[list]?.model;
	const entry = list === undefined ? record : model === undefined ? {} : known.rows.model(model).attributes;
	const named = [value, label, description].filter((each) => each !== undefined);
	return [
		...unknownAttributes(where, list === undefined ? [] : [list], record),
		...unknownAttributes(where, [...new Set(named)], entry),
	];
}

function checkSearch(name: string, known: Known): Problem[] {
	const { endpoint, id = '', shows = [], term, limit } = listSearch[name] ?? {};
	if (endpoint === undefined) return [];
	const where = `search ${name}`;
	if (!known.endpoints.has(endpoint)) return unknown(where, 'endpoint', [endpoint], known.endpoints);
	const { query } = known.rows.endpoint(endpoint);
	const asked = [limit, term?.location === 'query' ? term.name : undefined].filter(
		(each) => each !== undefined,
	);
	return [
		...unknownAttributes(where, [...new Set([id, ...shows])], handedOutBy(endpoint, known)),
		...unknown(where, 'parameter', asked, new Set(Object.keys(query))),
	];
}

export function checkLists({ models, endpoints, resources }: Table, known: Known): Problem[] {
	const attributes: Attribute[] = [
		...models.map((model) => model.attributes),
		...endpoints.map(({ query }) => query),
		...resources.flatMap(({ operations }) => operations.map(({ inputs = {} }) => inputs)),
	].flatMap((each) => Object.values(each));
	const named = (which: 'loadOptionsMethod' | 'searchListMethod') =>
		[...new Set(attributes.map((attribute) => attribute[which]))].filter((name) => name !== undefined);
	return [
		...named('loadOptionsMethod').flatMap((name) => checkDropdown(name, known)),
		...named('searchListMethod').flatMap((name) => checkSearch(name, known)),
	];
}
