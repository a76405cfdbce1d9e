import { table, tableOf } from '../../scripts/metadata';
import type { Resource } from '../../scripts/metadata/resource';
import { date, endpoint, many, model, one, text } from '../../scripts/metadata/rows';
import type { Endpoint } from '../../scripts/metadata/types';
import { behaviours } from '../../sandbox/behaviour';
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { pet, petAttributes } from '../support/fixtureResource';
import { attributesOf, bodyFor, keptOf, lineFor, NEW, sampleBody } from '../support/metadataFixtures';
import { ask, closeAll, errorOf, sandboxWith } from './support';

afterEach(closeAll);

const rows = table.resources.flatMap((resource) =>
	resource.endpoints.map((endpoint) => ({ id: endpoint.id, resource, endpoint })),
);

describe('every endpoint of the table', () => {
	test('there are the 30 of coupons, users and groups', () => {
		const ids = table.resources
			.filter(({ name }) => ['coupon', 'user', 'group'].includes(name))
			.flatMap(({ endpoints }) => endpoints.map(({ id }) => id));
		expect(new Set(ids).size).toBe(30);
	});

	test.each(rows)('$id answers as its row says', async ({ id, resource, endpoint }) => {
		const sandbox = await sandboxWith({ switches: { getGroup: 'full' }, records: { bulkJob: 3 } });
		const there = sandbox.list(resource.name).slice(1, 3);
		const line = lineFor(endpoint, there[0] ?? {});
		const sent = bodyFor(endpoint, resource, there);
		const file = sent && 's3_key' in sent && sandbox.account.files.presign('.ndjson', '{}');
		const { status, body, text } = await ask(sandbox, line, file ? { ...sent, s3_key: file.key } : sent);
		if (endpoint.answer === undefined) {
			expect({ status, text }).toEqual({ status: 204, text: '' });
		} else {
			const attributes = attributesOf(endpoint.answer);
			expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
			expect(Object.keys(attributes)).toEqual(expect.arrayContaining(Object.keys(body)));
			const { root } = endpoint;
			if (root !== undefined) expect(Array.isArray(body[root])).toBe(attributes[root]?.list === true);
		}
		expect(sandbox.log.entries.map((entry) => entry.endpoint)).toEqual([id]);
	});

	test.each(table.endpoints.filter(({ crud }) => crud === 'other'))('$id has a behaviour', async ({ id }) => {
		const { account } = await sandboxWith();
		const found = Object.values(behaviours).some((make) => make(account).endpoints?.[id]);
		expect(found).toBe(true);
	});
});

