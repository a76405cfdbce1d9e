/** What the figures hold for. */
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

import { manifest, PROJECT_ROOT } from '../scripts/project';
import { VERSION } from './httpRequestPackage';

export interface SystemInfo {
	readonly machine: string;
	readonly versions: Readonly<Record<string, string>>;
}

function installedVersion(name: string): string {
	const file = join(PROJECT_ROOT, 'node_modules', name, 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

export function systemInfo(): SystemInfo {
	const memory = Math.round(totalmem() / 2 ** 30);
	return {
		machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${memory} GB, ${platform()} ${arch()}`,
		versions: {
			[manifest.name]: manifest.version,
			'Node.js': process.versions.node,
			'n8n-core': installedVersion('n8n-core'),
			'n8n-nodes-base': VERSION,
		},
	};
}
