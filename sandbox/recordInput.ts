/** From the body of a request to the record that is stored. */
import type { Resource } from '../scripts/metadata/resource';
import type { Attributes, Model } from '../scripts/metadata/types';
import { HttpError } from './errors';
import { isObject, type Json } from './json';

type Models = ReadonlyMap<string, Model>;

const attributesOf = (models: Models, model = ''): Attributes | undefined => models.get(model)?.attributes;

/** A child without what UltraCart ignores (read-only attributes), what empties it (null), and what it never shows. */
function childInputOf(
	models: Models,
	model: string | undefined,
	value: unknown,
	keepsUnknown: boolean,
): unknown {
	if (Array.isArray(value)) {
		return value.map((each: unknown) => childInputOf(models, model, each, keepsUnknown));
	}
	const attributes = attributesOf(models, model);
	if (!attributes || !isObject(value)) return value;
	const kept: Json = {};
	for (const [name, given] of Object.entries(value)) {
		const row = attributes[name];
		if ((!row && !keepsUnknown) || row?.readOnly || row?.secret || given === null) continue;
		kept[name] = childInputOf(models, row?.model, given, keepsUnknown);
	}
	return kept;
}

export interface RecordInput {
	/** What is to be stored. An attribute that is to be emptied is null. */
	readonly given: Json;
	readonly secrets: Json;
}

/**
 * Takes from a body what a record can hold: no ID, nothing read-only, secrets apart.
 *
 * @param keepsUnknown whether attributes that the table does not have are kept
 */
export function recordInputOf(
	models: Models,
	resource: Resource,
	body: Json,
	keepsUnknown: boolean,
): RecordInput {
	const attributes = attributesOf(models, resource.record);
	const given: Json = {};
	const secrets: Json = {};
	for (const [name, value] of Object.entries(body)) {
		const row = attributes?.[name];
		if ((!row && !keepsUnknown) || row?.readOnly || name === resource.id) continue;
		if (!row?.secret)
			given[name] = value === null ? null : childInputOf(models, row?.model, value, keepsUnknown);
		else if (value !== null) secrets[name] = value;
	}
	return { given, secrets };
}

/** What UltraCart fills in itself: no PUT takes it away. */
export function readOnlyOf(models: Models, resource: Resource, record: Json): Json {
	const attributes = attributesOf(models, resource.record);
	return Object.fromEntries(Object.entries(record).filter(([name]) => attributes?.[name]?.readOnly));
}

export const withoutNulls = (record: Json): Json =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

/** The attributes that the form for creating a record always asks for. */
const requiredBy = ({ operations }: Resource, model: string | undefined): readonly string[] =>
	operations.flatMap(({ kind, ...row }) =>
		kind === 'create' && 'form' in row && [undefined, row.form.model].includes(model)
			? row.form.required
			: [],
	);

/**
 * @param given the body that inserts a record, or the record as it would be stored
 * @param model the model of `given`: some records are inserted by a model of their own, whose attributes they do not hold
 * @throws HttpError when a required attribute is missing
 */
export function checkRequired(resource: Resource, given: Json, model?: string): void {
	for (const name of requiredBy(resource, model)) {
		if (given[name] === undefined || given[name] === '') {
			throw new HttpError(400, `${name} is missing: no ${resource.label.toLowerCase()} can be without it`);
		}
	}
}
