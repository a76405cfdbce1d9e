/**
 * `npm run test:mutation`: whether a test fails where the code is wrong. Stryker changes an area's code in one place at a time,
 * in the package that is built and in the sources that unit tests import, and runs the tests that hold the area.
 *
 * `--only gate,retry` takes these areas alone. Each takes minutes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import Table from 'cli-table3';
import spawn from 'nano-spawn';

import { runWithCleanup, type Cleanup } from '../../harness/shared/cleanup';
import { installed } from '../../harness/shared/installCache';
import { PROJECT_ROOT } from '../../scripts/project';
import { AREAS, type Area } from './areas';

const VERSION = '9.6.1';

/** In percent: four of five changes have to be noticed. */
const LEAST_SCORE = 80;

/** Where the project is copied to: in itself, so that the copy finds its packages. Git and the linters ignore it. */
const COPY = 'coverage/mutation';

const {
	values: { only },
} = parseArgs({ options: { only: { type: 'string' } } });

interface Mutant {
	readonly status: string;
}

interface Report {
	readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

const NOTICED = ['Killed', 'Timeout'];
/** Others, such as a change that does not compile, say nothing about the tests. */
const UNNOTICED = ['Survived', 'NoCoverage'];

/** @throws for an area that there is not */
function chosenAreas(): [string, Area][] {
	const names = only?.split(',') ?? Object.keys(AREAS);
	return names.map((name) => {
		const area = AREAS[name];
		if (!area) throw new Error(`There is no area "${name}". There are: ${Object.keys(AREAS).join(', ')}`);
		return [name, area];
	});
}

const installStryker = (cleanup: Cleanup): Promise<string> =>
	installed(cleanup, {
		name: `stryker-${VERSION}`,
		packages: [`@stryker-mutator/core@${VERSION}`, `@stryker-mutator/jest-runner@${VERSION}`],
		about: `Stryker ${VERSION}`,
	});

/** @throws where Stryker did not get to the end */
async function runStryker(cleanup: Cleanup, stryker: string, { mutate, tests }: Area): Promise<Report> {
	const folder = await cleanup.temporaryFolder('mutation');
	const packages = join(stryker, 'node_modules', '@stryker-mutator');
	const report = join(folder, 'report.json');
	const configuration = {
		mutate,
		plugins: [join(packages, 'jest-runner', 'dist', 'src', 'index.js')],
		testRunner: 'jest',
		jest: { enableFindRelatedTests: false, config: { testMatch: tests.map((file) => `<rootDir>/${file}`) } },
		coverageAnalysis: 'perTest',
		buildCommand: 'npm run build',
		// None: it names nothing outside the project, so it need not be rewritten for the copy.
		tsconfigFile: 'none',
		ignorePatterns: ['.cache', 'docs/pictures'],
		tempDirName: COPY,
		reporters: ['clear-text', 'json'],
		clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
		jsonReporter: { fileName: report },
	};
	const file = join(folder, 'stryker.json');
	await writeFile(file, JSON.stringify(configuration));
	const program = join(packages, 'core', 'bin', 'stryker.js');
	await spawn(process.execPath, [program, 'run', file], { cwd: PROJECT_ROOT, stdio: 'inherit' });
	return JSON.parse(await readFile(report, 'utf8')) as Report;
}

interface Score {
	readonly area: string;
	readonly noticed: number;
	readonly changes: number;
	readonly percent: number;
}

function scoreOf(area: string, { files }: Report): Score {
	const mutants = Object.values(files).flatMap((file) => file.mutants);
	const count = (statuses: readonly string[]) =>
		mutants.filter(({ status }) => statuses.includes(status)).length;
	const noticed = count(NOTICED);
	const changes = noticed + count(UNNOTICED);
	return { area, noticed, changes, percent: (100 * noticed) / changes };
}

function tableOf(scores: readonly Score[]): string {
	const table = new Table({ head: ['area', 'changes', 'noticed', '%'], style: { head: [], border: [] } });
	for (const { area, noticed, changes, percent } of scores)
		table.push([area, changes, noticed, percent.toFixed(1)]);
	return table.toString();
}

void runWithCleanup(async (cleanup) => {
	const areas = chosenAreas();
	const stryker = await installStryker(cleanup);
	const scores: Score[] = [];
	for (const [name, area] of areas) {
		console.log(`\n${name}`);
		scores.push(scoreOf(name, await runStryker(cleanup, stryker, area)));
	}
	console.log(tableOf(scores));
	const low = scores.filter(({ percent }) => !(percent >= LEAST_SCORE)).map(({ area }) => area);
	if (low.length > 0) console.error(`Below ${LEAST_SCORE} %: ${low.join(', ')}`);
	return low.length === 0 ? 0 : 1;
});
