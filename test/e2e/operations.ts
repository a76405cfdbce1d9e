/** Every operation of a node, as its description has it, with the parameters that a user would at least have to give. */
import {
	NodeHelpers,
	type IDataObject,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { FILTERS } from '../../nodes/UltraCart/parameters';
import type { Sandbox } from '../../sandbox/sandbox';
import { table } from '../../scripts/metadata';
import { rows } from '../support/formParameters';
import { filtersOf, parameterOf, savedMode } from '../support/generator';
import { leastFilter } from '../support/metadataFixtures';

export interface OperationOf {
	readonly resource: string;
	readonly operation: string;
	/** What the node creator lists. */
	readonly action: string;
}

/**
 * The fields that the form of an operation shows, one after the other: what a field holds can bring up further ones, which stand
 * behind it.
 *
 * @param valueOf what is entered into a field; it is asked for each
 */
export function filledIn(
	type: INodeTypeDescription,
	{ resource, operation }: OperationOf,
	valueOf: (property: INodeProperties) => INodeParameters[string],
): INodeParameters {
	const parameters: INodeParameters = { resource, operation };
	for (const property of type.properties) {
		if (property.name in parameters) continue;
		if (!NodeHelpers.displayParameter(parameters, property, { typeVersion: 1 }, type)) continue;
		parameters[property.name] = valueOf(property);
	}
	return parameters;
}

/** n8n adds it to every node whose credentials its HTTP Request node can use. */
const CUSTOM_CALL = '__CUSTOM_API_CALL__';

const optionsOf = ({ options = [] }: INodeProperties): INodePropertyOptions[] =>
	options.filter(
		(option): option is INodePropertyOptions => 'value' in option && option.value !== CUSTOM_CALL,
	);

/** In the order in which the node lists them. */
export function operationsOf({ properties }: INodeTypeDescription): OperationOf[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => {
			const resources = (property.displayOptions?.show?.resource ?? []) as string[];
			return resources.flatMap((resource) =>
				optionsOf(property).map(({ value, action = '' }) => ({
					resource: resource,
					operation: String(value),
					action,
				})),
			);
		});
}

/** A value that `Values` made up, which no record need have. */
const isGiven = (value: unknown) =>
	/E2E\d/.test(JSON.stringify(value)) || (value as IDataObject | null)?.__rl === true;

/** Whether it is a list of what was searched for. */
export const mayBeEmpty = (parameters: IDataObject): boolean =>
	'returnAll' in parameters && Object.values(parameters).some(isGiven);

/** Where UltraCart does not list everything: filters that leave nothing out. */
function leastFiltersOf({ resource, operation }: OperationOf): INodeParameters | undefined {
	const row = table.resources.find(({ name }) => name === resource);
	const own = row?.operations.find(({ name }) => name === operation);
	if (own?.kind !== 'list' || !own.needsOne) return undefined;
	const attributes = filtersOf(own, rows);
	return Object.fromEntries(
		Object.entries(leastFilter(own)).flatMap(([name, value]) => {
			const attribute = attributes[name];
			return attribute ? [[parameterOf(name, attribute), String(value)] as const] : [];
		}),
	);
}

/** An update that changes nothing is none. */
const FREE_SHIPPING = { entry: [{ minimumSubtotal: 100, couponCode: 'FREESHIP' }] };

/** Among so many of each resource records are found: what the examples use was added last. */
export const FIRST_RECORDS = 7;

/** Finds values for fields: each time others, so that no operation gets in another's way. */
export class Values {
	private taken = 0;

	constructor(private readonly sandbox: Sandbox) {}

	/** The parameters of one operation: defaults, and something in every field that is required. */
	parametersFor(type: INodeTypeDescription, operation: OperationOf): IDataObject {
		const filters = leastFiltersOf(operation);
		return filledIn(type, operation, (property) =>
			property.name === FILTERS && filters ? filters : this.valueFor(property),
		);
	}

	private valueFor(property: INodeProperties): INodeParameters[string] {
		if (property.name === 'updateFields') return this.oneFieldOf(property);
		if (property.name === 'subtotalLevels') return FREE_SHIPPING;
		if (!property.required) return property.default;
		return this.required(property);
	}

	private required({ type, name, default: initial, options }: INodeProperties): INodeParameters[string] {
		this.taken += 1;
		if (type === 'resourceLocator') return this.record(name);
		if (type === 'dateTime') return new Date(Date.now() + 7 * 86_400_000).toISOString();
		if (type === 'number') return initial === '' ? this.taken : initial;
		return type === 'string' || options === undefined ? `E2E${this.taken}` : initial;
	}

	/** A record of the sandbox, but not the very first, which is there to be odd. */
	private record(resource: string): INodeParameters[string] {
		const row = this.sandbox.account.resource(resource);
		const record = this.sandbox.list(resource)[1 + (this.taken % (FIRST_RECORDS - 1))] ?? {};
		return { __rl: true, mode: savedMode('id', row), value: String(record[row.id]) };
	}

	private oneFieldOf({ options = [] }: INodeProperties): INodeParameters {
		const texts = options.filter((option): option is INodeProperties => 'type' in option);
		const { name = '' } = texts.find(({ type }) => type === 'string') ?? {};
		this.taken += 1;
		return { [name]: `E2E${this.taken}` };
	}
}
