/** Parts of a record that UltraCart leaves out unless a request asks for them. */
import type { Attributes, Model } from '../scripts/metadata/types';
import { isObject, type Json } from './json';
import type { ValidatedRequest } from './requests';
import type { Switches } from './switches';

/** The names in `_expand`. */
export const askedIn = ({ _expand: names }: Json): ReadonlySet<string> =>
	new Set(typeof names === 'string' ? names.split(',').map((name) => name.trim()) : []);

/** Attributes of a record that nobody asked for. */
export const unaskedOf = (attributes: Attributes, asked: ReadonlySet<string>): string[] =>
	Object.keys(attributes).filter((name) => {
		const { expansion } = attributes[name] ?? {};
		return expansion !== undefined && !asked.has(expansion);
	});

function pruned(
	models: ReadonlyMap<string, Model>,
	model: string | undefined,
	value: unknown,
	asked: ReadonlySet<string>,
	isInRecord = false,
): unknown {
	if (Array.isArray(value))
		return value.map((each: unknown) => pruned(models, model, each, asked, isInRecord));
	const { attributes, expansions } = models.get(model ?? '') ?? {};
	// A record inside another comes whole: what is asked for are parts of the other.
	if (!attributes || !isObject(value) || (isInRecord && expansions)) return value;
	const isRecord = isInRecord || expansions !== undefined;
	const unasked = unaskedOf(attributes, asked);
	const kept = Object.entries(value).filter(([name]) => !unasked.includes(name));
	return Object.fromEntries(
		kept.map(([name, each]) => [name, pruned(models, attributes[name]?.model, each, asked, isRecord)]),
	);
}

/** What an endpoint answers, without what it was not asked for. */
export function withoutUnasked(
	{ models, switches }: { readonly models: ReadonlyMap<string, Model>; readonly switches: Switches },
	{ endpoint, address }: ValidatedRequest,
	payload: Json,
): Json {
	if (switches.expansions === 'all') return payload;
	return pruned(models, endpoint.answer, payload, askedIn(address)) as Json;
}
