/** An operation as a job for several items, of which each can be told how often it was done. */
import type { IDataObject } from 'n8n-workflow';

import { isObject, objectsIn, type Json } from '../../../../sandbox/json';
import { parameterOf } from '../../../../scripts/generator/names';
import { formOf } from '../../../../scripts/generator/resolve';
import type { Attribute, Operation, Resource } from '../../../../scripts/metadata/types';
import type { TestEnvironment } from '../../../support/testEnvironment';
import { asJson, rows } from '../../../support/formParameters';
import { askedOf, attributesOf, sampleValue } from '../../../support/metadataFixtures';
import { NEW, normal, Walk } from '../operationContract/walk';
import { newRecord } from '../operationContract/writing';
import type { Call } from './faults';

/** What is put into every secret, by an expression: what a user types is in the workflow anyway. */
export const SECRET = 'hush-hush-7351';
const SECRET_EXPRESSION = '["hush", "hush", "7351"].join("-")';

/** A wait of five seconds at most for the limit, and no answer that would come too late by itself. */
const OPTIONS = { rateLimitWait: 5, timeout: 20 };

/** How many records a call carries: as many calls as there are items, or half as many. */
const PER_CALL = { few: 1, many: 2 };
/** Up to three records are read one by one, more are listed. */
const ITEMS = { few: 3, many: 4 };

/** One call of an operation: which, and in which of its runs it comes. */
export interface Target extends Call {
	/** How the items name their records. */
	readonly way: string;
	readonly size: 'few' | 'many';
}

type Part = readonly [endpoint: string | undefined, size?: Target['size'], more?: 'batch' | 'shortcut'];

/** The calls an operation makes, by its row. */
function partsOf(operation: Operation, { read, names, id }: Resource, way: string): readonly Part[] {
	const list: Part = [read.list, 'many', 'shortcut'];
	const found: Part[] = [list, [read.by[way], 'few']];
	const lookedUp = names[way]?.attribute === id ? [] : found;
	switch (operation.kind) {
		case 'read':
			return found;
		case 'create':
			return [
				[operation.batch, 'many', 'batch'],
				[operation.endpoint, 'few'],
			];
		case 'update':
			return [...found, [operation.batch, 'many', 'batch'], [operation.endpoint, 'few']];
		case 'upsert': {
			const { insert, update } = operation;
			return [
				...[list, [read.by[operation.known], 'few'] as const],
				...([insert, update] as const).flatMap(({ batch, endpoint }): Part[] => [
					[batch, 'many', 'batch'],
					[endpoint, 'few'],
				]),
			];
		}
		case 'flip':
			return [...found, [operation.endpoint]];
		case 'delete':
			return operation.by[way] === undefined
				? [...lookedUp, [operation.by.id]]
				: [
						[operation.batch?.[way], 'many', 'batch'],
						[operation.by[way], 'few'],
					];
		case 'exists':
			return [list, [operation.endpoint, 'few']];
		case 'codes':
			return [[operation.by[way]]];
		case 'upload':
			// The items share their coupons, which then are too few to be listed.
			return [...lookedUp.filter(([, , more]) => more !== 'shortcut'), [operation.endpoint]];
		case 'act':
			return [...lookedUp, [operation.endpoint]];
		case 'set':
			return [[operation.read], [operation.endpoint]];
		case 'list':
		case 'singleton':
			return [[operation.endpoint]];
	}
}

/** Every call that an operation can make, once. */
export function targetsOf(operation: Operation, resource: Resource): Target[] {
	const targets = new Map<string, Target>();
	for (const way of Object.keys(resource.names)) {
		for (const [id, size = 'many', more] of partsOf(operation, resource, way)) {
			if (id === undefined) continue;
			const { kind } = operation;
			const target: Target = {
				...{ kind, endpoint: rows.endpoint(id), way, size },
				...{ batch: more === 'batch', shortcut: more === 'shortcut' },
			};
			const key = `${id} ${target.batch}`;
			if (!targets.has(key)) targets.set(key, target);
		}
	}
	return [...targets.values()];
}

/** How often a value occurs in something. */
export function occurrences(within: unknown, value: unknown): number {
	if (within === value) return 1;
	const parts = Array.isArray(within) ? within : isObject(within) ? Object.values(within) : [];
	return parts.reduce<number>((sum, part) => sum + occurrences(part, value), 0);
}

