/**
 * `npm run test:e2e`: the package in a real n8n, with a real browser.
 * `--if-available` makes it end well where Chromium or n8n can't be had; `--rest` leaves the browser out.
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';

import { command, type Cleanup } from '../../scripts/n8n/cleanup';
import { openHouse } from '../../scripts/n8n/house';
import { buildPackage } from '../../scripts/n8n/ourPackage';
import { PACKAGE_NAME } from '../../scripts/n8n/project';
import { testCredentials, testExamples, testLists, testOperations } from './overRest';
import { Steps } from './steps';

const { values: options } = parseArgs({
	options: {
		'if-available': { type: 'boolean', default: false },
		rest: { type: 'boolean', default: false },
	},
});

async function main(cleanup: Cleanup): Promise<number> {
	await buildPackage(cleanup);
	// As many calls as it takes: what a limit does is tested elsewhere.
	const house = await openHouse(cleanup, { sandbox: { limits: { perHour: 100_000, perDay: 100_000 } } });
	const steps = new Steps();
	const type = (await house.rest.nodeTypes(PACKAGE_NAME)).find(({ name }) => name.endsWith('.ultraCart'));
	assert.ok(type, 'n8n did not load the node');
	await testCredentials(steps, house);
	await testOperations(steps, house, type);
	await testLists(steps, house, type);
	await testExamples(steps, house);
	return steps.report();
}

void command(main);
void options;
