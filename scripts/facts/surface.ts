import { asList, asObject, asText } from './json';
import { readSurfaceModel } from './surface-model';
import { readSurfaceOperation } from './surface-operation';
import type { SourceFacts } from './types';

const KEYS = ['api_version_header', 'base_url', 'models', 'note', 'operations', 'source'];

/** Reads a surface file: JSON with the operations and models of the official SDKs. */
export function readSurface(text: string, file: string): SourceFacts {
	const surface = asObject(JSON.parse(text), file, KEYS);
	const version = asObject(surface.api_version_header, `${file}: api_version_header`, ['name', 'value']);
	const models = asObject(surface.models, `${file}: models`);
	const facts: SourceFacts = {
		baseUrl: asText(surface.base_url, `${file}: base_url`),
		headers: {
			[asText(version.name, `${file}: header name`)]: asText(version.value, `${file}: header value`),
		},
		endpoints: {},
		failures: {},
		models: {},
	};
	for (const [index, operation] of asList(surface.operations, `${file}: operations`).entries()) {
		const { key, endpoint } = readSurfaceOperation(operation, `${file}: operations[${index}]`);
		if (key in facts.endpoints) throw new Error(`${file}: ${key} is there twice`);
		facts.endpoints[key] = endpoint;
	}
	for (const [name, model] of Object.entries(models)) {
		facts.models[name] = readSurfaceModel(model, `${file}: ${name}`, new Set(Object.keys(models)));
	}
	return facts;
}
