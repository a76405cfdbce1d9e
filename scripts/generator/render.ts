/** The table → every generated file, as path and text. */
import type { Table } from '../metadata';
import type { Resource } from '../metadata/resource';
import { aboutNode, permissionsIn } from './about';
import { operationsPage, operationsTable } from './docs';
import {
	json,
	markdown,
	typeScript,
	withPart,
	type Constant,
	type Import,
	type References,
	type Source,
} from './emit';
import type { JsonSchema } from './jsonSchema';
import { outputSchema } from './outputSchema';
import { optionsProperty } from './properties/options';
import { resourceProperties, resourceProperty } from './properties/resource';
import { Rows } from './rows';
import { RuntimeTable } from './runtime';
import { nodeHints } from './hints';
import { operationSubtitle } from './subtitles';
import { runtimeOperations } from './runtimeOperations';
import { eventsPage } from './trigger/docs';
import { eventSchema } from './trigger/schema';
import { triggerSources } from './trigger/sources';
import { verify } from './verify';

/** Generated files by path, relative to the project. */
export type Files = ReadonlyMap<string, string>;

/** Folders and files that hold nothing but what is generated. */
export const GENERATED = [
	'nodes/UltraCart/generated',
	'nodes/UltraCart/__schema__',
	'nodes/UltraCartTrigger/generated',
	'nodes/UltraCartTrigger/__schema__',
	'credentials/generated',
	'docs/operations.md',
	'docs/events.md',
] as const;

/** Of both nodes, as n8n writes version 1. */
const NODE_VERSION = 'v1.0.0';

const propertiesName = (resource: string) => `${resource}Properties`;
const typesFrom = (from: string, ...names: string[]) => ({ from, names, typeOnly: true });
const n8nTypes = typesFrom('n8n-workflow', 'INodeProperties');

const propertySources = (resources: readonly Resource[], rows: Rows): Record<string, Source> =>
	Object.fromEntries(
		resources.map((resource): [string, Source] => {
			const name = propertiesName(resource.name);
			const value = resourceProperties(resource, rows);
			return [name, { imports: [n8nTypes], constants: [{ name, type: 'INodeProperties[]', value }] }];
		}),
	);

/** Names of constants, by what they hold. */
const referencesTo = (constants: ReadonlyMap<string, unknown>, prefix: string): [unknown, string][] =>
	[...constants].map(([name, value]) => [value, `${prefix}${name}`]);

/** Every model is a constant; the children of one are references to those before it. */
function modelSource(models: RuntimeTable['models']): Source {
	const constants = [...models].map(([name, value]): Constant => ({ name, type: 'Model', value }));
	const references = new Map(referencesTo(models, ''));
	return { imports: [typesFrom('../../shared/table', 'Model')], constants, references };
}

/** What several operations share: a constant each. */
const constantsSource = (
	constants: ReadonlyMap<string, unknown>,
	type: string,
	references: References,
	imports: readonly Import[],
): Source => ({
	imports: [typesFrom('../operation', type), ...imports],
	constants: [...constants].map(([name, value]) => ({ name, type, value })),
	references,
});

function tableSources({ resources }: Table, rows: Rows): Record<string, Source> {
	const table = new RuntimeTable(rows);
	const operations = runtimeOperations(resources, table);
	const loadOptions = table.loadOptions();
	const listSearch = table.listSearch(resources);
	const references: References = new Map([
		...referencesTo(table.endpoints, 'endpoints.'),
		...referencesTo(table.models, 'models.'),
		...referencesTo(table.outputs, 'outputs.'),
		...referencesTo(table.reads, 'reads.'),
		...referencesTo(table.locators, 'locators.'),
	]);
	const modelsImport = { from: './models', as: 'models' };
	const endpointsImport = { from: './endpoints', names: ['endpoints'] };
	return {
		endpoints: {
			imports: [typesFrom('../../shared/table', 'Endpoint')],
			constants: [
				{
					name: 'endpoints',
					value: Object.fromEntries(table.endpoints),
					satisfies: 'Readonly<Record<string, Endpoint>>',
				},
			],
		},
		models: modelSource(table.models),
		outputs: constantsSource(table.outputs, 'OutputChoice', new Map(), []),
		reads: constantsSource(table.reads, 'ReadEndpoints', references, [endpointsImport]),
		locators: constantsSource(table.locators, 'Locator', new Map(), []),
		operations: {
			imports: [
				typesFrom('../perform', 'Operations'),
				endpointsImport,
				modelsImport,
				{ from: './locators', as: 'locators' },
				{ from: './outputs', as: 'outputs' },
				{ from: './reads', as: 'reads' },
			],
			constants: [{ name: 'operations', type: 'Operations', value: operations }],
			references,
		},
		lists: {
			imports: [
				typesFrom('../../shared/table', 'ListSearchSource', 'LoadOptionsSource'),
				endpointsImport,
				modelsImport,
			],
			constants: [
				{ name: 'loadOptions', type: 'Readonly<Record<string, LoadOptionsSource>>', value: loadOptions },
				{ name: 'listSearch', type: 'Readonly<Record<string, ListSearchSource>>', value: listSearch },
			],
			references,
		},
	};
}

