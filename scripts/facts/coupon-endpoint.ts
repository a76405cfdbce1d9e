import { readCouponParameter } from './coupon-parameter';
import type { Lines } from './lines';
import { pathParameters } from './path-parameters';
import type { EndpointFacts } from './types';

/** Reads one endpoint of the coupon document, from the line below its title. */
export function readCouponEndpoint(
	lines: Lines,
	models: ReadonlySet<string>,
): { key: string; endpoint: EndpointFacts } {
	const head = readHead(lines);
	const endpoint: EndpointFacts = { ...head.facts, path: {}, query: {} };
	if (lines.takeIf(/^Parameters$/)) readParameters(lines, models, endpoint);
	readResponses(lines, models, endpoint);
	const placeholders = pathParameters(head.path).sort().join();
	if (Object.keys(endpoint.path).sort().join() !== placeholders) {
		throw lines.wrong(`the path parameters of ${head.path} are not its placeholders`);
	}
	return { key: `${head.method.toUpperCase()} ${head.path}`, endpoint };
}

function readHead(lines: Lines) {
	lines.take(/^Permissions:$/, '"Permissions:"');
	const [permission = ''] = lines.take(/^ +• (\w+)$/, 'a permission');
	lines.take(/^$/, 'an empty line after the only permission');
	const [consumes] = lines.takeIf(/^Consumes: (\S+)$/) ?? [];
	const [produces = ''] = lines.take(/^Produces: (\S+)$/, '"Produces:"');
	const [method = ''] = lines.take(/^(get|post|put|delete)$/, 'a method');
	const [path = '', api = ''] = lines.take(/^(\/(\w+)\/[\w/{}]+)$/, 'a path');
	lines.take(/^$/, 'an empty line');
	lines.take(/^.+$/, 'a description');
	lines.take(/^$/, 'an empty line');
	return { method, path, facts: { api, permission, produces, ...(consumes !== undefined && { consumes }) } };
}

function readParameters(lines: Lines, models: ReadonlySet<string>, endpoint: EndpointFacts): void {
	lines.take(/^Parameter Description Location Data Type Required$/, 'the head of the parameters');
	while (!lines.sees(/^Responses$/)) {
		const { name, location, facts } = readCouponParameter(lines, models);
		if (location !== 'body') {
			if (name in endpoint[location]) throw lines.wrong(`parameter ${name} is there twice`);
			endpoint[location][name] = facts;
		} else {
			if (endpoint.body !== undefined) throw lines.wrong('a second body');
			if (!facts.required) throw lines.wrong('a body that is not required');
			endpoint.body = facts.type;
		}
	}
}

function readResponses(lines: Lines, models: ReadonlySet<string>, endpoint: EndpointFacts): void {
	lines.take(/^Responses$/, '"Responses"');
	lines.take(/^Status Code Reason Response Model$/, 'the head of the responses');
	lines.take(/^200$/, 'the status 200');
	const [answer = ''] = lines.take(/^.+ (\w+)$/, "the answer's model");
	if (!models.has(answer)) throw lines.wrong(`unknown model ${answer}`);
	endpoint.answer = answer;
	endpoint.failures = [];
	while (!lines.atEnd && !lines.sees(/^$/)) {
		const [status = ''] = lines.take(/^([45]\d\d)$/, 'a status');
		// The document files a refusal's model under the status itself.
		lines.take(new RegExp(`^.+ ${status}$`), `a reason that ends in ${status}`);
		endpoint.failures.push(Number(status));
	}
}
