/** `npm start [-- FILE]`: runs a workflow with the built package in n8n's engine, against the sandbox, and shows what came out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startSandbox } from '../sandbox/sandbox';
import { Engine, type WorkflowJson } from '../test/support/engine';
import { credentialsFor } from './start/credentials';
import { report } from './start/report';

const ROOT = join(__dirname, '..');
const EXAMPLE = join(ROOT, 'examples', 'one-code-per-contact.json');

async function main(): Promise<number> {
	const { positionals } = parseArgs({ allowPositionals: true, options: {} });
	const [file = EXAMPLE] = positionals;
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	const sandbox = await startSandbox();
	// The coupon that the examples make codes of; a merchant would have made it in the back office.
	if (!sandbox.get('coupon', 'WELCOME10', 'merchant_code')) {
		sandbox.insert('coupon', {
			merchant_code: 'WELCOME10',
			description: '10% off the first order',
			usable_by: 'UniqueCode',
			percent_off_subtotal: { discount_percent: 10 },
		});
	}
	const engine = await Engine.load(ROOT);
	try {
		const run = await engine.run(workflow, { credentials: credentialsFor(workflow, sandbox) });
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
