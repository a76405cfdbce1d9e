import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runProcess } from '../shared/childProcesses';
import type { Cleanup } from '../shared/cleanup';
import { pythonWithSdk } from './installation';
import type { Sdk } from './sdk';

/** @throws Error that says in one sentence what is missing */
export async function readSdk(cleanup: Cleanup): Promise<Sdk> {
	const python = await pythonWithSdk(cleanup);
	const file = join(await cleanup.temporaryFolder('facts'), 'facts.json');
	await runProcess(cleanup, 'Reading the SDK', [python, join(__dirname, 'facts.py'), file]);
	return JSON.parse(await readFile(file, 'utf8')) as Sdk;
}
