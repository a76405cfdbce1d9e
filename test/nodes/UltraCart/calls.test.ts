/** Calls are the currency: what the jobs of the benchmark may cost at most, at their full size. */
import { ACCOUNT } from '../../../bench/account';
import { ultraCart } from '../../../bench/approaches/ultraCart';
import { jobCalled, MAIN_JOBS, REFUSED_JOBS } from '../../../bench/jobs';
import { bulkCallsIn } from '../../../bench/runJob';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { skipPauses } from '../../support/time';

const env = useTestEnvironment({ records: { coupon: ACCOUNT, customer: 0 }, latency: 0 });

describe.each(MAIN_JOBS)('%s', (name) => {
	const { title, calls, size = ACCOUNT, items, done } = jobCalled(name);

	it(`${title}: ${calls} calls, none refused`, async () => {
		const { sandbox } = env();
		const { nodes, delivered = () => [] } = ultraCart[name]({ baseUrl: sandbox.baseUrl, interval: 0 });
		const run = await env().run(items(sandbox), nodes[0]?.parameters ?? {});

		expect(run.error).toBeUndefined();
		expect(done(sandbox, run.items(NODE).flatMap(delivered))).toBe(size);
		expect({ calls: sandbox.log.calls, refused: sandbox.log.refused }).toEqual({ calls, refused: 0 });
	});
});

describe.each(REFUSED_JOBS)('%s', (name) => {
	const { title, calls, size, items, done } = jobCalled(name);

	it(`${title}: at most ${calls} calls`, async () => {
		const { sandbox } = env();
		const { nodes, delivered = () => [] } = ultraCart[name]({ baseUrl: sandbox.baseUrl, interval: 0 });
		const { parameters, onError } = nodes[0] ?? {};
		const run = await env().run(items(sandbox), parameters ?? {}, { ...(onError && { onError }) });

		expect(run.error).toBeUndefined();
		expect(done(sandbox, run.items(NODE).flatMap(delivered))).toBe(size);
		expect(sandbox.log.calls).toBeLessThanOrEqual(calls ?? 0);
	});
});

describe('import', () => {
	const { title, calls = 0, bulkCalls = 0, size, items, done } = jobCalled('import');

	afterEach(() => {
		jest.restoreAllMocks();
	});

	it(`${title}: at most ${calls} calls of the hourly limit and ${bulkCalls} bulk calls`, async () => {
		const { sandbox } = env();
		skipPauses(sandbox, 60_000);
		const { nodes } = ultraCart.import({ baseUrl: sandbox.baseUrl, interval: 0 });
		const run = await env().run(items(sandbox), nodes[0]?.parameters ?? {});

		expect(run.error).toBeUndefined();
		expect(done(sandbox, [])).toBe(size);
		const bulk = bulkCallsIn(sandbox);
		expect(bulk).toBeLessThanOrEqual(bulkCalls);
		expect(sandbox.log.calls - bulk).toBeLessThanOrEqual(calls);
	}, 60_000);
});
