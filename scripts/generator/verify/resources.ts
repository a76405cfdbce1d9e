/** Rows of resources. */
import { BY_ID } from '../../../nodes/UltraCart/parameters';
import type { Resource } from '../../metadata/resource';
import { readEndpoints, unknownModes } from '../kinds/definition';
import { checkReading } from './calls';
import { checkSearch } from './lists';
import { checkOperation } from './operations';
import {
	duplicates,
	lookAt,
	namesOf,
	problemIf,
	unknown,
	unknownAttributes,
	within,
	type Known,
	type Problem,
} from './problems';
import { checkName, checkPlaceholder, checkSentence, checkTitle } from './words';

/** The ways of naming a record. Every one of them has to be readable. */
function checkModes(where: string, resource: Resource, { rows }: Known): Problem[] {
	const { id, modes, read, record } = resource;
	const attributes = [id, ...Object.values(modes).map(({ attribute }) => attribute)];
	const words = Object.values(modes).flatMap(({ label, placeholder }) => [
		...checkTitle(label),
		...problemIf(!label.startsWith('By '), `the label "${label}" does not start with "By "`),
		...checkPlaceholder(placeholder),
	]);
	return [
		...unknownAttributes(`${where} (modes)`, [...new Set(attributes)], rows.model(record).attributes),
		...within(`${where} (modes)`, words),
		...problemIf(modes[BY_ID]?.attribute !== id, `${where} (modes): "${BY_ID}" has to be ${id}`),
		...within(`${where} (read)`, unknownModes(Object.keys(read.by), resource)),
		...Object.keys(modes)
			.filter((mode) => !(mode in read.by))
			.map((mode) => `${where} (read): nothing reads a record by "${mode}"`),
	];
}

/** Where the resource is changed, n8n keeps an operation of the same value: it may not do something else there. */
export function checkAlike(resources: readonly Resource[]): Problem[] {
	const first = new Map<string, { readonly kind: string; readonly where: string }>();
	return resources.flatMap(({ name: resource, operations }) =>
		operations.flatMap(({ name, kind }) => {
			const where = `${resource}.${name}`;
			const known = first.get(name) ?? { kind, where };
			first.set(name, known);
			return problemIf(
				known.kind !== kind,
				`${where}: it is of the kind ${kind}, ${known.where} of the kind ${known.kind}`,
			);
		}),
	);
}

export function checkResource(resource: Resource, known: Known): Problem[] {
	const { name, label, plural, record, operations, search, leftOut = {} } = resource;
	const where = `resource ${name}`;
	const called = [...new Set([...readEndpoints(resource), ...(search ? [search.endpoint] : [])])];
	const missing = unknown(where, 'endpoint', called, known.endpoints);
	const checkFinding = () => [
		...checkReading(`${where} (read)`, resource, known),
		...(search ? lookAt(() => checkSearch(`${where} (search)`, search, known)) : []),
	];
	const words = [
		...checkName(name),
		...checkTitle(label),
		...checkTitle(plural),
		...Object.entries(leftOut).flatMap(([line, why]) => within(`leftOut: ${line}`, checkSentence(why))),
	];
	const own = [...missing, ...within(where, words)];
	if (!known.models.has(record)) return [...own, ...unknown(where, 'model', [record], known.models)];
	return [
		...own,
		...checkModes(where, resource, known),
		...duplicates(`${where}: operation`, namesOf(operations)),
		...(missing.length > 0 ? [] : checkFinding()),
		...operations.flatMap((operation) => checkOperation(operation, resource, known)),
	];
}
