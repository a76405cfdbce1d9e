import type { Lines } from './lines';
import { pathParameters } from './path-parameters';
import type { EndpointFacts, FailureFacts } from './types';

const PATH_TYPES: Partial<Record<string, string>> = { Integer: 'integer', String: 'string' };

/** Reads one operation's section of the user document, from its heading. */
export function readUserEndpoint(
	lines: Lines,
	index: ReadonlyMap<string, string>,
): { id: string; endpoint: EndpointFacts; failures: Record<string, FailureFacts> } {
	const [answer, id = '', signature = ''] = lines.take(
		/^(?:(\w+) )?(\w+)\(([\w, ]*)\)$/,
		"an operation's heading",
	);
	const path = index.get(id)?.split(' ')[1];
	if (path === undefined) throw lines.wrong(`${id} is not in the index`);
	const endpoint: EndpointFacts = { api: path.split('/')[1] ?? '', id, path: {}, query: {} };
	if (answer !== undefined) endpoint.answer = answer;

	lines.take(/^[A-Z].+[^)]$/, 'a title');
	lines.takeIf(/^[A-Z].+\.$/);
	readParameters(lines, path, signature, endpoint);
	if (answer === undefined) lines.take(/^null \(empty response body\)$/, 'the mark of an empty answer');
	readHeaders(lines, endpoint);
	return { id, endpoint, failures: readStatuses(lines, endpoint) };
}

function readParameters(lines: Lines, path: string, signature: string, endpoint: EndpointFacts): void {
	// The page's code sample has run into the line that follows it.
	const none = lines.takeIf(/^\/\/ .*This endpoint does not need any parameter\.$/);
	const names: string[] = [];
	if (!none) {
		lines.take(/^\/\/ .*\| Name \| Type \| Description \| Notes \|$/, 'the head of the parameters');
		lines.take(/^\|---\|---\|---\|---\|$/, 'the line below the head');
		while (lines.sees(/^\|/)) names.push(readParameter(lines, path, endpoint));
	}
	if (names.join(', ') !== signature) throw lines.wrong(`the parameters are not those of (${signature})`);
	for (const name of pathParameters(path)) {
		if (!(name in endpoint.path)) throw lines.wrong(`${name} of ${path} has no parameter`);
	}
}

/** A row whose notes are empty, which means required; notes of any other kind are unknown so far. */
function readParameter(lines: Lines, path: string, endpoint: EndpointFacts): string {
	const [name = '', type = ''] = lines.take(
		/^\| (\w+) \| (\w+) \| [^|]+ \|(?: *\|)?$/,
		'a parameter without notes',
	);
	const wireName = pathParameters(path).find((parameter) => camelCase(parameter) === name);
	const pathType = PATH_TYPES[type];
	if (wireName !== undefined && pathType !== undefined) {
		endpoint.path[wireName] = { type: pathType, required: true };
	} else if (wireName === undefined && pathType === undefined && endpoint.body === undefined) {
		endpoint.body = type;
	} else {
		throw lines.wrong(`parameter ${name} is neither in the path nor the body`);
	}
	return name;
}

function camelCase(snakeCase: string): string {
	return snakeCase.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function readHeaders(lines: Lines, endpoint: EndpointFacts): void {
	const [security = ''] = lines.take(/^(\w+(?:, \w+)*)$/, 'the ways to authenticate');
	endpoint.security = security.split(', ');
	const [consumes = ''] = lines.take(/^- Content-Type: (.+)$/, '"Content-Type"');
	if ((consumes === 'Not defined') !== (endpoint.body === undefined)) {
		throw lines.wrong('a content type goes with a body, and only with one');
	}
	if (endpoint.body !== undefined) endpoint.consumes = consumes;
	const [produces = ''] = lines.take(/^- Accept: (.+)$/, '"Accept"');
	endpoint.produces = produces;
}

function readStatuses(lines: Lines, endpoint: EndpointFacts): Record<string, FailureFacts> {
	lines.take(/^\| Status code \| Description \| Response headers \|$/, 'the head of the statuses');
	lines.take(/^\|---\|---\|---\|$/, 'the line below the head');
	lines.takeIf(/^\| 200 \| [^|]+ \| - \|$/);
	const failures: Record<string, FailureFacts> = {};
	while (lines.sees(/^\|/)) {
		const [status = '', header = ''] = lines.take(
			/^\| ([45]\d\d) \| [^|]+ \| \* ([A-Za-z-]+) - [^|*]+ \|$/,
			'a status with one header',
		);
		failures[status] = { headers: [header] };
	}
	endpoint.failures = Object.keys(failures).map(Number);
	return failures;
}
