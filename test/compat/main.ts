/** `npm run test:compat`: the built package in the engines of the versions of n8n that it is meant for. */
import { join } from 'node:path';

import { startProcess } from '../../harness/shared/childProcesses';
import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { installed } from '../../harness/shared/installCache';
import { buildPackage } from '../../harness/shared/packageUnderTest';
import { PROJECT_ROOT } from '../../scripts/project';

/** What each n8n is made of; its packages count for themselves. */
const ENGINES = [
	{ n8n: '1.123', packages: ['n8n-core@1.122.48', 'n8n-workflow@1.120.31'] },
	{ n8n: '2.20', packages: ['n8n-core@2.20.6', 'n8n-workflow@2.20.3'] },
	{ n8n: '2.41', packages: ['n8n-core@2.41.1', 'n8n-workflow@2.41.0'] },
];

type EngineRow = (typeof ENGINES)[number];

async function passes(cleanup: Cleanup, { n8n, packages }: EngineRow): Promise<boolean> {
	const folder = await installed(cleanup, {
		name: `engine-${n8n}`,
		packages: [...packages, 'reflect-metadata@0.2.2'],
		about: `the engine of n8n ${n8n}`,
	});
	const file = join('test', 'compat', 'inEngine.ts');
	const test = startProcess(cleanup, `n8n ${n8n}`, [process.execPath, '--import', 'tsx', file], {
		cwd: PROJECT_ROOT,
		env: { N8N_ENGINE: folder },
	});
	const status = await test.ended;
	console.log(test.tail);
	return status === 0;
}

void runWithCleanup(async (cleanup) => {
	await buildPackage(cleanup);
	const failed: string[] = [];
	for (const engine of ENGINES) if (!(await passes(cleanup, engine))) failed.push(engine.n8n);
	console.log(failed.length > 0 ? `\nFailed: n8n ${failed.join(', ')}` : '\nRuns in all of them.');
	return failed.length === 0 ? 0 : 1;
});
