/** What the benchmark and the process that it measures, the worker, send each other. */
import type { IDataObject } from 'n8n-workflow';

import type { JobName } from '../jobs';
import type { ApproachName } from '../approaches';

export interface Task {
	readonly approach: ApproachName;
	readonly job: JobName;
	readonly items: readonly IDataObject[];
	readonly baseUrl: string;
	readonly key: string;
	/** See `Setting`. */
	readonly interval: number;
	/** Waits are not sat out: the sandbox's clock is put forward by them instead. */
	readonly skipWaits: boolean;
}

/** What the work cost the process, on top of what starting it cost. */
export interface Cost {
	/** Milliseconds of CPU time, all threads. */
	readonly cpu: number;
	/** Bytes of memory at the peak, less those right before the work. */
	readonly memory: number;
}

export interface Result extends Cost {
	readonly delivered: readonly string[];
	/** What ended the work before it was done. */
	readonly failure?: string;
}

/** Executions that start one by one, each of which does the task. */
export interface ArrivalsTask extends Task {
	/** Milliseconds from the start to each. */
	readonly arrivals: readonly number[];
}

/** An execution that got its code, in milliseconds from the start. */
export interface Served {
	readonly arrival: number;
	readonly end: number;
	readonly code: string | undefined;
}

export type FromWorker<R = unknown> =
	| { readonly type: 'ready' }
	| { readonly type: 'wait'; readonly milliseconds: number }
	| { readonly type: 'done'; readonly result: R };

export type ToWorker = { readonly type: 'start' } | { readonly type: 'waited' };
