/** The table as the execution engine walks it. */
import type { Endpoint as RuntimeEndpoint, Field, ListSearchSource } from '../../nodes/shared/table';
import type {
	Input as RuntimeInput,
	Locator,
	Naming,
	Operation as RuntimeOperation,
	Operations,
} from '../../nodes/UltraCart/operation';
import { listSearch } from '../metadata/listSearch';
import type { Endpoint, Input, Inputs, Operation, Resource } from '../metadata/types';
import { fieldOf, fieldsOf } from './fields';
import { runtimeForm } from './forms';
import { parameterOf, searchName } from './names';
import {
	choosable,
	filtersOf,
	formOf,
	hasLocator,
	inputsOf,
	locatorNames,
	variantsOf,
	type Rows,
} from './resolve';

export function runtimeEndpoint(endpoint: Endpoint): RuntimeEndpoint {
	const { id, method, path, permission, safe, body, root, mayBeEmpty, page, bodyList, batchSize, asyncMode } =
		endpoint;
	return {
		id,
		method,
		path,
		permission,
		...(safe && { safe: true as const }),
		...(body !== undefined && { body: true as const }),
		...(root !== undefined && { root }),
		...(mayBeEmpty && { mayBeEmpty: true as const }),
		...(page && { page }),
		...(bodyList !== undefined && { bodyList }),
		...(batchSize !== undefined && { batchSize }),
		...(asyncMode && { asyncMode }),
	};
}

function locatorOf(resource: Resource, names: readonly string[], rows: Rows): Locator {
	const named = names.map((name): [string, Field] => {
		const { attribute = '' } = resource.names[name] ?? {};
		return [name, fieldOf(attribute, rows.attribute(resource.record, attribute))];
	});
	return { parameter: resource.name, label: resource.label, names: Object.fromEntries(named) };
}

function runtimeInput(apiName: string, input: Input, rows: Rows): RuntimeInput {
	const { show, required, option, default: initial, min, most, locates } = input;
	return {
		...fieldOf(apiName, input),
		...(show && { show }),
		...(required && { required: true as const }),
		...(option && { option: true as const }),
		...(initial !== undefined && { default: initial }),
		...(min !== undefined && { min }),
		...(most !== undefined && { most }),
		...(locates !== undefined && { locator: locatorOf(rows.resource(locates), ['id'], rows) }),
	};
}

/** Operation inputs that fill in the endpoint's path. */
function pathOf(operation: Operation, endpoint: Endpoint): Record<string, string> {
	const inputs = Object.entries(operation.inputs ?? {}).filter(([apiName]) => apiName in endpoint.in);
	return Object.fromEntries(inputs.map(([apiName, input]) => [apiName, parameterOf(apiName, input)]));
}

/** What is particular to the operation's kind. */
function particulars(operation: Operation, resource: Resource, rows: Rows): object {
	const { read } = resource;
	const known = (name: string): Naming => {
		const { attribute = '' } = resource.names[name] ?? {};
		return { mode: name, field: fieldOf(attribute, rows.attribute(resource.record, attribute)) };
	};
	switch (operation.kind) {
		case 'read':
			return { read };
		case 'list': {
			const { filters } = operation;
			const endpoint = rows.endpoint(operation.endpoint);
			const path = pathOf(operation, endpoint);
			return {
				endpoint: endpoint.id,
				...(filters && { filters: { to: filters, fields: fieldsOf(filtersOf(operation, rows)) } }),
				...(endpoint.sort && { sorts: true }),
				...(Object.keys(path).length > 0 && { path }),
			};
		}
		case 'create': {
			const { endpoint, batch } = operation;
			const name = Object.keys(resource.names).find((each) => each !== 'id');
			return {
				endpoint,
				read,
				...(batch !== undefined && { batch }),
				...(batch !== undefined && name !== undefined && { known: known(name) }),
			};
		}
		case 'update': {
			const { endpoint, batch } = operation;
			return { endpoint, read, ...(batch !== undefined && { batch }) };
		}
		case 'upsert':
			return { read, known: known(operation.known), insert: operation.insert, update: operation.update };
		case 'flip': {
			const { endpoint, list, flag, to, names } = operation;
			const { entryKey } = rows.attribute(resource.record, list);
			const input = parameterOf(names, operation.inputs?.[names] ?? rows.attribute(resource.record, list));
			return { endpoint, read, model: resource.record, list, entryKey, input, flag, to };
		}
		case 'delete':
			return { by: operation.by, read, ...(operation.batch && { batch: operation.batch }) };
		case 'exists':
			return {
				endpoint: operation.endpoint,
				read,
				known: known(operation.known),
				input: inputName(operation),
			};
		case 'codes':
			return { by: operation.by, read };
		case 'upload':
			return {
				endpoint: operation.endpoint,
				read,
				input: inputName(operation),
				told: operation.told,
				entry: operation.entry,
			};
		case 'act':
			return { endpoint: operation.endpoint, read };
		case 'singleton':
			return { endpoint: operation.endpoint };
		case 'set':
			return { endpoint: operation.endpoint, from: operation.read };
	}
}

/** Parameter of the input that a row names. */
function inputName({ input, inputs }: { input: string; inputs?: Inputs }): string {
	const row = inputs?.[input];
	return row ? parameterOf(input, row) : input;
}

function runtimeOperation(operation: Operation, resource: Resource, rows: Rows): RuntimeOperation {
	const inputs = Object.entries(inputsOf(operation, rows)).map(([apiName, input]) =>
		runtimeInput(apiName, input, rows),
	);
	const model = choosable(operation, resource, rows);
	const variants = model ? variantsOf(model) : [];
	const locator = hasLocator(operation)
		? locatorOf(resource, locatorNames(operation, resource), rows)
		: undefined;
	const form = runtimeForm(operation, resource);
	return {
		kind: operation.kind,
		noun: resource.label.toLowerCase(),
		id: resource.id,
		...(locator && { locator }),
		...(inputs.length > 0 && { inputs }),
		...(form && { form }),
		...(model && { simplified: model.simplified ?? [], answer: model.name }),
		...(variants.length > 0 && { variants }),
		...particulars(operation, resource, rows),
	} as unknown as RuntimeOperation;
}

export const runtimeOperations = (resources: readonly Resource[], rows: Rows): Operations =>
	Object.fromEntries(
		resources.map((resource) => [
			resource.name,
			Object.fromEntries(
				resource.operations.map((operation) => [operation.name, runtimeOperation(operation, resource, rows)]),
			),
		]),
	);

/** The fields of every model that a form can fill in, children included. */
export function runtimeModels(resources: readonly Resource[], rows: Rows): Record<string, Field[]> {
	const models: Record<string, Field[]> = {};
	const add = (name: string): void => {
		if (name in models) return;
		models[name] = fieldsOf(rows.model(name).attributes);
		for (const { model } of models[name]) if (model !== undefined) add(model);
	};
	for (const resource of resources) {
		for (const operation of resource.operations) {
			const form = formOf(operation);
			if (form) add(form.model);
			if (operation.kind === 'flip') add(resource.record);
			const shown = choosable(operation, resource, rows);
			if (shown && !(shown.name in models)) models[shown.name] = fieldsOf(shown.attributes);
		}
	}
	return models;
}

/** Every list in which records are found, by the name of its method. */
export const runtimeSearches = (resources: readonly Resource[]): Record<string, ListSearchSource> => ({
	...Object.fromEntries(
		resources.map(({ name, id, search }): [string, ListSearchSource] => [
			searchName(name),
			{ ...search, id },
		]),
	),
	...listSearch,
});
