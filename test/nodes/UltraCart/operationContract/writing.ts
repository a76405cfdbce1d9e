/** What operations promise that make, change and delete records. */
import { objectsIn, type Json } from '../../../../sandbox/json';
import { formOf } from '../../../../scripts/generator/resolve';
import type { Operation } from '../../../../scripts/metadata/types';
import { asFields, asJson, rows } from '../../../support/formParameters';
import {
	anotherValue,
	askedOf,
	attributesOf,
	keptOf,
	sampleBody,
	sampleValue,
} from '../../../support/metadataFixtures';
import { NEW, normal, oneEach, type Walk } from './walk';

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

const modelOf = ({ operation }: Walk): string => formOf(operation)?.model ?? '';

/** A new record with everything that its form asks: members and rights by those of a record that is there. */
export function newRecord(walk: Walk, n: number): Json {
	const model = modelOf(walk);
	const { variants } = formOf(walk.operation) ?? {};
	const [there = {}] = walk.all;
	const record = Object.fromEntries(
		askedOf(model).map(([apiName, attribute]) => [
			apiName,
			attribute.entryKey === undefined
				? sampleValue(apiName, attribute, n)
				: anotherValue(apiName, attribute, there, n),
		]),
	);
	const kind = variants && rows.attribute(model, variants.default);
	return { ...record, ...(variants && { [variants.default]: sampleBody(kind?.model ?? '', n) }) };
}

/** Whether a record holds what was sent, of a list of what exists the entries that were named. */
function expectHeld(walk: Walk, record: Json, sent: Json): void {
	const kept = normal(keptOf(walk.resource.record, sent)) as Json;
	for (const [apiName, value] of Object.entries(kept)) {
		const { entryKey } = rows.attribute(walk.resource.record, apiName);
		if (entryKey === undefined) expect({ [apiName]: record[apiName] }).toEqual({ [apiName]: value });
		else
			expect(record[apiName]).toEqual(
				expect.arrayContaining(objectsIn(value).map((entry) => expect.objectContaining(entry) as object)),
			);
	}
	const secrets = Object.entries(sent).filter(
		([apiName]) => attributesOf(walk.resource.record)[apiName]?.secret,
	);
	const { name, id } = walk.resource;
	expect(walk.sandbox.secrets(name, record[id] as number)).toMatchObject(Object.fromEntries(secrets));
}

/** A record after one attribute has changed, and nothing else. */
function changed(walk: Walk, before: Json, apiName: string, value: unknown): Json {
	const { entryKey, secret } = rows.attribute(walk.resource.record, apiName);
	if (secret) return before;
	if (entryKey === undefined) return normal({ ...before, [apiName]: value }) as Json;
	const [named = {}] = objectsIn(value);
	const entries = objectsIn(before[apiName]).map((entry) =>
		entry[entryKey] === named[entryKey] ? { ...entry, ...named } : entry,
	);
	return normal({ ...before, [apiName]: entries }) as Json;
}

/** Records that came out, which have to be those that are there now. */
async function expectMade(
	walk: Walk,
	sent: readonly Json[],
	running: ReturnType<Walk['run']>,
): Promise<void> {
	const before = walk.all.length;
	const out = await running;
	expect(out).toEqual(oneEach(out.map(({ json }) => walk.now(json))));
	expect(walk.all).toHaveLength(before + sent.length);
	out.forEach(({ json }, index) => {
		expectHeld(walk, json, sent[index] ?? {});
	});
}

export function create(walk: Walk<Of<'create'>>): void {
	const { operation, resource } = walk;

	it('makes a record of what the form requires', async () => {
		const { first, variants } = operation.form;
		const all = newRecord(walk, NEW);
		const record = Object.fromEntries(
			[...first, ...(variants ? [variants.default] : [])].map((apiName) => [apiName, all[apiName]]),
		);
		await expectMade(walk, [record], walk.run([{}], asFields(operation, resource, record)));
	});

	it('makes a record of everything that the form asks', async () => {
		const record = newRecord(walk, NEW);
		await expectMade(walk, [record], walk.run([{}], asFields(operation, resource, record)));
	});

	it('makes a record of the JSON of each item', async () => {
		const records = [newRecord(walk, NEW), newRecord(walk, NEW + 1)];
		const parameters = asJson(operation, resource, '={{ $json.record }}');
		await expectMade(
			walk,
			records,
			walk.run(
				records.map((record) => ({ record })),
				parameters,
			),
		);
	});
}

