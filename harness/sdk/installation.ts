/** UltraCart's official Python SDK. It is what UltraCart itself makes from its API, and comes out with every change. */
import { join } from 'node:path';

import { runProcess } from '../shared/childProcesses';
import type { Cleanup } from '../shared/cleanup';
import { cached } from '../shared/installCache';

export const SDK = { name: 'ultracart-rest-sdk', version: '4.1.208', released: 'October 2026' };

const pythonIn = (folder: string): string => join(folder, 'bin', 'python');

/** One sentence instead of what the tools print, whose last line says what went wrong. */
function asSentence(what: string, thrown: unknown): Error {
	const { message, code } = thrown as NodeJS.ErrnoException;
	return new Error(
		code === 'ENOENT' ? `${what}: there is no python3.` : `${what}: ${message.split('\n').at(-1)}`,
	);
}

async function install(cleanup: Cleanup, folder: string): Promise<void> {
	const wanted = `${SDK.name}==${SDK.version}`;
	const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', wanted];
	await runProcess(cleanup, 'python3 -m venv', ['python3', '-m', 'venv', folder]).catch((thrown: unknown) => {
		throw asSentence(`UltraCart's SDK needs Python 3.9 or newer with venv`, thrown);
	});
	await runProcess(cleanup, 'pip install', [pythonIn(folder), ...pip]).catch((thrown: unknown) => {
		throw asSentence(`${wanted} could not be installed from PyPI`, thrown);
	});
}

/**
 * @returns the Python that has the SDK
 * @throws Error that says in one sentence what is missing
 */
export async function pythonWithSdk(cleanup: Cleanup): Promise<string> {
	const name = `${SDK.name}-${SDK.version}`;
	return pythonIn(
		await cached(cleanup, name, `${SDK.name} ${SDK.version}`, (folder) => install(cleanup, folder)),
	);
}
