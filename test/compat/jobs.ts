/** What the built package has to do in every engine of n8n. */
import assert from 'node:assert/strict';

import Fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';

import {
	chain,
	type CredentialStore,
	type EngineRun,
	type RunOptions,
	type WorkflowJson,
} from '../../harness/engine';
import { credentialsFor, OAUTH2_TYPE, prepareAccount, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { readExample } from '../../harness/example/examples';
import type { Cleanup } from '../../harness/shared/cleanup';
import type { Sandbox } from '../../sandbox/sandbox';
import { manifest } from '../../scripts/project';
import type { Steps } from '../support/steps';

/** An engine, as far as these jobs need one. */
export interface WorkflowRunner {
	run(workflow: WorkflowJson, options: RunOptions): Promise<Pick<EngineRun, 'error' | 'items'>>;
}

export const NODE = 'UltraCart';

export const workflow = (
	parameters: IDataObject,
	type = SIMPLE_KEY_TYPE,
	items: IDataObject[] = [{}],
): WorkflowJson =>
	chain(items, {
		name: NODE,
		type: `${manifest.name}.ultraCart`,
		parameters: { authentication: type === SIMPLE_KEY_TYPE ? 'simpleKey' : 'oAuth2', ...parameters },
		credentials: { [type]: { id: type, name: type } },
	});

async function runsTheExample(engine: WorkflowRunner, sandbox: Sandbox): Promise<void> {
	const example = readExample('one-code-per-contact');
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

async function updatesACoupon(engine: WorkflowRunner, sandbox: Sandbox): Promise<void> {
	const before = sandbox.list('coupon')[0] ?? {};
	const parameters = {
		resource: 'coupon',
		operation: 'update',
		coupon: { __rl: true, mode: 'oid', value: before.coupon_oid as number },
		updateFields: { description: 'Changed' },
	};
	const json = workflow(parameters);
	const run = await engine.run(json, { credentials: credentialsFor(json, sandbox) });
	assert.equal(run.error, undefined);
	assert.deepEqual(sandbox.list('coupon')[0], { ...before, description: 'Changed' });
}

async function refreshesTheToken(engine: WorkflowRunner, sandbox: Sandbox): Promise<void> {
	const json = workflow({ resource: 'coupon', operation: 'getAll', limit: 3 }, OAUTH2_TYPE);
	const credentials: CredentialStore = credentialsFor(json, sandbox);
	const tokens = () => (credentials[OAUTH2_TYPE]?.data.oauthTokenData ?? {}) as IDataObject;
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
async function showsTheHeader(cleanup: Cleanup, engine: WorkflowRunner): Promise<void> {
	const server = Fastify();
	cleanup.add(() => server.close());
	server.all('*', (_request, reply) =>
		reply.code(400).header('UC-REST-ERROR', 'The coupon is on holiday').send(),
	);
	const data = { apiKey: 'key', baseUrl: `${await server.listen({ host: '127.0.0.1', port: 0 })}/rest/v2` };
	const run = await engine.run(workflow({ resource: 'coupon', operation: 'getAll' }), {
		credentials: { [SIMPLE_KEY_TYPE]: { type: SIMPLE_KEY_TYPE, data } },
	});
	assert.match(run.error?.message ?? '', /The coupon is on holiday/);
}

/** Engines hand the signal that ends a call to their HTTP in different ways. */
async function endsWhatTakesTooLong(engine: WorkflowRunner, sandbox: Sandbox): Promise<void> {
	const parameters = {
		resource: 'coupon',
		operation: 'create',
		defineCoupon: 'json',
		couponJson: '{ "merchant_code": "SLOW", "percent_off_subtotal": { "discount_percent": 5 } }',
		options: { timeout: 1 },
	};
	for (const type of [SIMPLE_KEY_TYPE, OAUTH2_TYPE]) {
		sandbox.faults.add({ kind: 'trickle', on: 'insertCoupon' });
		const json = workflow(parameters, type);
		const run = await engine.run(json, { credentials: credentialsFor(json, sandbox) });
		assert.match(run.error?.message ?? '', /may be older than this run/);
		assert.match(String(run.error?.description), /took too long to answer/);
	}
}

export async function doJobs(
	cleanup: Cleanup,
	{ step }: Steps,
	engine: WorkflowRunner,
	sandbox: Sandbox,
): Promise<void> {
	await step('runs a workflow', () => runsTheExample(engine, sandbox));
	await step('reads, merges and writes', () => updatesACoupon(engine, sandbox));
	await step('refreshes an OAuth token after a 401', () => refreshesTheToken(engine, sandbox));
	await step('shows what UC-REST-ERROR says', () => showsTheHeader(cleanup, engine));
	await step('ends what takes too long', () => endsWhatTakesTooLong(engine, sandbox));
}
