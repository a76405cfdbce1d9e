/**
 * What no resource of the table says yet: the fixtures keep what their kinds promise, in n8n's engine, whatever UltraCart does with
 * the parts of a record that a PUT leaves out.
 */
import type { Json } from '../../../sandbox/json';
import { fixtureNodes } from '../../support/fixtureNode';
import { fixtures, withFixtures } from '../../support/testTable';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { contractOf } from './operationContract/contractOf';
import { OperationUnderTest } from './operationContract/operationUnderTest';

const RECORDS = 125;

// What belongs to others has tests of its own: no record alone says where it is.
const every = fixtures
	.filter(({ within }) => !within)
	.flatMap((resource) =>
		resource.operations.map((operation) => ({
			name: `${resource.name} ${operation.name}`,
			resource,
			operation,
		})),
	);

describe.each([
	{ partialPut: 'wipes', expansions: 'asked' },
	{ partialPut: 'keepsUnexpanded', expansions: 'asked' },
	{ partialPut: 'keepsUnexpanded', expansions: 'all' },
] as const)('a PUT $partialPut, $expansions parts come', (switches) => {
	const records = Object.fromEntries(fixtures.map(({ name }) => [name, RECORDS]));
	const env = useTestEnvironment({ ...withFixtures, records, switches }, fixtureNodes);
	// Without being asked for, no reading shows less.
	const own = every.filter(({ operation: { kind } }) => switches.expansions === 'asked' || kind === 'update');

	it('sends of a child what was added to it, at any depth, and no secret that is empty', async () => {
		const [before = {}] = env().sandbox.list('keeper');
		const contact = { phone: '555-0199', pin: '={{ $json.pin }}' };
		const parameters = {
			resource: 'keeper',
			operation: 'update',
			keeper: { __rl: true, mode: 'id', value: before.keeper_oid as number },
			updateFields: { privacy: { contact } },
			output: 'raw',
		};
		for (const pin of ['', 'hush-hush']) {
			const run = await env().run([{ pin }], parameters);
			expect(JSON.stringify(run.items(NODE))).not.toContain('hush');
			const [{ body } = { body: undefined }] = env().sandbox.log.of('updateKeeper').slice(-1);
			const { privacy } = before as { privacy: Json };
			const sent = { ...(privacy.contact as Json), phone: '555-0199', ...(pin !== '' && { pin }) };
			expect(body).toMatchObject({ privacy: { ...privacy, contact: sent } });
			expect((body as { privacy: { contact: Json } }).privacy.contact).toEqual(sent);
		}
	});

	describe.each(own)('$name', ({ resource, operation }) => {
		contractOf(operation).describe(new OperationUnderTest(env, resource, operation));
	});
});
