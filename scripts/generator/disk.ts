/** What lies on the disk against what the generator renders. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { GENERATED, type Files } from './render';

export interface Difference {
	readonly path: string;
	readonly how: 'missing' | 'changed' | 'orphaned';
}

function filesBelow(root: string, path: string): string[] {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (statSync(full).isFile()) return [path];
	return readdirSync(full).flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/** Every file that differs: not there, edited or outdated, or no longer generated. */
export function differences(root: string, files: Files): Difference[] {
	const present = GENERATED.flatMap((path) => filesBelow(root, path));
	const rendered = [...files].map(([path, text]): Difference | undefined => {
		if (!existsSync(join(root, path))) return { path, how: 'missing' };
		return readFileSync(join(root, path), 'utf8') === text ? undefined : { path, how: 'changed' };
	});
	const orphans = present
		.filter((path) => !files.has(path))
		.map((path): Difference => ({ path, how: 'orphaned' }));
	return [...rendered.filter((each) => each !== undefined), ...orphans];
}

/** Makes the disk hold what is rendered; touches only what differs. */
export function write(root: string, files: Files): Difference[] {
	const changes = differences(root, files);
	for (const { path, how } of changes) {
		const full = join(root, path);
		if (how === 'orphaned') rmSync(full);
		else {
			mkdirSync(dirname(full), { recursive: true });
			writeFileSync(full, files.get(path) ?? '');
		}
	}
	return changes;
}
