/** Calls are the currency: what the jobs of the benchmark may cost at most, at their full size. */
import { ACCOUNT, jobCalled, MAIN_JOBS, REFUSED_JOBS } from '../../../bench/jobs';
import { ultraCart } from '../../../bench/approaches/ultraCart';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';

const env = useTestEnvironment({ records: { coupon: ACCOUNT }, latency: 0 });

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
