/**
 * `npm run soak -- SEEDS`: as many runs of the node, each from a seed, over a network that cuts, slows, doubles and replaces what
 * goes over it. After each run UltraCart is compared with what the user was told. `--seed N` runs one again and shows it,
 * `--from N` starts elsewhere than at 1.
 */
import { parseArgs } from 'node:util';

import { runCommand } from '../../scripts/command';
import { withoutPauses } from '../support/time';
import { LONGEST_PAUSE } from './job';
import { reportOf } from './report';
import { Soak } from './soak';

const { values, positionals } = parseArgs({
	options: { seed: { type: 'string' }, from: { type: 'string', default: '1' } },
	allowPositionals: true,
});

/** @throws for what is no whole number */
function wholeNumber(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	throw new Error(`Usage: npm run soak -- SEEDS [--from N], or --seed N; not ${text}`);
}

async function soakOne(soak: Soak, seed: number): Promise<number> {
	const verdict = await soak.run(seed);
	console.log(reportOf(verdict));
	return verdict.problems.length > 0 ? 1 : 0;
}

async function soakMany(soak: Soak, first: number, count: number): Promise<number> {
	const start = Date.now();
	const failed: number[] = [];
	let faults = 0;
	for (let seed = first; seed < first + count; seed++) {
		const verdict = await soak.run(seed);
		faults += verdict.exchanges.filter(({ fault }) => fault !== undefined).length;
		if (verdict.problems.length === 0) continue;
		failed.push(seed);
		console.log(reportOf(verdict));
	}
	const each = Math.round((Date.now() - start) / count);
	console.log(
		`${count} seeds, ${faults} faults, ${each} ms a seed; ${failed.length} failed ${failed.join(' ')}`,
	);
	return failed.length > 0 ? 1 : 0;
}

void runCommand(async () => {
	const soak = await Soak.start();
	globalThis.setTimeout = withoutPauses(soak.env.sandbox, LONGEST_PAUSE);
	try {
		if (values.seed !== undefined) return await soakOne(soak, wholeNumber(values.seed));
		return await soakMany(soak, wholeNumber(values.from), wholeNumber(positionals[0] ?? '1000'));
	} finally {
		await soak.close();
	}
});
