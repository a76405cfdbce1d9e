/** Whether work grows in proportion: the CPU time that an operation takes for many items, next to that for a quarter of them. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

import { median } from './statistics';

/** The most items that each operation is measured with. */
const MOST = { generateCodes: 200_000, uploadCodes: 100_000, delete: 80_000 } as const;

export interface ProportionTask {
	readonly job: keyof typeof MOST;
	readonly size: number;
}

export interface Proportion extends ProportionTask {
	/** Milliseconds of CPU time: for a quarter of the items, and for all of them. */
	readonly quarter: number;
	readonly all: number;
	/** How many times as much, the median of the rounds. */
	readonly growth: number;
}

/** 4 times the items may take 4 times the CPU time; the rest is for the noise of two measurements. */
export const MAX_CPU_GROWTH = 5;

export const TITLES: Readonly<Record<ProportionTask['job'], string>> = {
	generateCodes: 'Make a one-time code for each item',
	uploadCodes: 'Upload a code for each item',
	delete: 'Delete the coupon of each item',
};

async function cpuFor(task: ProportionTask): Promise<number> {
	const execArgv = [...process.execArgv, '--expose-gc'];
	const child = fork(join(__dirname, 'worker', 'proportion.ts'), { execArgv });
	return await new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => {
			reject(new Error(`${task.job} with ${task.size} items ended with ${String(code)}`));
		});
		child.send(task);
	});
}

export async function measureProportions(rounds: number): Promise<Proportion[]> {
	const proportions: Proportion[] = [];
	for (const [name, size] of Object.entries(MOST)) {
		const job = name as ProportionTask['job'];
		const pairs: { quarter: number; all: number }[] = [];
		for (let round = 1; round <= rounds; round++) {
			pairs.push({ quarter: await cpuFor({ job, size: size / 4 }), all: await cpuFor({ job, size }) });
		}
		const middle = (figure: (pair: { quarter: number; all: number }) => number) => median(pairs.map(figure));
		const quarter = middle((pair) => pair.quarter);
		const all = middle((pair) => pair.all);
		const growth = middle((pair) => pair.all / pair.quarter);
		proportions.push({ job, size, quarter, all, growth });
		console.log(
			`${TITLES[job]}, ${size} items: ${Math.round(all)} ms CPU, ${growth.toFixed(2)} times that of a quarter`,
		);
	}
	return proportions;
}
