/** The table as the execution engine walks it. */
import type { Endpoint as RuntimeEndpoint, Field } from '../../nodes/api/table';
import type {
	Input as RuntimeInput,
	Locator,
	Operation as RuntimeOperation,
	Operations,
} from '../../nodes/UltraCart/execution/operation';
import type { Endpoint, Input, Operation, Resource } from '../metadata/types';
import { fieldOf, fieldsOf } from './fields';
import { runtimeForm } from './forms';
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
	const { id, method, path, permission, reads, root, page, listIn, carries } = endpoint;
	return {
		id,
		method,
		path,
		permission,
		...(reads && { reads: true as const }),
		...(root !== undefined && { root }),
		...(page && { page }),
		...(listIn !== undefined && { listIn }),
		...(carries !== undefined && { carries }),
	};
}

function runtimeInput([wire, input]: [string, Input]): RuntimeInput {
	const { show, required, option, default: initial, min, most } = input;
	return {
		...fieldOf(wire, input),
		...(show && { show }),
		...(required && { required: true as const }),
		...(option && { option: true as const }),
		...(initial !== undefined && { default: initial }),
		...(min !== undefined && { min }),
		...(most !== undefined && { most }),
	};
}

function locatorOf(operation: Operation, resource: Resource, rows: Rows): Locator | undefined {
	if (!hasLocator(operation)) return undefined;
	const names = locatorNames(operation, resource).map((name): [string, Field] => {
		const { attribute = '' } = resource.names[name] ?? {};
		return [name, fieldOf(attribute, rows.attribute(resource.record, attribute))];
	});
	return { parameter: resource.name, label: resource.label, names: Object.fromEntries(names) };
}

/** What is particular to the operation's kind. */
function particulars(operation: Operation, { read }: Resource, rows: Rows): object {
	switch (operation.kind) {
		case 'read':
			return { read };
		case 'list': {
			const { endpoint, filters } = operation;
			return {
				endpoint,
				...(filters && { filters: { to: filters, fields: fieldsOf(filtersOf(operation, rows)) } }),
				...(rows.endpoint(endpoint).sort && { sorts: true }),
			};
		}
		case 'create':
		case 'singleton':
			return { endpoint: operation.endpoint };
		case 'update':
			return { endpoint: operation.endpoint, read };
		case 'delete':
		case 'codes':
			return { by: operation.by, read };
	}
}

function runtimeOperation(operation: Operation, resource: Resource, rows: Rows): RuntimeOperation {
	const inputs = Object.entries(inputsOf(operation)).map(runtimeInput);
	const model = choosable(operation, resource, rows);
	const variants = model ? variantsOf(model) : [];
	const locator = locatorOf(operation, resource, rows);
	const form = runtimeForm(operation, resource);
	return {
		kind: operation.kind,
		noun: resource.label.toLowerCase(),
		id: resource.id,
		...(locator && { locator }),
		...(inputs.length > 0 && { inputs }),
		...(form && { form }),
		...(model && { simplified: model.simplified ?? [] }),
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
	for (const { operations } of resources) {
		for (const operation of operations) {
			const form = formOf(operation);
			if (form) add(form.model);
		}
	}
	return models;
}
