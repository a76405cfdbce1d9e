/** Rows of endpoints. */
import type { Attributes, Endpoint } from '../../metadata/types';
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
		...problemIf(bodyList !== undefined && body === undefined, `${id} (listIn): there is no body`),
		...(answered && root !== undefined ? unknownAttributes(`${id} (root)`, [root], answered) : []),
		...(sent && bodyList !== undefined ? unknownAttributes(`${id} (listIn)`, [bodyList], sent) : []),
		...(records ? unknownAttributes(`${id} (sort)`, sort, records) : []),
	];
}

export function checkEndpoint(endpoint: Endpoint, known: Known): Problem[] {
	const { id, path, query, page, asyncMode } = endpoint;
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
	const asked = [...(page ? ['_limit', '_offset'] : []), ...(asyncMode ? [asyncMode.parameter] : [])];
	return [
		...checkAttributes(`${id} (path)`, endpoint.in, known),
		...checkAttributes(`${id} (query)`, query, known),
		...problemIf(
			inPath.join() !== Object.keys(endpoint.in).join(),
			`${id}: the path and its parameters differ`,
		),
		...unknown(`${id} (query)`, 'parameter', asked, new Set(Object.keys(query))),
		...checkParts(endpoint, known),
	];
}
