/** What operations take for granted about the endpoints that they call. */
import type { EndpointByMode, Operation, Resource } from '../../metadata/types';
import { formOf } from '../resolve';
import { problemIf, type Problem, type Known } from './problems';

/** A call as an operation makes it. */
interface Call {
	readonly id: string;
	/** What its path is filled with. */
	readonly path: readonly string[];
	/** The model of what it sends, where that is known; null where it is anything. */
	readonly sends?: string | null;
	/** It sends a list. */
	readonly many?: true;
	/** The operation has nothing to hand out but the answer. */
	readonly answered?: true;
}

/** Where records are sent, one by one or many at once. */
const writes = (
	{ endpoint, batch }: { endpoint: string; batch?: string },
	path: readonly string[],
	sends: string | null,
): Call[] => [
	{ id: endpoint, path, sends },
	...(batch === undefined ? [] : [{ id: batch, path: [], sends, many: true as const }]),
];

/** Endpoint per way of naming a record: in its path, or in a list that it is sent. */
const named = (by: EndpointByMode, { names }: Resource, { rows }: Known, more: Partial<Call> = {}): Call[] =>
	Object.entries(by).flatMap(([name, id]): Call[] => {
		const row = names[name];
		if (!row) return [];
		const many = rows.endpoint(id).bodyList !== undefined;
		return [{ id, ...(many ? { path: [], sends: null, many } : { path: [row.attribute] }), ...more }];
	});

function callsOf(operation: Operation, resource: Resource, known: Known): Call[] {
	const { id, record } = resource;
	const sends = formOf(operation)?.model ?? null;
	switch (operation.kind) {
		case 'list': {
			const { endpoint, filters, of, inputs = {} } = operation;
			const inputsOfPath = Object.keys(inputs).filter((name) => name in known.rows.endpoint(endpoint).in);
			const path = [...(of ? [id] : []), ...inputsOfPath];
			return [{ id: endpoint, path, answered: true, ...(filters === 'body' && { sends: null }) }];
		}
		case 'create':
			return writes(operation, [], sends);
		case 'update':
			return writes(operation, [id], sends);
		case 'upsert':
			return [...writes(operation.insert, [], sends), ...writes(operation.update, [id], sends)];
		case 'flip':
			return writes(operation, [id], record);
		case 'delete': {
			const batch = named(operation.batch ?? {}, resource, known, { path: [], sends: null, many: true });
			return [...named(operation.by, resource, known), ...batch];
		}
		case 'exists':
			return named({ [operation.known]: operation.endpoint }, resource, known, { answered: true });
		case 'codes':
			return named(operation.by, resource, known, { sends: null, answered: true });
		case 'upload':
			return [{ id: operation.endpoint, path: [id], sends: null, many: true, answered: true }];
		case 'act':
			return [{ id: operation.endpoint, path: [id], sends, answered: true }];
		case 'singleton':
			return [{ id: operation.endpoint, path: [], answered: true }];
		case 'set':
			return [
				{ id: operation.read, path: [], answered: true },
				{ id: operation.endpoint, path: [], sends },
			];
		case 'read':
			return [];
	}
}

/** The endpoints that a row of an operation names. */
export function endpointsOf(operation: Operation): string[] {
	const { endpoint, read, by, batch, insert, update } = operation as Partial<
		Record<'endpoint' | 'read' | 'batch', string> &
			Record<'by', EndpointByMode> &
			Record<'insert' | 'update', Record<string, string>>
	>;
	const several = [by, batch, insert, update].filter((each) => typeof each === 'object');
	const single = [endpoint, read, batch].filter((each) => typeof each === 'string');
	return [...single, ...several.flatMap((each) => Object.values(each))];
}

function checkPath({ id, path }: Call, { rows }: Known): Problem[] {
	const there = Object.keys(rows.endpoint(id).in);
	return [
		...there.filter((name) => !path.includes(name)).map((name) => `nothing says what {${name}} of ${id} is`),
		...path.filter((name) => !there.includes(name)).map((name) => `the path of ${id} has no {${name}}`),
	];
}

function checkBody({ id, sends, many }: Call, { rows, models }: Known): Problem[] {
	if (sends === undefined) return [];
	const { body, bodyList } = rows.endpoint(id);
	if (body === undefined) return [`${id} takes no body`];
	if (many && bodyList === undefined) return [`${id} takes no list`];
	// A model that is not there has a complaint of its own.
	if (sends === null || ![body, sends].every((model) => models.has(model))) return [];
	const taken = many ? rows.model(body).attributes[bodyList ?? '']?.model : body;
	return problemIf(taken !== sends, `${id} takes ${taken ?? 'no record'}, and is sent ${sends}`);
}

const checkCall = (where: string, call: Call, known: Known): Problem[] =>
	[
		...checkPath(call, known),
		...checkBody(call, known),
		...problemIf(
			call.answered === true && known.rows.endpoint(call.id).answer === undefined,
			`${call.id} answers with nothing`,
		),
	].map((each) => `${where}: ${each}`);

/** @param operation whose endpoints there are */
export const checkCalls = (
	where: string,
	operation: Operation,
	resource: Resource,
	known: Known,
): Problem[] => callsOf(operation, resource, known).flatMap((call) => checkCall(where, call, known));

/** How one record is read, for each way of naming it. */
export const checkReading = (where: string, resource: Resource, known: Known): Problem[] =>
	named(resource.read.by, resource, known, { answered: true }).flatMap((call) =>
		checkCall(where, call, known),
	);
