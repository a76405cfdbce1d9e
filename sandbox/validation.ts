/** Checks requests against the table and says in words what is wrong with them. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import type { Table } from '../scripts/metadata';
import type { Attribute, Endpoint } from '../scripts/metadata/types';
import { HttpError } from './errors';
import { textsIn, type Json } from './json';
import { schemaOfAddress, schemaOfBatch, schemaOfModel } from './schema';
import type { Switches } from './switches';

const TYPE_NAMES: Record<string, string> = {
	string: 'text',
	integer: 'a whole number',
	number: 'a number',
	boolean: 'true or false',
	object: 'an object',
	array: 'a list',
};

/** `/coupons/0/merchant_code` → `coupons[0].merchant_code`. */
const placeOf = (path: string): string =>
	path
		.slice(1)
		.replace(/\/(\d+)(?=\/|$)/g, '[$1]')
		.replaceAll('/', '.');

function typeName(type: unknown): string {
	const [name = ''] = textsIn([type].flat()).filter((each) => each !== 'null');
	return TYPE_NAMES[name] ?? name;
}

const lengthOf = (data: unknown): number => (typeof data === 'string' ? [...data].length : 0);

type AjvError = ErrorObject<string, Json>;

/** The message for each keyword of JSON Schema. The value itself is never repeated: it may be a password. */
const MESSAGES: Record<string, (place: string, error: AjvError) => string> = {
	type: (place, { params }) => `${place} must be ${typeName(params.type)}`,
	maxLength: (place, { params, data }) =>
		`${place} has ${lengthOf(data)} characters; at most ${String(params.limit)} are allowed`,
	minimum: (place, { params }) => `${place} must be at least ${String(params.limit)}`,
	maximum: (place, { params }) => `${place} must be at most ${String(params.limit)}`,
	exclusiveMinimum: (place, { params }) => `${place} must be greater than ${String(params.limit)}`,
	enum: (place, { params }) => `${place} must be one of ${textsIn(params.allowedValues).join(', ')}`,
	additionalProperties: (place, { params }) =>
		`${place} has no attribute '${String(params.additionalProperty)}'`,
	required: (place, { params }) => `${place} must have the attribute '${String(params.missingProperty)}'`,
	format: (place) => `${place} must be a date and time with its offset, such as 2030-01-31T18:00:00-05:00`,
	pattern: (place) => `${place} must be a number`,
};

function messageFor(error: AjvError | undefined, whole: string): string {
	const place = placeOf(error?.instancePath ?? '') || whole;
	return (error && MESSAGES[error.keyword]?.(place, error)) ?? `${place} is not valid`;
}

function converted(attribute: Attribute, text: string): unknown {
	if (attribute.type === 'integer' || attribute.type === 'number') return Number(text);
	return attribute.type === 'boolean' ? text.toLowerCase() === 'true' : text;
}

export class Validation {
	private readonly ajv = addFormats(new Ajv({ allowUnionTypes: true, verbose: true }));

	/** Compiling schemas takes longer than starting a sandbox, so all sandboxes of the process share them. */
	private static readonly instances = {
		refused: new WeakMap<Table, Validation>(),
		kept: new WeakMap<Table, Validation>(),
	};

	/** @param unknown what becomes of attributes that the table does not have */
	static of(table: Table, unknown: Switches['unknownAttributes'] = 'refused'): Validation {
		const instances = Validation.instances[unknown];
		const instance = instances.get(table) ?? new Validation(table, unknown);
		instances.set(table, instance);
		return instance;
	}

	private constructor(table: Table, unknown: Switches['unknownAttributes']) {
		for (const model of table.models) this.ajv.addSchema(schemaOfModel(model, unknown === 'kept'));
	}

	/** @throws HttpError when a body does not fit the model */
	body(model: string, data: unknown, whole = 'The body'): Json {
		const validate = this.validatorFor(`body-${model}`, () => ({ type: 'object', $ref: model }));
		return this.checked(validate, data, whole);
	}

	/** The body of an endpoint. The rows of a batch are checked later, one by one. */
	bodyOf({ body, crud, bodyList }: Endpoint, data: unknown): Json {
		if (body === undefined) return {};
		if ((crud === 'insertMany' || crud === 'updateMany') && bodyList !== undefined) {
			const validate = this.validatorFor(`batch-${bodyList}`, () => schemaOfBatch(bodyList));
			return this.checked(validate, data, 'The body');
		}
		return this.body(body, data);
	}

	/** Path and query parameters of an endpoint, converted from text to the types of their rows. */
	addressOf(endpoint: Endpoint, data: Json): Json {
		const validate = this.validatorFor(`address-${endpoint.id}`, () => schemaOfAddress(endpoint));
		const texts = this.checked(validate, data, 'The address');
		const rows = { ...endpoint.pathParameters, ...endpoint.query };
		return Object.fromEntries(
			Object.entries(rows).flatMap(([name, attribute]) => {
				const text = texts[name];
				return typeof text === 'string' ? [[name, converted(attribute, text)]] : [];
			}),
		);
	}

	private checked(validate: ValidateFunction<Json>, data: unknown, whole: string): Json {
		if (validate(data)) return data;
		throw new HttpError(400, messageFor(validate.errors?.[0], whole));
	}

	private validatorFor(key: string, schema: () => Json): ValidateFunction<Json> {
		return this.ajv.getSchema<Json>(key) ?? this.ajv.compile<Json>({ $id: key, ...schema() });
	}
}
