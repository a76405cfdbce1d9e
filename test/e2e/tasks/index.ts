/** Tasks that people have, from beginning to end in the browser, and what each costs them. */
import assert from 'node:assert/strict';

import { chain } from '../../../harness/engine/workflow';
import type { N8nInstance } from '../../../harness/n8n/n8nInstance';
import type { SavedCredential } from '../../../harness/n8n/rest';
import type { Steps } from '../../support/steps';
import type { Editor } from '../editor';
import { couponTasks } from './coupons';
import { customerTasks } from './customers';
import type { EffortCounter } from './effort';
import { otherTasks } from './others';
import type { Task } from './task';
import { wrongInputs } from './wrongInputs';

async function perform(editor: Editor, counter: EffortCounter, n8n: N8nInstance, task: Task): Promise<void> {
	const { workflow, atMost, work } = task;
	const { id } = await n8n.rest.createWorkflow(workflow?.(n8n) ?? chain([{}]));
	await editor.openWorkflow(id);
	const { clicks, fields } = await counter.measure(() => work(editor, n8n));
	console.log(`    ${clicks} clicks, ${fields} fields`);
	if (!atMost) return;
	assert.ok(clicks <= atMost.clicks, `It may take ${atMost.clicks} clicks`);
	assert.ok(fields <= atMost.fields, `It may take ${atMost.fields} fields`);
}

export async function testTasks(
	{ step }: Steps,
	editor: Editor,
	counter: EffortCounter,
	n8n: N8nInstance,
	model: SavedCredential,
): Promise<void> {
	for (const task of [...couponTasks, ...customerTasks, ...otherTasks(model)]) {
		await step(`task: ${task.name}`, () => perform(editor, counter, n8n, task));
	}
	for (const task of wrongInputs) {
		await step(`mistake: ${task.name}`, () => perform(editor, counter, n8n, task));
	}
}