/** An attribute that differs from sample to sample, and is no name: by it a record is known again. */
function markOf(model: string, { names, id }: Resource): [string, Attribute] {
	const isName = (apiName: string) =>
		apiName !== id && Object.values(names).some(({ attribute }) => attribute === apiName);
	const marks = askedOf(model).filter(
		([apiName, row]) =>
			row.type === 'string' &&
			!row.list &&
			!row.secret &&
			row.values === undefined &&
			!isName(apiName) &&
			row.loadOptionsMethod === undefined &&
			new Set([0, 1, 2, 3].map((n) => sampleValue(apiName, row, NEW + n))).size === 4,
	);
	const [mark] = marks;
	if (!mark) throw new Error(`No attribute of ${model} tells its records apart`);
	return mark;
}

/** What a job is put together from, by its kind. */
interface Plan {
	readonly items: readonly Json[];
	readonly parameters: IDataObject;
	/** Values by which a call names the item. None: it takes part in every call. */
	readonly marks: (index: number) => readonly unknown[];
	/** A text that comes out with the item. */
	readonly shows?: (index: number) => unknown;
	/** How often the item's thing is done now. Missing: there is nothing to do. */
	readonly times?: (index: number) => number | Promise<number>;
	/** Whether something new exists because of the item. */
	readonly makes?: (index: number) => boolean;
}

export class Job {
	readonly count: number;
	readonly plan: Plan;
	private readonly walk: Walk;

	constructor(env: () => TestEnvironment, resource: Resource, operation: Operation, { way, size }: Target) {
		this.walk = new Walk(env, resource, operation);
		this.count = ITEMS[size];
		const { items, parameters, ...plan } = this.planFor(way);
		const perCall = { recordsPerCall: PER_CALL[size] };
		this.plan = {
			...plan,
			items: items.slice(0, this.count),
			parameters: {
				...{ resource: resource.name, operation: operation.name, output: 'raw', returnAll: true },
				...parameters,
				options: { ...OPTIONS, ...perCall },
			},
		};
	}

	get indices(): number[] {
		return Array.from({ length: this.count }, (_, index) => index);
	}

	get items(): IDataObject[] {
		return this.plan.items as IDataObject[];
	}

	/** The items that a call was made for: those that its path names, or its body, or else all. */
	servedBy({ path, body }: { path: string; body?: unknown }): number[] {
		const namedIn = (said: unknown) =>
			this.indices.filter((index) =>
				this.plan.marks(index).some((mark) => occurrences(said, mark) + occurrences(said, String(mark)) > 0),
			);
		const named = [path.split('/').map(decodeURIComponent), body].map(namedIn);
		return named.find(({ length }) => length > 0) ?? this.indices;
	}

	private planFor(way: string): Plan {
		const { walk } = this;
		const { operation } = walk;
		const records = walk.all.slice(1, 1 + this.count);
		const names = (index: number) =>
			Object.values(walk.resource.names).map(({ attribute }) => records[index]?.[attribute]);
		const plain: Plan = {
			items: records.map((record) => ({ record })),
			parameters: { ...walk.locator(way), ...walk.inputs(records[0] ?? {}) },
			marks: names,
		};
		switch (operation.kind) {
			case 'read':
				return plain;
			case 'list':
			case 'singleton':
				return { ...plain, marks: () => [], items: records.map(() => ({ record: records[0] })) };
			case 'exists': {
				const input = operation.inputs?.[operation.input];
				const { attribute = '' } = walk.resource.names[operation.known] ?? {};
				const parameter = input ? parameterOf(operation.input, input) : '';
				return { ...plain, parameters: { [parameter]: `={{ $json.record.${attribute} }}` } };
			}
			case 'delete':
				return { ...plain, times: (index) => (walk.now(records[index] ?? {}) ? 0 : 1) };
			case 'codes':
			case 'upload':
				return this.ofCodes(records, plain);
			case 'flip':
				return this.flipped(records, plain);
			case 'set':
				return this.settled(plain, operation);
			case 'act':
			case 'create':
			case 'update':
			case 'upsert':
				return this.written(records, plain);
		}
	}

	/** Two items and two more share a coupon each. */
	private ofCodes(records: readonly Json[], plain: Plan): Plan {
		const { sandbox, operation, resource } = this.walk;
		const { id } = resource;
		const coupon = (index: number) => records[Math.floor(index / 2)] ?? {};
		const all = () => sandbox.codes();
		const codesOf = (index: number) => all().filter((code) => code.coupon_oid === coupon(index)[id]);
		const sharing = (index: number) => this.indices.filter((other) => coupon(other) === coupon(index)).length;
		const items = this.indices.map((index) => ({ record: coupon(index), code: `MINE-${index}` }));
		const marks = (index: number) =>
			Object.values(resource.names).map(({ attribute }) => coupon(index)[attribute]);
		const shared = { ...plain, items, marks, makes: () => true };
		if (operation.kind === 'codes') {
			return { ...shared, times: (index) => codesOf(index).length / sharing(index) };
		}
		const [input] = Object.entries(operation.inputs ?? {});
		const parameter = input ? parameterOf(...input) : '';
		return {
			...shared,
			parameters: { ...plain.parameters, [parameter]: '={{ $json.code }}' },
			times: (index) => codesOf(index).filter(({ code }) => code === `MINE-${index}`).length,
		};
	}

