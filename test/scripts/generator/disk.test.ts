/** What lies on the disk against what is rendered, and the command that tells and mends it. */
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { differences, write } from '../../../scripts/generator/disk';
import { PROJECT_ROOT } from '../../../scripts/project';

const FOLDER = 'nodes/UltraCart/generated';
const PAGE = 'docs/operations.md';

// The command reads the whole compiler, several times, beside other tests.
jest.setTimeout(120_000);

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const newFolder = (): string => {
	const folder = mkdtempSync(join(tmpdir(), 'generate-'));
	folders.push(folder);
	return folder;
};

const put = (root: string, path: string, text: string) => {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
};

describe('a folder', () => {
	const files = new Map([
		[`${FOLDER}/same.ts`, 'same'],
		[`${FOLDER}/edited.ts`, 'rendered'],
		[`${FOLDER}/lost.ts`, 'rendered'],
		[PAGE, 'page'],
	]);
	const stale = (): string => {
		const root = newFolder();
		put(root, `${FOLDER}/same.ts`, 'same');
		put(root, `${FOLDER}/edited.ts`, 'rendered \n');
		put(root, `${FOLDER}/old.ts`, 'of a resource that is gone');
		put(root, `${FOLDER}/deep/older.ts`, 'of another');
		put(root, 'nodes/UltraCart/UltraCart.node.ts', 'by hand');
		put(root, 'docs/pictures.md', 'by hand');
		return root;
	};
	const want = [
		{ path: `${FOLDER}/edited.ts`, how: 'changed' },
		{ path: `${FOLDER}/lost.ts`, how: 'missing' },
		{ path: PAGE, how: 'missing' },
		{ path: `${FOLDER}/deep/older.ts`, how: 'orphaned' },
		{ path: `${FOLDER}/old.ts`, how: 'orphaned' },
	];

	test('differs by each file that is changed, missing or orphaned', () => {
		expect(differences(stale(), files)).toEqual(expect.arrayContaining(want));
		expect(differences(stale(), files)).toHaveLength(want.length);
	});

	test('differs by every file where there is nothing yet', () => {
		expect(differences(newFolder(), files)).toEqual(
			[...files.keys()].map((path) => ({ path, how: 'missing' })),
		);
	});

	test('is mended by writing, which tells what it did and touches nothing else', () => {
		const root = stale();
		const before = differences(root, files);
		expect(write(root, files)).toEqual(before);
		expect(differences(root, files)).toEqual([]);
		for (const [path, text] of files) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
		expect(readFileSync(join(root, 'nodes/UltraCart/UltraCart.node.ts'), 'utf8')).toBe('by hand');
		expect(readFileSync(join(root, 'docs/pictures.md'), 'utf8')).toBe('by hand');
		expect(write(root, files)).toEqual([]);
	});
});

describe('the command', () => {
	const run = (root: string, ...args: string[]) => {
		const command = ['--import', 'tsx', join(root, 'scripts', 'generate.ts'), ...args];
		const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
		return { status, stdout, stderr };
	};

	/** The command works on the project it lies in: a copy can be spoiled. */
	const copy = (): string => {
		const root = newFolder();
		const files = ['.prettierrc.json', 'README.md', 'package.json', 'tsconfig.json'];
		for (const path of ['scripts', 'nodes', 'docs', ...files])
			cpSync(join(PROJECT_ROOT, path), join(root, path), { recursive: true });
		symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(root, 'node_modules'));
		return root;
	};

	test('finds that what is committed is what the table renders', () => {
		expect(run(PROJECT_ROOT, '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
	});

	test('names each stale file and the command that mends it, and that command mends it', () => {
		const root = copy();
		put(root, `${FOLDER}/endpoints.ts`, '// edited by hand\n');
		rmSync(join(root, `${FOLDER}/models.ts`));
		put(root, `${FOLDER}/lampProperties.ts`, '// of a resource that is gone\n');
		const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
		put(root, 'README.md', readme.replace('Generate Codes', 'Make Codes').replace('## Install', '## Set Up'));
		const { status, stderr } = run(root, '--check');
		expect(status).toBe(1);
		expect(stderr.trimEnd().split('\n')).toEqual([
			`changed: ${FOLDER}/endpoints.ts`,
			`missing: ${FOLDER}/models.ts`,
			'changed: README.md',
			`orphaned: ${FOLDER}/lampProperties.ts`,
			'Generated files do not match the table. Run: npm run generate',
		]);

		const { stdout } = run(root);
		expect(stdout.trimEnd().split('\n')).toEqual([
			`wrote ${FOLDER}/endpoints.ts`,
			`wrote ${FOLDER}/models.ts`,
			'wrote README.md',
			`removed ${FOLDER}/lampProperties.ts`,
		]);
		// What people write in the README is left as it is.
		expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(readme.replace('## Install', '## Set Up'));
		for (const name of ['endpoints', 'models', 'operations']) {
			const path = `${FOLDER}/${name}.ts`;
			expect(readFileSync(join(root, path), 'utf8')).toBe(readFileSync(join(PROJECT_ROOT, path), 'utf8'));
		}
	});

	test('stops at a bad row with its name, and writes nothing', () => {
		const root = copy();
		const group = join(root, 'scripts', 'metadata', 'group.ts');
		writeFileSync(group, readFileSync(group, 'utf8').replace("body: 'Group',", "body: 'Grope',"));
		rmSync(join(root, `${FOLDER}/models.ts`));
		const { status, stderr } = run(root);
		expect(status).toBe(1);
		expect(stderr).toContain('insertGroup: there is no model Grope');
		expect(existsSync(join(root, `${FOLDER}/models.ts`))).toBe(false);
	});
});
