/** Rows of resources. */
import type { Resource } from '../../metadata/types';
import { checkReading, endpointsOf } from './calls';
import { problemIf, duplicates, unknown, unknownAttributes, type Problem, type Known } from './problems';
import { checkOperation } from './operations';
import { checkName, checkPlaceholder, checkTitle } from './words';

/** The ways of naming a record. Every one of them has to be readable. */
function checkNames(where: string, { id, names, read, record }: Resource, { rows }: Known): Problem[] {
	const attributes = [id, ...Object.values(names).map(({ attribute }) => attribute)];
	const words = Object.values(names).flatMap(({ label, placeholder }) => [
		...checkTitle(label),
		...problemIf(!label.startsWith('By '), `the label "${label}" does not start with "By "`),
		...checkPlaceholder(placeholder),
	]);
	const ways = Object.keys(names);
	return [
		...unknownAttributes(`${where} (names)`, [...new Set(attributes)], rows.model(record).attributes),
		...words.map((each) => `${where} (names): ${each}`),
		...problemIf(names.id?.attribute !== id, `${where} (names): "id" has to be ${id}`),
		...Object.keys(read.by)
			.filter((name) => !ways.includes(name))
			.map((name) => `${where} (read): there is no name "${name}"`),
		...ways
			.filter((name) => !(name in read.by))
			.map((name) => `${where} (read): nothing reads a record by "${name}"`),
	];
}

export function checkResource(resource: Resource, known: Known): Problem[] {
	const { name, label, plural, record, operations, read, search } = resource;
	const where = `resource ${name}`;
	const called = [...operations.flatMap(endpointsOf), ...Object.values(read.by), read.list, search.endpoint];
	const missing = unknown(where, 'endpoint', [...new Set(called)], known.endpoints);
	const words = [...checkName(name), ...checkTitle(label), ...checkTitle(plural)];
	const own = [...missing, ...words.map((each) => `${where}: ${each}`)];
	if (!known.models.has(record)) return [...own, ...unknown(where, 'model', [record], known.models)];
	return [
		...own,
		...checkNames(where, resource, known),
		...unknownAttributes(`${where} (search)`, search.shows, known.rows.model(record).attributes),
		...duplicates(
			`${where}: operation`,
			operations.map((operation) => operation.name),
		),
		// What else is to be said of operations needs their endpoints.
		...(missing.length > 0
			? []
			: [
					...checkReading(`${where} (read)`, resource, known),
					...operations.flatMap((operation) => checkOperation(operation, resource, known)),
				]),
	];
}
