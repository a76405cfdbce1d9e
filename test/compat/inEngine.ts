/** The built package in the engine of one version of n8n. Run by main.ts, in a process of its own. */
import './redirect';
import '../../harness/engine/environment';
import './older';

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Engine, sequence, WebhookHost } from '../../harness/engine';
import { credentialsFor, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { manifest, PROJECT_ROOT } from '../../scripts/project';
import { Steps } from '../support/steps';
import { doJobs } from './jobs';

const TRIGGER_NODE = 'UltraCart Trigger';

/** The version that was really loaded, not the one that was asked for. */
function loadedVersion(): string {
	const entry = require.resolve('n8n-core');
	const folder = entry.slice(0, entry.lastIndexOf('n8n-core') + 'n8n-core'.length);
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
	return version;
}

async function startsFromAnEvent(cleanup: Cleanup, engine: Engine, sandbox: Sandbox): Promise<void> {
	const host = await new WebhookHost(engine).listen();
	cleanup.add(() => host.close());
	const json = sequence({
		name: TRIGGER_NODE,
		type: `${manifest.name}.ultraCartTrigger`,
		webhookId: 'compatibility',
		parameters: { authentication: 'simpleKey', events: ['order_create'] },
		credentials: { [SIMPLE_KEY_TYPE]: { id: SIMPLE_KEY_TYPE, name: SIMPLE_KEY_TYPE } },
	});
	const activation = await host.activate(json, credentialsFor(json, sandbox));
	assert.equal(sandbox.list('webhook').length, 1);
	const data = { order_id: 'DEMO-2026' };
	sandbox.emitEvent('order_create', data);
	await sandbox.delivered();
	const runs = await Promise.all(activation.runs);
	const items = runs.map((run) => run.items(TRIGGER_NODE));
	assert.deepEqual(items, [[{ event: 'order_create', category: 'order', data }]]);
	await host.deactivate(activation);
	assert.deepEqual(sandbox.list('webhook'), []);
}

void runWithCleanup(async (cleanup) => {
	console.log(`\nn8n-core ${loadedVersion()} on Node.js ${process.versions.node}`);
	const sandbox = await startSandbox({ records: { coupon: 10 } });
	cleanup.add(() => sandbox.close());
	const engine = await Engine.load(PROJECT_ROOT);
	cleanup.add(() => engine.close());
	const steps = new Steps(cleanup);
	await doJobs(cleanup, steps, engine, sandbox);
	await steps.step('starts from an event', () => startsFromAnEvent(cleanup, engine, sandbox));
	return steps.report();
});
