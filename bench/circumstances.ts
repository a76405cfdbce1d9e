/** What figures hold for. */
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

import { VERSION } from './httpRequestPackage';

export interface Circumstances {
	readonly machine: string;
	readonly versions: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string) =>
	JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };

export function circumstances(): Circumstances {
	const root = join(__dirname, '..');
	const { name, version } = manifestOf(root);
	const memory = Math.round(totalmem() / 2 ** 30);
	return {
		machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${memory} GB, ${platform()} ${arch()}`,
		versions: {
			[name]: version,
			'Node.js': process.versions.node,
			'n8n-core': manifestOf(join(root, 'node_modules', 'n8n-core')).version,
			'n8n-nodes-base': VERSION,
		},
	};
}
