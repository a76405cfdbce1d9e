/**
 * `npm run facts`: what UltraCart's official SDK says of the APIs that the table has rows of, written down for the contract
 * test. To hold the table against a newer SDK, change its version in `sdk/installation.ts` and run this again.
 */
import { join, relative } from 'node:path';

import { apisOf, table } from '../scripts/metadata';
import { PROJECT_ROOT } from '../scripts/project';
import { SDK } from './sdk/installation';
import { readSdk } from './sdk/readSdk';
import { factsOf } from './sdk/sdk';
import { runWithCleanup } from './shared/cleanup';
import { writeFormatted } from './shared/writeFormatted';

const FILE = join(PROJECT_ROOT, 'test', 'contract', 'facts', 'sdk.json');

void runWithCleanup(async (cleanup) => {
	const apis = apisOf(table);
	const facts = factsOf(
		await readSdk(cleanup),
		apis,
		`UltraCart's official Python SDK ${SDK.version} of ${SDK.released}`,
	);
	await writeFormatted(FILE, JSON.stringify(facts));
	const [endpoints, models] = [facts.endpoints, facts.models].map((named) => Object.keys(named).length);
	console.log(
		`${relative(PROJECT_ROOT, FILE)}: ${endpoints} endpoints and ${models} models of ${apis.join(', ')} by ${SDK.name} ${SDK.version}.
Hold the table against it: npx jest test/contract`,
	);
	return 0;
});
