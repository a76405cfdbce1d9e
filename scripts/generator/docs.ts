/** docs/operations.md: every operation, its fields, endpoint, permission and number of calls. */
import { PARAMETERS } from '../../nodes/UltraCart/input/readItem';
import type { Attributes, Operation, Resource } from '../metadata/types';
import { callsOf } from './cost';
import { listProperties } from './lists';
import { labelOf } from './names';
import { outputProperties } from './output';
import type { Property } from './property';
import {
	collectionOf,
	filtersOf,
	formOf,
	hasLocator,
	inputsOf,
	locatorNames,
	variantsOf,
	type Rows,
} from './resolve';

const list = (items: readonly string[]) => items.join(', ');

/** Endpoints an operation can call, in the order in which it would. */
function endpointsOf(operation: Operation, { read }: Resource): string[] {
	const safe = [...Object.values(read.by), read.list];
	switch (operation.kind) {
		case 'read':
			return safe;
		case 'update':
		case 'create':
			return [
				...(operation.kind === 'update' ? safe : []),
				operation.endpoint,
				...(operation.batch === undefined ? [] : [operation.batch]),
			];
		case 'upsert':
			return [...safe, ...[operation.insert, operation.update].flatMap((each) => Object.values(each))];
		case 'flip':
		case 'act':
			return [...safe, operation.endpoint];
		case 'delete':
			// A deletion that is refused is held against a look-up.
			return [...Object.values(operation.by), ...Object.values(operation.batch ?? {}), ...safe];
		case 'codes':
			return Object.values(operation.by);
		case 'upload':
			return [...safe, operation.endpoint];
		case 'exists':
			return [operation.endpoint, read.list];
		case 'set':
			return [operation.read, operation.endpoint];
		case 'list':
		case 'singleton':
			return [operation.endpoint];
	}
}

/** What else n8n shows for an operation; filters are told one by one. */
const shownFor = ({ name }: Operation, properties: readonly Property[]): string[] =>
	properties
		.filter((property) => property.name !== PARAMETERS.filters)
		.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(name))
		.map(({ displayName }) => displayName);

function fields(operation: Operation, resource: Resource, rows: Rows): string[] {
	const form = formOf(operation);
	const names: string[] = [];
	if (hasLocator(operation)) {
		const ways = locatorNames(operation, resource).map(
			(name) => resource.names[name]?.label.replace('By ', '') ?? name,
		);
		names.push(`${resource.label} (${ways.join(' or ')})`);
	}
	const inputs = Object.entries(inputsOf(operation, rows));
	for (const [name, input] of inputs.filter(([, { option }]) => !option)) names.push(labelOf(name, input));
	if (form) {
		const { attributes } = rows.model(form.model);
		const labelled = (those: Attributes) =>
			Object.entries(those).map(([apiName, attribute]) => labelOf(apiName, attribute));
		if (form.variants) {
			const kinds = variantsOf(rows.model(form.model)).length;
			names.push(`${form.variants.label} (${kinds} kinds, each with its fields)`);
		}
		names.push(...labelled(collectionOf(attributes, [])));
	}
	for (const [apiName, attribute] of Object.entries(filtersOf(operation, rows)))
		names.push(labelOf(apiName, attribute));
	names.push(
		...shownFor(operation, [...listProperties(resource, rows), ...outputProperties(resource, rows)]),
	);
	for (const [name, input] of inputs.filter(([, { option }]) => option))
		names.push(`${labelOf(name, input)} (option)`);
	return names;
}

function section(operation: Operation, resource: Resource, rows: Rows): string {
	const endpoints = [...new Set(endpointsOf(operation, resource))].map((id) => rows.endpoint(id));
	const facts = [
		['Fields', list(fields(operation, resource, rows)) || 'none'],
		['Endpoints', list(endpoints.map(({ method, path }) => `\`${method} ${path}\``))],
		['Permission', list([...new Set(endpoints.map(({ permission }) => `\`${permission}\``))])],
		['Calls', callsOf(operation, resource, rows)],
	];
	return [
		`### ${operation.label}`,
		`${operation.description.replace(/\.$/, '')}.`,
		facts.map(([name, value]) => `- **${name}**: ${value}`).join('\n'),
	].join('\n\n');
}

/** The operations at a glance, for the README. */
export const operationsTable = (resources: readonly Resource[], rows: Rows): string =>
	[
		'| Resource | Operations | Permissions |',
		'| --- | --- | --- |',
		...resources.map((resource) => {
			const { label, operations } = resource;
			const endpoints = operations.flatMap((operation) => endpointsOf(operation, resource));
			const permissions = endpoints.map((id) => `\`${rows.endpoint(id).permission}\``);
			return `| [${label}](docs/operations.md#${label.toLowerCase().replaceAll(' ', '-')}) | ${list(operations.map((each) => each.label).sort())} | ${list([...new Set(permissions)].sort())} |`;
		}),
	].join('\n');

/** The whole page. */
export function operationsPage(resources: readonly Resource[], rows: Rows): string {
	const sections = resources.map((resource) =>
		[
			`## ${resource.label}`,
			...resource.operations.map((operation) => section(operation, resource, rows)),
		].join('\n\n'),
	);
	return [
		'# Operations',
		'UltraCart takes 1,000 calls an hour, one at a time. "Calls" says what an operation costs for all items of a run together.',
		...sections,
	].join('\n\n');
}
