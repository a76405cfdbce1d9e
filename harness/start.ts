/** `npm start [-- FILE]`: runs a workflow with the built package in n8n's engine, against the sandbox, and shows what came out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startSandbox } from '../sandbox/sandbox';
import { coreNodes } from './engine/coreNodes';
import { Engine, type WorkflowJson } from './engine';
import { prepareAccount } from './example/account';
import { credentialsFor } from './example/credentials';
import { firstNode } from './example/firstNode';
import { report } from './example/report';

const ROOT = join(__dirname, '..');
const EXAMPLE = join(ROOT, 'examples', 'one-code-per-contact.json');

async function main(): Promise<number> {
	const { positionals } = parseArgs({ allowPositionals: true, options: {} });
	const [file = EXAMPLE] = positionals;
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	const sandbox = await startSandbox();
	prepareAccount(sandbox, workflow);
	const engine = await Engine.load(ROOT, { nodes: coreNodes().nodes });
	try {
		const run = await engine.run(workflow, {
			credentials: credentialsFor(workflow, sandbox),
			startNode: firstNode(workflow),
		});
		return report(workflow, run, sandbox.log);
	} finally {
		await engine.close();
		await sandbox.close();
	}
}

main().then(
	(code) => (process.exitCode = code),
	(thrown: unknown) => {
		console.error(thrown instanceof Error ? thrown.message : thrown);
		process.exitCode = 1;
	},
);
