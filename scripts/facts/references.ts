import type { Attributes, EndpointFacts, FailureFacts, Facts, SourceFacts } from './types';

const SCALARS = new Set(['boolean', 'dateTime', 'integer', 'number', 'string']);

/** Every model that an endpoint, a refusal or another model names, and that is not among the known ones. */
export function unknownModels(facts: Facts, known: ReadonlySet<string>): string[] {
	const named = [
		...Object.values(facts.endpoints).flatMap((endpoint) => modelsOfEndpoint(endpoint, facts.failures)),
		...Object.values(facts.models).flatMap(({ attributes }) => modelsOfAttributes(attributes)),
	];
	return [...new Set(named)].filter((name) => !known.has(name)).sort();
}

/** Model → the APIs whose endpoints reach it, through other models too. */
export function apisOfModels(facts: SourceFacts): Map<string, string[]> {
	const reached = new Map<string, Set<string>>();
	const visit = (name: string, api: string): void => {
		const apis = reached.get(name) ?? new Set();
		if (apis.has(api)) return;
		reached.set(name, apis.add(api));
		for (const next of modelsOfAttributes(facts.models[name] ?? {})) visit(next, api);
	};
	for (const endpoint of Object.values(facts.endpoints)) {
		for (const name of modelsOfEndpoint(endpoint, facts.failures)) visit(name, endpoint.api);
	}
	return new Map([...reached].map(([name, apis]) => [name, [...apis].sort()]));
}

function modelsOfEndpoint(endpoint: EndpointFacts, failures: Record<string, FailureFacts>): string[] {
	const refusals = (endpoint.failures ?? []).map((status) => failures[status]?.body);
	return [endpoint.body, endpoint.answer, ...refusals].filter((name) => name !== undefined);
}

function modelsOfAttributes(attributes: Attributes): string[] {
	return Object.values(attributes)
		.map(({ type }) => type.replace(/\[\]$/, ''))
		.filter((name) => !SCALARS.has(name));
}
