/**
 * A draft of the rows of an API: everything that the SDK says of it, with empty texts where a merchant will read something. What
 * UltraCart says in words stands above as a comment, to be understood and then taken out.
 */
import type { Table } from '../../scripts/metadata';
import { envelope } from '../../scripts/metadata/rows';
import type { CrudAction } from '../../scripts/metadata/types';
import {
	endpointsOf,
	modelsOf,
	type Sdk,
	type SdkAttributes,
	type SdkEndpoint,
	type SdkParameters,
} from './sdk';

export interface Draft {
	/** A TypeScript module, not yet formatted. */
	readonly text: string;
	/** What the rows can't express, or the SDK does not say. */
	readonly gaps: readonly string[];
}

const BUILDERS: Readonly<Record<string, string>> = {
	string: 'text',
	'string[]': 'texts',
	integer: 'integer',
	'integer[]': 'integers',
	number: 'number',
	boolean: 'flag',
	dateTime: 'date',
};

const camelCase = (name: string): string =>
	name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const words = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
const quoted = (text: string): string => JSON.stringify(text);
const commented = (meaning: string | undefined): string =>
	meaning === undefined
		? ''
		: `${meaning
				.split('\n')
				.map((line) => `// ${line.trim()}`)
				.join('\n')}\n`;
/** How large a page may be: no fact to the SDK, but said in its sentence. */
const largestPage = ({ _limit }: SdkParameters): string | undefined =>
	/\(Maximum (\d+)\)/.exec(_limit?.meaning ?? '')?.[1];
const object = (entries: readonly string[]): string => `{\n${entries.join('\n')}\n}`;

class Drafting {
	readonly gaps: string[] = [];
	/** The builders that the draft calls. */
	readonly used = new Set<string>(['endpoint', 'model']);
	private readonly endpoints: readonly [string, SdkEndpoint][];
	private readonly record: string;

	constructor(
		private readonly sdk: Sdk,
		readonly api: string,
		private readonly table: Table,
	) {
		this.endpoints = endpointsOf(sdk, api);
		this.record = this.likelyRecord();
	}

	/** The model that is written by a PUT to one record; what is read, where nothing is written. */
	private likelyRecord(): string {
		const written = this.endpoints.flatMap(([line, { body }]) =>
			/^PUT .*\}$/.test(line) && body !== undefined && body in this.sdk.models ? [body] : [],
		);
		const read = this.endpoints.flatMap(([, { answer }]) => this.rootOf(answer)?.model ?? []);
		const [first = '', ...others] = [...new Set(written.length > 0 ? written : read)];
		for (const other of others)
			this.gaps.push(`${other} may be a resource of its own: this draft is about ${first}`);
		return first;
	}

	/** The property of an answer that holds what was asked for. */
	private rootOf(answer: string | undefined): { name: string; model: string; list: boolean } | undefined {
		const attributes = this.sdk.models[answer ?? ''] ?? {};
		const [root, ...others] = Object.entries(attributes).filter(([name]) => !(name in envelope));
		if (!root || others.length > 0 || !('success' in attributes)) return undefined;
		const [name, { type }] = root;
		return { name, model: type.replace('[]', ''), list: type.endsWith('[]') };
	}

	private build(builder: string): string {
		this.used.add(builder);
		return builder;
	}

	private attribute(where: string, name: string, fact: SdkAttributes[string]): string {
		const more = [
			...(fact.max === undefined ? [] : [`maxLength: ${fact.max}`]),
			...(fact.readOnly ? ['readOnly: true'] : []),
		];
		const options = more.length > 0 ? `, { ${more.join(', ')} }` : '';
		const row = this.row(name, fact, options);
		if (row === undefined) {
			this.gaps.push(`${where}.${name}: the rows have no type for ${fact.type}`);
			return `// ${name}: ${fact.type}`;
		}
		return `${commented(fact.meaning)}${quoted(name)}: ${row},`;
	}

	private row(
		name: string,
		{ type, enum: values }: SdkAttributes[string],
		options: string,
	): string | undefined {
		if (values) {
			const named = values.map(
				(value) => `${quoted(value)}: { name: ${quoted(words(value))}, description: '' },`,
			);
			return `${this.build('choice')}('', ${object(named)}${options})`;
		}
		const model = type.replace('[]', '');
		if (model in this.sdk.models)
			return `${this.build(type === model ? 'one' : 'many')}(${quoted(model)}, ''${options})`;
		// Dates are texts to the SDK; their names tell.
		const builder = type === 'string' && name.endsWith('_dts') ? 'date' : BUILDERS[type];
		return builder === undefined ? undefined : `${this.build(builder)}(''${options})`;
	}

	private parameters(where: string, parameters: SdkParameters): string {
		return object(
			Object.entries(parameters).map(([name, { type = 'string', ...fact }]) =>
				this.attribute(where, name, { type, ...fact }),
			),
		);
	}

	private crudOf(line: string, { body, answer }: SdkEndpoint): CrudAction {
		const [method, path = ''] = line.split(' ');
		const root = this.rootOf(answer);
		const isOne = path.endsWith('}');
		if (root?.model === this.record && root.list && !path.includes('{'))
			return method === 'GET' || path.endsWith('/query') ? 'list' : 'other';
		if (method === 'GET') return root?.model === this.record && isOne ? 'read' : 'other';
		if (method === 'DELETE') return isOne && body === undefined ? 'delete' : 'other';
		if (body !== this.record) return 'other';
		return method === 'PUT' && isOne ? 'update' : method === 'POST' && !isOne ? 'insert' : 'other';
	}

	private endpointRow([line, endpoint]: [string, SdkEndpoint]): string {
		const { id = '', path, query, body, answer, elsewhere, meaning } = endpoint;
		const root = this.rootOf(answer);
		const crud = this.crudOf(line, endpoint);
		for (const [name, location] of Object.entries(elsewhere))
			this.gaps.push(`${line}: ${name} travels in the ${location}`);
		if (body !== undefined && !(body in this.sdk.models))
			this.gaps.push(`${line}: the body is ${body}, no model`);
		if (answer !== undefined && !(answer in this.sdk.models))
			this.gaps.push(`${line}: the answer is ${answer}, no model`);
		for (const name of ['_sort', '_expand'])
			if (name in query) this.gaps.push(`${line}: what ${name} takes is not in the SDK`);
		const isPaged = '_limit' in query && '_offset' in query;
		const largest = largestPage(query);
		if (isPaged && largest === undefined)
			this.gaps.push(`${line}: how large a page may be is not in the SDK`);
		const options = [
			...(Object.keys(path).length > 0 ? [`pathParameters: ${this.parameters(line, path)},`] : []),
			...(Object.keys(query).length > 0 ? [`query: ${this.parameters(line, query)},`] : []),
			...(body !== undefined && body in this.sdk.models ? [`body: ${quoted(body)},`] : []),
			...(answer !== undefined && answer in this.sdk.models ? [`answer: ${quoted(answer)},`] : []),
			...(root ? [`root: ${quoted(root.name)},`] : []),
			...(isPaged ? [`page: { max: ${largest ?? 100}, default: 100 },`] : []),
			...(/^POST .*\/query$/.test(line) ? ['safe: true,'] : []),
		];
		if (crud === 'other') this.gaps.push(`${line}: what it does is for sandbox/behaviour to say`);
		return `${commented(meaning)}endpoint(${quoted(id)}, ${quoted(line)}, ${quoted(crud)}, ${object(options)}),`;
	}

	private modelRow(name: string): string {
		const attributes = this.sdk.models[name] ?? {};
		const isAnswer = Object.keys(envelope).every((each) => each in attributes);
		const own = Object.entries(attributes).filter(([each]) => !isAnswer || !(each in envelope));
		const rows = own.map(([each, fact]) => this.attribute(name, each, fact));
		return `${this.build(isAnswer ? 'answer' : 'model')}(${quoted(name)}, ${object(rows)}),`;
	}

	private models(): string[] {
		const there = new Set(this.table.models.map(({ name, documentedAs }) => documentedAs ?? name));
		return modelsOf(this.sdk, this.api)
			.filter((name) => !there.has(name))
			.map((name) => this.modelRow(name));
	}

	private endpointDoing(...cruds: readonly CrudAction[]): [string, SdkEndpoint] | undefined {
		return this.endpoints.find(([line, endpoint]) => cruds.includes(this.crudOf(line, endpoint)));
	}

	/** A path can spell an attribute in its own way: `webhookOid`. */
	private attributeFor(parameter: string): string {
		const folded = (name: string) => name.replaceAll('_', '').toLowerCase();
		const attributes = Object.keys(this.sdk.models[this.record] ?? {});
		return attributes.find((name) => folded(name) === folded(parameter)) ?? parameter;
	}

	text(): string {
		const label = words(this.record);
		const [, byId] = this.endpointDoing('read', 'update', 'delete') ?? [];
		const id = this.attributeFor(Object.keys(byId?.path ?? {})[0] ?? '');
		const idOf = (...cruds: CrudAction[]) => quoted(this.endpointDoing(...cruds)?.[1].id ?? '');
		if (!(id in (this.sdk.models[this.record] ?? {})))
			this.gaps.push(`${this.record}: which attribute is its ID is not clear`);
		const endpoints = this.endpoints.map((each) => this.endpointRow(each));
		const models = this.models();
		return `/** TODO: what it is, in one sentence. Write every empty text in your own words, and take the comments of UltraCart's out. */
import { resource } from './resource';
import { ${[...this.used].sort().join(', ')} } from './rows';

export const ${camelCase(this.api)} = resource({
	name: ${quoted(camelCase(this.api))},
	label: ${quoted(label)},
	plural: ${quoted(`${label}s`)},
	record: ${quoted(this.record)},
	id: ${quoted(id)},
	modes: { id: { attribute: ${quoted(id)}, label: 'By ID', placeholder: 'e.g. 1042' } },
	read: { by: { id: ${idOf('read')} }, list: ${idOf('list')} },
	// TODO: what the editor shows of a record in a list; where that has pages, the filter that takes what is typed (term).
	search: { endpoint: ${idOf('list')}, shows: [${quoted(id)}] },
	// TODO: what n8n offers of it; group.ts shows how.
	operations: [],
	endpoints: [\n${endpoints.join('\n')}\n],
	models: [\n${models.join('\n')}\n],
});
`;
	}
}

/** @throws Error when the SDK has no such API */
export function draftOf(sdk: Sdk, api: string, table: Table): Draft {
	const apis = [...new Set(Object.values(sdk.endpoints).map((endpoint) => endpoint.api))].sort();
	if (!apis.includes(api)) throw new Error(`UltraCart's SDK has no API '${api}', only ${apis.join(', ')}`);
	const drafting = new Drafting(sdk, api, table);
	const text = drafting.text();
	return { text, gaps: drafting.gaps };
}
