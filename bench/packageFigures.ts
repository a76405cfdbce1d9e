/** What the built package costs n8n before anything is run. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { INodeType } from 'n8n-workflow';

import { PROJECT_ROOT } from '../scripts/project';
import { median } from './statistics';

const FILE = join(PROJECT_ROOT, 'dist', 'nodes', 'UltraCart', 'UltraCart.node.js');

export interface PackageFigures {
	/** Bytes of the node's description, as n8n sends it to the editor. */
	readonly description: number;
	/** Milliseconds of CPU time that loading the node takes where n8n-workflow is loaded already. */
	readonly load: {
		/** Whatever else the machine does only adds to it: the fastest run is the least disturbed one. */
		readonly fastest: number;
		readonly median: number;
	};
}

const LOADING = `
	require('n8n-workflow');
	const cpu = process.cpuUsage();
	require(${JSON.stringify(FILE)});
	const { user, system } = process.cpuUsage(cpu);
	console.log((user + system) / 1000);
`;

const loadOnce = () =>
	Number(execFileSync(process.execPath, ['-e', LOADING], { cwd: PROJECT_ROOT, encoding: 'utf8' }));

export function packageFigures(times: number): PackageFigures {
	const { UltraCart } = createRequire(__filename)(FILE) as { UltraCart: new () => INodeType };
	const loads = Array.from({ length: times }, loadOnce);
	return {
		description: Buffer.byteLength(JSON.stringify(new UltraCart().description)),
		load: { fastest: Math.min(...loads), median: median(loads) },
	};
}
