/** The figures behind docs/benchmark.md, kept beside it: one part can be measured anew, and the others stay. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeFormatted } from '../harness/shared/writeFormatted';
import { PROJECT_ROOT } from '../scripts/project';
import { PART_NAMES, type Measurements, type Part } from './measurements';
import { systemInfo, type SystemInfo } from './systemInfo';

export const FIGURES = join(PROJECT_ROOT, 'docs', 'benchmark.json');

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
	await writeFormatted(FIGURES, JSON.stringify({ system: systemInfo(), measurements } satisfies Figures));
}

export const missingParts = (measurements: Partial<Measurements>): Part[] =>
	PART_NAMES.filter((part) => !(part in measurements));

export const isComplete = (measurements: Partial<Measurements>): measurements is Measurements =>
	missingParts(measurements).length === 0;