describe('records are stored', () => {
	const doing = ({ endpoints }: Resource, crud: Endpoint['crud']): Endpoint => {
		const found = endpoints.find((endpoint) => endpoint.crud === crud);
		if (!found) throw new Error(`No endpoint does this: ${crud}`);
		return found;
	};

	const written = table.resources.filter(({ endpoints }) => endpoints.some(({ crud }) => crud === 'insert'));

	test.each(written)('$name: inserted, read, updated, deleted', async (resource) => {
		const sandbox = await sandboxWith({ switches: { getGroup: 'full', expansions: 'all' } });
		const { name, id, read } = resource;
		const send = async (endpoint: Endpoint, at: Json, body?: Json) => {
			const reply = await ask(sandbox, lineFor(endpoint, at), body);
			return { ...reply, record: reply.body[endpoint.root ?? ''] as Json };
		};

		const insert = doing(resource, 'insert');
		const first = sampleBody(insert.body ?? '', NEW);
		const { record: made } = await send(insert, {}, first);
		expect(made).toMatchObject(keptOf(resource.record, first));
		for (const endpoint of resource.endpoints.filter((each) => Object.values(read.by).includes(each.id)))
			expect((await send(endpoint, made)).record).toEqual(made);

		const update = doing(resource, 'update');
		const second = sampleBody(update.body ?? '', NEW + 1);
		const { record: changed } = await send(update, made, second);
		expect(changed).toMatchObject({ ...keptOf(resource.record, second), [id]: made[id] });
		expect(changed).not.toEqual(made);
		const oid = made[id] as number;
		expect(sandbox.get(name, oid)).toEqual(changed);

		expect((await send(doing(resource, 'delete'), made)).status).toBeLessThan(300);
		const gone = await send(doing(resource, 'read'), made);
		expect(gone.status).toBe(400);
		expect(errorOf(gone).user_message).toContain(String(oid));
		expect(sandbox.get(name, oid)).toBeUndefined();
	});

	test.each(written)('$name: a PUT takes nothing away that UltraCart fills in', async (resource) => {
		const sandbox = await sandboxWith({ switches: { partialPut: 'wipes' } });
		const filledIn = Object.keys(attributesOf(resource.record)).filter(
			(name) => attributesOf(resource.record)[name]?.readOnly && !name.startsWith('last_modified_'),
		);
		const [before = {}] = sandbox.list(resource.name);
		const update = doing(resource, 'update');
		const body = { ...sampleBody(update.body ?? '', 0), [resource.id]: before[resource.id] };
		await ask(sandbox, lineFor(update, before), body);
		const after = sandbox.get(resource.name, before[resource.id] as number) ?? {};
		expect(filledIn.map((name) => [name, after[name]])).toEqual(filledIn.map((name) => [name, before[name]]));
	});

	test('updating what does not exist is refused', async () => {
		const sandbox = await sandboxWith();
		expect((await ask(sandbox, 'PUT /coupon/coupons/99', { merchant_code: 'X' })).status).toBe(400);
		expect((await ask(sandbox, 'PUT /user/users/99', { login: 'x', email: 'x' })).status).toBe(400);
	});

	test('another table decides: a resource without a line in the sandbox is kept, listed and seeded', async () => {
		const sandbox = await sandboxWith({ table: tableOf([pet]), records: { pet: 12 } });
		expect((await names(sandbox)).slice(0, 3)).toEqual(['Name 1', 'Name 2', 'Name 3']);
		const { body } = await ask(sandbox, 'POST /pet/pets', { name: 'Rex', weight: 3.5 });
		expect(body.pet).toEqual({ pet_oid: 1013, name: 'Rex', weight: 3.5 });
		expect((await ask(sandbox, 'POST /pet/pets', { name: 'rex' })).status).toBe(400);
		expect((await ask(sandbox, 'POST /pet/pets', { weight: 1 })).status).toBe(400);
		expect(await names(sandbox, '?name=re&weight_start=3&weight_end=4')).toEqual(['Rex']);
		expect(await names(sandbox, '?weight_start=3.6&weight_end=4')).toEqual([]);
		await ask(sandbox, 'PUT /pet/pets/1013', { name: 'Rex', weight: 4 });
		expect((await ask(sandbox, 'GET /pet/pets/by_name/REX')).body.pet).toEqual({
			pet_oid: 1013,
			name: 'Rex',
			weight: 4,
		});
		const { body: kept } = await ask(sandbox, 'POST /pet/pets/by_keeper/keeper%201');
		expect((kept.pets as Json[]).map(({ keeper }) => keeper)).toEqual(['Keeper 1']);
		await ask(sandbox, 'DELETE /pet/pets/1013');
		expect(await names(sandbox, '?name=rex')).toEqual([]);
	});

	test("a filter looks at what its row says, in a child and in a list's entries too", async () => {
		const query = {
			city: text('', { of: 'homes.city' }),
			toy: text('', { of: 'toys.name', values: { Ball: { name: 'Ball', description: '' } } }),
			bought_start: date('', { of: 'toys.bought_dts' }),
		};
		const models = [
			...pet.models.filter(({ name }) => name !== 'Pet'),
			model('Pet', { ...petAttributes, homes: one('Home', ''), toys: many('Toy', '') }),
			model('Home', { city: text('') }),
			model('Toy', { name: text(''), bought_dts: date('') }),
		];
		const endpoints = pet.endpoints.map((each) => (each.id === 'getPets' ? { ...each, query } : each));
		const sandbox = await sandboxWith({
			table: tableOf([{ ...pet, endpoints, models }]),
			records: { pet: 0 },
		});
		const toys = [{ name: 'Bone' }, { name: 'Ball', bought_dts: '2026-05-01T00:00:00Z' }];
		sandbox.insert('pet', { name: 'Rex', homes: { city: 'Duluth' }, toys });
		sandbox.insert('pet', { name: 'Ada', homes: { city: 'Dublin' }, toys: [{ name: 'Balloon' }] });
		expect(await names(sandbox, '?city=du')).toEqual(['Rex', 'Ada']);
		expect(await names(sandbox, '?city=dulu')).toEqual(['Rex']);
		expect(await names(sandbox, '?toy=Ball')).toEqual(['Rex']);
		expect(await names(sandbox, '?bought_start=2026-05-01T00:00:00Z')).toEqual(['Rex']);
		expect(await names(sandbox, '?bought_start=2026-05-02T00:00:00Z')).toEqual([]);
	});

	test.each([
		['GET /pet/pets?born_since=2030-01-01T00:00:00Z', 'the filter born_since'],
		['GET /pet/count', 'the endpoint countPets'],
	])('%s: the error names the file that has to say what the row does not', async (line, what) => {
		const endpoints = [...pet.endpoints, endpoint('countPets', 'GET /pet/count', 'other')];
		const reply = await ask(await sandboxWith({ table: tableOf([{ ...pet, endpoints }]) }), line);
		expect(reply.status).toBe(500);
		expect(errorOf(reply).developer_message).toContain(`sandbox/behaviour/pet.ts must define ${what}`);
	});

	const names = async (sandbox: Sandbox, query = ''): Promise<unknown[]> =>
		((await ask(sandbox, `GET /pet/pets${query}`)).body.pets as Json[]).map(({ name }) => name);
});
