/** `npm run test:compat`: the built package in the engines of the versions of n8n that it is meant for. */
import { join } from 'node:path';

import { nodeProgram } from '../../harness/n8n/program';
import { startProcess } from '../../harness/shared/childProcesses';
import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { installed } from '../../harness/shared/installCache';
import { buildPackage } from '../../harness/shared/packageUnderTest';
import { PROJECT_ROOT } from '../../scripts/project';

interface EngineRow {
	readonly name: string;
	/** Its packages count for themselves. */
	readonly packages: readonly string[];
	/** The file that tests it. */
	readonly test: string;
	/** Whether it evaluates expressions with "vm" alone. */
	readonly vm?: true;
}

const NEWEST = ['n8n-core@2.41.1', 'n8n-workflow@2.41.0'];

/** What each of them is made of. */
const ENGINES: readonly EngineRow[] = [
	{ name: '1.123', packages: ['n8n-core@1.122.48', 'n8n-workflow@1.120.31'], test: 'inEngine.ts' },
	{ name: '2.20', packages: ['n8n-core@2.20.6', 'n8n-workflow@2.20.3'], test: 'inEngine.ts' },
	{ name: '2.41', packages: NEWEST, test: 'inEngine.ts' },
	{
		name: '2.41-steps',
		packages: [...NEWEST, '@n8n/node-engine-compatibility@0.9.1'],
		test: 'inStepExecutor.ts',
		vm: true,
	},
];

async function passes(cleanup: Cleanup, { name, packages, test: file, vm }: EngineRow): Promise<boolean> {
	const folder = await installed(cleanup, {
		name: `engine-${name}`,
		packages: [...packages, 'reflect-metadata@0.2.2'],
		about: `the engine of n8n ${name}`,
	});
	const node = vm ? await nodeProgram(cleanup) : process.execPath;
	const command = [node, '--import', 'tsx', join('test', 'compat', file)];
	const test = startProcess(cleanup, `n8n ${name}`, command, {
		cwd: PROJECT_ROOT,
		env: { N8N_ENGINE: folder, ...(vm && { EXPRESSION_ENGINE: 'vm' }) },
	});
	const failure = await test.ended;
	console.log(test.tail);
	return failure === undefined;
}

void runWithCleanup(async (cleanup) => {
	await buildPackage(cleanup);
	const failed: string[] = [];
	for (const engine of ENGINES) if (!(await passes(cleanup, engine))) failed.push(engine.name);
	console.log(failed.length > 0 ? `\nFailed: n8n ${failed.join(', ')}` : '\nRuns in all of them.');
	return failed.length === 0 ? 0 : 1;
});
