/** The built package in the engine of one version of n8n. Run by main.ts, in a process of its own. */
import './redirect';
import '../../harness/engine/environment';
import './older';

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { command, type Cleanup } from '../../harness/n8n/cleanup';
import { PACKAGE_NAME, PROJECT } from '../../harness/n8n/project';
import { credentialsFor } from '../../harness/example/credentials';
import { prepareAccount } from '../../harness/example/account';
import type { CredentialStore } from '../../harness/engine/credentials';
import { Engine } from '../../harness/engine/engine';
import { WebhookHost } from '../../harness/engine/webhooks';
import { chain, type WorkflowJson } from '../../harness/engine/workflow';
import { Steps } from '../../harness/n8n/steps';

const NODE = 'UltraCart';
const TRIGGER_NODE = 'UltraCart Trigger';
const KEYED = 'ultraCartSimpleKeyApi';
const CONNECTED = 'ultraCartOAuth2Api';

/** The version that was really loaded, not the one that was asked for. */
function loadedVersion(): string {
	const entry = require.resolve('n8n-core');
	const folder = entry.slice(0, entry.lastIndexOf('n8n-core') + 'n8n-core'.length);
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
	return version;
}

const workflow = (parameters: IDataObject, type = KEYED, items: IDataObject[] = [{}]): WorkflowJson =>
	chain(items, {
		name: NODE,
		type: `${PACKAGE_NAME}.ultraCart`,
		parameters: { authentication: type === KEYED ? 'simpleKey' : 'oAuth2', ...parameters },
		credentials: { [type]: { id: type, name: type } },
	});

async function runsTheExample(engine: Engine, sandbox: Sandbox): Promise<void> {
	const file = join(PROJECT, 'examples', 'one-code-per-contact.json');
	const example = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	prepareAccount(sandbox, example);
	const run = await engine.run(example, { credentials: credentialsFor(example, sandbox) });
	assert.equal(run.error, undefined);
	const codes = run.items('Make a Code for Each').map(({ coupon_code: code }) => code);
	assert.equal(codes.length, 12);
	assert.deepEqual(
		codes,
		sandbox.codes().map(({ code }) => code),
	);
	assert.equal(sandbox.log.calls, 1);
}

async function updatesACoupon(engine: Engine, sandbox: Sandbox): Promise<void> {
	const before = sandbox.list('coupon')[0] ?? {};
	const parameters = {
		resource: 'coupon',
		operation: 'update',
		coupon: { __rl: true, mode: 'id', value: before.coupon_oid as number },
		updateFields: { description: 'Changed' },
	};
	const json = workflow(parameters);
	const run = await engine.run(json, { credentials: credentialsFor(json, sandbox) });
	assert.equal(run.error, undefined);
	assert.deepEqual(sandbox.list('coupon')[0], { ...before, description: 'Changed' });
}

async function refreshesTheToken(engine: Engine, sandbox: Sandbox): Promise<void> {
	const json = workflow({ resource: 'coupon', operation: 'getAll', limit: 3 }, CONNECTED);
	const credentials: CredentialStore = credentialsFor(json, sandbox);
	const tokens = () => (credentials[CONNECTED]?.data.oauthTokenData ?? {}) as IDataObject;
	const { access_token: expired } = tokens();
	sandbox.oauth.expireAll();
	sandbox.log.reset();
	const run = await engine.run(json, { credentials });
	assert.equal(run.error, undefined);
	assert.equal(run.items(NODE).length, 3);
	const answers = sandbox.log.entries.map(
		({ path, status }) => `${path.split('/').at(-1) ?? ''} ${status ?? ''}`,
	);
	// An engine that hands a 401 on instead of refreshing costs one more: the node then asks again so that it does.
	assert.match(answers.join(), /^(coupons 401,){1,2}token 200,coupons 200$/);
	assert.notEqual(tokens().access_token, expired, 'The new token was not kept');
}

/** A refusal whose words are in the header alone. */
async function tellsTheHeader(cleanup: Cleanup, engine: Engine): Promise<void> {
	const server = createServer((_request, response) => {
		response.writeHead(400, { 'UC-REST-ERROR': 'The coupon is on holiday' }).end();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	cleanup.add(() => {
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	const data = { apiKey: 'key', baseUrl: `http://127.0.0.1:${port}/rest/v2` };
	const run = await engine.run(workflow({ resource: 'coupon', operation: 'getAll' }), {
		credentials: { [KEYED]: { type: KEYED, data } },
	});
	assert.match(run.error?.message ?? '', /The coupon is on holiday/);
}

async function startsFromAnEvent(cleanup: Cleanup, engine: Engine, sandbox: Sandbox): Promise<void> {
	const host = await new WebhookHost(engine).listen();
	cleanup.add(() => host.close());
	const json: WorkflowJson = {
		nodes: [
			{
				id: 'trigger',
				name: TRIGGER_NODE,
				type: `${PACKAGE_NAME}.ultraCartTrigger`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: 'compatibility',
				parameters: { authentication: 'simpleKey', events: ['order_create'] },
				credentials: { [KEYED]: { id: KEYED, name: KEYED } },
			},
		],
		connections: {},
	};
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

void command(async (cleanup) => {
	console.log(`\nn8n-core ${loadedVersion()} on Node.js ${process.versions.node}`);
	const sandbox = await startSandbox({ records: { coupon: 10 } });
	cleanup.add(() => sandbox.close());
	const engine = await Engine.load(PROJECT);
	cleanup.add(() => engine.close());
	const { step, report } = new Steps(cleanup);
	await step('runs a workflow', () => runsTheExample(engine, sandbox));
	await step('reads, merges and writes', () => updatesACoupon(engine, sandbox));
	await step('refreshes an OAuth token after a 401', () => refreshesTheToken(engine, sandbox));
	await step('tells what UC-REST-ERROR says', () => tellsTheHeader(cleanup, engine));
	await step('starts from an event', () => startsFromAnEvent(cleanup, engine, sandbox));
	return report();
});
