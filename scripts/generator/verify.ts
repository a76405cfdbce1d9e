/** Stops the generator at a bad row, with the row's name: what is wrong here would be wrong in every generated file. */
import type { Table } from '../metadata';
import type { Attribute, Attributes, Endpoint, Model, Operation, Resource } from '../metadata/types';
import { isTitle, labelOf } from './names';
import { choosable, formOf, inputsOf, MOST_WITHOUT_CHOICE, Rows } from './resolve';

type Complaint = string;

function duplicates(what: string, names: readonly string[]): Complaint[] {
	const seen = new Set<string>();
	return names
		.filter((name) => seen.size === seen.add(name).size)
		.map((name) => `${what} ${name}: there are two of that name`);
}

function describeAttribute(attribute: Attribute): Complaint[] {
	const { description, type, list, placeholder } = attribute;
	const complaints: Complaint[] = [];
	const isPlain = !attribute.variant && attribute.notInForms === undefined;
	const sentences = description.split(/[.!?] /).length;
	if (description === '') complaints.push('has no description');
	if (sentences === 1 && description.endsWith('.') && !description.endsWith('...'))
		complaints.push('one sentence takes no final period');
	if (sentences > 1 && !description.endsWith('.')) complaints.push('several sentences take a final period');
	if (isPlain && type === 'boolean' && !list && !description.startsWith('Whether ')) {
		complaints.push('the description of a yes or no starts with "Whether"');
	}
	if (placeholder !== undefined && !placeholder.startsWith('e.g. '))
		complaints.push('a placeholder starts with "e.g. "');
	return complaints;
}

function checkAttributes(where: string, attributes: Attributes, models: ReadonlySet<string>): Complaint[] {
	return Object.entries(attributes).flatMap(([wire, attribute]) => {
		const complaints = describeAttribute(attribute);
		const label = labelOf(wire, attribute);
		if (!isTitle(label)) complaints.push(`the label "${label}" is not in Title Case`);
		if ((attribute.type === 'model') !== (attribute.model !== undefined))
			complaints.push('a model goes with the type "model"');
		if (attribute.model !== undefined && !models.has(attribute.model))
			complaints.push(`there is no model ${attribute.model}`);
		return complaints.map((complaint) => `${where}.${wire}: ${complaint}`);
	});
}

/** Names that a row uses of another row's attributes. */
function checkNames(where: string, names: readonly string[], attributes: Attributes): Complaint[] {
	return names
		.filter((name) => !(name in attributes))
		.map((name) => `${where}: there is no attribute ${name}`);
}

function checkModel(model: Model, rows: Rows, models: ReadonlySet<string>): Complaint[] {
	const { name, attributes, simplified = [] } = model;
	const complaints = checkAttributes(name, attributes, models);
	complaints.push(...checkNames(`${name} (simplified)`, simplified, attributes));
	if (simplified.length > MOST_WITHOUT_CHOICE)
		complaints.push(`${name} (simplified): at most ${MOST_WITHOUT_CHOICE} attributes`);
	for (const [wire, { model: child, matchedBy, variant }] of Object.entries(attributes)) {
		if (child === undefined || !models.has(child)) continue;
		const own = rows.model(child).attributes;
		const named = [...(variant ? [...variant.required, ...variant.shown, ...variant.oneOf.flat()] : [])];
		complaints.push(
			...checkNames(`${name}.${wire}`, [...named, ...(matchedBy === undefined ? [] : [matchedBy])], own),
		);
	}
	return complaints;
}

function checkEndpoint(endpoint: Endpoint, rows: Rows, models: ReadonlySet<string>): Complaint[] {
	const { id, path, body, answer, root, listIn } = endpoint;
	const complaints = [
		...checkAttributes(`${id} (path)`, endpoint.in, models),
		...checkAttributes(`${id} (query)`, endpoint.query, models),
	];
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
	if (inPath.join() !== Object.keys(endpoint.in).join())
		complaints.push(`${id}: the path and its parameters differ`);
	for (const model of [body, answer]) {
		if (model !== undefined && !models.has(model)) complaints.push(`${id}: there is no model ${model}`);
	}
	if (root !== undefined && answer !== undefined && models.has(answer)) {
		complaints.push(...checkNames(`${id} (root)`, [root], rows.model(answer).attributes));
	}
	if (listIn !== undefined && body !== undefined && models.has(body)) {
		complaints.push(...checkNames(`${id} (listIn)`, [listIn], rows.model(body).attributes));
	}
	return complaints;
}

/** The endpoints a row calls by name. */
function calledBy(operation: Operation): string[] {
	return [
		...('endpoint' in operation ? [operation.endpoint] : []),
		...('by' in operation ? Object.values(operation.by) : []),
	];
}

