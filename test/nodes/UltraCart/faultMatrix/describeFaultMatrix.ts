/** Every operation × every call that it makes × every fault × with and without Continue On Fail × with and without Retry On Fail. */
import type { Operation, Resource } from '../../../../scripts/metadata/resource';
import type { INodeType } from 'n8n-workflow';
import { OBSERVED, ObservedNode } from '../../../support/observedNode';
import { testTable, withFixtures } from '../../../support/testTable';
import { startTestEnvironment, ULTRACART, type TestEnvironment } from '../../../support/testEnvironment';
import { skipPauses, timeouts } from '../../../support/time';
import { faultsOf, faultsOfRow } from './faults';
import { Scenario, targetsOf, type Target } from './scenario';
import { ScenarioRun, type Baseline, type Settings } from './scenarioRun';

const RECORDS = 8;

type TitledSettings = Settings & { readonly title: string };

const STOPS: TitledSettings = { title: 'stops', continueOnFail: false, retryOnFail: false };
const GOES_ON_AND_RETRIES: TitledSettings = {
	title: 'goes on and is tried again',
	continueOnFail: true,
	retryOnFail: true,
};
const ALL_SETTINGS: readonly TitledSettings[] = [
	STOPS,
	{ title: 'is tried again', continueOnFail: false, retryOnFail: true },
	{ title: 'goes on', continueOnFail: true, retryOnFail: false },
	GOES_ON_AND_RETRIES,
];

/** What the node's code can tell of a call. Calls that have it in common take the same way through that code. */
const situationOf = ({ kind }: Operation, { endpoint, batch, shortcut, size }: Target): string =>
	JSON.stringify([kind, endpoint.safe ? true : endpoint.method, batch, shortcut, size]);

/** The first endpoint of the table in each situation: it is put to all faults, and others only to what their rows alone say. */
const firsts = new Map<string, string>();
for (const resource of testTable.resources)
	for (const operation of resource.operations)
		for (const target of targetsOf(operation, resource)) {
			const situation = situationOf(operation, target);
			if (!firsts.has(situation)) firsts.set(situation, target.endpoint.id);
		}

/** Each call of a resource once for each kind: operations of a kind look records up in the same way. */
function targetsByOperation(resource: Resource): { name: string; operation: Operation; targets: Target[] }[] {
	const seen = new Set<string>();
	const isNew = ({ kind }: Operation, { endpoint, batch, size }: Target): boolean => {
		const call = JSON.stringify([kind, endpoint.id, batch, size]);
		const known = seen.has(call);
		seen.add(call);
		return !known;
	};
	return resource.operations.map((operation) => ({
		name: operation.name,
		operation,
		targets: targetsOf(operation, resource).filter((target) => isNew(operation, target)),
	}));
}

/** @param nodes in place of the built one */
export function describeFaultMatrix(
	resources: readonly Resource[],
	nodes: Record<string, INodeType> = {},
): void {
	const observed = new ObservedNode(nodes[ULTRACART]);
	let env: TestEnvironment;
	let runOutOfTime: () => void;

	beforeAll(async () => {
		const records = Object.fromEntries(resources.map(({ name }) => [name, RECORDS]));
		env = await startTestEnvironment(
			{ ...withFixtures, records, latency: 0, limits: { oneAtATime: false } },
			{ ...nodes, [OBSERVED]: observed.type },
		);
	});
	beforeEach(() => {
		env.sandbox.reset();
		// The shortest waits, and none of them real.
		jest.spyOn(Math, 'random').mockReturnValue(0);
		skipPauses(env.sandbox);
		runOutOfTime = timeouts();
	});
	afterAll(async () => {
		await env.close();
	});

	describe.each(resources)('$name', (resource) => {
		const operations = targetsByOperation(resource).filter(({ targets }) => targets.length > 0);
		describe.each(operations)('$name', ({ operation, targets }) => {
			describe.each(targets)('$endpoint.id, $size items', (target) => {
				const isFirst = firsts.get(situationOf(operation, target)) === target.endpoint.id;
				const faults = isFirst ? faultsOf(target.endpoint) : faultsOfRow(target.endpoint);
				let run: ScenarioRun;
				let baseline: Baseline;

				beforeAll(async () => {
					env.sandbox.reset();
					run = new ScenarioRun(env, new Scenario(() => env, resource, operation, target), target);
					baseline = await run.undisturbed();
				});

				describe.each(faults)('$name', (fault) => {
					it.each(isFirst ? ALL_SETTINGS : [STOPS, GOES_ON_AND_RETRIES])('$title', async (settings) => {
						await run.under(fault, baseline, settings, runOutOfTime);
					});
				});

				it.each(isFirst ? ALL_SETTINGS : [STOPS])(
					'cancelled while it is under way: $title',
					async (settings) => {
						await run.cancelled(baseline, settings, observed);
					},
				);
			});
		});
	});
}
