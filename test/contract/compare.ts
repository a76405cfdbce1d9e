/** Holds the table against what the sources say, claim by claim and in both directions. */
import type { EndpointFacts, Facts, ParameterFacts, AttributeFacts } from '../../harness/sdk/types';
import { apisOf, recordKeepers, type Table } from '../../scripts/metadata';
import type { Attribute, Endpoint } from '../../scripts/metadata/types';

export interface Sources {
	readonly documents: Facts;
	readonly sdk: Facts;
}

type SourceName = keyof Sources;

/**
 * What is said of one subject, such as `Coupon.description` or `GET /coupon/coupons ?_limit`, by claim: its type, its
 * longest text. `none` is a claim too; where a source can't know, the claim is absent.
 */
type Claims = Readonly<Record<string, string>>;

/** A subject of the table: what a source calls it can differ from the name it has in the table. */
interface Row {
	readonly name: string;
	readonly claims: Claims;
	/** The row says why it follows one source and not the other. */
	readonly isDecided?: boolean;
}

const NONE = 'none';
const say = (value: string | number | undefined): string => (value === undefined ? NONE : String(value));
const yes = (value: boolean | undefined): string => (value ? 'yes' : 'no');
const listed = (values: readonly string[] | undefined): string =>
	values ? [...values].sort().join(', ') : NONE;
const isSilent = (value: string): boolean => value === NONE || value === 'no';

/** Dates are texts to the SDK, by and large. */
const plain = (type: string): string => (type === 'dateTime' ? 'string' : type);