export function update(walk: Walk<Of<'update'>>): void {
	const { operation, resource } = walk;
	const fields = askedOf(modelOf(walk));

	it.each(fields)('changes %s, and nothing else', async (apiName, attribute) => {
		const [record = {}] = walk.some;
		const before = walk.now(record) ?? {};
		const value = anotherValue(apiName, attribute, before, NEW);
		const after = changed(walk, before, apiName, value);
		const parameters = { ...walk.locator('id'), ...asFields(operation, resource, { [apiName]: value }) };
		expect(await walk.run([{ record }], parameters)).toEqual(oneEach([after]));
		expect(walk.now(record)).toEqual(after);
		expectHeld(walk, after, { [apiName]: value });
		if (!attribute.secret) expect(after).not.toEqual(before);
	});

	it.each(walk.ways)('changes what the JSON of each item holds, by %s', async (way) => {
		const records = walk.all.slice(0, fields.length);
		const cases = fields.flatMap(([apiName, attribute], n) => {
			const record = records[n];
			return record ? [{ apiName, record, value: anotherValue(apiName, attribute, record, NEW + n) }] : [];
		});
		const items = cases.map(({ apiName, record, value }) => ({ record, change: { [apiName]: value } }));
		const after = cases.map(({ apiName, record, value }) =>
			changed(walk, walk.now(record) ?? {}, apiName, value),
		);
		const parameters = { ...walk.locator(way), ...asJson(operation, resource, '={{ $json.change }}') };
		expect(await walk.run(items, parameters)).toEqual(oneEach(after));
		expect(records.map((record) => walk.now(record))).toEqual(after);
	});
}

export function upsert(walk: Walk<Of<'upsert'>>): void {
	const { operation, resource } = walk;
	const { attribute: known = '' } = resource.names[operation.known] ?? {};

	it.each(['fields', 'json'])('makes the record whose name is new: %s', async (how) => {
		const record = newRecord(walk, NEW);
		const parameters =
			how === 'json'
				? asJson(operation, resource, '={{ $json.record }}')
				: asFields(operation, resource, record);
		await expectMade(walk, [record], walk.run([{ record }], parameters));
	});

	it.each(['fields', 'json'])('changes the record that has the name: %s', async (how) => {
		const [record = {}] = walk.some;
		const before = walk.now(record) ?? {};
		const { [known]: _name, ...all } = newRecord(walk, NEW);
		const { variants } = operation.form;
		const kept = variants && how === 'fields' ? { [variants.default]: all[variants.default] } : {};
		const [apiName = ''] = Object.keys(all);
		const change = { [known]: record[known], [apiName]: all[apiName], ...kept };
		const parameters =
			how === 'json'
				? asJson(operation, resource, '={{ $json.change }}')
				: asFields(operation, resource, change);
		const [out, ...more] = await walk.run([{ change }], parameters);
		const count = walk.all.length;
		expect([out, ...more]).toEqual(oneEach([walk.now(record)]));
		expectHeld(walk, out?.json ?? {}, change);
		if (how === 'json') expect(walk.now(record)).toEqual(changed(walk, before, apiName, all[apiName]));
		expect(walk.all).toHaveLength(count);
	});
}

