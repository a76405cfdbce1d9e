/** Records that belong to others: every path names those too. */
import type { IDataObject } from 'n8n-workflow';

import { fixtureNodes } from '../../../support/fixtureNode';
import { NODE, useTestEnvironment } from '../../../support/testEnvironment';
import { withFixtures } from '../../../support/testTable';
import { CONTINUE } from '../support';

const env = useTestEnvironment({ ...withFixtures, records: { visit: 12 } }, fixtureNodes);

const visits = (operation: string, more: IDataObject = {}): IDataObject => ({
	resource: 'visit',
	operation,
	house: '={{ $json.house }}',
	visit: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	...more,
});

/** Each visit, as its own record or those around it name it. */
const items = (): IDataObject[] =>
	env()
		.sandbox.list('visit')
		.map(({ visit_oid: id, house }) => ({ id: id as number, house: house as string }));

it('are read one by one, each in its own', async () => {
	const run = await env().run(items(), visits('get'));
	expect(run.items(NODE)).toEqual(env().sandbox.list('visit'));
	expect(env().requests).toEqual(
		items().map(({ id, house }) => `GET /rest/v2/visit/${house as string}/visits/${id as number}`),
	);
});

it('are not found in another', async () => {
	const other: Record<string, string> = { north: 'south', south: 'north' };
	const [{ id, house } = { id: 0, house: '' }] = items();
	const run = await env().run(
		[
			{ id, house: other[house as string] ?? '' },
			{ id, house },
		],
		visits('get'),
		CONTINUE,
	);
	expect(run.items(NODE)).toMatchObject([
		{ error: expect.stringMatching(/^UltraCart doesn't have a visit/) as string },
		{ visit_oid: id },
	]);
});

it('are listed there', async () => {
	for (const house of ['north', 'south']) {
		const run = await env().run([{ house }], visits('getAll', { returnAll: true }));
		expect(run.items(NODE)).toEqual(
			env()
				.sandbox.list('visit')
				.filter((each) => each.house === house),
		);
	}
});

it('are acted upon there, where UltraCart answers with nothing', async () => {
	const [first = {}, second = {}] = items();
	const run = await env().run([first, second], visits('cancel'));
	expect(run.items(NODE)).toEqual([first, second].map(({ id }) => ({ visit_oid: id, canceled: true })));
	expect(env().sandbox.list('visit')).toHaveLength(10);
});

it('have no list to be chosen from, and are named', () => {
	const { properties } = fixtureNodes['n8n-nodes-ultracart.ultraCart'].description;
	const locator = properties.find(({ name }) => name === 'visit');
	expect(locator?.modes?.map(({ name }) => name)).toEqual(['id']);
	expect(locator?.default).toEqual({ mode: 'id', value: '' });
});
