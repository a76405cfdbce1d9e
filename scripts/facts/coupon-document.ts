import { readCouponEndpoint } from './coupon-endpoint';
import { readCouponModel } from './coupon-model';
import { Lines } from './lines';
import type { FailureFacts, SourceFacts } from './types';

/** Reads the coupon document: the text of a page that lists endpoints, then models, then refusals. */
export function readCouponDocument(text: string, file: string): SourceFacts {
	const lines = new Lines(text, file);
	const models = modelNames(text);
	const facts: SourceFacts = { endpoints: {}, failures: {}, models: {} };
	skipNavigation(lines);
	for (lines.skipBlank(); !lines.atEnd; lines.skipBlank()) readBlock(lines, models, facts);
	requireCount(text, file, /^(get|post|put|delete|patch)$/gm, facts.endpoints, 'endpoints');
	requireCount(text, file, /^Attributes$/gm, facts.models, 'models');
	requireCount(text, file, /^Status Code \d+: /gm, facts.failures, 'refusals');
	return facts;
}

/** Known before the first block is read: endpoints and models name models that come further down. */
function modelNames(text: string): Set<string> {
	return new Set([...text.matchAll(/^(\w+)\n\nAttributes$/gm)].map(([, name = '']) => name));
}

function skipNavigation(lines: Lines): void {
	while (lines.takeIf(/^[a-z]*$/));
	lines.take(/^\/\w+$/, "the API's first path segment");
}

function readBlock(lines: Lines, models: ReadonlySet<string>, facts: SourceFacts): void {
	const [title = ''] = lines.take(/^(\S.*)$/, 'a title');
	const [status] = lines.takeIf(/^Status Code (\d+): /) ?? [];
	if (status !== undefined) {
		if (status !== title) throw lines.wrong(`status ${status} under the title ${title}`);
		put(lines, facts.failures, title, readFailure(lines, models));
		return;
	}
	lines.take(/^$/, 'an empty line');
	if (lines.sees(/^Attributes$/)) {
		put(lines, facts.models, title, readCouponModel(lines, models));
	} else {
		const { key, endpoint } = readCouponEndpoint(lines, models);
		put(lines, facts.endpoints, key, endpoint);
	}
}

function readFailure(lines: Lines, models: ReadonlySet<string>): FailureFacts {
	lines.take(/^$/, 'an empty line');
	lines.take(/^Headers$/, '"Headers"');
	lines.take(/^Name Data Type Description$/, 'the head of the headers');
	const headers: string[] = [];
	while (!lines.takeIf(/^Response$/)) {
		const [header = ''] = lines.take(/^([A-Za-z-]+) string .+$/, 'a header or "Response"');
		headers.push(header);
	}
	lines.take(/^Name Data Type$/, 'the head of the response');
	const [body = ''] = lines.take(/^body (\w+)$/, "the body's model");
	if (!models.has(body)) throw lines.wrong(`unknown model ${body}`);
	return { body, headers };
}

function put<T>(lines: Lines, record: Record<string, T>, key: string, value: T): void {
	if (key in record) throw lines.wrong(`${key} is there twice`);
	record[key] = value;
}

/** A block that the reader took for something else would be missing here. */
function requireCount(text: string, file: string, mark: RegExp, record: object, what: string): void {
	const marked = text.match(mark)?.length ?? 0;
	const found = Object.keys(record).length;
	if (marked !== found) throw new Error(`${file}: ${marked} ${what} are marked, ${found} were read`);
}