/** Looks at rows through each other. One that is not there has a complaint of its own already. */
function look<T>(through: () => T): T | undefined {
	try {
		return through();
	} catch (thrown) {
		if (thrown instanceof RangeError) return undefined;
		throw thrown;
	}
}

/** What an operation takes for granted about its endpoint. */
function checkEndpointOf(where: string, operation: Operation, rows: Rows): Complaint[] {
	if (operation.kind !== 'list' && operation.kind !== 'singleton') return [];
	const { id, answer, body } = rows.endpoint(operation.endpoint);
	return [
		...(answer === undefined ? [`${where}: ${id} answers with nothing`] : []),
		...(operation.kind === 'list' && operation.filters === 'body' && body === undefined
			? [`${where}: ${id} has no body to put filters into`]
			: []),
	];
}

function checkOperation(
	operation: Operation,
	resource: Resource,
	rows: Rows,
	models: ReadonlySet<string>,
): Complaint[] {
	const where = `${resource.name}.${operation.name}`;
	const form = formOf(operation);
	const complaints = checkAttributes(`${where} (inputs)`, inputsOf(operation, rows), models);
	if (!isTitle(operation.label))
		complaints.push(`${where}: the label "${operation.label}" is not in Title Case`);
	if (!/^[A-Z][^A-Z]*$/.test(operation.action))
		complaints.push(`${where}: the action "${operation.action}" is not in sentence case`);
	const by = 'by' in operation ? Object.keys(operation.by) : [];
	complaints.push(
		...by
			.filter((name) => !(name in resource.names))
			.map((name) => `${where}: the resource has no name "${name}"`),
	);
	if (form && !models.has(form.model)) complaints.push(`${where}: there is no model ${form.model}`);
	else if (form) {
		const { attributes } = rows.model(form.model);
		const { variants } = form;
		complaints.push(
			...checkNames(
				`${where} (form)`,
				[...form.first, ...(variants ? [variants.told, variants.default] : [])],
				attributes,
			),
		);
	}
	complaints.push(...checkEndpointOf(where, operation, rows));
	const model = look(() => choosable(operation, resource, rows));
	if (model && !model.simplified) {
		complaints.push(
			`${where}: hands out ${model.name}, which has more than ${MOST_WITHOUT_CHOICE} attributes and no "simplified"`,
		);
	}
	return complaints;
}

function checkResource(
	resource: Resource,
	rows: Rows,
	models: ReadonlySet<string>,
	endpoints: ReadonlySet<string>,
): Complaint[] {
	const { name, label, plural, record, names, operations, read, id } = resource;
	const where = `resource ${name}`;
	const called = [...operations.flatMap(calledBy), ...Object.values(read.by), read.list];
	const unknown = [...new Set(called)]
		.filter((each) => !endpoints.has(each))
		.map((each) => `${where}: there is no endpoint ${each}`);
	const cased = [label, plural]
		.filter((each) => !isTitle(each))
		.map((each) => `${where}: the label "${each}" is not in Title Case`);
	if (!models.has(record)) return [...unknown, ...cased, `${where}: there is no model ${record}`];
	return [
		...unknown,
		...cased,
		...checkNames(
			`${where} (names)`,
			[id, ...Object.values(names).map(({ attribute }) => attribute)],
			rows.model(record).attributes,
		),
		...duplicates(
			`${where}: operation`,
			operations.map((operation) => operation.name),
		),
		...(unknown.length > 0
			? []
			: operations.flatMap((operation) => checkOperation(operation, resource, rows, models))),
	];
}

/**
 * Checks every row of the table.
 *
 * @throws when rows are wrong: one line for each, beginning with the row's name
 */
export function verify(table: Table): void {
	const rows = new Rows(table);
	const models = new Set(table.models.map(({ name }) => name));
	const endpoints = new Set(table.endpoints.map(({ id }) => id));
	const complaints = [
		...duplicates(
			'model',
			table.models.map(({ name }) => name),
		),
		...duplicates(
			'endpoint',
			table.endpoints.map(({ id }) => id),
		),
		...duplicates(
			'resource',
			table.resources.map(({ name }) => name),
		),
		...table.models.flatMap((model) => checkModel(model, rows, models)),
		...table.endpoints.flatMap((endpoint) => checkEndpoint(endpoint, rows, models)),
		...table.resources.flatMap((resource) => checkResource(resource, rows, models, endpoints)),
	];
	if (complaints.length > 0)
		throw new Error(`The table can't be used as it is:\n  ${complaints.join('\n  ')}`);
}
