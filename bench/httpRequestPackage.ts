/** n8n's HTTP Request node comes with 800 other packages, so it is no dependency: it is fetched when it is first measured. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	devDependencies: Record<string, string>;
};

/** The package that belongs to the engine has its version. */
export const VERSION = devDependencies['n8n-core'] ?? 'latest';

const FOLDER = join(ROOT, '.cache', `n8n-nodes-base-${VERSION}`);

export const httpRequestFile = (): string =>
	join(FOLDER, 'node_modules', 'n8n-nodes-base', 'dist', 'nodes', 'HttpRequest', 'HttpRequest.node.js');

/** Installs the package where it is not there yet. */
export function ensureHttpRequest(): void {
	if (existsSync(httpRequestFile())) return;
	console.log(
		`Installing n8n-nodes-base ${VERSION} into .cache, for its HTTP Request node: about two minutes.`,
	);
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n');
	const options = [
		'--ignore-scripts',
		'--no-save',
		'--omit=optional',
		'--omit=peer',
		'--no-audit',
		'--no-fund',
	];
	execFileSync('npm', ['install', '--loglevel=error', ...options, `n8n-nodes-base@${VERSION}`], {
		cwd: FOLDER,
		stdio: 'inherit',
	});
	// n8n has one n8n-workflow, shared by engine and nodes: without this copy, Node.js finds the engine's above.
	rmSync(join(FOLDER, 'node_modules', 'n8n-workflow'), { recursive: true });
}