/** The one file through which hand-written code reaches what is generated. */
function indexSource(table: Table, rows: Rows): Source {
	const { resources } = table;
	const propertyLists = resources.map(({ name }) => propertiesName(name));
	const lists = propertyLists.map((name) => `...${name}`).join(', ');
	return {
		imports: [
			typesFrom('n8n-workflow', 'INodeProperties', 'NodeHint'),
			...propertyLists.map((name) => ({ from: `./${name}`, names: [name] })),
			{ from: './options', names: ['optionsProperty', 'resourceProperty'] },
		],
		constants: [
			{
				name: 'properties',
				type: 'INodeProperties[]',
				code: `[resourceProperty, ${lists}, optionsProperty]`,
			},
			{ name: 'about', value: aboutNode(table) },
			{ name: 'subtitle', value: operationSubtitle(resources) },
			{ name: 'hints', type: 'NodeHint[]', value: nodeHints(resources, rows) },
		],
		reexports: ['./lists', './operations'],
	};
}

function nodeSources(table: Table, rows: Rows): Record<string, Source> {
	const { resources } = table;
	return {
		...propertySources(resources, rows),
		...tableSources(table, rows),
		options: {
			imports: [n8nTypes],
			constants: [
				{ name: 'resourceProperty', type: 'INodeProperties', value: resourceProperty(resources) },
				{ name: 'optionsProperty', type: 'INodeProperties', value: optionsProperty(resources, rows) },
			],
		},
		index: indexSource(table, rows),
	};
}

/** What comes out of each operation, where n8n looks for it: beside the built node, by its version. */
const schemas = ({ resources, trigger }: Table, rows: Rows): [path: string, schema: JsonSchema][] => [
	...resources.flatMap((resource) =>
		resource.operations.map((operation): [string, JsonSchema] => [
			`nodes/UltraCart/__schema__/${NODE_VERSION}/${resource.name}/${operation.name}.json`,
			outputSchema(operation, resource, rows),
		]),
	),
	...(trigger
		? [[`nodes/UltraCartTrigger/__schema__/${NODE_VERSION}.json`, eventSchema] satisfies [string, JsonSchema]]
		: []),
];

/** The README, which people write, with the operations in it. */
export const renderReadme = (readme: string, table: Table): Promise<string> =>
	withPart(readme, 'operations', operationsTable(table.resources, new Rows(table)));

/**
 * Renders every generated file in memory.
 *
 * @throws when a row is wrong: the message names each such row
 */
export async function render(table: Table): Promise<Files> {
	verify(table);
	const rows = new Rows(table);
	const files = new Map<string, string>();
	for (const [name, source] of Object.entries(nodeSources(table, rows))) {
		files.set(`nodes/UltraCart/generated/${name}.ts`, await typeScript(source));
	}
	for (const [path, schema] of schemas(table, rows)) files.set(path, json(schema));
	const permissions: Source = { constants: [{ name: 'permissions', value: permissionsIn(table) }] };
	files.set('credentials/generated/permissions.ts', await typeScript(permissions));
	files.set('docs/operations.md', await markdown(operationsPage(table.resources, rows)));
	if (table.trigger) {
		for (const [name, source] of Object.entries(triggerSources(table.trigger, rows))) {
			files.set(`nodes/UltraCartTrigger/generated/${name}.ts`, await typeScript(source));
		}
		files.set('docs/events.md', await markdown(eventsPage(table.trigger)));
	}
	return files;
}
