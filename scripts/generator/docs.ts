/** docs/operations.md: every operation, its fields, endpoints, permissions and number of calls. */
import { BY_ID, CLEAR_FIELDS, FILTERS } from '../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../metadata/resource';
import type { Attributes } from '../metadata/types';
import { labelOf } from './names';
import { changesRecord, definitionOf, inputsOf, locatorOf } from './operations';
import { clearableAttributes, furtherAttributes, variantsOf } from './models';
import type { Property } from './properties/displayOptions';
import { listProperties } from './properties/lists';
import { outputProperties } from './properties/output';
import type { Rows } from './rows';

const joined = (items: readonly string[]) => items.join(', ');

const endpointsOf = (operation: Operation, resource: Resource): string[] => [
	...new Set(definitionOf(operation).endpoints(operation, resource)),
];

/** What else n8n shows for an operation; filters are named one by one. */
const shownFor = ({ name }: Operation, properties: readonly Property[]): string[] =>
	properties
		.filter((property) => property.name !== FILTERS)
		.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(name))
		.map(({ displayName }) => displayName);

const labelled = (attributes: Attributes): string[] =>
	Object.entries(attributes).map(([apiName, attribute]) => labelOf(apiName, attribute));

function locatorField(operation: Operation, { label, modes }: Resource): string[] {
	const ways = locatorOf(operation);
	if (!ways) return [];
	const names = Object.entries(modes)
		.filter(([mode]) => ways === 'anyMode' || mode === BY_ID)
		.map(([, mode]) => mode.label.replace('By ', ''));
	return [`${label} (${names.join(' or ')})`];
}

function formFields(operation: Operation, rows: Rows): string[] {
	const { form } = operation;
	if (!form) return [];
	const model = rows.model(form.model);
	const { variants } = form;
	const canClear =
		changesRecord(operation) && Object.keys(clearableAttributes(model.attributes, form)).length > 0;
	return [
		...(variants ? [`${variants.label} (${variantsOf(model).length} types, each with its fields)`] : []),
		...labelled(furtherAttributes(model.attributes, [])),
		...(canClear ? [CLEAR_FIELDS.label] : []),
	];
}

function fieldsOf(operation: Operation, resource: Resource, rows: Rows): string[] {
	const inputs = Object.entries(inputsOf(operation, rows));
	const isOption = ([, { option = false }]: (typeof inputs)[number]) => option;
	const listing = definitionOf(operation).listing?.(operation, rows);
	return [
		...locatorField(operation, resource),
		...labelled(Object.fromEntries(inputs.filter((input) => !isOption(input)))),
		...formFields(operation, rows),
		...labelled({ ...listing?.filters, ...listing?.nodeFilters }),
		...shownFor(operation, [...listProperties(resource, rows), ...outputProperties(resource, rows)]),
		...labelled(Object.fromEntries(inputs.filter(isOption))).map((label) => `${label} (option)`),
	];
}

function section(operation: Operation, resource: Resource, rows: Rows): string {
	const endpoints = endpointsOf(operation, resource).map((id) => rows.endpoint(id));
	const facts = [
		['Fields', joined(fieldsOf(operation, resource, rows)) || 'none'],
		['Endpoints', joined(endpoints.map(({ method, path }) => `\`${method} ${path}\``))],
		['Permission', joined([...new Set(endpoints.map(({ permission }) => `\`${permission}\``))])],
		['Calls', definitionOf(operation).cost(operation, resource, rows)],
	];
	return [
		`### ${operation.label}`,
		`${operation.description.replace(/\.$/, '')}.`,
		facts.map(([name, value]) => `- **${name}**: ${value}`).join('\n'),
	].join('\n\n');
}

function summaryRow(resource: Resource, rows: Rows): string {
	const { label, operations } = resource;
	const anchor = label.toLowerCase().replaceAll(' ', '-');
	const endpoints = operations.flatMap((operation) => endpointsOf(operation, resource));
	const permissions = new Set(endpoints.map((id) => `\`${rows.endpoint(id).permission}\``));
	const names = operations.map((operation) => operation.label).sort();
	return `| [${label}](docs/operations.md#${anchor}) | ${joined(names)} | ${joined([...permissions].sort())} |`;
}

/** The operations at a glance, for the README. It is published: Prettier would make each row as long as the longest. */
export const operationsTable = (resources: readonly Resource[], rows: Rows): string =>
	[
		'<!-- prettier-ignore -->',
		'| Resource | Operations | Permissions |',
		'| --- | --- | --- |',
		...resources.map((resource) => summaryRow(resource, rows)),
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
