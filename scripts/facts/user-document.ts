import { Lines } from './lines';
import type { SourceFacts } from './types';
import { readUserEndpoint } from './user-endpoint';

/** Reads the user document: an index of its operations as a table, then a section for each of them. */
export function readUserDocument(text: string, file: string): SourceFacts {
	const lines = new Lines(text, file);
	const [baseUrl = ''] = lines.take(/^All URIs are relative to (https:\S+)$/, 'the base URL');
	const index = readIndex(lines);
	const facts: SourceFacts = { baseUrl, endpoints: {}, failures: {}, models: {} };
	for (lines.skipBlank(); !lines.atEnd; lines.skipBlank()) {
		const { id, endpoint, failures } = readUserEndpoint(lines, index);
		const key = index.get(id) ?? '';
		if (key in facts.endpoints) throw lines.wrong(`${id} is there twice`);
		facts.endpoints[key] = endpoint;
		Object.assign(facts.failures, failures);
	}
	const missing = [...index].filter(([, key]) => !(key in facts.endpoints)).map(([id]) => id);
	if (missing.length > 0) throw new Error(`${file}: no section for ${missing.join(', ')}`);
	return facts;
}

/** Operation id → method and path. */
function readIndex(lines: Lines): Map<string, string> {
	lines.take(/^\| Method \| HTTP request \| Description \|$/, 'the head of the index');
	lines.take(/^\|---\|---\|---\|$/, 'the line below the head');
	const index = new Map<string, string>();
	while (lines.sees(/^\|/)) {
		const [id = '', key = ''] = lines.take(
			/^\| (\w+) \| ((?:GET|POST|PUT|DELETE) \/[\w/{}]+) \| .+ \|$/,
			'an operation with its method and path',
		);
		if (index.has(id)) throw lines.wrong(`${id} is there twice`);
		index.set(id, key);
	}
	return index;
}
