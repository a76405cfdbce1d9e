/** docs/operations.md: every operation, its fields, endpoint, permission and number of calls. */
import type { Operation, Resource } from '../metadata/types';
import { labelOf } from './names';
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
	switch (operation.kind) {
		case 'read':
			return Object.values(read.by);
		case 'update':
			return [...Object.values(read.by), operation.endpoint];
		case 'delete':
		case 'codes':
			return Object.values(operation.by);
		case 'list':
		case 'create':
		case 'singleton':
			return [operation.endpoint];
	}
}

/** How many calls N items cost. */
function calls(operation: Operation, rows: Rows): string {
	switch (operation.kind) {
		case 'read':
			return 'One per different record';
		case 'list': {
			const { page } = rows.endpoint(operation.endpoint);
			return page
				? `One per ${page.max} records, for each different set of filters`
				: 'One per different request';
		}
		case 'create':
			return 'One per item';
		case 'update':
			return 'Two per item: read and write. With "Replace Whole Record" and an ID, one';
		case 'delete':
			return 'One per item, and one more for a deletion UltraCart refuses';
		case 'codes':
			return `One per ${rows.endpoint(Object.values(operation.by)[0] ?? '').carries ?? 1} codes that share coupon, prefix and expiry`;
		case 'singleton':
			return 'One, however many items there are';
	}
}

function fields(operation: Operation, resource: Resource, rows: Rows): string[] {
	const form = formOf(operation);
	const names: string[] = [];
	if (hasLocator(operation)) {
		const ways = locatorNames(operation, resource).map(
			(name) => resource.names[name]?.label.replace('By ', '') ?? name,
		);
		names.push(`${resource.label} (${ways.join(' or ')})`);
	}
	for (const [name, input] of Object.entries(inputsOf(operation))) {
		names.push(labelOf(name, input) + (input.option ? ' (option)' : ''));
	}
	if (form) {
		const { attributes } = rows.model(form.model);
		if (form.variants)
			names.push(
				`${form.variants.label} (${variantsOf(rows.model(form.model)).length} kinds, each with its fields)`,
			);
		const first = form.first.flatMap((wire) => (attributes[wire] ? [labelOf(wire, attributes[wire])] : []));
		const rest = Object.entries(collectionOf(form, attributes, false)).map(([wire, attribute]) =>
			labelOf(wire, attribute),
		);
		names.push(...first, ...rest);
	}
	for (const [wire, attribute] of Object.entries(filtersOf(operation, rows)))
		names.push(labelOf(wire, attribute));
	return names;
}

function section(operation: Operation, resource: Resource, rows: Rows): string {
	const endpoints = endpointsOf(operation, resource).map((id) => rows.endpoint(id));
	const facts = [
		['Fields', list(fields(operation, resource, rows)) || 'none'],
		['Endpoints', list(endpoints.map(({ method, path }) => `\`${method} ${path}\``))],
		['Permission', list([...new Set(endpoints.map(({ permission }) => `\`${permission}\``))])],
		['Calls', calls(operation, rows)],
	];
	return [
		`### ${operation.label}`,
		`${operation.description.replace(/\.$/, '')}.`,
		facts.map(([name, value]) => `- **${name}**: ${value}`).join('\n'),
	].join('\n\n');
}

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
