/** `npm run dev`: a real n8n with this package, reloaded on change, and a sandbox beside it. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { PROJECT_ROOT } from '../scripts/project';
import { eventCommand, pinnedEvent } from './example/event';
import { startN8nInstance, type N8nInstance } from './n8n/n8nInstance';
import { runProcess } from './shared/childProcesses';
import { runWithCleanup, type Cleanup } from './shared/cleanup';
import { buildPackage, installPackage, packPackage } from './shared/packageUnderTest';
import { withProgress } from './shared/progress';

/** What the package is made from. A change in the table is generated first. */
const SOURCES = ['nodes', 'credentials', 'scripts/metadata', 'scripts/generator'];

/** The example whose event is proposed. */
const TRIGGERED = 'first-order-thanks';

/** Editors write several files at once, and the generator does. */
const DEBOUNCE = 300;

async function rebuild(cleanup: Cleanup, { userFolder }: N8nInstance): Promise<void> {
	await runProcess(cleanup, 'The generator', ['npm', 'run', 'generate'], { cwd: PROJECT_ROOT });
	await buildPackage(cleanup);
	// n8n watches this folder, loads what changed and informs open editors.
	await installPackage(cleanup, await packPackage(cleanup), userFolder);
}

/** Rebuilds after every change, one after the other, for ever. */
async function followChanges(cleanup: Cleanup, n8n: N8nInstance): Promise<never> {
	let changed: (() => void) | undefined;
	let change = new Promise<void>((resolve) => (changed = resolve));
	for (const folder of SOURCES) {
		const watcher = watch(join(PROJECT_ROOT, folder), { recursive: true }, () => changed?.());
		cleanup.add(() => {
			watcher.close();
		});
	}
	for (;;) {
		await change;
		await sleep(DEBOUNCE);
		change = new Promise<void>((resolve) => (changed = resolve));
		// What the compiler says is for whoever made the change; n8n goes on with what it has.
		await withProgress('Rebuilding', () => rebuild(cleanup, n8n)).catch((thrown: unknown) => {
			console.error(thrown instanceof Error ? thrown.message : thrown);
		});
	}
}

function introduce({ url, owner, sandbox, credentials, examples }: N8nInstance): void {
	const links = [...examples.values()].map(({ id, name }) => `  ${name}\n  ${url}/workflow/${id}`);
	console.log(`
Open the list of examples and sign in

  ${url}/home/workflows

  Email            ${owner.email}
  Password         ${owner.password}
  Credentials      ${Object.values(credentials)
		.map(({ name }) => name)
		.join(', ')}: each is ready for use
  Sandbox          ${sandbox.baseUrl}
  Mail             what workflows send is shown here and goes nowhere

Examples

${links.join('\n\n')}

To start a workflow from an event, publish "${examples.get(TRIGGERED)?.name}", or have an
UltraCart Trigger for created orders listen for a test event, and paste this into another terminal:

  ${eventCommand(sandbox, pinnedEvent(TRIGGERED))}

Changes in ${SOURCES.join(', ')} are rebuilt and loaded.
Ctrl-C ends everything and throws it away: workflows, credentials, executions and what is in the sandbox.
Download the workflows that you want to keep before that (⋯ → Download).
`);
}

void runWithCleanup(async (cleanup) => {
	await withProgress('Building the package', () => buildPackage(cleanup));
	const n8n = await startN8nInstance(cleanup, {
		environment: { N8N_DEV_RELOAD: 'true' },
		onEmail: ({ to, subject }) => {
			console.log(`Mail to ${to}: ${subject}`);
		},
	});
	introduce(n8n);
	return await followChanges(cleanup, n8n);
});
