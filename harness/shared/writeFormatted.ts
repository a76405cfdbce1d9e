import { writeFile } from 'node:fs/promises';

import { format, resolveConfig } from 'prettier';

/** Writes a file of the project as prettier wants it: which parser it takes, the file's name says. */
export async function writeFormatted(file: string, text: string): Promise<void> {
	const options = await resolveConfig(file);
	await writeFile(file, await format(text, { ...options, filepath: file }));
}
