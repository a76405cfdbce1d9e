/** What the walk over the table's operations shares: running one of them, and looking at what is there. */
import type { IDataObject } from 'n8n-workflow';

import { isObject, type Json } from '../../../../sandbox/json';
import { parameterOf } from '../../../../scripts/generator/names';
import { locatorNames } from '../../../../scripts/generator/resolve';
import { envelope } from '../../../../scripts/metadata/rows';
import type { Operation, Resource } from '../../../../scripts/metadata/types';
import { get, resultSetOf } from '../../../sandbox/support';
import { NODE, type TestEnvironment } from '../../../support/testEnvironment';
import { lineFor, sampleValue } from '../../../support/metadataFixtures';
import { rows } from '../../../support/formParameters';

/** Numbers of samples far from those of what an account starts with. */
export const NEW = 900;

/** An output item, and the input item that it is paired with. */
export interface Out {
	readonly item: unknown;
	readonly json: Json;
}

/** Outputs of which each belongs to the input item at the same place. */
export const oneEach = (records: readonly (Json | undefined)[]): Out[] =>
	records.map((json, item) => ({ item, json: normal(json ?? {}) as Json }));

/** Moments count, not how they are written. */
export function normal(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normal);
	if (isObject(value))
		return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, normal(each)]));
	const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
	return isMoment ? new Date(value).toISOString() : value;
}

export class Walk<O extends Operation = Operation> {
	constructor(
		private readonly env: () => TestEnvironment,
		readonly resource: Resource,
		readonly operation: O,
	) {}

	get sandbox() {
		return this.env().sandbox;
	}

	/** The records of the account, as UltraCart shows them. */
	get all(): Json[] {
		return this.sandbox.list(this.resource.name);
	}

	/** A few of them, far apart: the last is in no first page. */
	get some(): Json[] {
		const { all } = this;
		return [2, 3, all.length - 1].map((index) => all[index] ?? {});
	}

	/** Ways in which the operation's locator can name a record. */
	get ways(): string[] {
		return locatorNames(this.operation, this.resource);
	}

	/** The attribute that a way of naming holds. */
	attributeOf(way: string): string {
		return this.resource.names[way]?.attribute ?? '';
	}

	/** Names the record of each item. */
	locator(way: string): IDataObject {
		const value = `={{ $json.record.${this.attributeOf(way)} }}`;
		return { [this.resource.name]: { __rl: true, mode: way, value } };
	}

	/** Runs the operation once, everything shown as it came. */
	async run(items: readonly Json[], parameters: IDataObject): Promise<Out[]> {
		const { name: operation } = this.operation;
		const common = { resource: this.resource.name, operation, output: 'raw' };
		const run = await this.env().run(items as IDataObject[], { ...common, ...parameters });
		if (run.error) throw run.error;
		return run.executionItems(NODE).map(({ json, pairedItem }) => ({
			item: isObject(pairedItem) ? pairedItem.item : pairedItem,
			json: normal(json) as Json,
		}));
	}

	/** What is there of a record now. */
	now(record: Json): Json | undefined {
		const { name, id } = this.resource;
		const found = this.sandbox.get(name, record[id] as number);
		return found && (normal(found) as Json);
	}

	/** What UltraCart answers to the same question, asked without the node: all pages, out of the envelope. */
	async asked(endpointId: string, record: Json = {}, query: Json = {}, body?: Json): Promise<Json[]> {
		const endpoint = rows.endpoint(endpointId);
		const found: Json[] = [];
		for (let offset: unknown = 0; offset !== undefined;) {
			const asked = Object.entries({ ...query, ...(endpoint.page && { _offset: offset }) });
			const line = asked.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join('&');
			const answer = await get(this.sandbox, `${lineFor(endpoint, record)}?${line}`, body);
			const own = Object.fromEntries(Object.entries(answer).filter(([name]) => !(name in envelope)));
			found.push(...([endpoint.root === undefined ? own : answer[endpoint.root]].flat() as Json[]));
			offset = endpoint.page ? resultSetOf(answer).next_offset : undefined;
		}
		return found.map((each) => normal(each) as Json);
	}

	/** Values for the inputs that have to be filled in: what the row says, or else what a record holds. */
	inputs(record: Json, n = NEW): IDataObject {
		const asked = Object.entries(this.operation.inputs ?? {}).filter(
			([, { required, show, option, locates }]) => required && !show && !option && locates === undefined,
		);
		const filled = asked.map(([apiName, input]) => {
			const value = input.default ?? record[apiName] ?? sampleValue(apiName, input, n);
			return [parameterOf(apiName, input), Array.isArray(value) ? value.join(', ') : value];
		});
		return Object.fromEntries(filled) as IDataObject;
	}
}
