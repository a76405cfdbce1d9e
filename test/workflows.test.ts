/** What GitHub runs: every action by its commit, and nothing of others in a job that may do something. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { manifest, PROJECT_ROOT } from '../scripts/project';

const FOLDER = join(PROJECT_ROOT, '.github', 'workflows');

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

test.each(readdirSync(FOLDER))('%s names every action by its commit', (file) => {
	const actions = [...read(file).matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
	expect(actions.length).toBeGreaterThan(0);
	for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
});

describe('publish.yml', () => {
	const jobs = read('publish.yml').split(/^ {2}(?=\w+:$)/m);
	const job = (name: string) => jobs.find((text) => text.startsWith(`${name}:`)) ?? '';

	it('runs the project and what it needs without any right', () => {
		expect(jobs.filter((text) => /npm (ci|test|run)|npx|node /.test(text))).toEqual([job('pack')]);
		expect(job('pack')).toContain('permissions: {}');
		expect(read('publish.yml')).toMatch(/^permissions: \{\}$/m);
	});

	it('lets only the publishing job sign, in its protected environment, and only the last one write', () => {
		const rights = (name: string) => [...job(name).matchAll(/[\w-]+: write/g)].map(([right]) => right);
		expect([rights('pack'), rights('publish'), rights('release')]).toEqual([
			[],
			['id-token: write'],
			['contents: write'],
		]);
		expect(job('publish')).toContain('environment: npm');
	});

	it("makes the release's text from what CHANGELOG.md says of the version", () => {
		const [, command = ''] = /run: (awk .+) > /.exec(job('release')) ?? [];
		const env = { ...process.env, GITHUB_REF_NAME: `v${manifest.version}` };
		const text = execFileSync('sh', ['-c', command], { cwd: PROJECT_ROOT, env, encoding: 'utf8' });
		expect(text).toMatch(/^- \w/m);
		expect(text).not.toMatch(/^## /m);
		expect(readFileSync(join(PROJECT_ROOT, 'CHANGELOG.md'), 'utf8')).toContain(
			`## ${manifest.version}\n${text}`,
		);
	});
});