export function flip(walk: Walk<Of<'flip'>>): void {
	const { operation, resource } = walk;
	const { list, flag, to, names } = operation;
	const { entryKey = '' } = rows.attribute(resource.record, list);
	const located = operation.inputs?.[names]?.locates;
	const locator = { __rl: true, mode: 'id', value: '={{ $json.entry }}' };

	it.each(walk.ways)('switches the entry that each item names, and no other, by %s', async (way) => {
		const record =
			walk.all.find((each) => objectsIn(each[list]).filter((entry) => entry[flag] !== to).length > 1) ?? {};
		const before = walk.now(record) ?? {};
		const off = objectsIn(before[list]).filter((entry) => entry[flag] !== to);
		const chosen = [off[0], off.at(-1)].map((entry) => entry?.[entryKey]);
		const after = {
			...before,
			[list]: objectsIn(before[list]).map((entry) =>
				chosen.includes(entry[entryKey]) ? { ...entry, [flag]: to } : entry,
			),
		};
		const parameters = {
			...walk.locator(way),
			[located ?? names]: located === undefined ? locator.value : locator,
		};
		const out = await walk.run(
			chosen.map((entry) => ({ record, entry })),
			parameters,
		);
		expect(walk.now(record)).toEqual(after);
		expect(out.map(({ item }) => item)).toEqual([0, 1]);
		expect(out.at(-1)?.json).toEqual(after);
	});
}

export function deletion(walk: Walk<Of<'delete'>>): void {
	it.each(walk.ways)(
		'takes the record of each item away, by %s, and what is gone counts as deleted',
		async (way) => {
			const attribute = walk.attributeOf(way);
			const { some, all } = walk;
			const items = some.map((record) => ({ record }));
			const told = oneEach(some.map((record) => ({ deleted: true, [attribute]: record[attribute] })));
			expect(await walk.run(items, walk.locator(way))).toEqual(told);
			expect(some.map((record) => walk.now(record))).toEqual(some.map(() => undefined));
			expect(walk.all).toHaveLength(all.length - some.length);
			expect(await walk.run(items, walk.locator(way))).toEqual(told);
		},
	);
}

export function act(walk: Walk<Of<'act'>>): void {
	const { operation, resource } = walk;

	const expectDone = async (
		records: readonly Json[],
		sent: readonly Json[],
		running: ReturnType<Walk['run']>,
	) => {
		const before = records.map((record) => walk.now(record));
		const out = await running;
		const after = records.map((record) => walk.now(record));
		expect(out).toEqual(oneEach(after));
		after.forEach((record, index) => {
			expect(record).not.toEqual(before[index]);
		});
		const bodies = walk.sandbox.log.entries.filter(({ endpoint }) => endpoint === operation.endpoint);
		expect(bodies.map(({ body }) => normal(body))).toEqual(sent.map(normal));
	};

	it.each(walk.ways)('does it to the record of each item, by %s', async (way) => {
		const { some } = walk;
		const sent = some.map((_, n) => newRecord(walk, NEW + n));
		const items = some.map((record, n) => ({ record, what: sent[n] }));
		const parameters = { ...walk.locator(way), ...asJson(operation, resource, '={{ $json.what }}') };
		await expectDone(some, sent, walk.run(items, parameters));
	});

	it('does what the fields of the form say', async () => {
		const [record = {}] = walk.some;
		const what = newRecord(walk, NEW);
		const parameters = { ...walk.locator('id'), ...asFields(operation, resource, what) };
		await expectDone([record], [what], walk.run([{ record }], parameters));
	});
}

export function set(walk: Walk<Of<'set'>>): void {
	const { operation, resource } = walk;
	const fields = askedOf(modelOf(walk));
	const there = async () => (await walk.asked(operation.read))[0] ?? {};

	it.each(
		fields.flatMap(([apiName, attribute]) => ['fields', 'json'].map((how) => ({ apiName, attribute, how }))),
	)('changes $wire, and nothing else: $how', async ({ apiName, attribute, how }) => {
		const all = newRecord(walk, NEW + 1);
		await walk.run([{ all }], asJson(operation, resource, '={{ $json.all }}'));
		const before = await there();
		expect(before).toEqual(normal(all));
		const change = { [apiName]: anotherValue(apiName, attribute, before, NEW) };
		const parameters =
			how === 'json'
				? asJson(operation, resource, '={{ $json.change }}')
				: asFields(operation, resource, change);
		expect(await walk.run([{ change }], parameters)).toEqual(oneEach([{ ...before, ...change }]));
		expect(await there()).toEqual(normal({ ...before, ...change }));
		expect(await there()).not.toEqual(before);
	});
}
