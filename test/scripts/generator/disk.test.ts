/** What lies on the disk against what is rendered, and the command that reports and corrects the difference. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as util from 'node:util';

import { differences, write } from '../../../scripts/generator/disk';
import { GENERATED, type Files } from '../../../scripts/generator/render';

const FOLDER = 'nodes/UltraCart/generated';
const PAGE = 'docs/operations.md';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const newFolder = (files: Record<string, string>): string => {
	const root = mkdtempSync(join(tmpdir(), 'generate-'));
	folders.push(root);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	return root;
};

const files: Files = new Map([
	[`${FOLDER}/same.ts`, 'same'],
	[`${FOLDER}/edited.ts`, 'rendered'],
	[`${FOLDER}/lost.ts`, 'rendered'],
	[PAGE, 'page'],
]);

const byHand = { 'nodes/UltraCart/UltraCart.node.ts': 'by hand', 'docs/pictures.md': 'by hand' };
const stale = (): string =>
	newFolder({
		...byHand,
		'README.md': 'readme',
		'package.json': '{ "description": "of old" }',
		[`${FOLDER}/same.ts`]: 'same',
		[`${FOLDER}/edited.ts`]: 'rendered \n',
		[`${FOLDER}/old.ts`]: 'of a resource that is gone',
		[`${FOLDER}/deep/older.ts`]: 'of another',
	});

describe('a folder', () => {
	const want = [
		{ path: `${FOLDER}/edited.ts`, how: 'changed' },
		{ path: `${FOLDER}/lost.ts`, how: 'missing' },
		{ path: PAGE, how: 'missing' },
		{ path: `${FOLDER}/deep/older.ts`, how: 'orphaned' },
		{ path: `${FOLDER}/old.ts`, how: 'orphaned' },
	];

	test('differs by each file that is changed, missing or orphaned', () => {
		expect(differences(stale(), files)).toEqual(want);
	});

	test('differs by every file where there is nothing yet', () => {
		const missing = [...files.keys()].map((path) => ({ path, how: 'missing' }));
		expect(differences(newFolder({}), files)).toEqual(missing);
	});

	test('is corrected by writing, which returns what it did and touches nothing else', () => {
		const root = stale();
		expect(write(root, files)).toEqual(want);
		for (const [path, text] of [...files, ...Object.entries(byHand)])
			expect(readFileSync(join(root, path), 'utf8')).toBe(text);
		expect(existsSync(join(root, `${FOLDER}/old.ts`))).toBe(false);
		expect(write(root, files)).toEqual([]);
	});
});

describe('the command', () => {
	/** Runs it in a folder, with what would be rendered given. */
	async function run(root: string, args: string[], render = () => Promise.resolve(files)) {
		const renderReadme = (readme: string) => Promise.resolve(`${readme}, rendered`);
		const out = jest.spyOn(console, 'log').mockImplementation();
		const errors = jest.spyOn(console, 'error').mockImplementation();
		// Outside of the tests' own process object there is the real one, by which arguments are parsed.
		const parseArgs = (config: util.ParseArgsConfig) => util.parseArgs({ ...config, args });
		jest.doMock('node:util', () => ({ ...util, parseArgs }));
		jest.doMock('../../../scripts/project', () => ({ PROJECT_ROOT: root }));
		jest.doMock('../../../scripts/generator/render', () => ({ GENERATED, render, renderReadme }));
		const sizesOf = () => [{ name: 'all', size: 1, limit: 2 }];
		jest.doMock('../../../scripts/generator/budget', () => ({ sizesOf, overBudget: () => [] }));
		let status: Promise<number> | undefined;
		const runCommand = (main: () => Promise<number>) => (status = main());
		jest.doMock('../../../scripts/command', () => ({ runCommand }));
		jest.isolateModules(() => void jest.requireActual('../../../scripts/generate'));
		const linesOf = ({ mock }: typeof out) => mock.calls.map(([line]) => String(line));
		return { status: await status, out: linesOf(out), errors: linesOf(errors) };
	}

	test('names each stale file and the command that corrects it', async () => {
		expect(await run(stale(), ['--check'])).toEqual({
			status: 1,
			out: [],
			errors: [
				`changed: ${FOLDER}/edited.ts`,
				`missing: ${FOLDER}/lost.ts`,
				`missing: ${PAGE}`,
				'changed: README.md',
				'changed: package.json',
				`orphaned: ${FOLDER}/deep/older.ts`,
				`orphaned: ${FOLDER}/old.ts`,
				'Generated files do not match the table. Run: npm run generate',
			],
		});
	});

	test('that command corrects them, and then there is nothing to report', async () => {
		const root = stale();
		expect(await run(root, [])).toEqual({
			status: 0,
			out: [
				`wrote ${FOLDER}/edited.ts`,
				`wrote ${FOLDER}/lost.ts`,
				`wrote ${PAGE}`,
				'wrote README.md',
				'wrote package.json',
				`removed ${FOLDER}/deep/older.ts`,
				`removed ${FOLDER}/old.ts`,
				'all: 1 KB of 2',
			],
			errors: [],
		});
		expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('readme, rendered');
		expect(differences(root, files)).toEqual([]);
		writeFileSync(join(root, 'README.md'), 'readme');
		expect(await run(root, ['--check'])).toMatchObject({ errors: ['changed: README.md', expect.anything()] });
	});

	test('stops at a bad row, and writes nothing', async () => {
		const root = stale();
		const bad = () => Promise.reject(new Error('insertGroup: there is no model Grope'));
		await expect(run(root, [], bad)).rejects.toThrow('insertGroup: there is no model Grope');
		expect(existsSync(join(root, `${FOLDER}/lost.ts`))).toBe(false);
	});
});
