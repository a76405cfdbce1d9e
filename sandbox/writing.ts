/** From the body of a request to the record that is kept. */
import type { Model, Resource } from '../scripts/metadata/types';
import { HttpError } from './errors';
import { isObject, type Json } from './json';

type Models = ReadonlyMap<string, Model>;

/** A child without what UltraCart ignores (read-only attributes) and without what empties it (null). */
function child(models: Models, model: string | undefined, value: unknown): unknown {
	if (Array.isArray(value)) return value.map((each: unknown) => child(models, model, each));
	const attributes = models.get(model ?? '')?.attributes;
	if (!attributes || !isObject(value)) return value;
	const kept: Json = {};
	for (const [name, given] of Object.entries(value)) {
		const row = attributes[name];
		if (row && !row.readOnly && given !== null) kept[name] = child(models, row.model, given);
	}
	return kept;
}

export interface Written {
	/** What is to be kept. An attribute that is to be emptied is null. */
	readonly given: Json;
	readonly secrets: Json;
}

/** Takes from a body what a record can keep: no ID, nothing read-only, secrets apart. */
export function written(models: Models, resource: Resource, body: Json): Written {
	const attributes = models.get(resource.record)?.attributes ?? {};
	const given: Json = {};
	const secrets: Json = {};
	for (const [name, value] of Object.entries(body)) {
		const row = attributes[name];
		if (!row || row.readOnly || name === resource.id) continue;
		if (!row.secret) given[name] = value === null ? null : child(models, row.model, value);
		else if (value !== null) secrets[name] = value;
	}
	return { given, secrets };
}

/** What UltraCart fills in itself: no PUT takes it away. */
export function readOnlyOf(models: Models, resource: Resource, record: Json): Json {
	const attributes = models.get(resource.record)?.attributes ?? {};
	return Object.fromEntries(Object.entries(record).filter(([name]) => attributes[name]?.readOnly));
}

export const withoutNulls = (record: Json): Json =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

/** What a record can't be made without: what the form of its creation asks first. */
const requiredOf = ({ operations }: Resource, model: string | undefined): readonly string[] =>
	operations.flatMap(({ kind, ...row }) =>
		kind === 'create' && 'form' in row && [undefined, row.form.model].includes(model) ? row.form.first : [],
	);

/**
 * @param given the body that makes a record, or the record as it would be kept
 * @param model of which `given` is; some records are made of a model of its own, whose attributes they do not keep
 * @throws HttpError when something is missing that no record can be without
 */
export function ensureRequired(resource: Resource, given: Json, model?: string): void {
	for (const name of requiredOf(resource, model)) {
		if (given[name] === undefined || given[name] === '') {
			throw new HttpError(400, `${name} is missing: no ${resource.label.toLowerCase()} can be without it`);
		}
	}
}
