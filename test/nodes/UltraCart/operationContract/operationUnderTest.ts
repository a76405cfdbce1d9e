/** One operation of the table as the tests run it: the node's parameters for it, and what UltraCart holds before and after. */
import type { IDataObject } from 'n8n-workflow';

import { isObject, type Json } from '../../../../sandbox/json';
import type { Attribute, Inputs } from '../../../../scripts/metadata/types';
import { table } from '../../../../scripts/metadata';
import { envelope } from '../../../../scripts/metadata/rows';
import type { Operation, Resource } from '../../../../scripts/metadata/resource';
import { get, resultSetOf } from '../../../sandbox/support';
import { rows } from '../../../support/formParameters';
import { locatorModes, savedMode } from '../../../support/generator';
import { lineFor, sampleValue } from '../../../support/metadataFixtures';
import { NODE, type TestEnvironment } from '../../../support/testEnvironment';

/** Numbers of samples far from those of what an account starts with. */
export const NEW = 900;

/** The number of a new record: a list in one has samples of the numbers that follow. */
export const newNumber = (index: number): number => NEW + 7 * index;

/** An output item, and the input item that it is paired with. */
export interface Output {
	readonly item: unknown;
	readonly json: Json;
}

/** Outputs of which each belongs to the input item at the same place. */
export const onePerItem = (records: readonly (Json | undefined)[]): Output[] =>
	records.map((json, item) => ({ item, json: normalize(json ?? {}) as Json }));

const namesOf = (which: (attribute: Attribute) => boolean): string[] =>
	table.models.flatMap(({ attributes }) =>
		Object.entries(attributes).flatMap(([apiName, attribute]) => (which(attribute) ? apiName : [])),
	);

const plainNames = new Set(namesOf(({ secret }) => !secret));

/** What never comes out, by names that are secret wherever they occur: what one model hides, another may show. */
const SECRETS = new Set(namesOf(({ secret }) => secret === true).filter((name) => !plainNames.has(name)));

/** A moment that every write changes. */
const LAST_MODIFIED = 'last_modified_dts';

/** Moments count, not how they are written. */
export function normalize(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normalize);
	if (isObject(value) && !('asymmetricMatch' in value)) {
		const compared = Object.entries(value).filter(([name]) => !SECRETS.has(name));
		return Object.fromEntries(
			compared.map(([name, each]) => [name, name === LAST_MODIFIED ? name : normalize(each)]),
		);
	}
	const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
	return isMoment ? new Date(value).toISOString() : value;
}

/** What UltraCart makes up anew each time: moments, numbers, codes and links. */
const GENERATED = /(_dts|_at|_oid|^user_id|^login_histories)$|^(coupon_)?code$|^url$/;

export function withoutGenerated(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutGenerated);
	if (!isObject(value)) return normalize(value);
	const kept = Object.entries(value).filter(([name]) => !GENERATED.test(name));
	return Object.fromEntries(kept.map(([name, each]) => [name, withoutGenerated(each)]));
}

export class OperationUnderTest<O extends Operation = Operation> {
	constructor(
		private readonly env: () => TestEnvironment,
		readonly resource: Resource,
		readonly operation: O,
	) {}

	get sandbox() {
		return this.env().sandbox;
	}

	/** The records of the account, as UltraCart shows them. */
	get records(): Json[] {
		return this.sandbox.list(this.resource.name);
	}

	/** A few of them, far apart: the last is in no first page. */
	get chosenRecords(): Json[] {
		const { records } = this;
		return [2, 3, records.length - 1].map((index) => records[index] ?? {});
	}

	/** Modes in which the operation's locator can name a record. */
	get locatorModes(): string[] {
		return locatorModes(this.operation, this.resource);
	}

	/** The attribute by which a mode names a record. */
	attributeOf(mode: string): string {
		return this.resource.modes[mode]?.attribute ?? '';
	}

	/** Names the `record` of each item. */
	locator(mode: string): IDataObject {
		const value = `={{ $json.record.${this.attributeOf(mode)} }}`;
		return { [this.resource.name]: { __rl: true, mode: savedMode(mode, this.resource), value } };
	}

	/** Gives an input the value of an expression. */
	input(name: string, expression: string): IDataObject {
		return { [name]: `={{ ${expression} }}` };
	}

	/** Runs the operation once, everything shown as it came. */
	async run(items: readonly Json[], parameters: IDataObject): Promise<Output[]> {
		const { name: operation } = this.operation;
		const common = { resource: this.resource.name, operation, output: 'raw' };
		const run = await this.env().run(items as IDataObject[], { ...common, ...parameters });
		if (run.error) throw run.error;
		return run.executionItems(NODE).map(({ json, pairedItem }) => ({
			item: isObject(pairedItem) ? pairedItem.item : pairedItem,
			json: normalize(json) as Json,
		}));
	}

	/** What is there of a record now. */
	current(record: Json): Json | undefined {
		const { name, id } = this.resource;
		const found = this.sandbox.get(name, record[id] as number);
		return found && (normalize(found) as Json);
	}

	/** All parts of a record that only come on demand. */
	get expansions(): string[] {
		return Object.keys(rows.model(this.resource.record).expansions ?? {});
	}

	/** A record with those of the parts that are asked for. */
	withParts(record: Json, included: readonly string[]): Json {
		const { attributes } = rows.model(this.resource.record);
		const comes = (name: string) => {
			const { expansion = [] } = attributes[name] ?? {};
			return [expansion].flat().every((each) => included.includes(each));
		};
		return Object.fromEntries(Object.entries(record).filter(([name]) => comes(name)));
	}

	/** What UltraCart answers to the same question, asked without the node: all pages, out of the envelope. */
	async askUltraCart(endpointId: string, record: Json = {}, query: Json = {}, body?: Json): Promise<Json[]> {
		const endpoint = rows.endpoint(endpointId);
		const found: Json[] = [];
		const { cursor } = endpoint.page ?? {};
		for (let place: unknown = cursor ? null : 0; place !== undefined;) {
			const paged = cursor ? place !== null && { [cursor.parameter]: place } : { _offset: place };
			const asked = Object.entries({ ...query, ...(endpoint.page && paged) });
			const line = asked.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join('&');
			const answer = await get(this.sandbox, `${lineFor(endpoint, record)}?${line}`, body);
			const own = Object.fromEntries(Object.entries(answer).filter(([name]) => !(name in envelope)));
			found.push(...([endpoint.root === undefined ? own : answer[endpoint.root]].flat() as Json[]));
			if (cursor) place = answer[cursor.next] ?? undefined;
			else place = endpoint.page ? resultSetOf(answer).next_offset : undefined;
		}
		return found.map((each) => normalize(each) as Json);
	}

	/** Values for the inputs that have to be filled in: what the row says, or else what a record holds. */
	requiredInputs(record: Json, n = NEW): IDataObject {
		const inputs: Inputs = this.operation.inputs ?? {};
		const asked = Object.entries(inputs).filter(
			([, { required, show, option, locates }]) => required && !show && !option && locates === undefined,
		);
		const filled = asked.map(([name, input]) => {
			const value = input.default ?? record[name] ?? sampleValue(name, input, n);
			return [name, Array.isArray(value) ? value.join(', ') : value];
		});
		return Object.fromEntries(filled) as IDataObject;
	}
}
