/** `npm start [-- FILE]`: runs a workflow with the built package in n8n's engine, against the sandbox, and shows what came out. */
import { parseArgs } from 'node:util';

import { startSandbox } from '../sandbox/sandbox';
import { runCommand } from '../scripts/command';
import { PROJECT_ROOT } from '../scripts/project';
import { Engine } from './engine';
import { coreNodes } from './engine/coreNodes';
import { credentialsFor, prepareAccount } from './example/account';
import { firstNode, readExample, readWorkflow } from './example/examples';
import { report } from './example/report';

async function main(): Promise<number> {
	const [file] = parseArgs({ allowPositionals: true, options: {} }).positionals;
	const workflow = file === undefined ? readExample('one-code-per-contact') : readWorkflow(file);
	const sandbox = await startSandbox();
	prepareAccount(sandbox, workflow);
	const engine = await Engine.load(PROJECT_ROOT, { nodes: coreNodes().nodes });
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

void runCommand(main);
