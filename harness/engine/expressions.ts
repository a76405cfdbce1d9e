import './environment';

import { Expression } from 'n8n-workflow';

/** `vm` is what n8n's server uses and needs Node 24; `legacy` is its predecessor and runs everywhere. */
type ExpressionEngine = 'legacy' | 'vm';

/** n8n keeps one expression engine per process: it starts with the first user and ends with the last. */
let users = 0;
let started: Promise<void> | undefined;

function chosenEngine(): ExpressionEngine {
	const name = process.env.EXPRESSION_ENGINE ?? 'legacy';
	if (name === 'legacy' || name === 'vm') return name;
	throw new Error(`EXPRESSION_ENGINE is "${name}". Set it to "legacy" or "vm".`);
}

export async function acquireExpressions(): Promise<void> {
	users += 1;
	started ??= Expression.initExpressionEngine({
		engine: chosenEngine(),
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	await started;
}

/** Returns whether that was the last user. Without it the isolates of `vm` keep the process alive. */
export async function releaseExpressions(): Promise<boolean> {
	users -= 1;
	if (users > 0) return false;
	started = undefined;
	await Expression.disposeExpressionEngine();
	return true;
}