/** `Coupon` of `Coupon.description`, `GET /coupon/coupons` of `GET /coupon/coupons ?_limit`. */
const parentOf = (subject: string): string => subject.replace(/( [?{].*|\.\w+)$/, '');

const parameters = (key: string, path: object, query: object): string[] => [
	...Object.keys(path).map((name) => `${key} {${name}}`),
	...Object.keys(query).map((name) => `${key} ?${name}`),
];

// What a source tells.

const attributeTold: Record<SourceName, (facts: AttributeFacts) => Claims> = {
	documents: ({ type, max, readOnly }) => ({ type, max: say(max), 'read-only': yes(readOnly) }),
	// It tells no more than a part of the limits.
	sdk: ({ type, max, enum: values }) => ({
		type: plain(type),
		...(max !== undefined && { max: say(max) }),
		values: listed(values),
	}),
};

const parameterTold: Record<SourceName, (facts: ParameterFacts) => Claims> = {
	documents: ({ type, required, default: initial, max, enum: values }) => ({
		type: say(type),
		required: yes(required),
		default: say(initial),
		max: say(max),
		values: listed(values),
	}),
	sdk: ({ type = NONE, required }) => ({ type: plain(type), required: yes(required) }),
};

/** Each source leaves out one of ID and permission. */
const endpointTold = (method: string, { id, permission, body, answer }: EndpointFacts): Claims => ({
	method,
	...(id !== undefined && { id }),
	...(permission !== undefined && { permission }),
	body: say(body),
	answer: say(answer),
});

/** Where the table has only the path of an endpoint, and the source has only that method of it, they are the same endpoint. */
function keyInTable(key: string, { endpoints }: Facts, table: Table): string {
	const keys = table.endpoints.map(({ method, path }) => `${method} ${path}`);
	const [, path = ''] = key.split(' ');
	const sameTask = (other: string) => other.endsWith(` ${path}`) && !(other in endpoints);
	return keys.includes(key) ? key : (keys.find(sameTask) ?? key);
}

/** What the table leaves out, and says so: endpoints by their lines, attributes by their names. */
const leftOutOf = (table: Table): string[] => [
	...recordKeepers(table).flatMap(({ leftOut = {} }) => Object.keys(leftOut)),
	...table.models.flatMap(({ name, documentedAs = name, leftOut = {} }) =>
		Object.keys(leftOut).map((apiName) => `${documentedAs}.${apiName}`),
	),
];

/** The models that a source's endpoints lead to, but for what is left out. */
function reachedModels({ endpoints, models }: Facts, table: Table, leftOut: readonly string[]): Set<string> {
	const scope = apisOf(table);
	const types = Object.entries(endpoints)
		.filter(([key, { api }]) => scope.includes(api) && !leftOut.includes(key))
		.flatMap(([, { body, answer }]) => [body, answer]);
	const reached = new Set(types.flatMap((type) => type?.replace('[]', '') ?? []));
	const rows = new Map(table.models.map((model) => [model.documentedAs ?? model.name, model.attributes]));
	for (const name of reached) {
		for (const [apiName, { type }] of Object.entries(models[name]?.attributes ?? {})) {
			// What the table has as something else than a model, it hands on as it is.
			const isCut = (rows.get(name)?.[apiName]?.type ?? 'model') !== 'model';
			if (!isCut && !leftOut.includes(`${name}.${apiName}`)) reached.add(type.replace('[]', ''));
		}
	}
	return reached;
}

function told(source: SourceName, facts: Facts, table: Table): Map<string, Claims> {
	const scope = apisOf(table);
	const leftOut = leftOutOf(table);
	const subjects = new Map<string, Claims>();
	const kept = reachedModels(facts, table, leftOut);
	const all = reachedModels(facts, { ...table, models: [] }, []);
	const lost = [...all].filter((name) => !kept.has(name));
	for (const [documented, endpoint] of Object.entries(facts.endpoints)) {
		if (!scope.includes(endpoint.api) || leftOut.includes(documented)) continue;
		const key = keyInTable(documented, facts, table);
		subjects.set(key, endpointTold(documented.split(' ')[0] ?? '', endpoint));
		const all = [...Object.values(endpoint.path), ...Object.values(endpoint.query)];
		parameters(key, endpoint.path, endpoint.query).forEach((subject, index) => {
			subjects.set(subject, parameterTold[source](all[index] ?? {}));
		});
	}
	for (const [name, { apis, attributes }] of Object.entries(facts.models)) {
		if (!apis.some((api) => scope.includes(api)) || lost.includes(name)) continue;
		subjects.set(name, {});
		for (const [apiName, attribute] of Object.entries(attributes)) {
			if (leftOut.includes(`${name}.${apiName}`)) continue;
			subjects.set(`${name}.${apiName}`, attributeTold[source](attribute));
		}
	}
	return subjects;
}

// The same of the table, in the words of a source.

/** What the sources call a model of the table. */
function modelNames(table: Table): (name: string) => string {
	const names = new Map(table.models.map((model) => [model.name, model.documentedAs ?? model.name]));
	return (name) => names.get(name) ?? name;
}

function typeOf(attribute: Attribute, source: SourceName, named: (model: string) => string): string {
	const { type, model, documentedAs, list } = attribute;
	const one = {
		documents: documentedAs ?? (model === undefined ? type : named(model)),
		sdk: model === undefined ? plain(type) : named(model),
	}[source];
	return one + (list ? '[]' : '');
}

/** Paging and sorting stand beside the parameters they travel in. */
function paging(name: string, { page, sort }: Endpoint): Claims {
	switch (name) {
		case page?.cursor?.limit:
		case '_limit':
			return { default: say(page?.default), max: say(page?.max) };
		case '_offset':
			return { default: page ? '0' : NONE };
		case '_sort':
			return { values: listed(sort) };
		default:
			return {};
	}
}

function endpointRows(endpoint: Endpoint, source: SourceName, named: (model: string) => string): Row[] {
	const { method, path, id, permission, body, answer } = endpoint;
	const key = `${method} ${path}`;
	const model = (name: string | undefined) => (name === undefined ? NONE : named(name));
	const implied = {
		...(endpoint.page && !endpoint.page.cursor && { _limit: undefined, _offset: undefined }),
		...(endpoint.sort && { _sort: undefined }),
	};
	const query: Record<string, Attribute | undefined> = { ...implied, ...endpoint.query };
	const all = [...Object.entries(endpoint.pathParameters), ...Object.entries(query)];
	const rows = parameters(key, endpoint.pathParameters, query).map((name, index): Row => {
		const [apiName = '', attribute] = all[index] ?? [];
		const type = attribute ? typeOf(attribute, source, named) : NONE;
		const required = yes(apiName in endpoint.pathParameters);
		const bounds = {
			default: NONE,
			max: NONE,
			values: listed(attribute?.values && Object.keys(attribute.values)),
		};
		return { name, claims: { type, required, ...bounds, ...paging(apiName, endpoint) } };
	});
	return [
		{
			name: key,
			claims: { method, id, permission, body: model(body), answer: model(answer) },
			isDecided: endpoint.why !== undefined,
		},
		...rows,
	];
}

const attributeClaims = (attribute: Attribute, type: string): Claims => ({
	type,
	max: say(attribute.maxLength),
	'read-only': yes(attribute.readOnly),
	values: listed(attribute.values && Object.keys(attribute.values)),
});

function rowsOf(table: Table, source: SourceName): Map<string, Row> {
	const named = modelNames(table);
	const models = table.models.flatMap(({ name, attributes }): [string, Row][] => [
		[named(name), { name, claims: {} }],
		...Object.entries(attributes).map(([apiName, attribute]): [string, Row] => [
			`${named(name)}.${apiName}`,
			{ name: `${name}.${apiName}`, claims: attributeClaims(attribute, typeOf(attribute, source, named)) },
		]),
	]);
	const endpoints = table.endpoints.flatMap((endpoint) => endpointRows(endpoint, source, named));
	return new Map([...endpoints.map((row): [string, Row] => [row.name, row]), ...models]);
}

// One against the other.

interface Comparison {
	readonly lines: readonly string[];
	/** The claims the source had a say in, by the table's names of their subjects. */
	readonly covered: ReadonlyMap<string, readonly string[]>;
}

/** What sources say differently of an endpoint, and a row can decide. */
const DECIDABLE = ['method', 'answer'];

function compare(table: Table, source: SourceName, facts: Facts): Comparison {
	const rows = rowsOf(table, source);
	const lines: string[] = [];
	const covered = new Map<string, readonly string[]>();
	for (const [subject, claims] of told(source, facts, table)) {
		const row = rows.get(subject);
		if (!row) {
			if (subject === parentOf(subject) || rows.has(parentOf(subject)))
				lines.push(`${source}: ${subject}: not in the table`);
			continue;
		}
		covered.set(row.name, Object.keys(claims));
		for (const [claim, theirs] of Object.entries(claims)) {
			const ours = row.claims[claim] ?? NONE;
			const isDecided = row.isDecided && DECIDABLE.includes(claim);
			if (ours !== theirs && !isDecided)
				lines.push(`${source}: ${subject}: ${claim} ${theirs}, table says ${ours}`);
		}
	}
	return { lines, covered };
}

/** What the table may say alone. Of what is new no source names the permission: it goes by the rule of the others. */
const ALONE = ['type', 'required', 'permission'];

/** What the SDK, alone, can't tell: what UltraCart fills in by itself, how pages are cut, and what a parameter may be. */
const UNTOLD_BY_SDK: Readonly<Record<string, RegExp>> = {
	'read-only': /./,
	default: / \?_?(limit|offset)$/,
	max: /( \?_?limit|Adjust\w+Request\.description)$/,
	values: / (\?\w+|\{\w+\})$/,
};

/** What the table says without having it from a source. */
function unfounded(table: Table, comparisons: Readonly<Record<SourceName, Comparison>>): string[] {
	const both = Object.values(comparisons);
	const isKnown = (name: string) => both.some(({ covered }) => covered.has(name));
	return [...rowsOf(table, 'sdk').values()].flatMap(({ name, claims }) => {
		const known = both.flatMap(({ covered }) => covered.get(name) ?? []);
		const isUntold = (claim: string) =>
			!comparisons.documents.covered.has(name) && UNTOLD_BY_SDK[claim]?.test(name) === true;
		if (!isKnown(name)) {
			const isPart = name !== parentOf(name) && !isKnown(parentOf(name));
			return isPart ? [] : [`table: ${name}: in no source`];
		}
		return Object.entries(claims)
			.filter(
				([claim, value]) =>
					!ALONE.includes(claim) && !isUntold(claim) && !isSilent(value) && !known.includes(claim),
			)
			.map(([claim, value]) => `table: ${name}: ${claim} ${value}, which no source tells`);
	});
}

/** Rows about the documents themselves: a name that they use, and what the SDKs have dropped since. */
function marks(table: Table, comparisons: Readonly<Record<SourceName, Comparison>>): string[] {
	const { documents, sdk } = comparisons;
	return table.models.flatMap((model) => {
		const lines: string[] = [];
		if (model.documentedAs !== undefined && !documents.covered.has(model.name))
			lines.push(`table: ${model.name}: documented as ${model.documentedAs}, which no document has`);
		for (const [apiName, { documentedAs, legacy }] of Object.entries(model.attributes)) {
			const name = `${model.name}.${apiName}`;
			if (documentedAs !== undefined && !documents.covered.has(name))
				lines.push(`table: ${name}: documented as ${documentedAs}, which no document has`);
			if (sdk.covered.has(model.name) && !sdk.covered.has(name) && documents.covered.has(name) && !legacy)
				lines.push(`sdk: ${name}: dropped, table does not mark it as legacy`);
		}
		return lines;
	});
}

/** What is left out has to be there. */
function needlesslyLeftOut(table: Table, { documents, sdk }: Sources): string[] {
	const theirs = new Set(
		[documents, sdk].flatMap(({ endpoints, models }) => [
			...Object.keys(endpoints),
			...Object.entries(models).flatMap(([name, { attributes }]) =>
				Object.keys(attributes).map((each) => `${name}.${each}`),
			),
		]),
	);
	return leftOutOf(table)
		.filter((name) => !theirs.has(name))
		.map((name) => `table: ${name}: left out, and in no source`);
}

/** Every point on which the table and the sources differ, one line each. */
export function differences(table: Table, sources: Sources): string[] {
	const comparisons = {
		documents: compare(table, 'documents', sources.documents),
		sdk: compare(table, 'sdk', sources.sdk),
	};
	return [
		...comparisons.documents.lines,
		...comparisons.sdk.lines,
		...unfounded(table, comparisons),
		...marks(table, comparisons),
		...needlesslyLeftOut(table, sources),
	].sort();
}
