/**
 * `npm run test:queue`: n8n in queue mode, one main process and several workers, and many executions at once that each make a
 * one-time code. UltraCart refuses two calls at the same time, and no worker knows of the other's; executions of one worker share
 * calls. `--workers 0` is n8n without queue mode: one process, which runs all executions itself and needs no databases.
 *
 * `--executions`, `--workers`, `--concurrency` (executions at a time in each worker) and `--latency` (milliseconds that
 * UltraCart takes for a call) measure other cases.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { isDeepStrictEqual, parseArgs } from 'node:util';

import { sequence, type WorkflowJson } from '../../harness/engine/workflow';
import { startN8nInstance, type N8nInstance } from '../../harness/n8n/n8nInstance';
import { n8nCommand } from '../../harness/n8n/program';
import { startWorker } from '../../harness/n8n/server';
import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { buildPackage, installPackage, packPackage } from '../../harness/shared/packageUnderTest';
import { withProgress } from '../../harness/shared/progress';
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { Steps } from '../support/steps';
import { codePerItem, testTimeout } from '../support/stoppedRun';
import { untilRegistered, webhook } from '../support/webhook';
import { startDatabases } from './databases';

const { values: given } = parseArgs({
	options: {
		executions: { type: 'string', default: '200' },
		workers: { type: 'string', default: '2' },
		concurrency: { type: 'string', default: '10' },
		latency: { type: 'string', default: '500' },
	},
});

/** @throws for what is no number */
function count(name: keyof typeof given, least = 1): number {
	const value = Number(given[name]);
	assert.ok(Number.isInteger(value) && value >= least, `--${name} has to be a whole number from ${least}`);
	return value;
}

const EXECUTIONS = count('executions');
const WORKERS = count('workers', 0);
const CONCURRENCY = count('concurrency');
const LATENCY = count('latency');

/** As many calls as there may be, refused ones included, in the case that is measured unless another is asked for. */
const MOST_CALLS = [
	{ case: [200, 2, 10, 500], calls: 80 },
	{ case: [200, 0, 10, 500], calls: 50 },
].find((each) => isDeepStrictEqual(each.case, [EXECUTIONS, WORKERS, CONCURRENCY, LATENCY]))?.calls;

/** What a caller of the webhook is answered, once the execution has ended. */
interface Answer {
	readonly status: number;
	readonly email?: string;
	readonly code?: string;
	/** What came instead of a code. */
	readonly refusal?: string;
	/** From the request to the answer. */
	readonly milliseconds: number;
}

async function startWorkers(cleanup: Cleanup, environment: Record<string, string>): Promise<void> {
	const program = await n8nCommand(cleanup);
	const tarball = await packPackage(cleanup);
	for (let started = 0; started < WORKERS; started += 1) {
		const userFolder = await cleanup.temporaryFolder('n8n');
		await installPackage(cleanup, tarball, userFolder);
		await startWorker(cleanup, program, { userFolder, environment, concurrency: CONCURRENCY });
	}
}

/** A contact comes in by a webhook, gets a code, and is answered with it. */
const workflowFor = (n8n: N8nInstance, path: string): WorkflowJson =>
	sequence(webhook('Contact', path, 'lastNode'), codePerItem(n8n, 'Code'));

async function send(url: string, email: string): Promise<Answer> {
	const start = Date.now();
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ email }),
	});
	const text = await answer.text();
	const milliseconds = Date.now() - start;
	if (!answer.ok) return { status: answer.status, refusal: text, milliseconds };
	const said = JSON.parse(text) as { body?: { email?: string }; coupon_code?: string };
	return {
		status: answer.status,
		milliseconds,
		...(said.body?.email !== undefined && { email: said.body.email }),
		...(said.coupon_code !== undefined && { code: said.coupon_code }),
	};
}

function figures({ log }: Sandbox, answers: readonly Answer[], milliseconds: number): string {
	const times = answers.map((answer) => answer.milliseconds).sort((a, b) => a - b);
	const seconds = (time = 0) => `${(time / 1000).toFixed(1)} s`;
	const codes = answers.filter(({ code }) => code !== undefined).length;
	const processes =
		WORKERS === 0 ? 'one process without queue mode' : `${WORKERS} workers with ${CONCURRENCY} at a time`;
	return [
		`${EXECUTIONS} executions, ${processes}, ${LATENCY} ms a call`,
		`${codes} codes in ${seconds(milliseconds)}; half of them within ${seconds(times[times.length >> 1])}, the last after ${seconds(times.at(-1))}`,
		`${log.calls} calls, ${log.refused} of them refused with 429 because another was under way`,
	].join('\n');
}

const queueMode = async (cleanup: Cleanup): Promise<Record<string, string>> => ({
	...(await startDatabases(cleanup)),
	EXECUTIONS_MODE: 'queue',
	N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
});

async function main(cleanup: Cleanup): Promise<number> {
	const environment = WORKERS === 0 ? {} : await queueMode(cleanup);
	await buildPackage(cleanup);
	const n8n = await startN8nInstance(cleanup, { sandbox: { latency: LATENCY }, environment });
	const { rest, sandbox, url } = n8n;
	if (WORKERS > 0)
		await withProgress(`Starting ${WORKERS} workers`, () => startWorkers(cleanup, environment));
	const path = randomUUID();
	const workflow = await rest.createWorkflow(workflowFor(n8n, path));
	await rest.activate(workflow);
	const contacts = Array.from({ length: EXECUTIONS }, (_, index) => `contact-${index}@example.com`);
	const address = `${url}/webhook/${path}`;
	await untilRegistered(address);

	sandbox.log.reset();
	const start = Date.now();
	const answers = await withProgress(`Running ${EXECUTIONS} executions at once`, () =>
		Promise.all(contacts.map((email) => send(address, email))),
	);
	const { calls, refused } = sandbox.log;
	console.log(`\n${figures(sandbox, answers, Date.now() - start)}\n`);

	for (const refusal of new Set(answers.flatMap(({ refusal = [] }) => refusal))) console.error(refusal);
	const steps = new Steps(cleanup);
	const { step } = steps;
	const codes = answers.map(({ code }) => code);
	const made = sandbox.codes().map(({ code }) => code);
	await step('every execution has finished', async () => {
		for (const { id } of (await rest.executions(workflow, 'error')).results) {
			console.error(`    Execution ${id}: ${(await rest.execution(id)).message}`);
		}
		assert.equal((await rest.executions(workflow, 'success')).count, EXECUTIONS);
		assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
	});
	await step('every contact was answered with a code', () => {
		assert.deepEqual(
			answers.map(({ email }) => email),
			contacts,
		);
		assert.ok(codes.every((code) => code !== undefined && code !== ''));
	});
	await step('no code is lost, and none came twice', () => {
		assert.equal(new Set(codes).size, EXECUTIONS);
		assert.deepEqual([...codes].sort(), [...made].sort());
	});
	await step('every call but the refused ones made codes, as many as executions had a part in it', () => {
		const quantities = sandbox.log.entries
			.filter(({ status }) => status === 200)
			.map(({ body }) => Number((body as Json).quantity));
		assert.equal(quantities.length, calls - refused);
		assert.equal(
			quantities.reduce((sum, quantity) => sum + quantity, 0),
			EXECUTIONS,
		);
	});
	if (MOST_CALLS !== undefined)
		await step(`executions share calls: there are at most ${MOST_CALLS}`, () => {
			assert.ok(calls <= MOST_CALLS);
		});
	const apiKey = await rest.createApiKey('execution:read');
	await testTimeout(steps, n8n, apiKey);
	return steps.report();
}

void runWithCleanup(main);
