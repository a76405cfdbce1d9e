/** What `npm pack` gives is what a user installs. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { packageFigures } from '../bench/packageFigures';
import { PROJECT_ROOT } from '../scripts/project';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { chain, Engine } from '../harness/engine';

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly main: string;
	readonly dependencies?: object;
	readonly n8n: { readonly nodes: string[]; readonly credentials: string[] };
}

const manifestOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Manifest;

let folder: string;
let installed: string;
let files: string[];
let unpackedSize: number;

beforeAll(() => {
	// Below the project: there its peer dependency is found, as n8n's is where users install it.
	const cache = join(PROJECT_ROOT, '.cache');
	mkdirSync(cache, { recursive: true });
	folder = mkdtempSync(join(cache, 'package-'));
	const run = (command: string, ...args: string[]) =>
		execFileSync(command, args, { cwd: PROJECT_ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
	const [packed] = JSON.parse(
		run('npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
	) as { filename: string; unpackedSize: number; files: { path: string }[] }[];
	unpackedSize = packed?.unpackedSize ?? Infinity;
	files = (packed?.files ?? []).map(({ path }) => path).sort();
	run('tar', '-xzf', join(folder, packed?.filename ?? ''), '-C', folder);
	installed = join(folder, 'package');
});

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

describe('the packed package', () => {
	it('holds the built files and the few that belong beside them', () => {
		const beside = files.filter((file) => !file.startsWith('dist/'));
		expect(beside).toEqual(['LICENSE.md', 'README.md', 'index.js', 'package.json']);
	});

	it('holds no test, script, sandbox, example or source file, and nothing that was written for a compiler', () => {
		for (const file of files.filter((each) => each.startsWith('dist/'))) {
			expect(file).toMatch(
				/^dist\/(nodes|credentials)\/([\w/]+(\.node|\.credentials|\.dark)*\.(js|svg|json)|\w+\/__schema__\/v1\.0\.0[\w/]*\.json)$/,
			);
			expect(file).not.toMatch(/(^|\/)(tests?|scripts|sandbox|examples)\/|\.(test|spec)\./);
		}
	});

	it('is small, most of it forms', () => {
		expect(unpackedSize).toBeLessThan(500 * 1024);
	});

	it('names built files that are there, and needs no other package', () => {
		const { n8n, main, dependencies } = manifestOf(installed);
		expect(n8n.nodes.length).toBeGreaterThan(0);
		expect(n8n.credentials).toHaveLength(2);
		for (const file of [...n8n.nodes, ...n8n.credentials, main]) expect(files).toContain(file);
		expect(dependencies).toBeUndefined();
	});

	it('has the icons that its classes name, light and dark, and the codex of each node', () => {
		const { n8n } = manifestOf(installed);
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		const classes = require(join(installed, 'index.js')) as Record<
			string,
			new () => INodeType & ICredentialType
		>;
		for (const file of [...n8n.nodes, ...n8n.credentials]) {
			const name = /(\w+)\.\w+\.js$/.exec(file)?.[1] ?? '';
			const made = new (classes[name] as new () => INodeType & ICredentialType)();
			const icon = ((made as Partial<INodeType>).description?.icon ?? made.icon) as {
				light: string;
				dark: string;
			};
			for (const path of [icon.light, icon.dark]) {
				const picture = join(installed, file, '..', path.replace(/^file:/, ''));
				expect(readFileSync(picture, 'utf8')).toMatch(/<svg[\s\S]*<\/svg>\s*$/);
			}
			expect(icon.light).not.toBe(icon.dark);
		}
		for (const file of n8n.nodes) {
			const codex = JSON.parse(
				readFileSync(join(installed, file.replace(/\.js$/, '.json')), 'utf8'),
			) as object;
			expect(codex).toMatchObject({ categories: expect.arrayContaining(['Sales', 'Marketing']) as string[] });
		}
	});

	it('exports its classes', () => {
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		const classes = require(join(installed, 'index.js')) as Record<string, unknown>;
		const names = ['UltraCart', 'UltraCartOAuth2Api', 'UltraCartSimpleKeyApi'];
		expect(Object.keys(classes)).toEqual(expect.arrayContaining(names));
		for (const each of Object.values(classes)) expect(typeof each).toBe('function');
	});
});

describe('installed by a user', () => {
	let sandbox: Sandbox;
	let engine: Engine;
	beforeAll(async () => {
		sandbox = await startSandbox({ records: { coupon: 3 } });
		engine = await Engine.load(installed);
	});
	afterAll(async () => {
		// First what is there in any case: a server left open keeps the process.
		await sandbox.close();
		await engine.close();
	});

	it('is found by n8n, with its version and an icon address', () => {
		const { name, description } = {
			name: manifestOf(installed).name,
			description: engine.description(`${manifestOf(installed).name}.ultraCart`),
		};
		expect(description.name).toBe('ultraCart');
		expect(JSON.stringify(description.iconUrl)).toContain(`icons/${name}/dist/nodes/UltraCart/ultracart`);
		expect(description.codex?.categories).toEqual(expect.arrayContaining(['Sales', 'Marketing']));
	});

	it('runs a workflow', async () => {
		sandbox.insert('coupon', { merchant_code: 'VIP', percent_off_subtotal: { discount_percent: 10 } });
		const node = {
			name: 'UltraCart',
			type: `${manifestOf(installed).name}.ultraCart`,
			credentials: { ultraCartSimpleKeyApi: { id: 'key', name: 'Key' } },
			parameters: {
				authentication: 'simpleKey',
				resource: 'coupon',
				operation: 'generateCodes',
				coupon: { __rl: true, mode: 'code', value: 'VIP' },
			},
		};
		const data = { apiKey: sandbox.key, baseUrl: sandbox.baseUrl };
		const credentials = { key: { type: 'ultraCartSimpleKeyApi', data } };
		const run = await engine.run(chain([{ email: 'a@example.com' }], node), { credentials });

		expect(run.items('UltraCart')).toEqual([
			{ email: 'a@example.com', coupon_code: sandbox.codes()[0]?.code, expiration_dts: null },
		]);
	});
});

it('n8n loads the built node in no time', () => {
	// Twice what the benchmark is to reach: other tests run beside this one.
	expect(packageFigures(5).load.fastest).toBeLessThan(30);
});

it('the same files are named in the project itself, and are built', () => {
	const { n8n, main } = manifestOf(PROJECT_ROOT);
	for (const file of [...n8n.nodes, ...n8n.credentials, main])
		expect(existsSync(join(PROJECT_ROOT, file))).toBe(true);
});
