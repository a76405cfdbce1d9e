/** The figures behind docs/benchmark.md, kept on this machine: one part can be measured anew, and the others stay. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { PROJECT_ROOT } from '../scripts/project';
import { PART_NAMES, type Measurements, type Part } from './measurements';
import { systemInfo, type SystemInfo } from './systemInfo';

const FIGURES = join(PROJECT_ROOT, '.cache', 'benchmark.json');

interface Figures {
	readonly system: SystemInfo;
	readonly measurements: Partial<Measurements>;
}

/** What was measured before, on this machine and with these versions: figures of others are not put beside it. */
export function knownMeasurements(): Partial<Measurements> {
	if (!existsSync(FIGURES)) return {};
	const { system, measurements } = JSON.parse(readFileSync(FIGURES, 'utf8')) as Figures;
	return JSON.stringify(system) === JSON.stringify(systemInfo()) ? measurements : {};
}

export async function keepMeasurements(measurements: Partial<Measurements>): Promise<void> {
	await mkdir(dirname(FIGURES), { recursive: true });
	await writeFile(FIGURES, JSON.stringify({ system: systemInfo(), measurements } satisfies Figures));
}

export const missingParts = (measurements: Partial<Measurements>): Part[] =>
	PART_NAMES.filter((part) => !(part in measurements));

export const isComplete = (measurements: Partial<Measurements>): measurements is Measurements =>
	missingParts(measurements).length === 0;
