/** Executions that end while codes are made: what n8n keeps of them, as README says. */
import assert from 'node:assert/strict';

import type { N8nInstance } from '../../harness/n8n/n8nInstance';
import type { Steps } from '../support/steps';
import { keptIn, NODE, runAndEnd, testTimeout, type RunOptions } from '../support/stoppedRun';

export async function testStopped(steps: Steps, n8n: N8nInstance): Promise<void> {
	const { step } = steps;
	console.log('\nStopped executions');
	const { rest } = n8n;
	const apiKey = await rest.createApiKey('execution:read');
	const runAndStop = async (options: RunOptions) => {
		const run = await runAndEnd(n8n, options, (id) => rest.stop(id));
		const saved = await rest.savedExecution(run.id, apiKey);
		assert.equal(saved.status, 'canceled');
		return { run, saved };
	};
	await testTimeout(steps, n8n, apiKey);
	await step('what is stopped by hand holds no codes', async () => {
		const { saved } = await runAndStop({});
		assert.equal(keptIn(saved), undefined);
		assert.deepEqual(saved.data.resultData.runData, {});
	});
	await step(
		'what is stopped by hand in a loop, and saves its progress, holds the codes of the rounds before',
		async () => {
			const { run, saved } = await runAndStop({ settings: { saveExecutionProgress: true }, inLoop: true });
			const rounds = saved.data.resultData.runData[NODE] ?? [];
			const items = rounds.flatMap(({ data }) => data?.main?.[0] ?? []);
			assert.deepEqual(
				items.map(({ json }) => json.coupon_code),
				run.codes,
			);
		},
	);
}
