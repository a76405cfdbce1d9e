/** Executions that end while codes are made, and what n8n has saved of them: in a whole n8n, with and without queue mode. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import type { IWorkflowSettings } from 'n8n-workflow';

import { sequence, type NodeDraft, type WorkflowJson } from '../../harness/engine/workflow';
import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import type { SavedExecution } from '../../harness/n8n/rest';
import { manifest } from '../../scripts/project';
import type { Steps } from './steps';
import { untilRegistered, webhook } from './webhook';

export const NODE = 'UltraCart';
const LOOP = 'Loop Over Items';
const CODES_PER_CALL = 1000;
const CONTACTS = Array.from({ length: 3 * CODES_PER_CALL }, (_, n) => ({ email: `${n}@contacts.example` }));

export interface RunOptions {
	readonly settings?: IWorkflowSettings;
	/** As many contacts at a time as a call makes codes for. */
	readonly inLoop?: boolean;
}

/** The node, which makes a code for each item. */
export const codePerItem = (n8n: N8nInstance, name: string): NodeDraft => ({
	name,
	type: `${manifest.name}.ultraCart`,
	parameters: {
		authentication: 'simpleKey',
		resource: 'coupon',
		operation: 'generateCodes',
		coupon: { __rl: true, mode: 'oid', value: String(n8n.sandbox.list('coupon')[0]?.coupon_oid) },
		codesOutput: 'onePerItem',
	},
	credentials: credentialOf(n8n, SIMPLE_KEY_TYPE),
});

/** A code for each contact that comes in by a webhook. */
function workflowFor(
	n8n: N8nInstance,
	path: string,
	{ settings = {}, inLoop = false }: RunOptions,
): WorkflowJson {
	const loop = {
		name: LOOP,
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { batchSize: CODES_PER_CALL, options: {} },
	};
	const workflow = sequence(
		webhook('Contacts', path, 'onReceived'),
		{
			name: 'Split Out',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.contacts', options: {} },
		},
		...(inLoop ? [loop] : []),
		codePerItem(n8n, NODE),
	);
	if (inLoop) {
		// What comes out first is what is done.
		workflow.connections[LOOP] = { main: [[], [{ node: NODE, type: 'main', index: 0 }]] };
		workflow.connections[NODE] = { main: [[{ node: LOOP, type: 'main', index: 0 }]] };
	}
	return { ...workflow, settings };
}

/** What an execution leaves that ends while its third call waits. */
export interface StoppedRun {
	readonly id: string;
	/** The codes that the first two calls have brought. */
	readonly codes: readonly string[];
}

/** @param end ends the execution, or waits until it has ended */
export async function runAndEnd(
	n8n: N8nInstance,
	options: RunOptions,
	end: (executionId: string) => Promise<unknown>,
): Promise<StoppedRun> {
	const { rest, sandbox, url } = n8n;
	const before = sandbox.codes().length;
	const thirdCall = new Promise<void>((hung) => {
		sandbox.faults.add({ kind: 'hang', hung, after: 2, on: 'generateCouponCodes' });
	});
	const path = randomUUID();
	const workflow = await rest.createWorkflow(workflowFor(n8n, path, options));
	await rest.activate(workflow);
	const address = `${url}/webhook/${path}`;
	await untilRegistered(address);
	const headers = { 'Content-Type': 'application/json' };
	await fetch(address, { method: 'POST', headers, body: JSON.stringify({ contacts: CONTACTS }) });
	await thirdCall;
	const [{ id = '' } = {}] = (await rest.executions(workflow)).results;
	await end(id);
	await rest.execution(id);
	await rest.deactivate(workflow);
	const made = sandbox.codes().slice(before, before + 2 * CODES_PER_CALL);
	return { id, codes: made.map(({ code }) => code) };
}

/** As much of what the node keeps as README tells of. */
interface Kept {
	readonly made: readonly {
		readonly items: Readonly<Record<string, { readonly made: readonly { readonly code: string }[] }>>;
	}[];
}

/** What the node keeps of its run, as far as n8n has saved it. */
export const keptIn = ({ data }: SavedExecution): Kept | undefined =>
	data.executionData?.contextData[`node:${NODE}`] as Kept | undefined;

/** As README says: all codes, by the number of the item that each was made for, and nothing of the contacts. */
function ensureKept(saved: SavedExecution, { codes }: StoppedRun): void {
	assert.equal(saved.status, 'canceled');
	const kept = keptIn(saved);
	const [slot] = kept?.made ?? [];
	assert.ok(slot, 'n8n has saved nothing of the node');
	assert.deepEqual(
		Object.keys(slot.items),
		codes.map((_, index) => String(index + 1)),
	);
	const found = Object.values(slot.items).flatMap(({ made }) => made.map(({ code }) => code));
	assert.deepEqual(found, codes);
	assert.ok(!JSON.stringify(kept).includes('contacts.example'), 'It holds something of the contacts');
}

/** Long enough for two calls of a worker. */
const TIMEOUT_SECONDS = 15;

/** The same in a single process and in queue mode. */
export async function testTimeout({ step }: Steps, n8n: N8nInstance, apiKey: string): Promise<void> {
	const { rest } = n8n;
	await step("what the workflow's timeout stops holds the codes it made", async () => {
		const options = { settings: { executionTimeout: TIMEOUT_SECONDS } };
		const run = await runAndEnd(n8n, options, (id) => rest.execution(id));
		ensureKept(await rest.savedExecution(run.id, apiKey), run);
	});
}
