import { isDeepStrictEqual } from 'node:util';
import { apisOfModels } from './references';
import type { Attributes, FailureFacts, Facts, SourceFacts } from './types';

/**
 * Puts the files of one source together and marks each model with the APIs that use it. Files may repeat each
 * other, and one may know more attributes of a model than another, but they may not contradict.
 */
export function combineFacts(sources: SourceFacts[]): Facts {
	const combined: SourceFacts = { endpoints: {}, failures: {}, models: {} };
	for (const source of sources) {
		const { baseUrl, headers } = source;
		if (baseUrl !== undefined) combined.baseUrl = agreed(combined.baseUrl, baseUrl, 'base URL');
		if (headers !== undefined) combined.headers = agreed(combined.headers, headers, 'headers');
		combined.endpoints = union(combined.endpoints, source.endpoints, 'endpoint');
		combined.failures = unionOfFailures(combined.failures, source.failures);
		combined.models = unionOfModels(combined.models, source.models);
	}
	const apis = apisOfModels(combined);
	const models = Object.entries(combined.models).map(
		([name, attributes]) => [name, { apis: apis.get(name) ?? [], attributes }] as const,
	);
	return { ...combined, models: Object.fromEntries(models) };
}

function unionOfModels(
	left: Record<string, Attributes>,
	right: Record<string, Attributes>,
): Record<string, Attributes> {
	const merged = { ...left };
	for (const [name, attributes] of Object.entries(right)) {
		merged[name] = union(merged[name] ?? {}, attributes, `${name}.`);
	}
	return merged;
}

/** The user document does not tell what body a refusal has; the coupon document does. */
function unionOfFailures(
	left: Record<string, FailureFacts>,
	right: Record<string, FailureFacts>,
): Record<string, FailureFacts> {
	const merged = { ...left };
	for (const [status, failure] of Object.entries(right)) {
		const known = merged[status];
		const headers = agreed(known?.headers, failure.headers, `headers of ${status}`);
		const body = known?.body ?? failure.body;
		merged[status] = {
			headers,
			...(body !== undefined && { body: agreed(failure.body, body, `body of ${status}`) }),
		};
	}
	return merged;
}

function union<T>(left: Record<string, T>, right: Record<string, T>, what: string): Record<string, T> {
	const merged = { ...left };
	for (const [key, value] of Object.entries(right)) {
		merged[key] = agreed(merged[key], value, `${what} ${key}`);
	}
	return merged;
}

function agreed<T>(known: T | undefined, value: T, what: string): T {
	if (known !== undefined && !isDeepStrictEqual(known, value)) {
		throw new Error(`the files of a source contradict each other: ${what}`);
	}
	return value;
}
