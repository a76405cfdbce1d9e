/** A resource's rows as the properties n8n shows. */
import { OPERATION, RESOURCE } from '../../../nodes/UltraCart/parameters';
import type { Resource } from '../../metadata/resource';
import type { Rows } from '../rows';
import { byLabel, showIf, type Property } from './displayOptions';
import { formProperties } from './forms';
import { inputProperties } from './inputs';
import { listProperties } from './lists';
import { locatorProperties, noticeProperties } from './locator';
import { outputProperties } from './output';

/** The list of operations. */
function operationProperty(resource: Resource): Property {
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
		default: resource.operations[0]?.name ?? '',
	};
}

/** Everything n8n shows for a resource, but for the options. */
export const resourceProperties = (resource: Resource, rows: Rows): Property[] => [
	operationProperty(resource),
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
