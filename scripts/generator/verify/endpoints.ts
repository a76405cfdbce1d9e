/** Rows of endpoints. */
import {
	CRUD_ACTIONS,
	type Attributes,
	type CrudAction,
	type Endpoint,
	type Method,
	type Model,
} from '../../metadata/types';
import { checkAttributes } from './attributes';
import { problemIf, unknown, unknownAttributes, type Problem, type Known } from './problems';

const attributesOf = (model: string | undefined, { rows, models }: Known): Attributes | undefined =>
	model !== undefined && models.has(model) ? rows.model(model).attributes : undefined;

/** What a row says of bodies and answers that it has none of, or that have no such attribute. */
function checkParts({ id, body, answer, root, bodyList, sort = [] }: Endpoint, known: Known): Problem[] {
	const sent = attributesOf(body, known);
	const answered = attributesOf(answer, known);
	const records = attributesOf(root === undefined ? undefined : answered?.[root]?.model, known);
	return [
		...unknown(
			id,
			'model',
			[body, answer].filter((model) => model !== undefined),
			known.models,
		),
		...problemIf(root !== undefined && answer === undefined, `${id} (root): there is no answer`),
		...problemIf(bodyList !== undefined && body === undefined, `${id} (bodyList): there is no body`),
		...(answered && root !== undefined ? unknownAttributes(`${id} (root)`, [root], answered) : []),
		...(sent && bodyList !== undefined ? unknownAttributes(`${id} (bodyList)`, [bodyList], sent) : []),
		...(records ? unknownAttributes(`${id} (sort)`, sort, records) : []),
	];
}

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'] satisfies Method[];

/** The line as the documents write it, and what it does. */
function checkLine({ id, method, path, crud }: Endpoint): Problem[] {
	const actions: readonly string[] = CRUD_ACTIONS;
	return [
		...problemIf(
			!METHODS.includes(method),
			`${id}: the line starts with ${method}, and not with ${METHODS.join(', ')}`,
		),
		...problemIf(!path.startsWith('/'), `${id}: the line has no path that starts with "/"`),
		...problemIf(
			!actions.includes(crud),
			`${id}: there is no CRUD action ${crud}, only ${actions.join(', ')}`,
		),
	];
}

/** What hands out records with the parts that are asked for. */
const EXPANDING: readonly CrudAction[] = ['read', 'list', 'insert', 'update'];

/** The model of the records that an endpoint answers with. */
function recordsOf({ answer, root = '' }: Endpoint, known: Known): Model | undefined {
	const model = attributesOf(answer, known)?.[root]?.model;
	return model !== undefined && known.models.has(model) ? known.rows.model(model) : undefined;
}

export function checkEndpoint(endpoint: Endpoint, known: Known): Problem[] {
	const { id, path, query, page, asyncMode, crud } = endpoint;
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
	const { limit = '_limit', parameter = '_offset' } = page?.cursor ?? {};
	const asked = [...(page ? [limit, parameter] : []), ...(asyncMode ? [asyncMode.parameter] : [])];
	const expands = EXPANDING.includes(crud) && recordsOf(endpoint, known)?.expansions !== undefined;
	return [
		...checkLine(endpoint),
		...checkAttributes(`${id} (path)`, endpoint.pathParameters, known),
		...checkAttributes(`${id} (query)`, query, known),
		...problemIf(
			inPath.join() !== Object.keys(endpoint.pathParameters).join(),
			`${id}: the path and its parameters differ`,
		),
		...unknown(
			`${id} (query)`,
			'parameter',
			[...asked, ...(expands ? ['_expand'] : [])],
			new Set(Object.keys(query)),
		),
		...checkParts(endpoint, known),
	];
}
