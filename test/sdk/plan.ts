/** What UltraCart's SDK is to call, made from the table's rows and from what is in the account. */
import type { Sandbox } from '../../sandbox/sandbox';
import type { Json } from '../../sandbox/json';
import { sampleOf } from '../../sandbox/sample';
import { variantNames } from '../../sandbox/variants';
import { recordKeepers, type Table } from '../../scripts/metadata';
import type { Resource } from '../../scripts/metadata/resource';
import type { Endpoint } from '../../scripts/metadata/types';
import {
	attributesOf,
	bodyFor,
	keptOf,
	leastFilter,
	models,
	NEW,
	sampleBody,
} from '../support/metadataFixtures';

/** A call that has to succeed in an account as it is at first. */
interface Call {
	readonly id: string;
	/** Method and path, as the SDK has them too. */
	readonly line: string;
	/** Path parameters. */
	readonly path: Json;
	readonly body?: Json;
	/** A value for every query parameter, and for every filter that a list takes in its body. */
	readonly query: Json;
	readonly bodyWithEverything?: Json;
	/** Property of the answer that holds what the call is about. */
	readonly root?: string;
	/** What the record in the answer has to hold. */
	readonly want?: Json;
	/** Events that happen before the call. */
	readonly events?: Json;
}

/** A list that is read page by page. */
interface PagedList {
	readonly line: string;
	readonly path: Json;
	readonly body?: Json;
	readonly root: string;
	readonly id: string;
}

/** A record that is made, and read again by the ID that UltraCart gave it. */
interface RoundTrip {
	readonly name: string;
	readonly insert: string;
	readonly read: string;
	readonly root: string;
	/** The attribute that holds the ID, and the path parameter that takes it. */
	readonly id: string;
	readonly parameter: string;
	readonly body: Json;
	/** The attribute that has to come back as it was sent. */
	readonly attribute: string;
}

export interface Plan {
	/** How many endpoints the table has. */
	readonly endpoints: number;
	readonly calls: readonly Call[];
	readonly lists: readonly PagedList[];
	readonly roundTrips: readonly RoundTrip[];
	/** Endpoints that read one record by its number. */
	readonly reads: readonly { readonly line: string; readonly parameter: string }[];
}

const lineOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

const ITEM_UPDATE: Json = { event: 'item_update', record: { merchant_item_id: 'MUG-RED' } };

/** What no row says. A path can also have its own name for a record's ID. */
const SPECIAL: Readonly<Record<string, { readonly path?: Json; readonly events?: Json }>> = {
	// The account's webhooks are told of that, and what is delivered first since the account was new has that ID.
	getWebhookLog: { path: { requestId: 'delivery-1' }, events: ITEM_UPDATE },
	getWebhookLogSummaries: { events: ITEM_UPDATE },
	resendEvent: { path: { eventName: 'item_update' } },
	// The first user has not signed in lately.
	getUserLogins: { path: { user_id: 1002 } },
};

/** They are called by a check of their own, because each needs what the one before it has brought about. */
const IN_ORDER: ReadonlySet<string> = new Set(['bulkSubmitJob', 'bulkCancelJob']);

/** What a path names that is no record of the account. */
const NAMED = 'www.example.com';

function pathFor({ id, pathParameters }: Endpoint, resource: Resource, record: Json): Json {
	const special = SPECIAL[id]?.path ?? {};
	return Object.fromEntries(
		Object.entries(pathParameters).map(([name, { type }]) => [
			name,
			special[name] ??
				record[name] ??
				(type === 'string' && name !== resource.id ? NAMED : record[resource.id]),
		]),
	);
}

function queryFor({ query, page, sort }: Endpoint): Json {
	const { [page?.cursor?.parameter ?? '']: _, ...sample } = sampleOf(models, query, 0);
	const limits = page?.cursor ? { [page.cursor.limit]: 5 } : page && { _limit: 5, _offset: 0 };
	return {
		...sample,
		...limits,
		...('_sort' in query && { _sort: sort?.[0] ?? '' }),
	};
}

