import { createHash } from 'node:crypto';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ApiError, type ApiErrorDetails } from '../../shared/errors';
import type { Item, ItemResult } from '../item';
import type { OperationBase } from '../operation';

const SLOT = 'made';

/** What an earlier try has left of an item. */
interface Checkpoint {
	/** What now exists in UltraCart. */
	readonly made?: unknown;
	/** It, as it is handed out. */
	readonly records: readonly IDataObject[];
	/** A call that may have made something: only the user can find out, so it is not made again. */
	readonly uncertain?: ApiErrorDetails;
}

/** What is kept in the node's context. */
interface Slot {
	/** The run of the node inside the execution, as a loop starts several: each begins afresh. */
	readonly run: number;
	readonly execution: string;
	readonly checkpoints: Readonly<Record<string, Checkpoint>>;
}

/** The same input item at the same place: what an expression makes of it may differ from try to try ({{ $now }}). */
const fingerprintOf = ({ index, json }: Item, operation: string): string =>
	`${operation} ${index} ${createHash('sha256').update(JSON.stringify(json)).digest('base64')}`;

/** A POST that may or may not have been done. */
const uncertaintyOf = ({ error }: ItemResult): Checkpoint['uncertain'] =>
	error instanceof ApiError && error.writeState === 'unknown' && error.endpoint.method === 'POST'
		? error.details
		: undefined;

function checkpointOf(result: ItemResult): Checkpoint | undefined {
	const { made, records } = result;
	const uncertain = uncertaintyOf(result);
	if (made === undefined && uncertain === undefined) return undefined;
	return { records, ...(made !== undefined && { made }), ...(uncertain && { uncertain }) };
}

/** An item, or its result where nothing can be done for it any more. */
export type Recalled = { readonly item: Item } | { readonly result: ItemResult };

/**
 * What a try of a run has made. n8n's Retry On Fail runs the whole node again inside one execution: the next try delivers what
 * is kept here instead of making it a second time.
 *
 * Kept in the node's context, which lives as long as the execution, and longer where the user retries a failed one.
 */
export class RetryCheckpoint {
	private readonly context: { [SLOT]?: Slot };
	private readonly run: number;
	private readonly execution: string;
	private readonly operation: string;

	constructor(execute: IExecuteFunctions, { noun, kind }: OperationBase) {
		this.context = execute.getContext('node');
		this.run = execute.getWorkflowDataProxy(0).$runIndex as number;
		this.execution = execute.getExecutionId();
		// So that what one node does for several operations does not mix.
		this.operation = `${noun} ${kind}`;
	}

	private get slot(): Slot | undefined {
		const slot = this.context[SLOT];
		return slot?.run === this.run ? slot : undefined;
	}

	/** The item, with what an earlier try has made for it. */
	recall(item: Item): Recalled {
		const { slot } = this;
		const checkpoint = slot?.checkpoints[fingerprintOf(item, this.operation)];
		if (!slot || !checkpoint) return { item };
		const { made, records, uncertain } = checkpoint;
		const known = { ...item, ...(made !== undefined && { made, madeRecords: records }) };
		// Whoever retries a failed execution by hand has been told to look first.
		if (!uncertain || slot.execution !== this.execution) return { item: known };
		const error = new ApiError(uncertain);
		return { result: { item: known, records, error, ...(made !== undefined && { made }) } };
	}

	/** Keeps what a try has made that n8n may repeat. */
	save(results: readonly ItemResult[]): void {
		const checkpoints: Record<string, Checkpoint> = { ...this.slot?.checkpoints };
		for (const result of results) {
			const checkpoint = checkpointOf(result);
			if (checkpoint) checkpoints[fingerprintOf(result.item, this.operation)] = checkpoint;
		}
		this.context[SLOT] = { run: this.run, execution: this.execution, checkpoints };
	}

	/** Everything has reached the user. */
	clear(): void {
		delete this.context[SLOT];
	}
}
