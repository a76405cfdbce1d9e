/** Many records that are named by their keys come in one call. */
import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../../sandbox/json';
import { ask } from '../../../sandbox/support';
import { fixtureNodes } from '../../../support/fixtureNode';
import { NODE, useTestEnvironment } from '../../../support/testEnvironment';
import { withFixtures } from '../../../support/testTable';
import { CONTINUE } from '../support';

const RECORDS = 125;
/** What one call takes, by the fixture's row. */
const SIZE = 40;

const env = useTestEnvironment({ ...withFixtures, records: { keeper: RECORDS } }, fixtureNodes);

const email = (n: number) => `person${n}@example.com`;
const items = (count: number, from = 1): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ email: email(from + n) }));

const byEmail = (operation: string, more: IDataObject = {}): IDataObject => ({
	resource: 'keeper',
	operation,
	keeper: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
	...more,
});

const endpoints = () => env().sandbox.log.entries.map(({ endpoint }) => endpoint);
/** How many keys each query had. */
const asked = () =>
	env()
		.sandbox.log.of('getKeepersByQuery')
		.map(({ body }) => ((body as Json).emails as string[]).length);

const found = async (given: IDataObject[]): Promise<unknown[]> =>
	(await env().run(given, byEmail('get'), CONTINUE)).items(NODE).map((json) => json.email ?? 'none');

it('in as many calls as they need, whatever else comes: each item gets its own, in any capitals, or is told that there is none', async () => {
	const { sandbox } = env();
	for (const other of ['x', 'y']) await ask(sandbox, 'POST /keeper/keepers', { email: other + email(1) });
	sandbox.log.reset();
	const given = [...items(98), { email: 'PERSON99@EXAMPLE.COM' }, { email: 'nobody@example.com' }];
	expect(await found(given)).toEqual([...items(99).map((item) => item.email), 'none']);
	expect(asked()).toEqual([SIZE, SIZE, 20]);
	expect(new Set(endpoints())).toEqual(new Set(['getKeepersByQuery']));
	for (const { body } of sandbox.log.of('getKeepersByQuery'))
		expect(body).toMatchObject({ query_target: 'origin' });
});

it('half as many where UltraCart refuses that many', async () => {
	env().sandbox.faults.add({ kind: 'status', status: 400, on: 'getKeepersByQuery', times: 2 });
	expect(await found(items(50))).toEqual(items(50).map((item) => item.email));
	// A 400 may be about the length of the page: that is tried first.
	expect(asked()).toEqual([40, 40, 20, 20, 10]);
});

it('one by one where it does not take any', async () => {
	env().sandbox.faults.add({ kind: 'status', status: 500, on: 'getKeepersByQuery', times: Infinity });
	expect(await found(items(3))).toEqual(items(3).map((item) => item.email));
	expect(endpoints().filter((id) => id === 'getKeeperByEmail')).toHaveLength(3);
});

it('a single one is read by itself, and nothing is asked for nobody', async () => {
	expect(await found(items(1))).toEqual([email(1)]);
	expect(endpoints()).toEqual(['getKeeperByEmail']);
	const run = await env().run([{ email: '' }, { email: ' ' }, ...items(1)], byEmail('get'), CONTINUE);
	expect(run.items(NODE).map(({ error }) => typeof error)).toEqual(['string', 'string', 'undefined']);
	expect(asked()).toEqual([]);
});

it('before they are written, with all their parts', async () => {
	const parameters = byEmail('update', { updateFields: { tags: 'new' } });
	const run = await env().run(items(SIZE), parameters);
	expect(run.items(NODE)).toHaveLength(SIZE);
	expect(asked()).toEqual([SIZE]);
	expect(env().sandbox.log.of('updateKeeper')).toHaveLength(SIZE);
	expect(endpoints()).toHaveLength(1 + SIZE);
	expect(env().sandbox.log.of('getKeepersByQuery')).toMatchObject([
		{ query: { _expand: 'homes,privacy,tags,vet' } },
	]);
});
