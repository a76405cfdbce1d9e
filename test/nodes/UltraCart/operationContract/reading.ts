/** What operations promise that change nothing. */
import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../../sandbox/json';
import { parameterOf } from '../../../../scripts/generator/names';
import { choosable, filtersOf } from '../../../../scripts/generator/resolve';
import type { Attribute, Attributes, Endpoint, Operation } from '../../../../scripts/metadata/types';
import { rows } from '../../../support/formParameters';
import { oneEach, type Walk } from './walk';

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/** Every record by every name. */
export function read(walk: Walk<Of<'read'>>): void {
	it.each(walk.ways)('hands out the record of each item, by %s', async (way) => {
		const { some } = walk;
		const out = await walk.run(
			some.map((record) => ({ record })),
			walk.locator(way),
		);
		expect(out).toEqual(oneEach(some));
	});

	const long = choosable(walk.operation, walk.resource, rows);
	if (!long) return;
	it('hands out as much of it as is chosen', async () => {
		const { some } = walk;
		const items = some.map((record) => ({ record }));
		const locator = walk.locator('id');
		const [first] = long.simplified ?? [];
		const simple = await walk.run(items, { ...locator, output: 'simplified' });
		for (const { json } of simple)
			expect(Object.keys(json)).toEqual(expect.arrayContaining([...(long.simplified ?? [])]));
		const selected = await walk.run(items, { ...locator, output: 'selected', outputFields: [first ?? ''] });
		expect(selected).toEqual(oneEach(some.map((record) => ({ [first ?? '']: record[first ?? ''] }))));
	});
}

/** Attributes that a filter can be about: itself, that of a range's end, or the first of several. */
function candidates(apiName: string): string[] {
	const range = apiName.replace(/_(begin|start|end)$/, '');
	return [apiName, range, range.replace(/_date$/, '_dts'), apiName.replace(/_or_.*$/, '')];
}

/** A value to filter by that leaves some records but not all: that of a record. */
function filterValue(apiName: string, { type }: Attribute, records: readonly Json[]): unknown {
	if (type === 'boolean') return true;
	const values = records.flatMap((record) => candidates(apiName).map((name) => record[name]));
	return values.find((value) => value !== undefined);
}

/** A listing, asked through the node and without it. */
class Listing {
	readonly endpoint: Endpoint;
	readonly filters: Attributes;

	constructor(private readonly walk: Walk<Of<'list'>>) {
		this.endpoint = rows.endpoint(walk.operation.endpoint);
		this.filters = filtersOf(walk.operation, rows);
	}

	/** The record that the list belongs to, or holds what its inputs ask, where there is such a record. */
	get owner(): Json {
		return this.walk.some[1] ?? {};
	}

	async withoutNode(filters: Json = {}, sort: Json = {}): Promise<Json[]> {
		const inBody = this.walk.operation.filters === 'body';
		const query = inBody ? sort : { ...filters, ...sort };
		return await this.walk.asked(this.endpoint.id, this.owner, query, inBody ? filters : undefined);
	}

	async expect(records: readonly Json[], parameters: IDataObject): Promise<void> {
		const { walk, owner } = this;
		const place = { ...(walk.operation.of && walk.locator('id')), ...walk.inputs(owner) };
		const out = await walk.run([{ record: owner }], { ...place, ...parameters });
		expect(out).toEqual(records.map((json) => ({ item: 0, json })));
	}
}

function filtering(listing: Listing, walk: Walk): void {
	it.each(Object.entries(listing.filters))('filters by %s', async (apiName, attribute) => {
		const value = filterValue(apiName, attribute, walk.all.slice(2));
		const records = await listing.withoutNode({ [apiName]: value });
		expect(records.length).toBeGreaterThan(0);
		expect(records.length).toBeLessThan((await listing.withoutNode()).length);
		const filters = { [parameterOf(apiName, attribute)]: value } as IDataObject;
		await listing.expect(records, { returnAll: true, filters });
	});
}

function sorting(listing: Listing, fields: readonly string[]): void {
	it.each(fields)('sorts by %s', async (field) => {
		const records = await listing.withoutNode({}, { _sort: `-${field}` });
		const sort = { by: [{ field, direction: 'descending' }] };
		await listing.expect(records.slice(0, 5), { limit: 5, sort });
	});
}

/** What the same question gives without the node, past the first page. */
export function list(walk: Walk<Of<'list'>>): void {
	const listing = new Listing(walk);
	const { page, sort } = listing.endpoint;
	const onePage = page?.max ?? 0;

	it('hands out all records', async () => {
		const records = await listing.withoutNode();
		expect(records.length).toBeGreaterThan(onePage);
		await listing.expect(records, { returnAll: true });
	});

	it.each([1, onePage + 1])('hands out as many as wanted: %s', async (limit) => {
		await listing.expect((await listing.withoutNode()).slice(0, limit), { limit });
	});

	if (Object.keys(listing.filters).length > 0) filtering(listing, walk);
	if (sort) sorting(listing, sort);
}

/** A name that there is, and one that there is not. */
export function exists(walk: Walk<Of<'exists'>>): void {
	const { operation, resource } = walk;
	const { attribute = '' } = resource.names[operation.known] ?? {};
	const input = operation.inputs?.[operation.input];

	it('tells of each item whether there is such a record', async () => {
		const names = [...walk.some.map((record) => record[attribute]), 'NOBODY'];
		const parameters = { [input ? parameterOf(operation.input, input) : '']: '={{ $json.name }}' };
		const out = await walk.run(
			names.map((name) => ({ name })),
			parameters,
		);
		expect(out).toEqual(oneEach(names.map((name) => ({ [attribute]: name, exists: name !== 'NOBODY' }))));
	});
}

/** What the account has only one of. */
export function singleton(walk: Walk<Of<'singleton'>>): void {
	it('hands it out once for each item', async () => {
		const [only] = await walk.asked(walk.operation.endpoint);
		expect(await walk.run([{}, {}], {})).toEqual(oneEach([only, only]));
	});
}
