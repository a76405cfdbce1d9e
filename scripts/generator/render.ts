/** The table → every generated file, as path and text. */
import type { Table } from '../metadata';
import { loadOptions } from '../metadata/loadOptions';
import { operationsPage, operationsTable } from './docs';
import { markdown, typeScript, withPart, type Source } from './emit';
import { interfaceOf } from './interfaces';
import { optionsProperty } from './options';
import { resourceProperties, resourceProperty } from './properties';
import { Rows } from './resolve';
import { runtimeEndpoint, runtimeModels, runtimeOperations, runtimeSearches } from './runtime';
import { eventsPage } from './trigger/docs';
import { triggerSources } from './trigger/sources';
import { verify } from './verify';

/** Generated files by path, relative to the project. */
export type Files = ReadonlyMap<string, string>;

/** Folders and files that hold nothing but what is generated. */
export const GENERATED = [
	'nodes/UltraCart/generated',
	'nodes/UltraCartTrigger/generated',
	'docs/operations.md',
	'docs/events.md',
] as const;

const propertiesName = (resource: string) => `${resource}Properties`;
const n8n = { from: 'n8n-workflow', names: ['INodeProperties'], typeOnly: true };
const table = (name: string) => ({ from: '../../shared/table', names: [name], typeOnly: true });

function sourcesOf({ resources, models, trigger }: Table, rows: Rows): Record<string, Source> {
	const called = Object.fromEntries(
		resources
			.flatMap(({ endpoints }) => endpoints)
			.map((endpoint) => [endpoint.id, runtimeEndpoint(endpoint)]),
	);
	const ofTrigger = new Set(trigger?.webhooks.models);
	const perResource = Object.fromEntries(
		resources.map((resource): [string, Source] => [
			propertiesName(resource.name),
			{
				imports: [n8n],
				constants: [
					{
						name: propertiesName(resource.name),
						type: 'INodeProperties[]',
						value: resourceProperties(resource, rows),
					},
				],
			},
		]),
	);
	return {
		...perResource,
		endpoints: {
			imports: [table('Endpoint')],
			constants: [{ name: 'endpoints', type: 'Readonly<Record<string, Endpoint>>', value: called }],
		},
		models: {
			imports: [table('Models')],
			constants: [{ name: 'models', type: 'Models', value: runtimeModels(resources, rows) }],
		},
		operations: {
			imports: [{ from: '../operation', names: ['Operations'], typeOnly: true }],
			constants: [{ name: 'operations', type: 'Operations', value: runtimeOperations(resources, rows) }],
		},
		lists: {
			imports: [table('LoadOptionsSource'), table('ListSearchSource')],
			constants: [
				{ name: 'loadOptions', type: 'Readonly<Record<string, LoadOptionsSource>>', value: loadOptions },
				{
					name: 'listSearch',
					type: 'Readonly<Record<string, ListSearchSource>>',
					value: runtimeSearches(resources),
				},
			],
		},
		options: {
			imports: [n8n],
			constants: [
				{ name: 'resourceProperty', type: 'INodeProperties', value: resourceProperty(resources) },
				{ name: 'optionsProperty', type: 'INodeProperties', value: optionsProperty(resources, rows) },
			],
		},
		records: { interfaces: models.filter((model) => !ofTrigger.has(model)).map(interfaceOf) },
		index: indexOf(resources.map(({ name }) => propertiesName(name))),
	};
}

/** The README, which people write, with the operations in it. */
export const renderReadme = (readme: string, whole: Table): Promise<string> =>
	withPart(readme, 'operations', operationsTable(whole.resources, new Rows(whole)));

/** The one file through which hand-written code reaches what is generated. */
function indexOf(propertyLists: readonly string[]): Source {
	return {
		imports: [
			n8n,
			{ from: '../run', names: ['Table'], typeOnly: true },
			...propertyLists.map((name) => ({ from: `./${name}`, names: [name] })),
			{ from: './endpoints', names: ['endpoints'] },
			{ from: './lists', names: ['loadOptions', 'listSearch'] },
			{ from: './models', names: ['models'] },
			{ from: './operations', names: ['operations'] },
			{ from: './options', names: ['optionsProperty', 'resourceProperty'] },
		],
		constants: [
			{ name: 'table', type: 'Table', code: '{ endpoints, models, operations, loadOptions, listSearch }' },
			{
				name: 'properties',
				type: 'INodeProperties[]',
				code: `[resourceProperty, ${propertyLists.map((name) => `...${name}`).join(', ')}, optionsProperty]`,
			},
		],
	};
}

/**
 * Renders every generated file in memory.
 *
 * @throws when a row is wrong: the message names each such row
 */
export async function render(whole: Table): Promise<Files> {
	verify(whole);
	const rows = new Rows(whole);
	const files = new Map<string, string>();
	for (const [name, source] of Object.entries(sourcesOf(whole, rows))) {
		files.set(`nodes/UltraCart/generated/${name}.ts`, await typeScript(source));
	}
	files.set('docs/operations.md', await markdown(operationsPage(whole.resources, rows)));
	if (whole.trigger) {
		for (const [name, source] of Object.entries(triggerSources(whole.trigger))) {
			files.set(`nodes/UltraCartTrigger/generated/${name}.ts`, await typeScript(source));
		}
		files.set('docs/events.md', await markdown(eventsPage(whole.trigger)));
	}
	return files;
}
