/**
 * `npm run test:sdk`: UltraCart's own Python SDK, as it is, as a client of the sandbox. It checks the types of what it sends and
 * of what it is answered, so the sandbox can't have drifted from UltraCart in what the SDK knows.
 *
 * `--if-available` makes it end well where Python or the SDK can't be had.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { pythonWithSdk, SDK } from '../../harness/sdk/installation';
import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { table } from '../../scripts/metadata';
import { planFor } from './plan';

const { values: options } = parseArgs({
	options: { 'if-available': { type: 'boolean', default: false } },
});

const REDIRECT = 'https://n8n.example.com/rest/oauth2-credential/callback';

async function sandboxWith(cleanup: Cleanup, more: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox({
		// As many calls as it takes, but no two at once.
		limits: { perHour: 100_000, perDay: 100_000 },
		...more,
	});
	cleanup.add(() => sandbox.close());
	return sandbox;
}

/** Everything the SDK is told. */
async function taskFor(cleanup: Cleanup) {
	const sandbox = await sandboxWith(cleanup, {
		records: { bulkJob: 5, coupon: 12, giftCertificate: 5, group: 3, user: 6, webhook: 3 },
		switches: { getGroup: 'full' },
	});
	// The SDK sends no client secret.
	const publicClient = await sandboxWith(cleanup, { oauth: { clientSecret: '' } });
	return {
		...planFor(sandbox, table),
		sdk: `${SDK.name} ${SDK.version}`,
		host: sandbox.baseUrl,
		control: `${sandbox.url}/sandbox`,
		key: sandbox.key,
		readOnlyKey: sandbox.readOnlyKey,
		clientId: sandbox.oauth.client.clientId,
		token: sandbox.oauth.mint().access_token,
		publicHost: publicClient.baseUrl,
		redirect: REDIRECT,
		code: publicClient.oauth.allow(REDIRECT),
	};
}

async function main(cleanup: Cleanup): Promise<number> {
	let python: string;
	try {
		python = await pythonWithSdk(cleanup);
	} catch (thrown) {
		console.error(`\nNOT RUN: UltraCart's SDK did not try the sandbox.\n${(thrown as Error).message}`);
		return options['if-available'] ? 0 : 1;
	}
	const file = join(await cleanup.temporaryFolder('sdk'), 'task.json');
	await writeFile(file, JSON.stringify(await taskFor(cleanup)));
	// Not in steps: one process that tells what it does.
	const client = spawn(python, [join(__dirname, 'main.py'), file], { stdio: 'inherit' });
	cleanup.add(() => client.kill());
	const [status] = (await once(client, 'exit')) as [number | null];
	return status ?? 1;
}

void runWithCleanup(main);
