/** `npm start [-- FILE]`: runs a workflow with the built package in n8n's engine, against the sandbox, and shows what came out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { coreNodes } from '../test/support/coreNodes';
import { Engine, type WorkflowJson } from '../test/support/engine';
import { prepareAccount } from './start/account';
import { credentialsFor } from './start/credentials';
import { report } from './start/report';

const ROOT = join(__dirname, '..');
const EXAMPLE = join(ROOT, 'examples', 'one-code-per-contact.json');

/** The codes of the coupons that a workflow names. */
const couponsOf = ({ nodes }: WorkflowJson): string[] =>
	nodes
		.map(({ parameters: { coupon } }) => coupon as { mode?: string; value?: unknown } | undefined)
		.filter((coupon) => coupon?.mode === 'code')
		.map((coupon) => String(coupon?.value))
		.filter((code) => !code.startsWith('='));

/** A merchant would have made it in the back office. */
function ensureCoupon(sandbox: Sandbox, code: string): void {
	if (sandbox.get('coupon', code, 'merchant_code')) return;
	sandbox.insert('coupon', {
		merchant_code: code,
		usable_by: 'UniqueCode',
		percent_off_subtotal: { discount_percent: 10 },
	});
}

/** The trigger, with what is pinned to it in place of an event. */
const startOf = ({ nodes, connections }: WorkflowJson): string => {
	const followers = Object.values(connections).flatMap(({ main = [] }) =>
		main.flatMap((links) => (links ?? []).map(({ node }) => node)),
	);
	return nodes.find(({ name }) => !followers.includes(name))?.name ?? '';
};

async function main(): Promise<number> {
	const { positionals } = parseArgs({ allowPositionals: true, options: {} });
	const [file = EXAMPLE] = positionals;
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	const sandbox = await startSandbox();
	prepareAccount(sandbox);
	for (const code of couponsOf(workflow)) ensureCoupon(sandbox, code);
	const engine = await Engine.load(ROOT, { nodes: coreNodes().nodes });
	try {
		const run = await engine.run(workflow, {
			credentials: credentialsFor(workflow, sandbox),
			startNode: startOf(workflow),
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
