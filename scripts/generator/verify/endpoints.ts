/** Rows of endpoints. */
import type { Attributes, Endpoint } from '../../metadata/types';
import { badAttributes } from './attributes';
import { complaint, unknown, unknownAttributes, type Complaint, type Known } from './complaints';

const attributesOf = (model: string | undefined, { rows, models }: Known): Attributes | undefined =>
	model !== undefined && models.has(model) ? rows.model(model).attributes : undefined;

/** What a row says of bodies and answers that it has none of, or that have no such attribute. */
function badParts({ id, body, answer, root, listIn, sort = [] }: Endpoint, known: Known): Complaint[] {
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
		...complaint(root !== undefined && answer === undefined, `${id} (root): there is no answer`),
		...complaint(listIn !== undefined && body === undefined, `${id} (listIn): there is no body`),
		...(answered && root !== undefined ? unknownAttributes(`${id} (root)`, [root], answered) : []),
		...(sent && listIn !== undefined ? unknownAttributes(`${id} (listIn)`, [listIn], sent) : []),
		...(records ? unknownAttributes(`${id} (sort)`, sort, records) : []),
	];
}

export function badEndpoint(endpoint: Endpoint, known: Known): Complaint[] {
	const { id, path, query, page, unanswered } = endpoint;
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
	const asked = [...(page ? ['_limit', '_offset'] : []), ...(unanswered ? [unanswered.parameter] : [])];
	return [
		...badAttributes(`${id} (path)`, endpoint.in, known),
		...badAttributes(`${id} (query)`, query, known),
		...complaint(
			inPath.join() !== Object.keys(endpoint.in).join(),
			`${id}: the path and its parameters differ`,
		),
		...unknown(`${id} (query)`, 'parameter', asked, new Set(Object.keys(query))),
		...badParts(endpoint, known),
	];
}
