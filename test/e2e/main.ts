/**
 * `npm run test:e2e`: the package in a real n8n, with a real browser.
 * `--if-available` makes it end well where Chromium or n8n can't be had; `--rest` leaves the browser out, `--only TEXT`
 * the steps without TEXT in their names.
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';

import { startN8nInstance } from '../../harness/n8n/n8nInstance';
import { n8nCommand } from '../../harness/n8n/program';
import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { buildPackage } from '../../harness/shared/packageUnderTest';
import { manifest } from '../../scripts/project';
import { Steps } from '../support/steps';
import { startModel, testAgent } from './agent';
import { chromiumProgram } from './browser';
import { testInBrowser } from './inBrowser';
import { testLists } from './lists';
import { FIRST_RECORDS, Values } from './operations';
import { testCredentials, testExamples, testOperations, testOutputSchemas } from './overRest';
import { testStopped } from './stopped';
import { testTrigger } from './trigger';

const { values: options } = parseArgs({
	options: {
		'if-available': { type: 'boolean', default: false },
		rest: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
	},
});

/** @returns what keeps the run from happening */
async function missing(cleanup: Cleanup): Promise<string | undefined> {
	try {
		if (!options.rest) chromiumProgram();
		await n8nCommand(cleanup);
		return undefined;
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : String(thrown);
	}
}

async function main(cleanup: Cleanup): Promise<number> {
	const reason = await missing(cleanup);
	if (reason !== undefined) {
		console.error(`\nNOT RUN: the end-to-end tests need a real n8n and Chromium.\n${reason}`);
		return options['if-available'] ? 0 : 1;
	}
	await buildPackage(cleanup);
	// As many calls as it takes: what a limit does is tested elsewhere.
	const n8n = await startN8nInstance(cleanup, {
		sandbox: {
			limits: { perHour: 100_000, perDay: 100_000 },
			// An account has none by itself; all but the first can be cancelled.
			records: { bulkJob: FIRST_RECORDS },
			switches: { webhookEventsAdded: 'some' },
		},
	});
	const types = await n8n.rest.nodeTypes(manifest.name);
	const type = types.find(({ name }) => name.endsWith('.ultraCart'));
	const triggerType = types.find(({ name }) => name.endsWith('.ultraCartTrigger'));
	assert.ok(type && triggerType, 'n8n did not load the nodes');
	const steps = new Steps(cleanup, options.only);
	await testCredentials(steps, n8n);
	const values = new Values(n8n.sandbox);
	await testOperations(steps, n8n, type, values);
	for (const each of [type, triggerType]) await testLists(steps, n8n, each);
	await testOutputSchemas(steps, n8n, type);
	await testExamples(steps, n8n);
	await testTrigger(steps, n8n);
	await testStopped(steps, n8n);
	const model = await startModel(cleanup, n8n);
	await testAgent(steps, n8n, model, type, values);
	if (!options.rest) await testInBrowser(cleanup, steps, n8n, type, model);
	return steps.report();
}

void runWithCleanup(main);