/** A webhook names events, which no sample knows: the account's own are made by its behaviour. */
function bodyOf(sandbox: Sandbox, endpoint: Endpoint, resource: Resource, there: Json[]): Json | undefined {
	if (resource.name !== 'webhook' || endpoint.body !== resource.record)
		return bodyFor(endpoint, resource, there);
	if (endpoint.crud === 'other') return { webhook_url: there[0]?.webhook_url };
	const sample = { ...sampleBody(resource.record, NEW), authentication_type: 'none' };
	return { ...sample, ...sandbox.account.behaviour(resource).seed?.(sample, NEW) };
}

/** A body by which a listing finds something. */
function leastBody({ id }: Endpoint, { operations }: Resource): Json {
	const listing = operations.find((each) => each.kind === 'list' && each.endpoint === id);
	return listing?.kind === 'list' ? leastFilter(listing) : {};
}

/** Without the parts that UltraCart's answer leaves out unless it is asked for them. */
const withoutExpansions = (model: string, record: Json): Json =>
	Object.fromEntries(
		Object.entries(record).filter(([name]) => attributesOf(model)[name]?.expansion === undefined),
	);

const WRITES: readonly Endpoint['crud'][] = ['insert', 'update'];

function callOf(sandbox: Sandbox, endpoint: Endpoint, resource: Resource): Call {
	const there = sandbox.list(resource.name).slice(0, 2);
	const { id, root, crud } = endpoint;
	const whole = bodyOf(sandbox, endpoint, resource, there);
	const body = crud === 'list' && whole ? leastBody(endpoint, resource) : whole;
	const events = SPECIAL[id]?.events;
	const isCompared = body && WRITES.includes(crud) && resource.name !== 'webhook';
	return {
		id,
		line: lineOf(endpoint),
		path: pathFor(endpoint, resource, there[0] ?? {}),
		...(body && { body }),
		query: queryFor(endpoint),
		...(crud === 'list' && whole && { bodyWithEverything: whole }),
		...(root !== undefined && endpoint.answer !== undefined && { root }),
		...(isCompared && { want: withoutExpansions(resource.record, keptOf(resource.record, body)) }),
		...(events && { events }),
	};
}

function listsOf(resource: Resource): PagedList[] {
	return resource.endpoints
		.filter(
			({ crud, page, pathParameters }) =>
				crud === 'list' && page && !page.cursor && Object.keys(pathParameters).length === 0,
		)
		.map((endpoint) => ({
			line: lineOf(endpoint),
			path: {},
			...(endpoint.body !== undefined && { body: leastBody(endpoint, resource) }),
			root: endpoint.root ?? '',
			id: resource.id,
		}));
}

/** One for each of the children of which a record of the resource holds exactly one, such as the types of discount. */
function roundTripsOf({ endpoints, record, id, read }: Resource): RoundTrip[] {
	const names = variantNames(attributesOf(record));
	const insert = endpoints.find(({ crud }) => crud === 'insert');
	const byId = endpoints.find((endpoint) => endpoint.id === read.by.id);
	const [parameter] = Object.keys(byId?.pathParameters ?? {});
	if (!insert || !byId || parameter === undefined) return [];
	// The nth sample of a record holds the nth of them.
	return names.map((attribute, n) => ({
		name: `${record}.${attribute}`,
		insert: lineOf(insert),
		read: lineOf(byId),
		root: byId.root ?? '',
		id,
		parameter,
		body: sampleBody(record, NEW * names.length + n),
		attribute,
	}));
}

function readsOf({ endpoints }: Resource): Plan['reads'] {
	return endpoints
		.filter(({ crud }) => crud === 'read')
		.flatMap((endpoint) =>
			Object.entries(endpoint.pathParameters)
				.filter(([, { type }]) => type === 'integer')
				.map(([parameter]) => ({ line: lineOf(endpoint), parameter })),
		);
}

export function planFor(sandbox: Sandbox, table: Table): Plan {
	const resources = recordKeepers(table);
	return {
		endpoints: table.endpoints.length,
		calls: resources.flatMap((resource) =>
			resource.endpoints
				.filter(({ id }) => !IN_ORDER.has(id))
				.map((endpoint) => callOf(sandbox, endpoint, resource)),
		),
		lists: resources.flatMap(listsOf),
		roundTrips: resources.flatMap(roundTripsOf),
		reads: resources.flatMap(readsOf),
	};
}
