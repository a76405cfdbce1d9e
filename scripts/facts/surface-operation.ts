import { asList, asObject, asText, asTexts } from './json';
import { pathParameters } from './path-parameters';
import type { EndpointFacts, ParameterFacts } from './types';

const KEYS = [
	'api',
	'body',
	'method',
	'operation_id',
	'parameters',
	'path',
	'path_params',
	'query',
	'response',
	'scopes',
];

/** Reads one operation of a surface file. */
export function readSurfaceOperation(
	value: unknown,
	where: string,
): { key: string; endpoint: EndpointFacts } {
	const operation = asObject(value, where, KEYS);
	const method = asText(operation.method, `${where}: method`);
	if (!/^(GET|POST|PUT|DELETE)$/.test(method)) throw new Error(`${where}: unknown method "${method}"`);
	const path = asText(operation.path, `${where}: path`);
	const [permission, ...more] = asTexts(operation.scopes, `${where}: scopes`);
	if (permission === undefined || more.length > 0) throw new Error(`${where}: expected one scope`);
	if (asList(operation.parameters, `${where}: parameters`).length > 0) {
		throw new Error(`${where}: parameters of an unknown kind`);
	}
	const pathNames = asTexts(operation.path_params, `${where}: path_params`);
	if (pathNames.join() !== pathParameters(path).join()) {
		throw new Error(`${where}: the path parameters are not the placeholders`);
	}
	const answer = asText(operation.response, `${where}: response`);
	return {
		key: `${method} ${path}`,
		endpoint: {
			api: asText(operation.api, `${where}: api`),
			id: asText(operation.operation_id, `${where}: operation_id`),
			permission,
			path: byName(pathNames),
			query: byName(asTexts(operation.query, `${where}: query`)),
			...('body' in operation && { body: asText(operation.body, `${where}: body`) }),
			...(answer !== 'void' && { answer }),
		},
	};
}

/** The SDKs' surface has the names of parameters and nothing else about them. */
function byName(names: string[]): Record<string, ParameterFacts> {
	return Object.fromEntries(names.map((name) => [name, {}]));
}
