/** How long a single call waits while a run with many items goes on in the same process. */
import { startSandbox } from '../sandbox/sandbox';
import { inWorker } from './runJob';
import { percentile } from './statistics';
import type { ResultTable } from './tables';

const ITEMS = 10_000;

/** Milliseconds that a call takes. */
const LATENCY = 500;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

export async function measureBeside(): Promise<ResultTable> {
	const sandbox = await startSandbox({ latency: LATENCY });
	const items = Array.from({ length: ITEMS }, (_, n) => ({
		merchant_code: `NEW${n}`,
		description: `New coupon ${n}`,
	}));
	const { baseUrl, key, log } = sandbox;
	const { result } = await inWorker<number[]>('beside.ts', sandbox, {
		approach: 'ultraCart',
		job: 'create',
		items,
		baseUrl,
		key,
		interval: 0,
		skipWaits: false,
	});
	const times = result.sort((a, b) => a - b);
	await sandbox.close();
	return {
		title: `Single calls of ${LATENCY} ms while a run creates ${ITEMS.toLocaleString('en-US')} coupons`,
		head: ['Calls of the run', 'Single calls', 'Half within', 'Longest'],
		rows: [
			[
				String(log.of('insertCoupons').length),
				String(times.length),
				seconds(percentile(times, 0.5)),
				seconds(times.at(-1) ?? NaN),
			],
		],
	};
}
