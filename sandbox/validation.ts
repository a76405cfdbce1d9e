/** Checks requests against the table, with Fastify's ajv, and says in words what is wrong. */
import Fastify from 'fastify';
import type { FastifySchemaCompiler } from 'fastify';

import type { Table } from '../scripts/metadata';
import type { Attribute, Endpoint } from '../scripts/metadata/types';
import { HttpError } from './envelope';
import { isObject, textsIn, type Json } from './json';
import { schemaOfAddress, schemaOfBatch, schemaOfBody, schemaOfModel } from './schema';

interface Finding {
	readonly keyword: string;
	readonly instancePath: string;
	readonly params: Json;
	readonly data?: unknown;
}

interface Check {
	(data: unknown): boolean | Promise<unknown>;
	errors?: readonly Finding[] | null;
}

const AJV = {
	coerceTypes: false,
	removeAdditional: false,
	useDefaults: false,
	allowUnionTypes: true,
	allErrors: false,
	verbose: true,
} as const;

const KINDS: Record<string, string> = {
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

const kindOf = (type: unknown): string => {
	const types = Array.isArray(type) ? textsIn(type) : [String(type)];
	const named = types.find((each) => each !== 'null') ?? '';
	return KINDS[named] ?? named;
};

const lengthOf = (data: unknown): number => (typeof data === 'string' ? [...data].length : 0);

/** What the sandbox says per keyword of JSON Schema. The value itself is never repeated: it may be a password. */
const WORDS: Record<string, (place: string, finding: Finding) => string> = {
	type: (place, { params }) => `${place} has to be ${kindOf(params.type)}`,
	maxLength: (place, { params, data }) =>
		`${place} has ${lengthOf(data)} characters; at most ${String(params.limit)} are allowed`,
	enum: (place, { params }) => `${place} has to be one of ${textsIn(params.allowedValues).join(', ')}`,
	additionalProperties: (place, { params }) =>
		`${place} has no attribute '${String(params.additionalProperty)}'`,
	required: (place, { params }) => `${place} has to have the attribute '${String(params.missingProperty)}'`,
	format: (place) => `${place} has to be a date and time with its offset, such as 2030-01-31T18:00:00-05:00`,
	pattern: (place) => `${place} has to be a number`,
};

function sentence(finding: Finding | undefined, whole: string): string {
	if (!finding) return `${whole} is not valid`;
	const place = placeOf(finding.instancePath) || whole;
	return WORDS[finding.keyword]?.(place, finding) ?? `${place} is not valid`;
}

function typed(attribute: Attribute, text: string): unknown {
	if (attribute.type === 'integer' || attribute.type === 'number') return Number(text);
	return attribute.type === 'boolean' ? text === 'true' : text;
}

export class Validation {
	private readonly checks = new Map<string, Check>();

	private constructor(private readonly compile: FastifySchemaCompiler<unknown>) {}

	/** Compiling takes longer than a start: what one sandbox has compiled serves all others of the process. */
	private static readonly made = new WeakMap<Table, Promise<Validation>>();

	static async of(table: Table): Promise<Validation> {
		const made = Validation.made.get(table) ?? Validation.make(table);
		Validation.made.set(table, made);
		return await made;
	}

	private static async make(table: Table): Promise<Validation> {
		const app = Fastify({ ajv: { customOptions: AJV } });
		for (const model of table.models) app.addSchema(schemaOfModel(model));
		// Fastify builds its compiler only where a route has a schema.
		app.get('/', { schema: { querystring: { type: 'object' } } }, () => '');
		await app.ready();
		if (!app.validatorCompiler) throw new Error('Fastify has no schema compiler');
		return new Validation(app.validatorCompiler);
	}

	/** @throws HttpError when a body does not fit the model */
	body(model: string, data: unknown, whole = 'The body'): Json {
		return this.checked(`body ${model}`, () => schemaOfBody(model), data, whole);
	}

	/** The body of an endpoint; the rows of a batch are left for later. */
	bodyOf({ body, crud, bodyList }: Endpoint, data: unknown): Json {
		if (body === undefined) return {};
		if ((crud === 'insertMany' || crud === 'updateMany') && bodyList !== undefined) {
			return this.checked(`batch ${bodyList}`, () => schemaOfBatch(bodyList), data, 'The body');
		}
		return this.body(body, data);
	}

	/** Path and query parameters of an endpoint, turned from text into what their rows say. */
	addressOf(endpoint: Endpoint, data: Json): Json {
		const texts = this.checked(
			`address ${endpoint.id}`,
			() => schemaOfAddress(endpoint),
			data,
			'The address',
		);
		const rows = { ...endpoint.in, ...endpoint.query };
		return Object.fromEntries(
			Object.entries(rows).flatMap(([name, attribute]) => {
				const text = texts[name];
				return typeof text === 'string' ? [[name, typed(attribute, text)]] : [];
			}),
		);
	}

	private checked(key: string, schema: () => Json, data: unknown, whole: string): Json {
		const check = this.checks.get(key) ?? this.compiled(key, schema());
		if (check(data) === true && isObject(data)) return data;
		throw new HttpError(400, sentence(check.errors?.[0], whole));
	}

	private compiled(key: string, schema: Json): Check {
		const check = this.compile({ schema, method: 'POST', url: '/', httpPart: 'body' }) as unknown as Check;
		this.checks.set(key, check);
		return check;
	}
}
