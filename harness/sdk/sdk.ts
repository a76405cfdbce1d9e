/** What UltraCart's SDK says of the API: all of it, and what of that is kept in the project. */
import type { AttributeFacts, EndpointFacts, Facts, ParameterFacts } from './types';

/** What the SDK says of something in words. They are UltraCart's own, and never get into the project. */
interface Explained {
	readonly meaning?: string;
}

export type SdkAttributes = Readonly<Record<string, AttributeFacts & Explained>>;
export type SdkParameters = Readonly<Record<string, ParameterFacts & Explained>>;

export interface SdkEndpoint extends EndpointFacts, Explained {
	readonly path: SdkParameters;
	readonly query: SdkParameters;
	readonly elsewhere: Record<string, string>;
}

/** What `facts.py` writes: every API of the SDK. */
export interface Sdk {
	readonly baseUrl: string;
	readonly endpoints: Readonly<Record<string, SdkEndpoint>>;
	readonly models: Readonly<Record<string, SdkAttributes>>;
}

export const endpointsOf = ({ endpoints }: Sdk, api: string): [string, SdkEndpoint][] =>
	Object.entries(endpoints).filter(([, endpoint]) => endpoint.api === api);

const modelIn = (type: string | undefined): string => (type ?? '').replace(/\[\]$/, '');

/** The models that an API reaches through bodies and answers, in the order in which they are met. */
export function modelsOf(sdk: Sdk, api: string): string[] {
	const types = endpointsOf(sdk, api).flatMap(([, { body, answer }]) => [body, answer]);
	const reached = new Set(types.map(modelIn).filter((name) => name in sdk.models));
	for (const name of reached) {
		for (const { type } of Object.values(sdk.models[name] ?? {}))
			if (modelIn(type) in sdk.models) reached.add(modelIn(type));
	}
	return [...reached];
}

const wordless = <Fact extends Explained>({ meaning, ...facts }: Fact): Omit<Fact, 'meaning'> => facts;

const allWordless = <Fact extends Explained>(named: Readonly<Record<string, Fact>>) =>
	Object.fromEntries(
		Object.entries(named)
			.sort()
			.map(([name, fact]) => [name, wordless(fact)]),
	);

function endpointFacts({ elsewhere, ...endpoint }: SdkEndpoint): EndpointFacts {
	const { path, query, ...facts } = wordless(endpoint);
	const isNeeded = Object.keys(elsewhere).length > 0;
	return { ...facts, path: allWordless(path), query: allWordless(query), ...(isNeeded && { elsewhere }) };
}

/** What records of these models hold, by the names in their JSON: types, and no sentence of UltraCart's. */
export const recordFacts = (sdk: Sdk, models: readonly string[], source: string) => ({
	source,
	models: Object.fromEntries(
		models.map((name) => {
			const attributes = sdk.models[name];
			if (!attributes) throw new Error(`The SDK has no model ${name}`);
			return [name, Object.fromEntries(Object.entries(attributes).map(([each, { type }]) => [each, type]))];
		}),
	),
});

/** The facts about some APIs: names, types, limits, values. No sentence of UltraCart's is among them. */
export function factsOf(sdk: Sdk, apis: readonly string[], source: string): Facts {
	const endpoints = apis.flatMap((api) => endpointsOf(sdk, api)).sort();
	const reached = new Map(apis.map((api) => [api, modelsOf(sdk, api)]));
	const models = [...new Set([...reached.values()].flat())].sort();
	return {
		source,
		baseUrl: sdk.baseUrl,
		endpoints: Object.fromEntries(endpoints.map(([key, endpoint]) => [key, endpointFacts(endpoint)])),
		failures: {},
		models: Object.fromEntries(
			models.map((name) => [
				name,
				{
					apis: apis.filter((api) => reached.get(api)?.includes(name)),
					attributes: allWordless(sdk.models[name] ?? {}),
				},
			]),
		),
	};
}
