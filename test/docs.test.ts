/** What people read holds together: links, pictures, examples, and the messages that the README explains. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { PROJECT_ROOT } from '../scripts/project';

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');

const filesBelow = (folder: string, ending: string): string[] =>
	readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(ending))
		.map((file) => join(folder, file));

const inRoot = readdirSync(PROJECT_ROOT).filter((file) => file.endsWith('.md'));
const pages = [...inRoot, ...filesBelow('docs', '.md'), ...filesBelow('sandbox', '.md')];

/** Where a page points to: links and pictures, in Markdown and in HTML. */
const targetsIn = (page: string): string[] =>
	[...read(page).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
		([, link, html]) => link ?? html ?? '',
	);

/** As GitHub names the headings of a page. */
const anchorsIn = (page: string): string[] =>
	[...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);

/** What is wrong with a link that stays in the project. */
function broken(page: string, target: string): string[] {
	if (/^(https?|mailto):/.test(target)) return [];
	const [path = '', anchor] = target.split('#');
	const file = path === '' ? page : normalize(join(dirname(page), path));
	if (!existsSync(join(PROJECT_ROOT, file))) return [`${page}: there is no ${file}`];
	if (anchor === undefined || anchorsIn(file).includes(anchor)) return [];
	return [`${page}: ${file} has no heading #${anchor}`];
}

test.each(pages)('%s: every link and picture leads somewhere', (page) => {
	expect(targetsIn(page).flatMap((target) => broken(page, target))).toEqual([]);
});

test('the links are found that there are', () => {
	expect(targetsIn('README.md')).toEqual(
		expect.arrayContaining(['#install', 'LICENSE.md', 'docs/pictures/trigger.jpg']),
	);
	expect(broken('README.md', 'docs/nowhere.md')).toHaveLength(1);
	expect(broken('README.md', 'docs/operations.md#nowhere')).toHaveLength(1);
});

test('every picture is shown somewhere', () => {
	const shown = pages.flatMap((page) =>
		targetsIn(page).map((target) => normalize(join(dirname(page), target))),
	);
	expect(filesBelow('docs/pictures', '').filter((picture) => !shown.includes(picture))).toEqual([]);
});

test('the README has every example, with a picture', () => {
	const names = readdirSync(join(PROJECT_ROOT, 'examples')).map((file) => file.replace(/\.json$/, ''));
	const wanted = names.flatMap((name) => [`examples/${name}.json`, `docs/pictures/example-${name}.jpg`]);
	const targets = targetsIn('README.md');
	expect(names.length).toBeGreaterThan(0);
	expect(wanted.filter((target) => !targets.includes(target))).toEqual([]);
});

describe('the README', () => {
	const readme = read('README.md');

	it('begins with the picture and the two commands, goes on in its order, and ends before one tires', () => {
		const [first = ''] = readme.split('\n## ');
		expect(first).toContain('one-code-per-contact.webp');
		expect(first).toMatch(/npm ci && npm start.*\nnpm ci && npm test/);
		const headings = [...readme.matchAll(/^## (\w+)/gm)].map(([, heading]) => heading);
		expect(headings.join()).toBe(
			'Install,First,Operations,Workflows,Examples,Limits,Compatibility,Troubleshooting,Development',
		);
		expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(240);
	});

	it('shows a moving picture that is soon there', () => {
		expect(statSync(join(PROJECT_ROOT, 'docs/pictures/one-code-per-contact.webp')).size).toBeLessThan(
			1_500_000,
		);
	});

	it('counts the types of discount as the form has them', () => {
		const [, types] = /all (\d+) types of discount/.exec(readme) ?? [];
		expect(read('docs/operations.md')).toContain(`Discount Type (${types ?? 'none'} types,`);
	});

	it('names the engines that test:compat runs', () => {
		const [, versions = ''] = /^\| n8n's engine +\| ([\d., ]+) +\|/m.exec(readme) ?? [];
		const run = [...read('test/compat/main.ts').matchAll(/name: '([\d.]+)'/g)].map(([, name]) => name);
		expect(versions.trim().split(', ')).toEqual(run);
	});
});

test('the browser run has every step that plays a part of the demo video', () => {
	const played = [...read('docs/verification.md').matchAll(/^\| \d\..* \| `(?:agent: )?(.+)` +\|$/gm)];
	const run = filesBelow('test/e2e', '.ts').map(read).join();
	expect(played.length).toBeGreaterThan(5);
	expect(played.map(([, step = '']) => step).filter((step) => !run.includes(`'${step}'`))).toEqual([]);
});

describe('a message that the README explains is one that n8n shows', () => {
	const sources = [
		...filesBelow('nodes', '.ts'),
		...filesBelow('credentials', '.ts'),
		// What n8n itself says where it has not loaded the package.
		'node_modules/n8n-core/dist/errors/unrecognized-node-type.error.js',
	].map(read);
	const rows = [...read('README.md').matchAll(/^\| `([^`]+)` +\|/gm)].map(([, message = '']) => message);
	const messages = rows.filter((row) => /[A-Z… ]/.test(row) && !row.includes('/'));

	/** "…" stands for what differs: the parts around it stand in one file, in this order. */
	const pattern = (message: string): RegExp =>
		new RegExp(
			message
				.split('…')
				.map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
				.join('[^]{0,200}?'),
		);

	test('there are some', () => {
		expect(messages.length).toBeGreaterThan(10);
		expect(sources.some((source) => pattern('UltraCart is on holiday').test(source))).toBe(false);
	});

	test.each(messages)('%s', (message) => {
		expect(sources.some((source) => pattern(message).test(source))).toBe(true);
	});
});
