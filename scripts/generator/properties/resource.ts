/** A resource's rows as the properties n8n shows. */
import { OPERATION, RESOURCE } from '../../../nodes/UltraCart/parameters';
import type { Operation, Resource } from '../../metadata/resource';
import { definitionOf } from '../operations';
import type { Rows } from '../rows';
import { byLabel, showIf, type Property } from './displayOptions';
import { formProperties } from './forms';
import { inputProperties } from './inputs';
import { listProperties } from './lists';
import { locatorProperties, noticeProperties } from './locator';
import { outputProperties } from './output';

/** What the operation is called that lists a resource's records, wherever there is one. */
const GET_MANY = 'getAll';

/** A new node, and a tool without a look at its actions, do what they open on: Get Many, else something that only reads. */
function openingOperation(resource: Resource, rows: Rows): string {
	const { operations } = resource;
	const onlyReads = (operation: Operation) =>
		definitionOf(operation)
			.endpoints(operation, resource)
			.every((id) => rows.endpoint(id).safe);
	const opening =
		operations.find(({ name }) => name === GET_MANY) ?? operations.find(onlyReads) ?? operations[0];
	return opening?.name ?? '';
}

/** The list of operations. */
function operationProperty(resource: Resource, rows: Rows): Property {
	return {
		displayName: 'Operation',
		name: OPERATION,
		type: 'options',
		noDataExpression: true,
		...showIf({ [RESOURCE]: [resource.name] }),
		options: resource.operations
			.map(({ label, name, description, action, builderHint }) => ({
				name: label,
				value: name,
				description,
				action,
				...(builderHint !== undefined && { builderHint: { propertyHint: builderHint } }),
			}))
			.sort(byLabel),
		default: openingOperation(resource, rows),
	};
}

/** Everything n8n shows for a resource, but for the options. */
export const resourceProperties = (resource: Resource, rows: Rows): Property[] => [
	operationProperty(resource, rows),
	...locatorProperties(resource, rows),
	...noticeProperties(resource),
	...inputProperties(resource, rows),
	...formProperties(resource, rows),
	...listProperties(resource, rows),
	...outputProperties(resource, rows),
];

/** The list of resources. */
export const resourceProperty = (resources: readonly Resource[]): Property => ({
	displayName: 'Resource',
	name: RESOURCE,
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ label, name }) => ({ name: label, value: name })).sort(byLabel),
	default: resources[0]?.name ?? '',
});
