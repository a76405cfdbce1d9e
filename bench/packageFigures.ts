/** What the built package costs n8n before anything is run. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { INodeType } from 'n8n-workflow';

import { median } from './statistics';

const ROOT = join(__dirname, '..');
const FILE = join(ROOT, 'dist', 'nodes', 'UltraCart', 'UltraCart.node.js');

export interface PackageFigures {
	/** Bytes of the node's description, as n8n sends it to the editor. */
	readonly description: number;
	/** Milliseconds that loading the node takes where n8n-workflow is loaded already. */
	readonly load: { readonly cpu: number; readonly wall: number };
}

const LOADING = `
	require('n8n-workflow');
	const cpu = process.cpuUsage();
	const wall = performance.now();
	require(${JSON.stringify(FILE)});
	const { user, system } = process.cpuUsage(cpu);
	console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - wall }));
`;

function loadOnce(): PackageFigures['load'] {
	const printed = execFileSync(process.execPath, ['-e', LOADING], { cwd: ROOT, encoding: 'utf8' });
	return JSON.parse(printed) as PackageFigures['load'];
}

export function packageFigures(times: number): PackageFigures {
	const { UltraCart } = createRequire(__filename)(FILE) as { UltraCart: new () => INodeType };
	const loads = Array.from({ length: times }, loadOnce);
	return {
		description: Buffer.byteLength(JSON.stringify(new UltraCart().description)),
		load: { cpu: median(loads.map(({ cpu }) => cpu)), wall: median(loads.map(({ wall }) => wall)) },
	};
}
