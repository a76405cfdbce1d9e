import type { Table } from '../metadata';
import { batchInputs, kindInputs, unansweredInputs } from '../metadata/kinds';
import type {
	Attribute,
	Attributes,
	Endpoint,
	Form,
	Inputs,
	Model,
	Operation,
	Resource,
} from '../metadata/types';

/** Finds rows by the names that other rows call them by. The verifier has made sure that they are there. */
export class Rows {
	private readonly models: ReadonlyMap<string, Model>;
	private readonly endpoints: ReadonlyMap<string, Endpoint>;

	constructor(readonly table: Table) {
		this.models = new Map(table.models.map((model) => [model.name, model]));
		this.endpoints = new Map(table.endpoints.map((endpoint) => [endpoint.id, endpoint]));
	}

	model(name: string): Model {
		const model = this.models.get(name);
		if (!model) throw new RangeError(`The table has no model ${name}`);
		return model;
	}

	resource(name: string): Resource {
		const resource = this.table.resources.find((each) => each.name === name);
		if (!resource) throw new RangeError(`The table has no resource ${name}`);
		return resource;
	}

	/** An attribute of a model, named by both. */
	attribute(model: string, apiName: string): Attribute {
		const attribute = this.model(model).attributes[apiName];
		if (!attribute) throw new RangeError(`The table has no attribute ${model}.${apiName}`);
		return attribute;
	}

	endpoint(id: string): Endpoint {
		const endpoint = this.endpoints.get(id);
		if (!endpoint) throw new RangeError(`The table has no endpoint ${id}`);
		return endpoint;
	}
}

/** The filters of a listing, wherever they travel. */
export function filtersOf(operation: Operation, rows: Rows): Attributes {
	if (operation.kind !== 'list' || operation.filters === undefined) return {};
	const endpoint = rows.endpoint(operation.endpoint);
	if (operation.filters === 'body') return rows.model(endpoint.body ?? '').attributes;
	// The others are what paging and sorting take care of.
	return Object.fromEntries(Object.entries(endpoint.query).filter(([name]) => !name.startsWith('_')));
}

/** Endpoints by which an operation handles many records at once. */
function batchesOf(operation: Operation): string[] {
	if (operation.kind === 'upsert') {
		return [operation.insert.batch, operation.update.batch].filter((id) => id !== undefined);
	}
	const { batch } = 'batch' in operation ? operation : {};
	return batch === undefined ? [] : Object.values(typeof batch === 'string' ? { batch } : batch);
}

/** The operation's inputs, its kind's included. */
export function inputsOf(operation: Operation, rows: Rows): Inputs {
	const batches = batchesOf(operation);
	const asyncMode = operation.kind === 'update' && batches.some((id) => rows.endpoint(id).asyncMode);
	return {
		...operation.inputs,
		...kindInputs[operation.kind],
		...(batches.length > 0 && batchInputs),
		...(asyncMode && unansweredInputs),
	};
}

export const formOf = (operation: Operation): Form | undefined =>
	'form' in operation ? operation.form : undefined;

/** Whether a locator names the record that the operation is about. */
export const hasLocator = (operation: Operation): boolean =>
	['read', 'update', 'flip', 'delete', 'codes', 'upload', 'act'].includes(operation.kind) ||
	(operation.kind === 'list' && operation.of === true);

/** Names by which an operation's locator can name a record. */
export function locatorNames(operation: Operation, { names, id }: Resource): string[] {
	const byId = operation.kind === 'list';
	return Object.keys(names).filter((name) => !byId || names[name]?.attribute === id);
}

/** What comes back of an endpoint: the model of its records, or the answer itself. */
function answered(endpoint: Endpoint, rows: Rows): Model | undefined {
	if (endpoint.answer === undefined) return undefined;
	const answer = rows.model(endpoint.answer);
	const root = endpoint.root === undefined ? undefined : answer.attributes[endpoint.root];
	return root?.model === undefined ? answer : rows.model(root.model);
}

/** The model of what an operation hands out, where that is records of the API. */
export function handedOut(operation: Operation, resource: Resource, rows: Rows): Model | undefined {
	switch (operation.kind) {
		case 'read':
		case 'create':
		case 'update':
		case 'upsert':
		case 'flip':
			return rows.model(resource.record);
		case 'list':
		case 'singleton':
		case 'act':
			return answered(rows.endpoint(operation.endpoint), rows);
		case 'set':
			return answered(rows.endpoint(operation.read), rows);
		case 'delete':
		case 'exists':
		case 'codes':
		case 'upload':
			return undefined;
	}
}

/** Records with more attributes than this get a choice of what comes out. */
export const MOST_WITHOUT_CHOICE = 10;

/** The model whose attributes the user can choose from, where there are too many to show. */
export function choosable(operation: Operation, resource: Resource, rows: Rows): Model | undefined {
	const model = handedOut(operation, resource, rows);
	return model && Object.keys(model.attributes).length > MOST_WITHOUT_CHOICE ? model : undefined;
}

/** Wire names of the children of which a record holds exactly one. */
export const variantsOf = (model: Model): string[] =>
	Object.entries(model.attributes)
		.filter(([, attribute]) => attribute.variant)
		.map(([apiName]) => apiName);

/** Attributes that are under "Additional Fields" ("Update Fields"): those that a form has not asked for already. */
export function collectionOf(attributes: Attributes, asked: readonly string[]): Attributes {
	return Object.fromEntries(
		Object.entries(attributes).filter(
			([apiName, { readOnly, notInForms, variant }]) =>
				!readOnly && notInForms === undefined && !variant && !asked.includes(apiName),
		),
	);
}

/** Operations that fill in the same form, each with its own way of showing it. */
export function formsOf(resource: Resource): { form: Form; operations: Operation[] }[] {
	const forms = new Map<string, { form: Form; operations: Operation[] }>();
	for (const operation of resource.operations) {
		const form = formOf(operation);
		if (!form) continue;
		const known = forms.get(form.model) ?? { form, operations: [] };
		known.operations.push(operation);
		forms.set(form.model, known);
	}
	return [...forms.values()];
}

/** Whether a form changes a record that is there, and so asks for nothing. */
export const isChange = ({ kind }: Operation): boolean => kind === 'update';
