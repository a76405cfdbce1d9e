/** What operations take for granted about the endpoints that they call. */
import type { Operation, Resource } from '../../metadata/resource';
import type { ResourceBase } from '../../metadata/types';
import { callsByMode, type Call } from '../kinds/definition';
import { definitionOf } from '../operations';
import { problemIf, within, type Known, type Problem } from './problems';

function checkPath({ id, path: own }: Call, around: readonly string[], { rows }: Known): Problem[] {
	const path = [...around, ...own];
	const there = Object.keys(rows.endpoint(id).pathParameters);
	return [
		...there.filter((name) => !path.includes(name)).map((name) => `nothing says what {${name}} of ${id} is`),
		...own.filter((name) => !there.includes(name)).map((name) => `the path of ${id} has no {${name}}`),
	];
}

function checkBody({ id, sends, many }: Call, { rows, models }: Known): Problem[] {
	if (sends === undefined) return [];
	const { body, bodyList } = rows.endpoint(id);
	if (body === undefined) return [`${id} takes no body`];
	if (many && bodyList === undefined) return [`${id} takes no list`];
	// A model that is not there is a problem of its own.
	if (sends === null || ![body, sends].every((model) => models.has(model))) return [];
	const list = bodyList === undefined ? undefined : rows.model(body).attributes[bodyList];
	const taken = many ? list?.model : body;
	return problemIf(taken !== sends, `${id} takes ${taken ?? 'no record'}, and is sent ${sends}`);
}

function checkAnswer({ id, answered }: Call, { rows, models }: Known): Problem[] {
	if (answered === undefined) return [];
	const { answer, root } = rows.endpoint(id);
	if (answer === undefined) return [`${id} answers with nothing`];
	if (answered === 'one' || !models.has(answer)) return [];
	const list = root === undefined ? undefined : rows.model(answer).attributes[root];
	return problemIf(!list?.list, `the answer of ${id} has no list (root)`);
}

const checkCall = (
	where: string,
	call: Call,
	{ within: around = {} }: ResourceBase,
	known: Known,
): Problem[] =>
	within(where, [
		...checkPath(call, Object.keys(around), known),
		...checkBody(call, known),
		...checkAnswer(call, known),
	]);

/** @param operation whose endpoints there are */
export const checkCalls = (
	where: string,
	operation: Operation,
	resource: Resource,
	known: Known,
): Problem[] =>
	definitionOf(operation)
		.calls(operation, resource, known.rows)
		.flatMap((call) => checkCall(where, call, resource, known));

/** How records are read: one, for each way of naming it, and all. */
export function checkReading(where: string, resource: ResourceBase, known: Known): Problem[] {
	const { list, many = {} } = resource.read;
	return [
		...callsByMode(resource.read.by, resource, known.rows, { answered: 'one' }),
		...(list === undefined ? [] : [{ id: list, path: [], answered: 'list' as const }]),
		...Object.values(many).map(({ endpoint }) => ({
			id: endpoint,
			path: [],
			sends: null,
			answered: 'list' as const,
		})),
	].flatMap((call) => checkCall(where, call, resource, known));
}