	/** The entry of each item is one that is not yet as it shall be. */
	private flipped(records: readonly Json[], plain: Plan): Plan {
		const { operation, resource } = this.walk;
		if (operation.kind !== 'flip') throw new RangeError(`${operation.name} switches nothing`);
		const { list, flag, to, names } = operation;
		const { entryKey = '' } = rows.attribute(resource.record, list);
		const entries = records.map(
			(record) => objectsIn(record[list]).find((entry) => entry[flag] !== to)?.[entryKey],
		);
		const located = operation.inputs?.[names]?.locates;
		const value = '={{ $json.entry }}';
		const now = (index: number) =>
			objectsIn(this.walk.now(records[index] ?? {})?.[list]).find(
				(entry) => entry[entryKey] === entries[index],
			);
		return {
			...plain,
			items: records.map((record, index) => ({ record, entry: entries[index] })),
			parameters: {
				...plain.parameters,
				[located ?? names]: located === undefined ? value : { __rl: true, mode: 'id', value },
			},
			times: (index) => (now(index)?.[flag] === to ? 1 : 0),
		};
	}

	/** What the items give is found again in UltraCart by a text in it. */
	private written(records: readonly Json[], plain: Plan): Plan {
		const { operation, resource } = this.walk;
		const model = formOf(operation)?.model ?? '';
		const isNew = (index: number) =>
			operation.kind === 'create' || (operation.kind === 'upsert' && index % 2 === 1);
		const [mark, row] = markOf(model, resource);
		const valueAt = (index: number) => sampleValue(mark, row, NEW + index);
		const whatOf = (index: number): Json => {
			if (operation.kind === 'update') return { [mark]: valueAt(index) };
			const record = newRecord(this.walk, NEW + index);
			const { attribute = '' } = operation.kind === 'upsert' ? (resource.names[operation.known] ?? {}) : {};
			return isNew(index) || attribute === ''
				? record
				: { ...record, [attribute]: records[index]?.[attribute] };
		};
		const what = this.indices.map(whatOf);
		const makesNew = operation.kind === 'create' || operation.kind === 'upsert';
		const namesIn = (json: Json = {}) =>
			Object.values(resource.names).map(({ attribute }) => json[attribute]);
		return {
			items: what.map((json, index) => ({ record: records[index], what: withoutSecrets(model, json) })),
			parameters: {
				...(makesNew ? {} : plain.parameters),
				...asJson(operation, resource, `={{ ${withSecrets(model)} }}`),
			},
			marks: (index) =>
				[valueAt(index), ...namesIn(makesNew ? what[index] : records[index])].filter(
					(value) => value !== undefined,
				),
			...(operation.kind !== 'act' && { shows: valueAt }),
			times: (index) => occurrences(this.walk.all, valueAt(index)),
			makes: operation.kind === 'act' ? () => true : isNew,
		};
	}

	/** All items give the same, since there is only one of it. */
	private settled(plain: Plan, operation: Extract<Operation, { kind: 'set' }>): Plan {
		const { walk } = this;
		const what = newRecord(walk, NEW);
		const wanted = JSON.stringify(normal(what));
		return {
			...plain,
			items: this.indices.map(() => ({ what })),
			parameters: asJson(operation, walk.resource, '={{ $json.what }}'),
			marks: () => [],
			times: async () => {
				const [now] = await walk.asked(operation.read);
				return JSON.stringify(now) === wanted ? 1 : 0;
			},
		};
	}
}

const secretsOf = (model: string) =>
	Object.entries(attributesOf(model))
		.filter(([, { secret }]) => secret === true)
		.map(([apiName]) => apiName);

const withoutSecrets = (model: string, json: Json): Json =>
	Object.fromEntries(Object.entries(json).filter(([apiName]) => !secretsOf(model).includes(apiName)));

function withSecrets(model: string): string {
	const secrets = secretsOf(model).map((apiName) => `${apiName}: ${SECRET_EXPRESSION}`);
	return secrets.length === 0 ? '$json.what' : `Object.assign({}, $json.what, { ${secrets.join(', ')} })`;
}
