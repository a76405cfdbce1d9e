/** `npm run dev`: a real n8n with this package, reloaded on change, and a sandbox beside it. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { command, type Cleanup } from './n8n/cleanup';
import { startN8nInstance, type N8nInstance } from './n8n/n8nInstance';
import { buildPackage, installPackage, packPackage } from './n8n/packageUnderTest';
import { runProcess } from './n8n/processes';
import { withProgress } from './n8n/progress';
import { PROJECT } from './n8n/project';

/** What the package is made from. A change in the table is generated first. */
const SOURCES = ['nodes', 'credentials', 'scripts/metadata', 'scripts/generator'];

/** Editors write several files at once, and the generator does. */
const QUIET_FOR = 300;

async function rebuild(cleanup: Cleanup, { userFolder }: N8nInstance): Promise<void> {
	await runProcess(cleanup, 'The generator', ['npm', 'run', 'generate'], { cwd: PROJECT });
	await buildPackage(cleanup);
	// n8n watches this folder, loads what changed and tells open editors.
	await installPackage(cleanup, await packPackage(cleanup), userFolder);
}

/** Rebuilds after every change, one after the other, for ever. */
async function followChanges(cleanup: Cleanup, house: N8nInstance): Promise<never> {
	let changed: (() => void) | undefined;
	let change = new Promise<void>((resolve) => (changed = resolve));
	for (const folder of SOURCES) {
		const watcher = watch(join(PROJECT, folder), { recursive: true }, () => changed?.());
		cleanup.add(() => {
			watcher.close();
		});
	}
	for (;;) {
		await change;
		await sleep(QUIET_FOR);
		change = new Promise<void>((resolve) => (changed = resolve));
		// What the compiler says is for whoever made the change; n8n goes on with what it has.
		await withProgress('Rebuilding', () => rebuild(cleanup, house)).catch((thrown: unknown) => {
			console.error(thrown instanceof Error ? thrown.message : thrown);
		});
	}
}

function introduce({ url, owner, sandbox, examples }: N8nInstance): void {
	console.log(`
Open ${url}

  Sign in          ${owner.email}
  Password         ${owner.password}
  Workflows        ${[...examples.values()].map(({ name }) => name).join(', ')}
  Sandbox          ${sandbox.baseUrl}, both credentials are connected to it
  Mail             what workflows send is shown here and goes nowhere

Changes in ${SOURCES.join(', ')} are rebuilt and loaded. Ctrl-C ends everything.
`);
}

void command(async (cleanup) => {
	await withProgress('Building the package', () => buildPackage(cleanup));
	const house = await startN8nInstance(cleanup, {
		environment: { N8N_DEV_RELOAD: 'true' },
		onLetter: ({ to, subject }) => {
			console.log(`Mail to ${to}: ${subject}`);
		},
	});
	introduce(house);
	return await followChanges(cleanup, house);
});
