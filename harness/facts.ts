/**
 * `npm run facts`: what UltraCart's official SDK says of the APIs that the table has rows of, written down for the contract
 * test. To hold the table against a newer SDK, change its version in `sdk/installation.ts` and run this again.
 */
import { join, relative } from 'node:path';

import { apisOf, table } from '../scripts/metadata';
import { eventCategories } from '../scripts/metadata/events';
import { PROJECT_ROOT } from '../scripts/project';
import { SDK } from './sdk/installation';
import { readSdk } from './sdk/readSdk';
import { factsOf, recordFacts } from './sdk/sdk';
import { runWithCleanup } from './shared/cleanup';
import { writeFormatted } from './shared/writeFormatted';

const FILE = join(PROJECT_ROOT, 'test', 'contract', 'facts', 'sdk.json');
const EVENT_RECORDS = join(PROJECT_ROOT, 'scripts', 'metadata', 'eventRecords.json');

void runWithCleanup(async (cleanup) => {
	const apis = apisOf(table);
	const sdk = await readSdk(cleanup);
	const source = `UltraCart's official Python SDK ${SDK.version} of ${SDK.released}`;
	const facts = factsOf(sdk, apis, source);
	await writeFormatted(FILE, JSON.stringify(facts));
	const records = eventCategories.flatMap(({ record }) => record ?? []);
	await writeFormatted(EVENT_RECORDS, JSON.stringify(recordFacts(sdk, records, source)));
	const [endpoints, models] = [facts.endpoints, facts.models].map((named) => Object.keys(named).length);
	console.log(
		`${relative(PROJECT_ROOT, FILE)}: ${endpoints} endpoints and ${models} models of ${apis.join(', ')} by ${SDK.name} ${SDK.version}.
${relative(PROJECT_ROOT, EVENT_RECORDS)}: what the records of events are, ${records.length} models.
Hold the table against both: npx jest test/contract; then npm run generate`,
	);
	return 0;
});
