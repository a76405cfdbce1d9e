/** Every operation × every call that it makes × every fault × with and without Continue On Fail × with and without Retry On Fail. */
import type { Resource } from '../../../../scripts/metadata/types';
import { startTestEnvironment, type TestEnvironment } from '../../../support/testEnvironment';
import { skipPauses, timeouts } from '../../../support/time';
import { OBSERVED, ObservedNode } from '../../../support/observedNode';
import { faultsOf } from './faults';
import { Job, targetsOf } from './job';
import { Trial, type Clean, type Settings } from './trial';

const RECORDS = 8;

const SETTINGS: readonly (Settings & { readonly title: string })[] = [
	{ title: 'stops', goesOn: false, retries: false },
	{ title: 'is tried again', goesOn: false, retries: true },
	{ title: 'goes on', goesOn: true, retries: false },
	{ title: 'goes on and is tried again', goesOn: true, retries: true },
];

export function describeFaults(resources: readonly Resource[]): void {
	const observed = new ObservedNode();
	let env: TestEnvironment;
	let runOutOfTime: () => void;

	beforeAll(async () => {
		const records = Object.fromEntries(resources.map(({ name }) => [name, RECORDS]));
		env = await startTestEnvironment(
			{ records, latency: 0, limits: { oneAtATime: false } },
			{ [OBSERVED]: observed.type },
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
		await env.engine.close();
		await env.sandbox.close();
	});

	describe.each(resources)('$name', (resource) => {
		describe.each(resource.operations)('$name', (operation) => {
			describe.each(targetsOf(operation, resource))('$endpoint.id, $size items', (target) => {
				let trial: Trial;
				let clean: Clean;

				beforeAll(async () => {
					env.sandbox.reset();
					trial = new Trial(env, new Job(() => env, resource, operation, target), target);
					clean = await trial.clean();
				});

				describe.each(faultsOf(target.endpoint))('$name', (fault) => {
					it.each(SETTINGS)('$title', async (settings) => {
						await trial.under(fault, clean, settings, runOutOfTime);
					});
				});

				describe('cancelled while it is under way', () => {
					it.each(SETTINGS)('$title', async (settings) => {
						await trial.cancelled(clean, settings, observed);
					});
				});
			});
		});
	});
}
